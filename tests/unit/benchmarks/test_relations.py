"""The evaluator of roles and relations is right at both ends, and matches as it says."""

import json
from pathlib import Path

import pytest

from benchmarks.relations import ROLE, Item, Link, load, matches, score

TEXT = "Mayor Jane Roe met Tom Lee of Acme."
GOLD = (
    Link(ROLE, ((0, 5),), ((6, 14),), "mayor"),
    Link("CommWith", ((6, 14),), ((19, 26),), "met"),
    Link("BelongsTo", ((19, 26),), ((30, 34),), "of"),
)
ITEMS = [Item("1", TEXT, GOLD)]


def test_gold_against_itself_is_everything() -> None:
    rows, unknown, _ = score(ITEMS, lambda item: item.gold)

    assert [row.recall for row in rows if row.gold] == [100, 100, 100]
    assert [row.known_share for row in rows if row.found] == [100, 100, 100]
    assert unknown == []


def test_nothing_found_is_nothing() -> None:
    rows, _, _ = score(ITEMS, lambda item: ())

    assert sum(row.recall + row.known_share for row in rows) == 0


def test_what_the_data_set_does_not_have_is_kept_for_judging() -> None:
    other = Link("BelongsTo", ((6, 14),), ((30, 34),), "of")

    _, unknown, _ = score(ITEMS, lambda item: (other,))

    assert unknown == [other]


@pytest.mark.parametrize(("kind", "expected"), [("CommWith", True), ("InChargeOf", False)])
def test_only_types_without_direction_match_the_other_way_round(kind: str, expected: bool) -> None:
    one = Link(kind, ((0, 5),), ((10, 15),), "")
    other = Link(kind, ((12, 20),), ((3, 6),), "")

    assert matches(one, other) is expected


def test_relations_between_other_things_than_people_and_bodies_are_left_out(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "re3d" / "Outlet"
    folder.mkdir(parents=True)
    entities = [(0, 5, "Person"), (6, 14, "Person"), (19, 26, "Weapon")]
    relations = [(0, 5, 6, 14, "IsSynonymOf"), (6, 14, 19, 26, "BelongsTo")]
    write(folder / "documents.json", [{"_id": "1", "text": TEXT}])
    write(
        folder / "entities.json",
        [{"documentId": "1", "begin": b, "end": e, "type": t} for b, e, t in entities],
    )
    write(
        folder / "relations.json",
        [
            {
                "documentId": "1",
                "sourceBegin": a,
                "sourceEnd": b,
                "targetBegin": c,
                "targetEnd": d,
                "type": kind,
                "source": TEXT[a:b],
                "target": TEXT[c:d],
                "value": "",
            }
            for a, b, c, d, kind in relations
        ],
    )

    (item,) = load(tmp_path)

    assert [(link.type, link.source) for link in item.gold] == [(ROLE, ((0, 5),))]


def write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
