"""Relations that a role makes between its holder and the body, or person, it is held in."""

import re
from collections.abc import Iterator, Sequence

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.role_nouns import BODY_NOUNS, DEPUTIES, HEADSHIPS, PARTS
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.reference.resolution import Resolution
from summarizer.models import Kind, Mention, Relation, Role

_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_HEAD_MODIFIERS = word_set(
    "chief prime managing executive general supreme co first second third last elected group "
    "company party the officer secretary federal national royal"
)
"""Words before a headship that leave it whole: "managing director", "prime minister"."""

_ONE_OF_SEVERAL = word_set("director captain skipper")
"""A body may have several directors, and a team's captain plays in it."""
_WHOLE_HEADSHIPS = (
    "chief executive", "chief executive officer", "managing director", "prime minister",
    "secretary general", "secretary-general", "director general", "director-general",
    "editor in chief", "editor-in-chief", "commander-in-chief",
)  # fmt: skip
_MOST_AFTER = 2
"""Words that may follow a body's name and still mean it: "Arrow mercenary force"."""

_FOR = word_set(
    """
    spokesman spokeswoman spokesperson correspondent reporter lawyer attorney solicitor analyst
    economist candidate representative negotiator adviser advisor journalist columnist striker
    goalkeeper defender midfielder player
    """
)
"""Roles that one holds for somebody; other roles are of somebody."""


def role_relations(
    syntax: Syntax, resolution: Resolution, roles: Sequence[Role]
) -> Iterator[Relation]:
    """Yield the relations of present roles whose holder and body are both known."""
    for role in roles:
        start, end = role.organization_start, role.organization_end
        if role.past or role.actor is None or start is None or end is None:
            continue
        body = resolution.at(start)
        if body is None or body.actor == role.actor:
            continue
        kind = _kind(syntax.text, role, body, (start, end))
        if kind is None or kind.removesuffix(" of") in PARTS - {"member"}:
            continue  # a part is told by the noun's own rule
        yield Relation(
            start=min(role.start, role.holder_start, start),
            end=max(role.end, role.holder_end, end),
            source=role.actor,
            kind=kind,
            target=body.actor,
        )


def _kind(text: str, role: Role, body: Mention, at: tuple[int, int]) -> str | None:
    """Name the relation to a body that stands at a range of characters."""
    start, end = at
    if not role.start <= start < role.end:
        between = text[role.end : start].split()[:1] if role.end <= start else []
        if between and between[0] in ("at", "with", "in", "from"):
            return f"{_lower(role.title)} {between[0]}"  # "analyst with Acme"
        return _outside(role.title, body)
    before, after = text[role.start : start], text[end : role.end]
    if before.strip():
        return _before_complement(before, after, body)
    # "Palace spokesman", "Acme chief executive": the body stands first.
    kind = _outside(after, body)
    if body.kind is Kind.PLACE and kind != "leads" and len(after.split()) > 1:
        return None  # "Oslo office manager" is no manager of Oslo
    return kind


def _outside(title: str, body: Mention) -> str | None:
    """The body is not in the words: a possessor, "Acme's chairman", or a modifier."""
    title = title.strip()
    words = [word.lower() for word in _WORD.findall(title)]
    if not words:
        return None
    if _is_headship(words) and body.kind is not Kind.PERSON:
        return "leads"
    # "her boss at a pub" is her boss, "Acme's head of policy" no head of Acme.
    title = re.split(r"\s(?:at|in|on|with|from|under|to)\s", title)[0]
    words = [word.lower() for word in _WORD.findall(title)] or words
    return f"{_lower(title)} {'for' if words[-1] in _FOR else 'of'}"


def _before_complement(before: str, after: str, body: Mention) -> str | None:
    """Name it by the words before the body, which end in a preposition: "chairman of"."""
    before = re.sub(r"\s+the\s*$", "", before.strip(), flags=re.IGNORECASE).strip()
    words = [word.lower() for word in _WORD.findall(before)]
    if len(words) < 2 or words[-1] not in ("of", "for", "at", "to", "in", "with"):
        return None
    rest = [word.lower() for word in _WORD.findall(after)]
    if rest and not (
        body.kind is Kind.ORGANIZATION
        and after[:1].isspace()
        and len(rest) <= _MOST_AFTER
        and rest[-1] in BODY_NOUNS
    ):
        # "manager of Acme's Oslo branch", "commander of Acme trucks": only part of the body.
        return None
    if words[-1] != "of" and body.kind is Kind.PLACE and words[-1] in ("in", "at"):
        return None
    if words[-1] == "of" and _is_headship(words[:-1]):
        return "leads"
    return _lower(before)


def _is_headship(words: list[str]) -> bool:
    title = " ".join(words)
    if any(title.endswith(whole) for whole in _WHOLE_HEADSHIPS):
        whole = next(whole for whole in _WHOLE_HEADSHIPS if title.endswith(whole))
        rest = title[: -len(whole)].split()
    elif words[-1] in HEADSHIPS - _ONE_OF_SEVERAL:
        rest = words[:-1]
    else:
        return False
    return not any(word in DEPUTIES for word in rest) and all(
        word in _HEAD_MODIFIERS for word in rest
    )


def _lower(title: str) -> str:
    """Write a title as a common noun: "Defence Minister" → "defence minister"."""
    return " ".join(
        word.lower() if word[:1].isupper() and word[1:].islower() else word
        for word in title.split()
    )
