"""Whether a clause says that something happened: negation, modality and who reports it.

A verb stands under its own auxiliaries and under everything above it in its clause chain:
"did not agree to leave" denies the leaving as well. The classes of governing words follow
what they imply about their complement (Karttunen 1971 on implicative verbs; Saurí and
Pustejovsky 2009, FactBank): some pass the facts on (`managed to`), some turn them round
(`failed to`), most leave them open (`agreed to`).
"""

from dataclasses import dataclass
from typing import NamedTuple

from summarizer.language.grammar.clauses import coordinated_with, has_to
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.word_sets import word_set


@dataclass(frozen=True)
class Status:
    """How a clause presents what it says."""

    negated: bool = False
    modality: str | None = None
    """The words that leave it open, or attribute it: may, agreed to, allegedly."""
    hearsay: bool = False
    """The modality says where it comes from (allegedly, claimed to), not that it is open."""

    @property
    def asserted(self) -> bool:
        """True where the text says on its own word that it happened."""
        return not self.negated and self.modality is None


FACT = Status()

_MODALS = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would",
           "sha": "shall"}  # fmt: skip
_OPEN_ADVERBS = word_set("maybe perhaps possibly potentially probably hopefully")
_HEARSAY_ADVERBS = word_set(
    "allegedly apparently ostensibly purportedly reportedly reputedly supposedly"
)
_CONDITIONS = word_set("if unless whether lest")

_IMPLY = word_set("""
    begin start continue keep manage help come get go proceed resume finish happen dare bother
    force compel cause make lead see hear watch feel find have remain turn tend use end be
    prompt enable induce inspire
    """)
"""Verbs whose complement happened if they did."""

_IMPLY_NOT = word_set("""
    fail refuse decline forget neglect cease stop avoid refrain abstain prevent ban bar
    prohibit forbid block deter discourage dissuade deny resist escape miss quit
    reject stall doubt
    """)
"""Verbs whose complement did not happen if they did."""

_HEARSAY = word_set("""
    claim report say allege think believe understand know purport rumour rumor accuse suspect
    charge blame describe appear seem
    """)
"""Governing verbs that say whose word it is: "is said to have …", "accused of …"."""

_DOUBT = word_set("""
    hope wish want expect fear believe think suspect suppose assume imagine predict forecast
    propose recommend demand require request order urge desire dream pretend guess
    wonder ask argue worry hint speculate
    """)
"""Verbs whose clausal complement ("that …") is a thought or a wish, not a report."""

_ALLEGING = word_set("claim allege insinuate purport rumour rumor")
"""Verbs whose clausal complement is an accusation or unproven, not only somebody's report."""

DENYING = word_set("deny doubt disprove dispute refute")
"""Verbs whose clausal complement is said not to be so."""

_MISTAKENLY = word_set(
    "wrongly falsely mistakenly erroneously incorrectly inaccurately untruthfully misleadingly"
    " jokingly ironically sarcastically"
)
"""Adverbs on a verb of saying by which what was said is not so."""

_UNABLE = word_set("unable unwilling reluctant powerless impossible unlikely")
_FACT_NOUNS = word_set("fact news evidence proof")
_CIRCUMSTANCE = word_set("by after before since while in on upon with despite through as during")
"""Prepositions before an -ing clause that say how or when something happened."""
_INTENDING = word_set(
    "plan insist count rely bank bet agree decide focus aim work consider intent keen bent"
)
"""Words after which an -ing clause is still to come, whatever the preposition."""

_FACTIVE = word_set("know realize realise learn understand forget regret remember notice")
"""Verbs whose complement is true even where they are denied (Kiparsky and Kiparsky 1970)."""

_NEGATIONS = word_set("not n't n’t never no nor neither hardly scarcely barely")
_CHAIN_LIMIT = 12
"""Longest chain of governing words followed: longer ones are parser errors."""


class _Link(NamedTuple):
    """What the word that governs a clause does to it."""

    head: int | None
    """The governing token, whose own status counts too; None where the chain ends."""
    negates: bool = False
    modality: str | None = None
    hearsay: bool = False


def status_of(syntax: Syntax, verb: int) -> Status:
    """Return how the clause of a verb (token index) presents what it says."""
    negated = hearsay = left_open = False
    modals: list[str] = []
    token: int | None = verb
    for _ in range(_CHAIN_LIMIT):
        if token is None:
            break
        own = _own(syntax, token)
        link = _governor(syntax, token) or _Link(None)
        negated ^= own.negated ^ link.negates
        for part in (own, link):
            if part.modality is not None:
                modals.insert(0, part.modality)
                hearsay |= part.hearsay
                left_open |= not part.hearsay
        token = link.head
    return Status(negated, " ".join(modals) or None, hearsay and not left_open)


def is_mistaken(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb of saying has an adverb by which what is said is not so."""
    return any(
        syntax.dep[child] == "advmod" and syntax.lower[child] in _MISTAKENLY
        for child in syntax.children[verb]
    )


def is_alleged(syntax: Syntax, verb: int) -> bool:
    """Tell whether a clause is what somebody alleges: "claimed that Roe had met Doe"."""
    token = verb
    for _ in range(_CHAIN_LIMIT):
        above = syntax.head[token]
        if syntax.dep[token] == "ccomp" and syntax.lemma[above] in _ALLEGING:
            return True
        if syntax.dep[token] not in ("ccomp", "xcomp", "conj") or above == token:
            return False
        token = above
    return False


def _own(syntax: Syntax, verb: int) -> Status:
    """Negation, modals and hedges among the verb's own dependents."""
    negated = False
    modality: str | None = None
    hearsay = False
    lower = syntax.lower
    for child in syntax.children[verb]:
        dep, word = syntax.dep[child], lower[child]
        if (
            dep == "neg"
            or (word in _NEGATIONS and dep in ("advmod", "preconj", "det"))
            or (word == "ever" and any(lower[c] in _NEGATIONS for c in syntax.children[child]))
        ):
            negated = True
        elif dep == "aux" and syntax.tag[child] == "MD":
            if modality not in _CONDITIONS:
                modality = _MODALS.get(word, word)
        elif dep == "advmod":
            if word in _HEARSAY_ADVERBS:
                modality, hearsay = modality or word, modality is None
            elif word in _OPEN_ADVERBS:
                modality, hearsay = modality or word, False
            elif word == "longer" and child and lower[child - 1] == "no":
                negated = True
        elif dep == "mark" and word in _CONDITIONS:
            modality, hearsay = word, False
        elif dep in ("nsubj", "nsubjpass", "dobj") and _is_negative_phrase(syntax, child):
            negated = True
    if modality is None and has_to(syntax, verb) and _is_purpose(syntax, verb):
        modality = "to"
    return Status(negated, modality, hearsay)


def _is_purpose(syntax: Syntax, verb: int) -> bool:
    """Tell whether an infinitive says what for: "sent troops to block and to seize it"."""
    dep = syntax.dep[verb]
    if dep == "conj":
        head = syntax.head[verb]
        return syntax.dep[head] in ("advcl", "relcl") and has_to(syntax, head)
    return dep in ("advcl", "relcl")


def _is_negative_phrase(syntax: Syntax, noun: int) -> bool:
    """Tell whether it is "no troops", "neither of them", "nobody", "neither Roe nor Lee"."""
    if syntax.lower[noun] in ("nobody", "none", "nothing", "neither", "no-one"):
        return True
    return any(
        syntax.lower[child] in ("no", "neither") and syntax.dep[child] in ("det", "preconj", "cc")
        for child in syntax.children[noun]
    )


def _governor(syntax: Syntax, verb: int) -> _Link | None:
    dep, head = syntax.dep[verb], syntax.head[verb]
    if dep == "conj":
        return _through_conjunct(syntax, verb, coordinated_with(syntax, verb))
    if dep == "xcomp" or (dep == "ccomp" and _is_bare(syntax, verb)):
        return _through_infinitive(syntax, verb, head)
    if dep == "ccomp":
        return _through_that_clause(syntax, head)
    if dep == "pcomp":
        return _through_preposition(syntax, head)
    if dep == "acl":
        return _through_noun(syntax, verb, head)
    if dep == "advcl" and syntax.tag[verb] == "VBG" and syntax.child(verb, "mark") is None:
        # "could return, giving him hope": as open as the main clause, but not denied with it.
        above = status_of(syntax, head) if syntax.pos[head] in ("VERB", "AUX") else FACT
        return _Link(None, modality=above.modality, hearsay=above.hearsay)
    return None


def _is_bare(syntax: Syntax, verb: int) -> bool:
    """A complement with a subject of its own but no finite verb: "made him resign"."""
    return syntax.tag[verb] in ("VB", "VBG") and not any(
        syntax.dep[child] in ("aux", "auxpass") and syntax.tag[child] in ("MD", "VBD", "VBZ", "VBP")
        for child in syntax.children[verb]
    )


def _through_conjunct(syntax: Syntax, verb: int, head: int) -> _Link | None:
    """A second verb shares what stands above the first; without auxiliaries those as well."""
    if syntax.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        # "that A did this and B did that": the report is shared, a control verb is not.
        return _governor(syntax, head) if syntax.dep[head] in ("ccomp", "conj") else None
    finite = syntax.tag[verb] in ("VBD", "VBZ", "VBP")
    own_auxiliary = syntax.child(verb, "aux", "auxpass") is not None
    contrasted = any(
        syntax.dep[c] == "cc" and c < verb and syntax.lower[c] == "but"
        for c in syntax.children[head]
    )
    if finite or own_auxiliary or contrasted:
        return _governor(syntax, head)
    return _Link(head)


def _through_infinitive(syntax: Syntax, verb: int, head: int) -> _Link:
    word, lemma = syntax.lower[head], syntax.lemma[head]
    if syntax.pos[head] == "ADJ" or syntax.dep[head] == "acomp":
        if word in _UNABLE:
            return _Link(head, negates=True)
        return _Link(head, modality=None if word == "able" else f"{word} to")
    if not has_to(syntax, verb):
        if lemma in _IMPLY or lemma in _IMPLY_NOT:
            return _Link(head, negates=lemma in _IMPLY_NOT)
        if any(syntax.lower[child] == "out" for child in syntax.children[head]):
            # "ruled out going" is a refusal; "did not rule out going" leaves it open.
            denied = _own(syntax, head).negated
            return _Link(None, modality=f"not {lemma} out") if denied else _Link(None, negates=True)
        return _Link(head, modality=word)
    if lemma in ("have", "be") or (lemma == "go" and syntax.tag[head] == "VBG"):
        return _Link(head, modality=f"{word} to")
    if lemma in _IMPLY or lemma in _IMPLY_NOT:
        return _Link(head, negates=lemma in _IMPLY_NOT)
    return _Link(head, modality=f"{word} to", hearsay=lemma in _HEARSAY)


def _through_that_clause(syntax: Syntax, head: int) -> _Link | None:
    lemma = syntax.lemma[head]
    if lemma in DENYING or is_mistaken(syntax, head):
        return _Link(None, negates=True)
    if lemma in _DOUBT:
        return _Link(None, modality=syntax.lower[head])
    if syntax.pos[head] in ("VERB", "AUX"):
        own = _own(syntax, head)
        if own.negated and lemma not in _FACTIVE:
            return _Link(None, modality=f"not {lemma}")
    return None


def _through_preposition(syntax: Syntax, preposition: int) -> _Link:
    word, head = syntax.lower[preposition], syntax.head[preposition]
    lemma = syntax.lemma[head]
    if word in ("without", "against"):
        return _Link(None, negates=True)
    if word in ("of", "than") and syntax.lower[preposition - 1] in ("instead", "rather"):
        return _Link(None, negates=True)
    if word == "from":
        return _Link(head, negates=lemma in _IMPLY_NOT)
    if lemma in _HEARSAY and word in ("of", "with", "for", "as"):
        return _Link(head, modality=f"{syntax.lower[head]} {word}", hearsay=True)
    if lemma in ("convict", "acquit", "clear"):
        return _Link(head, negates=lemma != "convict")
    if lemma in _INTENDING and word in ("on", "in", "with", "of", "about", "for", "to", "at"):
        return _Link(head, modality=f"{syntax.lower[head]} {word}")
    if word in _CIRCUMSTANCE or syntax.pos[head] not in ("NOUN", "PROPN", "VERB", "ADJ"):
        return _Link(None)
    return _Link(head, modality=f"{syntax.lower[head]} {word}")


def _through_noun(syntax: Syntax, verb: int, noun: int) -> _Link | None:
    if has_to(syntax, verb):
        word = syntax.lower[noun]
        return _Link(None, modality=None if word == "ability" else f"{word} to")
    if syntax.child(verb, "mark") is not None and syntax.lemma[noun] not in _FACT_NOUNS:
        return _Link(None, modality=syntax.lower[noun])
    return None
