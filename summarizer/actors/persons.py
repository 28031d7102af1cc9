"""Names of people: their parts, and which names of one surname are one person."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.actors.folding import plain_letters, without_legal_suffix
from summarizer.actors.spelling import full_forms, given_name_key, is_short_form, skeleton

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NICKNAME = re.compile(r"""\s["'“‘]([^"'“”‘’\s]+)["'”’]\s""")
_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady mme mlle herr frau".split()  # noqa: SIM905
)
"""Forms of address: "Mrs Smith" says no more of whom it means than "Smith"."""
_GENERATIONS = frozenset(("jr", "junior", "sr", "senior", "ii", "iii", "iv"))
_PARTICLES = frozenset(
    word
    for line in (
        "abu al bin da das de del della den der di do dos du el ibn la le",
        "st ten ter van von zu",
    )
    for word in line.split()
)
"""Words that belong to the surname after them; a name may stand with or without them."""


class PersonName(NamedTuple):
    """A name of a person as keys to compare by (see `spelling`)."""

    given: tuple[str, ...]
    """Given names and initials; empty for a bare surname."""
    surname: str
    generation: str
    """"jr", "sr", "ii" …, or empty."""
    nickname: str = ""
    """What stands in quotation marks inside the name."""


class FullName(NamedTuple):
    """One folded name of a library, as `cluster_people` compares it."""

    name: int
    parts: PersonName
    pin: int | None
    """The group the user put the name in; names of other groups never join it."""


@lru_cache(maxsize=1 << 15)
def parse_person(name: str) -> PersonName:
    """Take a name apart: "Ludwig van den Berg Jr." is (ludwig), berg, jr."""
    quoted = _NICKNAME.search(name)
    if quoted:
        name = name[: quoted.start()] + " " + name[quoted.end() :]
    words = [plain_letters(word.replace("'", "").replace("’", "")) for word in _WORD.findall(name)]
    while len(words) > 1 and words[0] in _HONORIFICS:
        words.pop(0)
    generation = ""
    if len(words) > 1 and words[-1] in _GENERATIONS:
        generation = {"junior": "jr", "senior": "sr"}.get(words[-1], words[-1])
        words.pop()
    if not words:
        return PersonName((), "", generation)
    *given, surname = words
    first, _, rest = surname.partition("-")
    if rest and first in _PARTICLES:
        surname = rest
    while given and given[-1] in _PARTICLES:
        given.pop()
    nickname = given_name_key(plain_letters(quoted[1])) if quoted and given else ""
    return PersonName(
        tuple(given_name_key(word) for word in given), skeleton(surname), generation, nickname
    )


def surname_block(name: str) -> str:
    """Return the key of all names that may be the same person: the surname, or empty for none."""
    surname = parse_person(name).surname
    if not surname.isalpha() or without_legal_suffix(f"x {surname}") == "x":
        return ""
    return surname


def cluster_people(
    names: Sequence[FullName], apart: Callable[[int, int], bool]
) -> list[tuple[FullName, ...]]:
    """Group the full names of one surname by person.

    Spellings of the same parts are one person. A name that says less (an initial, no middle
    name, a short form, no "Jr.") joins the one person it fits; where it fits several it stays
    by itself. The result does not depend on the order of the names.

    Args:
        names: full names (with a given name) that share a surname.
        apart: tells whether a document speaks of two names (by hash) as two actors.
    """
    groups: dict[tuple[int | None, PersonName], list[FullName]] = {}
    for full in sorted(names):
        groups.setdefault((full.pin, full.parts), []).append(full)
    people: list[list[FullName]] = []
    by_letter: dict[str, set[int]] = {}
    for (pin, parts), members in sorted(groups.items(), key=_from_most_specific):
        letters = _letters(parts)
        near = set().union(*(by_letter.get(letter, set()) for letter in letters))
        fitting = [number for number in near if _may_join(parts, members, people[number], apart)]
        number = len(people)
        if len(fitting) == 1:
            person = people[fitting[0]]
            if (pin is None or person[0].pin == pin) and _fits(parts, person):
                number = fitting[0]
        if number == len(people):
            people.append([])
        people[number].extend(members)
        for letter in letters:
            by_letter.setdefault(letter, set()).add(number)
    return [tuple(person) for person in people]


def _letters(parts: PersonName) -> set[str]:
    """Return first letters: names that may be one person's have one of them in common."""
    words = (*parts.given, parts.nickname, *full_forms(parts.given[0]))
    return {word[0] for word in words if word}


def _may_join(
    parts: PersonName,
    members: Sequence[FullName],
    person: Sequence[FullName],
    apart: Callable[[int, int], bool],
) -> bool:
    """Tell whether a name may be one of a person's, and no document says otherwise."""
    return any(_may_be(parts, other.parts) for other in person) and not any(
        apart(one.name, other.name) for one in members for other in person
    )


def _fits(parts: PersonName, person: Sequence[FullName]) -> bool:
    """Tell whether a name agrees with all names of a person, or is the nickname of one."""
    return parts.given[0] in {other.parts.nickname for other in person} or all(
        _may_be(parts, other.parts) for other in person
    )


def _from_most_specific(
    item: tuple[tuple[int | None, PersonName], list[FullName]],
) -> tuple[int, int, int, PersonName, int]:
    (pin, parts), _ = item
    written_out = sum(len(word) > 1 for word in parts.given)
    return (-len(parts.given), -written_out, -len(parts.generation), parts, pin or 0)


def _may_be(one: PersonName, other: PersonName) -> bool:
    if one.generation and other.generation and one.generation != other.generation:
        return False
    first, second = sorted((one.given, other.given), key=len)
    if len(first[0]) > 1 and second[-len(first) :] == first:
        return True  # The same with a word before it: a middle name used alone, or a job.
    if {one.nickname, other.nickname} & {first[0], second[0]} - {""}:
        return True
    if not _given_may_be(first[0], second[0]):
        return False
    return all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0])
        for a, b in zip(first[1:], second[1:], strict=False)
    )


def _given_may_be(one: str, other: str) -> bool:
    if one == other:
        return True
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    return is_short_form(one, other)
