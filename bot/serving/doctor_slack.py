"""What Slack says of the tokens: whether it takes them, and what they may do."""

from collections.abc import AsyncIterator

import aiohttp

from bot.plain import harmless
from bot.serving.findings import Finding, State, clock
from bot.settings import Settings

_TIMEOUT = aiohttp.ClientTimeout(total=15)
_PAGE = "https://api.slack.com/apps"


async def examine_slack(settings: Settings) -> AsyncIterator[Finding]:
    """Ask Slack about the tokens that are set."""
    from bot.chat.slack.manifest import SCOPES

    token, app_token = settings.slack_bot_token, settings.slack_app_token
    if token is None:
        return
    address = settings.slack_api_url.rstrip("/")
    async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
        try:
            answer, headers = await _call(session, f"{address}/auth.test", token.get_secret_value())
        except (aiohttp.ClientError, OSError, ValueError) as error:
            said = f"{address} cannot be reached ({type(error).__name__}). Check the network."
            yield Finding("slack", State.MEND, said)
            return
        yield clock("slack clock", headers.get("Date"))
        if answer.get("ok") is not True:
            yield Finding(
                "slack token",
                State.MEND,
                f"SLACK_BOT_TOKEN is not accepted ({_word(answer.get('error'))}). Take the one "
                f"that begins with xoxb- from “OAuth & Permissions” of the app: {_PAGE}",
            )
        else:
            who = f"{_word(answer.get('user'))} in {_word(answer.get('team'))}"
            yield Finding("slack token", State.OK, f"{who} (slack:{_word(answer.get('team_id'))})")
            yield _scopes(headers.get("X-OAuth-Scopes"), SCOPES)
        if settings.slack_mode == "http":
            yield _secret(settings)
        elif app_token is None:
            yield Finding(
                "slack app token",
                State.MEND,
                "SLACK_APP_TOKEN is not set, and Socket Mode needs it: “Basic Information” of "
                f"the app, “App-Level Tokens”, with connections:write: {_PAGE}",
            )
        else:
            yield await _socket(session, address, app_token.get_secret_value())


def _scopes(header: str | None, needed: tuple[str, ...]) -> Finding:
    if header is None:
        return Finding("slack scopes", State.NOTE, "Slack does not say which it has granted")
    granted = {scope.strip() for scope in header.split(",")}
    missing = sorted(set(needed) - granted)
    if missing:
        return Finding(
            "slack scopes",
            State.MEND,
            f"{', '.join(missing)} not granted. Paste the output of `briefbot manifest slack` "
            f"under “App Manifest”, and install the app again: {_PAGE}",
        )
    return Finding("slack scopes", State.OK, f"all {len(needed)} are granted")


def _secret(settings: Settings) -> Finding:
    if settings.slack_signing_secret is None:
        return Finding(
            "slack secret",
            State.MEND,
            "SLACK_SIGNING_SECRET is not set, and SLACK_MODE=http needs it: “Basic Information” "
            f"of the app: {_PAGE}",
        )
    said = "is set; whether it is right shows with the first request"
    return Finding("slack secret", State.NOTE, said)


async def _socket(session: aiohttp.ClientSession, address: str, token: str) -> Finding:
    try:
        answer, _ = await _call(session, f"{address}/apps.connections.open", token)
    except (aiohttp.ClientError, OSError, ValueError) as error:
        said = f"Socket Mode cannot be opened ({type(error).__name__}). Try again."
        return Finding("slack app token", State.MEND, said)
    if answer.get("ok") is True:
        return Finding("slack app token", State.OK, "opens Socket Mode")
    return Finding(
        "slack app token",
        State.MEND,
        f"SLACK_APP_TOKEN does not open Socket Mode ({_word(answer.get('error'))}). Make one with "
        "connections:write under “Basic Information”, “App-Level Tokens”, and turn Socket Mode "
        f"on: {_PAGE}",
    )


async def _call(
    session: aiohttp.ClientSession, url: str, token: str
) -> tuple[dict[str, object], dict[str, str]]:
    """Call a method; return its answer and the headers of it.

    Raises:
        ValueError: the answer is no JSON object.
    """
    headers = {"Authorization": f"Bearer {token}"}
    async with session.post(url, headers=headers, allow_redirects=False) as response:
        answer = await response.json(content_type=None)
        if not isinstance(answer, dict):
            raise ValueError("no object")
        return answer, {name: response.headers.get(name, "") for name in response.headers}


def _word(value: object) -> str:
    return harmless(str(value or "unknown"))[:80]
