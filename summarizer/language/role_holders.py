"""Who holds a role: what in the sentence ties the role's noun to a person.

Four ties are trusted: the noun stands before the name as a title, it is in apposition to the
name (either way round), it is what somebody is or became, or somebody was appointed to it,
served in it or left it. A tie that is denied, asked or only possible gives no role.
"""

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.language.clauses import agents_of, is_question, objects_of, subject_of
from summarizer.language.modality import status_of
from summarizer.language.names import Name
from summarizer.language.role_nouns import is_role_noun
from summarizer.language.role_phrases import NameMap, RolePhrase
from summarizer.language.syntax import Syntax
from summarizer.language.word_sets import word_set

_MOST_TITLES = 5
"""Words between "the general," and the name: "Lt. Gen. Dr Jane Roe"."""


class Holder(NamedTuple):
    """Tokens (`last` is the last itself) that refer to the holder; whether the role is over."""

    first: int
    last: int
    past: bool = False


_COPULAS = word_set("be become remain stay")
_SERVE = word_set(
    "serve work act double continue operate practise practice return stay remain train start begin"
)
_LEAVE = word_set("resign retire quit step stand withdraw bow depart")
_APPOINT = word_set(
    """
    appoint name elect reelect re-elect install instal designate hire recruit employ reappoint
    crown ordain confirm anoint retain choose pick select promote swear engage make vote
    """
)
_REMOVE = word_set("sack fire dismiss oust remove depose drop suspend unseat axe")
_REPLACE = word_set("replace succeed")
_PAST_NOUNS = word_set(
    """
    past career tenure time day year stint spell period background history resignation departure
    dismissal removal retirement experience life start
    """
)
_PRESENT_NOUNS = word_set(
    "role position post job capacity appointment election work duty task responsibility function"
)
_PERSONAL_PRONOUNS = word_set("he she i")
_PERSON_NOUNS = word_set("man woman person boy girl father mother son daughter brother sister")


def titled(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> list[Holder]:
    """Return those whose names a role stands before as a title."""
    return list(_after_title(syntax, phrase, names))


def holders_of(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> list[Holder]:
    """Return those whom the sentence says to hold a role; none where nothing safe does."""
    for tie in (_in_apposition, _as_predicate, _as_complement, _after_as):
        found = list(tie(syntax, phrase, names))
        if found:
            return found
    return []


def _of_name(name: Name, *, past: bool = False) -> Holder:
    return Holder(name.first, name.last - 1, past)


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
    yield _of_name(name)
    if syntax.tag[phrase.head] in ("NNS", "NNPS"):
        last = name.last
        for token in syntax.conjuncts(root)[1:]:
            other = names.holder_at(token)
            if other is None or "well" in syntax.lower[last : other.first]:
                break
            yield _of_name(other)
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
        yield _of_name(following)
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
        yield _of_name(name)
    elif syntax.dep[head] == "appos":
        anchor = syntax.head[head]
        apposed = names.holder_at(anchor)
        if apposed is not None:
            yield _of_name(apposed)
        elif _is_definite_person(syntax, anchor):
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
    start = phrase.last + 2
    if start >= len(syntax) or syntax.lower[start - 1] != ",":
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


def _is_definite_person(syntax: Syntax, noun: int) -> bool:
    if syntax.pos[noun] != "NOUN" or syntax.tag[noun] != "NN":
        return False
    if not (is_role_noun(syntax.lemma[noun]) or syntax.lemma[noun] in _PERSON_NOUNS):
        return False
    return syntax.lower[syntax.left_edge(noun)] == "the"


def _referents(syntax: Syntax, token: int | None, names: NameMap) -> Iterator[Holder]:
    """Yield the persons that a noun phrase refers to: names, pronouns, definite nouns."""
    if token is None:
        return
    for noun in syntax.conjuncts(token):
        name = names.holder_at(noun)
        if name is not None:
            yield _of_name(name)
        elif syntax.lower[noun] in _PERSONAL_PRONOUNS:
            yield Holder(noun, noun)
        elif (apposed := _apposed_name(syntax, noun, names)) is not None:
            yield _of_name(apposed)
        elif _is_definite_person(syntax, noun):
            yield Holder(syntax.left_edge(noun), noun)


def _apposed_name(syntax: Syntax, noun: int, names: NameMap) -> Name | None:
    """Return the name in "her lawyer, John Doe, was"."""
    apposition = syntax.child(noun, "appos")
    return names.holder_at(apposition) if apposition is not None else None


def _as_predicate(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> Iterator[Holder]:
    """As in "Jane Roe was the mayor", "Jane Roe, who became mayor"."""
    verb = syntax.head[phrase.head]
    dep = syntax.dep[phrase.head]
    if dep not in ("attr", "nsubj") or syntax.lemma[verb] not in _COPULAS:
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
    past = no_longer or _is_over(syntax, verb)
    if dep == "nsubj":
        # The other way round: "Her chief of staff is Colonel John Doe".
        name = names.holder_at(syntax.child(verb, "attr") or verb)
        if name is not None:
            yield _of_name(name, past=past)
        return
    subject = subject_of(syntax, verb)
    holders = list(_referents(syntax, subject, names))
    if len(holders) == 1 and syntax.tag[phrase.head] in ("NNS", "NNPS"):
        return
    for holder in holders:
        yield holder._replace(past=past)


def _is_over(syntax: Syntax, verb: int) -> bool:
    """Tell by tense and time whether a state is over when the text is written.

    "said he was chairman" shifts the tense of "am" back: that says nothing of the present.
    """
    if _has_end(syntax, verb):
        return True
    if syntax.lemma[verb] == "become":
        return False
    had = any(syntax.dep[c] == "aux" and syntax.lower[c] == "had" for c in syntax.children[verb])
    if syntax.dep[verb] == "xcomp":
        return syntax.lower[syntax.head[verb]] == "used"
    if syntax.dep[verb] == "ccomp" and syntax.tag[syntax.head[verb]] == "VBD":
        return had
    return had or syntax.tag[verb] == "VBD"


def _has_end(syntax: Syntax, verb: int) -> bool:
    """As in "until 2019", "from 1990 to 1999"."""
    below = [c for c in syntax.children[verb] if syntax.dep[c] in ("prep", "advcl")]
    below += [c for p in below for c in syntax.children[p] if syntax.dep[c] == "prep"]
    words = {syntax.lower[c] for c in below}
    return bool(words & {"until", "till"}) or {"from", "to"} <= words


def _as_complement(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> Iterator[Holder]:
    """As in "Jane Roe was named chairman", "the board elected Jane Roe president"."""
    head = phrase.head
    verb = syntax.head[head]
    if syntax.lemma[verb] not in _APPOINT or not _happened(syntax, verb):
        return
    if syntax.dep[head] in ("oprd", "attr", "dobj", "xcomp", "ccomp"):
        left = phrase.left - (syntax.dep[phrase.left - 1] in ("det", "poss"))
        before = names.holder_at(left - 1)
        if before is not None and before.first > verb:
            yield _of_name(before, past=phrase.past)
        elif syntax.dep[head] != "dobj":
            passive = syntax.child(verb, "nsubjpass", "auxpass") is not None
            objects = objects_of(syntax, verb)
            target = subject_of(syntax, verb) if passive or not objects else objects[0]
            if passive or objects:
                yield from _referents(syntax, target, names)


def _happened(syntax: Syntax, verb: int) -> bool:
    status = status_of(syntax, verb)
    return not status.negated and status.modality is None and not is_question(syntax, verb)


def _after_as(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> Iterator[Holder]:
    """As in "served as mayor", "resigned as chairman", "his past as a waiter", "promoted to"."""
    preposition = syntax.head[phrase.head]
    if syntax.dep[phrase.head] != "pobj" or syntax.lower[preposition] not in ("as", "to"):
        return
    above = syntax.head[preposition]
    if syntax.lower[preposition] == "to":
        if syntax.lemma[above] in ("promote", "elevate", "appoint"):
            yield from _appointed(syntax, above, names)
    elif syntax.pos[above] == "NOUN":
        yield from _of_noun(syntax, above, names)
    elif syntax.pos[above] == "VERB":
        yield from _of_verb(syntax, above, names)


def _of_noun(syntax: Syntax, noun: int, names: NameMap) -> Iterator[Holder]:
    past = syntax.lemma[noun] in _PAST_NOUNS
    possessor = syntax.child(noun, "poss")
    if possessor is None or not (past or syntax.lemma[noun] in _PRESENT_NOUNS):
        return
    former = any(
        syntax.lower[c] in ("former", "previous", "past", "earlier", "old")
        for c in syntax.children[noun]
    )
    name = names.holder_at(possessor)
    if name is not None:
        yield _of_name(name, past=past or former)
    elif syntax.lower[possessor] in ("his", "her"):
        yield Holder(possessor, possessor, past or former)


def _of_verb(syntax: Syntax, verb: int, names: NameMap) -> Iterator[Holder]:
    lemma = syntax.lemma[verb]
    status = status_of(syntax, verb)
    if is_question(syntax, verb) or status.hearsay:
        return
    happened = not status.negated and status.modality is None
    if lemma in _LEAVE and _is_leaving(syntax, verb):
        # Who will resign, or has refused to, is still in office.
        for holder in _referents(syntax, subject_of(syntax, verb), names):
            yield holder._replace(past=happened)
    elif not happened:
        return
    elif lemma == "take" and syntax.child(verb, "prt") is not None:
        yield from _referents(syntax, subject_of(syntax, verb), names)
    elif lemma in _SERVE:
        over = _is_over(syntax, verb) and lemma not in ("continue", "return", "stay", "remain")
        for holder in _referents(syntax, subject_of(syntax, verb), names):
            yield holder._replace(past=over)
    elif lemma in _APPOINT:
        yield from _appointed(syntax, verb, names)
    elif lemma in _REMOVE:
        for holder in _appointed(syntax, verb, names):
            yield holder._replace(past=True)
    elif lemma in _REPLACE:
        yield from _replaced(syntax, verb, names)


def _is_leaving(syntax: Syntax, verb: int) -> bool:
    """Tell "step down", "stand aside" from "step in"."""
    return syntax.lemma[verb] not in ("step", "stand", "bow") or any(
        syntax.lower[c] in ("down", "aside", "back", "out") for c in syntax.children[verb]
    )


def _appointed(syntax: Syntax, verb: int, names: NameMap) -> Iterator[Holder]:
    """The one that a verb of appointing is done to."""
    if not _happened(syntax, verb):
        return
    objects = objects_of(syntax, verb)
    if objects:
        yield from _referents(syntax, objects[0], names)
    elif (complement := syntax.child(verb, "oprd")) is not None:
        # The parser takes the person for the complement: "named Jane Roe as chairman".
        yield from _referents(syntax, complement, names)
    elif syntax.tag[verb] in ("VBN", "VBD"):
        yield from _referents(syntax, subject_of(syntax, verb), names)


def _replaced(syntax: Syntax, verb: int, names: NameMap) -> Iterator[Holder]:
    """As in "Roe replaced Doe as mayor": Roe is, Doe was."""
    objects = objects_of(syntax, verb)
    if objects:
        yield from _referents(syntax, subject_of(syntax, verb), names)
        old = objects[0]
    else:
        for agent in agents_of(syntax, verb)[:1]:
            yield from _referents(syntax, agent, names)
        subject = subject_of(syntax, verb)
        if subject is None:
            return
        old = subject
    for holder in _referents(syntax, old, names):
        yield holder._replace(past=True)
