"""Which pictures an answer has, and drawing one of them."""

import threading
from enum import Enum

from bot.conversation import file_name
from bot.errors import BotError
from bot.exchange import File
from bot.pictures.activity import Activity, activity_of
from bot.pictures.relations import Relations, relations_of
from bot.plain import harmless
from bot.ports import Room
from bot.presenters.wording import shortened
from summarizer.models import ActorCard, Brief, Model, Timeline

MAX_ALTERNATIVE = 1_000
"""Characters that say what a picture shows: what Discord takes, and more than one listens to."""

_LOCK = threading.Lock()
"""Drawing is done by one thread at a time: matplotlib promises no more, and one takes 0.2 s."""


class NothingToDraw(BotError):
    """An answer has nothing that a picture could show."""


class _Kind(Enum):
    """A picture, by its name on the button."""

    ACTIVITY = "Picture: activity"
    RELATIONS = "Picture: relations"


class PictureDrawer:
    """Draws pictures of cards, briefs and timelines as PNG.

    It may be used from several threads.
    """

    def offers(self, values: Model) -> tuple[str, ...]:
        """Return the names of the pictures that an answer has, for its buttons."""
        return tuple(kind.value for kind in _kinds(values))

    def draw(self, values: Model, which: int, room: Room) -> File:
        """Draw one of the pictures of an answer.

        Raises:
            BotError: there is nothing to draw, or no longer.
        """
        kinds = _kinds(values)
        shown = _shown(values, kinds[which], room) if which < len(kinds) else None
        if shown is None:
            raise NothingToDraw("There is too little for a picture here: it needs two days.")
        with _LOCK:
            content = _drawn(shown)
        return File(
            name=file_name(shown.title, "png"),
            media_type="image/png",
            content=content,
            title=shown.title,
            alternative=shortened(shown.alternative, MAX_ALTERNATIVE),
        )


def _kinds(values: Model) -> tuple[_Kind, ...]:
    """Which pictures there are of an answer; always the same for the same values."""
    match values:
        case ActorCard():
            activity = (_Kind.ACTIVITY,) if len(values.mentions) > 1 else ()
            return (*activity, *((_Kind.RELATIONS,) if values.relations else ()))
        case Brief() | Timeline() if values.topic and values.period.start != values.period.end:
            return (_Kind.ACTIVITY,)
        case _:
            return ()


def _shown(values: Model, kind: _Kind, room: Room) -> Activity | Relations | None:
    match values, kind:
        case ActorCard(), _Kind.RELATIONS:
            return relations_of(values)
        case ActorCard(), _:
            return activity_of(f"Mentions of {harmless(values.name)}", "mention", values.mentions)
        case ((Brief() | Timeline()), _):
            # An answer lists the documents that it was made from, which are not all there are.
            title = f"Documents on {harmless(values.topic)}"
            return activity_of(title, "document", room.activity(values.topic))
        case _:
            return None


def _drawn(shown: Activity | Relations) -> bytes:
    if isinstance(shown, Activity):
        from bot.pictures.activity_chart import draw_activity

        return draw_activity(shown)
    from bot.pictures.relations_chart import draw_relations

    return draw_relations(shown)
