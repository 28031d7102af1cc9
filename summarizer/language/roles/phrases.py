"""The words of a role: where its phrase starts and ends.

"the former [chief of staff of the Navy], Jane Roe": the phrase is what stands in brackets,
without article, possessor and words that only say when.
"""

from typing import NamedTuple

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.role_nouns import ABBREVIATIONS, BODY_NOUNS, is_role_noun
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.token_map import NameMap
from summarizer.language.roles.complements import (
    HYPHENS,
    MAX_WORDS,
    complement_end,
    is_inner_hyphen,
)
from summarizer.models import Kind

PAST_MODIFIERS = word_set(
    "former formerly ex late then once previous past erstwhile onetime one-time sometime retired "
    "deposed ousted deceased departed ex-"
)
_PRESENT_MODIFIERS = word_set(
    "new newly recently freshly current currently incumbent present sitting outgoing departing "
    "incoming elected re-elected reelected appointed named longtime long-time long-serving "
    "longest-serving veteran now long visiting"
)
"""Words that say when or how long, not what."""

_MODIFIER_TAGS = frozenset({"JJ", "JJS", "JJR", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "AFX"})
_COMPLEMENTS = word_set("of for to on")
"""Prepositions before what a role is about; "at", "with" and "in" only say where it is held."""


_FIELD = word_set("in")
"""The largest of something is so somewhere: "second-largest carmaker in Oslo"."""


class RolePhrase(NamedTuple):
    """The words of one role, by token index; `last` is the last token itself."""

    head: int
    first: int
    last: int
    left: int
    """First token of the whole phrase, with article, possessor and words of time."""
    past: bool


def role_phrase(syntax: Syntax, head: int, names: NameMap) -> RolePhrase:
    """Return the words of the role whose noun is `head`."""
    left = _walk_left(syntax, head, names)
    first, past = _trim(syntax, left, head)
    before = left - (left > 1 and syntax.lower[left - 1] in ("a", "an", "the")) - 1
    if before >= 0 and syntax.lower[before] in PAST_MODIFIERS | _PRESENT_MODIFIERS:
        past |= syntax.lower[before] in PAST_MODIFIERS  # "then a senator"
        left = before
    past |= _is_former_of(syntax, left, names)
    first = _without_place(syntax, first, head, names)
    last = _walk_right(syntax, head, names)
    past |= syntax.lower[last + 1 : last + 2] in (["until"], ["till"], ["before"])
    if (
        syntax.lower[last + 1 : last + 2] == ["."]
        and syntax.lower[last] in ABBREVIATIONS
        and names.person_starting(last + 2) is not None
    ):
        last += 1  # "Capt. Jane Roe" cut into "Capt" and "."
    if last - first >= MAX_WORDS:
        last = hyphenated_end(syntax, head)
    return RolePhrase(head, first, last, left, past)


def _is_former_of(syntax: Syntax, left: int, names: NameMap) -> bool:
    """Tell whether a name stands between "former" and the role: "former Roe adviser"."""
    before = left - 1 - (left > 0 and syntax.dep[left - 1] == "case")
    name = names.at(before) if before >= 0 else None
    return (
        name is not None
        and name.last == before + 1
        and name.first > 0
        and syntax.lower[name.first - 1] in PAST_MODIFIERS
    )


def _without_place(syntax: Syntax, first: int, head: int, names: NameMap) -> int:
    """Drop a place that only says where: "In Oslo Minister Jane Roe met …"."""
    name = names.at(first)
    if (
        name is not None
        and name.kind is Kind.PLACE
        and name.last <= head
        and first > 0
        and syntax.lower[first - 1] in ("in", "at", "from", "near")
    ):
        return name.last
    return first


def _walk_left(syntax: Syntax, head: int, names: NameMap) -> int:
    first = head
    while first > 0:
        before = first - 1
        name = names.at(before)
        if is_inner_hyphen(syntax, before):
            first = before - 1
        elif name is not None and name.kind is Kind.PERSON:
            break
        elif name is not None and name.last == first and name.first < before:
            first = name.first
            if syntax.dep[first] == "det":
                first += 1
                break
        elif syntax.tag[before] in _MODIFIER_TAGS and _modifies(syntax, before, head):
            if syntax.tag[before] == "VBN" and names.at(before - 1) is not None:
                break  # "Roe nominated economist Doe": the verb, whatever its tag
            first = before
        elif first < head and _joins_modifiers(syntax, before, head):
            first = before - 1
        else:
            break
    return first


def _joins_modifiers(syntax: Syntax, conjunction: int, head: int) -> bool:
    """As in "trade and industry minister"."""
    earlier = conjunction - 1
    if conjunction == 0 or syntax.lower[conjunction] != "and":
        return False
    if syntax.head[conjunction] != earlier or syntax.pos[earlier] not in ("NOUN", "PROPN", "ADJ"):
        return False
    if is_role_noun(syntax.lemma[earlier]) or syntax.lemma[earlier] in BODY_NOUNS:
        return False
    if syntax.dep[conjunction + 1] == "conj" and syntax.head[earlier] == head:
        return True
    # Parsers join the first field to the person: "trade and [industry minister Jane Roe]".
    name = syntax.head[head]
    return (
        syntax.lemma[head] in ("minister", "secretary")
        and syntax.dep[name] == "conj"
        and syntax.head[name] == earlier
        and syntax.pos[earlier] == "NOUN"
    )


def _modifies(syntax: Syntax, token: int, head: int) -> bool:
    """Tell whether a token before a noun belongs to its phrase, however flat the parse is."""
    above = syntax.head[token]
    return (
        token < above <= head or above == syntax.head[head] or syntax.head[above] in (head, token)
    ) and syntax.dep[token] not in ("poss", "nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "case")


def _trim(syntax: Syntax, first: int, head: int) -> tuple[int, bool]:
    """Drop words of time, age and hyphens from the left; tell whether one said it is past."""
    past = False
    while first < head:
        word = syntax.lower[first]
        if word in PAST_MODIFIERS:
            past = True
        elif syntax.tag[first] == "CD" or (word.isdigit() and is_inner_hyphen(syntax, first + 1)):
            old = next((i for i in range(first, head) if syntax.lower[i] == "old"), None)
            if old is None:
                break
            first = old
        elif word in _PRESENT_MODIFIERS:
            if syntax.is_title(first) and syntax.is_title(first + 1):
                break  # "New York", but "New chairman"
        elif word not in HYPHENS:
            break
        first += 1
    return first, past


def hyphenated_end(syntax: Syntax, head: int) -> int:
    """Return the last token of a compound: "commander-in-chief", "president-elect"."""
    last = head
    while is_inner_hyphen(syntax, last + 1):
        last += 2
    return last


def _walk_right(syntax: Syntax, head: int, names: NameMap) -> int:
    last = hyphenated_end(syntax, head)
    is_ranked = any(syntax.tag[c] == "JJS" for c in syntax.subtree(head) if c < head)
    allowed = _COMPLEMENTS | _FIELD if is_ranked else _COMPLEMENTS
    while last + 1 < len(syntax):
        following = last + 1
        if syntax.dep[following] != "prep" or syntax.lower[following] not in allowed:
            break
        # "president and chief executive of Ford": the parser hangs it on the first noun.
        if syntax.head[following] not in (head, first_conjunct(syntax, head)):
            break
        end = complement_end(syntax, following, names)
        if end is None:
            break
        last = end
    return last


def first_conjunct(syntax: Syntax, head: int) -> int:
    """Return the first of the coordinated nouns that a noun belongs to."""
    while syntax.dep[head] == "conj" and syntax.head[head] != head:
        head = syntax.head[head]
    return head
