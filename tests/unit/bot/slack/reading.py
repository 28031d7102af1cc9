"""What a person sees of messages in Slack, and replies of every shape."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from bot.buttons import Button, Press, Verb
from bot.chat.addresses import link
from bot.chat.days import zone
from bot.chat.slack.render import Page
from bot.commands import Command, Name
from bot.conversation import choices_of
from bot.exchange import Posting
from bot.plain import harmless
from bot.replies import Activity, Choice, Fact, Outcome, Point, Reply, Section, Source
from tests.naughty import STRINGS

TOKEN = "abcdefgh1234"  # noqa: S105 - names an answer


def objects(value: object) -> Iterator[Mapping[str, Any]]:
    """Every object inside blocks, in order."""
    if isinstance(value, Mapping):
        yield value
        for each in value.values():
            yield from objects(each)
    elif isinstance(value, list):
        for each in value:
            yield from objects(each)


def words(pages: Iterable[Page]) -> str:
    """What blocks say one after the other, without buttons, page numbers and white space."""
    said = []
    for page in pages:
        for block in page.blocks:
            if block["type"] not in ("actions", "context_actions"):
                for each in objects(block):
                    said += [each.get("fallback") or each.get("text", "")]
    text = ["" if each.startswith("Page ") else each for each in said if isinstance(each, str)]
    return "".join("".join(text).split())


def all_said(reply: Reply, written: Iterable[int]) -> str:
    """What a reply says, in its order, without white space.

    Args:
        reply: The reply.
        written: Positions of choices that no button shows whole.
    """
    said = [harmless(reply.title) or "…", harmless(reply.lead), *map(harmless, reply.notices)]
    for fact in reply.facts:
        said += [f"{harmless(fact.label)}:", "·".join(map(harmless, fact.values))]
    assert reply.activity is None or not reply.activity.days
    said += [f"{harmless(reply.activity.label)}:"] if reply.activity else []
    for section in reply.sections:
        said += [harmless(section.heading)]
        for point in section.points:
            said += _point(point, leads=not harmless(section.heading) and not section.numbered)
        said += [f"…{harmless(section.more.label)}"] if section.more else []
    for position in written:
        choice = reply.choices[position]
        label, line = harmless(choice.label), harmless(str(choice.command))
        said += [label] if label == line else [f"{label}:", line]
    said += ["Sources"] if reply.sections and reply.sources else []
    for source in reply.sources:
        said += _source(source)
    return "".join("".join(said).split())


def _point(point: Point, *, leads: bool) -> Iterator[str]:
    day = f"{point.day:%d%b%Y}".lstrip("0") if point.day else ""
    yield day if leads else ""
    yield harmless(point.text)
    asides = [harmless(point.aside), "" if leads else day]
    if any(asides):
        yield "—" + ", ".join(filter(None, asides))
    yield "".join(f"[{number}]" for number in point.sources)


def _source(source: Source) -> Iterator[str]:
    yield f"[{source.number}]{harmless(source.title) or '(untitled)'}"
    moment = source.published
    published = f"{moment.day}{moment:%B}{moment.year}" if moment else ""
    if moment and moment.time() != time.min and 0 < moment.timestamp() < 2**31 - 1:
        published += f",{moment:%H:%M}{zone(moment)}"
    details = [harmless(source.publisher), published, harmless(source.aside)]
    if any(details):
        yield "—" + ",".join(filter(None, details))
    url = harmless(source.url or "")
    found = link(url, 3_000)
    yield f"·{found.host if found else url}" if url else ""


def posting(reply: Reply, *more: Button) -> Posting:
    """A posting with a button for each of a reply's choices, as the desk makes them."""
    runs = [
        Button(label=choice.label, press=press(Verb.RUN, position))
        for position, choice in enumerate(choices_of(reply))
    ]
    return Posting(reply=reply, buttons=(*runs, *more))


def press(verb: Verb, place: int = 0) -> Press:
    return Press(verb=verb, token=TOKEN, place=place)


JUDGEMENTS = (
    Button(label="Helpful", press=press(Verb.HELPFUL)),
    Button(label="Not helpful", press=press(Verb.UNHELPFUL)),
)
TOOLS = (
    Button(label="Words in the sources", press=press(Verb.SPANS)),
    Button(label="Markdown file", press=press(Verb.EXPORT)),
)

# ── replies of every shape ─────────────────────────────────────────────────────────────────

_LONG = st.builds(
    lambda sentence, most: (sentence * most)[:most],
    st.sampled_from(
        ("It was said again. ", "word ", "x", "“&<>\\”", "漢。", "👩\u200d🚀", "e\u0301")
    ),
    st.integers(1, 7_000),
)
TEXTS = st.one_of(st.text(max_size=40), st.sampled_from(STRINGS), _LONG)
_SHORT = st.text(max_size=40)
_DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_ZONES = st.sampled_from(
    (UTC, timezone(timedelta(hours=5, minutes=30)), timezone(-timedelta(hours=8)))
)
_TIMES = st.datetimes(timezones=_ZONES).filter(lambda moment: 1950 < moment.year < 2090)
_COMMANDS = st.builds(
    lambda name, term, show: Command(name=name, terms=(term,) if term else ()),
    st.sampled_from((Name.WHO, Name.BRIEF, Name.TIMELINE)),
    _SHORT,
    st.none(),
)
_CHOICES = st.builds(lambda label, command: Choice(label=label, command=command), TEXTS, _COMMANDS)
_NUMBERS = st.lists(st.integers(1, 60), max_size=6, unique=True).map(tuple)


def _tuples(of: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=most).map(tuple)


_POINTS = st.builds(
    Point,
    text=TEXTS,
    day=st.none() | _DAYS,
    sources=_NUMBERS,
    aside=st.one_of(st.just(""), TEXTS),
)
_SECTIONS = st.builds(
    Section,
    heading=st.one_of(st.just(""), _SHORT, TEXTS),
    points=_tuples(_POINTS, 12),
    numbered=st.booleans(),
    more=st.none() | _CHOICES,
)
_URLS = st.one_of(
    st.none(),
    TEXTS,
    st.builds(lambda path: f"https://www.courier.example/{path}", st.text(max_size=600)),
)
_SOURCES = st.builds(
    Source,
    number=st.integers(1, 60),
    document_id=st.just("d"),
    title=TEXTS,
    publisher=st.one_of(st.just(""), TEXTS),
    url=_URLS,
    published=st.none()
    | _TIMES
    | _DAYS.map(lambda day: datetime(day.year, day.month, day.day, tzinfo=UTC)),
    aside=st.one_of(st.just(""), _SHORT),
)
REPLIES = st.builds(
    Reply,
    title=TEXTS,
    outcome=st.sampled_from(Outcome),
    lead=TEXTS,
    notices=_tuples(TEXTS, 3),
    facts=_tuples(st.builds(Fact, label=_SHORT, values=_tuples(TEXTS, 5)), 3),
    activity=st.none() | st.builds(Activity, label=_SHORT, days=st.just(())),
    sections=_tuples(_SECTIONS, 4),
    sources=_tuples(_SOURCES, 12),
    choices=_tuples(_CHOICES, 12),
    actions=_tuples(_CHOICES, 30),
)
