"""Deeds that stand as nouns: "Roe's arrest", "the attack on Acme by Roe's men"."""

from summarizer.language.deeds.building import Clause, build_deed
from summarizer.language.deeds.parties import Parties, noun_phrase_range
from summarizer.language.deeds.reporting import Reports, reporter_of
from summarizer.language.grammar.clauses import prepositional
from summarizer.language.grammar.modality import Status
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.word_sets import word_set
from summarizer.models import Deed, Part

_DONE_BY = {
    "takeover": "take over", "attack": "attack", "invasion": "invade", "departure": "depart",
    "arrival": "arrive", "visit": "visit", "withdrawal": "withdraw", "retreat": "retreat",
    "return": "return", "resignation": "resign", "escape": "escape", "refusal": "refuse",
    "acquisition": "acquire", "purchase": "purchase", "sale": "sell", "victory": "win",
    "criticism": "criticise", "seizure": "seize", "occupation": "occupy", "advance": "advance",
    "assault": "assault", "raid": "raid", "betrayal": "betray",
    "condemnation": "condemn", "rejection": "reject", "apology": "apologise", "defection":
    "defect", "rebellion": "rebel", "mutiny": "mutiny", "surrender": "surrender",
    "capture": "capture", "annexation": "annex", "bombing": "bomb", "shelling": "shell",
    "launch": "launch", "opening": "open", "closure": "close", "handling": "handle",
    "endorsement": "endorse", "rescue": "rescue", "theft": "steal", "intervention": "intervene",
    "bombardment": "bombard", "recapture": "recapture",
}  # fmt: skip
"""Nouns whose possessor is the one who does it, with their verbs."""

_DONE_TO = {
    "arrest": "arrest", "death": "die", "murder": "murder", "killing": "kill",
    "assassination": "assassinate", "appointment": "appoint", "election": "elect",
    "dismissal": "dismiss", "removal": "remove", "release": "release", "imprisonment": "imprison",
    "detention": "detain", "conviction": "convict", "trial": "try", "execution": "execute",
    "nomination": "nominate", "indictment": "indict", "kidnapping": "kidnap",
    "abduction": "abduct", "ouster": "oust", "downfall": "fall", "extradition": "extradite",
    "prosecution": "prosecute", "suspension": "suspend", "promotion": "promote",
    "defeat": "defeat", "exile": "exile", "firing": "fire", "sacking": "sack",
}  # fmt: skip
"""Nouns whose possessor suffers it, unless what suffers it follows with "of"."""

DEED_NOUNS = frozenset(_DONE_BY) | frozenset(_DONE_TO)
"""Lemmas of the nouns that can stand for a deed."""

_OPEN = word_set(
    "imminent planned possible alleged potential expected proposed likely threatened future "
    "attempted intended supposed suspected rumoured rumored purported reported next upcoming"
)
_HEARSAY = word_set("alleged suspected supposed rumoured rumored purported reported")
_DENIED = word_set("no failed abortive")
_OPEN_GOVERNORS = word_set(
    """
    demand seek want plan propose threaten call urge expect prevent block avoid reject oppose
    discuss consider ask deny fear predict offer recommend order request await risk face suggest
    hope push press bid wait prepare contemplate mull warn attempt try fight resist rule
    """
)
"""Verbs (and nouns made of them) whose object need not have happened: "demanded his arrest"."""
_TARGETS = word_set("of on against")
"""Prepositions after which the one that suffers it stands; after "to" and "from" a place."""


def nominal_deeds(syntax: Syntax, noun: int, parties: Parties, reports: Reports) -> list[Deed]:
    """Return the deeds that one of `DEED_NOUNS` stands for, where an actor is tied to it."""
    lemma = syntax.lemma[noun]
    verb = _DONE_BY.get(lemma) or _DONE_TO[lemma]
    doer, sufferer = _sides(syntax, noun, done_to=lemma in _DONE_TO)
    sides = ((Part.DOES, doer, sufferer), (Part.SUFFERS, sufferer, doer))
    found = [
        (part, party, [other] if other is not None else [])
        for part, token, other in sides
        if token is not None
        for party in parties.of(token)
        if part is Part.DOES or party.through is None
    ]
    if not found:
        return []
    clause = Clause(
        token=noun,
        name=verb,
        range=noun_phrase_range(syntax, noun),
        status=nominal_status(syntax, noun),
        source=reports.source_at(syntax.start[noun]) or reporter_of(syntax, noun, parties),
    )
    return [
        build_deed(syntax, parties, clause, part, party, others=others)
        for part, party, others in found
    ]


def _sides(syntax: Syntax, noun: int, *, done_to: bool) -> tuple[int | None, int | None]:
    """Return who does it and who suffers it.

    Without a possessor and a by-phrase nobody is said to do it: "the attack of …" may be
    either, so nothing is taken from it.
    """
    after: dict[str, int] = {}
    for word, below in prepositional(syntax, noun):
        after.setdefault(word, below)
    possessor, agent = syntax.child(noun, "poss"), after.get("by")
    if done_to:
        return agent or (possessor if "of" in after else None), after.get("of", possessor)
    doer = agent if agent is not None else possessor
    target = next((below for word, below in after.items() if word in _TARGETS), None)
    return doer, target if doer is not None else None


def nominal_status(syntax: Syntax, noun: int) -> Status:
    """Return how a noun for a deed presents it: "failed attack", "demanded his arrest"."""
    words = [syntax.lower[child] for child in syntax.children[noun] if child < noun]
    negated = any(word in _DENIED for word in words)
    modal = next((word for word in words if word in _OPEN), None)
    above = syntax.head[noun]
    if syntax.dep[noun] == "pobj":
        above = syntax.head[above]
    is_object = above != noun and syntax.dep[noun] in ("dobj", "pobj")
    if modal is None and is_object and syntax.lemma[above] in _OPEN_GOVERNORS:
        return Status(negated, syntax.lower[above])
    return Status(negated, modal, modal in _HEARSAY)
