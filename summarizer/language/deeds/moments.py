"""Which date says when a deed was done: that of its verb, and not that of another thing."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import VERBAL
from summarizer.models import DateExpression

_ADVERBIAL = frozenset({"npadvmod", "advmod", "pobj", "tmod", "prep"})
_PREPOSITIONS = frozenset({"on", "at", "in", "during", "late", "early"})
"""After "by", "since", "until", "from" or "for" stands a limit and not the time of the deed."""
_STEPS = 6


class Moments:
    """The dates of a document by the verbs that they belong to."""

    def __init__(self, syntax: Syntax, dates: Sequence[DateExpression]) -> None:
        self._syntax = syntax
        self._by_verb: dict[int, list[int]] = {}
        for date in dates:
            if date.type in ("DATE", "TIME"):
                verb = self._governor(date)
                if verb is not None:
                    self._by_verb.setdefault(verb, []).append(date.start)

    def of(self, verb: int) -> int | None:
        """Return where the one date begins that says when a verb happened.

        A second verb shares a date that stands before the first: "On Monday Roe resigned and
        left". An infinitive has that of the verb it goes with: "agreed on Monday to leave".
        """
        syntax = self._syntax
        found = list(self._by_verb.get(verb, ()))
        for _ in range(_STEPS):
            dep, above = syntax.dep[verb], syntax.head[verb]
            if above == verb or dep not in ("conj", "xcomp") or syntax.pos[above] not in VERBAL:
                break
            shared = self._by_verb.get(above, ())
            found += [d for d in shared if dep == "xcomp" or d < syntax.start[above]]
            verb = above
        return found[0] if len(found) == 1 else None

    def _governor(self, date: DateExpression) -> int | None:
        """Return the verb that a date says the time of; None where it belongs to a noun."""
        syntax = self._syntax
        first = bisect_right(syntax.start, date.start) - 1
        last = bisect_left(syntax.start, date.end) - 1
        token = last
        for at in range(last, first - 1, -1):
            if not first <= syntax.head[at] <= last:
                token = at
                break
        before = max(first - 1, 0)
        if syntax.dep[token] == "compound" and syntax.dep[before] == "prep":
            token = before  # "On Monday Roe …", read as one name
        for _ in range(_STEPS):
            dep, above = syntax.dep[token], syntax.head[token]
            if syntax.pos[token] in VERBAL:
                return token
            if above == token or dep not in _ADVERBIAL:
                return None
            if dep == "prep" and syntax.lower[token] not in _PREPOSITIONS:
                return None
            token = above
            if dep != "pobj" and syntax.pos[token] not in VERBAL:
                return None
        return None
