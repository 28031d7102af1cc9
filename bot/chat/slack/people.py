"""Who somebody is in a workspace: their name, their time zone, and whether they manage it."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.exchange import Asker

log = structlog.get_logger(__name__)

KEPT_SECONDS = 600.0
"""How long a profile is believed. Who is made an admin waits that long at most."""
MOST_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class _Profile:
    name: str
    manages: bool
    team: str
    zone: str
    read: float


class People:
    """Looks users up, and remembers them for a while.

    Args:
        client: Slack's Web API.
        team: The workspace that the bot is installed in: only its admins manage here.
        now: A clock in seconds that only goes forward.
    """

    def __init__(
        self, client: AsyncWebClient, team: str, now: Callable[[], float] = monotonic
    ) -> None:
        self._client = client
        self._team = team
        self._now = now
        self._profiles: OrderedDict[str, _Profile] = OrderedDict()

    async def asker(self, user: str) -> Asker:
        """Return somebody as an asker. Who cannot be looked up manages nothing."""
        profile = await self._profile(user)
        if profile is None:
            return Asker(id=user)
        return Asker(id=user, manages=profile.manages, zone=profile.zone)

    async def name(self, user: str) -> str:
        """Return the name that others see; the id where it cannot be looked up."""
        profile = await self._profile(user)
        return profile.name if profile else user

    async def _profile(self, user: str) -> _Profile | None:
        known = self._profiles.get(user)
        if known and self._now() - known.read < KEPT_SECONDS:
            return known
        try:
            answer = await self._client.users_info(user=user)
        except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("user not looked up", error=type(error).__name__)
            return None
        data = answer.get("user") or {}
        shown = data.get("profile") or {}
        team = str(data.get("team_id") or "")
        admin = bool(data.get("is_admin") or data.get("is_owner"))
        profile = _Profile(
            name=str(shown.get("display_name") or data.get("real_name") or user),
            manages=admin and team == self._team and not data.get("deleted"),
            team=team,
            zone=str(data.get("tz") or ""),
            read=self._now(),
        )
        self._profiles[user] = profile
        while len(self._profiles) > MOST_KEPT:
            self._profiles.popitem(last=False)
        return profile
