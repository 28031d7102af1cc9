"""Feeds that go away and come back elsewhere, and what their entries tell of themselves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.sources.source import Rules, Source
from tests.adapters.web.conftest import World
from tests.adapters.web.site import START, Page, article, rss, story

pytestmark = pytest.mark.asyncio


def entry(number: int, **more: Any) -> dict[str, Any]:
    return {
        "guid": f"story-{number}",
        "title": f"Story {number}",
        "text": story(f"Ellis {number}"),
        "published": START - timedelta(hours=number),
        **more,
    }


def front(feed: str) -> Page:
    return Page(
        f'<html><head><link rel="alternate" type="application/rss+xml" href="{feed}"></head>'
        "<body><p>The Port Courier, every day.</p></body></html>"
    )


async def look(world: World, times: int) -> None:
    for _ in range(times):
        world.clock.pass_(days=2)
        await world.keeper.check_due()
        await world.keeper.work_off()


async def test_the_feed_of_a_site_that_moves_without_a_word_is_found_again(world: World) -> None:
    world.sites.put("/", front("/old.xml"))
    old = world.sites.put("/old.xml", rss(entry(1)))
    source = await world.follow(world.sites.url("/"))

    del world.sites.pages["news.example/old.xml"]
    world.sites.put("/", front("/new.xml"))
    new = world.sites.put("/new.xml", rss(entry(2), entry(1), title="Courier, renewed"))
    await look(world, 2)
    assert world.now(source).failures == 2
    assert world.sites.asked("/new.xml") == []  # it may only be being repaired

    await look(world, 1)
    now = world.now(source)
    assert (now.url, now.former, now.failures, now.last_error) == (new, old, 0, "")
    assert now.title == "The Port Courier"
    assert world.shelf.titles() == ["Story 1", "Story 2"]


async def test_a_feed_that_is_a_page_now_is_found_again_by_its_title(world: World) -> None:
    source = await world.follow(world.sites.put("/feed", rss(entry(1))))

    world.sites.put("/feed", "<html><body>We have a new design.</body></html>")
    world.sites.put("/", front("/all.xml"))
    new = world.sites.put("/all.xml", rss(entry(1)))
    await look(world, 3)

    assert world.now(source).url == new


async def test_another_feed_of_the_site_is_named_and_not_taken(world: World) -> None:
    url = world.sites.put("/politics.xml", rss(entry(1), title="Courier: politics"))
    source = await world.follow(url)

    del world.sites.pages["news.example/politics.xml"]
    world.sites.put("/", front("/sport.xml"))
    sport = world.sites.put("/sport.xml", rss(entry(7), title="Courier: sport"))
    await look(world, 3)

    now = world.now(source)
    assert (now.url, now.failures) == (url, 3)
    assert now.last_error.endswith(f"Its site has another feed: {sport}")
    await look(world, 1)
    assert world.now(source).last_error == now.last_error
    assert len(world.sites.asked("/sport.xml")) == 1
    assert world.shelf.titles() == ["Story 1"]


async def test_a_feed_that_is_gone_for_good_is_looked_for_before_it_is_paused(
    world: World,
) -> None:
    first = await world.follow(world.sites.put("/a.xml", rss(entry(1), title="A")))
    second = await world.follow(world.sites.put("/b.xml", rss(entry(2), title="B")))
    for path in ("/a.xml", "/b.xml"):
        world.sites.put(path, Page(status=410))
    world.sites.put("/", front("/new.xml"))
    new = world.sites.put("/new.xml", rss(entry(1), title="B"))
    await look(world, 1)

    assert world.now(first).paused == "It says that it is gone for good (410)."
    assert (world.now(second).url, world.now(second).paused) == (new, "")


async def test_a_site_without_a_feed_is_asked_seldom(world: World) -> None:
    source = await world.follow(world.sites.put("/feed.xml", rss(entry(1))))
    world.sites.pages.clear()
    await look(world, 7)

    assert world.now(source).failures == 7
    assert len(world.sites.asked("/")) == 2


async def test_a_move_for_good_is_remembered_with_where_it_came_from(world: World) -> None:
    old = world.sites.put("/feed.xml", rss(entry(1)))
    source = await world.follow(old)
    new = world.sites.put("/new.xml", rss(entry(1)))
    world.sites.put("/feed.xml", Page(status=301, headers={"Location": new}))
    await look(world, 2)

    assert (world.now(source).url, world.now(source).former) == (new, old)
    assert len(world.sites.asked("/feed.xml")) == 2


async def follow_by(world: World, url: str, rules: Rules) -> Source:
    begun = await world.keeper.begin(replace(world.wanted(url), rules=rules))
    await world.keeper.work_off()
    return begun.source


async def test_sections_are_categories_of_the_feed_and_parts_of_the_address(world: World) -> None:
    url = world.sites.put(
        "/feed.xml",
        rss(
            entry(1, categories=["World News", "Ferries"]),
            entry(2, categories=["Sport/Rowing"]),
            entry(3, link=world.sites.url("/world-news/3")),
            entry(4, categories=["World News", "Opinion"]),
            entry(5),
        ),
    )
    await follow_by(world, url, Rules(sections=("world news",), without=("opinion",)))
    assert world.shelf.titles() == ["Story 1", "Story 3"]


async def test_a_rule_that_names_an_actor_is_met_by_the_other_names_of_it(world: World) -> None:
    def names(library: str, name: str) -> Sequence[str]:
        return {("main", "Olga Brandt"): ("Iron Warden",)}.get((library, name), ())

    world.keeper = world.make(names=names)
    url = world.sites.put(
        "/feed.xml",
        rss(
            entry(1, text=f"The Iron Warden closed the port. {story('Ellis')}"),
            entry(2, text=f"A warden closed the port. {story('Mole')}"),
            entry(3, text=f"Olga Brandt spoke. {story('Horn')}"),
        ),
    )
    await follow_by(world, url, Rules(include=("Olga Brandt",)))
    assert world.shelf.titles() == ["Story 1", "Story 3"]


async def test_an_undated_entry_has_the_date_of_its_page(world: World) -> None:
    page = article("Bridge", story("Ellis"))
    page.body = str(page.body).replace(
        "</head>",
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        '"datePublished": "2031-05-01T08:30:00Z"}</script></head>',
    )
    whole = entry(1, link=world.sites.put("/1", page))
    del whole["published"]
    await world.follow(world.sites.put("/feed.xml", rss(whole)))

    (document,) = world.shelf.documents["main"]
    assert document.published is not None
    assert document.published.isoformat() == "2031-05-01T08:30:00+00:00"
    assert document.seen is None
    assert document.text.startswith("The council of Ellis 1 0")  # of the entry, not of its page


async def test_an_entry_that_nobody_dates_has_the_moment_of_first_sight(world: World) -> None:
    undated = entry(1, link=world.sites.url("/gone"))
    del undated["published"]
    await world.follow(world.sites.put("/feed.xml", rss(undated)))
    await look(world, 2)

    (document,) = world.shelf.documents["main"]
    assert document.published is None
    assert document.seen == START
    assert len(world.sites.asked("/gone")) == 1
