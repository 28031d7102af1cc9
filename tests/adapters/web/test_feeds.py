"""Feeds that change over simulated days, served by the tests' own web server."""

from datetime import timedelta
from typing import Any

import pytest

from bot.sources.source import Kind
from bot.state.sources import Sources
from tests.adapters.web.conftest import Open, World
from tests.adapters.web.site import START, Page, article, rss, story

pytestmark = pytest.mark.asyncio


def entry(number: int, **more: Any) -> dict[str, Any]:
    return {
        "guid": f"story-{number}",
        "title": f"Story {number}",
        "text": story(f"Ellis {number}"),
        "published": START - timedelta(days=10) + timedelta(hours=8 * number),
        **more,
    }


async def test_what_a_feed_holds_is_added_once_however_often_it_is_looked_at(world: World) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1), entry(2), entry(3)))

    source = await world.follow(url)
    for _ in range(3):
        world.clock.pass_(days=1)
        await world.keeper.check_due()
        await world.keeper.work_off()

    assert source.title == "The Port Courier"
    assert sorted(world.shelf.titles()) == ["Story 1", "Story 2", "Story 3"]
    assert len(world.sites.asked("/feed.xml")) == 4


async def test_what_is_dated_ahead_stands_where_it_was_first_seen(world: World) -> None:
    ahead = entry(1, published=START + timedelta(days=9_000))
    await world.follow(world.sites.put("/feed.xml", rss(ahead, entry(2))))
    documents = {each.title: each for each in world.shelf.documents["main"]}
    assert documents["Story 1"].published is None
    assert documents["Story 1"].seen == START
    assert documents["Story 2"].published is not None


async def test_what_comes_on_later_days_is_found(world: World) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1)))
    await world.follow(url)

    for number in range(2, 6):
        world.sites.put("/feed.xml", rss(*(entry(n) for n in range(number, 0, -1))))
        world.clock.pass_(days=1)
        await world.keeper.check_due()
        await world.keeper.work_off()

    assert world.shelf.titles() == [f"Story {number}" for number in range(1, 6)]


async def test_a_feed_that_has_not_changed_is_not_sent_again(world: World) -> None:
    page = rss(entry(1))
    page.etag = '"one"'
    page.headers["Last-Modified"] = "Sun, 04 May 2031 05:00:00 GMT"
    source = await world.follow(world.sites.put("/feed.xml", page))

    world.clock.pass_(days=1)
    await world.keeper.check_due()

    asked = world.sites.asked("/feed.xml")[-1]
    assert asked.headers["If-None-Match"] == '"one"'
    assert asked.headers["If-Modified-Since"] == "Sun, 04 May 2031 05:00:00 GMT"
    assert world.now(source).last_success == world.clock.now
    assert world.now(source).last_error == ""


async def test_the_article_behind_a_teaser_is_fetched(world: World) -> None:
    link = world.sites.put("/1", article("Bridge closes", story("Ellis")))
    teaser = entry(1, text="The bridge closes …", link=link)
    await world.follow(world.sites.put("/feed.xml", rss(teaser)))

    (document,) = world.shelf.documents["main"]
    assert "nine million crowns" in document.text
    assert "Home" not in document.text
    assert (document.title, document.url) == ("Story 1", link)
    assert document.source == "The Port Courier"
    assert document.path is None


async def test_a_whole_article_in_the_feed_costs_the_site_no_further_request(world: World) -> None:
    link = world.sites.put("/1", article("Bridge closes", story("Ellis")))
    await world.follow(world.sites.put("/feed.xml", rss(entry(1, link=link))))

    assert world.sites.paths() == ["/feed.xml"]
    assert len(world.shelf.titles()) == 1


async def test_an_entry_whose_page_may_not_be_read_is_kept_as_its_teaser(world: World) -> None:
    world.sites.put("/robots.txt", Page("User-agent: *\nDisallow: /paid/", kind="text/plain"))
    link = world.sites.put("/paid/1", article("Bridge closes", story("Ellis")))
    teaser = entry(1, text="The council closes the bridge.", link=link)
    await world.follow(world.sites.put("/feed.xml", rss(teaser)))

    assert [document.text for document in world.shelf.documents["main"]] == [
        "The council closes the bridge."
    ]
    assert world.sites.asked("/paid/1") == []


async def test_an_entry_is_recognised_by_guid_by_address_and_by_content(world: World) -> None:
    def linked(number: int, query: str = "", **more: Any) -> dict[str, Any]:
        return entry(number, link=world.sites.url(f"/{number}{query}"), **more)

    url = world.sites.put("/feed.xml", rss(linked(1), linked(2), linked(3)))
    await world.follow(url)
    world.sites.put(
        "/feed.xml",
        rss(
            linked(1, "?utm_source=feed"),  # other address, same guid
            linked(2, "?utm_source=feed&fbclid=x", guid="new-2"),  # other guid, same page
            entry(3, guid="new-3", link=world.sites.url("/elsewhere")),  # both are other
        ),
    )
    world.clock.pass_(days=1)
    new = await world.keeper.check_due()

    assert new == 0
    assert await world.keeper.work_off() == type(await world.keeper.work_off())()


async def test_an_entry_that_was_changed_is_a_later_version_of_its_page(world: World) -> None:
    link = world.sites.url("/1")
    url = world.sites.put("/feed.xml", rss(entry(1, link=link, text=story("Ellis"))))
    await world.follow(url)

    world.sites.put("/feed.xml", rss(entry(1, link=link, text=story("Ellis", "Tuesday"))))
    world.clock.pass_(days=1)
    await world.keeper.check_due()
    await world.keeper.work_off()

    first, second = world.shelf.documents["main"]
    assert first.url == second.url == link
    assert "Tuesday" in second.text


async def test_entries_that_all_lead_to_one_address_are_no_versions_of_each_other(
    world: World,
) -> None:
    front = world.sites.url("/")
    url = world.sites.put("/feed.xml", rss(*(entry(n, link=front) for n in range(1, 4))))
    await world.follow(url)

    assert len({document.url for document in world.shelf.documents["main"]}) == 3


async def test_a_restart_loses_nothing_and_repeats_nothing(open_world: Open) -> None:
    async with open_world() as world:
        url = world.sites.put("/feed.xml", rss(*(entry(n) for n in range(1, 8))))
        await world.keeper.begin(world.wanted(url))  # and stopped before anything was added

    async with open_world() as world:
        assert world.state.sources.backlog().entries == 7
        tally = await world.keeper.work_off()
        assert tally.added == 7

    async with open_world() as world:
        world.clock.pass_(days=1)
        await world.keeper.check_due()
        assert (await world.keeper.work_off()).added == 0
        assert len(world.shelf.titles()) == 7


class Killed(Exception):
    """The process ends here."""


class Dying:
    """The memory of a process that ends before it has noted what was added."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def done(self, _: object) -> None:
        raise Killed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sources, name)


async def test_what_was_added_just_before_a_kill_is_not_there_twice(open_world: Open) -> None:
    async with open_world() as world:
        url = world.sites.put("/feed.xml", rss(entry(1)))
        begun = await world.keeper.begin(world.wanted(url))
        with pytest.raises(Killed):
            await world.make(memory=Dying(world.state.sources)).work_off()
        assert world.shelf.titles() == ["Story 1"]

    async with open_world() as world:
        tally = await world.keeper.work_off(begun.source.id)

        assert (tally.added, tally.known) == (0, 1)
        assert world.shelf.titles() == ["Story 1"]
        assert world.state.sources.backlog().entries == 0


async def test_it_is_looked_at_about_as_often_as_it_publishes(world: World) -> None:
    often = [entry(n, published=START - timedelta(minutes=40 * n)) for n in range(9)]
    seldom = [entry(n, published=START - timedelta(days=30 * n)) for n in range(9)]
    wire = await world.follow(world.sites.put("/wire.xml", rss(*often)))
    diary = await world.follow(world.sites.put("/diary.xml", rss(*seldom)))

    assert wire.pace == timedelta(minutes=40)
    assert world.now(wire).next_look - world.clock.now <= timedelta(minutes=20)
    assert world.now(diary).interval == timedelta(days=1)


async def test_the_address_of_a_site_finds_its_feed(world: World) -> None:
    site = world.sites.put(
        "/",
        "<html><head><title>Courier</title><link rel='alternate' type='application/rss+xml' "
        "href='/news/rss'></head><body><p>Welcome.</p></body></html>",
    )
    feed = world.sites.put("/news/rss", rss(entry(1)))

    begun = await world.keeper.begin(world.wanted(site))
    again = await world.keeper.begin(world.wanted(site))

    assert (begun.source.kind, begun.source.url, begun.source.site) == (Kind.FEED, feed, site)
    assert [item.title for item in begun.entries] == ["Story 1"]
    assert again.there_already


async def test_a_page_without_a_feed_is_followed_itself(world: World) -> None:
    url = world.sites.put("/notices", article("Notices", story("Ellis")))
    source = await world.follow(url)
    world.clock.pass_(days=2)
    await world.keeper.check_due()
    world.sites.put("/notices", article("Notices", story("Ellis", "Friday")))
    world.clock.pass_(days=2)
    await world.keeper.check_due()
    await world.keeper.work_off()

    assert source.kind is Kind.PAGE
    assert len(world.shelf.titles()) == 2
    assert "Friday" in world.shelf.documents["main"][-1].text


async def test_a_page_in_another_encoding_is_read_as_its_header_says(world: World) -> None:
    page = article("Häfen", story("Ångström"))
    assert isinstance(page.body, str)
    page.body, page.kind = page.body.encode("iso-8859-1"), "text/html; charset=iso-8859-1"
    await world.follow(world.sites.put("/1", page))

    assert "Ångström" in world.shelf.documents["main"][0].text


async def test_each_library_has_its_own(world: World) -> None:
    url = world.sites.put("/feed.xml", rss(entry(1)))
    await world.follow(url, "red")
    await world.follow(url, "blue")

    assert world.shelf.titles("red") == world.shelf.titles("blue") == ["Story 1"]
    assert len(world.state.sources.of_library("red")) == 1
