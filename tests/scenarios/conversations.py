"""Conversations over the tests' own story: what is said, and what the answer must say.

They name facts and no layout, so that every platform is held to the same ones.
"""

from typing import NamedTuple

from bot.replies import Outcome


class Turn(NamedTuple):
    """One thing that is said, and its answer."""

    say: str
    expect: tuple[str, ...]
    """Words that the answer has, whatever its line breaks and capitals."""
    outcome: Outcome = Outcome.ANSWERED
    without: tuple[str, ...] = ()


CONVERSATIONS: dict[str, tuple[Turn, ...]] = {
    "a brief, and on to the people in it": (
        Turn(
            "/brief corran bridge points:8",
            ("3–", "March 2031", "hangers", "Structural Safety Board", "[1]", "Northern Wire"),
        ),
        Turn(
            "/who ilse brandvold",
            ("Ilse Brandvold", "Transport Minister", "harbour engineer", "left us the funerals"),
        ),
        Turn("/timeline strike", ("Timeline: strike", "7 Mar", "began")),
        Turn("/sources strike", ("Bridge operator denies receiving warning", "5 March 2031")),
    ),
    "a spelling is forgiven, and said so": (
        Turn("/brief corran brigde", ("Showing results for “corran bridge”", "hangers")),
    ),
    "two people with one name": (
        Turn(
            "/who lindqvist",
            ("Which “lindqvist”?", "Erik Lindqvist", "Petra Lindqvist"),
            Outcome.CHOICE,
        ),
        Turn(
            '/who "Erik Lindqvist"',
            ("chief executive", "No such memo reached the board or me"),
            without=("negligent killing",),
        ),
        Turn(
            "who is Petra Lindqvist?",
            ("hief prosecutor", "We are looking at negligent killing"),
            without=("No such memo",),
        ),
    ),
    "a stretch of time": (
        Turn(
            "/brief corran bridge since:2031-03-09 until:2031-03-09",
            ("9 March 2031", "hangers"),
            without=("nine people",),
        ),
        Turn("what's new on the corran bridge since 9 March 2031?", ("9 March 2031", "hangers")),
        Turn(
            "/brief corran bridge until:2031-03-02",
            ("Nothing found on “corran bridge” in that time", "Without dates"),
            Outcome.NOTHING,
        ),
        Turn("/brief since:2031-03-09 until:2031-03-03", ("Turn them round",), Outcome.MISTAKE),
    ),
    "nothing there": (
        Turn("/brief flurbishment", ("Nothing found on “flurbishment”",), Outcome.NOTHING),
        Turn("/who flurbishment", ("Nobody called “flurbishment”",), Outcome.NOTHING),
        Turn("/timeline flurbishment", ("Nothing dated",), Outcome.NOTHING),
        Turn("/sources flurbishment", ("No documents on",), Outcome.NOTHING),
    ),
    "a misspelt name is forgiven where one name is near, and said so": (
        Turn(
            "/who brandvolt",
            ("Nobody is called “brandvolt”; this is Ilse Brandvold", "Transport Minister"),
        ),
        Turn("/who halorran", ("“halorran” is taken for Tomas Halloran", "inspector")),
        Turn(
            "/who lindqvits",
            ("Nobody called “lindqvits”", "Erik Lindqvist", "Petra Lindqvist"),
            Outcome.NOTHING,
        ),
    ),
    "a person is found by given name, by title and by role": (
        Turn("/who petra", ("Petra Lindqvist", "hief prosecutor")),
        Turn("who is inspector Halloran?", ("Tomas Halloran",)),
        Turn("/who prosecutor lindqvist", ("Petra Lindqvist",), without=("No such memo",)),
        Turn("/who the prime minister", ("taken for Jonas Aldane", "Prime Minister")),
        Turn(
            "/who minister",
            ("Which “minister”?", "Ilse Brandvold", "Jonas Aldane"),
            Outcome.CHOICE,
        ),
        Turn("/who mayor of Sarnholt", ("Nobody called",), Outcome.NOTHING),
    ),
    "a post that was left is no present one": (
        Turn(
            "/who erik lindqvist show:roles",
            ("Was", "7 Mar", "chief executive"),
            without=("Is 7", "Is chief"),
        ),
    ),
    "mistakes are told with what to type": (
        Turn("/breif corran bridge", ("Did you mean: /brief corran bridge",), Outcome.MISTAKE),
        Turn("/brief x points:100", ("from 1 to 25",), Outcome.MISTAKE),
        Turn("/who", ("/who needs a name",), Outcome.MISTAKE),
        Turn("/brief since:someday", ("takes a day",), Outcome.MISTAKE),
    ),
    "a page in another language is kept and left out": (
        Turn("/brief corran bridge", ("Left out: 1 page in other languages (de)",)),
        Turn("/sources", ("21 documents", "de: left out of briefs")),
        Turn("/sources since:2031-03-09 until:2031-03-09", ("de: left out of briefs",)),
    ),
    "without a topic": (
        Turn("/brief", ("What matters most", "[1]")),
        Turn("what's new?", ("What matters most", "[1]")),
        Turn("/help", ("/brief [topic]", "/who name", "/timeline topic")),
    ),
}
