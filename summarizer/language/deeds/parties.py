"""Which actor the noun of a clause stands for: itself, or a body that the actor commands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.language.grammar.clauses import prepositional
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.trimming import trim
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.reference.resolution import Resolution
from summarizer.models import Form, Kind, Mention

_COMMANDED = word_set(
    """
    force troop army navy militia fighter soldier unit battalion brigade regiment division squad
    corps warplane aircraft jet plane warship ship tank gunman guerrilla rebel mercenary militant
    commando paratrooper police policeman guard bodyguard agent operative
    government administration regime cabinet ministry council authority official lawmaker
    company firm group subsidiary arm affiliate branch team party movement
    faction gang network organization organisation coalition ally supporter follower member
    staff employee worker lawyer attorney negotiator inspector prosecutor board
    """
)
"""Bodies that act for whoever stands before them: "Roe's forces", "Acme lawyers"."""

_LOOSE = word_set(
    "ally supporter follower member employee worker staff official lawmaker "
    "allies supporters followers members employees workers officials lawmakers"
)
"""Of these, what one does is not yet done by the one they belong to."""

_PLURAL = ("NNS", "NNPS")
_BEFORE_LIST = frozenset({",", ":", "(", "-", "–", "—", "--"})
_HYPHENS = frozenset("-\u2010\u2011")
_POSSESSIONS = ("poss", "compound", "nmod", "amod")


def acts_in_its_name(body: str) -> bool:
    """Tell whether what a body does is done by its commander too: forces, but not supporters."""
    return not any(word in _LOOSE for word in body.lower().split())


class Party(NamedTuple):
    """An actor's part in a clause."""

    mention: Mention
    through: str | None = None
    """The words of the body that acts for it."""


class Parties:
    """The actors of a document by token."""

    def __init__(self, syntax: Syntax, resolution: Resolution) -> None:
        self._syntax = syntax
        self._by_head: dict[int, Mention] = {}
        self._by_range = {(m.start, m.end): m for m in resolution.mentions}
        for mention in resolution.mentions:
            if mention.kind is not Kind.OTHER:
                self._by_head.setdefault(self._head_of(mention), mention)

    def _head_of(self, mention: Mention) -> int:
        """Return the token of a mention that the others in it hang on."""
        syntax = self._syntax
        first = bisect_right(syntax.start, mention.start) - 1
        last = bisect_left(syntax.start, mention.end) - 1
        for token in range(last, first - 1, -1):
            above = syntax.head[token]
            if (above == token or not first <= above <= last) and syntax.dep[token] != "case":
                return token
        return max(last, 0)

    def spanning(self, start: int, end: int) -> Mention | None:
        """Return the mention with this range of characters."""
        return self._by_range.get((start, end))

    def own(self, token: int) -> Mention | None:
        """Return the mention whose head is a token."""
        return self._by_head.get(token)

    def at(self, token: int) -> Mention | None:
        """Return the mention whose head is a token: its own, or that of an apposition to it."""
        mention = self._by_head.get(token)
        if mention is not None:
            return mention
        syntax = self._syntax
        if syntax.tag[token] in _PLURAL:
            return None  # several: see `of`
        for child in syntax.children[token]:
            if syntax.dep[child] == "appos" and syntax.pos[child] in ("PROPN", "NOUN"):
                apposed = self._by_head.get(child)
                # A place beside a noun that is none is where it is: "in Rome, 15 strikes".
                return apposed if apposed is None or apposed.kind is not Kind.PLACE else None
        return None

    def of(self, token: int) -> Iterator[Party]:
        """Yield the actors that a noun stands for."""
        mention = self.at(token)
        syntax = self._syntax
        if mention is not None:
            yield Party(mention)
        elif syntax.tag[token] in _PLURAL:
            yield from map(Party, self._listed(token))
        if syntax.lemma[token] not in _COMMANDED or syntax.pos[token] not in ("NOUN", "PROPN"):
            return
        if mention is not None and mention.form is Form.NAME:
            return  # "Roe's Acme Group" acts in its own name.
        commander = self._commander(token)
        if commander is not None and (mention is None or commander.actor != mention.actor):
            yield Party(commander, noun_phrase(syntax, token))

    def _listed(self, token: int) -> list[Mention]:
        """Return the actors that a plural noun is explained by: "the suspects, Roe and Doe,".

        One alone is none of them: "shareholders of Acme, formerly Apex" is a parser's slip.
        """
        syntax = self._syntax
        first = syntax.child(token, "appos")
        if first is None or syntax.lower[syntax.left_edge(first) - 1] not in _BEFORE_LIST:
            return []
        listed = (self._by_head.get(item) for item in syntax.conjuncts(first))
        found = [m for m in listed if m is not None and m.form is Form.NAME]
        kinds = {mention.kind for mention in found}
        return found if len(found) > 1 and len(kinds) == 1 and Kind.PLACE not in kinds else []

    def _commander(self, token: int) -> Mention | None:
        syntax = self._syntax
        for child in syntax.children[token]:
            if syntax.dep[child] in _POSSESSIONS and child < token:
                found = self._by_head.get(child)
                if found is not None:
                    return None if self._is_prefixed(found) else found
        for word, noun in prepositional(syntax, token):
            if word in ("of", "from"):
                return self._by_head.get(noun)
        return None

    def _is_prefixed(self, mention: Mention) -> bool:
        """Tell whether a name only says of a body what it is like: "anti-Roe rebels"."""
        before = mention.start - 1
        return (
            before > 0
            and self._syntax.text[before] in _HYPHENS
            and (self._syntax.text[before - 1].isalpha())
        )


def noun_phrase(syntax: Syntax, token: int) -> str:
    """Return the words of the phrase that a noun heads, up to a relative clause."""
    first, last = noun_phrase_range(syntax, token)
    return syntax.words(first, last)


def noun_phrase_range(syntax: Syntax, token: int) -> tuple[int, int]:
    """Return the first and last token of the phrase that a noun heads."""
    first, last = syntax.left_edge(token), syntax.right_edge(token)
    for child in syntax.children[token]:
        if child > token and syntax.dep[child] in ("relcl", "acl", "advcl", "cc", "parataxis"):
            is_clause = syntax.dep[child] != "cc" or _joins_clause(syntax, token, child)
            if is_clause:
                last = min(last, syntax.left_edge(child) - 1)
    for i in range(token + 1, last + 1):
        if syntax.lower[i] == "(" and ")" not in syntax.lower[i : last + 1]:
            last = i - 1
            break
    if last > token and syntax.dep[last] == "case":
        last -= 1
    return trim(syntax, first, last)


def _joins_clause(syntax: Syntax, noun: int, conjunction: int) -> bool:
    """Tell whether what is joined to a noun is a clause: a parser's slip."""
    return any(
        syntax.dep[c] == "conj" and c > conjunction and syntax.pos[c] in ("VERB", "AUX")
        for c in syntax.children[noun]
    )
