"""It and they where they are sure to mean an organization or a country.

Only four constructions are answered; of all others too few are right. On MEANTIME's Apple and
GM articles these answer half of the pronouns that mean a named body, 95 of 100 rightly:

- the possessor belongs to the subject of its clause: "Acme sold its ships";
- the subject of what the subject says: "Acme said it would sell them";
- the subject of a clause, under that of the main clause, which does what only people and bodies
  do: "Acme fell after it announced a loss";
- the same at the start of a sentence after one with such a subject: "It announced …".
"""

from bisect import bisect_left
from collections.abc import Sequence

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.reference.binding import SUBJECT, domain, role, subject_of, subjects_above
from summarizer.language.reference.referents import Book, Reference, Referent
from summarizer.models import Form, Kind

_IT = word_set("it its itself")
_THEIR = word_set("their themselves")

_ACTS = word_set(
    """
    say announce report add plan expect own operate sell buy acquire launch release offer agree
    deny confirm claim want seek hope decide employ pay make produce hold publish call urge file
    accuse build develop ask tell note warn state declare reject accept intend aim hire sue settle
    appeal vote demand propose consider receive lose earn charge blame admit apologise apologize
    """
)
"""What people and bodies do, and what makes "it" one of them and no product, event or clause."""


def resolve_impersonal(syntax: Syntax, sentences: Sequence[int], book: Book) -> list[Reference]:
    """Return the references by it, its, itself, their and themselves that are safe, in order."""
    bodies = {
        reference.token: reference.referent
        for reference in book.references
        if reference.referent.kind in {Kind.ORGANIZATION, Kind.PLACE, Kind.GROUP}
    }
    if not bodies:
        return []
    tokens = [
        token
        for token, word in enumerate(syntax.lower)
        if (word in _IT or word in _THEIR) and syntax.dep[token] != "expl"
    ]
    if not tokens:
        return []
    roots = {sentences[token]: token for token, dep in enumerate(syntax.dep) if dep == "ROOT"}
    found = []
    for token in tokens:
        referent = _in_sentence(syntax, token, bodies)
        if referent is None and syntax.head[token] == roots.get(sentences[token]):
            here = sentences[token]
            if not any(i in bodies for i in _sentence_before(sentences, token)):
                referent = _across(syntax, token, roots.get(here - 1), bodies)
        if referent is None or not _agrees(syntax.lower[token], referent):
            continue
        # The next pronoun may hang on this one: "Acme said it would sell its ships".
        bodies[token] = referent
        found.append(Reference(token, token, token + 1, Form.PRONOUN, referent))
    return found


def _sentence_before(sentences: Sequence[int], token: int) -> range:
    """Return the tokens of a sentence before one of its tokens."""
    return range(bisect_left(sentences, sentences[token]), token)


def _agrees(word: str, referent: Referent) -> bool:
    if word in _THEIR:
        return referent.kind is not Kind.PLACE
    return referent.kind is not Kind.GROUP


def _in_sentence(syntax: Syntax, token: int, bodies: dict[int, Referent]) -> Referent | None:
    """Return what the subject above a pronoun refers to, where that is safe."""
    nearest = next(subjects_above(syntax, token), None)
    if nearest is None:
        return None
    subject, tie = nearest
    referent = bodies.get(subject)
    if referent is None or subject > token or syntax.child(subject, "conj") is not None:
        return None
    own = role(syntax, token)
    if own == "subject":
        safe = _acts(syntax, token) or (tie == "told" and not _is_empty(syntax, token))
        return referent if safe and tie != "modified" else None
    if own != "owner" and syntax.lower[token] not in {"itself", "themselves"}:
        return None
    if tie != "modified" and syntax.left_edge(subject) <= token <= syntax.right_edge(subject):
        return None
    fence = domain(syntax, token)
    # "Acme made Zed cut its prices": with another body between them, either may be meant.
    between = any(
        other in bodies and bodies[other] is not referent and syntax.dep[other] != "compound"
        for other in range(subject + 1, token)
    )
    return None if between or subject in fence.containers else referent


def _across(
    syntax: Syntax, token: int, root: int | None, bodies: dict[int, Referent]
) -> Referent | None:
    """Return the subject of the sentence before, for a sentence that starts with an act."""
    if root is None or syntax.dep[token] != "nsubj" or not _acts(syntax, token):
        return None
    subject = subject_of(syntax, root)
    return bodies.get(subject) if subject is not None else None


def _acts(syntax: Syntax, token: int) -> bool:
    return syntax.dep[token] == "nsubj" and syntax.lemma[syntax.head[token]] in _ACTS


def _is_empty(syntax: Syntax, token: int) -> bool:
    """Tell whether "it" only holds a place: "it is time to go", "it seems that"."""
    verb = syntax.head[token]
    if syntax.dep[token] not in SUBJECT:
        return True
    if syntax.lemma[verb] in {"seem", "appear", "happen", "turn", "take", "rain", "snow"}:
        return True
    if syntax.lemma[verb] != "be":
        return False
    children = syntax.children[verb]
    return any(syntax.dep[c] in {"xcomp", "ccomp", "advcl", "csubj", "attr"} for c in children) or (
        any(syntax.child(c, "xcomp", "ccomp", "advcl") is not None for c in children)
    )
