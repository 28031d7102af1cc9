"""Counts of people harmed, however they are worded."""

import pytest

from summarizer.briefing.tallies import tallies

SAID = {
    "A ferry sank, killing at least nine people, the coastguard said.": {("dead", 9)},
    "Twelve people are now known to have died in the storm.": {("dead", 12)},
    "Divers found two bodies, which brings the number of dead to 1,214.": {("dead", 1214)},
    "The death toll has risen to 14.": {("dead", 14)},
    "Forty sailors were injured, and two are still missing.": {("injured", 40), ("missing", 2)},
    "Police detained some 30 dockers.": {("arrested", 30)},
    "A fund will pay the families of the 14 dead.": {("dead", 14)},
    "The 12 people who died were named.": {("dead", 12)},
}


@pytest.mark.parametrize(("text", "found"), SAID.items())
def test_a_count_is_found_in_any_wording(text: str, found: set[tuple[str, int]]) -> None:
    assert {(tally.state, tally.number) for tally in tallies(text)} == found


@pytest.mark.parametrize(
    "text",
    [
        "He was killed 3 days after the storm.",
        "Another 5 people died in the night.",
        "Three more people were killed.",
        "Deaths fell by 12 per cent.",
        "Nine cars burned and the driver died.",
        "Nobody was injured.",
        "",
    ],
)
def test_what_is_no_count_is_none(text: str) -> None:
    assert tallies(text) == ()


def test_of_two_counts_of_one_state_none_is_sure() -> None:
    assert tallies("The town says that 9 people died, the coastguard that 12 people died.") == ()


def test_a_count_that_is_said_to_have_changed_is_known_as_such() -> None:
    (first,) = tallies("The death toll has risen to 14.")
    (second,) = tallies("A ferry sank, killing 14 people.")
    assert first.anew
    assert not second.anew
