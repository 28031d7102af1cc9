"""Sheets for a blind reading: twenty briefs and twenty cards, each beside a peer's.

    python -m benchmarks reading --data FOLDER --out FOLDER

Writes one sheet a question, `brief-01.txt` to `card-20.txt`: what was asked, the answers A and B
in drawn order, and the documents under them. `key.json` says which is which, and is to be opened
when all sheets are judged; `judged.csv` waits for the judgements, 1 or 0 in each column:

- true: everything that is said, the sources say, of whom it is said;
- on topic: every line is on what was asked;
- complete: the main thing that the sources tell of it is there;
- no repetition: nothing is told twice;
- reads alone: it can be understood without the sources: who is meant, and whole sentences.

With `--judged` the table is made from a filled sheet and the key.
"""

import argparse
import csv
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from benchmarks._reading_cases import Case, brief_cases, card_cases

CRITERIA = ("true", "on topic", "complete", "no repetition", "reads alone")
SYSTEMS = ("this project", "peer")
SEED = 20
"""Of the draw of documents, actors and sides; any other gives other sheets."""
KEY, JUDGED = "key.json", "judged.csv"


class Row(NamedTuple):
    """One line of the table: how many answers hold, by criterion."""

    kind: str
    system: str
    answers: int
    held: tuple[int, ...]


def sheet(name: str, case: Case, first: str) -> str:
    """Return one sheet; `first` is the system that is shown as A."""
    shown = [case.ours, case.peer] if first == SYSTEMS[0] else [case.peer, case.ours]
    parts = [f"{name}\nAsked: {case.asked or '(nothing: what matters most)'}"]
    for letter, lines in zip("AB", shown, strict=True):
        parts.append("\n".join([f"== {letter} ==", *(f"- {line}" for line in lines)]))
    parts.append("== SOURCES ==")
    for number, document in enumerate(case.sources, 1):
        day = f"{document.published:%Y-%m-%d}" if document.published else ""
        parts.append(f"[{number}] {day} {document.title}\n{document.text}")
    return "\n\n".join(parts) + "\n"


def write(cases: Iterable[Case], out: Path, seed: int = SEED) -> dict[str, str]:
    """Write the sheets, the key and the empty judgements; return the key: sheet → system of A."""
    sides = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    key: dict[str, str] = {}
    numbers: dict[str, int] = defaultdict(int)
    for case in cases:
        numbers[case.kind] += 1
        name = f"{case.kind}-{numbers[case.kind]:02}"
        key[name] = sides.choice(SYSTEMS)
        (out / f"{name}.txt").write_text(sheet(name, case, key[name]), encoding="utf-8")
    (out / KEY).write_text(json.dumps(key, indent=1), encoding="utf-8")
    with (out / JUDGED).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["sheet", "answer", *CRITERIA, "faults"])
        rows.writerows(
            [name, letter, *("" for _ in CRITERIA), ""] for name in key for letter in "AB"
        )
    return key


def table(judged: Iterable[Mapping[str, str]], key: Mapping[str, str]) -> list[Row]:
    """Count what holds, by kind of answer and by system.

    Raises:
        ValueError: A judgement is neither 0 nor 1.
    """
    held: dict[tuple[str, str], list[list[int]]] = defaultdict(list)
    for row in judged:
        if any(row[criterion] not in ("0", "1") for criterion in CRITERIA):
            raise ValueError(f"{row['sheet']} {row['answer']} is not judged by 0 and 1.")
        other = SYSTEMS[1 - SYSTEMS.index(key[row["sheet"]])]
        system = key[row["sheet"]] if row["answer"] == "A" else other
        marks = [int(row[criterion]) for criterion in CRITERIA]
        held[row["sheet"].split("-")[0], system].append(marks)
    return [
        Row(kind, system, len(marks), tuple(sum(column) for column in zip(*marks, strict=True)))
        for (kind, system), marks in sorted(held.items())
    ]


def main(argv: Sequence[str]) -> None:
    """Write the sheets, or print the table of judged ones."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks reading",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, help="folder of the data")
    parser.add_argument("--out", type=Path, required=True, help="folder of the sheets")
    parser.add_argument("--seed", type=int, default=SEED, help="of the draw")
    parser.add_argument("--judged", action="store_true", help="print the table of --out")
    options = parser.parse_args(argv)
    if options.judged:
        _print(options.out)
        return
    if not options.data:
        parser.error("--data is needed to write sheets")
    if (options.out / JUDGED).exists():
        parser.error(f"{options.out} holds sheets already, which may have been judged")
    cases = chain(brief_cases(options.data, options.seed), card_cases(options.data, options.seed))
    print(f"{len(write(cases, options.out, options.seed))} sheets in {options.out}")


def _print(out: Path) -> None:
    key = json.loads((out / KEY).read_text(encoding="utf-8"))
    with (out / JUDGED).open(encoding="utf-8", newline="") as file:
        rows = table(csv.DictReader(file), key)
    print(f"{'':6} {'':13} {'answers':>8}" + "".join(f"{name:>15}" for name in CRITERIA))
    for row in rows:
        marks = "".join(f"{mark:15}" for mark in row.held)
        print(f"{row.kind:6} {row.system:13} {row.answers:8}{marks}")
