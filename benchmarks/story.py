"""Speakers named on the tests' own story: who said it, by name, where the text may say "she".

Of the direct quotations that `tests/corpus/gold.toml` lists with their speakers, how many are
found (token IoU of 50 %) and how many of all are given their speaker's name: pronouns and titles
resolved, in full where the document has the full name. Precision is over the quotations found
that the list has, F1 counts those it has not as wrong too.

The rules have seen this story. It needs no data; `--data` is taken and not looked at.
"""

import argparse
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks._quotation_peers import textacy
from benchmarks.quotations import Tokenizer, match
from summarizer import Document, analyze
from summarizer.language.model import load_model
from summarizer.models import QuotationKind
from tests.quality.story import documents, gold

PUBLISHED = "On news kept aside: textacy names 31.6 % of the speakers."


class Said(NamedTuple):
    """A direct quotation and whom it is ascribed to, in a document; empty for nobody."""

    start: int
    end: int
    speaker: str


class Row(NamedTuple):
    """One line of the table, in percent, and seconds for one document."""

    system: str
    found: float
    named: float
    """Quotations with the right speaker, of all that have one."""
    f1: float
    seconds: float


Finder = Callable[[Document], Iterable[Said]]
Gold = Mapping[str, Sequence[Said]]


def listed() -> dict[str, list[Said]]:
    """Return the quotations of the list by document; those whose speaker nobody names too."""
    found: dict[str, list[Said]] = {key: [] for key in documents()}
    for case in gold()["quotations"]:
        words, text = case["text"], documents()[case["document"]].text
        start = text.index(words)
        found[case["document"]].append(Said(start, start + len(words), case["speaker"]))
    return {key: said for key, said in found.items() if said}


def this_project(document: Document) -> list[Said]:
    """Return what `analyze` finds."""
    return [
        Said(quotation.start, quotation.end, quotation.speaker or "")
        for quotation in analyze(document).quotations
        if quotation.kind is QuotationKind.DIRECT
    ]


def _textacy() -> Finder | None:
    find = textacy(load_model())
    if find is None:
        return None

    def said(document: Document) -> list[Said]:
        return [
            Said(*found.content, document.text[slice(*found.source)] if found.source else "")
            for found in find(document.text)
        ]

    return said


def score(system: str, wanted: Gold, find: Callable[[str], Iterable[Said]]) -> Row:
    """Run a finder over the documents, by key, and return its row."""
    matched = right = asked = founds = golds = 0
    seconds = 0.0
    for key, items in wanted.items():
        tokenizer = Tokenizer(documents()[key].text)
        started = time.perf_counter()
        answer = list(find(key))
        seconds += time.perf_counter() - started
        pairs = match(
            [tokenizer.tokens([item[:2]]) for item in items],
            [tokenizer.tokens([said[:2]]) for said in answer],
        )
        matched, golds, founds = matched + len(pairs), golds + len(items), founds + len(answer)
        asked += sum(bool(item.speaker) for item in items)
        right += sum(
            bool(items[one].speaker) and _same(items[one].speaker, answer[other].speaker)
            for one, other in pairs
        )
    named = sum(1 for key in wanted for item in wanted[key] if item.speaker)
    return Row(
        system,
        100 * matched / max(golds, 1),
        100 * right / max(named, 1),
        200 * right / max(asked + founds - (golds - asked), 1),
        seconds / max(len(wanted), 1),
    )


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def check_evaluator(wanted: Gold) -> None:
    """Give gold and nothing to the evaluator.

    Raises:
        ValueError: gold is not 100, or nothing is not 0.
    """
    perfect = score("gold", wanted, lambda key: wanted[key])
    empty = score("nothing", wanted, lambda _: ())
    if perfect[1:4] != (100, 100, 100) or empty[1:4] != (0, 0, 0):
        raise ValueError(f"the evaluator is wrong: {perfect}, {empty}")


def run(*, peers: bool = True) -> list[Row]:
    """Measure this project and textacy; the evaluator is checked first."""
    wanted = listed()
    check_evaluator(wanted)
    systems: dict[str, Finder | None] = {"this project": this_project}
    if peers:
        systems["textacy"] = _textacy()
    rows = []
    for system, find in systems.items():
        if find is not None:
            find(documents()["01"])  # The model is loaded before the clock starts.
            rows.append(score(system, wanted, _by_key(find)))
    return rows


def _by_key(find: Finder) -> Callable[[str], Iterable[Said]]:
    return lambda key: find(documents()[key])


def figures(_data: Path) -> dict[str, float]:
    """Return what the floors hold."""
    (row,) = run(peers=False)
    return {"quotations found": row.found, "speaker named, of all": row.named}


def main(argv: Sequence[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks story", description=__doc__)
    parser.add_argument("--data", type=Path, help="not needed")
    parser.parse_args(argv)
    print(f"{'':20}{'found':>8}{'named':>8}{'F1':>8}{'s/item':>8}")
    for row in run():
        print(f"{row.system:20}{row.found:8.1f}{row.named:8.1f}{row.f1:8.1f}{row.seconds:8.3f}")
    print(PUBLISHED)
