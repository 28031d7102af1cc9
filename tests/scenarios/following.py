"""What is said about sources on every platform, over a feed of the tests' own web server."""

from collections.abc import Sequence

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
NOTHING_FOLLOWED = Turn("/sources list", ("Nothing is followed yet",), Outcome.NOTHING)
ABOUT_THE_NOTICE = Turn("/brief ferry terminal", ("Rourke", "Velmouth"))


def serve_feed(sites: Sites) -> str:
    """Let a feed of four entries stand on the web; return its address."""
    # A "_" is markup in chats, and part of many addresses.
    return sites.put("/port_courier_news.xml", rss(*(entry(n) for n in range(1, 5))))


def conversation(feed: str) -> tuple[Turn, ...]:
    """Return what somebody says who may change what is followed."""
    return (
        Turn(
            f"/sources add {feed}",
            (
                *("Following The Port Courier", "4 documents added", feed, "English"),
                *("about 3 times a day", "every 4 hours", "Story 4", "Story 3", "Story 2"),
            ),
            without=("Story 1", "being added"),
        ),
        Turn(f"/sources add {feed}", ("The Port Courier is followed already",)),
        Turn("/sources list", ("1 source followed", "The Port Courier", feed, "read")),
        Turn("/brief harbour bridge", ("bridge", "The Port Courier", "[1]")),
        Turn("/sources remove 1", ("is followed no more", "stays in the library")),
        NOTHING_FOLLOWED,
        Turn("/sources remove 1", ("No source is meant by",), Outcome.MISTAKE),
        Turn("/sources harbour bridge", ("Story 1",)),
    )


def missing(turn: Turn, answer: str) -> Sequence[str]:
    """Return what an answer lacks, and what it should not have."""
    # Terminals break lines anywhere in an address.
    bare = "".join(answer.split()).casefold()

    def there(words: str) -> bool:
        return "".join(words.split()).casefold() in bare

    lacking = [words for words in turn.expect if not there(words)]
    return lacking + [f"not: {words}" for words in turn.without if there(words)]
