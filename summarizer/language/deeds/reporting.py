"""Who a clause is reported by, and which verbs only report."""

from bisect import bisect_right
from collections.abc import Sequence

from summarizer.language.deeds.parties import Parties, noun_phrase
from summarizer.language.grammar.clauses import is_passive, subject_of
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.word_sets import word_set
from summarizer.models import Quotation

SAYING = word_set("say tell add quote state remark quip opine reply retort recount")
"""Verbs that only report whatever stands after them: quotations, never deeds."""

REPORTING = SAYING | word_set(
    """
    claim announce confirm suggest insist warn note argue admit deny report explain stress
    emphasise emphasize reveal disclose acknowledge predict comment respond declare assert allege
    maintain contend conclude complain concede hint imply indicate inform mention observe point
    propose promise recall reiterate repeat signal testify tweet write estimate forecast caution
    advise accuse suspect find learn ask assure boast charge clarify describe express mean vow show
    """
)
"""Verbs that report where a clause follows, and do something where a noun follows."""

PERFORMING = word_set(
    """
    deny warn recommend announce admit acknowledge promise vow pledge demand propose order
    threaten declare concede confess accuse apologise apologize rule disclose reveal
    """
)
"""Verbs that do something by saying it (Austin 1962): deeds, whatever follows."""

PRONOUNS = word_set(
    """
    i me we us you he him she her it they them this that these those one who whom which whoever
    himself herself itself themselves
    """
)
"""Words that name nobody by themselves: where it is not known who is meant, no reporter is."""

_CHAIN = frozenset({"ccomp", "xcomp", "pcomp", "conj", "acl", "prep", "advcl"})
_FAR = 2000
"""Characters after which an earlier quotation is not looked at: longer ones are speeches."""

_CHAIN_LIMIT = 10
"""Longest chain of clauses followed upwards: longer ones are parser errors."""


class Reports:
    """The quotations of a document by offset."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self._text = text
        self._quotations = sorted(quotations, key=lambda quotation: quotation.start)
        self._starts = [quotation.start for quotation in self._quotations]

    def source_at(self, offset: int) -> str | None:
        """Return who says what stands at an offset: the actor, else the words of the source.

        A pronoun whose person is not known is nobody: None.
        """
        for i in range(bisect_right(self._starts, offset) - 1, -1, -1):
            quotation = self._quotations[i]
            if offset < quotation.end:
                if quotation.speaker is not None:
                    return quotation.speaker
                if quotation.source_start is not None and quotation.source_end is not None:
                    source = self._text[quotation.source_start : quotation.source_end]
                    return None if source.lower() in PRONOUNS else source
            if offset - quotation.start > _FAR:
                break
        return None

    def is_quoted(self, offset: int) -> bool:
        """Tell whether what stands at an offset is what somebody says."""
        return self.covers(offset, offset + 1)

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a stretch is part of what somebody says."""
        for i in range(bisect_right(self._starts, start) - 1, -1, -1):
            quotation = self._quotations[i]
            if end <= quotation.end:
                return True
            if start - quotation.start > _FAR:
                break
        return False


def reporter_of(syntax: Syntax, verb: int, parties: Parties) -> str | None:
    """Return who reports a clause by its syntax: "Roe said that …", "according to Roe".

    A pronoun whose person is not known is nobody: None.
    """
    token = verb
    for _ in range(_CHAIN_LIMIT):
        source = _according_to(syntax, token)
        if source is not None:
            return _named(syntax, source, parties)
        dep, above = syntax.dep[token], syntax.head[token]
        if dep not in _CHAIN or above == token:
            return None
        if (
            dep in ("ccomp", "xcomp", "prep")
            and syntax.lemma[above] in REPORTING
            and not is_passive(syntax, above)
            and above != verb
        ):
            subject = subject_of(syntax, above)
            if subject is not None and syntax.tag[subject] not in ("WP", "WDT"):
                return _named(syntax, subject, parties)
        token = above
    return None


def _according_to(syntax: Syntax, token: int) -> int | None:
    for child in syntax.children[token]:
        if syntax.lower[child] == "according":
            to = syntax.child(child, "prep")
            return syntax.child(to, "pobj") if to is not None else None
    return None


def _named(syntax: Syntax, token: int, parties: Parties) -> str | None:
    mention = parties.at(token)
    if mention is not None:
        return mention.actor
    return None if syntax.lower[token] in PRONOUNS else noun_phrase(syntax, token)
