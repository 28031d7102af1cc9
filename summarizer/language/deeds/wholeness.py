"""Whether a stretch of a sentence is a whole clause by its form."""

from itertools import pairwise

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import FINITE, TENSED, VERBAL
from summarizer.language.lexicon.word_sets import word_set

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_LOOSE = frozenset({"punct", "cc", "preconj", "mark", "intj", "dep", ""})
"""What may stand in a clause without hanging on its verb."""
_LIMITS = word_set("unless if except until only than rather but-for provided lest without whether")
"""Words after the end of a clause that turn or limit what it says."""
_PARTNERS = {"either": ("or",), "neither": ("nor",), "both": ("and",), "whether": ("or",)}
_ONLY = word_set("only just merely simply")
_TURNED = word_set("but ; rather")
_UNFINISHED = word_set("follows following that than as including such")
_UNFINISHED_TAGS = frozenset({"IN", "TO", "DT", "CC", "PRP$", "WDT", "WP", "WRB", ":"})


def root_of(syntax: Syntax, first: int, last: int) -> int | None:
    """Return the one token that all others from `first` to `last` hang on."""
    roots = [
        token
        for token in range(first, last + 1)
        if (syntax.head[token] == token or not first <= syntax.head[token] <= last)
        and syntax.dep[token] not in _LOOSE
        and syntax.pos[token] not in ("PUNCT", "SPACE")
    ]
    return roots[0] if len(roots) == 1 else None


def has_finite_verb_and_subject(syntax: Syntax, root: int, first: int, last: int) -> bool:
    """Tell whether the verb of a clause is finite, and its subject stands in the clause."""
    if syntax.pos[root] not in VERBAL:
        return False
    children = [child for child in syntax.children[root] if first <= child <= last]
    subjects = [child for child in children if syntax.dep[child] in _SUBJECTS]
    if syntax.lemma[root] == "do" and syntax.child(root, "dobj", "nsubjpass") is None:
        return False  # "as he has done since"
    if not subjects or any(syntax.tag[child] in _RELATIVE_TAGS for child in subjects):
        return False
    return syntax.tag[root] in FINITE or any(
        syntax.tag[child] in TENSED and syntax.dep[child] in ("aux", "auxpass")
        for child in children
    )


def is_finished(syntax: Syntax, last: int) -> bool:
    """Tell whether a clause that ends with a token announces nothing after it."""
    is_announced = any(syntax.lower[child] == "following" for child in syntax.children[last])
    return (
        syntax.lower[last] not in _UNFINISHED
        and syntax.tag[last] not in _UNFINISHED_TAGS
        and not is_announced  # "made the following comment"
    )


def keeps_pairs(syntax: Syntax, first: int, last: int, high: int) -> bool:
    """Tell whether nothing after a clause belongs to a pair in it, or limits it."""
    lower, tag = syntax.lower, syntax.tag
    after = lower[last + 1 : high + 1]
    following = next((word for word in after if word[0].isalnum()), "")
    if following in _LIMITS or "unless" in after or ("only", "if") in pairwise(after):
        return False
    for token in range(first, last + 1):
        rest = lower[token + 1 : last + 1]
        partners = _PARTNERS.get(lower[token], ())
        if partners and any(p in after for p in partners) and not any(p in rest for p in partners):
            return False
        is_first = lower[token] in ("not", "n't") and rest[:1] and rest[0] in _ONLY
        if is_first and _TURNED.isdisjoint(rest):
            return False
        is_compared = tag[token] in ("JJR", "RBR") or lower[token] in ("so", "such")
        if is_compared and following in ("than", "that"):
            return False
    return True
