"""What a library follows, on the command line."""

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree

from bot import bootstrap
from bot.settings import Settings
from bot.sources.desk import SourceDesk
from bot.sources.source import Source
from bot.state import State
from tests.adapters.web.hosting import hosting, transport_to_here
from tests.adapters.web.site import Page, Sites, rss
from tests.adapters.web.test_feeds import entry
from tests.scenarios.conftest import Briefbot

Opening = Callable[[Settings, State], AbstractAsyncContextManager[SourceDesk]]


@pytest.fixture(scope="module")
def served() -> Iterator[Sites]:
    with hosting() as sites:
        yield sites


@pytest.fixture
def sites(served: Sites, monkeypatch: pytest.MonkeyPatch) -> Sites:
    """The web, which the command line reaches."""
    served.pages.clear()
    served.requests.clear()
    opening = partial(bootstrap.open_source_desk, transport=transport_to_here)
    monkeypatch.setattr("bot.bootstrap.open_source_desk", opening)
    monkeypatch.setenv("BRIEFBOT_FETCH_PORTS", str(served.port))
    return served


def followed(store: Path) -> list[Source]:
    """Return what is followed beside a store."""
    with State(Settings(database=store).state) as state:
        return state.sources.all()


def words(result: Result) -> str:
    """Return what was shown, without its line breaks."""
    return " ".join(result.output.split())


def test_a_feed_is_followed_from_its_first_look_to_its_last(
    briefbot: Briefbot, sites: Sites
) -> None:
    url = sites.put("/feed.xml", rss(entry(1), entry(2, text="Football. " * 150)))
    added = briefbot(
        *("sources", "add", url, "--exclude", "transfer news", "--exclude", "football"),
        *("--every", "2h", "--name", "The Courier"),
    )
    assert added.exit_code == 0, added.output
    assert "Following The Courier" in words(added)
    assert "1 document added, 1 left out by its rules." in words(added)
    assert "transfer news" in words(added)
    assert "every 2 hours" in words(added)

    paused = briefbot("sources", "pause", "1")
    listed = briefbot("sources", "list")
    assert (paused.exit_code, listed.exit_code) == (0, 0)
    assert "The Courier" in words(listed)
    assert "paused" in words(listed)
    assert briefbot("sources", "resume", "The Courier").exit_code == 0
    assert "paused" not in words(briefbot("sources", "list"))

    asked = len(sites.asked("/feed.xml"))
    checked = briefbot("sources", "check")
    assert checked.exit_code == 0
    assert "1 source looked at, 0 new entries" in words(checked)
    assert len(sites.asked("/feed.xml")) == asked + 1

    removed = briefbot("sources", "remove", "1")
    assert "stays in the library" in words(removed)
    empty = briefbot("sources", "list")
    assert empty.exit_code == 1
    assert "Nothing is followed yet" in words(empty)
    assert "Story 1" in briefbot("ask", "/sources bridge").output


def test_what_goes_wrong_is_told_in_words_and_by_the_exit_code(
    briefbot: Briefbot, sites: Sites, tmp_path: Path
) -> None:
    gone = briefbot("sources", "add", sites.put("/gone.xml", Page(status=410)))
    inside = briefbot("sources", "add", "http://169.254.169.254/latest/meta-data")
    nothing = briefbot("sources", "remove", "7")
    often = briefbot("sources", "add", sites.url("/feed.xml"), "--every", "5s")
    empty = briefbot("sources", "add", "")
    no_folder = briefbot("sources", "add", "./nothere")
    refused = (gone, inside, nothing, often, empty, no_folder)
    assert [each.exit_code for each in refused] == [2] * 6
    assert "it is empty" in words(empty)
    assert "there is no folder ./nothere" in words(no_folder)
    assert "gone for good" in words(gone)
    assert "cannot be followed" in words(inside)
    assert "No source is meant by “7”" in words(nothing)
    assert "every: takes 15m to 1d" in words(often)
    assert followed(tmp_path / "store.db") == []
    assert sites.paths() == ["/gone.xml"]

    url = sites.put("/feed.xml", rss())
    assert briefbot("sources", "add", url).exit_code == 0
    sites.put("/feed.xml", Page(status=503))
    failing = briefbot("sources", "check")
    assert failing.exit_code == 1
    assert "trouble (503)" in words(failing)
    listed = briefbot("sources", "list")
    assert listed.exit_code == 0
    assert "failing: Its server is in trouble (503)" in words(listed)


def test_each_library_follows_its_own(briefbot: Briefbot, sites: Sites) -> None:
    url = sites.put("/feed.xml", rss())
    briefbot("sources", "add", url, "--library", "red")
    assert briefbot("sources", "list").exit_code == 1
    assert briefbot("sources", "remove", "1").exit_code == 2
    assert briefbot("sources", "list", "--library", "red").exit_code == 0
    assert briefbot("sources", "list", BRIEFBOT_LIBRARY="red").exit_code == 0


def test_a_folder_is_watched_whatever_it_is_called(
    briefbot: Briefbot, sites: Sites, tmp_path: Path
) -> None:
    folders = [tmp_path / name for name in ('odd "name" of one', "exclude:all", "“ünï” × 港", "-x")]
    for folder in folders:
        folder.mkdir()
        added = briefbot("sources", "add", str(folder), "--name", 'So, "called"')
        assert added.exit_code == 0, added.output
    assert [each.url for each in followed(tmp_path / "store.db")] == list(map(str, folders))
    assert {each.title for each in followed(tmp_path / "store.db")} == {'So, "called"'}


# ── lists of other feed readers ────────────────────────────────────────────────────────────────
OPML = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Mine</title></head><body>
  <outline text="Ports"><outline type="rss" title="H\xc3\xb6fn &amp; Bay" text="The bay"
    xmlUrl="https://hofn.example/feed?a=1&amp;b=2" htmlUrl="https://hofn.example/"/></outline>
  <outline type="rss" text="Quay" xmlUrl="http://quay.example/rss"/>
</body></opml>"""


def test_a_list_of_feeds_goes_out_as_it_came_in(briefbot: Briefbot, tmp_path: Path) -> None:
    (tmp_path / "in.opml").write_bytes(OPML)
    given = briefbot("sources", "import", str(tmp_path / "in.opml"))
    again = briefbot("sources", "import", str(tmp_path / "in.opml"))
    assert given.output == "2 feeds followed from now on; 0 followed already.\n"
    assert again.output == "0 feeds followed from now on; 2 followed already.\n"
    assert (given.exit_code, again.exit_code) == (0, 0)

    assert briefbot("sources", "export", str(tmp_path / "out.opml")).exit_code == 0
    other = briefbot("sources", "import", str(tmp_path / "out.opml"), "--library", "other")
    assert "2 feeds followed from now on" in other.output
    here = {(each.url, each.title) for each in followed(tmp_path / "store.db")}
    assert here == {
        ("https://hofn.example/feed?a=1&b=2", "Höfn & Bay"),
        ("http://quay.example/rss", "Quay"),
    }
    shown = briefbot("sources", "export", "--library", "other").stdout_bytes
    outlines = list(etree.fromstring(shown).iter("outline"))
    assert {(each.get("xmlUrl"), each.get("title")) for each in outlines} == here


def test_pages_and_folders_are_on_no_list_of_feeds(
    briefbot: Briefbot, sites: Sites, tmp_path: Path
) -> None:
    (tmp_path / "reports").mkdir()
    briefbot("sources", "add", str(tmp_path / "reports"))
    briefbot("sources", "add", sites.put("/feed.xml", rss(title="The Port Courier")))
    written = briefbot("sources", "export").stdout
    assert written.count("<outline ") == 1
    assert 'title="The Port Courier"' in written
    assert "reports" not in written


def test_what_is_no_list_of_feeds_says_so_and_harms_nothing(
    briefbot: Briefbot, tmp_path: Path
) -> None:
    (tmp_path / "good.opml").write_bytes(OPML)
    briefbot("sources", "import", str(tmp_path / "good.opml"))
    before = followed(tmp_path / "store.db")
    (tmp_path / "bad.opml").write_bytes(b'{"feeds": ["https://quay.example"]}')
    result = briefbot("sources", "import", str(tmp_path / "bad.opml"))
    assert result.exit_code == 1
    assert result.output == "It is no OPML: a list of feeds in XML.\n"
    assert len(before) == 2
    assert followed(tmp_path / "store.db") == before


def test_a_list_that_is_cut_off_gives_what_it_has_and_says_what_is_amiss(
    briefbot: Briefbot, tmp_path: Path
) -> None:
    start = OPML.replace(b"http://quay.example/rss", b"gopher://quay.example").partition(b"</body>")
    (tmp_path / "cut.opml").write_bytes(start[0] + b'<outline xmlUrl="https://bay.exa')
    result = briefbot("sources", "import", str(tmp_path / "cut.opml"))
    assert result.exit_code == 0
    assert "1 feed followed from now on" in result.output
    assert "1 entry left out" in result.output
    assert "The list is damaged" in result.output
    assert [each.title for each in followed(tmp_path / "store.db")] == ["Höfn & Bay"]


def test_a_list_that_is_not_there_is_a_usage_error(briefbot: Briefbot, tmp_path: Path) -> None:
    result = briefbot("sources", "import", str(tmp_path / "gone.opml"))
    assert result.exit_code == 2
    assert "gone.opml" in result.output
