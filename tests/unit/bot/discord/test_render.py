"""Postings as messages of Discord: whole, within the limits, and with nothing live in them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.buttons import Press
from bot.chat.discord.render import render
from bot.commands import Name
from bot.exchange import Posting
from bot.replies import Activity, Choice, Fact, Outcome, Point, Reply, Section, Source
from tests.adapters.discord.schema import violations
from tests.naughty import STRINGS
from tests.tools.discord_markdown import parse, visible, walk
from tests.unit.bot.discord.making import (
    DAY,
    NOON,
    body,
    choice,
    descriptions,
    filled,
    labels,
    missing,
    nodes,
    posting,
    seen,
)

OURS = {"text", "heading", "small", "quote", "item", "bold", "link", "time"}
SENTENCE = "The port stays closed until the talks have come to an end. "

quickly = settings(
    # Replies are large, and to make a smaller one of each that fails would take minutes.
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)

# ── nothing is lost ──────────────────────────────────────────────────────────────────────────
short = st.sampled_from(STRINGS) | st.text(max_size=80)
anything = st.one_of(
    short,
    short,
    st.integers(1, 120).map(lambda times: SENTENCE * times),
    st.integers(1, 5000).map(lambda times: "*x" * times),
)
days = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 1, 1)))
choices = st.builds(choice, short, st.sampled_from([Name.BRIEF, Name.WHO]))
points = st.builds(
    Point, text=anything, day=days, aside=anything, sources=st.just(()) | st.just((1, 2))
)
sections = st.builds(
    Section,
    heading=short,
    points=st.lists(points, max_size=5).map(tuple),
    numbered=st.booleans(),
    more=st.none() | choices,
)
sources = st.builds(
    Source,
    number=st.integers(1, 9),
    document_id=st.just("a"),
    title=short,
    publisher=short,
    url=st.none() | short | st.just("https://news.example/a?b=(c)"),
    published=st.none() | st.datetimes(timezones=st.just(UTC)),
    aside=short,
)
replies = st.builds(
    Reply,
    title=anything,
    outcome=st.sampled_from(Outcome),
    lead=anything,
    notices=st.lists(anything, max_size=2).map(tuple),
    facts=st.lists(
        st.builds(Fact, label=short, values=st.lists(short, max_size=4).map(tuple)),
        max_size=2,
    ).map(tuple),
    activity=st.none() | st.just(Activity(label="Mentions a day", days=((DAY, 3),))),
    sections=st.lists(sections, max_size=3).map(tuple),
    sources=st.lists(sources, max_size=6).map(tuple),
    choices=st.lists(choices, max_size=40).map(tuple),
    actions=st.lists(choices, max_size=12).map(tuple),
)


@quickly
@given(replies, st.booleans())
def test_the_text_of_all_pages_is_the_text_of_the_reply(reply: Reply, buttons: bool) -> None:
    pages = render(posting(reply, buttons=buttons))
    assert missing(reply, pages) == []


@quickly
@given(replies)
def test_discord_takes_every_page(reply: Reply) -> None:
    for page in render(posting(reply)):
        assert violations("POST", "/channels/1/messages", body(page)) == []
        assert page.content.strip()


@quickly
@given(replies)
def test_every_button_is_there_once(reply: Reply) -> None:
    shown = posting(reply)
    ids = re.findall(
        r"b1:(?!pick)[^'\"]+", str([body(page)["components"] for page in render(shown)])
    )
    assert sorted(ids) == sorted(str(button.press) for button in shown.buttons)


def test_a_long_answer_is_split_at_the_ends_of_sentences() -> None:
    text = SENTENCE * 200
    reply = Reply(title="port", sections=(Section(points=(Point(text=text),)),))
    pages = render(Posting(reply=reply))
    assert len(pages) > 1
    for description in descriptions(pages):
        assert visible(parse(description)).rstrip().endswith("end.")
    assert [page.content.endswith(f"{n} of {len(pages)}") for n, page in enumerate(pages, 1)] == [
        False,
        *[True] * (len(pages) - 1),
    ]


def test_the_buttons_stand_below_the_end_of_the_answer() -> None:
    pages = render(posting(filled(SENTENCE * 150)))
    assert not any(page.rows for page in pages[:-1])
    assert pages[-1].rows


def test_a_heading_stays_with_its_first_point() -> None:
    filler = tuple(Point(text=SENTENCE) for _ in range(70))
    sections = (Section(points=filler[:-2]), Section(heading="In their words", points=filler[:2]))
    for description in descriptions(render(Posting(reply=Reply(title="x", sections=sections)))):
        assert not visible(parse(description)).rstrip().endswith("In their words")


# ── nothing is live ──────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("outcome", "strings"), [(Outcome.ANSWERED, STRINGS), (Outcome.MISTAKE, STRINGS[::4])]
)
def test_no_text_is_live_in_any_field(outcome: Outcome, strings: tuple[str, ...]) -> None:
    for text in strings:
        pages = render(posting(replace(filled(text), outcome=outcome), buttons=False))
        found = list(walk(nodes(pages)))
        assert {node.kind for node in found} <= OURS, text
        targets = {node.target for node in found if node.kind == "link"}
        assert targets <= {"https://news.example/a"}, text
        assert sum(node.kind == "time" for node in found) == 1, text
        assert sum(node.kind == "heading" for node in found) <= 1, text
        assert sum(node.kind == "quote" for node in found) <= 1, text
        assert missing(filled(text), pages) == []


def test_no_text_is_live_or_refused_on_buttons_and_in_selects() -> None:
    for number in (18, 25):
        for texts in batched(STRINGS, number):
            offered = tuple(choice(text) for text in texts)
            reply = Reply(title="Which one?", outcome=Outcome.CHOICE, choices=offered)
            for page in render(posting(reply)):
                assert violations("POST", "/channels/1/messages", body(page)) == [], texts


def batched(texts: tuple[str, ...], number: int) -> list[tuple[str, ...]]:
    return [texts[start : start + number] for start in range(0, len(texts), number)]


def test_no_address_of_a_document_pretends() -> None:
    for text in STRINGS:
        pages = render(Posting(reply=filled("bank.example", url=text)))
        for node in walk(nodes(pages)):
            assert node.kind in OURS, text
            if node.kind == "link":
                host = re.fullmatch(r"(?i)https?://([^/?#\\@]+)(?:[/?#].*)?", node.target)
                assert host, text
                label = visible(node.children)
                assert label == "[1]" or label.casefold() in host[1].casefold(), text


@pytest.mark.parametrize(
    "title",
    [
        "bank.example",
        "Log in at bank\uff0eexample",
        "https://x",
        "a [b](c)",
        "Buy 🙂 now",
        "bank。example",
    ],
)
def test_a_title_that_could_mislead_is_not_what_is_clicked(title: str) -> None:
    source = Source(number=1, document_id="a", title=title, url="https://evil.example/x")
    pages = render(Posting(reply=Reply(title="Sources", sources=(source,))))
    [link] = [node for node in walk(nodes(pages)) if node.kind == "link"]
    assert visible(link.children) == "evil.example"
    assert missing(Reply(title="Sources", sources=(source,)), pages) == []


def test_a_title_is_a_link_beside_the_host_that_it_leads_to() -> None:
    source = Source(
        number=1,
        document_id="a",
        title="Port shut",
        url="https://www.news.example/x",
        published=NOON,
    )
    pages = render(Posting(reply=Reply(title="Sources", sources=(source,))))
    assert descriptions(pages) == [
        r"\[1\] [Port shut](https://www.news.example/x) · news\.example · <t:1935662400:f>"
    ]


def test_a_publisher_stands_for_the_host_only_where_it_names_none() -> None:
    for publisher, shown in [("The Port Courier", False), ("bank.example", True)]:
        source = Source(
            number=1,
            document_id="a",
            title="Port shut",
            publisher=publisher,
            url="https://news.example/x",
        )
        pages = render(Posting(reply=Reply(title="Sources", sources=(source,))))
        assert ("news.example" in seen(pages)) is shown


# ── how it looks ─────────────────────────────────────────────────────────────────────────────
def test_a_brief_is_a_title_points_and_sources() -> None:
    reply = Reply(
        title="port strike",
        lead="4 May 2031 · 1 document",
        sections=(
            Section(
                numbered=True,
                points=(
                    Point(text="Dockers walked out.", day=DAY, sources=(1,)),
                    Point(text="Talks go on.", sources=(1,), aside="2 independent sources"),
                ),
            ),
        ),
        sources=(
            Source(number=1, document_id="a", title="Port shut", url="https://news.example/x"),
        ),
    )
    [page] = render(Posting(reply=reply))
    assert page.content == "### port strike\n-# 4 May 2031 · 1 document"
    [embed] = page.embeds
    assert (embed.description or "").replace("\N{NO-BREAK SPACE}", " ").split("\n") == [
        r"1. 4 May · Dockers walked out. [\[1\]](https://news.example/x)",
        r"2. Talks go on. — 2 independent sources [\[1\]](https://news.example/x)",
        "",
        "**Sources**",
        r"\[1\] [Port shut](https://news.example/x) · news\.example",
    ]


def test_a_mistake_is_a_sentence_without_a_frame() -> None:
    reply = Reply(title="/who needs a name", lead="/who prigozhin", outcome=Outcome.MISTAKE)
    [page] = render(Posting(reply=reply, private=True))
    assert page == ("/who needs a name\n/who prigozhin", [], [])


def test_a_day_without_a_time_stays_that_day_for_every_reader() -> None:
    midnight = datetime(2031, 5, 4, tzinfo=UTC)
    source = Source(number=1, document_id="a", title="Port shut", published=midnight)
    assert "4May2031" in seen(render(Posting(reply=Reply(title="x", sources=(source,)))))


def test_many_actors_of_a_brief_are_one_list_to_open() -> None:
    actors = tuple(choice(f"Actor {n}", Name.WHO) for n in range(8))
    reply = Reply(title="port", actions=(choice("More points"), choice("Timeline"), *actors))
    [page] = render(posting(reply))
    assert [len(row) for row in page.rows] == [2, 1, 5]
    [_, select, _] = body(page)["components"]
    values = [option["value"] for option in select["components"][0]["options"]]
    assert [Press.read(value) for value in values] == [
        button.press for button in posting(reply).buttons[2:10]
    ]


def test_more_choices_than_buttons_are_selects() -> None:
    reply = Reply(
        title="Which one?",
        outcome=Outcome.CHOICE,
        choices=tuple(choice(f"Name {n}", Name.WHO) for n in range(60)),
    )
    pages = render(posting(reply))
    assert labels(pages)[:60] == [f"Name {n}" for n in range(60)]


def test_a_choice_whose_label_is_too_long_for_a_button_is_written_out() -> None:
    long = "a very long name of a committee " * 6
    reply = Reply(title="Which one?", outcome=Outcome.CHOICE, choices=(choice(long), choice("B")))
    pages = render(posting(reply))
    assert long.replace(" ", "") in seen(pages)
    assert "/briefB" not in seen(pages)


def test_without_buttons_choices_say_what_to_type() -> None:
    reply = Reply(
        title="Nothing found",
        outcome=Outcome.NOTHING,
        choices=(Choice(label="Near to it", command=choice("port").command),),
    )
    assert "Neartoit:/briefport" in seen(render(posting(reply, buttons=False)))
