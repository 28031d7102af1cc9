"""Grammatical gender of persons: which of he, she and they can stand for somebody.

Evidence, strongest first: titles ("Mrs Bell"), nouns ("the actress", "his wife"), and given
names. The given names are those that the locales of Faker list for one sex only (MIT licence,
maintained, 20,000 names in Latin script from some 60 countries); nothing is guessed for others.
"""

from collections import Counter
from enum import StrEnum
from functools import lru_cache

from summarizer.language.lexicon.name_lists import name_lists
from summarizer.language.lexicon.person_names import (
    FEMALE_TITLES,
    MALE_TITLES,
    PersonName,
    name_key,
)
from summarizer.language.lexicon.word_sets import word_set

# A name that n locales list as male and m as female is taken for male when n >= 3 m: "Andrea"
# is a man's name in one country and a woman's in thirty. At this ratio 99 % of the given names
# of the persons that GAP's development pronouns refer to come out right, and 83 % are known.
_RATIO = 3

# Cyrillic as English newspapers write it (BGN/PCGN without its diacritics).
_ROMANIZATION = str.maketrans(
    "абвгґдеёзиіїйклмнопрстуфыэ",
    "abvggdeeziiiiklmnoprstufye",
    "ъь",
) | str.maketrans(
    {
        "ж": "zh", "\u0445": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu",
        "я": "ya", "є": "ye",
    }
)  # fmt: skip


class Gender(StrEnum):
    """What third-person singular pronoun a person takes."""

    MALE = "male"
    FEMALE = "female"


MALE_NOUNS = word_set(
    "man boy father son brother husband widower uncle nephew grandfather grandson stepfather "
    "stepson stepbrother half-brother father-in-law son-in-law brother-in-law boyfriend "
    "fiancé king prince duke emperor baron businessman chairman spokesman congressman "
    "councilman policeman fireman salesman cameraman gunman clergyman fisherman sportsman "
    "frontman postman statesman actor-manager waiter headmaster monk priest gentleman guy "
    "lad dad daddy grandpa bridegroom groom landlord godfather godson"
)
FEMALE_NOUNS = word_set(
    "woman girl mother daughter sister wife widow aunt niece grandmother granddaughter "
    "stepmother stepdaughter stepsister half-sister mother-in-law daughter-in-law "
    "sister-in-law girlfriend fiancée queen princess duchess empress baroness businesswoman "
    "chairwoman spokeswoman congresswoman councilwoman policewoman saleswoman actress "
    "waitress hostess heiress headmistress mistress nun lady mum mom mummy mommy grandma "
    "bride landlady godmother goddaughter ballerina goddess heroine midwife"
)


@lru_cache(maxsize=1)
def _given_names() -> dict[str, Gender]:
    """Return the given names that tell a gender, without case and accents."""
    counts: dict[Gender, Counter[str]] = {gender: Counter() for gender in Gender}
    english: dict[Gender, set[str]] = {gender: set() for gender in Gender}
    key = name_key.__wrapped__  # its cache is for the names of texts
    for listed in name_lists():
        names = {
            gender: {
                key(name if name.isascii() else name.casefold().translate(_ROMANIZATION))
                for name in some
            }
            for gender, some in ((Gender.MALE, listed.male), (Gender.FEMALE, listed.female))
        }
        common = names[Gender.MALE] & names[Gender.FEMALE]
        for gender in Gender:
            counts[gender].update(names[gender] - common)
            if listed.locale == "en_US":
                english[gender] |= names[gender]
    male, female = counts[Gender.MALE], counts[Gender.FEMALE]
    known = {}
    for name in male.keys() | female.keys():
        # A name that Americans give to the other sex tells nothing in English text: "Jean".
        if male[name] >= _RATIO * female[name] and name not in english[Gender.FEMALE]:
            known[name] = Gender.MALE
        elif female[name] >= _RATIO * male[name] and name not in english[Gender.MALE]:
            known[name] = Gender.FEMALE
    return known


def gender_of_noun(lemma: str) -> Gender | None:
    """Return the gender that a common noun tells of its referent."""
    if lemma in MALE_NOUNS:
        return Gender.MALE
    return Gender.FEMALE if lemma in FEMALE_NOUNS else None


def gender_of_given_name(word: str) -> Gender | None:
    """Return the gender that a given name tells; hyphenated ones by their first part."""
    names = _given_names()
    return names.get(name_key(word)) or names.get(name_key(word.partition("-")[0]))


def gender_of_name(name: PersonName) -> Gender | None:
    """Return the gender that the titles, else the given name, of a person tell.

    A single word counts as a given name: what it tells of somebody called by it alone is
    weaker, since surnames are given names too ("Thomas"), and callers know that.
    """
    for title in name.titles:
        if title in MALE_TITLES:
            return Gender.MALE
        if title in FEMALE_TITLES:
            return Gender.FEMALE
    given = name.words[: max(len(name.given), 1)]
    return next(filter(None, map(gender_of_given_name, given)), None)
