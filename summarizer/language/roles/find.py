"""Roles and titles, and who holds them."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.role_nouns import (
    ABBREVIATIONS,
    BODY_NOUNS,
    PARTS,
    is_role_noun,
    may_be_role_noun,
)
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.find import Name
from summarizer.language.names.token_map import NameMap
from summarizer.language.roles.bodies import organization_of
from summarizer.language.roles.holders import holders_of, titled
from summarizer.language.roles.phrases import RolePhrase, role_phrase
from summarizer.language.roles.referents import Holder
from summarizer.models import Kind, Role

_TIES = frozenset({"appos", "attr", "compound", "nmod", "oprd", "conj", "dobj", "pobj"})
"""Only with these dependencies is a noun known by its ending alone taken for a role."""


_PLURAL = frozenset({"NNS", "NNPS"})
_BUSINESS = word_set("executive officer ceo cfo coo director founder owner manager editor")
_MOST_BETWEEN = 4
"""Words between two coordinated roles: comma, "and", an article, "former"."""


@dataclass
class _Found:
    """A role on the way: its words, who holds it, the tokens of the body it is held in."""

    phrase: RolePhrase
    holders: list[Holder]
    body: tuple[int, int] | None


def find_roles(doc: Doc, names: Sequence[Name]) -> list[Role]:
    """Return roles with the span of their holder, in order; `actor` is not set yet.

    The holder is a name, or a pronoun or description that coreference may resolve. A role held
    by several people stands once for each. `organization` holds the words of a name;
    `organization_start` and `organization_end` may also point at a pronoun or a description.
    """
    syntax = Syntax.of(doc)
    by_token = NameMap(names, len(syntax))
    bodies = by_token.of_bodies()
    found: list[_Found] = []
    for head in _role_heads(syntax, by_token):
        phrase = role_phrase(syntax, head, by_token)
        body = organization_of(syntax, phrase, by_token)
        if syntax.lemma[head] in BODY_NOUNS and phrase.last > phrase.first:
            held = titled(syntax, phrase, bodies) or holders_of(syntax, phrase, bodies)
            if held:
                found.append(_Found(phrase, held, body))
                continue
        if not _names_a_person(syntax, head):
            continue
        holders = titled(syntax, phrase, by_token)
        before = found[-1] if found else None
        if before is not None and _may_be_of_body(syntax, phrase, before.phrase, by_token):
            continue
        if before is not None and not holders and _is_said_with(syntax, phrase, before.phrase):
            holders = before.holders
        holders = holders or holders_of(syntax, phrase, by_token)
        body = body or _body_after_name(syntax, holders, by_token)
        if before is not None and (
            _is_said_with(syntax, phrase, before.phrase)
            or (holders and _is_one_title(syntax, phrase, before.phrase))
        ):
            # "president and chief executive of Ford, Jane Roe": both are hers, both at Ford.
            before.holders = before.holders or holders
            before.body = before.body or body
        found.append(_Found(phrase, holders, body))
    return [_role(syntax, role, holder, by_token) for role in found for holder in role.holders]


def _body_after_name(
    syntax: Syntax, holders: Sequence[Holder], names: NameMap
) -> tuple[int, int] | None:
    """Return the body in "analyst Jane Roe of Acme Bank", by token."""
    if len(holders) != 1 or holders[0].last + 2 >= len(syntax):
        return None
    preposition = holders[0].last + 1
    name = names.at(preposition + 1)
    the = syntax.dep[preposition + 1] == "det"
    if name is None and the:
        name = names.at(preposition + 2)
    if syntax.lower[preposition] not in ("of", "at", "with", "from") or name is None:
        return None
    return (name.first, name.last - 1) if name.kind is Kind.ORGANIZATION else None


def _is_said_with(syntax: Syntax, phrase: RolePhrase, before: RolePhrase) -> bool:
    """Tell whether two roles are coordinated under one article: "chairman and owner"."""
    if syntax.tag[before.head] in _PLURAL and syntax.tag[phrase.head] not in _PLURAL:
        return False  # "officials and minister Roe" are several people
    between = [syntax.lower[i] for i in range(before.last + 1, phrase.first)]
    joined = between[:1] in (["and"], [","], ["&"]) and len(between) <= _MOST_BETWEEN
    return joined and (
        syntax.head[phrase.head] == before.head
        or syntax.head[before.head] == phrase.head
        or (syntax.head[phrase.head] == syntax.head[before.head] != before.head)
    )


def _may_be_of_body(syntax: Syntax, phrase: RolePhrase, before: RolePhrase, names: NameMap) -> bool:
    """Tell whether it may be said of the name before it, and not of the one that has a role there.

    "The minister of Roland, a member of the union": Roland may be the member.
    """
    return (
        syntax.lemma[phrase.head] in PARTS
        and syntax.lower[before.last + 1 : before.last + 2] == [","]
        and phrase.left - before.last <= _MOST_BETWEEN - 1
        and names.at(before.last) is not None
    )


def _is_one_title(syntax: Syntax, phrase: RolePhrase, before: RolePhrase) -> bool:
    """Tell whether two nouns make one title, whatever the parse: "President and CEO Jane Roe"."""
    if phrase.left != before.last + 2 or syntax.lower[before.last + 1] != "and":
        return False
    if syntax.tag[before.head] in _PLURAL and syntax.tag[phrase.head] not in _PLURAL:
        return False
    # Two offices in capitals are two people, "Prime Minister and President Roe", but in business.
    capitals = syntax.pos[phrase.head] == syntax.pos[before.head] == "PROPN"
    return not capitals or bool({syntax.lemma[phrase.head], syntax.lemma[before.head]} & _BUSINESS)


def _role_heads(syntax: Syntax, names: NameMap) -> list[int]:
    """Return the last nouns of what may be roles."""
    heads = []
    for i, pos in enumerate(syntax.pos):
        if pos not in ("NOUN", "PROPN"):
            continue
        lemma = _singular(syntax, i)
        if lemma in ABBREVIATIONS and not syntax.words(i, i).istitle():
            continue
        is_body = lemma in BODY_NOUNS and pos == "NOUN" and syntax.dep[i] in _TIES
        if not is_body and not _names_a_person(syntax, i):
            continue
        if names.at(i) is None and not _continues(syntax, i):
            heads.append(i)
    return heads


def _names_a_person(syntax: Syntax, i: int) -> bool:
    """Tell whether a noun can be a person's role, by the lists or by its ending and its tie."""
    lemma = _singular(syntax, i)
    return is_role_noun(lemma) or (
        syntax.pos[i] == "NOUN" and syntax.dep[i] in _TIES and may_be_role_noun(lemma)
    )


def _singular(syntax: Syntax, i: int) -> str:
    """Return the lemma; spaCy leaves the plural of capitalized words as it stands."""
    lemma = syntax.lemma[i]
    return lemma[:-1] if syntax.tag[i] == "NNPS" and lemma.endswith("s") else lemma


def _continues(syntax: Syntax, i: int) -> bool:
    """Tell whether a noun only begins a longer title: "prime minister", "director-general"."""
    following = i + 1
    if following < len(syntax) and syntax.lower[following] == "-":
        following += 1
    if syntax.lower[following : following + 1] == ["operating"]:
        following += 1  # "Chief Operating Officer", in which "operating" is no noun
    return (
        following < len(syntax)
        and syntax.pos[following] in ("NOUN", "PROPN")
        and is_role_noun(syntax.lemma[following])
        and syntax.dep[i] in ("compound", "nmod", "amod")
    )


def _singular_end(syntax: Syntax, phrase: RolePhrase) -> int:
    """Return where the words of a role end for one of those who hold it.

    Each of "the suspects, Roe and Doe," is a suspect: a plural that only adds an "s" is left
    without it, so that the title still stands in the text.
    """
    end = syntax.end[phrase.last]
    if phrase.last == phrase.head and syntax.tag[phrase.head] in _PLURAL:
        word = syntax.lower[phrase.head]
        if word.endswith("s") and _singular(syntax, phrase.head) == word[:-1]:
            return end - 1
    return end


def _role(syntax: Syntax, found: _Found, holder: Holder, names: NameMap) -> Role:
    phrase, body = found.phrase, found.body
    start, end = syntax.start[phrase.first], _singular_end(syntax, phrase)
    named = body is not None and names.at(body[1]) is not None
    return Role(
        start=start,
        end=end,
        title=syntax.text[start:end],
        actor=None,
        holder_start=syntax.start[holder.first],
        holder_end=syntax.end[holder.last],
        organization=syntax.words(*body) if body is not None and named else None,
        organization_start=syntax.start[body[0]] if body is not None else None,
        organization_end=syntax.end[body[1]] if body is not None else None,
        past=phrase.past or holder.past,
    )
