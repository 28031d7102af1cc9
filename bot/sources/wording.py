"""What a library follows → Reply."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.commands import Command, Name
from bot.plain import harmless
from bot.presenters.wording import count, joined, shortened
from bot.replies import Choice, Fact, Outcome, Point, Reply, Section
from bot.sources.adding import Tally
from bot.sources.keeper import Begun
from bot.sources.orders import AUTO, NONE, Action
from bot.sources.source import Fate, Kind, Origin, Source, Trouble

NEWEST: Final = 3
"""Entries that are shown of a new source."""
_TITLE: Final = 120
_MOST_NAMED: Final = 10
"""Sources and addresses that are named one by one; lists have all."""
_LANGUAGES: Final = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
_KINDS: Final = {Kind.FEED: "feed", Kind.PAGE: "page", Kind.FOLDER: "folder"}
LIST: Final = Choice(
    label="All that is followed", command=Command(name=Name.SOURCES, arguments="list")
)


def present_begun(
    begun: Begun, tally: Tally, waiting: int, troubles: Sequence[Trouble] = ()
) -> Reply:
    """Word what was found at an address, and what became of it.

    Args:
        begun: What was found.
        tally: What became of its entries so far.
        waiting: How many of them wait.
        troubles: Why some of them are not in the library.
    """
    source = begun.source
    if begun.there_already:
        return Reply(
            title=f"{_name(source)} is followed already",
            lead="To change something, add it again with that: /sources add "
            f"{harmless(source.site or source.url)} exclude:football every:2h. exclude:{NONE} "
            f"takes that rule away, every:{AUTO} the fixed interval.",
            facts=(*_facts(source), *_rules(source)),
            notices=_trouble(source),
            actions=(LIST,),
        )
    facts = (*_facts(source), *_rules(source))
    section = Section(
        heading="Newest",
        points=tuple(
            Point(
                text=shortened(harmless(item.title or item.text or item.url), _TITLE),
                moment=item.published,
            )
            for item in begun.entries[:NEWEST]
        ),
    )
    notices = (
        *map(trouble_in_words, troubles),
        *begun.notes,
        *(f"The site has another feed: {harmless(other)}" for other in begun.others[:NEWEST]),
    )
    return Reply(
        title=f"Following {_name(source)}",
        lead=_added(tally, waiting),
        facts=facts,
        sections=(section,) if section.points else (),
        notices=notices,
        actions=(LIST,),
    )


def _added(tally: Tally, waiting: int) -> str:
    said = [f"{count(tally.added, 'document')} added"]
    said += [f"{tally.known:,} known already"] if tally.known else []
    said += [f"{tally.left_out:,} left out by its rules"] if tally.left_out else []
    said += [f"{tally.failed:,} could not be read"] if tally.failed else []
    rest = f" {waiting:,} more are being added." if waiting else ""
    return f"{', '.join(said)}.{rest}"


def trouble_in_words(trouble: Trouble) -> str:
    """Return why entries of a source are not in the library: "3 entries could not be read, …"."""
    example = shortened(harmless(trouble.example.removeprefix("//")), _TITLE)
    such = f", such as {example}" if trouble.entries > 1 else f" ({example})"
    fate = "could not be read" if trouble.fate is Fate.FAILED else "will be tried again"
    entries = count(trouble.entries, "entry", "entries")
    return f"{entries} {fate}{such}: {harmless(trouble.reason)}"


def _facts(source: Source) -> tuple[Fact, ...]:
    facts = [Fact(label="Address", values=(harmless(source.url),))]
    if source.language:
        short = source.language.partition("-")[0]
        facts.append(Fact(label="Language", values=(_LANGUAGES.get(short, source.language),)))
    if source.kind is Kind.FEED:
        facts.append(Fact(label="Publishes", values=(pace_in_words(source.pace),)))
    often = f"every {length(source.interval)}"
    often += " (fixed)" if source.fixed and source.kind is not Kind.FOLDER else ""
    facts.append(Fact(label="Looked at", values=(often,)))
    if source.former:
        facts.append(Fact(label="Before", values=(harmless(source.former),)))
    if source.origin is Origin.AGENCY:
        facts.append(Fact(label="Origin", values=("an agency, whose words others print too",)))
    return tuple(facts)


def _rules(source: Source) -> tuple[Fact, ...]:
    rules = source.rules
    named = (
        ("Only with", rules.include),
        ("Not with", rules.exclude),
        ("Only sections", rules.sections),
        ("Without sections", rules.without),
    )
    return tuple(Fact(label=label, values=values) for label, values in named if values)


def _rules_in_words(source: Source) -> Iterator[str]:
    for fact in _rules(source):
        yield harmless(f"{fact.label.lower()} {', '.join(map(str, fact.values))}")


def _trouble(source: Source) -> tuple[str, ...]:
    if source.paused:
        return (f"Nobody looks at it: {source.paused}",)
    if not source.failures:
        return ()
    times = "once" if source.failures == 1 else f"{source.failures} times in a row"
    return (f"It failed {times}: {source.last_error}",)


def present_followed(
    sources: Sequence[Source], waiting: int, now: datetime, troubles: Sequence[Trouble] = ()
) -> Reply:
    """Word what a library follows, numbered, and what of it could not be read."""
    if not sources:
        return Reply(
            title="Nothing is followed yet",
            lead="Add a feed, a site or a page: /sources add https://…",
            outcome=Outcome.NOTHING,
        )
    section = Section(
        numbered=True,
        points=tuple(
            Point(
                text=f"{_name(source)}: {harmless(source.url)}"
                if source.title
                else harmless(source.url),
                aside=joined(
                    _state(source, now),
                    *_rules_in_words(source),
                    f"id {source.id}",
                    *(trouble_in_words(each) for each in troubles if each.source == source.id),
                ),
            )
            for source in sources
        ),
    )
    failing = sum(bool(source.failures and not source.paused) for source in sources)
    notices = (f"{count(failing, 'source')} failing.",) if failing else ()
    return Reply(
        title=f"{count(len(sources), 'source')} followed",
        lead=f"{count(waiting, 'entry', 'entries')} wait to be added." if waiting else "",
        notices=notices,
        sections=(section,),
    )


def _state(source: Source, now: datetime) -> str:
    what = joined(_KINDS[source.kind], "agency" if source.origin is Origin.AGENCY else "")
    moved = f"it was at {harmless(source.former)}" if source.former else ""
    if source.paused:
        return joined(what, f"paused: {source.paused}")
    if source.failures:
        again = f"tried again {_soon(source.next_look - now)}"
        return joined(what, f"failing: {harmless(source.last_error)}", again, moved)
    last = "not looked at yet"
    if source.last_success:
        last = f"read {length(now - source.last_success)} ago"
    return joined(what, f"every {length(source.interval)}", last, moved)


def _soon(wait: timedelta) -> str:
    return f"in {length(wait)}" if wait > timedelta(minutes=1) else "soon"


def present_all(action: Action, sources: Sequence[Source]) -> Reply:
    """Word what was done with several sources at once."""
    said = {
        Action.REMOVE: "followed no more",
        Action.PAUSE: "paused",
        Action.RESUME: "looked at again",
        Action.AGENCY: "marked as agencies",
        Action.INDEPENDENT: "marked as independent",
    }
    removed = action is Action.REMOVE
    return Reply(
        title=f"All {count(len(sources), 'source')} are {said[action]}",
        lead="What was added from them stays in the library." if removed else "",
        notices=tuple(map(_name, sources[:_MOST_NAMED]))
        + ((f"And {len(sources) - _MOST_NAMED} more.",) if len(sources) > _MOST_NAMED else ()),
        actions=(LIST,),
    )


def present_removed(source: Source) -> Reply:
    """Word that a source is followed no more."""
    return Reply(
        title=f"{_name(source)} is followed no more",
        lead="What was added from it stays in the library.",
        actions=(LIST,),
    )


def present_paused(source: Source) -> Reply:
    """Word that nobody looks at a source for a while."""
    return Reply(title=f"{_name(source)} is paused", actions=(LIST,))


def present_resumed(source: Source) -> Reply:
    """Word that a source is looked at again."""
    return Reply(title=f"{_name(source)} is looked at again", actions=(LIST,))


def present_changed(source: Source) -> Reply:
    """Word that a source that was followed is followed in another way."""
    return Reply(
        title=f"{_name(source)} is changed",
        facts=(*_facts(source), *_rules(source)),
        actions=(LIST,),
    )


def present_checked(
    sources: Sequence[Source],
    new: int,
    tally: Tally,
    waiting: int,
    troubles: Sequence[Trouble] = (),
) -> Reply:
    """Word what looking at sources now has found."""
    names = {source.id: _name(source) for source in sources}
    well = sum(not source.failures for source in sources)
    return Reply(
        title=f"{count(len(sources), 'source')} looked at, "
        f"{count(new, 'new entry', 'new entries')}",
        lead=_added(tally, waiting) if new or tally.added else "",
        notices=(
            *(f"{_name(source)}: {source.last_error}" for source in sources if source.failures),
            *(f"{names[each.source]}: {trouble_in_words(each)}" for each in troubles),
        )[:_MOST_NAMED],
        outcome=Outcome.ANSWERED if well else Outcome.NOTHING,
        actions=(LIST,),
    )


def present_none_such(which: str) -> Reply:
    """Word that no source is meant by what was named."""
    return Reply(
        title=f"No source is meant by “{shortened(which, _TITLE)}”",
        lead="Name it by its number on the list: /sources list",
        outcome=Outcome.MISTAKE,
        private=True,
    )


def present_failed(address: str, reason: str) -> Reply:
    """Word that an address cannot be followed."""
    return Reply(
        title=f"{harmless(shortened(address, _TITLE))} cannot be followed",
        lead=reason,
        outcome=Outcome.MISTAKE,
        private=True,
    )


def present_uploaded(tally: Tally, reasons: Sequence[str]) -> Reply:
    """Word what became of files that somebody sent."""
    good = tally.added + tally.known
    return Reply(
        title=_added(tally, 0).rstrip(".") if good else "Nothing was added",
        notices=tuple(harmless(reason) for reason in reasons),
        outcome=Outcome.ANSWERED if good else Outcome.MISTAKE,
        private=not good,
    )


def pace_in_words(pace: timedelta | None) -> str:
    """Return how often something comes: "about 3 times a day"."""
    if pace is None:
        return "not known yet"
    if pace <= timedelta(minutes=40):
        return "several times an hour"
    a_day = timedelta(days=1) / pace
    if a_day >= 1.5:
        return f"about {round(a_day)} times a day"
    if a_day >= 0.7:
        return "about once a day"
    a_week = a_day * 7
    if a_week >= 1.5:
        return f"about {round(a_week)} times a week"
    if a_week >= 0.7:
        return "about once a week"
    return f"about every {length(pace)}"


def length(span: timedelta) -> str:
    """Return "15 minutes", "2 hours", "3 days"."""
    minutes = max(0, round(span.total_seconds() / 60))
    if minutes < 100:
        return f"{minutes} minutes" if minutes > 1 else "a minute"
    hours = round(minutes / 60)
    return f"{hours} hours" if hours < 48 else f"{round(hours / 24)} days"


def _name(source: Source) -> str:
    return shortened(harmless(source.name), _TITLE)
