"""Replies to be shown, and what a reader then sees."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from bot.buttons import Button, Press, Verb
from bot.chat.discord.controls import view
from bot.chat.discord.render import Page
from bot.commands import Command, Name
from bot.conversation import choices_of
from bot.exchange import Posting
from bot.plain import harmless
from bot.replies import Activity, Choice, Fact, Point, Reply, Section, Source
from tests.tools.discord_markdown import Node, parse, visible

DAY = date(2031, 5, 4)
NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
TOKEN = "abcdefgh"  # noqa: S105 - names an answer
TOOLS = (Verb.SPANS, Verb.SHARE, Verb.EXPORT, Verb.HELPFUL, Verb.UNHELPFUL)


def choice(label: str, name: Name = Name.BRIEF) -> Choice:
    return Choice(label=label, command=Command(name=name, terms=(label,)))


def filled(text: str, url: str | None = "https://news.example/a") -> Reply:
    """A reply with a text in every field that takes one."""
    point = Point(text=text, day=DAY, sources=(1,), aside=text)
    return Reply(
        title=text,
        lead=text,
        notices=(text,),
        facts=(Fact(label=text, values=(text, text)),),
        activity=Activity(label=text, days=((DAY, 3),)),
        sections=(Section(heading=text, points=(point,), numbered=True, more=choice(text)),),
        sources=(
            Source(
                number=1,
                document_id="a",
                title=text,
                publisher=text,
                url=url,
                published=NOON,
                aside=text,
            ),
        ),
        choices=(choice(text),),
        actions=(choice(text), choice(text, Name.WHO)),
    )


def posting(reply: Reply, *, buttons: bool = True) -> Posting:
    """A posting with the buttons that the conversation would hang on it."""
    if not buttons:
        return Posting(reply=reply)
    found = [
        Button(label=choice.label, press=Press(verb=Verb.RUN, token=TOKEN, place=place))
        for place, choice in enumerate(choices_of(reply))
    ]
    found += [Button(label=str(verb), press=Press(verb=verb, token=TOKEN)) for verb in TOOLS]
    return Posting(reply=reply, buttons=tuple(found))


def descriptions(pages: Sequence[Page]) -> list[str]:
    return [embed.description or "" for page in pages for embed in page.embeds]


def nodes(pages: Sequence[Page]) -> tuple[Node, ...]:
    """All that Discord reads as Markdown."""
    texts = [*(page.content for page in pages), *descriptions(pages)]
    return tuple(node for text in texts for node in parse(text))


def seen(pages: Sequence[Page]) -> str:
    """What a reader sees of the reply, without white space."""
    texts = [pages[0].content, *descriptions(pages)]
    return squeezed("".join(visible(parse(text)) for text in texts))


def squeezed(text: str) -> str:
    return "".join(text.split())


def body(page: Page) -> dict[str, Any]:
    """A page as it goes over the wire."""
    shown = view(page.rows)
    return {
        "content": page.content,
        "embeds": [embed.to_dict() for embed in page.embeds],
        "components": shown.to_components() if shown else [],
        "allowed_mentions": {"parse": []},
        "nonce": "1",
        "enforce_nonce": True,
    }


def labels(pages: Sequence[Page]) -> list[str]:
    """Texts of buttons and options, in their order."""
    return list(_labels(component for page in pages for component in body(page)["components"]))


def _labels(components: Any) -> Iterator[str]:
    for component in components:
        if "label" in component:
            yield component["label"]
        yield from _labels(component.get("components", []))
        yield from (option["label"] for option in component.get("options", []))


def texts_of(reply: Reply) -> Iterator[str]:
    """Every text of a reply in the order in which it is read, without its choices."""
    yield from (reply.title, reply.lead, *reply.notices)
    for fact in reply.facts:
        yield from (fact.label, *fact.values)
    yield reply.activity.label if reply.activity else ""
    for section in reply.sections:
        yield section.heading
        for point in section.points:
            yield from (point.text, point.aside)
            yield from (f"[{number}]" for number in point.sources)
    for source in reply.sources:
        yield from (f"[{source.number}]", source.title, source.publisher, source.aside)


def missing(reply: Reply, pages: Sequence[Page]) -> list[str]:
    """Texts of a reply that are not to be seen, or not in their order."""
    shown, place, lost = seen(pages), 0, []
    for text in texts_of(reply):
        wanted = squeezed(harmless(text))
        found = shown.find(wanted, place)
        if found < 0:
            lost.append(text)
        else:
            place = found + len(wanted)
    return lost
