"""Closed word classes as they stand in a grammar: words parted by white space."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(words.split())
