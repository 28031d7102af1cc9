"""Sources that fail: each says so in plain words, backs off, and is asked again."""

import asyncio
import ssl
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.sources.politeness import ComeBackLater, NotWanted
from bot.sources.source import Source
from bot.sources.transport import FetchError, TooMuch
from summarizer.models import AddReport, Document
from tests.adapters.web.conftest import Open, World
from tests.adapters.web.site import START, Clock, Page, Sites, article, rss, story
from tests.adapters.web.test_feeds import entry

pytestmark = pytest.mark.asyncio


async def followed(world: World, path: str = "/feed.xml") -> Source:
    return await world.follow(world.sites.put(path, rss(entry(1))))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (Page(status=500), "trouble (500)"),
        (Page(status=404), "nothing at this address"),
        (Page(status=403), "does not let the bot read it"),
        (Page(status=401), "a name and a password"),
        (Page(body="<html><body><p>Moved house.</p></body></html>"), "no feed"),
        (Page(body=b"\x00" * 5_000, kind="application/rss+xml"), "empty"),
        (Page(status=302, headers={"Location": "/feed.xml"}), "leads on"),
        (Page(status=302, headers={"Location": "http://169.254.169.254/"}), "not"),
    ],
)
async def test_what_is_wrong_is_said_in_plain_words(world: World, page: Page, said: str) -> None:
    source = await followed(world)
    world.sites.put("/feed.xml", page)
    world.clock.pass_(days=1)
    await world.keeper.check_due()

    now = world.now(source)
    assert said in now.last_error
    assert now.failures == 1
    assert now.next_look > world.clock.now
    assert now.last_success is not None


async def test_it_backs_off_and_recovers(world: World) -> None:
    source = await followed(world)
    world.sites.put("/feed.xml", Page(status=500))
    waits = []
    for _ in range(8):
        world.clock.now = max(world.clock.now, world.now(source).next_look)
        await world.keeper.check_due()
        waits.append(world.now(source).next_look - world.clock.now)
    world.sites.put("/feed.xml", rss(entry(1), entry(2)))
    world.clock.now = world.now(source).next_look
    await world.keeper.check_due()
    await world.keeper.work_off()

    assert waits == sorted(waits)
    assert waits[0] < timedelta(hours=2) < waits[-1] <= timedelta(days=1)
    now = world.now(source)
    assert (now.failures, now.last_error, now.paused) == (0, "", "")
    assert world.shelf.titles() == ["Story 1", "Story 2"]


async def test_what_is_gone_for_good_is_paused_and_says_why(world: World) -> None:
    source = await followed(world)
    world.sites.put("/feed.xml", Page(status=410))
    world.clock.pass_(days=1)
    await world.keeper.check_due()
    world.clock.pass_(days=30)
    await world.keeper.check_due()

    assert "410" in world.now(source).paused
    assert len(world.sites.asked("/feed.xml")) == 2


async def test_what_was_gone_for_good_and_is_back_is_followed_again(world: World) -> None:
    source = await followed(world)
    world.sites.put("/feed.xml", Page(status=410))
    world.clock.pass_(days=1)
    await world.keeper.check_due()
    world.sites.put("/feed.xml", rss(entry(1), entry(2)))
    await world.keeper.check(world.now(source))
    await world.keeper.work_off()

    assert world.now(source).paused == ""
    assert world.shelf.titles() == ["Story 1", "Story 2"]


async def test_a_page_whose_host_asks_to_wait_is_asked_for_when_it_said(world: World) -> None:
    page = world.sites.put("/p", Page(status=429, headers={"Retry-After": "172800"}))
    teaser = entry(1, link=page, text="A teaser.")
    await world.follow(world.sites.put("/feed.xml", rss(teaser)))
    world.sites.put("/p", article("Story 1", story("Ellis")))
    world.clock.pass_(days=1, hours=23)
    await world.keeper.work_off()
    assert world.shelf.titles() == []

    world.clock.pass_(hours=2)
    await world.keeper.work_off()
    (document,) = world.shelf.documents["main"]
    assert len(document.text) > len("A teaser.")


async def test_a_page_that_cannot_be_had_is_tried_for_most_of_a_day(world: World) -> None:
    world.sites.put("/p", Page(status=500))
    teaser = entry(1, link=world.sites.url("/p"), text="A teaser.")
    await world.follow(world.sites.put("/feed.xml", rss(teaser)))
    begun = world.clock.now
    while not world.shelf.titles():
        world.clock.pass_(minutes=15)
        await world.keeper.work_off()
    assert timedelta(hours=20) < world.clock.now - begun < timedelta(hours=26)
    assert world.shelf.documents["main"][0].text == "A teaser."


@pytest.mark.parametrize("action", ["remove", "pause"])
async def test_of_what_is_removed_or_paused_while_it_is_added_no_more_is_added(
    world: World, action: str
) -> None:
    url = world.sites.put("/feed.xml", rss(*(entry(n) for n in range(1, 31))))
    begun = await world.keeper.begin(world.wanted(url))
    source, add = begun.source, world.shelf.add

    def adding(library: str, documents: Sequence[Document]) -> AddReport:
        if action == "remove":
            world.state.sources.remove(source.id)
        else:
            world.state.sources.change(source, replace(source, paused="by somebody"))
        return add(library, documents)

    await world.make(add=adding).work_off()

    assert world.shelf.calls == 1
    assert 0 < len(world.shelf.titles()) < 30


async def test_hosts_that_do_not_answer_hold_up_no_other(world: World) -> None:
    never = asyncio.Event()
    await world.follow(world.sites.put("/feed.xml", rss(entry(1)), "slow.example"))
    quick = world.wanted(world.sites.put("/feed.xml", rss(entry(2)), "quick.example"))
    await world.keeper.begin(replace(quick, interval=timedelta(minutes=15), fixed=True))
    await world.keeper.work_off()
    late = Page(body=b"", hold=never)
    pages = [world.sites.put(f"/{n}", late, "late.example") for n in range(3, 60)]
    teasers = [entry(n, link=page, text="A teaser.") for n, page in enumerate(pages, 3)]
    wire = world.sites.put("/feed.xml", rss(*teasers), "wire.example")
    await world.keeper.begin(world.wanted(wire))

    world.sites.put("/feed.xml", Page(body=b"<rss>", hold=never), "slow.example")
    world.sites.put("/feed.xml", rss(entry(2), entry(60)), "quick.example")
    stop = asyncio.Event()
    world.clock.plan(START + timedelta(hours=2), stop.set)
    world.clock.pass_(hours=1)
    await world.make(patience=0.001).run(stop)
    never.set()

    assert world.shelf.titles() == ["Story 1", "Story 2", "Story 60"]
    assert len(world.sites.asked("/feed.xml", "quick.example")) > 3


async def test_a_move_for_good_is_remembered_and_a_passing_one_is_not(world: World) -> None:
    lasting, passing = await followed(world, "/a.xml"), await followed(world, "/b.xml")
    new = world.sites.put("/new.xml", rss(entry(1)))
    world.sites.put("/a.xml", Page(status=301, headers={"Location": new}))
    world.sites.put("/b.xml", Page(status=302, headers={"Location": "/new.xml"}))
    world.clock.pass_(days=1)
    await world.keeper.check_due()

    assert world.now(lasting).url == new
    assert world.now(passing).url == world.sites.url("/b.xml")


@pytest.mark.parametrize("after", ["7200", "Mon, 05 May 2031 08:00:00 GMT"])
async def test_a_host_that_asks_to_wait_is_left_alone_so_long(world: World, after: str) -> None:
    source = await followed(world)
    world.clock.pass_(days=1)
    world.sites.put("/feed.xml", Page(status=429, headers={"Retry-After": after}))
    await world.keeper.check_due()
    asked = len(world.sites.requests)

    now = world.now(source)
    assert now.next_look - world.clock.now >= timedelta(seconds=7198)
    assert "left alone" in now.last_error
    with pytest.raises(ComeBackLater):
        await world.fetcher.get(world.sites.url("/other"))
    assert len(world.sites.requests) == asked


@pytest.mark.parametrize("path", ["/feed.xml", "/robots.txt"])
async def test_a_host_that_asks_to_wait_is_left_alone_after_a_restart_too(
    open_world: Open, path: str
) -> None:
    async with open_world() as world:
        await followed(world)
        world.clock.pass_(days=2)  # what it asked for in robots.txt is asked for again
        world.sites.put(path, Page(status=429, headers={"Retry-After": "7200"}))
        await world.keeper.check_due()
        asked = len(world.sites.requests)
    async with open_world() as world:
        world.clock.pass_(minutes=119)
        with pytest.raises(ComeBackLater, match="for a minute"):
            await world.fetcher.get(world.sites.url("/other"))
        assert len(world.sites.requests) == asked
        world.sites.put(path, Page(status=404))
        world.clock.pass_(minutes=2)
        other = await world.fetcher.get(world.sites.put("/other", rss(entry(1))))
        assert other.status == 200
        assert world.state.hosts.forget(world.clock.now) == 1
        assert world.state.hosts.until("news.example") is None


async def test_no_host_is_left_alone_for_longer_than_a_week(world: World) -> None:
    url = world.sites.put("/a", Page(status=503, headers={"Retry-After": "99999999"}))
    with pytest.raises(ComeBackLater):
        await world.fetcher.get(url)
    world.sites.put("/a", rss(entry(1)))
    world.clock.pass_(days=7, seconds=1)
    assert (await world.fetcher.get(url)).status == 200


async def test_a_body_that_never_ends_is_given_up(world: World) -> None:
    source = await followed(world)
    held = asyncio.Event()
    world.sites.put("/feed.xml", Page(body=b"<rss>", hold=held))
    world.clock.pass_(days=1)
    await world.keeper.check_due()
    held.set()

    assert "longer than 1 seconds" in world.now(source).last_error


async def test_a_page_that_cannot_be_had_now_is_tried_again(world: World) -> None:
    link = world.sites.put("/1", Page(status=502))
    teaser = entry(1, text="A teaser …", link=link)
    await world.follow(world.sites.put("/feed.xml", rss(teaser)))
    assert world.shelf.titles() == []

    world.sites.put("/1", f"<html><body><article><p>{story('Ellis')}</p></article></body></html>")
    world.clock.pass_(hours=1)
    await world.keeper.work_off()

    assert "nine million" in world.shelf.documents["main"][0].text


async def test_robots_txt_is_kept_to_and_asked_for_once_a_day(world: World) -> None:
    rules = "User-agent: *\nDisallow: /private\n\nUser-agent: briefbot\nDisallow: /no-bots\n"
    world.sites.put("/robots.txt", Page(rules, kind="text/plain"))
    world.sites.put("/private/a", "x")

    assert (await world.fetcher.get(world.sites.url("/private/a"))).status == 200
    with pytest.raises(NotWanted):
        await world.fetcher.get(world.sites.url("/no-bots/a"))
    world.clock.pass_(hours=25)
    await world.fetcher.get(world.sites.url("/private/a"))

    assert len(world.sites.asked("/robots.txt")) == 2
    assert world.sites.asked("/no-bots/a") == []


async def test_a_site_whose_robots_txt_is_in_trouble_is_left_alone(world: World) -> None:
    world.sites.put("/robots.txt", Page(status=503))
    with pytest.raises(FetchError, match=r"robots\.txt"):
        await world.fetcher.get(world.sites.url("/a"))
    assert world.sites.paths() == []


async def test_a_host_gets_one_request_at_a_time_with_a_pause_between(world: World) -> None:
    world.sites.put("/robots.txt", Page("User-agent: *\nCrawl-delay: 3", kind="text/plain"))
    urls = [world.sites.put(f"/{number}", "x") for number in range(4)]
    await asyncio.gather(*map(world.fetcher.get, urls))

    moments = [each.at for each in world.sites.requests if not each.url.endswith("robots.txt")]
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert world.sites.most_at_once == 1
    assert min(gaps) >= timedelta(seconds=3)


async def test_it_says_who_it_is(world: World) -> None:
    await followed(world)
    agents = {each.headers["User-Agent"] for each in world.sites.requests}
    assert agents == {"briefbot/1 (+https://owner.example/bot)"}


@pytest.fixture
def own_certificate(tmp_path: Path) -> ssl.SSLContext:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=news.example", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


async def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    clock: Clock, own_certificate: ssl.SSLContext
) -> None:
    sites = Sites(clock)
    await sites.start(own_certificate)
    try:
        async with sites.transport() as transport:
            with pytest.raises(FetchError, match="certificate"):
                await transport.get(sites.url("/", scheme="https"))
    finally:
        await sites.stop()
    assert sites.requests == []


async def test_the_wishes_of_another_host_are_asked_before_its_page_is_fetched(
    world: World,
) -> None:
    closed = Page("User-agent: *\nDisallow: /private/", kind="text/plain")
    world.sites.put("/robots.txt", closed, host="other.example")
    page = world.sites.put("/private/1", "<p>Not for programs.</p>", host="other.example")
    url = world.sites.put("/1", Page(status=302, headers={"Location": page}))

    with pytest.raises(NotWanted):
        await world.fetcher.get(url)
    assert world.sites.asked("/private/1", "other.example") == []


async def test_what_leads_on_within_a_host_is_not_wanted_either(world: World) -> None:
    world.sites.put("/robots.txt", Page("User-agent: *\nDisallow: /private/", kind="text/plain"))
    page = world.sites.put("/private/1", "<p>Not for programs.</p>")
    url = world.sites.put("/1", Page(status=302, headers={"Location": page}))

    with pytest.raises(NotWanted):
        await world.fetcher.get(url)
    assert world.sites.asked("/private/1") == []


async def test_hosts_that_lead_to_each_other_keep_nobody_waiting(world: World) -> None:
    here = world.sites.put("/end", "<p>Here.</p>")
    there = world.sites.put("/end", "<p>There.</p>", host="other.example")
    one = world.sites.put("/go", Page(status=302, headers={"Location": there}))
    other = world.sites.put(
        "/go", Page(status=302, headers={"Location": here}), host="other.example"
    )
    async with asyncio.timeout(10):
        found = await asyncio.gather(*map(world.fetcher.get, (one, other) * 3))
    assert [each.url for each in found] == [there, here] * 3


async def test_an_address_that_leads_round_in_circles_is_left(world: World) -> None:
    url = world.sites.url("/round")
    world.sites.put("/round", Page(status=302, headers={"Location": url}))
    with pytest.raises(TooMuch, match="more than 5 times"):
        await world.fetcher.get(url)
    assert len(world.sites.asked("/round")) == 6
