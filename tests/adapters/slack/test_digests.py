"""/digest and /watch in Slack, and the form behind /digest and the button that follows."""

from tests.adapters.slack.rules import within
from tests.adapters.slack.server import Slack
from tests.adapters.slack.workspace import Posted


def answer(slack: Slack, number: int = 0) -> Posted:
    return slack.wait(lambda: slack.answers[number:])[0]


def admin(slack: Slack, user: str, zone: str = "Europe/Berlin") -> str:
    slack.users[user] = {"is_admin": True, "tz": zone}
    return user


def test_a_digest_is_made_in_the_users_own_time_zone(slack: Slack) -> None:
    user = admin(slack, "UDIGEST1", "America/New_York")
    slack.command("/digest add corran bridge at 8am and 17:30 mon-fri", channel="C60", user=user)
    made = answer(slack)
    assert "corran bridge" in made.words
    assert "Monday to Friday at 08:00 and 17:30, America/New York" in made.words
    assert made.user is None  # what is made for a channel is told to the channel
    dates = [each for each in within(made.blocks) if each.get("type") == "date"]
    assert len(dates) == 3
    slack.command("/digest list", channel="C60", user=user)
    listed = answer(slack, 1)
    assert "corran bridge" in listed.words
    assert listed.user == user
    slack.command("/digest remove 1", channel="C60", user=user)
    assert "Removed" in answer(slack, 2).words


def test_others_may_have_a_digest_of_their_own_in_a_direct_message(slack: Slack) -> None:
    slack.command("/digest add corran bridge at 8", channel="C61", user="UDIGEST2")
    assert "direct message" in answer(slack).words
    slack.users["UDIGEST3"] = {"tz": "Europe/Berlin"}
    slack.tell("digest corran bridge at 8", user="UDIGEST3")
    assert "Made" in answer(slack, 1).words
    # The slash command in the same conversation sees it.
    slack.command("/digest list", channel="DUDIGEST3", user="UDIGEST3")
    assert "corran bridge" in answer(slack, 2).words


def test_a_command_without_words_opens_a_form_that_makes_the_digest(slack: Slack) -> None:
    user = admin(slack, "UDIGEST4")
    slack.command("/digest", channel="C62", user=user)
    form = slack.wait(lambda: slack.forms)[0]
    assert "Europe/Berlin" in str(form["view"]["blocks"])
    wrong = slack.fill_in(form, {"at": "25:00", "tz": "berln"}, user=user)
    assert set(wrong) == {"at", "tz"}
    assert "tz:Europe/Berlin" in wrong["tz"]
    assert not slack.fill_in(
        form, {"topic": "corran bridge", "days": "weekdays", "only_if_new": "yes"}, user=user
    )
    made = answer(slack)
    assert made.channel == "C62"
    assert "Monday to Friday at 08:00, Europe/Berlin" in made.words
    assert "only if something is new" in made.words


def test_follow_opens_the_form_with_the_topic(slack: Slack) -> None:
    user = admin(slack, "UDIGEST5")
    slack.command("/brief corran bridge points:2", channel="C63", user=user)
    slack.press(answer(slack), "Follow", user=user)
    form = slack.wait(lambda: slack.forms)[0]
    assert not slack.fill_in(form, {}, user=user)
    made = answer(slack, 1)
    assert "corran bridge" in made.words
    assert "every day at 08:00" in made.words


def test_where_slack_shows_no_form_the_answer_offers_buttons(slack: Slack) -> None:
    user = admin(slack, "UDIGEST6")
    slack.command("/brief corran bridge points:2", channel="C64", user=user)
    brief = answer(slack)
    slack.troubles += [("views.open", "500")]
    slack.press(brief, "Follow", user=user)
    offered = answer(slack, 1)
    assert not slack.forms
    slack.press(offered, "An alert when there is something new", user=user)
    assert "Made: the watch on “corran bridge”" in answer(slack, 2).words


def test_a_form_that_comes_twice_makes_one_digest(slack: Slack) -> None:
    user = admin(slack, "UDIGEST7")
    slack.command("/digest", channel="C65", user=user)
    form = slack.wait(lambda: slack.forms)[0]
    slack.fill_in(form, {"topic": "corran bridge"}, user=user)
    assert "Made" in answer(slack).words
    slack.fill_in(form, {"topic": "corran bridge"}, user=user)
    assert "already" in answer(slack, 1).words


def test_a_preview_is_for_the_asker_alone(slack: Slack) -> None:
    user = admin(slack, "UDIGEST8")
    slack.command("/digest add corran bridge at 8", channel="C66", user=user)
    slack.press(answer(slack), "Preview", user=user)
    preview = answer(slack, 1)
    assert preview.user == user
    assert "the first digest" in preview.words
