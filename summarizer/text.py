"""Words and stems, the same when a document is added and when it is asked for."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STEMMER = Stemmer.Stemmer("english", 0)  # `stem` keeps its own cache


def is_blank(text: str) -> bool:
    """Return whether there is nothing to see in a text: only spaces, controls and formats."""
    return all(char.isspace() or unicodedata.category(char) in ("Cc", "Cf") for char in text)


def words(text: str) -> list[str]:
    """Return the words of a text as they stand; letters, digits and inner apostrophes."""
    return _WORD.findall(text)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the Porter2 stem of one word, lower case, without a possessive ending."""
    lower = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    try:
        return str(_STEMMER.stemWord(lower))
    except UnicodeEncodeError:  # half a surrogate pair, which `words` never gives
        return lower


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words of a text, in order."""
    return tuple(map(stem, words(text)))
