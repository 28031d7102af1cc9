"""Whether a sentence leans on the one before it in a way that naming somebody cannot mend."""

from collections.abc import Iterator

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import TENSED
from summarizer.language.lexicon.role_nouns import BODY_NOUNS, ROLE_NOUNS
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.reference.resolution import Resolution
from summarizer.language.standalone.cutting import LONGEST, opening_connective
from summarizer.models import Form, Kind, Mention

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PERSONAL = word_set("he she they him her them it his their its hers theirs")
_GENDERED = word_set("he she him her his hers")
_DEMONSTRATIVE = word_set("this that these those such")
_OTHERS = word_set("another others both neither either former latter same")
_SPEAKER = word_set("i we you")
# "This week" is told by the day of publication.
NEAR_TIMES = word_set(
    "week month year morning afternoon evening night summer winter spring autumn fall day days "
    "weekend season century decade"
)
_LATER = word_set("later earlier before after afterwards")
_NEXT = word_set("next following same previous")
_DO = word_set("do does did")
_INVERTED = word_set("so neither nor")
# Invitations to the reader, when a sentence opens with them and has no subject.
_INVITATIONS = word_set(
    """
    read click follow subscribe watch sign see scroll listen download share contact email visit
    register join browse swipe tap check
    """
)
CAPTIONS = ("(pictured", "(above)", "(left)", "(right)", "(file p", "file photo", "file picture")
# Words of a label before a colon, as captions and sidebars have it: "Aftermath: The river …".
_LABEL = 3
_PARTIES = ROLE_NOUNS | BODY_NOUNS | word_set("police people staff")
# Sentences back in which "a bonus" makes "the bonus" a thing told of before. Two keep clear of
# a thing of that name that a text happens to have at its other end.
_INTRODUCED = 2
_MARKS = {"“": 1, "”": -1, "«": 1, "»": -1, "„": 1, "``": 1}
_STRAIGHT = frozenset({'"', "''"})
_ENDS = ".!”\"’')»]"
# Longer sentences with "do" have their verb elsewhere.
_SHORT = 7


def leans(syntax: Syntax, first: int, last: int, resolution: Resolution) -> bool:
    """Tell whether the sentence from token `first` up to `last` cannot stand alone."""
    text = syntax.text[syntax.start[first] : syntax.end[last - 1]].strip()
    if not text or last - first > LONGEST or _is_fragment(syntax, first, last, text, resolution):
        return True
    inside = quoted_tokens(syntax, first, last)
    if inside is None:
        return True
    at = opening_connective(syntax, first, last)
    while at < last - 1 and not syntax.lower[at][0].isalnum():
        at += 1
    if syntax.lower[at] in _SPEAKER and not inside[at - first]:
        return True  # in a quotation "we" is its speaker
    if _opens_leaning(syntax, at, last, resolution) or _is_told_before(syntax, at, resolution):
        return True
    return any(
        _hangs(syntax, first, token, resolution)
        for token in range(first, last)
        if syntax.pos[token] == "PRON" and not inside[token - first]
    )


def _is_fragment(syntax: Syntax, first: int, last: int, text: str, resolution: Resolution) -> bool:
    """Tell whether it is a question, a caption, an invitation, or no sentence at all."""
    opening = next((char for char in text if char.isalnum()), "")
    if opening.islower() or text[-1] not in _ENDS or text.endswith(("...", "?”", '?"', "?’", "?'")):
        return True
    if text[0] in ".…":
        return True
    low = text.lower()
    if any(caption in low for caption in CAPTIONS) or _is_labelled(syntax, first, last, resolution):
        return True
    if not any(syntax.tag[i] in TENSED for i in range(first, last)):
        return True
    return syntax.lower[first] in _INVITATIONS and not any(
        syntax.dep[i] in _SUBJECTS and syntax.head[i] == first for i in range(first, last)
    )


def _is_labelled(syntax: Syntax, first: int, last: int, resolution: Resolution) -> bool:
    """Tell whether it is a caption under a label: "Aftermath: The river at noon".

    A name or a word for a person or a body before the colon is of one who speaks.
    """
    head = syntax.lower[first : min(first + _LABEL + 1, last - 1)]
    if ":" not in head[1:]:
        return False
    colon = first + head.index(":", 1)
    if not syntax.is_title(colon + 1):
        return False
    label = range(first, colon)
    return not any(
        resolution.at(syntax.start[i]) is not None or syntax.lemma[i] in _PARTIES for i in label
    ) and all(syntax.lower[i].isalpha() for i in label)


def quoted_tokens(syntax: Syntax, first: int, last: int) -> list[bool] | None:
    """Return for each token whether it stands in quotation marks; None if they do not pair."""
    depth, inside = 0, []
    straight = False
    for at in range(first, last):
        mark = syntax.lower[at]
        depth += _MARKS.get(mark, 0)
        if mark in _STRAIGHT:
            straight = not straight
        if depth < 0:
            return None
        inside.append(depth > 0 or straight)
    return None if depth or straight else inside


def _opens_leaning(syntax: Syntax, at: int, last: int, resolution: Resolution) -> bool:
    """Tell whether the first words point back."""
    lower = syntax.lower
    word = lower[at]
    following = lower[at + 1] if at + 1 < last else ""
    if word in _INVERTED and following in _DO | word_set("was were is are has have had will can"):
        return True
    if word in _DEMONSTRATIVE:
        if following in NEAR_TIMES or (word == "that" and syntax.dep[at] == "mark"):
            return False
        return not _is_named(syntax, at, resolution)
    if word == "the" and (following in _OTHERS or following in _NEXT):
        return not _is_named(syntax, at, resolution)
    if word in _OTHERS and not (word in ("both", "neither", "either") and _pairs(syntax, at, last)):
        return not _is_named(syntax, at, resolution)
    if word in ("since", "by", "at") and following in ("then", "that"):
        return True
    return _is_later(syntax, at, last) or _is_ellipsis(syntax, at, last)


def _is_told_before(syntax: Syntax, at: int, resolution: Resolution) -> bool:
    """Tell whether its subject is "the bonus" of a bonus that sentences before it brought up.

    What says by itself which one is meant stands alone: a name before or after the noun ("the
    Vale bridge", "the bridge of Vale"), a relative clause, or a description of somebody, whom a
    bracket names.
    """
    if syntax.lower[at] != "the" or _is_named(syntax, at, resolution):
        return False
    noun = syntax.head[at]
    if syntax.pos[noun] != "NOUN" or syntax.dep[noun] not in _SUBJECTS:
        return False
    if any(syntax.pos[i] in ("PROPN", "NUM") for i in syntax.subtree(noun)):
        return False
    if syntax.child(noun, "relcl", "prep") is not None:
        return False
    roots = 0
    for before in range(at - 1, -1, -1):
        roots += syntax.dep[before] == "ROOT"
        if roots > _INTRODUCED:
            return False
        if syntax.lemma[before] == syntax.lemma[noun] and _is_brought_up(syntax, before):
            # The root of its own sentence may stand before it, and was not counted yet.
            return roots < _INTRODUCED or syntax.dep[before] in _SUBJECTS
    return False


def _is_brought_up(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun has "a" or "an"."""
    article = syntax.child(noun, "det")
    return article is not None and syntax.lower[article] in ("a", "an")


def _pairs(syntax: Syntax, at: int, last: int) -> bool:
    """Tell whether "both" or "neither" opens a pair in the same sentence."""
    return any(syntax.lower[i] in ("and", "nor", "or") for i in range(at + 1, min(at + 12, last)))


def _is_later(syntax: Syntax, at: int, last: int) -> bool:
    """Tell whether it opens with a time after or before another: "Two days later"."""
    words = syntax.lower[at : min(at + 4, last)]
    return any(
        word in _LATER and words[i - 1].rstrip("s") in NEAR_TIMES | {"hour", "minute"}
        for i, word in enumerate(words)
        if i and not (word in ("after", "before") and _governs(syntax, at + i))
    )


def _governs(syntax: Syntax, token: int) -> bool:
    """Tell whether "after" or "before" has something it is after: a noun or a clause."""
    return bool(syntax.children[token]) or syntax.dep[token] == "mark"


def _is_ellipsis(syntax: Syntax, first: int, last: int) -> bool:
    """Tell whether the verb is left to be understood: "He did."."""
    if last - first > _SHORT:
        return False
    return any(
        syntax.dep[i] == "ROOT" and syntax.lower[i] in _DO and syntax.child(i, "dobj") is None
        for i in range(first, last)
    )


def _hangs(syntax: Syntax, first: int, token: int, resolution: Resolution) -> bool:
    """Tell whether a pronoun refers to nobody that the sentence or a bracket can name."""
    word = syntax.lower[token]
    if word not in _PERSONAL or _is_named(syntax, token, resolution):
        return False
    if word in _GENDERED:
        return not any(
            mention.kind is Kind.PERSON for mention in _before(syntax, first, token, resolution)
        )
    if syntax.dep[token] not in _SUBJECTS or syntax.dep[syntax.head[token]] != "ROOT":
        return False
    if word == "it" and is_expletive(syntax, token):
        return False
    # A noun earlier in the sentence can be meant: "When the talks failed, they left."
    return not any(
        syntax.pos[i] in ("NOUN", "PROPN") and syntax.dep[i] in _SUBJECTS | {"pobj", "dobj"}
        for i in range(first, token)
    )


def _before(syntax: Syntax, first: int, token: int, resolution: Resolution) -> Iterator[Mention]:
    for at in range(first, token):
        if syntax.pos[at] in ("PROPN", "NOUN"):
            mention = resolution.at(syntax.start[at])
            if mention is not None:
                yield mention


def is_expletive(syntax: Syntax, token: int) -> bool:
    """Tell whether "it" only holds a place: "It is clear that …", "It rained"."""
    verb = syntax.head[token]
    if syntax.dep[token] == "expl":
        return True
    if syntax.lemma[verb] in ("rain", "snow", "seem", "appear", "turn", "emerge", "happen"):
        return True
    clause = syntax.child(verb, "ccomp", "xcomp", "csubj", "advcl", "acl", "relcl")
    attribute = syntax.child(verb, "acomp", "attr")
    inner = attribute is not None and (
        syntax.child(attribute, "ccomp", "xcomp", "relcl", "acl", "advcl") is not None
    )
    impersonal = syntax.lemma[verb] == "be" or syntax.dep[token] == "nsubjpass"
    return impersonal and (clause is not None or inner)


def _is_named(syntax: Syntax, token: int, resolution: Resolution) -> bool:
    """Tell whether a bracket can say who is meant: a description or pronoun that is resolved."""
    mention = resolution.at(syntax.start[token])
    return mention is not None and (
        mention.form in (Form.PRONOUN, Form.DESCRIPTION) or mention.start == syntax.start[token]
    )
