"""Who holds a role: what in the sentence ties the role's noun to a person.

Four ties are trusted: the noun stands before the name as a title, it is in apposition to the
name (either way round), it is what somebody is or became, or somebody was appointed to it,
served in it or left it. A tie that is denied, asked or only possible gives no role.
"""

from collections.abc import Iterator

from summarizer.language.grammar.clauses import has_to, is_question, subject_of
from summarizer.language.grammar.modality import status_of
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.find import Name
from summarizer.language.names.token_map import NameMap
from summarizer.language.roles.appointments import after_as, named_to
from summarizer.language.roles.phrases import RolePhrase
from summarizer.language.roles.referents import (
    Holder,
    is_definite_person,
    is_over,
    of_name,
    referents,
)

_MOST_TITLES = 5
"""Words between "the general," and the name: "Lt. Gen. Dr Jane Roe"."""


_BEFORE_NAME = frozenset({",", "-", "–", "—", "--"})
"""Marks between "the suspects" and their names."""

_HONORIFICS = word_set("mr mr. mrs mrs. ms ms. miss dr dr.")
_CONDITIONS = word_set("if unless until once whether")
_JOINED = 12
"""Longest way up a sentence; longer ones are parser errors."""
_COPULAS = word_set("be become remain stay")


def titled(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> list[Holder]:
    """Return those whose names a role stands before as a title."""
    return list(_after_title(syntax, phrase, names))


def holders_of(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> list[Holder]:
    """Return those whom the sentence says to hold a role; none where nothing safe does."""
    for tie in (_in_apposition, _as_predicate, named_to, after_as):
        found = list(tie(syntax, phrase, names))
        if found:
            return found
    return []


def _after_title(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> Iterator[Holder]:
    """As in "Defence Minister Jane Roe", "Presidents Jane Roe and John Doe"."""
    name = names.holder_starting(phrase.last + 1)
    if name is None:
        return
    root = _root(syntax, name)
    tied = (
        phrase.first <= syntax.head[root] <= phrase.last
        or name.first <= syntax.head[phrase.head] < name.last
        or syntax.head[root] == syntax.head[phrase.head]
        or syntax.dep[phrase.head] in ("compound", "nmod", "amod")
    )
    if not tied or syntax.pos[phrase.last] == "PUNCT":
        return
    if phrase.last > phrase.head and syntax.lower[phrase.last] in _HONORIFICS:
        return  # "advisers to Mr. Roe"
    yield of_name(name)
    yield from _listed_with(syntax, phrase, name, names)


def _listed_with(
    syntax: Syntax, phrase: RolePhrase, name: Name, names: NameMap
) -> Iterator[Holder]:
    """The others who hold a role in the plural: "Doe" in "Presidents Jane Roe and John Doe"."""
    if syntax.tag[phrase.head] not in ("NNS", "NNPS"):
        return
    last = name.last
    for token in syntax.conjuncts(_root(syntax, name))[1:]:
        other = names.holder_at(token)
        if other is None or "well" in syntax.lower[last : other.first]:
            break
        yield of_name(other)
        last = other.last


def _root(syntax: Syntax, name: Name) -> int:
    """Return the token of a name that hangs on something outside it."""
    for token in range(name.last - 1, name.first - 1, -1):
        if not name.first <= syntax.head[token] < name.last or syntax.head[token] == token:
            return token
    return name.last - 1


def _in_apposition(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> Iterator[Holder]:
    """As in "Jane Roe, 45, the mayor" and "the mayor, Jane Roe,"."""
    head = phrase.head
    following = _name_after_comma(syntax, phrase, names)
    if following is not None:
        yield of_name(following)
        yield from _listed_with(syntax, phrase, following, names)
        return
    if syntax.dep[head] not in ("appos", "conj", "nmod", "npadvmod"):
        return
    left = syntax.left_edge(head)
    before = min(left, phrase.left) - 1
    if before < 1 or syntax.lower[before] not in (",", "(", "-", "–", "—", "--"):
        return
    # Past an age between commas: "Jane Roe, 45, mayor of …".
    if syntax.tag[before - 1] == "CD" and syntax.lower[before - 2] == ",":
        before -= 2
    if syntax.tag[head] in ("NNS", "NNPS") or _is_subject(syntax, phrase):
        return  # "Roe, leaders of …": more than one is meant
    name = names.holder_at(before - 1)
    if name is not None and name.last == before and _is_apposed(syntax, head, name):
        yield of_name(name)
    elif syntax.dep[head] == "appos":
        anchor = syntax.head[head]
        apposed = names.holder_at(anchor)
        if apposed is not None:
            yield of_name(apposed)
        elif is_definite_person(syntax, anchor):
            yield Holder(syntax.left_edge(anchor), anchor)


def _is_subject(syntax: Syntax, phrase: RolePhrase) -> bool:
    """Tell an apposition from a subject: "Speaking to Jane Roe, a spokesman said"."""
    following = phrase.last + 1
    if following >= len(syntax) or syntax.pos[following] not in ("VERB", "AUX"):
        return False
    above = syntax.head[phrase.head]
    return syntax.dep[above] in ("pobj", "dobj")


def _name_after_comma(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> Name | None:
    """As in "the general, Jane Roe,": other titles may stand before the name."""
    comma = phrase.last + 1
    # Past what is no part of the title: "the leader [of the group] in the north, Jane Roe,".
    while comma < min(phrase.last + _MOST_TITLES, len(syntax)) and syntax.pos[comma] != "PUNCT":
        comma += 1
    start = comma + 1
    if start >= len(syntax) or syntax.lower[comma] not in _BEFORE_NAME:
        return None
    for i in range(start, min(start + _MOST_TITLES, len(syntax))):
        name = names.holder_starting(i)
        if name is not None:
            root = _root(syntax, name)
            above = {*range(phrase.left, phrase.last + 1), syntax.head[phrase.head]}
            tied = syntax.dep[root] == "appos" and syntax.head[root] in above
            return name if tied else None
        if syntax.tag[i] not in ("NNP", "NN", "JJ", "VBN", "HYPH"):
            break
    return None


def _is_apposed(syntax: Syntax, head: int, name: Name) -> bool:
    """Tell an apposition from the next item of a list: "Jane Roe, the mayor and John Doe"."""
    above = syntax.head[head]
    if syntax.dep[head] == "appos":
        return True
    return name.first <= above < name.last and not any(
        syntax.dep[c] == "cc" and c > above for c in syntax.children[above]
    )


def _as_predicate(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> Iterator[Holder]:
    """As in "Jane Roe was the mayor", "Jane Roe, who became mayor"."""
    verb = syntax.head[phrase.head]
    dep = syntax.dep[phrase.head]
    if dep not in ("attr", "nsubj") or syntax.lemma[verb] not in _COPULAS:
        return
    if _is_only_counted(syntax, phrase) or _is_supposed(syntax, verb):
        return
    status = status_of(syntax, verb)
    no_longer = any(
        syntax.lower[c] == "longer" or syntax.lower[c] == "anymore"
        for c in range(verb, phrase.left)
    )
    if is_question(syntax, verb) or status.modality or (status.negated and not no_longer):
        return
    between = {syntax.lower[i] for i in range(verb, phrase.left)}
    if between & {"no", "like", "not"} and not no_longer:
        return
    past = no_longer or is_over(syntax, verb)
    if dep == "nsubj":
        # The other way round: "Her chief of staff is Colonel John Doe".
        name = names.holder_at(syntax.child(verb, "attr") or verb)
        if name is not None:
            yield of_name(name, past=past)
        return
    subject = subject_of(syntax, verb)
    holders = list(referents(syntax, subject, names))
    if len(holders) == 1 and syntax.tag[phrase.head] in ("NNS", "NNPS"):
        return
    for holder in holders:
        yield holder._replace(past=past)


def _is_only_counted(syntax: Syntax, phrase: RolePhrase) -> bool:
    """Tell "the sixth mayor to visit it", of whom the number, and not the post, is told."""
    following = phrase.last + 1
    clause = syntax.child(phrase.head, "acl", "relcl")
    return (
        clause is not None
        and clause > phrase.head
        and has_to(syntax, clause)
        and syntax.lower[following : following + 1] == ["to"]
    )


def _is_supposed(syntax: Syntax, verb: int) -> bool:
    """Tell whether somebody only comes to a post on a condition: "if they win and Roe becomes".

    Parsers join such a clause to the one before the condition as often as to the condition.
    """
    if syntax.lemma[verb] != "become" or syntax.tag[verb] not in ("VBZ", "VBP", "VB"):
        return False
    root = verb
    for _ in range(_JOINED):
        if syntax.head[root] == root:
            break
        root = syntax.head[root]
    return any(syntax.lower[i] in _CONDITIONS for i in range(syntax.left_edge(root), verb))
