"""From a feed that changes to answers: the keeper, with a real library that analyses."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from summarizer import Library
from summarizer.models import AddReport, Document
from tests.adapters.web.conftest import Shelf, World
from tests.adapters.web.site import START, rss
from tests.adapters.web.test_feeds import entry

pytestmark = pytest.mark.asyncio

STRIKE = (
    "Dockers in Corran stopped work on Thursday, after talks on pay had failed. Union leader Tomas "
    "Halloran said that nobody would unload a ship before Sunday. The port's owner called the "
    "strike unlawful."
)


class Shelves(Shelf):
    """Libraries that analyse what they are given."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    def add(self, library: str, documents: Sequence[Document]) -> AddReport:
        self.calls += 1
        return self.library.sibling(library).add(documents, workers=0)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelves]:
    with Library.open(tmp_path / "store.db", today=START.date) as library:
        yield Shelves(library)


async def test_what_a_feed_tells_from_one_day_to_the_next_is_in_the_answers(
    world: World, shelf: Shelves
) -> None:
    library = shelf.library
    corrected = {"link": world.sites.url("/2")}
    page = rss(entry(2, **corrected), entry(1))
    page.etag = '"first"'
    url = world.sites.put("/feed.xml", page)
    source = await world.follow(url)
    first = library.additions

    assert sorted(each.title for each in library.documents()) == ["Story 1", "Story 2"]
    assert not library.brief("dock strike").points

    # Nothing has changed on the first look; on the second, a story is new and one is corrected.
    world.clock.pass_(days=1)
    assert await world.keeper.check_due() == 0
    strike = entry(3, title="Dockers strike", text=STRIKE, published=world.clock.now)
    later = entry(2, text="Mayor Iris Vale has resigned. " + entry(2)["text"], **corrected)
    page = rss(strike, later, entry(1))
    page.etag = '"second"'
    world.sites.put("/feed.xml", page)
    world.clock.pass_(days=1)
    assert await world.keeper.check_due() == 2
    tally = await world.keeper.work_off()

    assert (tally.added, tally.known, tally.failed) == (2, 0, 0)
    held = {each.title: each for each in library.documents()}
    assert sorted(held) == ["Dockers strike", "Story 1", "Story 2"]
    assert held["Dockers strike"].source == "The Port Courier"
    brief = library.brief("Corran dockers strike", after=first)
    assert "Dockers in Corran stopped work" in brief.text
    assert {each.title for each in brief.documents} <= {"Dockers strike", "Story 2"}
    card = library.who("Tomas Halloran")
    assert card.name == "Tomas Halloran"
    assert "Iris Vale has resigned" in library.brief("resigned").text
    kept = world.now(source)
    assert (kept.failures, kept.last_success) == (0, world.clock.now)
    assert kept.next_look - world.clock.now <= timedelta(days=1)
    assert [each.headers.get("If-None-Match") for each in world.sites.asked("/feed.xml")] == [
        None,
        '"first"',
        '"first"',
    ]
    assert world.state.sources.backlog().entries == 0
