"""Who may change what is set for a place. Reading is for everyone."""

from bot.exchange import Asker, Place
from bot.settings import Settings


def may_change(asker: Asker, place: Place, settings: Settings) -> bool:
    """Return whether somebody manages a place, or is named in the settings, also by a role."""
    named = {f"{place.platform}:{each}" for each in (asker.id, *asker.roles) if each}
    return asker.manages or not settings.managers.isdisjoint(named)
