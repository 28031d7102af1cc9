import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.buttons import Button, Press, Verb
from bot.chat.slack import limits
from bot.chat.slack.controls import shown_whole
from bot.chat.slack.paragraphs import size_of
from bot.chat.slack.render import Page, render
from bot.commands import Command, Name, Part
from bot.exchange import Posting
from bot.plain import harmless
from bot.replies import Activity, Choice, Fact, Outcome, Point, Reply, Section, Source
from tests.naughty import ADDRESSES, KINDS
from tests.unit.bot.slack.reading import (
    JUDGEMENTS,
    REPLIES,
    TOOLS,
    all_said,
    objects,
    posting,
    press,
    words,
)

NOON = datetime(2031, 5, 4, 12, 5, tzinfo=UTC)
COURIER = Source(
    number=1,
    document_id="a",
    title="Ferry strike enters second week",
    publisher="The Port Courier",
    url="https://www.courier.example/strike?page=1",
    published=NOON,
)
BRIEF = Reply(
    title="Ferry strike",
    lead="3–4 May 2031 · 1 document",
    facts=(Fact(label="Who", values=("Iris Vale", "Port Union")),),
    sections=(
        Section(
            numbered=True,
            points=(
                Point(text="The union said no.", day=date(2031, 5, 4), sources=(1,)),
                Point(text="Ferries stay in harbour.", sources=(1,), aside="2 independent sources"),
            ),
        ),
    ),
    sources=(COURIER,),
    actions=(Choice(label="Timeline", command=Command(name=Name.TIMELINE, terms=("ferry",))),),
)


def card(name: str) -> Choice:
    return Choice(label=name, command=Command(name=Name.WHO, terms=(name,)))


def of_type(page: Page, kind: str) -> list[Any]:
    return [each for each in objects(page.blocks) if each.get("type") == kind]


def labels(page: Page) -> list[str]:
    return [each["text"]["text"] for each in of_type(page, "button")]


# ── the whole answer ───────────────────────────────────────────────────────────────────────


def faults(page: Page) -> Iterator[str]:
    """What Slack refuses."""
    if not page.text.strip() or len(page.text) > 4_000:
        yield "text"
    if not 0 < len(page.blocks) <= 50:
        yield f"{len(page.blocks)} blocks"
    if len(json.dumps(page.blocks, ensure_ascii=False)) > 13_200:
        yield "msg_blocks_too_long"
    for block in page.blocks:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()
    ids = [each["action_id"] for each in objects(page.blocks) if "action_id" in each]
    if len(set(ids)) < len(ids) or any(not 0 < len(each) <= 255 for each in ids):
        yield "action_id"
    for each in objects(page.blocks):
        text = each.get("text")
        if isinstance(text, str) and not 0 < len(text) <= 3_000:
            yield f"text of {len(text)} characters"
        if each.get("type") in ("button", "static_select") and "confirm" in each:
            yield "confirm"
        if each.get("type") == "rich_text" and not each["elements"]:
            yield "nothing in it"


@settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(REPLIES, st.booleans())
def test_all_of_a_reply_is_on_its_pages_and_each_page_is_taken(reply: Reply, judged: bool) -> None:
    shown = posting(reply, *TOOLS, *(JUDGEMENTS if judged else ()))
    pages = render(shown)
    for page in pages:
        assert list(faults(page)) == []
    written = [n for n in range(len(reply.choices)) if n not in shown_whole(shown)]
    assert words(pages) == all_said(reply, written)
    buttons = {each["value"] for page in pages for each in objects(page.blocks) if "value" in each}
    assert buttons == {str(button.press) for button in shown.buttons}


def test_a_long_answer_goes_on_where_it_stopped() -> None:
    points = tuple(Point(text=f"Point {n}. " + "It was said. " * 60) for n in range(1, 26))
    pages = render(
        posting(replace(BRIEF, sections=(Section(numbered=True, points=points),)), *TOOLS)
    )
    assert len(pages) > 1
    firsts = [
        (each.get("offset", 0) + 1, each["elements"][0]["elements"][0]["text"])
        for page in pages
        for each in of_type(page, "rich_text_list")
    ]
    assert all(text.startswith(f"Point {number}. ") for number, text in firsts)
    assert [labels(page) for page in pages[:-1]] == [[]] * (len(pages) - 1)
    assert labels(pages[-1]) == ["Timeline", "Words in the sources", "Markdown file"]
    assert f"Page 1 of {len(pages)}" in json.dumps(pages[0].blocks)


def test_a_long_list_takes_few_messages() -> None:
    sources = tuple(
        Source(
            number=number,
            document_id=f"d{number}",
            title=f"Story number {number} of the harbour",
            publisher="Harbour News",
            url=f"https://news.example.org/2031/05/{number}/a-story-of-the-harbour",
        )
        for number in range(1, 101)
    )
    points = tuple(
        Point(
            text=f"The crane drivers of quay {number} went back to work after nine days.",
            sources=(number, number % 100 + 1),
        )
        for number in range(1, 101)
    )
    reply = Reply(
        title="Harbour",
        outcome=Outcome.ANSWERED,
        sections=(Section(numbered=True, points=points),),
        sources=sources,
    )
    pages = render(posting(reply))
    sizes = [size_of(page.blocks) for page in pages]
    # All that Slack takes in a message is used.
    assert min(sizes[:-1]) > 0.85 * limits.MESSAGE_CHARACTERS
    assert max(sizes) <= limits.MESSAGE_CHARACTERS


def test_what_is_read_out_ends_with_a_sign_that_there_is_more() -> None:
    for length in range(limits.FALLBACK - 20, limits.FALLBACK + 5):
        reply = Reply(title="T" * length, lead="Some more of it. " * 100)
        text = render(Posting(reply=reply))[0].text
        assert text.endswith("\n…")
        assert len(text) <= limits.FALLBACK


def test_buttons_never_stand_on_a_page_alone() -> None:
    for length in range(9_000, 12_500, 50):
        reply = replace(BRIEF, sections=(), sources=(), lead="One more. " * (length // 10))
        last = render(posting(reply, *TOOLS, *JUDGEMENTS))[-1]
        assert {block["type"] for block in last.blocks} & {"rich_text"}


def test_a_heading_stays_with_its_first_point() -> None:
    for length in range(5_000, 12_000, 150):
        first = Section(points=(Point(text="Said. " * (length // 6)),))
        second = Section(heading="In their words", points=(Point(text="Quite so. " * 150),))
        for page in render(Posting(reply=replace(BRIEF, sections=(first, second), sources=()))):
            ends = [block for block in page.blocks if block["type"] == "rich_text"][-1]
            assert ends["elements"][-1]["elements"][-1].get("text") != "In their words"  # type: ignore[index]


# ── how it looks ───────────────────────────────────────────────────────────────────────────


def test_a_brief_is_a_headline_its_points_and_its_sources() -> None:
    (page,) = render(posting(BRIEF, *TOOLS, *JUDGEMENTS))
    assert [block["type"] for block in page.blocks] == [
        "header",
        "context",
        "rich_text",
        "rich_text",
        "rich_text",
        "actions",
        "actions",
        "context_actions",
    ]
    assert page.text.splitlines() == [
        "Ferry strike",
        "3–4 May 2031 · 1 document",
        "Who: Iris Vale · Port Union",
        "1. The union said no. — 4 May [1]",
        "2. Ferries stay in harbour. — 2 independent sources [1]",
        "Sources",
        f"[1] {COURIER.title} — The Port Courier, 4 May 2031, 12:05 UTC · courier.example",
    ]


def test_a_citation_and_the_host_of_its_source_lead_there() -> None:
    (page,) = render(posting(BRIEF))
    assert [(each["text"], each["url"]) for each in of_type(page, "link")] == [
        ("[1]", "https://www.courier.example/strike?page=1"),
        ("[1]", "https://www.courier.example/strike?page=1"),
        ("courier.example", "https://www.courier.example/strike?page=1"),
    ]


def test_a_time_is_shown_in_the_zone_of_the_reader_and_a_day_stays_that_day() -> None:
    midnight = datetime(2031, 5, 4, tzinfo=UTC)
    timed, dated = replace(BRIEF), replace(BRIEF, sources=(replace(COURIER, published=midnight),))
    (date_,) = of_type(render(posting(timed))[0], "date")
    assert date_["timestamp"] == int(NOON.timestamp())
    assert date_["fallback"] == "4 May 2031, 12:05 UTC"
    (page,) = render(posting(dated))
    assert of_type(page, "date") == []
    assert "4May2031" in words([page])


def test_a_timeline_is_read_by_its_days() -> None:
    entries = (Point(text="A strike is called.", day=date(2031, 5, 1)),)
    (page,) = render(posting(replace(BRIEF, sections=(Section(points=entries),))))
    assert "• 1 May A strike is called." in page.text


def test_activity_is_drawn() -> None:
    days = ((date(2031, 5, 1), 1), (date(2031, 5, 2), 7))
    (page,) = render(posting(replace(BRIEF, activity=Activity(label="Mentions a day", days=days))))
    assert "Mentions a day: ▁█" in page.text.replace("▂", "▁")
    assert "7 at most" in page.text


def test_a_mistake_is_a_sentence_and_no_headline() -> None:
    (page,) = render(Posting(reply=Reply(title="/who needs a name", outcome=Outcome.MISTAKE)))
    assert [block["type"] for block in page.blocks] == ["rich_text"]
    assert page.text == "/who needs a name"


# ── buttons ────────────────────────────────────────────────────────────────────────────────


def test_a_button_carries_its_press() -> None:
    (page,) = render(posting(BRIEF, *TOOLS))
    pressed = [Press.read(each["value"]) for each in of_type(page, "button")]
    assert pressed == [press(Verb.RUN), press(Verb.SPANS), press(Verb.EXPORT)]


def test_many_actors_are_in_one_select() -> None:
    names = ("Iris Vale", "Tom Rook", "Ann Rook", "Port Union")
    (page,) = render(posting(replace(BRIEF, actions=(*BRIEF.actions, *map(card, names)))))
    (select,) = of_type(page, "static_select")
    assert [option["text"]["text"] for option in select["options"]] == list(names)
    assert [option["value"] for option in select["options"]] == [
        str(press(Verb.RUN, place)) for place in range(1, 5)
    ]
    assert labels(page) == ["Timeline"]


def test_judgements_are_feedback_buttons() -> None:
    (page,) = render(posting(BRIEF, *JUDGEMENTS))
    (feedback,) = of_type(page, "feedback_buttons")
    assert feedback["positive_button"]["value"] == str(press(Verb.HELPFUL))
    assert feedback["negative_button"]["value"] == str(press(Verb.UNHELPFUL))


def test_who_is_meant_is_asked_with_buttons_that_are_read_out_too() -> None:
    namesakes = (card("Tom Rook"), card("Ann Rook"))
    reply = Reply(title="Which “Rook”?", outcome=Outcome.CHOICE, choices=namesakes, private=True)
    (page,) = render(posting(reply))
    assert labels(page) == ["Tom Rook", "Ann Rook"]
    assert words([page]) == "Which“Rook”?"
    assert '• Tom Rook: /who "Tom Rook"' in page.text


def test_a_choice_too_long_for_a_button_is_written_out() -> None:
    long = card("Very Reverend " * 10)
    (page,) = render(posting(Reply(title="Which?", outcome=Outcome.CHOICE, choices=(long,))))
    assert labels(page)[0].endswith("…")
    assert len(labels(page)[0]) <= limits.BUTTON
    assert "".join(long.label.split()) in words([page])


def test_more_of_a_section_says_of_which() -> None:
    more = Choice(label="3 more", command=Command(name=Name.WHO, terms=("x",), show=Part.DEEDS))
    section = Section(heading="Did", points=(Point(text="Left."),), more=more)
    (page,) = render(posting(replace(BRIEF, sections=(section,), actions=())))
    assert labels(page) == ["Did: 3 more"]


# ── nothing from outside is live ───────────────────────────────────────────────────────────

_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_FORMAT = re.compile(r"[*~`]|(?<!\w)_\S|\S_(?!\w)|:[\w+'-]+:")


def everywhere(text: str, url: str | None) -> Posting:
    """The text in every field that there is."""
    choice = Choice(label=text, command=Command(name=Name.WHO, terms=(text,)))
    reply = Reply(
        title=text,
        lead=text,
        notices=(text,),
        facts=(Fact(label=text, values=(text, text)),),
        activity=Activity(label=text, days=((date(2031, 5, 4), 2),)),
        sections=(
            Section(
                heading=text, points=(Point(text=text, aside=text, sources=(1,)),), more=choice
            ),
        ),
        sources=(replace(COURIER, title=text, publisher=text, aside=text, url=url),),
        choices=(choice,),
        actions=(choice,) * 5,
    )
    judgements = (Button(label=text, press=button.press) for button in JUDGEMENTS)
    return posting(reply, Button(label=text, press=press(Verb.SPANS)), *judgements)


def live(page: Page) -> Iterator[str]:
    """What would act, or pretend, in a message."""
    for each in objects(page.blocks):
        kind = each.get("type")
        if kind in (
            "mrkdwn",
            "markdown",
            "user",
            "usergroup",
            "channel",
            "broadcast",
            "emoji",
            "team",
        ):
            yield kind
        if kind == "plain_text" and each.get("emoji") is not False:
            yield "emoji names"
        if kind == "link":
            host = (urlsplit(each["url"]).hostname or "").removeprefix("www.")
            if not re.fullmatch(r"\[\d+\]", each["text"]) and each["text"].strip("[]") != host:
                yield f"{each['text']} leads to {host}"
            if not re.fullmatch(r"https?://[!-~]+", each["url"], re.IGNORECASE) or set(
                each["url"]
            ) & set('<>|"\\`'):
                yield each["url"]
        if isinstance(each.get("text"), str) and _HIDDEN.search(each["text"].replace("\n", "")):
            yield f"hidden in {each['text']!r}"
    if re.search(r"[<>]|&(?!(amp|lt|gt);)", page.text) or _FORMAT.search(page.text):
        yield page.text
    if _HIDDEN.search(page.text) or re.search("(?m)^&gt;", page.text):
        yield repr(page.text)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_naughty_is_live_in_any_field(kind: str) -> None:
    for text in KINDS[kind]:
        for page in render(everywhere(text, text)):
            assert list(live(page)) == []
            assert list(faults(page)) == []


def test_an_address_leads_where_it_says_or_is_no_link() -> None:
    for url in (*ADDRESSES, "https://www.courier.example:8443/a(b)?c=<d>|e#f"):
        pages = render(everywhere("Title", url))
        shown = "".join(harmless(url).split())
        assert [list(live(page)) for page in pages] == [[] for _ in pages]
        assert any(of_type(page, "link") for page in pages) or shown in words(pages)
