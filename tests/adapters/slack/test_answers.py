"""What people see in Slack when they ask: the bot is a process of its own."""

from tests.adapters.slack.conftest import Bot
from tests.adapters.slack.server import Slack
from tests.adapters.slack.workspace import Posted


def answer(slack: Slack, since: int = 0) -> Posted:
    """The next thing that is posted."""
    return slack.wait(lambda: slack.answers[since:])[0]


def test_a_slash_command_is_acknowledged_at_once_and_answered_in_the_channel(slack: Slack) -> None:
    slack.command("/brief corran bridge points:2")
    brief = answer(slack)
    assert (brief.via, brief.channel, brief.user) == ("response_url", "C1", None)
    assert "Erik Lindqvist resigned" in brief.words
    assert max(slack.acknowledged.values()) < 1


def test_a_private_command_is_seen_by_its_asker_alone(slack: Slack) -> None:
    slack.command("/who ilse brandvold private", user="U7")
    card = answer(slack)
    assert card.user == "U7"
    assert "Transport Minister" in card.words


def test_a_private_answer_can_be_shown_to_the_channel(slack: Slack) -> None:
    slack.command("/brief corran bridge points:2 private", user="U7")
    slack.press(answer(slack), "Show in channel", user="U7")
    shown = answer(slack, 1)
    assert shown.user is None
    assert "Erik Lindqvist resigned" in shown.words


def test_a_mistake_is_told_to_nobody_else(slack: Slack) -> None:
    slack.command("/brief x points:100", user="U7")
    assert answer(slack).user == "U7"
    slack.mention("/brief x points:100", user="U7")
    told = answer(slack, 1)
    assert (told.via, told.user, told.thread) == ("chat.postEphemeral", "U7", None)
    assert "from 1 to 25" in told.words


def test_a_mention_is_answered_in_a_thread_under_it(slack: Slack) -> None:
    said = slack.mention("who is Ilse Brandvold?")["event"]
    card = answer(slack)
    assert (card.channel, card.thread, card.user) == ("C1", said["ts"], None)
    assert "Transport Minister" in card.words


def test_a_mention_in_a_thread_is_answered_in_that_thread(slack: Slack) -> None:
    slack.mention("brief corran bridge points:2", thread_ts="1600000000.000001")
    assert answer(slack).thread == "1600000000.000001"


def test_a_question_in_direct_messages_is_answered_where_it_stands(slack: Slack) -> None:
    slack.tell("what's new on the corran bridge? points:2")
    brief = answer(slack)
    assert (brief.channel, brief.thread, brief.user) == ("DU1", None, None)
    assert "Erik Lindqvist resigned" in brief.words


def test_what_bots_and_edits_say_is_not_answered(slack: Slack) -> None:
    slack.tell("brief corran bridge points:2", bot_id="B9")
    slack.tell("brief corran bridge points:2", subtype="message_changed")
    slack.event("message", channel="C1", channel_type="channel", user="U1", text="brief")
    slack.tell("/help")
    assert "What you can ask" in answer(slack).words
    assert len(slack.answers) == 1


def test_calling_the_bot_without_a_word_shows_what_can_be_asked(slack: Slack) -> None:
    slack.mention("")
    assert "/brief [topic]" in answer(slack).words


def test_a_choice_of_namesakes_is_made_with_a_button(slack: Slack) -> None:
    slack.command("/who lindqvist")
    asked = answer(slack)
    assert "Which “lindqvist”?" in asked.words
    slack.press(asked, "Petra Lindqvist")
    card = answer(slack, 1)
    assert "hief prosecutor" in card.words
    # Nothing can be written under a question that one person alone sees.
    assert (asked.user, card.user, card.thread) == ("U1", None, None)


def test_buttons_of_a_brief_do_what_they_say(slack: Slack) -> None:
    slack.command("/brief corran bridge points:2")
    brief = answer(slack)
    slack.press(brief, "Helpful", user="U5")
    thanks = answer(slack, 1)
    assert thanks.user == "U5"
    assert "noted as helpful" in thanks.words
    slack.press(brief, "Words in the sources", user="U5")
    assert answer(slack, 2).user == "U5"
    slack.press(brief, "Markdown file")
    export = answer(slack, slack.wait(lambda: _index_of_file(slack)))
    assert export.name.endswith(".md")
    assert export.thread == brief.ts
    assert b"Corran" in (export.file or b"")


def _index_of_file(slack: Slack) -> int:
    return next((at for at, each in enumerate(slack.answers) if each.file), 0)


def test_a_private_file_goes_to_the_askers_direct_messages(slack: Slack) -> None:
    slack.command("/brief corran bridge points:2 private", user="U7")
    slack.press(answer(slack), "Markdown file", user="U7")
    slack.wait(lambda: len(slack.answers) == 3)
    export, word = slack.answers[1:]
    assert (export.channel, export.thread) == ("DU7", None)
    assert word.user == "U7"
    assert "direct messages" in word.words


def test_a_press_on_what_is_no_button_of_ours_does_nothing(slack: Slack) -> None:
    foreign = Posted(via="", channel="C1", blocks=[{"text": {"text": "x"}, "value": "buy:1"}])
    slack.press(foreign, "x")
    slack.command("/brief help")
    answer(slack)
    assert len(slack.answers) == 1


def test_the_home_tab_says_what_is_here_and_its_buttons_answer_by_direct_message(
    slack: Slack,
) -> None:
    slack.event("app_home_opened", user="U1", tab="home", channel="DU1")
    view = slack.wait(lambda: slack.views)[0]
    home = Posted(via="", channel="", blocks=view["view"]["blocks"])
    assert view["user_id"] == "U1"
    assert "21 documents" in home.words
    assert "/brief [topic]" in home.words
    slack.press_at_home("Brandvold")
    assert answer(slack).channel == "DU1"


def test_where_the_bot_is_not_a_member_a_button_is_answered_all_the_same(slack: Slack) -> None:
    slack.elsewhere.add("C9")
    slack.command("/brief corran bridge points:2", channel="C9")
    brief = answer(slack)
    slack.press(brief, "Markdown file")
    export = answer(slack, slack.wait(lambda: _index_of_file(slack)))
    assert export.channel == "DU1"
    slack.wait(lambda: "direct messages" in slack.answers[-1].words)


def test_a_message_that_comes_twice_is_answered_once(slack: Slack) -> None:
    said = slack.mention("brief corran bridge points:2")
    slack.deliver("events_api", said)
    slack.deliver("events_api", said | {"event_id": "Ev-other"})
    payload = slack.command("/sources strike")
    slack.deliver("slash_commands", payload)
    # Answers are made side by side: what is asked last may be answered first.
    slack.wait(lambda: len(slack.answers) >= 2)
    slack.command("/who ilse brandvold")
    slack.wait(lambda: any("Transport Minister" in each.words for each in slack.answers))
    assert len(slack.answers) == 3


def test_fifty_commands_at_once_are_all_acknowledged_in_under_a_second(
    slack: Slack, session_bot: Bot
) -> None:
    slack.acknowledged.clear()
    for number in range(50):
        slack.command("/brief corran bridge points:2", channel=f"C{number}")
    slack.wait(lambda: len(slack.answers) == 50)
    assert {each.channel for each in slack.answers} == {f"C{number}" for number in range(50)}
    assert max(slack.acknowledged.values()) < 1
