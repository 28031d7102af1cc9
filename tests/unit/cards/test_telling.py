"""What of a deed a card tells: how many words, as done or as ahead, and with which day."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from summarizer.cards.card import who
from summarizer.models import CitedDeed, DateExpression, Extent
from summarizer.storage.recording import make_record
from summarizer.storage.sqlite import SqliteIndex
from tests.unit.cards.building import Done, told
from tests.unit.cards.conftest import Filled

ROE = "Jane Roe"


def deed(filled: Filled, text: str, *done: Done, day: str = "2031-05-06") -> list[CitedDeed]:
    """Return what the card of Jane Roe tells of a text with these deeds."""
    index = filled(told(text, day=day, people=[ROE], deeds=done))
    return list(who(index, "main", "jane roe").deeds)


def test_what_does_not_stand_alone_is_shown_in_its_sentence(filled: Filled) -> None:
    text = "Jane Roe, who founded a firm, has left."
    done = Done("Jane Roe, who founded a firm", ROE, "found", extent=Extent.SENTENCE)
    (found,) = deed(filled, text, done)
    assert found.text == text
    assert found.citations[0].quote == text


def test_what_cannot_be_shown_whole_is_not_shown(filled: Filled) -> None:
    done = Done("Jane Roe sold it", ROE, "sell", extent=Extent.NONE)
    assert deed(filled, "Jane Roe sold it.", done) == []


@pytest.mark.parametrize(
    ("clause", "modality", "ahead"),
    [
        ("Jane Roe will sell her firm in Oslo", "will", True),
        ("Jane Roe is expected to sell her firm", "expected to", True),
        ("Jane Roe agreed to sell her firm", "agreed to", True),
        ("Jane Roe tried to sell her firm", "tried to", False),
        ("Jane Roe set about selling her firm", "set about", False),
        ("Jane Roe reportedly sold her firm", "reportedly", False),
    ],
)
def test_what_is_planned_or_expected_is_told_as_ahead_and_without_the_day_of_the_text(
    filled: Filled, clause: str, modality: str, *, ahead: bool
) -> None:
    (found,) = deed(filled, f"{clause}.", Done(clause, ROE, "sell", modality=modality))
    assert (found.ahead, found.date is None) == (ahead, ahead)


@pytest.mark.parametrize(
    "modality", ["should", "could", "would", "if", "hope", "to", "may", "needs to"]
)
def test_what_somebody_only_could_or_should_do_is_no_deed(filled: Filled, modality: str) -> None:
    clause = "Jane Roe should sell her firm"
    assert deed(filled, f"{clause}.", Done(clause, ROE, "sell", modality=modality)) == []


def test_what_was_denied_of_a_plan_is_a_fact_and_not_ahead(filled: Filled) -> None:
    clause = "Jane Roe did not agree to sell her firm"
    done = Done(clause, ROE, "sell", modality="agree to", negated=True)
    (found,) = deed(filled, f"{clause}.", done)
    assert not found.ahead


@pytest.mark.parametrize(
    ("clause", "phrase", "value", "own", "day"),
    [
        ("Jane Roe sold her firm", "", "", False, date(2031, 5, 6)),
        ("Jane Roe sold her firm on Monday", "Monday", "2031-05-05", True, date(2031, 5, 5)),
        ("Jane Roe changed a pact reached on 3 May", "3 May", "2031-05-03", False, None),
        ("Jane Roe sold her firm last year", "last year", "2030", False, None),
        ("Jane Roe had sold her firm", "", "", False, None),
    ],
)
def test_a_deed_has_its_own_day_or_that_of_the_text_or_none(
    filled: Filled, clause: str, phrase: str, value: str, day: date | None, *, own: bool
) -> None:
    text = f"{clause}."
    done = Done(clause, ROE, "sell", dated=phrase if own else "")
    document, analysis = told(text, day="2031-05-06", people=[ROE], deeds=[done])
    if phrase:
        start = text.index(phrase)
        named = DateExpression(
            start=start,
            end=start + len(phrase),
            value=value,
            type="DATE",
            precision="year" if len(value) == len("2030") else "day",
        )
        analysis = analysis.model_copy(update={"dates": (named,)})
    (found,) = who(filled((document, analysis)), "main", "jane roe").deeds
    assert found.date == day


def test_deeds_stored_before_clauses_were_judged_are_told_by_sentences_that_they_fill(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.db"
    text = "Jane Roe sold her firm in Oslo today. Shares fell on news that Jane Roe wept."
    deeds = [
        Done("Jane Roe sold her firm", ROE, "sell"),
        Done("Jane Roe wept", ROE, "weep"),
    ]
    index = SqliteIndex(path)
    with index.writing("main") as writer:
        writer.write(make_record(*told(text, people=[ROE], deeds=deeds)))
    index.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE deeds SET extent = NULL, dated = NULL")
    connection.commit()
    connection.close()
    old = SqliteIndex(path)
    assert [each.text for each in who(old, "main", "jane roe").deeds] == [
        "Jane Roe sold her firm in Oslo today."
    ]
    old.close()


def test_a_clause_that_names_its_reporter_under_a_shorter_name_does_so_once(
    filled: Filled,
) -> None:
    text = "The mill, Jane Roe said, sold a firm in Oslo"
    document, analysis = told(f"{text}.", people=[ROE], deeds=[Done(text, ROE, "sell")])
    (own,) = analysis.deeds
    found = analysis.model_copy(update={"deeds": (own.model_copy(update={"reported_by": ROE}),)})

    (shown,) = who(filled((document, found)), "main", "jane roe").deeds

    assert shown.reported_by is None


def test_what_is_joined_to_a_need_is_not_done(filled: Filled) -> None:
    clause = "Jane Roe needs to tell the truth and open the books"
    assert deed(filled, f"{clause}.", Done(clause, ROE, "open")) == []
