"""What is read of a message that is to be briefed."""

from typing import Any

import pytest

from bot.chat.slack.attachments import MAX_MESSAGES, Attachments
from bot.chat.slack.delivery import make_client
from bot.chat.slack.events import Payload, Pointed, Spot
from bot.chat.slack.people import People
from bot.exchange import Given, Place
from tests.adapters.slack.server import Slack
from tests.adapters.slack.workspace import BOT_TOKEN, TEAM

ROOT = {"ts": "1700000100.000001", "thread_ts": "1700000100.000001", "user": "U1", "text": "One"}


async def given_of(slack: Slack, message: Payload, channel: str = "C1") -> Given:
    client = make_client(BOT_TOKEN, slack.url)
    place = Place(platform="slack", space=TEAM, channel=channel)
    pointed = Pointed(key="k", spot=Spot(place=place, user="U9", team=TEAM), message=message)
    people = People(client, TEAM)
    return await Attachments(client, people, "https://acme.slack.com/", 1000).given(pointed)


@pytest.mark.asyncio
async def test_a_thread_is_read_in_pages_with_authors_links_and_places(own_slack: Slack) -> None:
    replies = [
        {
            "ts": f"17000001{number:02}.000001",
            "user": "U2",
            "text": f"<@U1> <https://a.example/{number}>",
        }
        for number in range(1, 6)
    ]
    own_slack.threads[ROOT["ts"]] = [ROOT, *replies]
    given = await given_of(own_slack, ROOT)
    assert [each.author for each in given.messages] == ["Name of U1", *["Name of U2"] * 5]
    assert given.messages[1].text == "@Name of U1 https://a.example/1"
    assert given.messages[1].links == ("https://a.example/1",)
    assert given.messages[0].url == "https://acme.slack.com/archives/C1/p1700000100000001"
    assert given.messages[0].said.isoformat() == "2023-11-14T22:15:00.000001+00:00"


@pytest.mark.asyncio
async def test_an_endless_thread_is_read_from_its_start(own_slack: Slack) -> None:
    own_slack.threads[ROOT["ts"]] = [ROOT] * (MAX_MESSAGES + 7)
    assert len((await given_of(own_slack, ROOT)).messages) == MAX_MESSAGES


@pytest.mark.asyncio
async def test_without_its_thread_the_message_itself_is_given(own_slack: Slack) -> None:
    own_slack.elsewhere.add("C9")
    given = await given_of(own_slack, ROOT, channel="C9")
    assert [each.text for each in given.messages] == ["One"]


@pytest.mark.asyncio
async def test_files_that_are_together_too_large_are_left_out_by_name(own_slack: Slack) -> None:
    own_slack.files |= {"a.txt": b"x" * 700, "b.txt": b"y" * 400, "c.txt": b"z" * 300}
    files = [
        {
            "name": name,
            "size": len(content),
            "url_private": f"http://127.0.0.1:{own_slack.port}/files/{name}",
        }
        for name, content in own_slack.files.items()
    ]
    given = await given_of(own_slack, {**ROOT, "thread_ts": None, "files": files})
    assert [(each.name, len(each.content)) for each in given.uploads] == [
        ("a.txt", 700),
        ("c.txt", 300),
    ]
    assert len(given.left_out) == 1
    assert "b.txt" in given.left_out[0]


@pytest.mark.asyncio
async def test_files_come_with_the_token_and_those_that_cannot_be_had_come_empty(
    own_slack: Slack,
) -> None:
    own_slack.files |= {"a.txt": b"The minutes", "b.txt": b"x" * 2000}
    url = f"http://127.0.0.1:{own_slack.port}/files"
    files: list[dict[str, Any]] = [
        {"name": "a.txt", "size": 11, "url_private_download": f"{url}/a.txt"},
        {"name": "too large", "size": 2000, "url_private_download": f"{url}/b.txt"},
        {"name": "larger than told", "size": 5, "url_private_download": f"{url}/b.txt"},
        {"name": "gone", "mode": "tombstone"},
        {"name": "elsewhere", "is_external": True, "url_private": f"{url}/a.txt"},
        {"name": "elsewhere too", "mode": "external", "url_private": f"{url}/a.txt"},
        {"name": "alike", "url_private": "https://files.slack.com.example.org/a.txt"},
        {"name": "open", "url_private": "http://files.slack.com/a.txt"},
    ]
    given = await given_of(own_slack, {**ROOT, "thread_ts": None, "files": files})
    assert [each.name for each in given.uploads] == [file["name"] for file in files]
    assert [each.content for each in given.uploads] == [b"The minutes", *[b""] * 7]
