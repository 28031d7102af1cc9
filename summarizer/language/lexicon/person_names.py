"""The parts of a person's name: titles, given names, particles, surname, suffix, nickname.

Works on words, knows no document. Word order is that of English news: given names first. For
names with the family name first ("Park Jae-won") either end may stand for the whole, which
`answers_to` allows for every name.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.lexicon.word_sets import word_set

MALE_TITLES = word_set(
    "mr mister sir lord king prince duke baron count earl emperor tsar czar sultan emir "
    "pope father brother monsignor uncle viscount marquis marquess archduke messrs herr "
    "monsieur señor senor signor"
)
FEMALE_TITLES = word_set(
    "mrs ms miss madam madame lady dame queen princess duchess baroness countess empress "
    "tsarina sister mother aunt viscountess marchioness archduchess mademoiselle frau "
    "señora senora signora señorita"
)
_OTHER_TITLES = word_set(
    "mx dr doctor prof professor rev reverend fr rabbi imam ayatollah sheikh sheik "
    "mullah hon honourable honorable hrh hm president vice premier chancellor "
    "minister secretary senator sen representative rep congressman congresswoman "
    "governor gov mayor ambassador judge justice general gen lieutenant lt colonel col "
    "major maj captain capt commander cmdr sergeant sgt corporal cpl private pvt admiral "
    "adm commodore brigadier brig marshal field officer detective det inspector insp "
    "constable superintendent sheriff agent bishop archbishop cardinal pastor saint st "
    "coach chief chairman chairwoman director speaker comrade attorney"
)
TITLES = MALE_TITLES | FEMALE_TITLES | _OTHER_TITLES
COURTESY_TITLES = _OTHER_TITLES - {"saint", "st"} | word_set(
    "mr mister mrs ms miss sir madam madame messrs herr frau monsieur señor señora signor signora"
)
"""Titles that a name is complete without; "King" and "Lady" are part of what one is called."""

_PARTICLES = word_set(
    "van von der den ter ten te de da di do du dos das del della delle dello degli di la "
    "le les lo el al ul ibn bin ben bint abu af av zu zum zur vom y e o san santa mac ap"
)
_SUFFIXES = word_set("jr sr jnr snr ii iii iv esq phd md obe cbe mbe kbe mp qc kc")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’]|['’])$", re.IGNORECASE)
QUOTES = "\"'“”‘’`«»()[]"


class PersonName(NamedTuple):
    """A name cut into parts. All but `words` are keys: see `name_key`."""

    titles: tuple[str, ...]
    given: tuple[str, ...]
    surname: str
    """The last word without its particles; the only word of a one-word name."""
    suffix: str
    nickname: str
    words: tuple[str, ...]
    """The name as written, without titles and possessive ending."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Given names and surname."""
        return (*self.given, self.surname)

    @property
    def full(self) -> bool:
        """Whether it has a given name, or an initial, and a surname."""
        return bool(self.given)


_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def name_key(word: str) -> str:
    """Return a spelling that variants of one name share: "Evgeny" as "Yevgeniy", "Núñez".

    Case, accents, apostrophes and dots go; letters that English romanizations of one name
    exchange fall together (y, j and i; doubled letters; kh and h; ph and f; initial ye and e;
    the article al-). Vowels otherwise stay: to fold them joins names of different people.
    """
    letters = word.casefold()
    if not (letters.isascii() and letters.isalpha()):
        decomposed = unicodedata.normalize("NFKD", letters)
        letters = "".join(c for c in decomposed if c.isalnum() or c == "-")
    if "-" in letters:
        for article in ("al-", "el-", "as-", "ad-", "an-", "ar-", "ash-", "at-"):
            if letters.startswith(article) and len(letters) > len(article) + 2:
                letters = letters[len(article) :]
        letters = letters.replace("-", "")
    if len(letters) < 4:  # too short to fold further without joining other names
        return letters.replace("y", "i").replace("j", "i")
    letters = letters[1:] if letters.startswith("ye") else letters
    letters = letters.replace("kh", "h").replace("ph", "f").replace("ck", "k")
    letters = letters.replace("y", "i").replace("j", "i")
    return _DOUBLED.sub(r"\1", letters)


def without_possessive(word: str) -> str:
    """Return a word without "'s" or a final apostrophe."""
    return _POSSESSIVE.sub("", word)


def _bare(word: str) -> str:
    return word.casefold().rstrip(".")


def parse_person_name(words: Sequence[str], before: Sequence[str] = ()) -> PersonName | None:
    """Cut a name into its parts; None where no name is left.

    Args:
        words: The words of the name as they stand in the text; it may hold titles.
        before: The words before it, where titles may stand that are no part of it.
    """
    titles = [word for word in map(_bare, before) if word in TITLES]
    core: list[str] = []
    nickname = suffix = ""
    for raw in words:
        word = raw.strip(",")
        if word[:1] in QUOTES and word[-1:] in QUOTES and len(word) > 2:
            nickname = name_key(word.strip(QUOTES))
            continue
        word = without_possessive(word).strip(QUOTES)
        if not any(map(str.isalnum, word)):
            continue
        bare = _bare(word)
        if core and bare in _SUFFIXES:
            suffix = bare
        elif not core and bare in TITLES and word[:1].isupper():
            titles.append(bare)
        else:
            core.append(word)
    if not core:
        if not titles:
            return None
        # "the Queen", "Sir": a title alone is what it is called.
        core = [words[-1]]
        titles.pop()
    while len(core) > 1 and core[0].casefold() in {"the", "a", "an"}:
        core.pop(0)
    given = [word for word in core[:-1] if _bare(word) not in _PARTICLES]
    return PersonName(
        titles=tuple(titles),
        given=tuple(key for word in given for key in _initials(word)),
        surname=name_key(core[-1]),
        suffix=suffix,
        nickname=nickname,
        words=tuple(core),
    )


def _initials(word: str) -> tuple[str, ...]:
    """Cut "J.R." into its letters; any other word is one key."""
    if word.count(".") > 1 or (len(word) == 2 and word.isupper() and word.isalpha()):
        return tuple(name_key(letter) for letter in word if letter.isalpha())
    key = name_key(word)
    return (key,) if key else ()


def _same_given(one: str, other: str) -> bool:
    """Tell whether two given names may be one: equal, an initial, a short form at the front."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and (short == long or len(short) != 2)


def compatible(one: PersonName, other: PersonName) -> bool:
    """Tell whether two full names can be those of one person.

    Surnames are the same and the given names agree as far as both have them; or the shorter
    name's words stand in the longer one in order, first or last word included.
    """
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    short, long = sorted((one, other), key=lambda name: len(name.keys))
    if one.surname == other.surname:
        if not one.given or not other.given:
            return True
        if _same_given(one.given[0], other.given[0]):
            middle = zip(one.given[1:], other.given[1:], strict=False)
            return len(one.given) != len(other.given) or all(_same_given(a, b) for a, b in middle)
        return bool(
            {one.nickname, other.nickname} & {one.given[0], other.given[0]} - {""}
            or (len(long.given) > 1 and short.given[0] in long.given[1:] and len(short.given) == 1)
        )
    words = iter(long.keys)
    return (
        len(short.keys) > 1
        and all(key in words for key in short.keys)
        and (short.keys[0] == long.keys[0] or short.keys[-1] == long.keys[-1])
    )


SURNAME = 3


def answers_to(name: PersonName, word: str) -> int:
    """Return how well one word (a key) stands for a full name.

    3: its surname; 2: its first given name or nickname; 1: another of its words; 0: not at all.
    """
    if word == name.surname:
        return SURNAME
    if word in (name.given[:1] or ()) or (word and word == name.nickname):
        return 2
    return int(word in name.given and len(word) > 1)
