"""Which names are one actor: pure decisions on names."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.actors.context import Candidates, profile
from summarizer.actors.folding import (
    actor_id,
    actor_number,
    fold,
    name_hash,
    plain_letters,
    without_legal_suffix,
)
from summarizer.actors.persons import FullName, cluster_people, parse_person, surname_block
from summarizer.actors.resolution import (
    Candidate,
    Spelling,
    best_spelling,
    decide_kind,
    head,
)
from summarizer.actors.short_forms import Evidence, stands_for
from summarizer.actors.spelling import given_name_key, is_short_form, skeleton
from summarizer.models import Kind

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


# ── folding ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "names",
    [
        ("The U.S.", "US", "u.s.", "U.S.’s"),
        ("Łódź", "Lodz", "LODZ"),
        ("Vik-on-Sea", "Vik on Sea", "vik  on sea"),
        ("O'Dowd", "O’Dowd", "ODowd"),
        ("Straße", "STRASSE"),
        ("the Hague", "The Hague", "Hague"),
    ],
)
def test_names_that_differ_in_dress_only_fold_alike(names: tuple[str, ...]) -> None:
    assert len({fold(name) for name in names}) == 1


def test_an_article_alone_is_a_name() -> None:
    assert fold("The") == "the"
    assert fold("A") == "a"


@given(_TEXT)
def test_folding_gives_a_name_for_any_text_and_changes_it_once(text: str) -> None:
    assert bool(fold(text)) == bool(text)
    assert plain_letters(plain_letters(text)) == plain_letters(text)


@given(st.integers(0, (1 << 63) - 1))
def test_ids_of_actors_go_there_and_back(number: int) -> None:
    assert actor_number(actor_id(number)) == number


@pytest.mark.parametrize(
    "text", ["", "1", "g" * 16, "0x00000000000000", "-123456789012345", "\uff11" * 16]
)
def test_what_is_no_id_is_none(text: str) -> None:
    assert actor_number(text) is None


def test_legal_suffixes_go_but_never_the_whole_name() -> None:
    assert without_legal_suffix("nordbahn holdings co ltd") == "nordbahn holdings"
    assert without_legal_suffix("limited company") == "limited"


def test_hashes_are_the_same_for_ever() -> None:
    assert name_hash("ilse brandt") == 0x2AE3EC4056C5EB99


# ── people ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "given_names", "surname", "generation"),
    [
        ("Ilse Brandt", ("ilse",), "brandt", ""),
        ("Brandt", (), "brandt", ""),
        ("Mrs Brandt", (), "brandt", ""),
        ("J.F. Crane Jr.", ("j", "f"), "crane", "jr"),
        ("Anna van der Meer", ("ana",), "meer", ""),
        ("van der Meer", (), "meer", ""),
        ("Bashar al-Hamdi", ("bashar",), "hamdi", ""),
        ("Owen Lloyd-Price", ("owen",), "loidprice", ""),
        ("Lloyd-Price", (), "loidprice", ""),
        ("Omar Crane II", ("omar",), "crane", "ii"),
        ("", (), "", ""),
        ("...", (), "", ""),
    ],
)
def test_the_parts_of_a_name(
    name: str, given_names: tuple[str, ...], surname: str, generation: str
) -> None:
    assert parse_person(name) == (given_names, surname, generation, "")


@pytest.mark.parametrize("name", ["Robert “Bo” Crane", 'Robert "Bo" Crane', "Robert 'Bo' Crane"])
def test_a_name_in_quotation_marks_is_a_nickname(name: str) -> None:
    assert parse_person(name) == (("robert",), "crane", "", "bo")


def test_apostrophes_in_a_name_make_no_nickname() -> None:
    assert parse_person("Dara O'Shea D'Arcy").nickname == ""


@given(_TEXT)
def test_any_text_can_be_read_as_a_name(text: str) -> None:
    parse_person(text)
    surname_block(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("yevgeny", "evgeni"),
        ("aleksei", "alexey"),
        ("mikhail", "mihail"),
        ("belskiy", "belsky"),
        ("smirnoff", "smirnov"),
        ("mueller", "muller"),
        ("philipp", "philip"),
        ("shoigin", "shoygin"),
    ],
)
def test_romanisations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("smith", "smyth"), ("ilse", "else"), ("jon", "joan")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_short_forms_of_given_names() -> None:
    assert is_short_form("bob", "robert")
    assert is_short_form(given_name_key("charles"), given_name_key("chuck"))
    assert not is_short_form("bob", "roberta")
    assert not is_short_form("robert", "robert")


def _people(*names: str, apart: tuple[tuple[str, str], ...] = ()) -> set[frozenset[str]]:
    by_hash = {name_hash(name): name for name in names}
    pairs = {frozenset(pair) for pair in apart}
    clusters = cluster_people(
        [FullName(name_hash(name), parse_person(name), None) for name in names],
        lambda one, other: frozenset((by_hash[one], by_hash[other])) in pairs,
    )
    return {frozenset(by_hash[full.name] for full in cluster) for cluster in clusters}


def test_a_name_that_fits_one_person_joins_them() -> None:
    assert _people("George W. Stone", "George Stone", "G. Stone") == {
        frozenset(("George W. Stone", "George Stone", "G. Stone"))
    }


def test_a_name_that_fits_two_people_stays_by_itself() -> None:
    assert _people("George W. Stone", "George H. Stone", "George Stone") == {
        frozenset((name,)) for name in ("George W. Stone", "George H. Stone", "George Stone")
    }


def test_a_chain_of_short_forms_does_not_join_its_ends() -> None:
    people = _people("Robert A. Crane", "R. Crane", "Richard Crane")
    assert all(len(person) == 1 for person in people)


def test_names_that_a_document_keeps_apart_stay_apart() -> None:
    pair = ("Bob Crane", "Robert Crane")
    assert len(_people(*pair)) == 1
    assert len(_people(*pair, apart=(pair,))) == 2


_NAMES = [
    *("George W. Stone", "George H. Stone", "George Stone", "G. Stone", "Geo Stone Jr."),
    *("Georgy Stone", "Georgiy Stone", "W. Stone", "Will Stone", "William Stone", "Bill Stone Sr."),
]


@given(st.lists(st.sampled_from(_NAMES), min_size=2, max_size=5, unique=True))
def test_clusters_do_not_depend_on_the_order_of_names(names: list[str]) -> None:
    assert len({frozenset(_people(*order)) for order in permutations(names)}) == 1


def test_companies_and_figures_have_no_surname() -> None:
    assert surname_block("Nordbahn Inc.") == ""
    assert surname_block("Boeing 747") == ""


# ── kinds, short forms, heads ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("own", "as_alias", "kind"),
    [
        ({Kind.PERSON: 2, Kind.ORGANIZATION: 3}, {}, Kind.ORGANIZATION),
        ({Kind.PERSON: 2, Kind.ORGANIZATION: 2}, {}, Kind.PERSON),
        ({Kind.ORGANIZATION: 1}, {Kind.PERSON: 4}, Kind.PERSON),
        ({Kind.ORGANIZATION: 1}, {Kind.PERSON: 3}, Kind.ORGANIZATION),
        ({Kind.PLACE: 1}, {Kind.PERSON: 40}, Kind.PLACE),
    ],
)
def test_the_kind_of_a_name(own: dict[Kind, int], as_alias: dict[Kind, int], kind: Kind) -> None:
    assert decide_kind(own, as_alias) is kind


_RARELY, _OFTEN, _ALWAYS = Evidence(9, 1), Evidence(4, 2), Evidence(1, 3)


@pytest.mark.parametrize(
    ("short", "long", "evidence"),
    [
        ("nra", "northern rail agency", _RARELY),
        ("moj", "ministry of justice", _RARELY),
        ("mj", "ministry of justice", _RARELY),
        ("nra", "northern rail agency ltd", Evidence(300, 3)),
        ("falke", "falke group", _RARELY),
        ("falke", "falke motor company plc", _RARELY),
        ("labour", "labour party", _RARELY),
        ("northern rail", "northern rail line workers", _OFTEN),
        ("rail agency", "northern rail agency", _ALWAYS),
        ("bank of lund", "rural bank of lund", _ALWAYS),
    ],
)
def test_short_forms_that_are_explained(short: str, long: str, evidence: Evidence) -> None:
    assert stands_for(short, long, evidence)
    assert not stands_for(long, short, evidence)


@pytest.mark.parametrize(
    ("short", "long", "evidence"),
    [
        ("nra", "northern rail agency", Evidence(20, 1)),
        ("falke", "falke group", Evidence(20, 2)),
        ("northern rail", "northern rail line workers", _RARELY),
        ("rail agency", "northern rail agency", _OFTEN),
        ("bank of lund", "rural bank of lund", _RARELY),
        ("nra inc", "northern rail agency", _ALWAYS),
        ("nordbahn", "bank of vik", _ALWAYS),
        ("agency rail", "northern rail agency", _ALWAYS),
        ("n", "northern", _ALWAYS),
        ("northern rail agency", "northern rail agency", _ALWAYS),
        ("", "northern rail", _ALWAYS),
    ],
)
def test_short_forms_that_may_mean_something_else(
    short: str, long: str, evidence: Evidence
) -> None:
    assert not stands_for(short, long, evidence)


def test_the_spelling_shown() -> None:
    assert best_spelling([Spelling("ILSE BRANDT", 9), Spelling("Ilse Brandt", 1)]) == "Ilse Brandt"
    assert best_spelling([Spelling("NRA", 2), Spelling("Nra", 1)]) == "NRA"
    assert best_spelling([Spelling("The Nordbahn", 1), Spelling("Nordbahn", 1)]) == "Nordbahn"


def test_the_head_of_a_cluster_is_written_out_and_most_used() -> None:
    names = [
        Candidate(1, "i brandt", 9, abbreviated=True),
        Candidate(2, "ilse brandt", 2, abbreviated=False),
        Candidate(3, "ilse k brandt", 2, abbreviated=False),
        Candidate(4, "ilsa brandt", 1, abbreviated=False),
    ]
    assert {head(order) for order in permutations(names)} == {3}


# ── context ────────────────────────────────────────────────────────────────────────────────

_RAIL = profile([{"rail", "lund", "minister"}] * 6 + [{"rail"}] * 3)
_COURT = profile([{"court", "vik", "minister"}] * 6 + [{"court"}] * 3)
_RIVALS = Candidates({1: _RAIL, 2: _COURT})


def test_company_tells_whom_a_name_means() -> None:
    assert _RIVALS.meant({"rail", "lund"}) == 1
    assert _RIVALS.meant({"court", "vik", "unheard"}) == 2


@pytest.mark.parametrize("features", [set(), {"unheard"}, {"minister"}, {"rail", "court"}])
def test_where_it_does_not_nobody_is_meant(features: set[str]) -> None:
    assert _RIVALS.meant(features) is None


def test_being_named_often_is_no_reason() -> None:
    often = profile([{"minister"}] * 300)
    assert Candidates({1: often, 2: _COURT}).meant({"minister"}) is None
