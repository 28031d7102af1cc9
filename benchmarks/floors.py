"""Floors: no figure may drop unnoticed.

    python -m benchmarks floors --data FOLDER [--suites NAME …] [--write [--decision FILE]]

Every suite gives its figures for this project, without peers and without times. They are compared
with those of `floors.json`, which holds them by suite and by the hash of the data they were
measured on. What is not in the folder is skipped, and so is, with its figures shown, data of
which no floors are known: `--write` records them. It never lowers one without `--decision`, the
record in docs/decisions that says why.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

FLOORS = Path(__file__).with_name("floors.json")
STORY = Path(__file__).parent.parent / "tests" / "corpus"

TOLERANCE = 0.05 + 1e-9
"""Floors are kept with one decimal; the rest is for the arithmetic of floats."""

SUITES: Mapping[str, tuple[str, ...]] = {
    "story": (),
    "briefs": ("newts",),
    "multidocument": ("reuters21578",),
    "quotations": ("polnear",),
    "names": ("uner_english", "meantime", "reuters21578"),
    "actors": ("gap", "meantime", "re3d"),
    "timeline": ("semeval2015_timeline",),
    "dates": ("meantime",),
    "relations": ("re3d",),
}
"""Suites with a `figures(data)`, and the folders of the data that each one needs. Speed is not
among them: what a machine takes is a figure of the machine too."""

Figures = Mapping[str, float]
Floors = dict[str, dict[str, dict[str, float]]]
"""By suite, by the hash of the data, by figure."""


class Result(NamedTuple):
    """What came of a suite."""

    suite: str
    hash: str
    """Of its data; empty where they are not there."""
    figures: Figures
    floors: Figures | None
    """None for data of which none are known."""
    note: str = ""
    """Why it was left out."""

    @property
    def dropped(self) -> list[str]:
        """The figures under their floors, or gone."""
        floors = self.floors or {}
        return [
            name
            for name, floor in floors.items()
            if self.hash and self.figures.get(name, float("-inf")) < floor - TOLERANCE
        ]


def data_hash(folders: Iterable[Path]) -> str:
    """Return a hash of all files in some folders: their names there, and their content."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            # Notes on the data may be mended; the figures do not depend on them.
            if path.name.startswith(("SOURCE", "README", "LICENSE")):
                continue
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{folder.name}/{path.relative_to(folder)} {content}\n".encode())
    return digest.hexdigest()[:16]


def measure(data: Path, suites: Sequence[str], floors: Floors) -> Iterator[Result]:
    """Yield the result of each suite."""
    for suite in suites:
        folders = [data / name for name in SUITES[suite]] or [STORY]
        missing = [folder.name for folder in folders if not folder.is_dir()]
        if missing:
            note = f"skipped: there is no {', '.join(missing)} in {data}"
            yield Result(suite, "", {}, None, note)
            continue
        try:
            found = import_module(f"benchmarks.{suite}").figures(data)
        except (FileNotFoundError, SystemExit) as error:
            yield Result(suite, "", {}, None, f"skipped: {error}")
            continue
        of_data = data_hash(folders)
        yield Result(suite, of_data, found, floors.get(suite, {}).get(of_data))


def read(path: Path = FLOORS) -> Floors:
    """Return the floors of a file; none where there is no file."""
    found: Floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def raised(floors: Floors, results: Iterable[Result], *, lower: bool) -> Floors:
    """Return floors that the results have set; only with `lower` one may be less than before."""
    made = {
        suite: {of: dict(figures) for of, figures in by.items()} for suite, by in floors.items()
    }
    for result in results:
        if result.hash:
            known = {} if lower else dict(result.floors or {})
            new = {
                name: max(round(figure, 1), known.get(name, 0))
                for name, figure in result.figures.items()
            }
            made.setdefault(result.suite, {})[result.hash] = known | new
    return made


def lines(results: Iterable[Result]) -> Iterator[str]:
    """Word the results: a line for each figure, and what to do about it."""
    for result in results:
        if result.note:
            yield f"{result.suite}: {result.note}"
            continue
        known = "" if result.floors else ", of which no floors are known: --write records them"
        yield f"{result.suite}: data {result.hash}{known}"
        floors = result.floors or {}
        for name in [*result.figures, *(set(floors) - set(result.figures))]:
            figure, floor = result.figures.get(name), floors.get(name)
            shown = "gone" if figure is None else f"{figure:.1f}"
            word = "DROPPED" if name in result.dropped else ""
            yield f"  {name:44}{shown:>8}{'' if floor is None else f'{floor:8.1f}'} {word}".rstrip()


FAILED = """
{count} dropped. Mend what lowered them. If it is worth the price, say why in a record in
docs/decisions, and lower them with: python -m benchmarks floors --data {data} --suites {suites} \
--write --decision docs/decisions/NNNN-….md"""


def main(argv: Sequence[str]) -> None:
    """Print figures beside floors.

    Raises:
        SystemExit: a figure dropped.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks floors")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--suites", nargs="+", choices=tuple(SUITES), default=tuple(SUITES))
    parser.add_argument("--write", action="store_true", help="record better figures and new data")
    parser.add_argument("--decision", type=Path, help="why figures are lowered")
    options = parser.parse_args(argv)
    if options.decision and not options.decision.is_file():
        parser.error(f"there is no {options.decision}: write down why first")
    floors, results = read(), []
    for result in measure(options.data, options.suites, floors):
        results.append(result)
        print("\n".join(lines([result])), flush=True)
    if options.write:
        made = raised(floors, results, lower=options.decision is not None)
        FLOORS.write_text(json.dumps(made, indent=2, sort_keys=True) + "\n", "utf-8")
    dropped = [result for result in results if result.dropped]
    if dropped and not (options.write and options.decision):
        count = sum(len(result.dropped) for result in dropped)
        suites = " ".join(result.suite for result in dropped)
        raise SystemExit(FAILED.format(count=count, data=options.data, suites=suites))
