import io
import os
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.chat.sparkline import WIDTH, sparkline
from bot.chat.terminal import make_console, render, show
from bot.commands import Command, Name
from bot.replies import Activity, Choice, Fact, Outcome, Point, Reply, Section, Source
from bot.service import Service
from summarizer.errors import AmbiguousActor
from tests.fakes import DAY, NOON, FakeLibrary, actor, brief, point, quotation

NAUGHTY = [
    "[bold red]markup[/bold red] [link=http://bad.example]x[/link] :smile:",
    "\x1b[31mred\x1b[0m \x1b]8;;http://bad.example\x07link\x1b]8;;\x07 \x9b2J",
    "right-to-left \u202eoverride\u202c and \u2066isolates\u2069",
    "\x00\x07\x08\r\nbells and breaks\u2028",
    "@everyone <!channel> <@U123> [label](javascript:alert(1)) {braces} %s $PATH",
]


def shown(reply: Reply, *, width: int = 80, colour: bool = False) -> str:
    file = io.StringIO()
    console = Console(
        file=file, width=width, markup=False, emoji=False, highlight=False,
        force_terminal=colour, color_system="truecolor" if colour else None, legacy_windows=False,
    )  # fmt: skip
    show(console, render(reply))
    return file.getvalue()


def answered(line: str, library: FakeLibrary | None = None) -> str:
    library = library or FakeLibrary()
    return shown(Service(library, library, today=lambda: DAY).answer(line).reply)


def test_a_brief_is_numbered_dated_and_cited() -> None:
    library = FakeLibrary(
        briefs=brief(
            point("The port closed.", "a", "b", sources=2),
            point("The cranes stood still for the third day, and " + "nobody knew why " * 5),
            quotations=(quotation("We stay out."),),
        )
    )
    assert answered("/brief strike", library) == (
        "strike\n"
        "4 May 2031 · 2 documents\n"
        "Who: Iris Vale\n"
        "\n"
        "1.  4 May The port closed. — 2 independent sources [1][2]\n"
        "2.  4 May The cranes stood still for the third day, and nobody knew why nobody\n"
        "          knew why nobody knew why nobody knew why nobody knew why [1]\n"
        "\n"
        "In their words\n"
        "   4 May “We stay out.” — Iris Vale [1]\n"
        "\n"
        "Sources\n"
        "[1] Story a — The Port Courier, 4 May 2031\n"
        "    https://news.example/a\n"
        "[2] Story b — The Port Courier, 4 May 2031\n"
        "    https://news.example/b\n"
    )


def test_a_card_has_its_headings_beside_the_facts() -> None:
    assert answered("/who Iris Vale") == (
        "Iris Vale\n"
        "person · 2 documents · 1–4 May 2031\n"
        "Also: Vale · the union's chair\n"
        "Mentions a day: ▂▁▁█  1 May – 4 May, 7 at most\n"
        "\n"
        "Is          4 May chair of the dockers' union [1]\n"
        "Was         4 May crane driver [2]\n"
        "Did         4 May Vale called the strike. [1][2]\n"
        "Faced       4 May Vale was barred from the quay. — according to the port [1]\n"
        "Said        4 May “We stay out until Monday.” [1]\n"
        "Others say  4 May Vale wants headlines. — Tom Reed, reported [1]\n"
        "Relations   4 May Tom Reed: criticises Iris Vale [1]\n"
        "\n"
        "Sources\n"
        "[1] Story a — The Port Courier, 4 May 2031\n"
        "    https://news.example/a\n"
        "[2] Story b — The Port Courier, 4 May 2031\n"
        "    https://news.example/b\n"
    )


def test_choices_show_what_to_type() -> None:
    library = FakeLibrary(error=AmbiguousActor("Vale", [actor("Iris Vale"), actor("Owen Vale")]))
    assert answered("/who vale", library) == (
        "Which “vale”?\n"
        "Several go by that name:\n"
        " 1. Iris Vale, chair of the dockers' union: "
        '/who "Iris Vale"\n'
        ' 2. Owen Vale: /who "Owen Vale"\n'
    )


def test_a_mistake_is_one_message() -> None:
    assert answered("/breif strike") == "There is no command /breif. Did you mean: /brief strike\n"


def test_years_are_shown_where_there_are_several() -> None:
    points = (Point(text="Then.", day=date(2030, 12, 31)), Point(text="Now.", day=DAY))
    reply = Reply(title="x", lead="2030 – 2031", sections=(Section(points=points),))
    assert "31 Dec 2030 Then." in shown(reply)
    assert " 4 May 2031 Now." in shown(reply)


TEXTS = st.one_of(st.sampled_from(NAUGHTY), st.text(max_size=60))
REPLIES = st.builds(
    Reply,
    title=TEXTS,
    outcome=st.sampled_from(Outcome),
    lead=TEXTS,
    notices=st.tuples(TEXTS),
    facts=st.tuples(st.builds(Fact, label=st.just("Who"), values=st.tuples(TEXTS, TEXTS))),
    activity=st.none()
    | st.builds(
        Activity, label=st.just("A day"), days=st.just(((DAY, 3), (DAY + timedelta(9), 1)))
    ),
    sections=st.lists(
        st.builds(
            Section,
            heading=st.sampled_from(["", "Did", "In their own words"]),
            points=st.lists(
                st.builds(
                    Point,
                    text=TEXTS,
                    aside=TEXTS,
                    day=st.none() | st.dates(),
                    sources=st.just((1,)),
                ),
                min_size=1,
                max_size=3,
            ).map(tuple),
            numbered=st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    sources=st.tuples(
        st.builds(
            Source,
            number=st.just(1),
            document_id=st.just("a"),
            title=TEXTS,
            publisher=TEXTS,
            url=st.none(),
            published=st.just(NOON),
        )
    ),
    choices=st.tuples(
        st.builds(
            Choice,
            label=TEXTS,
            command=TEXTS.map(lambda text: Command(name=Name.WHO, terms=(text,))),
        )
    ),
)


@given(REPLIES, st.integers(40, 120))
@settings(max_examples=60)
def test_nothing_that_a_text_says_is_live_and_every_line_fits(reply: Reply, width: int) -> None:
    output = shown(reply, width=width)
    assert "\x1b" not in output
    assert not {"\u202e", "\u2066", "\x07", "\x00", "\x9b", "\r"} & set(output)
    assert max(map(cell_len, output.split("\n"))) <= width


def test_an_address_is_never_broken_and_never_live() -> None:
    url = "https://news.example/" + "long/" * 30 + "\x1b]8;;x\x07\u202e"
    source = Source(number=1, document_id="a", title="A story", url=url)
    output = shown(Reply(title="x", sources=(source,)), width=60)
    assert f"\n    https://news.example/{'long/' * 30}\n" in output


def test_markup_in_a_text_is_shown_as_it_stands() -> None:
    assert NAUGHTY[0] in shown(Reply(title=NAUGHTY[0]))


@pytest.mark.parametrize(("variable", "coloured"), [("NO_COLOR", False), ("FORCE_COLOR", True)])
def test_colour_is_as_the_reader_wants_it(
    monkeypatch: pytest.MonkeyPatch, variable: str, *, coloured: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv(variable, "1")
    console = make_console()
    console.file = io.StringIO()
    show(console, render(Reply(title="x", notices=("y",))))
    assert ("\x1b[33m" in console.file.getvalue()) is coloured


def test_a_console_is_never_wider_than_is_readable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert make_console().width == 100
    monkeypatch.setitem(os.environ, "COLUMNS", "72")
    assert make_console().width == 72


def test_a_sparkline_has_a_bar_a_day() -> None:
    days = [(DAY, 1), (DAY + timedelta(2), 4), (DAY + timedelta(3), 8)]
    assert sparkline(days) == "▂▁▅█"
    assert sparkline([]) == ""


@given(st.dictionaries(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 9999)))
def test_a_sparkline_fits_and_shows_every_day_that_has_something(days: dict[date, int]) -> None:
    line = sparkline(list(days.items()))
    assert len(line) <= WIDTH
    assert (set(line) != {"▁"}) or not line
    assert ("█" in line) is bool(days)
