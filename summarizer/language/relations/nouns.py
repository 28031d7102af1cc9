"""Relations that nouns make: "talks between A and B", "A's wife, B", "A, a unit of B"."""

from collections.abc import Callable, Iterator

from summarizer.language.deeds.nouns import nominal_status
from summarizer.language.deeds.parties import Parties, acts_in_its_name, noun_phrase_range
from summarizer.language.grammar.clauses import nearest_conjunct, prepositional, subject_of
from summarizer.language.grammar.modality import status_of
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.role_nouns import ASSOCIATES, KINSHIP, PARTS
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.relations.kinds import (
    HOLDING,
    JOINING,
    STAKE_VERBS,
    STRIKE_VERBS,
    TOWARDS,
)
from summarizer.models import Kind, Mention, Relation

_STAKES = word_set("stake share interest holding stakeholding shareholding")
_AMOUNTS = word_set("percent pct % half third quarter majority minority")
_STRIKES = word_set(
    "strike airstrike attack raid offensive assault operation campaign bombing ambush war"
)
_ENDING = word_set("settle end resolve avert avoid prevent bury drop cancel break terminate")
_NAMING = frozenset({"appos", "compound", "nmod"})
_OVER = word_set("former ex late then once estranged onetime one-time alleged suspected")

Rule = Callable[[Syntax, Parties, int], Iterator[Relation]]


def noun_relations(syntax: Syntax, parties: Parties) -> Iterator[Relation]:
    """Yield the relations that nouns make between actors."""
    for token, lemma in enumerate(syntax.lemma):
        rule = _RULES.get(lemma)
        if rule is not None and syntax.pos[token] == "NOUN" and not _is_scare(syntax, token):
            yield from rule(syntax, parties, token)


def _is_scare(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun stands alone in quotation marks: "their “war” on crime"."""
    return (
        0 < noun < len(syntax) - 1
        and syntax.tag[noun - 1] in ("``", "''")
        and syntax.tag[noun + 1] in ("``", "''")
    )


def _tie(syntax: Syntax, parties: Parties, noun: int) -> Iterator[Relation]:
    """As in "Roe's wife, Ann", "Ann, an ally of Roe"."""
    lemma = syntax.lemma[noun]
    if syntax.tag[noun] != "NN" or any(syntax.lower[c] in _OVER for c in syntax.children[noun]):
        return
    other = _possessor(syntax, parties, noun)
    one = _named_by(syntax, parties, noun)
    if one is None or other is None:
        return
    if lemma in KINSHIP and {one.kind, other.kind} != {Kind.PERSON}:
        return
    yield _relation(syntax, one, f"{lemma} of", other, noun)


def _part(syntax: Syntax, parties: Parties, noun: int) -> Iterator[Relation]:
    """As in "Apex, a unit of Acme", "Acme unit Apex"."""
    other = _possessor(syntax, parties, noun) or _modifier(syntax, parties, noun)
    one = _named_by(syntax, parties, noun)
    if one is None or other is None or syntax.tag[noun] != "NN":
        return
    bodies = (Kind.ORGANIZATION, Kind.GROUP, Kind.PLACE)
    if one.kind not in bodies or other.kind not in (Kind.ORGANIZATION, Kind.GROUP):
        return
    kind = "member of" if syntax.lemma[noun] == "member" else "part of"
    yield _relation(syntax, one, kind, other, noun)


def _stake(syntax: Syntax, parties: Parties, noun: int) -> Iterator[Relation]:
    """As in "Acme's stake in Apex", "Acme has bought half of Apex"."""
    preposition = "of" if syntax.lemma[noun] in _AMOUNTS else "in"
    target = _after(syntax, parties, noun, preposition)
    verb = syntax.head[noun]
    source: Mention | None = None
    possessor = syntax.child(noun, "poss")
    if possessor is not None:
        source = parties.at(possessor)
    elif syntax.dep[noun] == "dobj" and syntax.lemma[verb] in STAKE_VERBS:
        source = _asserted_subject(syntax, parties, verb)
    if source is not None and target is not None and target.kind is Kind.ORGANIZATION:
        yield _relation(syntax, source, "has a share in", target, noun)


def _strike(syntax: Syntax, parties: Parties, noun: int) -> Iterator[Relation]:
    """As in "Roe's forces launched a raid on Acme", "an Acme attack on Apex"."""
    verb = syntax.head[noun]
    target = _after(syntax, parties, noun, "against", "on")
    source = _owner(syntax, parties, noun)
    if source is None and syntax.dep[noun] == "dobj" and syntax.lemma[verb] in STRIKE_VERBS:
        source = _asserted_subject(syntax, parties, verb)
        target = target or _after(syntax, parties, verb, "against", "on")
    elif source is not None and not _is_given(syntax, noun):
        return
    if source is not None and target is not None:
        kind = "fights" if syntax.lemma[noun] == "war" else "attacks"
        yield _relation(syntax, source, kind, target, noun)


def _is_given(syntax: Syntax, noun: int) -> bool:
    """Tell whether what a noun stands for is taken as given: not planned, feared or denied."""
    return nominal_status(syntax, noun).asserted


def _towards(syntax: Syntax, parties: Parties, noun: int) -> Iterator[Relation]:
    """As in "Roe's support for Doe", "Acme criticism of Apex"."""
    preposition, kind = TOWARDS[syntax.lemma[noun]]
    source = _owner(syntax, parties, noun)
    target = _after(syntax, parties, noun, preposition)
    if source is not None and target is not None:
        yield _relation(syntax, source, kind, target, noun)


def _joined(syntax: Syntax, parties: Parties, noun: int) -> Iterator[Relation]:
    """As in "talks between A and B", "A's feud with B", "A held talks with B"."""
    kind = JOINING[syntax.lemma[noun]]
    verb = syntax.head[noun]
    if syntax.dep[noun] in ("dobj", "nsubjpass") and syntax.lemma[verb] in _ENDING:
        return  # "has settled its dispute with Acme"
    between = [_party(parties, n) for word, n in prepositional(syntax, noun) if word == "between"]
    first: Mention | None = None
    second: Mention | None = None
    if len(between) > 1:
        first, second = between[0], between[1]
    elif (possessor := syntax.child(noun, "poss")) is not None:
        first = _party(parties, possessor)
        second = _after(syntax, parties, noun, "with", "against")
    elif syntax.dep[noun] == "dobj" and syntax.lemma[verb] in HOLDING:
        first = _asserted_subject(syntax, parties, verb)
        second = _after(syntax, parties, noun, "with", "against") or _after(
            syntax, parties, verb, "with"
        )
    if first is not None and second is not None:
        yield _relation(syntax, first, kind, second, noun)


def _asserted_subject(syntax: Syntax, parties: Parties, verb: int) -> Mention | None:
    subject = subject_of(syntax, verb)
    if subject is None or not status_of(syntax, verb).asserted:
        return None
    return _party(parties, subject)


def _party(parties: Parties, noun: int) -> Mention | None:
    """Return the actor that a noun stands for, itself or by a body that acts in its name."""
    for party in parties.of(noun):
        if party.through is None or acts_in_its_name(party.through):
            return party.mention
    return None


def _owner(syntax: Syntax, parties: Parties, noun: int) -> Mention | None:
    """Return the actor before a noun: "Roe's attack", "the Acme attack"."""
    possessor = syntax.child(noun, "poss")
    if possessor is not None:
        return _party(parties, possessor)
    return _modifier(syntax, parties, noun)


def _after(syntax: Syntax, parties: Parties, token: int, *prepositions: str) -> Mention | None:
    """Return the actor after one of these prepositions, also one whose body is meant."""
    for word, noun in prepositional(syntax, token):
        if word in prepositions:
            return _party(parties, noun)
    return None


def _possessor(syntax: Syntax, parties: Parties, noun: int) -> Mention | None:
    possessor = syntax.child(noun, "poss")
    if possessor is not None:
        return parties.at(possessor)
    return next((parties.at(n) for word, n in prepositional(syntax, noun) if word == "of"), None)


def _modifier(syntax: Syntax, parties: Parties, noun: int) -> Mention | None:
    modifiers = (parties.own(c) for c in syntax.children[noun] if c < noun)
    return next((mention for mention in modifiers if mention is not None), None)


def _named_by(syntax: Syntax, parties: Parties, noun: int) -> Mention | None:
    """Return the actor that a noun is said of: by apposition, as a title, or as what it is."""
    dep, above = syntax.dep[noun], syntax.head[noun]
    if dep == "appos" and syntax.lower[max(syntax.left_edge(noun) - 1, 0)] == ";":
        return None  # "Lee; Roe's wife, Ann; and others" is a list
    if dep == "appos":
        return parties.own(nearest_conjunct(syntax, above, noun))
    if dep in _NAMING:
        return parties.own(above)
    if dep == "attr" and syntax.lemma[above] == "be":
        subject = subject_of(syntax, above)
        if subject is None or syntax.tag[above] == "VBD" or not status_of(syntax, above).asserted:
            return None
        return parties.own(subject)
    apposition = syntax.child(noun, "appos")
    return parties.own(apposition) if apposition is not None else None


def _relation(syntax: Syntax, source: Mention, kind: str, target: Mention, noun: int) -> Relation:
    first, last = noun_phrase_range(syntax, noun)
    return Relation(
        start=min(syntax.start[first], source.start, target.start),
        end=max(syntax.end[last], source.end, target.end),
        source=source.actor,
        kind=kind,
        target=target.actor,
    )


_RULES: dict[str, Rule] = {
    **dict.fromkeys(JOINING, _joined),
    **dict.fromkeys(TOWARDS, _towards),
    **dict.fromkeys(_STRIKES, _strike),
    **dict.fromkeys(_STAKES | _AMOUNTS, _stake),
    **dict.fromkeys(PARTS, _part),
    **dict.fromkeys(KINSHIP | ASSOCIATES, _tie),
}
"""What each noun is read as."""
