"""What is said about sources on every platform, over a feed of the tests' own web server."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from bot.replies import Outcome
from tests.adapters.web.site import Sites, rss
from tests.adapters.web.test_feeds import entry
from tests.scenarios.conversations import Turn

NOTICE = (
    b"The ferry terminal at Velmouth closes on Tuesday. Harbour master Adele Rourke said the "
    b"terminal is no longer safe. A new terminal will open in two years, and forty dockers will "
    b"work there."
)
"""A file that somebody sends."""
ADDED = Turn("add this", ("1 document added",))
NOT_ALLOWED = Turn(
    "add this",
    ("Only those who manage this place", "Ask an admin or a manager of this channel"),
    Outcome.MISTAKE,
)
KNOWN = Turn("add this", ("0 documents added, 1 known already",))
NO_FILE = Turn("add this", ("There is no file on that message",), Outcome.MISTAKE)
NOTHING_FOLLOWED = Turn("/sources list", ("Nothing is followed yet",), Outcome.NOTHING)
ABOUT_THE_NOTICE = Turn("/brief ferry terminal", ("Rourke", "Velmouth"))
PAST = datetime(2024, 5, 4, 6, tzinfo=UTC)


def serve_feed(sites: Sites, newest: int = 4) -> str:
    """Let a feed of some entries stand on the web; return its address."""
    # A "_" is markup in chats, and part of many addresses.
    # These conversations go by the clock of the machine: what is dated ahead is not believed.
    days = [entry(n, published=PAST + timedelta(hours=8 * n)) for n in range(1, newest + 1)]
    return sites.put("/port_courier_news.xml", rss(*days))


def conversation(sites: Sites) -> Iterator[Turn]:
    """Yield what somebody says who may change what is followed, while the feed goes on."""
    feed = serve_feed(sites)
    yield Turn(
        f"/sources add {feed}",
        (
            *("Following The Port Courier", "4 documents added", feed, "English"),
            *("about 3 times a day", "every 4 hours", "Story 4", "Story 3", "Story 2"),
        ),
        without=("Story 1", "being added"),
    )
    yield Turn(f"/sources add {feed}", ("The Port Courier is followed already",))
    yield Turn(
        "/sources list",
        ("1 source followed", "The Port Courier", feed, "read"),
        without=("paused",),
    )
    yield Turn("/sources pause 1", ("The Port Courier is paused",))
    yield Turn("/sources list", ("1 source followed", "paused: paused by somebody"))
    yield Turn('/sources resume "The Port Courier"', ("The Port Courier is looked at again",))
    serve_feed(sites, newest=5)
    yield Turn("/sources check 1", ("1 source looked at, 1 new entry", "1 document added"))
    yield Turn("/sources check", ("1 source looked at, 0 new entries",), without=("added",))
    yield Turn("/brief harbour bridge", ("bridge", "The Port Courier", "[1]"))
    yield Turn("/sources pause", ("Say which one", "/sources list"), Outcome.MISTAKE)
    yield Turn("/sources remove 1", ("is followed no more", "stays in the library"))
    yield NOTHING_FOLLOWED
    yield Turn("/sources check 1", ("No source is meant by",), Outcome.MISTAKE)
    yield Turn("/sources harbour bridge", ("Story 1", "Story 5"))


def missing(turn: Turn, answer: str) -> Sequence[str]:
    """Return what an answer lacks, and what it should not have."""
    # Terminals break lines anywhere in an address.
    bare = "".join(answer.split()).casefold()

    def there(words: str) -> bool:
        return "".join(words.split()).casefold() in bare

    lacking = [words for words in turn.expect if not there(words)]
    return lacking + [f"not: {words}" for words in turn.without if there(words)]
