"""Words that join a sentence to the one before it and can be left out when it stands alone.

Quirk et al. (1985, 8.134 ff.): conjuncts. Those that carry a condition, a negation or a degree
of certainty (otherwise, nor, perhaps, allegedly, only) are not here: without them the sentence
says something else.
"""

from summarizer.language.lexicon.word_sets import word_set

WITH_COMMA = word_set(
    """
    however meanwhile moreover furthermore nevertheless nonetheless therefore thus consequently
    subsequently accordingly additionally also besides still instead then finally indeed
    similarly likewise hence afterwards afterward later next lastly yet so plus again conversely
    incidentally overall alternatively
    """
)
"""Adverbs that join where a comma follows ("However, …")."""

BARE = word_set(
    "meanwhile moreover furthermore consequently subsequently nevertheless nonetheless additionally"
)
"""Adverbs that join also without a comma ("Meanwhile talks went on")."""

CONJUNCTIONS = word_set("but and yet so plus")
"""Conjunctions that open a sentence."""

NOT_BEFORE: dict[str, frozenset[str]] = {
    "but": word_set("for"),
    "so": word_set("far that many much long called too did do does was were is are has have had"),
    "yet": word_set("another to more"),
    "and": frozenset(),
    "plus": frozenset(),
}
"""What may not follow a conjunction: "But for the rain", "So far", "Yet another"."""

PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "as a result",
        "as a consequence",
        "in addition",
        "in contrast",
        "by contrast",
        "in turn",
        "in response",
        "in the meantime",
        "in other words",
        "in fact",
        "in short",
        "in particular",
        "of course",
        "for example",
        "for instance",
        "for its part",
        "for his part",
        "for her part",
        "for their part",
        "at the same time",
        "on the other hand",
        "on the contrary",
        "on top of that",
        "after all",
        "after that",
        "above all",
        "even so",
        "and yet",
        "that said",
        "as such",
        "as well",
        "to that end",
        "to this end",
        "because of this",
        "because of that",
        "despite this",
        "despite that",
        "following this",
        "following these events",
        "first of all",
        "what is more",
        "what 's more",
    )
)
"""Phrases that join where a comma follows, by token, in small letters."""

LONGEST_PHRASE = max(map(len, PHRASES))

PARENTHETIC = word_set(
    "however meanwhile moreover nevertheless nonetheless furthermore therefore consequently"
)
"""Adverbs that also stand between commas ("The mayor, however, …")."""

PARENTHETIC_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "of course",
        "for example",
        "for instance",
        "in turn",
        "by contrast",
        "in contrast",
        "on the other hand",
        "in addition",
        "meanwhile",
        "after all",
        "for its part",
        "for his part",
        "for her part",
        "for their part",
    )
)
