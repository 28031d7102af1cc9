"""What a name does in its clause, and what that says of its kind.

For the sizes of cues see `name_cues`.
"""

from collections.abc import Iterator

from summarizer.language.names.cues import BODY, PERSON, Cue
from summarizer.language.names.page import Candidate, Page
from summarizer.language.names.words import PERSONAL_VERBS, SPEECH_VERBS

_QUOTES = frozenset(('"', "”", "''", "’"))
_ENDS = frozenset('.!?;”"')
_PRONOUN_REACH = 8


def role_in_clause(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what the name does in its clause."""
    syntax = page.syntax
    root = page.root(candidate.first, candidate.last)
    dep, head = syntax.dep[root], syntax.head[root]
    if dep in ("nsubj", "nsubjpass"):
        if syntax.lemma[head] in SPEECH_VERBS:
            yield PERSON, 0.6
            yield BODY, 0.2
            if _closes_quotation(page, candidate, head):
                yield PERSON, 1.5
        elif syntax.lemma[head] in PERSONAL_VERBS:
            yield PERSON, 0.6
        if _owns_its(page, head):
            yield BODY, 1.5  # "Acme cut its prices": of a person it would be his or her
            yield PERSON, -2.0
        yield from _pronoun_after(page, head)
        if _is_plural(page, root, head):
            yield BODY, 1.5  # "Rovers are third", "the Cabinet have met"
            yield PERSON, -2.0
    elif dep == "dobj" and syntax.lemma[head] in PERSONAL_VERBS:
        yield PERSON, 0.5
    elif dep == "pobj" and syntax.dep[head] == "agent" and candidate.label == "PERSON":
        yield PERSON, 0.5  # "was coached by Holm"


def _closes_quotation(page: Page, candidate: Candidate, verb: int) -> bool:
    """Tell whether words in quotation marks end right before the name and its verb of speaking."""
    first = min(candidate.first, verb)
    adjacent = verb in (candidate.first - 1, candidate.last)
    return adjacent and first > 0 and page.forms[first - 1] in _QUOTES


def _owns_its(page: Page, verb: int) -> bool:
    """Tell whether what the subject of a verb acts on is called its own: "its prices"."""
    syntax = page.syntax
    nouns = [c for c in syntax.children[verb] if syntax.dep[c] == "dobj"]
    return any(
        syntax.lower[word] == "its" and syntax.dep[word] == "poss"
        for noun in nouns
        for word in syntax.children[noun]
    )


def _pronoun_after(page: Page, verb: int) -> Iterator[Cue]:
    """Yield what the first pronoun behind the verb says of its subject: "Holm said she …"."""
    for token in range(verb + 1, min(verb + 1 + _PRONOUN_REACH, len(page))):
        word = page.syntax.lower[token]
        if page.capital[token] or page.forms[token] in _ENDS:
            return  # Another name, or the next sentence.
        if word in ("he", "she", "his", "her", "himself", "herself"):
            yield PERSON, 1.5
            return
        if word in ("it", "its", "itself"):
            yield BODY, 0.5
            return


def _is_plural(page: Page, root: int, verb: int) -> bool:
    """Tell whether a singular name alone is the subject of a verb in the plural."""
    syntax = page.syntax
    if syntax.tag[root] != "NNP" or any(syntax.dep[c] == "conj" for c in syntax.children[root]):
        return False
    finite = next((c for c in syntax.children[verb] if syntax.dep[c] in ("aux", "auxpass")), verb)
    return syntax.lower[finite] in ("are", "were", "have") and finite > root
