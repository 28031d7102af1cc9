"""Several libraries in one store see nothing of each other."""

from summarizer.storage.base import Index
from tests.unit.storage.building import ALWAYS, ORGANIZATION, PERSON, called, put, state, story

_OURS = story("Ilse Brandt left Nordbahn.", {"Ilse Brandt": PERSON, "Nordbahn": ORGANIZATION})
_THEIRS = [
    story(
        f"Brandt joined Nordbahn. Copper {n} fell.",
        {"Brandt": ORGANIZATION, "Nordbahn": PERSON},
        aliases={"Nordbahn": ("North Rail",)},
    )
    for n in range(5)
]


def test_what_is_added_to_one_library_changes_nothing_in_another(index: Index) -> None:
    put(index, _OURS, library="ours")
    before = state(index, "ours")
    put(index, *_THEIRS, _OURS, library="theirs")
    assert state(index, "ours") == before
    assert index.search("ours", ["copper"], ALWAYS, 9, every=True) == []
    assert index.words_near("ours", "coper", 9) == []
    assert index.actors_called("ours", "North Rail") == []
    assert index.actors_near("ours", "North Rale", 9) == []
    assert index.known("ours", [_THEIRS[0][0].id]) == set()


def test_keys_and_ids_of_one_library_open_nothing_in_another(index: Index) -> None:
    put(index, *_THEIRS, library="theirs")
    put(index, _OURS, library="ours")
    keys = index.latest("theirs", ALWAYS, 9)
    assert index.documents("ours", keys) == {}
    assert index.sentences("ours", keys, at_most=9) == []
    assert index.sentences_at("ours", [(key, 0) for key in keys]) == []
    assert index.texts("ours", keys) == {}
    assert index.mentions("ours", keys) == []
    assert index.mentions_at("ours", [(key, 0) for key in keys]) == []
    assert index.quotations_in("ours", keys) == []
    assert index.dates("ours", keys) == []
    assert index.dates_at("ours", [(key, 0) for key in keys]) == []
    assert index.remove("ours", [document.id for document, _ in _THEIRS]) == 0
    assert index.size("theirs") == 5


def test_removing_and_deciding_in_one_library_leaves_another_alone(index: Index) -> None:
    for library in ("ours", "theirs"):
        put(index, _OURS, *_THEIRS, library=library)
    before = state(index, "theirs")
    brandt = called(index, "Ilse Brandt", "ours").ref.id
    index.merge_actors("ours", brandt, called(index, "Nordbahn", "ours").ref.id)
    index.remove("ours", [_THEIRS[0][0].id])
    assert state(index, "theirs") == before


def test_a_library_that_nobody_wrote_to_is_empty(index: Index) -> None:
    put(index, _OURS, library="ours")
    assert index.size("nothing") == 0
    assert index.latest("nothing", ALWAYS, 9) == []
    assert index.search("nothing", ["Brandt"], ALWAYS, 9, every=True) == []
    assert index.top_actors("nothing", ALWAYS, 9) == []
    assert index.remove("nothing", ["x"]) == 0
    index.settle("nothing")


def test_libraries_may_be_called_anything(index: Index) -> None:
    names = ["main", "Main", "team-1", "équipe", "x'; DROP TABLE documents; --", ""]
    for name in names:
        put(index, _OURS, library=name)
    assert [index.size(name) for name in names] == [1] * len(names)
