"""Times to the minute, as each platform shows them."""

import io
import json
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from rich.console import Console

from bot.chat.days import clock
from bot.chat.discord.payloads import parcels_of
from bot.chat.markdown import render_markdown
from bot.chat.slack.render import render as render_slack
from bot.chat.terminal import render, show
from bot.exchange import Posting
from bot.replies import Point, Reply, Section

MOMENT = datetime(2027, 6, 7, 8, 0, tzinfo=ZoneInfo("Europe/Berlin"))
SECONDS = str(int(MOMENT.timestamp()))
REPLY = Reply(
    title="Made",
    sections=(
        Section(
            heading="It comes next",
            points=(Point(text="", moment=MOMENT), Point(text="harbour", moment=MOMENT)),
        ),
    ),
)
IN_WORDS = "Mon 7 June 2027, 08:00 CEST"


def test_the_terminal_and_a_file_show_the_zone_in_which_it_was_planned() -> None:
    console = Console(file=(printed := io.StringIO()), width=80)
    show(console, render(REPLY))
    assert [line.strip() for line in printed.getvalue().splitlines()][-2:] == [
        IN_WORDS,
        f"harbour {IN_WORDS}",
    ]
    assert f"- {IN_WORDS}\n- harbour {IN_WORDS}\n" in render_markdown(REPLY)


def test_slack_shows_the_readers_own_zone_and_the_planned_one_where_it_cannot() -> None:
    (page,) = render_slack(Posting(reply=REPLY))
    blocks = json.dumps(page.blocks)
    assert blocks.count(f'"timestamp": {SECONDS}') == 2
    assert blocks.count(f'"fallback": "{IN_WORDS}"') == 2
    assert IN_WORDS in page.text


def test_discord_shows_the_readers_own_zone_and_how_long_it_is_until_then() -> None:
    (parcel,) = parcels_of(Posting(reply=REPLY))
    shown = parcel.embeds[0].description or ""
    assert shown.count(f"<t:{SECONDS}:F> (<t:{SECONDS}:R>)") == 2


def test_a_zone_without_a_name_reads_the_same_before_and_after_it_was_stored() -> None:
    made = MOMENT.astimezone(timezone(timedelta(hours=1)))
    stored = TypeAdapter(datetime).validate_json(f'"{made.isoformat()}"')
    assert clock(made) == clock(stored) == "Mon 7 June 2027, 07:00 UTC+01:00"
    assert clock(MOMENT.astimezone(UTC)).endswith("06:00 UTC")
