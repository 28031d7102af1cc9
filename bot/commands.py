"""Commands: what can be asked for on every platform, and how it is written.

    /brief [topic] [since:7d] [until:2023-07-01] [points:8] [private]

A topic is words and "quoted phrases" in any order with the options. What is quoted is never an
option. `bot.grammar` reads this form, `str` writes it, and `bot.questions` turns plain questions
into it. What follows /digest and /watch is kept as it is written, for `bot.digests.reading`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.when import When

MAX_LENGTH = 500
"""Characters of one line. Longer ones are pasted text, which no topic is."""
MAX_POINTS = 25
"""More points than this are not a brief; it is also what fits into one message."""


class Name(StrEnum):
    """The commands."""

    BRIEF = "brief"
    WHO = "who"
    TIMELINE = "timeline"
    SOURCES = "sources"
    DIGEST = "digest"
    WATCH = "watch"
    PRIVACY = "privacy"
    HELP = "help"


class Part(StrEnum):
    """The parts of an actor card that can be asked for alone."""

    ROLES = "roles"
    DEEDS = "deeds"
    QUOTATIONS = "quotations"
    ABOUT = "about"
    RELATIONS = "relations"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a command is written."""

    usage: str
    summary: str
    example: str
    options: tuple[str, ...]
    needs: str = ""
    """What cannot be left out; empty where everything can."""
    more: tuple[tuple[str, str], ...] = ()
    """Other ways to write it, each with what it does; shown where help on it alone is asked for."""


FORMS: Mapping[Name, Form] = {
    Name.BRIEF: Form(
        usage="/brief [topic] [since:7d] [until:2023-07-01] [points:8] [private]",
        summary="the key points on a topic, or on everything",
        example="/brief wagner since:7d",
        options=("since", "until", "points"),
    ),
    Name.WHO: Form(
        usage="/who name [show:quotations] [private]",
        summary="what is known of a person, an organisation or a group",
        example="/who prigozhin",
        options=("show",),
        needs="a name",
    ),
    Name.TIMELINE: Form(
        usage="/timeline topic [since:7d] [until:2023-07-01] [private]",
        summary="what happened when",
        example="/timeline wagner",
        options=("since", "until"),
        needs="a topic or a name",
    ),
    Name.SOURCES: Form(
        usage="/sources [topic] [since:7d] [until:2023-07-01] [private]",
        summary="the documents on a topic, or all of them; what the library follows",
        example="/sources wagner",
        options=("since", "until"),
        more=(
            ("/sources list", "the feeds, sites and pages that are followed"),
            ("/sources add https://…", "follows a feed, a site or a page from now on"),
            ("include:word, exclude:word", "what is taken from it: words, phrases, names"),
            ("section:politics, without:sport", "which parts of its addresses are taken"),
            ("every:2h, name:word", "how often it is looked at, and what it is called"),
            ("agency or independent", "at the end: whether others print its words too"),
            ("/sources check 1, pause 1, resume 1, remove 1", "by its number on the list"),
            ("/sources agency 1, independent 1", "whether others print its words too"),
        ),
    ),
    Name.DIGEST: Form(
        usage="/digest add topic at 08:00 [mon-fri] [tz:Europe/Berlin] [points:5] [only-if-new]",
        summary="what is new on a topic, or on everything, at set times",
        example="/digest add wagner at 08:00 mon-fri",
        options=("at", "days", "tz", "points", "quiet"),
        more=(
            ("/digest list", "the digests of this place"),
            ("/digest pause 1, resume 1, remove 1", "by its number on the list, or by its id"),
            ("/digest edit 1 at 09:00 weekdays", "changes what is named, and leaves the rest"),
            ("/digest preview 1", "what it would say now, to you alone"),
            ("/digest now 1", "sends it now"),
            ("/digest less 1 prigozhin", "less of somebody in it; more takes that back"),
            ("at 8am and 17:30", "several times a day"),
            ("every monday at 9, weekdays, weekends, daily", "on some days of the week"),
            ("monthly on the 1st at 07:00", "once a month; the 31st is the last day"),
            ("tz:berlin", "another time zone than your own, by its city"),
            ("/digest zone berlin", "sets your own time zone"),
            ("quiet:22:00-07:00", "what falls in between waits; quiet:off ends that"),
            ("only-if-new", "says nothing on empty days; every-time says so in a line"),
        ),
    ),
    Name.WATCH: Form(
        usage="/watch topic [at-most:4]",
        summary="an alert when something new is said of a topic or an actor",
        example="/watch prigozhin",
        options=(),
        more=(
            ("/watch list", "what is watched in this place"),
            ("/watch pause 1, resume 1, remove 1", "by its number on the list, or by its id"),
            ("at-most:4", "alerts an hour; what is over that is gathered"),
        ),
    ),
    Name.PRIVACY: Form(
        usage="/privacy [private or public]",
        summary="who sees the answers in this channel when nothing is said",
        example="/privacy private",
        options=(),
    ),
    Name.HELP: Form(
        usage="/help [command]",
        summary="these commands, or one of them",
        example="/help brief",
        options=(),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What is asked for. Written out by `str`, read back by `parse`."""

    name: Name
    terms: tuple[str, ...] = ()
    """Words and phrases of the topic, without quotation marks."""
    arguments: str = ""
    """What follows the name of one of `ORDERS`, which `bot.digests` reads, or /sources before one
    of `FOLLOWING`, which `bot.sources` reads."""
    since: When | None = None
    until: When | None = None
    points: int | None = None
    show: Part | None = None
    private: bool = False
    public: bool = False
    """To be seen by everybody, whatever is set for the channel."""

    @property
    def subject(self) -> str:
        """The topic or name in plain words."""
        return " ".join(self.terms)

    @property
    def topic(self) -> str:
        """The topic with its phrases in quotation marks."""
        return " ".join(f'"{term}"' if " " in term else term for term in self.terms)

    def __str__(self) -> str:
        words = [f"/{self.name}"]
        words += [self.arguments] if self.arguments else []
        quoted = self.name is not Name.PRIVACY  # which takes the words of FLAGS as they are
        words += [f'"{term}"' if quoted and must_be_quoted(term) else term for term in self.terms]
        words += [f"since:{self.since.text}"] if self.since else []
        words += [f"until:{self.until.text}"] if self.until else []
        words += [f"points:{self.points}"] if self.points is not None else []
        words += [f"show:{self.show}"] if self.show else []
        words += ["private"] if self.private else []
        words += ["public"] if self.public else []
        return " ".join(words)


ORDERS = frozenset({Name.DIGEST, Name.WATCH})
"""Commands that set up what comes by itself. They have words of their own, such as "at 08:00"."""
FOLLOWING = frozenset(
    {"add", "list", "remove", "pause", "resume", "check", "agency", "independent"}
)
"""Words after /sources that are about what is followed, and no topic."""
ALL_OPTIONS = tuple(dict.fromkeys(option for form in FORMS.values() for option in form.options))
OPTION = re.compile(r"([A-Za-z]+):(?!//)(.+)")
"""An option with its value; what is written like an address is none."""
FLAGS = frozenset({"private", "public"})
"""At the end of a line they say who sees the answer."""
COPULAS = frozenset({"is", "was", "are", "were"})
"""Left out between /who and a name."""
PUNCTUATION = "?!"
"""Left out at the end of a line."""


def must_be_quoted(term: str) -> bool:
    """Whether a word alone would be read as something else than a word of the topic."""
    return (
        " " in term
        or term.endswith(tuple(PUNCTUATION))
        or term.lower() in COPULAS | FLAGS | {Name.HELP.value}
        or OPTION.fullmatch(term) is not None
    )
