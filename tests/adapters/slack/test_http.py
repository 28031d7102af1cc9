"""Over HTTP: only what Slack has signed, in time and once, reaches the bot."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.slack.conftest import Bot, start_bot
from tests.adapters.slack.server import Slack
from tests.adapters.slack.wire import signed

Headers = dict[str, str] | list[tuple[str, str]]


@pytest.fixture(scope="module")
def http_slack() -> Iterator[Slack]:
    slack = Slack()
    slack.start()
    yield slack
    slack.close()
    assert slack.complaints == []


@pytest.fixture(scope="module")
def http_bot(
    http_slack: Slack, story: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bot]:
    bot = start_bot(
        http_slack,
        story,
        tmp_path_factory.mktemp("http") / "state.db",
        SLACK_MODE="http",
        SLACK_APP_TOKEN="",
    )
    yield bot
    assert bot.stop() == 0


@pytest.fixture
def slack(http_slack: Slack, http_bot: Bot) -> Slack:
    http_slack.posted.clear()
    return http_slack


EVENT = (
    b'{"type":"event_callback","event_id":"Ev1","team_id":"T0TEAM","event":{"type":"app_mention",'
    b'"user":"U1","channel":"C1","ts":"1.%d","text":"<@U0BOT> brief corran bridge points:2"}}'
)


def test_commands_mentions_and_buttons_work_as_over_socket_mode(slack: Slack) -> None:
    slack.command("/brief corran bridge points:2")
    brief = slack.wait(lambda: slack.answers)[0]
    assert "Erik Lindqvist resigned" in brief.words
    slack.mention("who is Ilse Brandvold?")
    assert "Transport Minister" in slack.wait(lambda: slack.answers[1:])[0].words
    slack.press(brief, "Helpful", user="U5")
    assert "noted as helpful" in slack.wait(lambda: slack.answers[2:])[0].words
    assert max(slack.acknowledged.values()) < 1


def changed(**headers: str) -> Headers:
    return signed(EVENT % 1) | {
        f"X-Slack-{name.replace('_', '-')}": each for name, each in headers.items()
    }


STAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"


def not_slacks() -> dict[str, Headers]:
    """Return headers that Slack would not send now: minutes later their times would be others."""
    proof = signed(EVENT % 1)
    return {
        "unsigned": {},
        "without a signature": {STAMP: proof[STAMP]},
        "without a time": {SIGNATURE: proof[SIGNATURE]},
        "signed with another secret": signed(EVENT % 1, secret="another"),  # noqa: S106
        "of another body": signed(EVENT % 2),
        "too old": signed(EVENT % 1, at=time.time() - 310),
        "from the future": signed(EVENT % 1, at=time.time() + 400),
        "with words for a time": changed(Request_Timestamp="yesterday"),
        "with digits of another script": changed(Request_Timestamp="\u0661\u0662"),
        "with a huge time": changed(Request_Timestamp="9" * 400),
        "with a negative time": changed(Request_Timestamp="-1"),
        "with an empty signature": changed(Signature=""),
        "with a short signature": changed(Signature="v0=abc"),
        "of another version": changed(Signature="v1=" + "0" * 64),
        "with two signatures": [*proof.items(), (SIGNATURE, "v0=" + "0" * 64)],
        "with two times": [*proof.items(), (STAMP, "1")],
    }


@pytest.mark.parametrize("why", not_slacks())
def test_a_request_that_is_not_slacks_is_refused_and_does_nothing(slack: Slack, why: str) -> None:
    calls = len(slack.calls)
    headers = not_slacks()[why]
    if isinstance(headers, dict):
        headers = {name: value.encode().decode("latin-1") for name, value in headers.items()}
    assert slack.raw_request(EVENT % 1, headers) == 401
    slack.command("/brief help")
    slack.wait(lambda: slack.answers)
    assert len(slack.answers) == 1
    # The command alone looked up who asks; after the first one even that is known.
    assert [call.method for call in slack.calls[calls:]] in ([], ["users.info"])


def test_a_request_is_taken_once(slack: Slack) -> None:
    body = EVENT % 3
    headers = signed(body)
    assert slack.raw_request(body, headers) == 200
    assert slack.raw_request(body, headers) == 401
    slack.wait(lambda: slack.answers)
    assert len(slack.answers) == 1


def test_a_signed_body_that_is_no_payload_is_refused(slack: Slack) -> None:
    for body in (b"[]", b"{", b"payload=%7B", b"\xff\xfe", b"x" * 1000):
        assert slack.raw_request(body, signed(body)) in (400, 401, 404)
    huge = b"x" * 2_000_000
    assert slack.raw_request(huge, signed(huge)) == 413


def test_slack_can_verify_the_address(slack: Slack) -> None:
    body = b'{"type":"url_verification","challenge":"abc"}'
    assert slack.raw_request(body, signed(body)) == 200
