"""Files in Slack: what is told of them is text from outside as well."""

import pytest

from bot.chat.slack.delivery import Delivery, make_client
from bot.chat.slack.events import PLATFORM, Spot
from bot.exchange import File, Place
from tests.adapters.slack.server import Slack
from tests.adapters.slack.workspace import BOT_TOKEN, TEAM


@pytest.mark.asyncio
async def test_titles_and_alternatives_of_files_hide_and_reverse_nothing(own_slack: Slack) -> None:
    spot = Spot(place=Place(platform=PLATFORM, space=TEAM, channel="C1"), user="U1", team=TEAM)
    file = File(
        name="report.png",
        media_type="image/png",
        content=b"a picture",
        title="Minutes \u202egnp.exe\u200b\nof May",
        alternative="By day: \u2066" + "four, " * 800,
    )
    await Delivery(make_client(BOT_TOKEN, own_slack.url)).outlet(spot).show(file)
    told = {each.method: each.given for each in own_slack.calls}
    (shown,) = told["files.completeUploadExternal"]["files"]
    assert shown["title"] == "Minutes gnp.exe of May"
    alternative = told["files.getUploadURLExternal"]["alt_txt"]
    assert alternative.startswith("By day: four, four")
    # Slack refuses more than 1,000 characters.
    assert len(alternative) <= 1000
