"""How much of its sentence a deed is shown with: its clause, the sentence, or nothing.

What is shown has to be a complete sentence by grammar and say no more than the document does: a
finite verb with its own subject at its root, nothing of a pair ("not only … but also", quotation
marks) cut off, no condition left behind, no word that points out of it, and nobody's claim told
as a fact.
"""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from summarizer.language.deeds.facts import is_subordinate, is_told_as_fact
from summarizer.language.deeds.parties import acts_in_its_name
from summarizer.language.deeds.reporting import Reports
from summarizer.language.deeds.wholeness import (
    has_finite_verb_and_subject,
    is_finished,
    keeps_pairs,
    root_of,
)
from summarizer.language.grammar.clauses import has_to, is_passive, subject_of
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import VERBAL
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.reference.resolution import Resolution
from summarizer.language.standalone.cutting import opening_connective
from summarizer.language.standalone.hanging import Hanging
from summarizer.language.standalone.leaning import CAPTIONS, leans
from summarizer.models import Deed, Extent, Part

_MODALS = word_set("will would shall should can could may might must ought")
_CAPTIONS = (*CAPTIONS, "(center)", "(centre)")
_TO = " to"
_SHARING = frozenset({"conj", "xcomp"})


class Extents:
    """Judges the deeds of a document."""

    def __init__(self, doc: Doc, syntax: Syntax, resolution: Resolution, reports: Reports) -> None:
        self._syntax = syntax
        self._resolution = resolution
        self._reports = reports
        self._sentences = [sentence.start for sentence in doc.sents]
        self._hanging = Hanging(syntax, resolution, self._sentences)
        self._alone: dict[int, bool] = {}

    def of(self, deed: Deed) -> Extent:
        """Return how much of its sentence a deed is shown with."""
        syntax = self._syntax
        token = bisect_right(syntax.start, deed.verb_start) - 1
        first, last = self.sentence(token)
        if deed.through is not None and not acts_in_its_name(deed.through):
            return Extent.NONE
        if (
            self._is_put_upon(deed, token)
            or self._is_only_aimed_at(deed, token)
            or not self._is_own_participle(deed, token)
            or self._is_only_possible(deed, token)
            or self._is_asked_or_pictured(first, last)
        ):
            return Extent.NONE
        if self._is_clause(deed, token, first, last):
            return Extent.CLAUSE
        if not self._is_about(deed, token) or self._is_unsourced(deed, first, last):
            return Extent.NONE
        root = root_of(self._syntax, first, last)
        if root is None or self._is_only_possible(deed, root):
            return Extent.NONE
        if not has_finite_verb_and_subject(syntax, root, first, last):
            return Extent.NONE  # "Don't blame Roe."
        if not is_told_as_fact(syntax, token, first, last, is_reported=True):
            return Extent.NONE
        return Extent.SENTENCE if self._stands(first, last) else Extent.NONE

    def sentence(self, token: int) -> tuple[int, int]:
        """Return the first and last token of the sentence of a token, without white space."""
        syntax = self._syntax
        number = bisect_right(self._sentences, token) - 1
        first = self._sentences[number]
        ends = self._sentences[number + 1 : number + 2]
        last = (ends[0] if ends else len(syntax)) - 1
        while first < last and syntax.pos[first] == "SPACE":
            first += 1
        while first < last and syntax.pos[last] == "SPACE":
            last -= 1
        return first, last

    def _is_put_upon(self, deed: Deed, token: int) -> bool:
        """Tell whether somebody else wants it of the actor: "urged Roe to leave"."""
        syntax = self._syntax
        if deed.part is not Part.DOES or not (deed.modality or "").endswith(_TO):
            return False
        above = syntax.head[token]
        if syntax.dep[token] not in ("xcomp", "ccomp") or syntax.pos[above] not in VERBAL:
            return False
        subject = subject_of(syntax, above)
        return subject is None or subject != subject_of(syntax, token)

    def _is_only_aimed_at(self, deed: Deed, token: int) -> bool:
        """Tell whether it is what something else is for: Acme in "a plan to rid Acme of debt"."""
        syntax = self._syntax
        return (
            deed.part is Part.SUFFERS
            and syntax.dep[token] == "acl"
            and syntax.tag[token] == "VB"
            and has_to(syntax, token)
        )

    def _is_only_possible(self, deed: Deed, root: int) -> bool:
        """Tell whether the main verb has a modal that the deed's own status knows nothing of.

        "His returns would help to assess it", "Roe won't be able to sell it".
        """
        syntax = self._syntax
        is_plain = _MODALS.isdisjoint((deed.modality or "").split())
        return is_plain and any(syntax.tag[child] == "MD" for child in syntax.children[root])

    def _is_asked_or_pictured(self, first: int, last: int) -> bool:
        text = self._syntax.words(first, last).lower()
        return "?" in text[-2:] or any(caption in text for caption in _CAPTIONS)

    def _is_clause(self, deed: Deed, token: int, low: int, high: int) -> bool:
        """Tell whether the clause of a deed in the sentence `low` to `high` is whole."""
        syntax = self._syntax
        first = bisect_right(syntax.start, deed.start) - 1
        last = bisect_left(syntax.start, deed.end) - 1
        if not low <= first <= token <= last <= high:
            return False
        if not deed.start <= deed.actor_start < deed.end:
            return False
        root = root_of(self._syntax, first, last)
        if root is None or not has_finite_verb_and_subject(syntax, root, first, last):
            return False
        if is_subordinate(syntax, root, first, last):
            return False
        if self._is_only_possible(deed, root):
            return False
        if deed.reported_by is None and self._reports.is_quoted(deed.verb_start):
            return False
        return (
            is_told_as_fact(syntax, token, first, last, is_reported=deed.reported_by is not None)
            and is_finished(syntax, last)
            and keeps_pairs(self._syntax, first, last, high)
            and not self._hanging.hangs(opening_connective(syntax, first, last + 1), last)
        )

    def _stands(self, first: int, last: int) -> bool:
        """Tell whether a sentence stands alone."""
        known = self._alone.get(first)
        if known is None:
            known = (
                not leans(self._syntax, first, last + 1, self._resolution)
                and keeps_pairs(self._syntax, first, last, last)
                and not self._hanging.hangs(opening_connective(self._syntax, first, last + 1), last)
            )
            self._alone[first] = known
        return known

    def _is_unsourced(self, deed: Deed, first: int, last: int) -> bool:
        """Tell whether a sentence is somebody's words, and another one says whose."""
        syntax = self._syntax
        while first < last and syntax.pos[first] == "PUNCT":
            first += 1
        while first < last and syntax.pos[last] == "PUNCT":
            last -= 1
        return deed.reported_by is None and self._reports.covers(
            syntax.start[first], syntax.end[last]
        )

    def _is_about(self, deed: Deed, token: int) -> bool:
        """Tell whether the sentence of a deed tells it, and does not just touch on it.

        A relative clause on its subject does ("Acme, which has sold its mill, …"), and a noun
        for a deed that is its subject ("The arrest of Roe …").
        """
        syntax = self._syntax
        if syntax.pos[token] not in VERBAL:
            return syntax.dep[token] in ("nsubj", "nsubjpass") and _is_main(
                syntax, syntax.head[token]
            )
        verb = token
        while syntax.dep[verb] in _SHARING and syntax.pos[syntax.head[verb]] in VERBAL:
            verb = syntax.head[verb]
        if syntax.dep[verb] == "pcomp" and syntax.child(verb, "nsubj") is not None:
            return False  # "with Roe leading it"
        if syntax.dep[verb] == "pcomp":
            # "was charged with fraud after selling it", but not "has no hope of selling it".
            return syntax.pos[syntax.head[syntax.head[verb]]] in VERBAL
        if not self._is_own_participle(deed, verb):
            return False
        is_bare = syntax.dep[verb] == "advcl" and syntax.tag[verb] in ("VBG", "VBN", "VB")
        if is_bare and syntax.child(verb, "nsubj", "nsubjpass") is not None:
            return False  # "made a plea for Roe to leave"
        if syntax.dep[verb] not in ("relcl", "acl"):
            return True
        noun = syntax.head[verb]
        return (
            self._is_subject(deed, noun)
            and syntax.dep[noun] in ("nsubj", "nsubjpass")
            and _is_main(syntax, syntax.head[noun])
        )

    def _is_own_participle(self, deed: Deed, verb: int) -> bool:
        """Tell whether an adverbial without a tense says it of its subject, if it is one.

        "Backed by Roe, Doe won" tells of Doe.
        """
        syntax = self._syntax
        if syntax.dep[verb] != "advcl" or syntax.tag[verb] not in ("VBG", "VBN", "VB"):
            return True
        if syntax.child(verb, "nsubj", "nsubjpass") is not None:
            return True
        is_undergone = deed.part is Part.SUFFERS
        return is_undergone == is_passive(syntax, verb) and self._is_subject(
            deed, subject_of(syntax, verb)
        )

    def _is_subject(self, deed: Deed, noun: int | None) -> bool:
        """Tell whether a noun is the actor of a deed: "Backed by Roe, Doe won" is Doe's."""
        if noun is None:
            return False
        mention = self._resolution.at(self._syntax.start[noun])
        return mention is not None and mention.actor == deed.actor


def _is_main(syntax: Syntax, verb: int) -> bool:
    return syntax.dep[verb] == "ROOT" and syntax.pos[verb] in VERBAL
