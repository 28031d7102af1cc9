"""Floors: what drops fails, what is not there is skipped, and lowering needs a reason."""

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from benchmarks import floors

Run = Callable[..., None]


@pytest.fixture
def figures() -> dict[str, float]:
    return {"F1": 81.26}


@pytest.fixture
def run(
    tmp_path: Path, figures: dict[str, float], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    """Return a run of the command over one suite whose figures the test sets."""
    (tmp_path / "data" / "ports").mkdir(parents=True)
    (tmp_path / "data" / "ports" / "ferry.txt").write_text("aground", "utf-8")
    suite = SimpleNamespace(figures=lambda _data: dict(figures))

    def imported(_name: str) -> ModuleType | SimpleNamespace:
        return suite

    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(floors, "read", lambda: _read(tmp_path / "floors.json"))
    monkeypatch.setattr(floors, "SUITES", {"ferries": ("ports",)})
    monkeypatch.setattr(floors, "import_module", imported)
    return lambda *more: floors.main(["--data", str(tmp_path / "data"), *more])


def _read(path: Path) -> floors.Floors:
    found: floors.Floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def _held(tmp_path: Path) -> dict[str, float]:
    ((_, held),) = _read(tmp_path / "floors.json")["ferries"].items()
    return held


def test_new_data_are_measured_and_passed_with_a_word(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    assert "no floors are known" in capsys.readouterr().out


def test_a_figure_at_its_floor_passes(run: Run, figures: dict[str, float], tmp_path: Path) -> None:
    run("--write")
    assert _held(tmp_path) == {"F1": 81.3}
    figures["F1"] = 81.25
    run()


def test_a_figure_that_drops_fails_and_says_what_to_do(
    run: Run, figures: dict[str, float], capsys: pytest.CaptureFixture[str]
) -> None:
    run("--write")
    figures["F1"] = 81.1
    with pytest.raises(SystemExit, match="docs/decisions"):
        run()
    assert "DROPPED" in capsys.readouterr().out


def test_a_figure_that_is_gone_has_dropped(run: Run, figures: dict[str, float]) -> None:
    run("--write")
    figures.clear()
    with pytest.raises(SystemExit, match="1 dropped"):
        run()


def test_writing_raises_and_never_lowers(
    run: Run, figures: dict[str, float], tmp_path: Path
) -> None:
    run("--write")
    figures["F1"] = 83.0
    run("--write")
    assert _held(tmp_path) == {"F1": 83.0}
    figures["F1"] = 70.0
    with pytest.raises(SystemExit):
        run("--write")
    assert _held(tmp_path) == {"F1": 83.0}


def test_a_record_of_the_reason_lowers(run: Run, figures: dict[str, float], tmp_path: Path) -> None:
    run("--write")
    figures["F1"] = 70.0
    with pytest.raises(SystemExit):
        run("--write", "--decision", str(tmp_path / "missing.md"))
    (tmp_path / "0099-ferries.md").write_text("Worth it.", "utf-8")
    run("--write", "--decision", str(tmp_path / "0099-ferries.md"))
    assert _held(tmp_path) == {"F1": 70.0}


def test_other_data_have_floors_of_their_own(
    run: Run, figures: dict[str, float], tmp_path: Path
) -> None:
    run("--write")
    (tmp_path / "data" / "ports" / "ferry.txt").write_text("afloat", "utf-8")
    figures["F1"] = 60.0
    run("--write")
    assert sorted(
        figure for held in _read(tmp_path / "floors.json")["ferries"].values()
        for figure in held.values()
    ) == [60.0, 81.3]  # fmt: skip


def test_a_note_beside_the_data_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("aground", "utf-8")
    before = floors.data_hash([tmp_path])
    (tmp_path / "SOURCE.md").write_text("From the harbour.", "utf-8")
    assert floors.data_hash([tmp_path]) == before


def test_data_that_are_not_there_are_skipped_with_a_word(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data" / "ports" / "ferry.txt").unlink()
    (tmp_path / "data" / "ports").rmdir()
    run()
    assert "skipped: there is no ports" in capsys.readouterr().out


def test_the_floors_kept_are_of_suites_that_have_figures() -> None:
    for suite in floors.read(floors.FLOORS):
        assert suite in floors.SUITES
