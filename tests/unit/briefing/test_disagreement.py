"""Where sources differ: what is shown side by side, and what never is."""

import pytest

from summarizer.briefing.brief import brief
from summarizer.models import Brief, Disagreement, DisagreementKind
from tests.unit.briefing.memory import index_of
from tests.unit.briefing.writing import Pair, written

ELSEWHERE = written(
    "The orchard fair in Quill drew a large crowd again.\nRain fell on the last evening.",
    source="Quill Post",
    day="2031-05-01",
)


def briefed(*documents: Pair, topic: str = "tamsel", points: int = 8) -> Brief:
    return brief(index_of([*documents, ELSEWHERE]), "main", topic, points=points)


def reports(*told: tuple[str, str, str]) -> list[Pair]:
    """Return documents of (day, outlet, text)."""
    return [written(text, source=source, day=day) for day, source, text in told]


def sides(disagreement: Disagreement) -> set[tuple[str, str]]:
    return {(claim.text, claim.source) for claim in disagreement.claims}


ONE_REPORT = "2031-05-02", "Vale Radio"


@pytest.mark.parametrize(
    ("text", "subject", "expected"),
    [
        (
            (
                "The council put the number of marchers in Tamsel at 4,000; the organisers said"
                " that 9,000 had come."
            ),
            "marchers in Tamsel",
            {("4,000", "The council"), ("9,000", "the organisers")},
        ),
        (
            (
                "Police say that some 4,000 people marched in Tamsel, but the organisers put the"
                " number closer to 9,000."
            ),
            "",
            {
                ("some 4,000 people marched in Tamsel", "Police"),
                ("closer to 9,000", "the organisers"),
            },
        ),
        (
            (
                "The Tamsel yard put its loss at 20 million crowns, not the 35 million that the"
                " auditor had named."
            ),
            "its loss",
            {("20 million crowns", "The Tamsel yard"), ("35 million", "the auditor")},
        ),
        (
            (
                "At least 12 people died in Tamsel, the ministry said.\nThe mayor, Ana Prell,"
                " put the number of dead at 31."
            ),
            "dead",
            {("At least 12 people", "the ministry"), ("31", "The mayor")},
        ),
        (
            "The governor said 300 homes in Tamsel were flooded.\nThe mayor put the figure at 120.",
            "",
            {("300 homes in Tamsel were flooded", "The governor"), ("120", "The mayor")},
        ),
    ],
)
def test_numbers_that_one_report_sets_against_each_other_stand_side_by_side(
    text: str, subject: str, expected: set[tuple[str, str]]
) -> None:
    (found,) = briefed(*reports((*ONE_REPORT, text))).disagreements
    assert found.kind is DisagreementKind.NUMBER
    assert (found.subject, sides(found)) == (subject, expected)


@pytest.mark.parametrize(
    "text",
    [
        # rounding, and words that leave a number open
        (
            "The council put the number of marchers in Tamsel at 4,000; police said that at least"
            " 3,000 had come."
        ),
        (
            "The council put the number of marchers in Tamsel at 4,000; police said that about"
            " 3,800 had come."
        ),
        # the same source
        (
            "The council put the number of marchers in Tamsel at 4,000; the council said that 9,000"
            " had come in May."
        ),
        "The Tamsel yard put its loss at 20 million crowns, not the 35 million it had reported.",
        # what something is compared with
        "The yard put its orders in Tamsel at 20, up from 12, but the union said nothing.",
        # what was expected
        "Analysts said Tamsel would lose 9,000 crowns, but the yard put the figure at 4,000.",
        # other things
        "The governor said 300 homes in Tamsel were flooded.\nThe mayor put the cost at 5 crowns.",
        "The council put 40 officers in Tamsel at 7, while the mayor said that 12 had come.",
        # nobody knows who "he" is
        "He put the number of marchers in Tamsel at 4,000; the organisers said that 9,000 came.",
    ],
)
def test_numbers_that_may_both_be_true_do_not(text: str) -> None:
    assert not briefed(*reports((*ONE_REPORT, text))).disagreements


COUNT = "The storm destroyed {} boats in the harbour of Tamsel Bay on Monday, {} said."


def counted(number: object, who: str, *, day: str = "2031-05-02", outlet: str = "A") -> Pair:
    return written(COUNT.format(number, who), source=outlet, day=day)


def test_two_reports_alike_but_for_a_number_stand_side_by_side() -> None:
    found = briefed(
        counted(80, "the coastguard", outlet="Vale Radio"),
        counted(31, "the harbour master", outlet="The Heron", day="2031-05-03"),
    ).disagreements
    assert [sides(each) for each in found] == [
        {("80 boats", "the coastguard"), ("31 boats", "the harbour master")}
    ]
    assert {claim.citation.source for claim in found[0].claims} == {"Vale Radio", "The Heron"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "Ivo Prell marched on Tamsel with 25,000 fighters, the Heron reported.",
            "Ivo Prell marched on Tamsel with only 8,000 fighters, the defence ministry said.",
            {("25,000 fighters", "the Heron"), ("8,000 fighters", "the defence ministry")},
        ),
        (
            "Rebels shot down six helicopters over Tamsel on Saturday.",
            "Three helicopters were shot down over Tamsel on Saturday, rebels said.",
            {("six helicopters", "The Heron"), ("Three helicopters", "rebels")},
        ),
    ],
)
def test_what_is_counted_may_be_told_in_other_words(
    first: str, second: str, expected: set[tuple[str, str]]
) -> None:
    (found,) = briefed(
        *reports(("2031-06-24", "The Heron", first), ("2031-06-25", "Vale Radio", second))
    ).disagreements
    assert sides(found) == expected
    assert [claim.date.day for claim in found.claims if claim.date] == [24, 25]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            counted(80, "the coastguard"),
            counted(31, "the coastguard", outlet="B", day="2031-05-03"),
            id="a later figure of the same source is an update",
        ),
        pytest.param(
            written(COUNT.format(80, "it").replace(", it said", ""), source="A", day="2031-05-02"),
            written(COUNT.format(31, "it").replace(", it said", ""), source="A", day="2031-05-03"),
            id="so is one of the same outlet",
        ),
        pytest.param(
            counted(80, "the coastguard"),
            counted("about 82", "the harbour master", outlet="B"),
            id="about as many are as many",
        ),
        pytest.param(
            counted(80, "the coastguard"),
            counted("at least 31", "the harbour master", outlet="B"),
            id="at least as many",
        ),
        pytest.param(
            counted(80, "the coastguard"),
            counted(31, "the harbour master", outlet="B", day="2031-05-20"),
            id="weeks later",
        ),
        pytest.param(
            counted(80, "the coastguard"),
            counted(31, "the harbour master", outlet="B", day="2031-05-04"),
            id="two days later there may have been another storm",
        ),
        pytest.param(
            counted(31, "the coastguard"),
            counted(80, "the harbour master", outlet="B", day="2031-05-03"),
            id="the next day more are counted",
        ),
        pytest.param(
            counted(80, "the coastguard"),
            written(
                COUNT.format(31, "the harbour master").replace("Tamsel Bay", "Tamsel Point"),
                source="B",
                day="2031-05-02",
            ),
            id="another place",
        ),
        pytest.param(
            counted(80, "the coastguard"),
            written(
                COUNT.format(31, "the harbour master").replace("destroyed", "may have destroyed"),
                source="B",
                day="2031-05-02",
            ),
            id="a fear is no count",
        ),
        pytest.param(
            counted(80, "the coastguard"),
            written(
                COUNT.format(31, "the harbour master").replace("boats", "huts"),
                source="B",
                day="2031-05-02",
            ),
            id="other things are counted",
        ),
    ],
)
def test_two_reports_that_may_both_be_true_do_not(first: Pair, second: Pair) -> None:
    assert not briefed(first, second).disagreements


def test_a_toll_that_rises_from_report_to_report_is_an_update() -> None:
    toll = "The fire at the Tamsel Bay mill on Monday killed {} workers, {} said."
    risen = briefed(
        written(toll.format(9, "the fire brigade"), source="A", day="2031-05-02"),
        written(toll.format(14, "the hospital"), source="B", day="2031-05-03"),
    )
    fallen = briefed(
        written(toll.format(14, "the fire brigade"), source="A", day="2031-05-02"),
        written(toll.format(9, "the hospital"), source="B", day="2031-05-03"),
    )
    assert not risen.disagreements
    assert len(fallen.disagreements) == 1


CLAIM = "Inspectors found lead in the water of the Tamsel yard, the Heron reported."


@pytest.mark.parametrize(
    "denial",
    [
        "The Tamsel yard denied that inspectors had found lead in its water.",
        (
            "The Tamsel yard, a maker of ferries, on Friday denied reports that inspectors found"
            " lead in its water."
        ),
    ],
)
def test_a_claim_stands_beside_its_denial(denial: str) -> None:
    (found,) = briefed(
        *reports(("2031-05-02", "The Heron", CLAIM), ("2031-05-03", "Vale Radio", denial))
    ).disagreements
    assert found.kind is DisagreementKind.DENIAL
    claim, denied = found.claims
    assert (claim.text, claim.source) == (CLAIM, "The Heron")
    assert denied.source == "The Tamsel yard"
    assert denied.text.startswith("denied ")
    assert denied.text in denial


@pytest.mark.parametrize(
    ("day", "denial"),
    [
        ("2031-05-03", "The Tamsel yard denied that it had known of lead in its water."),
        ("2031-05-03", "The Tamsel yard denied that inspectors had asked for its books."),
        ("2031-05-03", "Inspectors were denied lead in the water of the Tamsel yard."),
        ("2031-05-01", "The Tamsel yard denied that inspectors had found lead in its water."),
        ("2031-05-20", "The Tamsel yard denied that inspectors had found lead in its water."),
    ],
)
def test_a_denial_of_something_else_or_of_another_time_does_not(day: str, denial: str) -> None:
    assert not briefed(
        *reports(("2031-05-02", "The Heron", CLAIM), (day, "Vale Radio", denial))
    ).disagreements


FOUNDING = "The Tamsel Bay lighthouse burned down on {}, and nobody was hurt."


def dated(day: str, iso: str, *, outlet: str, published: str = "2031-05-20") -> Pair:
    return written(FOUNDING.format(day), source=outlet, day=published, dates=[(day, iso)])


def test_two_days_of_one_past_event_stand_side_by_side() -> None:
    (found,) = briefed(
        dated("12 May", "2031-05-12", outlet="The Heron"),
        dated("14 May", "2031-05-14", outlet="Vale Radio"),
    ).disagreements
    assert found.kind is DisagreementKind.DATE
    assert sides(found) == {("12 May", "The Heron"), ("14 May", "Vale Radio")}


@pytest.mark.parametrize(
    ("day", "iso", "outlet"),
    [
        ("12 May", "2031-05-12", "Vale Radio"),  # the same day
        ("14 May", "2031-05-14", "The Heron"),  # the same outlet
        ("20 May", "2031-05-20", "Vale Radio"),  # today: it may be another one
    ],
)
def test_days_that_may_both_be_right_do_not(day: str, iso: str, outlet: str) -> None:
    assert not briefed(
        dated("12 May", "2031-05-12", outlet="The Heron"), dated(day, iso, outlet=outlet)
    ).disagreements


def test_copies_of_one_report_are_one_disagreement() -> None:
    text = (
        "The council put the number of marchers in Tamsel at 4,000; the organisers said that"
        " 9,000 had come."
    )
    found = briefed(*reports(("2031-05-02", "The Heron", text), ("2031-05-02", "Vale Radio", text)))
    assert len(found.disagreements) == 1


def test_what_is_off_the_topic_is_not_shown() -> None:
    far = (
        "The Tamsel ferry sank on Friday.\nDivers looked for it all night.\nThe wind was strong.\n"
        "The council put the number of marchers in Quill at 4,000; the organisers said that 9,000"
        " had come."
    )
    assert not briefed(*reports((*ONE_REPORT, far)), points=1).disagreements
    assert briefed(*reports((*ONE_REPORT, far)), points=1, topic="marchers").disagreements
