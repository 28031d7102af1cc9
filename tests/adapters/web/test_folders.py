"""Folders that are watched, and sources at which the bot itself fails."""

import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.sources.folder import FolderReader
from bot.sources.reader import SandboxReader
from bot.sources.sandbox import Sandbox
from bot.sources.source import Item, Kind, Sight, Source
from tests.adapters.web.conftest import World
from tests.adapters.web.site import rss, story
from tests.adapters.web.test_feeds import entry

pytestmark = pytest.mark.asyncio

LONG_AGO = 1_600_000_000


class Watched:
    """A folder that is watched, and what happens while a fresh file is given time to settle."""

    def __init__(self, world: World, path: Path) -> None:
        self.world = world
        self.path = path
        self.waits: list[float] = []
        self.meanwhile: Callable[[], object] = lambda: None
        self.source = world.wanted(str(path), kind=Kind.FOLDER)

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.meanwhile()

    def write(self, name: str, text: str, *, fresh: bool = False) -> Path:
        file = self.path / name
        file.write_text(text, encoding="utf-8")
        if not fresh:
            os.utime(file, (LONG_AGO, LONG_AGO))
        return file

    async def look(self) -> list[str]:
        """Look now, add what is new; return the texts that the library has got by it."""
        held = self.world.shelf.documents.setdefault("main", [])
        before = len(held)
        if self.world.state.sources.get(self.source.id) is None:
            await self.world.keeper.begin(self.source)
        else:
            self.world.clock.pass_(days=1)
            await self.world.keeper.check_due()
        await self.world.keeper.work_off()
        return [document.text for document in held[before:]]

    @property
    def now(self) -> Source:
        return self.world.now(self.source)


@pytest_asyncio.fixture
async def watched(world: World, sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Watched]:
    made = Watched(world, tmp_path / "reports")
    made.path.mkdir()
    reader = SandboxReader(sandbox)
    world.keeper = world.make(folders=FolderReader(reader.file, 10_000, made.wait))
    yield made


async def test_files_that_appear_and_change_come_in_and_what_goes_stays_in_the_library(
    watched: Watched,
) -> None:
    watched.write("a.txt", "The quay was closed.")
    assert await watched.look() == ["The quay was closed."]
    assert await watched.look() == []

    (watched.path / "May").mkdir()
    watched.write("May/b.txt", "The bridge was opened.")
    assert await watched.look() == ["The bridge was opened."]

    watched.write("a.txt", "The quay was opened again.")
    assert await watched.look() == ["The quay was opened again."]
    paths = [document.path for document in watched.world.shelf.documents["main"]]
    assert paths[0] == paths[2] == str(watched.path / "a.txt")

    (watched.path / "a.txt").unlink()
    assert await watched.look() == []
    assert (watched.now.failures, len(watched.world.shelf.titles())) == (0, 3)


async def test_a_file_that_is_being_written_is_left_until_it_is_whole(watched: Watched) -> None:
    watched.write("done.txt", "The quay was closed.")
    watched.write("long.txt", "The bridge", fresh=True)
    watched.meanwhile = lambda: watched.write("long.txt", "The bridge was", fresh=True)
    assert await watched.look() == ["The quay was closed."]

    watched.meanwhile = lambda: None
    watched.write("long.txt", "The bridge was opened.", fresh=True)
    assert await watched.look() == ["The bridge was opened."]
    assert watched.waits == [2.0, 2.0]


async def test_a_file_that_goes_while_it_settles_is_no_fault(watched: Watched) -> None:
    file = watched.write("a.txt", "The quay was closed.", fresh=True)
    watched.meanwhile = file.unlink
    assert await watched.look() == []
    assert watched.now.last_error == ""


async def test_what_is_changed_or_gone_before_its_turn_is_told_and_comes_when_it_is_back(
    watched: Watched,
) -> None:
    gone, good = watched.write("gone.txt", "Gone."), watched.write("good.txt", "The quay.")
    await watched.world.keeper.begin(watched.source)
    gone.unlink()
    tally = await watched.world.keeper.work_off()
    assert (tally.added, tally.failed) == (1, 1)
    good.unlink()

    watched.write("gone.txt", "It is back, and longer.")
    assert await watched.look() == ["It is back, and longer."]


async def test_a_file_that_grows_while_it_is_read_is_not_taken_for_whole(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.write("a.txt", "The quay")
    read_bytes = Path.read_bytes

    def grows(path: Path) -> bytes:
        data = read_bytes(path)
        watched.write("a.txt", "The quay was closed on Monday.", fresh=True)
        return data

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", grows)
        assert await watched.look() == []
    assert await watched.look() == ["The quay was closed on Monday."]


async def test_files_with_odd_names_are_read_and_what_is_no_file_of_the_folder_is_not(
    watched: Watched, tmp_path: Path
) -> None:
    names = [
        *(
            "a b.txt",
            "line\nbreak.txt",
            'quo"te.txt',
            "\u202egnp.txt",
            "港.txt",
            "-rf.txt",
            "%2e.txt",
        ),
        os.fsdecode(b"latin-\xe9.txt"),
    ]
    for number, name in enumerate(names):
        watched.write(name, f"Report {number} of the port.")
    (tmp_path / "secret.txt").write_text("Of nobody's business.")
    (watched.path / "link.txt").symlink_to(tmp_path / "secret.txt")
    (watched.path / "linked").symlink_to(tmp_path)
    os.mkfifo(watched.path / "pipe.txt")
    watched.write(".hidden.txt", "A draft.")
    watched.write("README.md", "About this folder.")
    watched.write("large.txt", "long " * 3_000)

    assert sorted(await watched.look()) == [f"Report {n} of the port." for n in range(len(names))]
    for document in watched.world.shelf.documents["main"]:
        assert document.path is not None
        document.path.encode()
    assert await watched.look() == []
    assert watched.now.failures == 0


async def test_a_folder_that_goes_is_told_and_watched_again_when_it_is_back(
    watched: Watched,
) -> None:
    watched.write("a.txt", "The quay was closed.")
    await watched.look()
    away = watched.path.rename(watched.path.with_name("away"))
    assert await watched.look() == []
    assert "There is no folder" in watched.now.last_error
    assert watched.now.failures == 1

    away.rename(watched.path)
    watched.write("b.txt", "The bridge was opened.")
    watched.world.clock.pass_(days=1)
    assert await watched.look() == ["The bridge was opened."]
    assert (watched.now.failures, watched.now.last_error) == (0, "")


# ── faults of the bot's own ────────────────────────────────────────────────────────────────────
class Broken:
    """Reads folders, and has a fault that nobody thought of."""

    def __init__(self, at: str) -> None:
        self.at = at

    def look(self, path: str) -> list[tuple[Sight, Item]]:
        if self.at == "look":
            raise ZeroDivisionError
        sight = Sight(guid=path, url="", content="1")
        return [(sight, Item(title="", text="", url=path))]

    def read(self, item: Item) -> tuple[()]:
        raise ZeroDivisionError


@pytest.mark.parametrize("at", ["look", "read"])
async def test_a_source_that_the_bot_itself_fails_at_does_not_hold_up_the_others(
    world: World, tmp_path: Path, at: str
) -> None:
    keeper = world.keeper = world.make(folders=Broken(at))
    broken = world.wanted(str(tmp_path), kind=Kind.FOLDER)
    world.state.sources.add(broken)
    feed = await world.follow(world.sites.put("/feed.xml", rss(entry(1))))
    world.sites.put("/feed.xml", rss(entry(2, text=story("Corran")), entry(1)))
    world.clock.pass_(days=1)
    await keeper.check_due()
    await keeper.work_off()

    assert world.shelf.titles() == ["Story 1", "Story 2"]
    assert world.now(feed).failures == 0
    assert world.state.sources.backlog().entries == 0
    if at == "look":
        assert "The bot itself failed" in world.now(broken).last_error
        assert world.now(broken).next_look > world.clock.now


async def test_the_newest_files_of_a_folder_come_first(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, later in (("middle.txt", 1_000), ("a-first.txt", 0), ("z-last.txt", 2_000)):
        (folder / name).write_text(story(name), encoding="utf-8")
        os.utime(folder / name, (LONG_AGO + later, LONG_AGO + later))
    begun = await world.keeper.begin(world.wanted(str(folder), kind=Kind.FOLDER))
    assert [Path(item.url).name for item in begun.entries] == [
        "z-last.txt",
        "middle.txt",
        "a-first.txt",
    ]
