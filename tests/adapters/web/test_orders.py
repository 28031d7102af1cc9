"""What people say about sources, and the answers: with the tests' own web server behind them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.commands import Command
from bot.exchange import Upload
from bot.questions import understand
from bot.replies import Outcome, Reply
from bot.sources.desk import SourceDesk
from bot.sources.reader import SandboxReader
from bot.sources.sandbox import Sandbox
from bot.sources.source import Rules
from tests.adapters.web.conftest import World
from tests.adapters.web.site import Page, rss
from tests.adapters.web.test_feeds import entry

pytestmark = pytest.mark.asyncio


@pytest.fixture
def desk(world: World, sandbox: Sandbox) -> SourceDesk:
    return SourceDesk(
        memory=world.state.sources,
        keeper=world.keeper,
        files=SandboxReader(sandbox, 10_000),
        add=world.shelf.add,
        now=world.clock,
    )


async def say(desk: SourceDesk, line: str, *, library: str = "main", manages: bool = True) -> Reply:
    command: Command = understand(line)
    return await desk.handle(command, library, may_change=manages)


async def test_the_answer_says_what_was_found(world: World, desk: SourceDesk) -> None:
    url = world.sites.put("/feed.xml", rss(*(entry(n) for n in range(1, 6))))
    reply = await say(desk, f"/sources add {url}")

    facts = {fact.label: fact.values[0] for fact in reply.facts}
    assert reply.title == "Following The Port Courier"
    assert reply.lead == "5 documents added."
    assert facts["Language"] == "English"
    assert facts["Publishes"] == "about 3 times a day"
    assert [point.text for point in reply.sections[0].points] == ["Story 5", "Story 4", "Story 3"]


async def test_it_is_listed_paused_resumed_and_removed(world: World, desk: SourceDesk) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1)))
    await say(desk, f"/sources add {url}")
    await say(desk, "/sources pause 1")
    paused = await say(desk, "/sources list")
    asked = len(world.sites.requests)
    world.clock.pass_(days=9)
    await world.keeper.check_due()
    assert len(world.sites.requests) == asked
    await say(desk, f"/sources resume {url}")
    assert await world.keeper.check_due() == 0
    assert len(world.sites.requests) > asked
    removed = await say(desk, "/sources remove 1")
    empty = await say(desk, "/sources list")

    assert "paused" in paused.sections[0].points[0].aside
    assert removed.title == "The Port Courier is followed no more"
    assert empty.outcome is Outcome.NOTHING
    assert world.shelf.titles() == ["Story 1"]


async def test_only_those_who_may_change_it_do(world: World, desk: SourceDesk) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1)))
    refused = await say(desk, f"/sources add {url}", manages=False)
    listed = await say(desk, "/sources list", manages=False)

    assert "Only those who manage" in refused.title
    assert refused.private
    assert listed.outcome is Outcome.NOTHING
    assert world.sites.requests == []


async def test_a_library_neither_sees_nor_changes_what_another_follows(
    world: World, desk: SourceDesk
) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1)))
    await say(desk, f"/sources add {url}", library="red")
    (source,) = world.state.sources.of_library("red")

    for which in ("1", source.id, url, "all"):
        reply = await say(desk, f"/sources remove {which}", library="blue")
        assert reply.outcome is Outcome.MISTAKE
    assert (await say(desk, "/sources list", library="blue")).outcome is Outcome.NOTHING
    assert world.state.sources.of_library("red") == [source]


async def test_what_cannot_be_fetched_says_why_and_is_not_followed(
    world: World, desk: SourceDesk
) -> None:
    url = world.sites.put("/feed.xml", Page(status=403))
    reply = await say(desk, f"/sources add {url}")
    folder = await desk.handle(understand("/sources add /etc/ssl"), "main", may_change=True)

    assert "does not let the bot read it" in reply.lead
    assert "command line" in folder.lead
    assert world.state.sources.all() == []


PROSE = "The council closes the old harbour bridge on Monday, and ferries sail until May."


@pytest.mark.parametrize(
    ("body", "kind", "why"),
    [
        ('{"a": 1}', "application/json", "It is JSON"),
        (f'{{"a": "{PROSE}"}}', "text/html", "It is JSON"),
        (f'[1, "{PROSE}"]', "text/plain", "It is JSON"),
        (f'{{"a": "{PROSE}"}}\n{{"a": "{PROSE}"}}', "text/plain", "It is JSON"),
        (f"<?xml version='1.0'?><!-- x --><urlset><loc>{PROSE}</loc></urlset>", "", "It is XML"),
        (f"<notes><note>{PROSE}</note></notes>", "application/xml", "It is XML"),
        (f"/* {PROSE} */ body {{ margin: 0 }}", "text/css", "It is of the type text/css"),
        (f"a,b\n1,{PROSE}", "text/csv", "It is of the type text/csv"),
        ("a,b\n1,2\n3,4\n", "text/plain", "It is no feed, and no page"),
        ("OK", "", "It is no feed, and no page"),
    ],
)
async def test_what_is_neither_a_feed_nor_a_page_is_refused_and_told_why(
    world: World, desk: SourceDesk, body: str, kind: str, why: str
) -> None:
    url = world.sites.put("/data", Page(body, kind=kind))
    reply = await say(desk, f"/sources add {url}")
    assert reply.outcome is Outcome.MISTAKE
    assert reply.lead.startswith(why)
    assert "no feed" in reply.lead
    assert world.state.sources.all() == []
    assert world.shelf.documents == {}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"<html><body><p>{PROSE}</p></body></html>", "text/html"),
        (f"<p>{PROSE}</p>", "text/html"),
        (
            f"<?xml version='1.0'?><!-- a > b --><!DOCTYPE html><html><p>{PROSE}</p></html>",
            "application/xhtml+xml",
        ),
        (PROSE, "text/plain; charset=utf-8"),
        (f"[1] {PROSE}", "text/plain"),
        (f"{{{{note}}}} {PROSE}", "text/markdown"),
        ("港の橋は月曜日に閉鎖される予定ですと市長は述べた。", "text/plain; charset=utf-8"),
    ],
)
async def test_a_page_of_prose_is_followed_in_whatever_form(
    world: World, desk: SourceDesk, body: str, kind: str
) -> None:
    reply = await say(desk, f"/sources add {world.sites.put('/page', Page(body, kind=kind))}")
    assert reply.title.startswith("Following")
    assert reply.lead == "1 document added."


def bare(url: str) -> str:
    return url.removeprefix("http://")


async def test_why_an_entry_could_not_be_read_is_told_when_it_is_added_listed_and_checked(
    world: World, desk: SourceDesk
) -> None:
    page = world.sites.put("/lost", Page(status=404))
    url = world.sites.put("/feed.xml", rss(entry(1), entry(2, link=page, text="")))
    added = await say(desk, f"/sources add {url}")
    listed = await say(desk, "/sources list")

    why = f"1 entry could not be read ({bare(page)}): It has no text, and its page cannot be read."
    assert added.lead == "1 document added, 1 could not be read."
    assert added.notices == (why,)
    assert why in listed.sections[0].points[0].aside

    other = world.sites.put("/other", Page(status=404))
    world.sites.put("/feed.xml", rss(entry(3, link=other, text=""), entry(1)))
    world.clock.pass_(days=1)
    checked = await say(desk, "/sources check")
    (told,) = checked.notices
    assert told.startswith(f"The Port Courier: 2 entries could not be read, such as {bare(other)}:")
    world.clock.pass_(days=9)
    listed = await say(desk, "/sources list")
    assert "could not" not in listed.sections[0].points[0].aside


async def test_why_an_entry_waits_is_told(world: World, desk: SourceDesk) -> None:
    page = world.sites.put("/busy", Page(status=429, headers={"Retry-After": "7200"}))
    url = world.sites.put("/feed.xml", rss(entry(1, link=page, text="A teaser.")))
    reply = await say(desk, f"/sources add {url}")
    (told,) = reply.notices
    assert (
        told == f"1 entry will be tried again ({bare(page)}): It asks to be left alone for "
        "120 minutes."
    )


async def test_a_library_is_told_of_no_trouble_of_another(world: World, desk: SourceDesk) -> None:
    url = world.sites.put("/feed.xml", rss(entry(2, text="")))
    await say(desk, f"/sources add {url}", library="red")
    other = await say(desk, f"/sources add {world.sites.put('/b', rss(entry(1)))}", library="blue")
    assert other.notices == ()


async def test_what_was_mended_or_left_out_of_a_feed_is_told(
    world: World, desk: SourceDesk
) -> None:
    long = rss(*(entry(n, text=f"Bridge {n} closes.") for n in range(1_001)))
    long.body = str(long.body).replace("</channel></rss>", "")
    reply = await say(desk, f"/sources add {world.sites.put('/feed.xml', long)}")
    assert reply.notices == (
        "The feed is not well-formed; what could be told apart was read.",
        "Of 1,001 entries the first 1,000 were read.",
    )


async def test_rules_leave_out_and_say_so(world: World, desk: SourceDesk) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1), entry(2, text="Football. " * 150)))
    reply = await say(desk, f"/sources add {url} exclude:football")

    assert reply.lead == "1 document added, 1 left out by its rules."
    assert world.shelf.titles() == ["Story 1"]


async def test_adding_it_again_changes_its_rules(world: World, desk: SourceDesk) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1)))
    await say(desk, f"/sources add {url}")
    same = await say(desk, f"/sources add {url}")
    changed = await say(desk, f"/sources add {url} include:ferries every:6h")

    assert "followed already" in same.title
    assert "is changed" in changed.title
    (source,) = world.state.sources.all()
    assert source.rules.include == ("ferries",)
    assert source.fixed


async def test_rules_and_a_fixed_interval_are_shown_changed_one_by_one_and_taken_away(
    world: World, desk: SourceDesk
) -> None:
    url = world.sites.put("/feed.xml", rss(*(entry(n) for n in range(1, 4))))
    await say(desk, f"/sources add {url} include:ferries without:sport every:6h")
    await say(desk, f"/sources add {url} exclude:football")
    shown = await say(desk, f"/sources add {url}")
    facts = {fact.label: fact.values for fact in shown.facts}
    assert facts["Only with"] == ("ferries",)
    assert facts["Not with"] == ("football",)
    assert facts["Without sections"] == ("sport",)
    assert facts["Looked at"] == ("every 6 hours (fixed)",)
    assert f"/sources add {url} exclude:" in shown.lead

    await say(desk, f"/sources add {url} include:none")
    (source,) = world.state.sources.all()
    assert source.rules == Rules(exclude=("football",), without=("sport",))
    changed = await say(desk, f"/sources add {url} exclude:none without:none every:auto")
    (source,) = world.state.sources.all()
    assert source.rules == Rules()
    assert not source.fixed
    assert {fact.label for fact in changed.facts}.isdisjoint({"Not with", "Without sections"})
    world.clock.pass_(days=1)
    await world.keeper.check_due()
    assert world.now(source).interval < timedelta(hours=6)


async def test_the_list_says_what_is_taken_when_it_was_read_and_by_what_id_it_is_meant(
    world: World, desk: SourceDesk
) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1)))
    world.state.sources.add(world.wanted(world.sites.put("/new.xml", rss(entry(2)))))
    await say(desk, f'/sources add {url} include:"ferries, Iris Vale" without:sport')
    new, old = (point.aside for point in (await say(desk, "/sources list")).sections[0].points)
    (source,) = (each for each in world.state.sources.all() if each.url == url)
    assert "not looked at yet" in new
    assert "only with ferries, Iris Vale · without sections sport" in old
    assert f"id {source.id}" in old
    removed = await say(desk, f"/sources remove {source.id}")
    assert removed.title == "The Port Courier is followed no more"
    again = await say(desk, f"/sources remove {source.id}")
    assert again.outcome is Outcome.MISTAKE


async def test_a_shorter_interval_counts_from_now(world: World, desk: SourceDesk) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1)))
    await say(desk, f"/sources add {url} every:1d")
    await say(desk, f"/sources add {url} every:1h")
    (source,) = world.state.sources.all()
    assert source.next_look <= world.clock.now + timedelta(hours=1)


@pytest.mark.parametrize(
    ("order", "said"), [("pause", "are paused"), ("remove", "are followed no more")]
)
async def test_what_is_done_with_all_is_told_of_all(
    world: World, desk: SourceDesk, order: str, said: str
) -> None:
    for name in "abc":
        url = world.sites.put(f"/{name}.xml", rss(entry(1), title=f"Courier {name}"))
        await say(desk, f"/sources add {url}")
    reply = await say(desk, f"/sources {order} all")
    assert reply.title == f"All 3 sources {said}"
    assert reply.notices == ("Courier a", "Courier b", "Courier c")


class Meanwhile(asyncio.Event):
    """What somebody does while a page is on its way."""

    def __init__(self, act: Callable[[], Awaitable[object]]) -> None:
        super().__init__()
        self._act = act

    async def wait(self) -> bool:  # type: ignore[override]
        await self._act()
        return True


@pytest.mark.parametrize("status", [200, 410, 500])
async def test_what_is_changed_during_a_look_stays_changed(
    world: World, desk: SourceDesk, status: int
) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1)))
    await say(desk, f"/sources add {url}")

    async def change() -> None:
        await say(desk, f"/sources add {url} include:ferries every:6h name:Courier")
        await say(desk, "/sources pause 1")

    page = rss(entry(2), entry(1))
    page.status, page.hold = status, Meanwhile(change)
    world.sites.put("/feed.xml", page)
    world.clock.pass_(days=1)
    looked_at = world.clock.now
    await world.keeper.check_due()
    await world.keeper.work_off()

    (source,) = world.state.sources.all()
    assert source.rules.include == ("ferries",)
    assert (source.fixed, source.interval) == (True, timedelta(hours=6))
    assert (source.title, source.paused) == ("Courier", "paused by somebody")
    # What the look has learnt is kept all the same.
    assert source.next_look > looked_at
    assert source.failures == (status != 200)
    assert world.state.sources.waits(source.id) == (status == 200)


async def test_what_is_removed_during_a_look_does_not_come_back(
    world: World, desk: SourceDesk
) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1)))
    await say(desk, f"/sources add {url}")
    page = rss(entry(2), entry(1))
    page.hold = Meanwhile(lambda: say(desk, "/sources remove 1"))
    world.sites.put("/feed.xml", page)
    world.clock.pass_(days=1)
    assert await world.keeper.check_due() == 0
    await world.keeper.work_off()

    assert world.state.sources.all() == []
    assert world.shelf.titles() == ["Story 1"]


async def test_a_look_now_finds_what_is_new(world: World, desk: SourceDesk) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1)))
    await say(desk, f"/sources add {url}")
    world.sites.put("/feed.xml", rss(entry(2), entry(1)))
    reply = await say(desk, "/sources check")

    assert reply.title == "1 source looked at, 1 new entry"
    assert world.shelf.titles() == ["Story 1", "Story 2"]


async def test_a_file_is_told_by_its_content_and_its_name_is_no_path(
    world: World, desk: SourceDesk
) -> None:
    uploads = [
        Upload(name="../../etc/passwd", content=b"The harbour bridge closes on Monday."),
        Upload(name="page.pdf", content=b"<html><body><p>Ferries sail from May.</p></body></html>"),
        Upload(name="zeros.docx", content=b"\x00" * 5_000),
        Upload(name="long.txt", content=b"long " * 5_000),
    ]
    reply = await desk.add_files(uploads, "main", may_change=True)
    refused = await desk.add_files(uploads, "main", may_change=False)

    assert reply.title == "2 documents added, 2 could not be read"
    assert {document.path for document in world.shelf.documents["main"]} == {None}
    assert len(reply.notices) == 2
    assert "Only those who manage" in refused.title
    assert len(world.shelf.documents["main"]) == 2


async def test_an_agency_is_marked_on_the_list_and_in_the_library(
    world: World, sandbox: Sandbox
) -> None:
    marked: list[tuple[str, str, bool]] = []
    desk = SourceDesk(
        memory=world.state.sources,
        keeper=world.keeper,
        files=SandboxReader(sandbox, 10_000),
        add=world.shelf.add,
        now=world.clock,
        mark=lambda library, name, agency: marked.append((library, name, agency)),
    )
    url = world.sites.put("/feed.xml", rss(entry(1), title="Lune Wire"))
    await say(desk, f"/sources add {url} agency")
    assert [document.agency for document in world.shelf.documents["main"]] == [True]
    listed = await say(desk, "/sources list")
    assert "agency" in listed.sections[0].points[0].aside

    await say(desk, "/sources independent 1")
    listed = await say(desk, "/sources list")
    assert "agency" not in listed.sections[0].points[0].aside
    await say(desk, f"/sources add {url} agency")
    await say(desk, "/sources agency 1")
    assert marked == [("main", "Lune Wire", agency) for agency in (True, False, True)]


async def test_only_who_manages_says_what_is_an_agency(world: World, desk: SourceDesk) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1)))
    await say(desk, f"/sources add {url}")
    reply = await say(desk, "/sources agency 1", manages=False)
    assert reply.outcome is Outcome.MISTAKE
    assert "agency" not in (await say(desk, "/sources list")).sections[0].points[0].aside


@pytest.mark.parametrize("line", ["/sources agency reports", "/sources independent"])
async def test_a_topic_with_the_words_of_the_mark_stays_a_topic(line: str) -> None:
    assert understand(line).arguments == ""


async def test_a_feed_that_has_moved_says_so_on_the_list(world: World, desk: SourceDesk) -> None:
    old = world.sites.put("/feed.xml", rss(entry(1)))
    new = world.sites.put("/new.xml", rss(entry(1)))
    await say(desk, f"/sources add {old}")
    world.sites.put("/feed.xml", Page(status=301, headers={"Location": new}))
    world.clock.pass_(days=2)
    await world.keeper.check_due()
    (point,) = (await say(desk, "/sources list")).sections[0].points
    assert new in point.text
    assert f"it was at {old}" in point.aside
