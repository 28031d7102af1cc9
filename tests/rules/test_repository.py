"""What is written about the project, held to what it is."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from bot.cli import main
from bot.commands import FORMS
from summarizer.reading import records

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PAGES = [
    path
    for pattern in ("*.md", "docs/**/*.md", "seeds/*.md", "tests/**/README.md")
    for path in ROOT.glob(pattern)
]


def pinned(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;]+)", lock.read_text(), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_lock_pins_every_package_by_hash_and_names_no_address(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash=", ""), re.MULTILINE)
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9._-]+==\S+", requirement)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", requirement)


def test_the_locks_agree_with_each_other() -> None:
    run, test, bench = (
        pinned(ROOT / f"requirements/{name}.txt") for name in ("run", "test", "bench")
    )
    assert run.items() <= test.items() <= bench.items()


def test_the_locks_hold_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    run = pinned(ROOT / "requirements/run.txt")
    for dependency in project["project"]["dependencies"]:
        name = re.split(r"[<>=\[]", dependency)[0]
        assert re.sub(r"[-_.]+", "-", name).lower() in run  # as in the registry (PEP 503)


def test_every_dependency_has_a_record() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    records = " ".join(path.read_text() for path in (ROOT / "docs/decisions").glob("0*.md"))
    plain = re.sub(r"[-_.]", "", records.lower())
    for dependency in project["project"]["dependencies"]:
        name = re.split(r"[<>=\[]", dependency)[0]
        assert re.sub(r"[-_.]", "", name.lower()) in plain, (
            f"{name} has no record in docs/decisions"
        )


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text()):
        if "://" not in link:
            assert (page.parent / link).exists(), f"{page.name} links to {link}"


def test_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text()
    for form in FORMS.values():
        assert form.usage in readme
    for name in main.commands:
        assert f"briefbot {name}" in readme


def test_the_newest_release_in_the_changelog_is_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    releases = [heading for heading in headings if heading != "Unreleased"]
    assert len(set(headings)) == len(headings) > 0
    # Before the first release there is nothing but what is to come.
    assert releases[:1] == [version] or headings == ["Unreleased"]


def test_the_seed_document_is_as_it_was_supplied() -> None:
    seed = ROOT / "seeds" / "000_2ab743aecac506e8.txt"
    digest = hashlib.sha256(seed.read_bytes()).hexdigest()
    assert digest == "c9b8646e5439f74e93589d223c3cc425126987550c8adc2f4b0c67a84d602fdb"
    assert seed.name in (ROOT / "seeds" / "README.md").read_text()


def test_every_field_of_json_that_is_read_is_documented() -> None:
    page = (ROOT / "docs" / "adding.md").read_text()
    fields = re.findall(r"^- `(\w+)`: also ([^-`;]+)", records.__doc__ or "", re.MULTILINE)
    assert len(fields) == 5
    for field, others in fields:
        row = next(line for line in page.split("\n") if line.startswith(f"| `{field}` |"))
        assert set(re.findall(r"\w+", others)) - {"see"} <= set(re.findall(r"\w+", row))
