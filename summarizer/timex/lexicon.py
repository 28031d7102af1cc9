"""The closed classes of English words that dates are made of.

Every word is mapped to one symbol (a single character) and a value. The grammar is written over
strings of these symbols, so that a rule reads as a regular expression over word classes.
"""

from functools import cache
from typing import Final

# One letter each, so that a text becomes a string with one character a word.
OTHER: Final = "x"
BREAK: Final = "|"
DAY_NUMBER: Final = "d"  # 0 to 31 in digits
NUMBER: Final = "n"  # any other number, in digits or words
YEAR_NUMBER: Final = "y"  # 1000 to 2199 in digits
ORDINAL: Final = "o"
DECADE: Final = "z"  # 1990s
NUMERIC_DATE: Final = "i"  # 2023-06-24, 24/06/2023, 9/11
CLOCK: Final = "k"  # 14:30, 10 p.m.

HOLIDAY: Final = "H"

Value = int | str | None
Entry = tuple[str, Value]
"""A symbol and what the word means."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTHS: Final = _words(
    "january february march april may june july august september october november december"
)
WEEKDAYS: Final = _words("monday tuesday wednesday thursday friday saturday sunday")

# Unit → how a duration writes it. Decades and centuries become years.
UNITS: Final[dict[str, str]] = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "fortnight": "F",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}

_SMALL = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = _words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)


def _numbers() -> dict[str, Entry]:
    entries: dict[str, Entry] = {word: (NUMBER, number) for number, word in enumerate(_SMALL)}
    entries |= {word: (ORDINAL, number) for number, word in enumerate(_ORDINALS, 1)}
    for tens, word in enumerate(_TENS, 2):
        entries[word] = (NUMBER, tens * 10)
        entries[word[:-1] + "ieth"] = (ORDINAL, tens * 10)
    entries |= {"dozen": ("*", 12), "hundred": ("*", 100), "thousand": ("*", 1000)}
    return entries


def _all(symbol: str, words: str, value: Value = None) -> dict[str, Entry]:
    return dict.fromkeys(words.split(), (symbol, value))


def _units() -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for unit, code in UNITS.items():
        if unit != "second":  # as a word it is an ordinal; only its plural is surely a unit
            entries[unit] = ("u", code)
        entries["centuries" if unit == "century" else unit + "s"] = ("U", code)
    # Also fractions, so that rules can ask for more: an ordinal, no "of" after it.
    entries |= {"quarter": ("q", "Q"), "quarters": ("7", "Q")}
    return entries


LEXICON: Final[dict[str, Entry]] = {
    **_numbers(),
    **_units(),
    **{word: ("M", number) for number, word in enumerate(MONTHS, 1)},
    **{word: ("W", number) for number, word in enumerate(WEEKDAYS)},
    **{word + "s": ("X", number) for number, word in enumerate(WEEKDAYS)},
    "weekend": ("e", None),
    "weekends": ("X", "WE"),
    "weekdays": ("X", "WD"),
    # Parts of the day, with the codes of TIMEX3.
    "morning": ("p", "MO"),
    "afternoon": ("p", "AF"),
    "evening": ("p", "EV"),
    "night": ("p", "NI"),
    "noon": ("K", "12:00"),
    "midday": ("K", "12:00"),
    "midnight": ("K", "24:00"),
    "spring": ("S", "SP"),
    "summer": ("S", "SU"),
    "autumn": ("S", "FA"),
    "fall": ("S", "FA"),
    "winter": ("S", "WI"),
    "half": ("b", None),
    # Determiners and modifiers.
    "the": ("t", None),
    "a": ("a", None),
    "an": ("a", None),
    "this": ("h", None),
    "current": ("h", None),
    "that": ("T", None),
    "these": ("Y", None),
    "those": ("Y", None),
    "last": ("l", -1),
    "past": ("j", -1),
    **_all("v", "previous preceding prior", -1),
    "next": ("f", 1),
    **_all("F", "coming upcoming forthcoming", 1),
    **_all("G", "following subsequent ensuing", 1),
    "recent": ("B", None),
    "same": ("s", None),
    **_all("V", "every each"),
    "per": ("/", None),
    "other": ("%", 2),
    **_all("E", "early late mid"),
    **_all("N", "beginning start end middle close outset rest remainder"),
    **_all("w", "entire whole full"),
    **_all("~", "several few couple many some various numerous"),
    "ago": ("g", -1),
    **_all("r", "later afterwards", 1),
    "earlier": ("r", -1),
    **_all("R", "after", 1),
    **_all("R", "before", -1),
    "of": ("O", None),
    "and": ("&", None),
    "old": ("#", None),
    "long": ("#", None),
    **_all("?", "on at around about in by until since"),
    # Whole expressions by themselves.
    "today": ("D", 0),
    "yesterday": ("D", -1),
    "tomorrow": ("D", 1),
    "tonight": ("J", None),
    "overnight": ("J", None),
    **_all("c", "now currently nowadays presently", "PRESENT_REF"),
    **_all("c", "recently lately", "PAST_REF"),
    "more": ("+", None),
    "most": ("+", None),
    "very": ("+", None),
    "soon": ("C", "FUTURE_REF"),
    "future": ("9", None),
    **_all("_", "time period point stage"),
    "from": ("<", None),
    "final": (ORDINAL, -1),
    "hourly": ("A", "PT1H"),
    **_all("A", "daily nightly", "P1D"),
    "weekly": ("A", "P1W"),
    "fortnightly": ("A", "P2W"),
    "monthly": ("A", "P1M"),
    "quarterly": ("A", "P3M"),
    **_all("A", "annual annually yearly", "P1Y"),
    **_all("Z", "utc gmt z", "Z"),
    **_all("Z", "est edt et cst cdt pst pdt pt cet cest bst ist msk"),
    "fiscal": ("$", None),
    "q1": ("Q", 1),
    "q2": ("Q", 2),
    "q3": ("Q", 3),
    "q4": ("Q", 4),
}

# Written with a capital, with or without a full stop. Three letters that are also words or names
# ("Sat", "Mar", "Sun") need a neighbour that is part of a date.
ABBREVIATIONS: Final[dict[str, Entry]] = {
    **{word[:3].title(): ("m", number) for number, word in enumerate(MONTHS, 1) if word != "may"},
    "Sept": ("m", 9),
    **{word[:3].title(): ("@", number) for number, word in enumerate(WEEKDAYS)},
    "Tues": ("@", 1),
    "Thurs": ("@", 3),
}
# Months that are words of other classes too.
_DOUBTFUL_MONTHS: Final = ("may", "march")
_MARKS: Final = (",", ".", "-", ";", "(", ")")


@cache
def lookup() -> dict[str, Entry]:
    """Return the lexicon by the words as they stand in a text, in lower case and with a capital.

    Months and weekdays are in it with their capital only, which tells them from "may", "march"
    and "august".
    """
    entries: dict[str, Entry] = {}
    for word, entry in LEXICON.items():
        if entry[0] not in "MW" and not (entry[0] == "X" and isinstance(entry[1], int)):
            entries[word] = entry
        entries[word.capitalize()] = entry
        if entry[0] in "ZMWQD" and len(word) > 1:
            entries[word.upper()] = entry
    for word in _DOUBTFUL_MONTHS:
        entries[word.capitalize()] = entries[word.upper()] = ("m", LEXICON[word][1])
    entries |= {word: entry for word, entry in ABBREVIATIONS.items() if word not in entries}
    entries |= {mark: (mark, None) for mark in _MARKS}
    entries |= dict.fromkeys(("\N{EN DASH}", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}"), ("-", None))
    return entries
