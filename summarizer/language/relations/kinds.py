"""What a relation is called: families of verbs and nouns under one name each.

A name is read from source to target in the third person: "blames", "negotiates with".
"""

from summarizer.language.lexicon.word_sets import word_set


def _families(table: str) -> dict[str, str]:
    """Read lines of "name: word word …" into word → name; "_" stands for a space."""
    kinds = {}
    for line in table.strip().splitlines():
        name, _, words = line.partition(":")
        for word in words.split():
            kinds[word.replace("_", " ")] = name.strip()
    return kinds


_BY_VERB = _families(
    """
    accuses: accuse
    acquires: acquire buy purchase take_over buy_out snap_up
    appoints: appoint
    arrests: arrest detain apprehend
    attacks: attack assault bomb shell bombard strike raid ambush storm invade hit target
    blames: blame fault
    captures: capture seize recapture
    condemns: condemn denounce
    criticises: criticise criticize slam lambast blast berate chide rebuke
    defeats: defeat beat vanquish rout overpower
    dismisses: dismiss sack fire oust depose
    fights: fight battle combat
    founds: found co-found establish set_up
    helps: help assist aid
    hires: hire recruit employ
    joins: join
    kills: kill murder assassinate slay execute
    leads: lead head chair command run
    meets: meet
    opposes: oppose
    owns: own
    praises: praise hail commend applaud laud compliment
    replaces: replace
    represents: represent
    sues: sue
    supports: support back endorse
    succeeds: succeed
    talks to: phone telephone interview
    threatens: threaten
    trains: train
    urges: urge
    warns: warn
    """
)

_BY_VERB_AND_PREPOSITION = _families(
    """
    agrees with: agree|with
    allies with: ally|with team_up|with side|with
    apologises to: apologise|to apologize|to
    competes with: compete|with compete|against vie|with
    fights: fight|against fight|with clash|with battle|with battle|against
    fights alongside: fight|alongside fight|for
    invests in: invest|in
    meets: meet|with confer|with
    merges with: merge|with
    negotiates with: negotiate|with bargain|with
    supports: stand|with stand|by
    talks to: talk|to talk|with speak|to speak|with chat|with consult|with
    works for: work|for
    works with: work|with cooperate|with co-operate|with collaborate|with partner|with
    """
)

_BY_PASSIVE_AND_PREPOSITION = _families(
    """
    is allied with: ally|with ally|to
    is married to: marry|to
    """
)

JOINING = _families(
    """
    fights: war battle fight fighting clash
    in conflict with: conflict feud dispute quarrel row confrontation standoff stand-off
    meets: meeting summit
    negotiates with: negotiation
    talks to: talk conversation
    agrees with: agreement deal accord pact treaty truce ceasefire
    works with: partnership cooperation co-operation collaboration
    allied with: alliance
    """
)
"""Nouns that join two parties: "talks between A and B", "A's feud with B"."""

BELONGING = {"include": "part of", "comprise": "part of"}
"""Verbs whose object belongs to their subject."""

STATES = {
    "belong to": "belongs to",
    "base in": "is based in",
    "headquarter in": "is based in",
    "locate in": "is located in",
    "situate in": "is located in",
}
"""Verbs of state, which are no deeds, with the preposition before the other actor."""

TOWARDS = {
    "support": ("for", "supports"),
    "backing": ("for", "supports"),
    "praise": ("for", "praises"),
    "criticism": ("of", "criticises"),
    "condemnation": ("of", "condemns"),
    "opposition": ("to", "opposes"),
}
"""Nouns of attitude, with the preposition before whom it is for: "Roe's support for Doe"."""

RECIPROCAL = word_set("meet talk negotiate clash fight merge marry divorce battle confer agree")
"""Verbs that two subjects without an object do to each other: "Roe and Doe met"."""

HOLDING = word_set("hold have begin start open resume conduct continue finish conclude complete")
"""With these a noun that joins is done by the subject: "Roe held talks with Doe"."""

STRIKE_VERBS = word_set("conduct launch carry mount stage perform wage make lead order")
"""With these a noun for an attack is done by the subject: "launched a raid on"."""

STAKE_VERBS = word_set("hold own have control acquire buy purchase take raise increase retain")
"""With these the subject has what the noun names: "bought a stake in"."""

DISCUSSING = {"discuss": "talks to", "sign": "agrees with", "agree": "agrees with"}
"""Verbs that two subjects do together whatever the object: "Roe and Doe discussed the plan"."""

JUDGING = word_set(
    """
    criticises condemns praises supports opposes welcomes rejects blames accuses defends
    """
)
"""Kinds that hold of a person when they hold of what the person did."""

ACTS = word_set(
    """
    decision policy plan remark comment statement action conduct behaviour behavior handling move
    stance approach record performance leadership proposal attack invasion refusal response
    effort strategy speech criticism attempt threat treatment tactic position rule aggression
    rhetoric failure interference occupation annexation offensive campaign programme program
    """
)
"""What somebody can be judged for: "criticised Roe's decision"."""

_NO_RELATION = word_set(
    """
    have get take make give put let keep include see want come go bring send show find use do
    set turn tell say add call name describe see view regard consider know mention quote note
    cover watch hear read like love hate look affect cause prompt lead_to precede resemble
    mean concern involve contain face cost follow leave enter reach visit pass say remember
    treat try ask allow permit enable cite expect believe report elect remind release
    deny admit claim allege confirm doubt dispute
    celebrate count provide offer pay owe exceed outperform surprise surround escape encounter
    """
)
"""Verbs too light, or too much of the moment, to say how two actors stand to each other."""

THROUGH_FORCES = word_set(
    "attacks captures fights defeats kills arrests helps supports opposes threatens"
)
"""Kinds that hold of a commander when a body does it, or suffers it: "Roe's forces attacked"."""

LASTING = word_set("leads owns represents manages controls") | {
    "works for", "works with", "is allied with", "is married to", "fights for",
}  # fmt: skip
"""Kinds that last: in the past tense they are over, and say nothing of the present."""

_VOWELS = frozenset("aeiou")


def verb_kind(name: str) -> str | None:
    """Return the relation that a verb (lemma, with particle) makes between two actors."""
    known = _BY_VERB.get(name)
    if known is not None:
        return known
    lemma, _, particle = name.partition(" ")
    if lemma in _NO_RELATION or not lemma.isalpha():
        return None
    return f"{third_person(lemma)} {particle}".strip()


def is_named_kind(name: str) -> bool:
    """Tell whether a verb belongs to a family, and is not only put into the third person."""
    return name in _BY_VERB


def prepositional_kind(name: str, preposition: str, *, passive: bool) -> str | None:
    """Return the relation that a verb makes to the noun after a preposition."""
    table = _BY_PASSIVE_AND_PREPOSITION if passive else _BY_VERB_AND_PREPOSITION
    return table.get(f"{name}|{preposition}")


def third_person(lemma: str) -> str:
    """Return the third person singular of a regular verb."""
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in _VOWELS:
        return f"{lemma[:-1]}ies"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{lemma}es"
    return f"{lemma}s"
