"""Actors of several documents, through the port."""

from datetime import UTC, datetime, timedelta

import pytest

from summarizer.errors import StoreError, UnknownActor
from summarizer.models import (
    DateExpression,
    Deed,
    Form,
    Kind,
    Part,
    Quotation,
    QuotationKind,
    Relation,
)
from summarizer.storage.base import Index, Window
from tests.unit.storage.building import (
    ALWAYS,
    GROUP,
    ORGANIZATION,
    PERSON,
    PLACE,
    Story,
    called,
    put,
    state,
    story,
)

_DAY = datetime(2024, 5, 1, tzinfo=UTC)


def _says(name: str, kind: Kind = PERSON, *aliases: str, more: str = "") -> Story:
    """Make a story that speaks of one actor."""
    text = f"{name} spoke{more}." + "".join(f" {alias} left." for alias in aliases)
    return story(text, {name: kind}, aliases={name: aliases})


def _names(index: Index) -> set[str]:
    return {row.ref.name for row in index.top_actors("main", ALWAYS, 99)}


# ── people ─────────────────────────────────────────────────────────────────────────────────


def test_a_bare_surname_is_the_one_person_of_that_surname(index: Index) -> None:
    put(index, _says("Ilse Brandt"), _says("Brandt"), _says("Mrs Brandt"))
    row = called(index, "brandt")
    assert (row.ref.name, row.documents) == ("Ilse Brandt", 3)
    assert set(row.aliases) == {"Brandt", "Mrs Brandt"}


def test_a_number_is_nobodys_surname(index: Index) -> None:
    put(index, _says("Agent 7"))
    assert not index.actors_called("main", "747")
    assert not index.actors_called("main", "A380")
    assert called(index, "agent 7").ref.name == "Agent 7"


def test_two_people_with_one_surname_are_kept_apart(index: Index) -> None:
    put(index, _says("Ilse Brandt"), _says("Omar Brandt"), _says("Brandt"))
    assert _names(index) == {"Ilse Brandt", "Omar Brandt", "Brandt"}
    assert {row.ref.name for row in index.actors_called("main", "Brandt")} == _names(index)


def test_who_is_meant_is_decided_by_the_company_they_keep(index: Index) -> None:
    rail = {"Nordbahn": ORGANIZATION, "Lund": PLACE, "Tove Rask": PERSON}
    court = {"High Court": ORGANIZATION, "Vik": PLACE, "Per Holm": PERSON}
    put(
        index,
        *(
            story(
                f"Day {n}: Ilse Brandt, Nordbahn, Lund, Tove Rask.", {"Ilse Brandt": PERSON, **rail}
            )
            for n in range(4)
        ),
        *(
            story(
                f"Day {n}: Omar Brandt, High Court, Vik, Per Holm.",
                {"Omar Brandt": PERSON, **court},
            )
            for n in range(4)
        ),
        story("Brandt in Lund with Nordbahn and Tove Rask.", {"Brandt": PERSON, **rail}),
        story("Brandt in Vik at High Court with Per Holm.", {"Brandt": PERSON, **court}),
        story("Brandt went home.", {"Brandt": PERSON}),
    )
    assert called(index, "Ilse Brandt").documents == 5
    assert called(index, "Omar Brandt").documents == 5
    assert {row.documents for row in index.actors_called("main", "Brandt")} == {5, 1}
    # With the other Brandt gone there is nobody else to be meant.
    omar = called(index, "Omar Brandt").ref.id
    keys = [key for key, _ in index.actor_documents("main", omar, ALWAYS, 9)]
    texts = {index.documents("main", [key])[key].id for key in keys}
    index.remove("main", {i for i in texts if "Omar" in index.text("main", i)})
    assert called(index, "Brandt").ref.name == "Ilse Brandt"
    assert called(index, "Brandt").documents == 7


@pytest.mark.parametrize(
    ("fuller", "other"),
    [
        ("Yevgeny Morozov", "Evgeny Morozov"),
        ("Sergei Shoygin", "Sergey Shoigin"),
        ("Dmitriy Belsky", "Dmitry Belski"),
        ("Jürgen Müller", "Juergen Mueller"),
        ("José Peña", "Jose Pena"),
        ("Ilse K. Brandt", "Ilse Brandt"),
        ("Ilse Brandt", "I. Brandt"),
        ("Robert Crane", "Bob Crane"),
        ("Omar Crane Jr.", "Omar Crane"),
        ("Bashar al-Hamdi", "Bashar Hamdi"),
        ("Anna van der Meer", "van der Meer"),
    ],
)
def test_spellings_of_one_person_are_joined(index: Index, fuller: str, other: str) -> None:
    put(index, _says(fuller), _says(fuller, more=" again"), _says(other))
    assert called(index, other).ref == called(index, fuller).ref
    assert called(index, fuller).ref.name == fuller


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smyth", "John Smith"),
        ("Omar Crane Jr.", "Omar Crane Sr."),
        ("George W. Stone", "George H. Stone"),
        ("Ilse Brandt", "Else Brandt"),
        ("Ilse Brandt", "Omar Brandt"),
    ],
)
def test_different_people_are_not_joined(index: Index, one: str, other: str) -> None:
    put(index, _says(one), _says(other))
    assert called(index, one).ref != called(index, other).ref


def test_a_short_form_that_fits_two_people_is_nobody_elses(index: Index) -> None:
    put(index, _says("Robert Crane"), _says("Roberta Crane"), _says("R. Crane"))
    assert len(_names(index)) == 3


def test_names_that_one_document_keeps_apart_are_two_people(index: Index) -> None:
    both = story("Bob Crane met Robert Crane.", {"Bob Crane": PERSON, "Robert Crane": PERSON})
    put(index, _says("Bob Crane"), _says("Robert Crane"))
    assert len(_names(index)) == 1
    put(index, both)
    assert _names(index) == {"Bob Crane", "Robert Crane"}


# ── organizations, groups, places ──────────────────────────────────────────────────────────


def test_legal_suffixes_and_articles_do_not_count(index: Index) -> None:
    for name in ("Nordbahn", "The Nordbahn", "Nordbahn Ltd.", "Nordbahn Co. Ltd", "NORDBAHN AG"):
        put(index, _says(name, ORGANIZATION))
    assert _names(index) == {"Nordbahn"}
    assert called(index, "the nordbahn").documents == 5


def test_spellings_of_one_body_are_joined_and_two_bodies_are_not(index: Index) -> None:
    for name in ("Ministry of Defence", "Defense Ministry", "Vik University", "University of Vik"):
        put(index, _says(name, ORGANIZATION))
    assert called(index, "Defense Ministry").ref == called(index, "Ministry of Defence").ref
    assert len(_names(index)) == 3


def test_an_acronym_is_the_long_form_that_a_document_gives_it_to(index: Index) -> None:
    put(index, _says("NRA", ORGANIZATION), _says("Northern Rail Agency", ORGANIZATION))
    assert len(_names(index)) == 2
    put(index, _says("Northern Rail Agency", ORGANIZATION, "NRA"))
    row = called(index, "nra")
    assert (row.ref.name, row.documents) == ("Northern Rail Agency", 3)
    put(index, _says("National Ruling Alliance", ORGANIZATION, "NRA"))
    assert "NRA" in _names(index)
    assert {row.documents for row in index.actors_called("main", "NRA")} == {1, 2}


def test_an_alias_that_cannot_be_a_short_form_stays_in_its_document(index: Index) -> None:
    put(index, _says("Bank of Vik", ORGANIZATION, "Nordbahn"), _says("Nordbahn", ORGANIZATION))
    assert {row.documents for row in index.actors_called("main", "Nordbahn")} == {1}
    assert len(_names(index)) == 2


def test_the_kind_of_most_documents_is_the_kind(index: Index) -> None:
    put(index, _says("Vargas", PERSON), _says("Vargas", ORGANIZATION, more=" twice"))
    put(index, _says("Vargas", ORGANIZATION, more=" again"))
    row = called(index, "Vargas")
    assert (row.ref.kind, row.documents) == (ORGANIZATION, 3)


def test_a_stray_kind_gives_way_to_a_person_named_in_full(index: Index) -> None:
    put(index, *(_says("Ilse Brandt", PERSON, "Brandt", more=f" {n}") for n in range(4)))
    put(index, _says("Brandt", ORGANIZATION))
    assert _names(index) == {"Ilse Brandt"}
    put(index, *(_says("Brandt", PLACE, more=f" {n}") for n in range(2)))
    assert _names(index) == {"Ilse Brandt", "Brandt"}


def test_groups_and_places_are_joined_by_their_folded_names(index: Index) -> None:
    put(
        index,
        _says("Rostow-on-Dann", PLACE),
        _says("Rostow on Dann", PLACE),
        _says("the Nordlanders", GROUP),
        _says("Nordlanders", GROUP),
    )
    assert len(_names(index)) == 2


def test_a_description_is_one_actor_where_it_holds_a_name(index: Index) -> None:
    for name, text in (
        ("Vik's mayor", "Vik's mayor spoke."),
        ("Vik's mayor", "Then Vik's mayor slept."),
        ("Nordland officials", "Then Nordland officials left."),
        ("Nordland officials", "Again Nordland officials left."),
        ("Police spokesman", "Police spokesman speaks."),
        ("Police spokesman", "Police spokesman sleeps."),
    ):
        put(index, story(text, {name: PERSON}, unnamed=[name]))
    assert called(index, "Vik's mayor").documents == 2
    assert called(index, "Nordland officials").documents == 2
    assert [row.documents for row in index.actors_called("main", "police spokesman")] == [1, 1]


# ── decisions ──────────────────────────────────────────────────────────────────────────────


def test_a_merge_survives_later_additions(index: Index) -> None:
    put(index, _says("Ilse Brandt"), _says("The Fox", PERSON))
    fox, brandt = called(index, "fox").ref.id, called(index, "Ilse Brandt").ref.id
    assert index.merge_actors("main", brandt, fox).name == "Ilse Brandt"
    put(index, _says("The Fox", PERSON, more=" again"), _says("Ilse Brandt", more=" again"))
    row = called(index, "fox")
    assert (row.ref.name, row.documents, row.aliases) == ("Ilse Brandt", 4, ("The Fox",))
    assert index.actor("main", fox).ref == row.ref


def test_a_split_undoes_a_merge_for_good(index: Index) -> None:
    put(index, _says("Ilse Brandt"), _says("The Fox"), _says("Omar Said"))
    before = state(index)
    ids = [called(index, name).ref.id for name in ("Ilse Brandt", "fox", "Omar Said")]
    index.merge_actors("main", ids[0], ids[1])
    index.merge_actors("main", ids[2], ids[0])
    assert len(_names(index)) == 1
    assert index.split_actor("main", ids[0], ["The Fox"]).name == "The Fox"
    assert called(index, "Ilse Brandt").ref.name == "Omar Said"
    index.split_actor("main", ids[0], ["Ilse Brandt"])
    assert state(index) == before
    put(index, _says("The Fox", more=" again"), _says("Ilse Brandt", more=" again"))
    assert called(index, "fox").documents == 2


def test_a_split_parts_what_was_joined_by_itself(index: Index) -> None:
    put(index, _says("Ilse Brandt"), _says("Brandt"), _says("I. Brandt"))
    actor = called(index, "Ilse Brandt").ref.id
    parted = index.split_actor("main", actor, ["Brandt", "I. Brandt"])
    assert index.actor("main", parted.id).documents == 2
    put(index, _says("Brandt", more=" again"), _says("Ilse Brandt", more=" again"))
    assert index.actor("main", parted.id).documents == 3
    assert called(index, "Ilse Brandt").documents == 2


def test_a_decision_outlives_the_documents_it_was_made_on(index: Index) -> None:
    fox = _says("The Fox")
    put(index, _says("Ilse Brandt"), fox)
    index.merge_actors("main", called(index, "Ilse Brandt").ref.id, called(index, "fox").ref.id)
    index.remove("main", [fox[0].id])
    put(index, fox)
    assert called(index, "fox").ref.name == "Ilse Brandt"


def test_who_is_not_there_cannot_be_merged_or_split(index: Index) -> None:
    put(index, _says("Ilse Brandt"))
    actor = called(index, "Ilse Brandt").ref.id
    for unknown in ("0" * 16, "nonsense", "", "é" * 16):
        with pytest.raises(UnknownActor):
            index.merge_actors("main", actor, unknown)
        with pytest.raises(UnknownActor):
            index.actor("main", unknown)
    for names in ([], ["Ilse Brandt"], ["Somebody"]):
        with pytest.raises(StoreError, match="Name some"):
            index.split_actor("main", actor, names)


def test_namesakes_that_are_merged_share_their_surname(index: Index) -> None:
    put(index, _says("Ilse Brandt"), _says("Omar Brandt"), _says("Brandt"))
    ids = [called(index, f"{given} Brandt").ref.id for given in ("Ilse", "Omar")]
    index.merge_actors("main", ids[0], ids[1])
    assert called(index, "Brandt").documents == 3
    index.split_actor("main", ids[0], ["Omar Brandt"])
    assert {row.documents for row in index.actors_called("main", "Brandt")} == {1}


# ── what is told of actors ─────────────────────────────────────────────────────────────────


def _facts(day: int) -> Story:
    text = "Ilse Brandt blamed Omar Said on Monday. “It is his doing,” she said."
    brandt, said, on = text.index("Ilse"), text.index("Omar"), text.index("Monday")
    quote, cue = text.index("It is"), text.index("said.")
    return story(
        text,
        {"Ilse Brandt": PERSON, "Omar Said": PERSON},
        aliases={"Ilse Brandt": ["she"]},
        published=_DAY + timedelta(day),
        title=str(day),
        more={
            "deeds": (
                Deed(
                    start=brandt,
                    end=text.index(" on Monday"),
                    actor="Ilse Brandt",
                    actor_start=brandt,
                    actor_end=brandt + 11,
                    part=Part.DOES,
                    verb="blame",
                    verb_start=text.index("blamed"),
                    verb_end=text.index("blamed") + 6,
                    object="Omar Said",
                    object_actor="Omar Said",
                    modality="allegedly",
                    through="her office",
                ),
            ),
            "relations": (
                Relation(
                    start=brandt,
                    end=said + 9,
                    source="Ilse Brandt",
                    kind="blames",
                    target="Omar Said",
                ),
            ),
            "quotations": (
                Quotation(
                    start=quote,
                    end=text.index(",”"),
                    kind=QuotationKind.DIRECT,
                    source_start=text.index("she"),
                    source_end=text.index("she") + 3,
                    cue_start=cue,
                    cue_end=cue + 4,
                    speaker="Ilse Brandt",
                ),
            ),
            "dates": (
                DateExpression(
                    start=on, end=on + 6, value="2024-04-29", type="DATE", precision="day"
                ),
            ),
        },
    )


def test_facts_come_back_with_their_actors_newest_first(index: Index) -> None:
    put(index, *(_facts(day) for day in range(3)))
    brandt, said = called(index, "Ilse Brandt").ref, called(index, "Omar Said").ref
    keys = index.latest("main", ALWAYS, 9)
    deeds = index.deeds("main", brandt.id, ALWAYS, 2)
    assert [deed.document for deed in deeds] == keys[:2]
    assert (deeds[0].actor, deeds[0].object_actor, deeds[0].verb) == (brandt, said, "blame")
    assert (deeds[0].part, deeds[0].modality, deeds[0].sentence) == (Part.DOES, "allegedly", 0)
    assert deeds[0].through == "her office"
    assert index.deeds("main", said.id, ALWAYS, 9) == []
    for actor in (brandt, said):
        relations = index.relations("main", actor.id, 9)
        assert [(r.source, r.kind, r.target) for r in relations] == [(brandt, "blames", said)] * 3
    quotations = index.quotations_by("main", brandt.id, Window(until=_DAY), 9)
    assert [(q.document, q.speaker, q.source, q.cue) for q in quotations] == [
        (keys[2], brandt, "she", "said")
    ]
    assert index.quotations_in("main", keys[2:]) == quotations
    (date,) = index.dates("main", keys[:1])
    assert (date.value, date.sentence) == ("2024-04-29", 0)
    mentions = index.mentions("main", keys[:1])
    assert [(m.actor, m.sentence, m.form) for m in mentions] == [
        (brandt, 0, Form.NAME),
        (said, 0, Form.NAME),
        (brandt, 1, Form.NAME),
    ]
    assert index.dates_at("main", [(keys[0], 0), (keys[1], 9)]) == [date]
    assert index.dates_at("main", [(keys[0], 1)]) == []
    assert index.mentions_at("main", [(keys[0], 1)]) == [(mentions[2], True)]
    assert index.mentions_of("main", brandt.id, keys[:1]) == [
        (mention.document, mention.start) for mention in mentions if mention.actor == brandt
    ]


def test_roles_keep_their_sentence(index: Index) -> None:
    put(
        index,
        story(
            "It rained. Chairman Ilse Brandt spoke.",
            {"Ilse Brandt": PERSON},
            roles={"Ilse Brandt": "Chairman"},
        ),
    )
    (role,) = index.roles("main", called(index, "Ilse Brandt").ref.id, 9)
    assert (role.title, role.sentence, role.past, role.start) == ("Chairman", 1, False, 11)


def test_activity_is_mentions_by_day(index: Index) -> None:
    put(index, *(_facts(day) for day in (0, 0, 3)), _says("Ilse Brandt"))
    put(index, story("Ilse Brandt.", {"Ilse Brandt": PERSON}, published=_DAY))
    assert index.activity("main", called(index, "Ilse Brandt").ref.id) == [
        ("2024-05-01", 3),
        ("2024-05-04", 2),
    ]


def test_top_actors_are_those_of_most_documents_in_the_window(index: Index) -> None:
    stories = [
        story(f"Ilse Brandt {n}.", {"Ilse Brandt": PERSON}, published=_DAY + timedelta(n))
        for n in range(5)
    ]
    stories += [
        story(f"Omar Said {n}. Omar Said.", {"Omar Said": PERSON}, published=_DAY + timedelta(n))
        for n in range(3, 6)
    ]
    put(index, *stories)

    def top(window: Window, limit: int = 9) -> list[str]:
        return [row.ref.name for row in index.top_actors("main", window, limit)]

    assert top(ALWAYS) == ["Ilse Brandt", "Omar Said"]
    assert top(ALWAYS, 1) == ["Ilse Brandt"]
    assert top(Window(since=_DAY + timedelta(3))) == ["Omar Said", "Ilse Brandt"]
    assert top(Window(until=_DAY + timedelta(2))) == ["Ilse Brandt"]
    assert top(Window(_DAY + timedelta(9), None)) == []


def test_names_near_a_mistyped_one_are_found(index: Index) -> None:
    put(index, _says("Yevgenia Prokhorova", PERSON, "Prokhorova"), _says("Nordbahn", ORGANIZATION))
    for typed in ("prokhorov", "prohkorova", "yevgenia prokorova", "prokhorowa"):
        (_, row), *_ = index.actors_near("main", typed, 3)
        assert row.ref.name == "Yevgenia Prokhorova"
    assert [row.ref.name for _, row in index.actors_near("main", "nordban", 3)] == ["Nordbahn"]
    assert index.actors_near("main", "qqqqqq", 3) == []


@pytest.mark.parametrize(
    "typed", ["ILSE BRANDT", "the Ilse  Brandt", "ílse brandt", "Ilse Brandt's"]
)
def test_case_accents_and_articles_do_not_count(index: Index, typed: str) -> None:
    put(index, _says("Ilse Brandt"))
    assert called(index, typed).ref.name == "Ilse Brandt"


def test_documents_with_any_of_some_actors_come_newest_first_and_each_once(index: Index) -> None:
    put(
        index,
        story("Ana Holm met Per Vik. Per Vik left.", {"Ana Holm": PERSON, "Per Vik": PERSON}),
        story("Nobody was there. Per Vik came back.", {"Per Vik": PERSON}),
        story("Tove Rask stayed at home.", {"Tove Rask": PERSON}),
    )
    ids = [called(index, name).ref.id for name in ("Ana Holm", "Per Vik")]
    keys = index.documents_with("main", ids, ALWAYS, 9)
    assert len(keys) == 2
    assert keys == sorted(keys, reverse=True)
    assert index.documents_with("main", ids, ALWAYS, 1) == keys[:1]
    assert index.documents_with("main", ["no id"], ALWAYS, 9) == []
    places = {key: [n for k, n in index.sentences_with("main", ids, [key])] for key in keys}
    assert sorted(places.values()) == [[0, 1], [1]]
    assert index.sentences_with("other", ids, keys) == []
