"""Coming to a role, holding it and leaving it: "was named chairman", "resigned as mayor"."""

from collections.abc import Iterator

from summarizer.language.grammar.clauses import agents_of, is_question, objects_of, subject_of
from summarizer.language.grammar.modality import status_of
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.token_map import NameMap
from summarizer.language.roles.phrases import RolePhrase
from summarizer.language.roles.referents import Holder, is_over, of_name, referents

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


def named_to(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> Iterator[Holder]:
    """As in "Jane Roe was named chairman", "the board elected Jane Roe president"."""
    head = phrase.head
    verb = syntax.head[head]
    if syntax.dep[head] == "appos":
        verb = syntax.head[verb]  # parsers take "named Jane Roe chairman" for one phrase
    if syntax.lemma[verb] not in _APPOINT or not _happened(syntax, verb):
        return
    if syntax.dep[head] in ("appos", "oprd", "attr", "dobj", "xcomp", "ccomp"):
        left = phrase.left - (syntax.dep[phrase.left - 1] in ("det", "poss"))
        before = names.holder_at(left - 1)
        if before is not None and before.first > verb:
            yield of_name(before, past=phrase.past)
        elif syntax.dep[head] != "dobj":
            passive = syntax.child(verb, "nsubjpass", "auxpass") is not None
            objects = objects_of(syntax, verb)
            target = subject_of(syntax, verb) if passive or not objects else objects[0]
            if passive or objects:
                yield from referents(syntax, target, names)


def _happened(syntax: Syntax, verb: int) -> bool:
    status = status_of(syntax, verb)
    return not status.negated and status.modality is None and not is_question(syntax, verb)


def after_as(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> Iterator[Holder]:
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
        yield of_name(name, past=past or former)
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
        for holder in referents(syntax, subject_of(syntax, verb), names):
            yield holder._replace(past=happened)
    elif not happened:
        return
    elif lemma == "take" and syntax.child(verb, "prt") is not None:
        yield from referents(syntax, subject_of(syntax, verb), names)
    elif lemma in _SERVE:
        over = is_over(syntax, verb) and lemma not in ("continue", "return", "stay", "remain")
        for holder in referents(syntax, subject_of(syntax, verb), names):
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
        yield from referents(syntax, objects[0], names)
    elif (complement := syntax.child(verb, "oprd")) is not None:
        # The parser takes the person for the complement: "named Jane Roe as chairman".
        yield from referents(syntax, complement, names)
    elif syntax.tag[verb] in ("VBN", "VBD"):
        yield from referents(syntax, subject_of(syntax, verb), names)


def _replaced(syntax: Syntax, verb: int, names: NameMap) -> Iterator[Holder]:
    """As in "Roe replaced Doe as mayor": Roe is, Doe was."""
    objects = objects_of(syntax, verb)
    if objects:
        yield from referents(syntax, subject_of(syntax, verb), names)
        old = objects[0]
    else:
        for agent in agents_of(syntax, verb)[:1]:
            yield from referents(syntax, agent, names)
        subject = subject_of(syntax, verb)
        if subject is None:
            return
        old = subject
    for holder in referents(syntax, old, names):
        yield holder._replace(past=True)
