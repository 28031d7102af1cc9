"""What a library follows, talked about in Slack with the bot as a process of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.slack.conftest import start_bot
from tests.adapters.slack.server import Slack
from tests.adapters.slack.workspace import Posted
from tests.adapters.web.hosting import hosting
from tests.adapters.web.site import Sites
from tests.scenarios.following import (
    ABOUT_THE_NOTICE,
    ADDED,
    KNOWN,
    NO_FILE,
    NOT_ALLOWED,
    NOTHING_FOLLOWED,
    NOTICE,
    conversation,
    missing,
    serve_feed,
)

ROOT = Path(__file__).parents[3]
MANAGER, OTHER = "UBOSS", "U2"


@pytest.fixture
def sites(own_slack: Slack, tmp_path: Path) -> Iterator[Sites]:
    """The web, with a bot in the workspace that reaches it."""
    own_slack.users[MANAGER] = {"is_admin": True}
    with hosting() as served:
        bot = start_bot(
            own_slack,
            tmp_path / "store.db",
            tmp_path / "state.db",
            program="tests.adapters.slack.serve_here",
            PYTHONPATH=str(ROOT),
            BRIEFBOT_FETCH_PORTS=str(served.port),
        )
        try:
            yield served
        finally:
            code = bot.stop()
    assert code == 0, "".join(bot.lines)


def file_of(slack: Slack) -> dict[str, Any]:
    slack.files["notice.txt"] = NOTICE
    url = f"http://127.0.0.1:{slack.port}/files/notice.txt"
    return {"name": "notice.txt", "size": len(NOTICE), "url_private_download": url}


def answer(slack: Slack) -> Posted:
    answered = slack.wait(lambda: slack.answers)[0]
    slack.posted.clear()
    return answered


def test_sources_and_files_are_talked_about_by_those_who_may_and_by_others(
    own_slack: Slack, sites: Sites
) -> None:
    feed, file = serve_feed(sites), file_of(own_slack)
    message = {"ts": own_slack.stamp(), "user": OTHER, "text": "The notice", "files": [file]}

    # Who may not change what is followed is told whom to ask, alone, and nothing is fetched.
    own_slack.command(f"/sources add {feed}", user=OTHER)
    refused = answer(own_slack)
    assert (missing(NOT_ALLOWED, refused.words), refused.user) == ([], OTHER)
    own_slack.mention("add", user=OTHER, files=[file])
    refused = answer(own_slack)
    assert (missing(NOT_ALLOWED, refused.words), refused.user) == ([], OTHER)
    own_slack.point_at(message, user=OTHER, shortcut="add_this")
    refused = answer(own_slack)
    assert (missing(NOT_ALLOWED, refused.words), refused.user) == ([], OTHER)
    own_slack.command(NOTHING_FOLLOWED.say, user=OTHER)
    assert missing(NOTHING_FOLLOWED, answer(own_slack).words) == []
    assert sites.requests == []

    for turn in conversation(sites):
        # In messages, Slack writes an address between angle brackets.
        own_slack.tell(turn.say.replace(feed, f"<{feed}>"), user=MANAGER)
        words = answer(own_slack).words
        assert missing(turn, words) == [], words

    own_slack.point_at(message, user=MANAGER, shortcut="add_this")
    words = answer(own_slack).words
    assert missing(ADDED, words) == [], words
    own_slack.command(ABOUT_THE_NOTICE.say, user=OTHER)
    words = answer(own_slack).words
    assert missing(ABOUT_THE_NOTICE, words) == [], words
    # The same file with a word to the bot is known already, and a message without one says so.
    own_slack.mention(ADDED.say, user=MANAGER, files=[file], subtype="file_share")
    words = answer(own_slack).words
    assert missing(KNOWN, words) == [], words
    own_slack.point_at(message | {"files": []}, user=MANAGER, shortcut="add_this")
    told = answer(own_slack)
    assert (missing(NO_FILE, told.words), told.user) == ([], MANAGER)
