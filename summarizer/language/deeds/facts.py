"""Whether what stands above a clause leaves it a fact, or what somebody says is one."""

from summarizer.language.deeds.reporting import REPORTING
from summarizer.language.grammar.modality import DENYING, is_mistaken, status_of
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import FINITE, TENSED, VERBAL
from summarizer.language.lexicon.word_sets import word_set

_CONCEDING = word_set("because although though while whereas since that")
_IN_TIME = word_set("after as when once")
"""Conjunctions before what is a fact if the main clause is: Quirk et al. (1985, 15.24 ff.).
After "until", "before" and the others it need not be."""
_SHOWING = word_set(
    "know realize realise discover find learn show reveal see notice hear prove recall remember"
)
"""Verbs before a clause that is a fact (Kiparsky and Kiparsky 1970)."""
_OF_A_NOUN = frozenset({"relcl", "acl"})
_ASKING = frozenset({"WRB", "WP"})
"""Tags of "when", "how" and "what" before a clause."""
_STEPS = 20


def is_told_as_fact(
    syntax: Syntax, token: int, first: int, last: int, *, is_reported: bool
) -> bool:
    """Tell whether a clause says the same with and without what stands above it.

    Args:
        syntax: The document.
        token: Verb of the clause, or a noun that stands for one.
        first: Where what is shown begins.
        last: Its last token.
        is_reported: It is shown with the one who says it.
    """
    for _ in range(_STEPS):
        dep, above = syntax.dep[token], syntax.head[token]
        if above == token or dep in ("ROOT", "parataxis") or _hangs_reversed(syntax, token):
            return True
        is_shown = first <= above <= last
        if dep == "ccomp" and not _is_reported(syntax, above, is_sourced=is_reported or is_shown):
            return False
        if dep == "conj" and _may_be_participle(syntax, token, above):
            return False
        if dep == "advcl" and _is_finite(syntax, token) and not _is_certain(syntax, token, above):
            return False
        if dep in _OF_A_NOUN and not is_shown:
            return False
        token = above
    return False


def is_subordinate(syntax: Syntax, verb: int, first: int, last: int) -> bool:
    """Tell whether a clause has lost what subordinates it: "while", "when", "how".

    Without it, it reads as what the text asserts, of the day of the text; "that" takes nothing
    away.
    """
    for _ in range(_STEPS):
        left = [child for child in syntax.children[verb] if child < first]
        if any(
            (syntax.dep[child] == "mark" and syntax.lower[child] != "that")
            or syntax.tag[child] in _ASKING
            for child in left
        ):
            return True
        dep, above = syntax.dep[verb], syntax.head[verb]
        if first <= above <= last or above == verb or _hangs_reversed(syntax, verb):
            return False
        if dep == "advcl":
            return True
        if dep != "conj":
            return False
        verb = above
    return False


def _hangs_reversed(syntax: Syntax, token: int) -> bool:
    """Tell whether a main clause hangs on its adverbial: "Roe left, two days after it fell"."""
    above = syntax.head[token]
    return (
        syntax.dep[token] == "ccomp" and above > token and syntax.child(above, "mark") is not None
    )


def _is_reported(syntax: Syntax, verb: int, *, is_sourced: bool) -> bool:
    """Tell whether what a verb leads to is a fact, or is shown with the one who says it.

    "is expected to say that" and "did not say that" report nothing; who denies it, or claims it
    wrongly, says so with that word only.
    """
    status = status_of(syntax, verb)
    if status.negated or status.modality is not None:
        return False
    lemma = syntax.lemma[verb]
    if lemma in DENYING or is_mistaken(syntax, verb):
        return False
    return lemma in _SHOWING or (lemma in REPORTING and is_sourced)


def _is_finite(syntax: Syntax, verb: int) -> bool:
    return syntax.tag[verb] in FINITE or any(
        syntax.tag[child] in TENSED for child in syntax.children[verb]
    )


def _is_certain(syntax: Syntax, verb: int, above: int) -> bool:
    """Tell whether an adverbial clause tells a fact."""
    opening = [
        syntax.lower[child]
        for child in syntax.children[verb]
        if child < verb and (syntax.dep[child] == "mark" or syntax.tag[child] == "WRB")
    ]
    if not opening or not all(word in _CONCEDING or word in _IN_TIME for word in opening):
        return False
    if all(word in _CONCEDING for word in opening) or syntax.pos[above] not in VERBAL:
        return True
    return status_of(syntax, above).modality is None


def _may_be_participle(syntax: Syntax, verb: int, above: int) -> bool:
    """Tell whether a verb may share auxiliaries: "should be shut and the site sold"."""
    return (
        syntax.tag[verb] in ("VBD", "VBN")
        and syntax.child(verb, "aux", "auxpass", "dobj") is None
        and syntax.child(verb, "nsubj", "nsubjpass") is not None
        and syntax.child(above, "auxpass") is not None
    )
