"""Pronouns joined to their antecedents.

Each pronoun in turn, from left to right, goes to the likeliest referent of the sentences around
it, by a log-linear model over features of syntax, nearness and salience (mention ranking after
Denis and Baldridge 2008, with one choice more for "none of these"). Pronouns already joined are
mentions of their referent for those that follow. What is emitted is only what is likely enough.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence, Set
from math import exp
from typing import NamedTuple

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.gender import Gender
from summarizer.language.reference.antecedents import Candidate, Features, barred, features
from summarizer.language.reference.binding import conjuncts, domain, subject_of, verb_of
from summarizer.language.reference.clusters import is_surely_body
from summarizer.language.reference.pronoun_weights import NONE, WEIGHTS
from summarizer.language.reference.referents import Reference, Referent
from summarizer.models import Form, Kind

PERSONAL = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.FEMALE),
}
_REFLEXIVE = frozenset({"himself", "herself"})

# Antecedents stand at most this many sentences back, mentions before and after a pronoun that
# are looked at at most: beyond lie under 1 % of them, and a text without sentence ends must
# not cost a search of all of it for every pronoun.
_SENTENCES = 5
_BEFORE, _AFTER = 60, 30
# Longest list of people in which the first is looked for: longer ones are broken parses.
_MEMBERS = 20

# A pronoun less likely than this to be joined rightly, or with a second candidate as likely as
# that, stays unresolved. On GAP's development rows the answers above 0.6 are right in 79 of 100
# (0.5: 76, 0.7: 83); those pairs of names were picked for being hard, and on ordinary news and
# biographies 90 of 100 are. Of those with a rival above 0.3 GAP finds 58 of 100 right, and with
# one between 0.2 and 0.3, 68.
_SAFE = 0.55
_RIVAL = 0.3

# From this probability on, the pronoun tells the gender of a referent that had none.
_SURE = 0.8


class Choice(NamedTuple):
    """The likeliest of the candidates, or None for none of them."""

    number: int | None
    probability: float
    rival: float = 0.0
    """Probability of the next candidate."""


Judge = Callable[[int, Sequence[Candidate], Sequence[Features]], Choice]


class Resolved(NamedTuple):
    """A pronoun with its likeliest referent, and whether it is safe to say so."""

    place: Reference
    safe: bool


def judge(_pronoun: int, candidates: Sequence[Candidate], rows: Sequence[Features]) -> Choice:
    """Return the candidate that the fitted model prefers."""
    scores = [sum(WEIGHTS.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    best = max(range(len(candidates)), key=scores.__getitem__, default=None)
    if best is None:
        return Choice(None, 1.0)
    top = max(scores[best], NONE)
    total = sum(exp(score - top) for score in (*scores, NONE))
    if scores[best] < NONE:
        return Choice(None, exp(NONE - top) / total)
    rival = max((score for n, score in enumerate(scores) if n != best), default=None)
    second = exp(rival - top) / total if rival is not None else 0.0
    return Choice(best, exp(scores[best] - top) / total, second)


def resolve_pronouns(
    syntax: Syntax,
    sentences: Sequence[int],
    known: Sequence[Reference],
    apart: Mapping[int, set[int]],
    *,
    choose: Judge = judge,
) -> list[Resolved]:
    """Return he and she in all forms with their antecedents, in order.

    Args:
        syntax: The parsed document.
        sentences: Number of the sentence of each token.
        known: References by name and by noun, in order of their tokens. What pronouns say of
            their referents (mentions, gender) is added to these.
        apart: For some tokens, tokens that refer to somebody else.
        choose: The model; another one only to fit it.
    """
    pronouns = [i for i, word in enumerate(syntax.lower) if word in PERSONAL]
    if not pronouns:
        return []
    people = _Line([place for place in known if place.referent.kind is not Kind.GROUP])
    joined = _Line([])
    starts = [i for i, n in enumerate(sentences) if i == 0 or n != sentences[i - 1]]
    starts.append(len(syntax))
    resolved = []
    unsafe: set[int] = set()
    seen = 0
    for token in pronouns:
        while seen < len(people.places) and people.tokens[seen] < token:
            people.places[seen].referent.mentions.append(people.tokens[seen])
            seen += 1
        here = sentences[token]
        first, end = starts[max(0, here - _SENTENCES)], starts[here + 1]
        window = people.between(first, end, token) + joined.between(first, end, token)
        window.sort(key=lambda place: place.token)
        candidates = _candidates(syntax, token, window, apart.get(token, frozenset()))
        number = _reflexive(syntax, token, candidates)
        if number is not None:
            choice = Choice(number, 1.0)
        else:
            choice = choose(token, candidates, features(syntax, sentences, token, candidates))
        gender = PERSONAL[syntax.lower[token]]
        if choice.number is None:
            referent = Referent(Kind.PERSON, gender=gender)
        else:
            referent = candidates[choice.number].referent
            if referent.gender is None and choice.probability >= _SURE:
                referent.gender = gender
        place = Reference(token, token, token + 1, Form.PRONOUN, referent)
        referent.mentions.append(token)
        joined.append(place)
        safe = _is_safe(syntax, candidates, choice, unsafe)
        if not safe:
            unsafe.add(token)
        resolved.append(Resolved(place, safe))
    return resolved


def _is_safe(
    syntax: Syntax, candidates: Sequence[Candidate], choice: Choice, unsafe: Set[int]
) -> bool:
    """Tell whether a choice can be shown: it is likely, nobody else is, and it has firm ground.

    A body is a candidate, as a person may be taken for one; what is a body for sure is never he.
    No ground is a pronoun that is unsafe itself, or "Roe and Doe": nothing tells "Roe and Doe
    met. He …" apart.
    """
    if choice.number is None or choice.probability < _SAFE or choice.rival >= _RIVAL:
        return False
    cluster = candidates[choice.number].referent.cluster
    if cluster is not None and is_surely_body(cluster):
        return False
    if choice.probability == 1.0:
        return True
    before = candidates[choice.number].before
    if not before:
        return True
    last = before[-1].token
    rivals = {candidate.before[-1].token for candidate in candidates if candidate.before} - {last}
    return last not in unsafe and rivals.isdisjoint(_coordinated(syntax, last))


def _coordinated(syntax: Syntax, token: int) -> list[int]:
    """Return all of a coordination that a token stands in."""
    for _ in range(_MEMBERS):
        if syntax.dep[token] != "conj":
            break
        token = syntax.head[token]
    return conjuncts(syntax, token)


def _reflexive(syntax: Syntax, token: int, candidates: Sequence[Candidate]) -> int | None:
    """Return the candidate that a reflexive pronoun must mean: the subject of its clause."""
    if syntax.lower[token] not in _REFLEXIVE:
        return None
    verb = verb_of(syntax, token)
    subject = subject_of(syntax, verb) if verb is not None else None
    for number, candidate in enumerate(candidates):
        if any(place.token == subject for place in candidate.before):
            return number
    return None


class _Line:
    """References in order of their tokens."""

    def __init__(self, places: list[Reference]) -> None:
        self.places = places
        self.tokens = [place.token for place in places]

    def append(self, place: Reference) -> None:
        self.places.append(place)
        self.tokens.append(place.token)

    def between(self, first: int, end: int, around: int) -> list[Reference]:
        """Return those from token `first` to before `end`, the nearest to `around` at most."""
        middle = bisect_left(self.tokens, around)
        low = max(bisect_left(self.tokens, first), middle - _BEFORE)
        high = min(bisect_left(self.tokens, end), middle + _AFTER)
        return self.places[low:high]


def _candidates(
    syntax: Syntax, token: int, window: Sequence[Reference], apart: Set[int]
) -> list[Candidate]:
    """Return the referents near a pronoun that gender and syntax allow it."""
    word = syntax.lower[token]
    gender = PERSONAL[word]
    fence = domain(syntax, token)
    if apart:
        fence = fence._replace(coarguments=fence.coarguments | apart)
    found: dict[int, Candidate] = {}
    for place in window:
        referent = place.referent
        if referent.gender is None or referent.gender is gender:
            candidate = found.setdefault(id(referent), Candidate(referent, gender, fence, [], []))
            (candidate.before if place.token < token else candidate.after).append(place)
    return [
        candidate
        for candidate in found.values()
        # Somebody without a name is no antecedent before being mentioned.
        if (candidate.before or candidate.referent.cluster is not None)
        and (word in _REFLEXIVE or not barred(candidate))
    ]
