"""Times that are known less exactly than to the day, as each platform shows them."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from rich.console import Console

from bot.chat.discord.payloads import parcels_of
from bot.chat.markdown import render_markdown
from bot.chat.slack.render import render as render_slack
from bot.chat.terminal import render, show
from bot.commands import Command, Name
from bot.exchange import Posting
from bot.presenters import present_timeline
from bot.replies import Reply
from tests.fakes import timeline

KNOWN = (
    ("year", date(1974, 1, 1), "1974"),
    ("half", date(1981, 7, 1), "second half of 1981"),
    ("season", date(1999, 12, 1), "winter 1999"),
    ("quarter", date(2001, 10, 1), "fourth quarter of 2001"),
    ("month", date(2008, 1, 1), "January 2008"),
    ("week", date(2031, 5, 5), "week of 5 May 2031"),
    ("day", date(2031, 5, 8), "8 May 2031"),
)


@pytest.fixture
def reply() -> Reply:
    """A timeline of such times."""
    plain = timeline(*[f"Then came {precision}." for precision, _, _ in KNOWN])
    entries = tuple(
        entry.model_copy(update={"date": day, "precision": precision})
        for entry, (precision, day, _) in zip(plain.entries, KNOWN, strict=True)
    )
    given = plain.model_copy(update={"entries": entries})
    return present_timeline(given, Command(name=Name.TIMELINE, terms=("strike",)))


def on_terminal(reply: Reply) -> str:
    show(Console(file=(printed := io.StringIO()), width=100), render(reply))
    return printed.getvalue()


def on_slack(reply: Reply) -> str:
    return "\n".join(page.text for page in render_slack(Posting(reply=reply)))


def on_discord(reply: Reply) -> str:
    parcels = parcels_of(Posting(reply=reply))
    return "\n".join(parcel.embeds[0].description or "" for parcel in parcels)


@pytest.mark.parametrize("shown", [on_terminal, on_slack, on_discord, render_markdown])
def test_no_more_is_shown_of_a_time_than_is_known(
    shown: Callable[[Reply], str], reply: Reply
) -> None:
    lines = shown(reply).replace("\N{NO-BREAK SPACE}", " ").splitlines()
    for precision, _, words in KNOWN:
        line = next(line for line in lines if f"Then came {precision}." in line)
        before = line.partition("Then came")[0].strip(" •-*:")
        assert before == words


def test_the_terminal_keeps_its_columns(reply: Reply) -> None:
    starts = {line.index("Then") for line in on_terminal(reply).splitlines() if "Then came" in line}
    assert len(starts) == 1
