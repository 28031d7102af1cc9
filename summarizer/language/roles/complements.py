"""What a role is about, behind its noun: where a complement such as "of the staff" ends."""

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.token_map import NameMap
from summarizer.models import Kind

HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013"})
_NOT_COMPLEMENT_NOUNS = word_set(
    """
    year month week day decade century time period past monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december spring summer autumn winter statement interview report letter speech email e-mail
    telephone phone conference reply response exchange addition contrast turn fact case order
    return particular general
    """
)
"""After "in", "at" …: when or how something was said, not what the role is about."""

MAX_WORDS = 16
"""Longer complements are parser errors or descriptions: then only the first words are kept."""


def is_inner_hyphen(syntax: Syntax, i: int) -> bool:
    """Tell whether a token is a hyphen with no space on either side."""
    return (
        0 < i < len(syntax) - 1
        and syntax.lower[i] in HYPHENS
        and syntax.end[i - 1] == syntax.start[i]
        and syntax.end[i] == syntax.start[i + 1]
    )


def complement_end(syntax: Syntax, preposition: int, names: NameMap) -> int | None:
    """Return the last token of a complement such as "of the general staff"."""
    noun = syntax.child(preposition, "pobj")
    if noun is None or syntax.lower[noun].isdigit():
        return None
    if syntax.lower[preposition] != "of" and syntax.lemma[noun] in _NOT_COMPLEMENT_NOUNS:
        return None
    end = min(syntax.right_edge(preposition), preposition + MAX_WORDS)
    for i in range(preposition + 1, end + 1):
        if _breaks(syntax, i, preposition, names):
            end = i - 1
            break
    while end > preposition and syntax.pos[end] in ("PUNCT", "CCONJ", "ADP", "SPACE", "DET"):
        if names.at(end) is not None or syntax.dep[end] == "case":
            break
        end -= 1
    if end < noun and ((name := names.at(noun)) is None or name.kind is not Kind.PERSON):
        return None  # "the maker of the world's most" has lost the noun that it is about.
    return end if end > preposition else None


def _breaks(syntax: Syntax, i: int, preposition: int, names: NameMap) -> bool:
    """Tell whether a complement ends before token `i`."""
    if names.at(i) is not None and names.at(i) == names.at(i - 1):
        return False
    if syntax.dep[i] in ("relcl", "acl", "appos", "advcl", "mark") or syntax.pos[i] in (
        "VERB",
        "AUX",
    ):
        return True
    if syntax.tag[i] in ("WP", "WDT", "WP$", "WRB") or syntax.lower[i] in ("since", "until", "who"):
        return True
    if syntax.lower[i].startswith("<"):
        return True  # the sign of a share: "a unit of Acme Co <ACM>"
    if syntax.pos[i] in ("PUNCT", "SYM", "SPACE"):
        return not (is_inner_hyphen(syntax, i) or _goes_on_after_comma(syntax, i, preposition))
    if syntax.pos[i] == "CCONJ" and i + 1 < len(syntax) and syntax.lower[i + 1] in ("a", "an"):
        return True
    if syntax.dep[i] == "prep" and syntax.lower[i] != "of":
        noun = syntax.child(i, "pobj")
        if noun is not None and (
            syntax.lemma[noun] in _NOT_COMPLEMENT_NOUNS or syntax.lower[noun].isdigit()
        ):
            return True
    person = names.person_starting(i)
    return (
        person is not None
        and i > preposition + 1
        and syntax.lower[i - 1] not in ("of", "and", ",", "'s", "’s")
    )


def _goes_on_after_comma(syntax: Syntax, comma: int, preposition: int) -> bool:
    """Tell whether a list goes on: "minister of trade, industry and tourism"."""
    if syntax.lower[comma] != "," or comma + 1 >= len(syntax):
        return False
    following = syntax.head[comma + 1] if syntax.dep[comma + 1] != "conj" else comma + 1
    return (
        syntax.dep[following] == "conj"
        and preposition < syntax.head[following] < comma
        and syntax.child(following, "cc") is not None
    )
