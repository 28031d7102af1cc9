"""Where sources name another: who did it, and who holds a post."""

import pytest

from summarizer.briefing.brief import brief
from summarizer.models import Brief, Disagreement, DisagreementKind, Kind
from tests.unit.briefing.memory import index_of
from tests.unit.briefing.writing import Pair, written

ELSEWHERE = written(
    "The orchard fair in Quill drew a large crowd again.\nRain fell on the last evening.",
    source="Quill Post",
    day="2031-05-01",
)
SHELLED = "The {} shelled the bridge of Tamsel Bay on Sunday night and hit two houses."


def briefed(*documents: Pair, topic: str = "tamsel") -> Brief:
    return brief(index_of([*documents, ELSEWHERE]), "main", topic, points=8)


def names(disagreement: Disagreement) -> set[tuple[str, str]]:
    assert disagreement.kind is DisagreementKind.NAME
    return {(claim.text, claim.source) for claim in disagreement.claims}


def blamed(
    who: str,
    *,
    outlet: str,
    day: str = "2031-05-05",
    told: str = SHELLED,
    actor: str | None = None,
    kind: Kind = Kind.GROUP,
) -> Pair:
    name = actor or who
    text = told.format(who)
    return written(text, source=outlet, day=day, who=[(who, name)], kinds={name: kind})


def test_two_who_are_said_to_have_done_it_stand_side_by_side() -> None:
    told = briefed(
        blamed("Iron Wardens", outlet="The Heron"), blamed("Sable Brigade", outlet="Vale Radio")
    )
    (found,) = told.disagreements
    assert names(found) == {("Iron Wardens", "The Heron"), ("Sable Brigade", "Vale Radio")}


def test_nor_are_they_two_sources_for_one_of_them() -> None:
    told = briefed(
        blamed("Iron Wardens", outlet="The Heron"), blamed("Sable Brigade", outlet="Vale Radio")
    )
    assert [point.sources for point in told.points if "shelled" in point.text] == [1, 1]


def test_who_did_it_may_stand_behind_by() -> None:
    passive = "The bridge of Tamsel Bay was shelled by the {} on Sunday night and two houses hit."
    (found,) = briefed(
        blamed("Iron Wardens", outlet="The Heron"),
        blamed("Sable Brigade", outlet="Vale Radio", told=passive),
    ).disagreements
    assert names(found) == {("Iron Wardens", "The Heron"), ("Sable Brigade", "Vale Radio")}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(blamed("Sable Brigade", outlet="The Heron"), id="one outlet, later word"),
        pytest.param(
            blamed("Sable Brigade", outlet="Vale Radio", day="2031-05-11"), id="another week"
        ),
        pytest.param(blamed("Iron Warden", outlet="Vale Radio"), id="a spelling of it"),
        pytest.param(
            blamed("Sable Brigade", outlet="Vale Radio", actor="Iron Wardens"), id="its other name"
        ),
        pytest.param(
            blamed("Olaf Stenmark", outlet="Vale Radio", kind=Kind.PERSON), id="one of them"
        ),
        pytest.param(
            blamed(
                "Sable Brigade",
                outlet="Vale Radio",
                told="The {} shelled the bridge of Quill Mill on Sunday night and hit two houses.",
            ),
            id="another bridge",
        ),
        pytest.param(
            blamed(
                "Sable Brigade",
                outlet="Vale Radio",
                told="The {} may have shelled the bridge of Tamsel Bay on Sunday night.",
            ),
            id="a guess",
        ),
    ],
)
def test_names_that_may_both_be_right_do_not(other: Pair) -> None:
    assert not briefed(blamed("Iron Wardens", outlet="The Heron"), other).disagreements


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            "{} attacked the budget of the Heron Council for Tamsel Bay on Sunday.", id="in words"
        ),
        pytest.param("{} won the backing of the Heron Union in Tamsel Bay on Sunday.", id="a vote"),
        pytest.param("{} bought shares of Heron Lines in Tamsel Bay on Sunday.", id="some of it"),
        pytest.param("{} burned a house near Heron Road in Tamsel Bay on Sunday.", id="a house"),
        pytest.param("A house near Heron Road in Tamsel Bay was burned by {} on Sunday.", id="by"),
    ],
)
def test_nor_is_what_two_may_do_one_beside_the_other(told: str) -> None:
    assert not briefed(
        blamed("Iron Wardens", outlet="The Heron", told=told),
        blamed("Sable Brigade", outlet="Vale Radio", told=told),
    ).disagreements


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param("Sable Liberation Front", "SLF", Kind.GROUP, id="initials"),
        pytest.param("Velland", "Orra", Kind.PLACE, id="a state and its capital"),
    ],
)
def test_two_names_that_may_mean_one_do_not(one: str, other: str, kind: Kind) -> None:
    assert not briefed(
        blamed(one, outlet="The Heron", kind=kind), blamed(other, outlet="Vale Radio", kind=kind)
    ).disagreements


def test_what_many_do_is_no_disagreement() -> None:
    told = "The {} welcomed the new bridge of Tamsel Bay on Sunday night in a long statement."
    assert not briefed(
        blamed("Iron Wardens", outlet="The Heron", told=told),
        blamed("Sable Brigade", outlet="Vale Radio", told=told),
    ).disagreements


def held(
    who: str,
    text: str,
    *,
    outlet: str,
    title: str = "mayor of Tamsel",
    body: str = "Tamsel",
    day: str = "2031-05-05",
) -> Pair:
    return written(text, source=outlet, day=day, who=[(who, who)], posts=[(title, who, body)])


FIRST = held("Ana Reed", "Ana Reed, the mayor of Tamsel, opened the fair.", outlet="The Heron")
SECOND = held("Tom Hale", "Tom Hale, mayor of Tamsel, closed a road.", outlet="Vale Radio")


def test_two_holders_of_one_post_stand_side_by_side() -> None:
    (found,) = briefed(FIRST, SECOND).disagreements
    assert found.subject == "mayor of Tamsel"
    assert names(found) == {("Ana Reed", "The Heron"), ("Tom Hale", "Vale Radio")}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            held("Tom Hale", "Tom Hale, the new mayor of Tamsel, closed a road.", outlet="Vale"),
            id="a successor",
        ),
        pytest.param(
            held("Tom Hale", "Tom Hale, mayor of Tamsel, spoke.", outlet="Vale", day="2031-06-05"),
            id="a month later",
        ),
        pytest.param(
            held("Ana Read", "Ana Read, mayor of Tamsel, closed a road.", outlet="Vale"),
            id="a spelling",
        ),
        pytest.param(
            held("Tom Hale", "Tom Hale, mayor of Tamsel, closed a road.", outlet="The Heron"),
            id="one outlet",
        ),
        pytest.param(
            held(
                "Tom Hale",
                "Tom Hale, spokesman of Tamsel, closed a road.",
                outlet="Vale",
                title="spokesman of Tamsel",
            ),
            id="a post that several hold",
        ),
        pytest.param(
            held(
                "Tom Hale",
                "In Tamsel Tom Hale, chairman of the Council, closed a road.",
                outlet="Vale",
                title="chairman of the Council",
                body="Council",
            ),
            id="another body",
        ),
        pytest.param(
            written(
                "Tom Hale, mayor of Tamsel, thanked Ana Reed.",
                source="Vale",
                day="2031-05-05",
                who=[("Tom Hale", "Tom Hale"), ("Ana Reed", "Ana Reed")],
                posts=[("mayor of Tamsel", "Tom Hale", "Tamsel")],
            ),
            id="who knows the other one",
        ),
    ],
)
def test_holders_of_two_posts_or_one_after_the_other_do_not(other: Pair) -> None:
    assert not briefed(FIRST, other).disagreements


@pytest.mark.parametrize(
    "text",
    [
        "Tom Hale, mayor of Tamsel, died on Friday.",
        "Tom Hale, mayor of Tamsel, stepped down.",
        "In 1950 Tom Hale, mayor of Tamsel, closed a road.",
        "Two years ago Tom Hale, mayor of Tamsel, closed a road.",
        "Tom Hale, mayor of Tamsel when the bridge fell, gave evidence.",
        "Tom Hale, the self-proclaimed mayor of Tamsel, closed a road.",
        "If it rains Tom Hale, mayor of Tamsel, would close a road.",
        "Tom Hale, mayor of Tamsel, closed a road.\nHe took office on Friday.",
    ],
)
def test_nor_do_holders_of_a_post_at_two_times_or_not_for_sure(text: str) -> None:
    assert not briefed(FIRST, held("Tom Hale", text, outlet="Vale Radio")).disagreements


def test_a_body_of_which_every_country_has_one_is_not_one_body() -> None:
    post = {"title": "Central Bank governor", "body": "Central Bank"}
    first = held("Ana Reed", "Ana Reed, Central Bank governor, left Tamsel.", outlet="A", **post)
    second = held("Tom Hale", "Tom Hale, Central Bank governor, saw Tamsel.", outlet="B", **post)
    assert not briefed(first, second).disagreements
