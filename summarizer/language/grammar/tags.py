"""Sets of tags that several steps ask for, by their names in grammar.

Parts of speech are those of Universal Dependencies; verb forms those of the Penn Treebank.
"""

from typing import Final

VERBAL: Final = frozenset({"VERB", "AUX"})
"""Parts of speech of verbs."""

FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
"""Verb forms with a tense."""

TENSED: Final = FINITE | {"MD"}
"""Forms that make a clause finite: those with a tense, and modal verbs."""
