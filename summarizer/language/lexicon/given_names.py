"""Words that people are given as names, and how many countries give them.

The lists are those of Faker's locales (see `gender` and docs/decisions/0013), for either sex and
for both: a name that tells no gender ("Kelly") still tells a person.
"""

from collections import Counter
from functools import lru_cache

from summarizer.language.lexicon.name_lists import name_lists


class _Names:
    """Given names by the number of locales that list them, and family names; in lower case."""

    def __init__(self) -> None:
        self.given: Counter[str] = Counter()
        self.family: set[str] = set()
        for names in name_lists():
            self.given.update({name.lower() for name in names.given})
            self.family.update(name.lower() for name in names.family)


@lru_cache(maxsize=1)
def _names() -> _Names:
    return _Names()


def locales_of_given_name(word: str) -> int:
    """Return how many locales list a word among their given names."""
    return _names().given[word.lower()]


def is_family_name(word: str) -> bool:
    """Tell whether a locale lists a word among its family names."""
    return word.lower() in _names().family
