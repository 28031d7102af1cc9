"""What a library follows, and what was seen there, as values."""

import re
import secrets
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

FIRST_INTERVAL = timedelta(hours=1)
"""Between two looks at a source of which nothing is known yet."""

_AHEAD = timedelta(days=1)
"""What a date may be ahead: clocks are wrong by minutes, and days begin earlier elsewhere."""


class Kind(StrEnum):
    """What a source is."""

    FEED = "feed"
    PAGE = "page"
    """A page that is read again as a whole: each change is a later version of it."""
    FOLDER = "folder"
    """A folder of this machine."""


class Origin(StrEnum):
    """Whose words a source brings."""

    INDEPENDENT = "independent"
    AGENCY = "agency"
    """What others print too: what they credit to it is no second voice beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is taken from a source. Words and names are compared as whole words, in any case."""

    include: tuple[str, ...] = ()
    """One of these words, phrases or names has to be there; empty takes everything."""
    exclude: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """One of these has to be a category of the entry, or a part of its address: "politics" in
    /news/politics/1."""
    without: tuple[str, ...] = ()
    """None of these may be a category of the entry, or a part of its address."""

    def allow(self, title: str, text: str, url: str, categories: Iterable[str] = ()) -> bool:
        """Tell whether an entry is taken."""
        if not self.allow_section(url, categories):
            return False
        said = f"{title}\n{text}".casefold()
        if any(_has(said, word) for word in self.exclude):
            return False
        return not self.include or any(_has(said, word) for word in self.include)

    def allow_section(self, url: str, categories: Iterable[str] = ()) -> bool:
        """Tell whether an entry is taken as far as its section tells."""
        if not self.sections and not self.without:
            return True
        path = re.split(r"[/.]", urlsplit(url).path)
        there = {_folded(part) for part in (*path, *categories)}
        if self.sections and there.isdisjoint(map(_folded, self.sections)):
            return False
        return there.isdisjoint(map(_folded, self.without))

    def with_names(self, others: Callable[[str], Collection[str]]) -> "Rules":
        """Return rules that a document also meets by what else somebody named in them is called.

        Args:
            others: What else the actor of a name is called; nothing where the name is nobody's.
        """
        return replace(
            self, include=_each(self.include, others), exclude=_each(self.exclude, others)
        )


def _each(words: Iterable[str], others: Callable[[str], Collection[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for word in words for name in (word, *others(word))))


def _folded(section: str) -> str:
    """Write a section alike in addresses and categories: "World-News" and "World news"."""
    return " ".join(re.split(r"[\s_-]+", section.casefold())).strip()


def _has(said: str, phrase: str) -> bool:
    words = r"\s+".join(map(re.escape, phrase.casefold().split()))
    return re.search(rf"(?<!\w){words}(?!\w)", said) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something that a library follows."""

    id: str
    library: str
    kind: Kind
    url: str
    """Where it is looked at; the path of a folder."""
    title: str = ""
    language: str = ""
    site: str = ""
    """The address that was named, where the feed was found behind it."""
    home: str = ""
    """The site that the feed says it belongs to."""
    former: str = ""
    """Where it was looked at before it moved; empty where it never has."""
    interval: timedelta = FIRST_INTERVAL
    """Between two looks while all is well."""
    fixed: bool = False
    """The interval was set by somebody and is not adapted."""
    pace: timedelta | None = None
    """How long it usually is from one entry to the next; None while that is not known."""
    rules: Rules = field(default_factory=Rules)
    origin: Origin = Origin.INDEPENDENT
    etag: str = ""
    modified: str = ""
    """The Last-Modified of the last answer, as it was written."""
    last_success: datetime | None = None
    last_error: str = ""
    """In plain words; empty while all is well."""
    failures: int = 0
    """Looks in a row that failed."""
    next_look: datetime
    paused: str = ""
    """Why nobody looks; empty while somebody does."""
    added: datetime

    @property
    def name(self) -> str:
        """What readers call it."""
        return self.title or urlsplit(self.url).netloc or self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """An entry as it is recognised when it is seen again."""

    guid: str
    url: str
    """Without what only tells where a reader came from; empty where it names no page of its own."""
    content: str
    """Hash of title and text; size and time of a file."""
    telling: bool = False
    """Whether the content alone is enough to recognise it: it is long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What an entry holds, on its way into the library."""

    title: str
    text: str
    url: str
    published: datetime | None = None
    author: str = ""
    categories: tuple[str, ...] = ()
    """Sections and tags that the feed gives it."""
    seen: datetime | None = None
    """When it was first seen, where nobody says when it was published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An entry that waits to be added."""

    number: int
    source: Source
    item: Item
    tries: int = 0


class Fate(StrEnum):
    """What became of an entry."""

    WAITING = "waiting"
    ADDED = "added"
    LEFT_OUT = "left out"
    """By a rule."""
    FAILED = "failed"


def believed(published: datetime | None, seen: datetime) -> datetime | None:
    """Return when something was published, unless that is later than when it was seen.

    What is dated ahead would be the newest for as long as that, in every answer and every digest.
    """
    return None if published is not None and published > seen + _AHEAD else published


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Entries of a source that are not in the library, and why."""

    source: str
    """Its id."""
    fate: Fate
    """`FAILED`, or `WAITING` where they are tried again."""
    entries: int
    example: str
    """The address of the one that was seen last, without a scheme, or what else it is known by."""
    reason: str
    """Of that one."""


OF_LATE = timedelta(days=7)
"""How long it is told that an entry could not be read, after it was last seen."""
_LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""Of ids: no digits, so that none is taken for a number, and nothing that looks like another."""


def new_id() -> str:
    """Return an id for a source: six letters."""
    return "".join(secrets.choice(_LETTERS) for _ in range(6))
