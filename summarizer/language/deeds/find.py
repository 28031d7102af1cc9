"""What actors do and what happens to them, from the clauses of a document."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from summarizer.language.deeds.building import Clause, build_deed
from summarizer.language.deeds.clause_spans import clause_range, is_fragment
from summarizer.language.deeds.extents import Extents
from summarizer.language.deeds.moments import Moments
from summarizer.language.deeds.nouns import DEED_NOUNS, nominal_deeds
from summarizer.language.deeds.parties import Parties, Party
from summarizer.language.deeds.reporting import PERFORMING, REPORTING, SAYING, Reports, reporter_of
from summarizer.language.deeds.whole_quotations import WholeQuotations
from summarizer.language.grammar.clauses import (
    agents_of,
    is_passive,
    is_question,
    objects_of,
    prepositional,
    subject_of,
)
from summarizer.language.grammar.modality import status_of
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.layout.blocks import Block
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.reference.resolution import Resolution
from summarizer.models import DateExpression, Deed, Kind, Part, Quotation

_STATES = word_set(
    """
    be have seem appear think believe know feel want hope need wish mean consist contain include
    involve cost weigh equal resemble lack depend deserve exist matter concern remain become look
    sound tend happen occur wonder understand realize realise doubt regret expect fear like love
    hate enjoy prefer remember imagine suppose assume let get base headquarter locate situate
    comprise belong picture
    """
)
"""Verbs of being, having, seeming and minding: nothing is done."""

_UNDERGOING = word_set("die suffer undergo perish drown starve succumb")
"""Verbs whose subject suffers though the clause is active."""

_MOTION = word_set(
    "leave enter reach visit cross approach tour flee quit exit near pass travel depart revisit"
)

_TARGETS = word_set("to toward towards with against for into onto on upon over about of")
"""Prepositions after which the other party or thing of an intransitive verb stands."""

_TIMES = word_set(
    """
    time year month week day night morning afternoon evening hour minute second season quarter
    decade century today yesterday tomorrow monday tuesday wednesday thursday friday saturday
    sunday weekend summer winter spring autumn january february march april june july august
    september october november december
    """
)
"""Nouns that say when, which parsers take for objects: "has scored this season"."""


def find_deeds(
    doc: Doc,
    blocks: Sequence[Block],
    resolution: Resolution,
    quotations: Sequence[Quotation],
    dates: Sequence[DateExpression] = (),
) -> list[Deed]:
    """Return the deeds of all actors, in order of their clauses.

    A deed of "Roe's forces" is one of Roe's too: then `through` has the words of the body that
    acts, and the actor's span is that of Roe alone. What somebody only says is a quotation and
    not a deed. A verb that only leads to another ("agreed to leave") is its modality. No span
    cuts a pair of quotation marks.
    """
    syntax = Syntax.of(doc)
    if not resolution.mentions:
        return []
    parties = Parties(syntax, resolution)
    reports = Reports(syntax.text, quotations)
    deeds: list[Deed] = []
    for token, pos in enumerate(syntax.pos):
        if pos == "VERB":
            deeds.extend(_of_verb(syntax, token, parties, reports))
        elif pos == "NOUN" and syntax.lemma[token] in DEED_NOUNS:
            deeds.extend(nominal_deeds(syntax, token, parties, reports))
    quotes = WholeQuotations(syntax.text, blocks)
    extents = Extents(doc, syntax, resolution, reports)
    moments = Moments(syntax, dates)
    deeds = [
        _judged(_with_whole_quotations(deed, quotes), syntax, extents, moments) for deed in deeds
    ]
    return sorted(deeds, key=lambda deed: (deed.start, deed.end, deed.verb_start))


def _with_whole_quotations(deed: Deed, quotes: WholeQuotations) -> Deed:
    start, end = quotes.around(deed.start, deed.end, deed.verb_start)
    if (start, end) == (deed.start, deed.end):
        return deed
    return deed.model_copy(update={"start": start, "end": end})


def _judged(deed: Deed, syntax: Syntax, extents: Extents, moments: Moments) -> Deed:
    verb = bisect_right(syntax.start, deed.verb_start) - 1
    return deed.model_copy(update={"extent": extents.of(deed), "when": moments.of(verb)})


def _of_verb(syntax: Syntax, verb: int, parties: Parties, reports: Reports) -> Iterator[Deed]:
    if syntax.lemma[verb] in _STATES or syntax.dep[verb] in ("amod", "compound", "prep"):
        return
    if _only_says(syntax, verb):
        return
    passive = is_passive(syntax, verb)
    if _only_leads(syntax, verb, passive):
        return
    subject = subject_of(syntax, verb)
    subjects = _with_conjuncts(syntax, subject, verb)
    others = agents_of(syntax, verb) if passive else objects_of(syntax, verb)
    others = [token for token in others if not _says_when(syntax, token)]
    doers, sufferers = (others, subjects) if passive else (subjects, others)
    sides: list[tuple[Part, list[int], list[int]]] = [
        (Part.DOES, doers, sufferers),
        (Part.SUFFERS, sufferers, doers),
    ]
    if syntax.lemma[verb] in _UNDERGOING and not passive:
        sides = [(Part.SUFFERS, subjects, others)]
    found = [
        (part, party, theirs)
        for part, ours, theirs in sides
        for token in ours
        for party in parties.of(token)
        if part is Part.DOES or _suffers(syntax, verb, party)
    ]
    if not found or is_question(syntax, verb) or is_fragment(syntax, verb):
        return
    clause = Clause(
        token=verb,
        name=_name(syntax, verb),
        range=clause_range(syntax, verb),
        status=status_of(syntax, verb),
        source=reports.source_at(syntax.start[verb]) or reporter_of(syntax, verb, parties),
    )
    ours = {party.mention.actor for part, party, _ in found if part is Part.DOES}
    for part, party, theirs in found:
        if part is Part.SUFFERS and party.through and party.mention.actor in ours:
            continue  # "withdrew her troops"
        directed = part is Part.DOES and not theirs and not passive
        others = _targets(syntax, verb, parties) if directed else theirs
        yield build_deed(syntax, parties, clause, part, party, others=others)


def _name(syntax: Syntax, verb: int) -> str:
    particle = syntax.child(verb, "prt")
    if particle is None:
        return syntax.lemma[verb]
    return f"{syntax.lemma[verb]} {syntax.lower[particle]}"


def _with_conjuncts(syntax: Syntax, subject: int | None, verb: int) -> list[int]:
    if subject is None:
        return []
    if syntax.dep[verb] in ("relcl", "acl"):
        return [subject]
    return syntax.conjuncts(subject)


def _suffers(syntax: Syntax, verb: int, party: Party) -> bool:
    """A place suffers nothing by being where somebody goes, a person not what others suffer."""
    if party.through is not None and (
        party.mention.kind is Kind.PERSON or syntax.lemma[verb] in _UNDERGOING
    ):
        return False
    return party.mention.kind is not Kind.PLACE or syntax.lemma[verb] not in _MOTION


def _targets(syntax: Syntax, verb: int, parties: Parties) -> list[int]:
    """Return the noun after a preposition that an intransitive verb is directed at."""
    nouns = [
        noun
        for word, noun in prepositional(syntax, verb)
        if word in _TARGETS and not _says_when(syntax, noun)
    ]
    known = [noun for noun in nouns if parties.at(noun) is not None]
    return (known or nouns)[:1]


def _says_when(syntax: Syntax, noun: int) -> bool:
    """Tell "this season", "Monday" from "a day off work"."""
    if syntax.lemma[noun] not in _TIMES:
        return False
    return syntax.pos[noun] == "PROPN" or not any(
        syntax.lower[c] in ("a", "an", "the") or syntax.dep[c] in ("prep", "poss")
        for c in syntax.children[noun]
    )


def _only_leads(syntax: Syntax, verb: int, passive: bool) -> bool:
    """Tell whether a verb only leads to another, whose modality it is: "agreed to leave"."""
    infinitive = syntax.child(verb, "xcomp")
    if infinitive is None or syntax.pos[infinitive] not in ("VERB", "AUX"):
        return False
    if passive:
        return syntax.child(verb, "agent") is None
    return syntax.child(verb, "dobj") is None


def _only_says(syntax: Syntax, verb: int) -> bool:
    lemma = syntax.lemma[verb]
    if lemma in REPORTING and subject_of(syntax, verb) is None:
        return True  # "It is over, reported the Oslo Times"
    if lemma in SAYING:
        return syntax.child(verb, "xcomp") is None
    if lemma in PERFORMING or syntax.child(verb, "nsubjpass") is not None:
        return False  # "Roe was charged": that is done to her
    return lemma in REPORTING and syntax.child(verb, "dobj", "agent", "prep", "xcomp") is None
