"""Spellings of one name: what transliteration and short forms change, and what they do not.

The rules are those in which the common romanisations of Cyrillic (BGN/PCGN, ISO 9, passports)
and of German umlauts differ. They make a key to compare by; they are never shown.
"""

import re
from functools import lru_cache

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"x"), "ks"),  # Alexei, Aleksei
    (re.compile(r"^y(?=e)"), ""),  # Yevgeny, Evgeny
    (re.compile(r"(?<=[aeiou])y(?=[^aeiou])"), "i"),  # Sergey, Sergei
    (re.compile(r"(?:iy|ij|ii|yi|yy|ey|ei|y|i)$"), "i"),  # Dmitriy, Dmitry; Sergey, Sergei
    (re.compile(r"kh"), "h"),  # Mikhail, Mihail
    (re.compile(r"tch"), "ch"),  # Tchaikovsky
    (re.compile(r"tz"), "ts"),
    (re.compile(r"(?<=[oe])ff$"), "v"),  # Smirnoff, Smirnov
    (re.compile(r"(?<=[^aeiou])([ou])e(?=[^aeiou])"), r"\1"),  # Mueller, Müller
    (re.compile(r"([^aeiou])\1"), r"\1"),  # Philipp, Philip
)

_SHORT_FORMS = """
abigail abby; albert al bert; alexander alex sandy; alfred alf fred; andrew andy drew;
anthony tony; arthur art; barbara barb; benjamin ben; bernard bernie; charles charlie chuck;
christine chris; christopher chris; cynthia cindy; daniel dan danny; david dave; deborah debbie;
donald don; edmund ed; edward ed eddie ted; elizabeth beth betty liz; eugene gene;
frances fran; francis frank; franklin frank; frederick fred; gerald gerry jerry; gregory greg;
harold hal harry; henry harry hank; herbert herb; hubert bert; jacob jake; james jim jimmy;
jeffrey jeff; jennifer jenny; jerome jerry; john jack johnny; jonathan jon; joseph joe joey;
joshua josh; katherine kate kathy; kenneth ken; lawrence larry; leonard len; margaret maggie peggy;
martin marty; matthew matt; michael mike mick; nathaniel nat; nicholas nick; pamela pam;
patricia pat; patrick pat; peter pete; philip phil; raymond ray; rebecca becky; richard dick rick;
robert bob bobby rob; ronald ron; samuel sam; stanley stan; stephen steve; steven steve;
stuart stu; susan sue; theodore ted; thomas tom tommy; timothy tim; victor vic; victoria vicky;
vincent vince; walter walt; william bill billy will
"""
"""English given names with the short forms a dictionary of first names lists."""


@lru_cache(maxsize=1)
def _full_forms() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for line in _SHORT_FORMS.replace("\n", " ").split(";"):
        full, *short = line.split()
        for name in short:
            forms.setdefault(skeleton(name), set()).add(skeleton(full))
    return {short: frozenset(full) for short, full in forms.items()}


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """Return a key that the romanisations of one name share: yevgeny and evgeny, both "evgeni".

    Args:
        word: one word in plain letters (see `folding.plain_letters`).
    """
    key = word.replace("-", "")
    for pattern, replacement in _RULES:
        key = pattern.sub(replacement, key)
    return key or word


def full_forms(name: str) -> frozenset[str]:
    """Return the skeletons of the full forms of a short form: of "bob", "robert"."""
    return _full_forms().get(name, frozenset())


def is_short_form(one: str, other: str) -> bool:
    """Tell whether of two skeletons of given names one is a short form of the other."""
    return other in full_forms(one) or one in full_forms(other)
