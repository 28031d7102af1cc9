"""The scorer of speakers named, on answers whose score is known."""

import pytest

from benchmarks import story
from benchmarks.story import check_evaluator, listed, score


def test_gold_is_a_hundred_and_nothing_is_nothing() -> None:
    wanted = listed()
    check_evaluator(wanted)
    assert score("gold", wanted, lambda key: wanted[key])[1:4] == (100, 100, 100)
    assert score("nothing", wanted, lambda _: ())[1:4] == (0, 0, 0)


def test_a_quotation_given_to_a_pronoun_is_found_and_not_named() -> None:
    wanted = listed()
    row = score("she", wanted, lambda key: [said._replace(speaker="she") for said in wanted[key]])
    assert (row.found, row.named) == (100, 0)


def test_capitals_and_spaces_make_no_other_name() -> None:
    wanted = listed()
    row = score(
        "loud",
        wanted,
        lambda key: [said._replace(speaker=f" {said.speaker.upper()}") for said in wanted[key]],
    )
    assert row.named == 100


def test_the_check_refuses_an_evaluator_that_names_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "_same", lambda *_: False)
    with pytest.raises(ValueError, match="evaluator is wrong"):
        check_evaluator(listed())
