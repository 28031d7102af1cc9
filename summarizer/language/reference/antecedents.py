"""How well a referent fits a pronoun: features of syntax, nearness and salience.

The names of the features are their documentation: `role` is that of the pronoun, `same` is its
own sentence and `earlier` another one before it; `command0` is the nearest subject above the
pronoun in the tree, `command1` one further up.
"""

from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.gender import Gender
from summarizer.language.reference.binding import Domain, role, subjects_above
from summarizer.language.reference.referents import Reference, Referent
from summarizer.models import Form, Kind

Features = dict[str, float]

_NAME_TIES = frozenset({"conj", "appos", "compound", "nmod", "flat"})


class Candidate(NamedTuple):
    """A referent and its mentions near a pronoun, in order."""

    referent: Referent
    gender: Gender
    """That of the pronoun."""
    fence: Domain
    """What binding shuts out."""
    before: list[Reference]
    after: list[Reference]


def barred(candidate: Candidate) -> bool:
    """Tell whether the binding theory keeps a pronoun from referring to a candidate.

    A name after the pronoun that the pronoun commands only bars somebody not yet mentioned:
    prose does name again whom a pronoun in the same sentence stood for.
    """
    fence = candidate.fence
    for place in (*candidate.before, *candidate.after):
        if place.token in fence.coarguments or place.token in fence.containers:
            return True
    return not candidate.before and any(place.token in fence.commanded for place in candidate.after)


class _Scene(NamedTuple):
    """A pronoun, its role and the number of its sentence."""

    syntax: Syntax
    sentences: Sequence[int]
    pronoun: int
    role: str
    here: int
    previous: int
    """The last pronoun before it that any candidate is mentioned by."""


def features(
    syntax: Syntax, sentences: Sequence[int], pronoun: int, candidates: Sequence[Candidate]
) -> list[Features]:
    """Return the features of each candidate."""
    previous = max(
        (c.before[-1].token for c in candidates if c.before and c.before[-1].form is Form.PRONOUN),
        default=-1,
    )
    scene = _Scene(syntax, sentences, pronoun, role(syntax, pronoun), sentences[pronoun], previous)
    rows: list[Features] = []
    for candidate in candidates:
        row: Features = {}
        if candidate.before:
            _look_back(scene, candidate, row)
        else:
            _look_ahead(scene, candidate, row)
        _salience(candidate, row)
        rows.append(row)
    _rank(candidates, rows)
    _command(scene, candidates, rows)
    return rows


def _look_back(scene: _Scene, candidate: Candidate, row: Features) -> None:
    """Add what the mentions before the pronoun tell."""
    syntax, sentences, pronoun, own, here, _ = scene
    last = candidate.before[-1]
    distance = here - sentences[last.token]
    where = "earlier" if distance else "same"
    near = role(syntax, last.token)
    row[f"distance{min(distance, 4)}"] = 1
    row[f"{where}_{near}"] = 1
    if near == own:
        row[f"parallel_{own}_{where}"] = 1
    if last.form is Form.PRONOUN:
        row[f"chain_{where}"] = 1
        if last.token == scene.previous:
            row[f"chain_on_{where}"] = 1
    if candidate.referent.cluster is None:
        _anonymity(candidate.referent, last, where, near, row)
    if not distance:
        row["words"] = log2(1 + pronoun - last.token)
    if _nested(syntax, last.token):
        row[f"nested_{where}"] = 1
    if last.first and syntax.lower[last.first - 1] in {"(", "[", "/"}:
        row["bracketed"] = 1
    if syntax.dep[last.token] == "conj" or syntax.child(last.token, "conj") is not None:
        row["joined"] = 1
    for place in candidate.before:
        back = here - sentences[place.token]
        if back > 1 or role(syntax, place.token) != "subject":
            continue
        row[f"subject_{'earlier' if back else 'same'}_{own}"] = 1
        if back and syntax.dep[syntax.head[place.token]] == "ROOT":
            row[f"main_subject_earlier_{own}"] = 1


def _anonymity(referent: Referent, last: Reference, where: str, near: str, row: Features) -> None:
    """Add what is known of somebody without a name."""
    sort = "unknown_name" if referent.unknown else "unnamed"
    if last.form is Form.PRONOUN:
        row[f"{sort}_again"] = 1
    else:
        row[f"{sort}_{where}_{'subject' if near == 'subject' else 'other'}"] = 1
    if referent.indefinite:
        row[f"indefinite_{where}"] = 1


def _look_ahead(scene: _Scene, candidate: Candidate, row: Features) -> None:
    """Add what the first mention tells, where it only follows the pronoun."""
    first = candidate.after[0]
    row["after"] = 1
    row[f"after_{role(scene.syntax, first.token)}"] = 1
    row["after_words"] = log2(first.token - scene.pronoun)


def _salience(candidate: Candidate, row: Features) -> None:
    """Add what is known of the referent itself."""
    referent, gender, fence, before, after = candidate
    cluster = referent.cluster
    if referent.kind is not Kind.PERSON:
        row[f"kind_{referent.kind.value}"] = 1
    if cluster is not None:
        if referent.gender is not None:
            row["gender_known"] = 1
        if any(person.full for person in cluster.persons):
            row["full"] = 1
        opening = (*before, *after)[0]
        if opening.form is Form.NAME and opening.last - opening.first == 1:
            row["opens_bare"] = 1
    if referent.leaning is not None:
        row["lean_same" if referent.leaning is gender else "lean_other"] = 1
    if any(p.token in fence.commanded and p.form is not Form.PRONOUN for p in after):
        row["commanded"] = 1
    row["count"] = log2(1 + len(before))
    row["total"] = float(len(cluster.names) if cluster else 1)


def _rank(candidates: Sequence[Candidate], rows: Sequence[Features]) -> None:
    """Add how the candidates stand to each other."""
    order = [n for n, candidate in enumerate(candidates) if candidate.before]
    order.sort(key=lambda n: -candidates[n].before[-1].token)
    for rank, number in enumerate(order):
        rows[number][f"recent{min(rank, 2)}"] = 1
    top = max((row["count"] for row in rows), default=0.0)
    for row in rows:
        if row["count"] == top and top > 1:
            row["most"] = 1
    top = max((row["total"] for row in rows), default=1.0)
    for row in rows:
        row["total"] /= top
        row["repeated"] = float(row["total"] * top > 1)


def _command(scene: _Scene, candidates: Sequence[Candidate], rows: Sequence[Features]) -> None:
    """Mark the candidates that are subjects of the clauses around the pronoun."""
    numbers = {
        place.token: number
        for number, candidate in enumerate(candidates)
        for place in (*candidate.before, *candidate.after)
    }
    taken: set[int] = set()
    height = 0
    for subject, tie in subjects_above(scene.syntax, scene.pronoun):
        number = numbers.get(subject)
        if number is None or number in taken:
            continue
        taken.add(number)
        if tie == "modified":
            rows[number][f"relative_{scene.role}"] = 1
            continue
        side = "before" if subject < scene.pronoun else "after"
        if tie == "told":
            rows[number][f"told_{side}"] = 1
        rows[number][f"command{min(height, 1)}_{side}_{scene.role}"] = 1
        height += 1


def _nested(syntax: Syntax, token: int) -> bool:
    """Tell whether a mention stands inside a bigger noun phrase."""
    for _ in range(10):
        head = syntax.head[token]
        if head == token or syntax.pos[head] in {"VERB", "AUX"}:
            return False
        if syntax.pos[head] in {"NOUN", "PROPN"} and syntax.dep[token] not in _NAME_TIES:
            return True
        token = head
    return False
