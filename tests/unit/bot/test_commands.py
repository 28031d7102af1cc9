import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.commands import FORMS, MAX_LENGTH, Command, Name
from bot.errors import CommandError
from bot.grammar import parse
from bot.questions import understand
from bot.when import When

PIECES = st.sampled_from(
    [
        *("/brief", "/who", "/timeline", "/sources", "/help", "brief", "who", "is", "private"),
        *("/privacy", "privacy", "public"),
        *("since:7d", "until:2023-07-01", "points:8", "since:", "points:x", "note:", "a:b"),
        *('"', '"two words"', '"private"', '"since:7d"', "?", "what's new", "since Monday"),
        *("help", "harbour", "Iris Vale", "http://x.example/a:b", "\x1b[31m", "“curly”"),
    ]
)
LINES = st.one_of(st.text(), st.lists(PIECES, max_size=7).map(" ".join))


@given(LINES)
@example("/who is is")
@example('/brief "a\u00a0b" since:"24 June" private')
@example('/brief x"private"')
def test_any_line_is_a_command_or_an_error_that_says_what_to_type(line: str) -> None:
    try:
        command = understand(line)
    except CommandError as caught:
        error = caught
    else:
        assert parse(str(command)) == command
        assert understand(str(command)) == command
        return
    assert str(error)
    for suggestion in error.suggestions:
        understand(suggestion)


def test_a_brief_has_a_topic_and_options_in_any_order() -> None:
    expected = Command(
        name=Name.BRIEF,
        terms=("harbour", "strike"),
        since=When("7d"),
        until=When("2023-07-01"),
        points=8,
        private=True,
    )
    assert parse("/brief since:7d harbour points:8 strike until:2023-07-01 private") == expected
    assert parse("/BRIEF harbour strike Points:8 SINCE:7d until:2023-07-01 Private") == expected


def test_a_brief_without_a_topic_is_about_everything() -> None:
    assert parse("/brief") == Command(name=Name.BRIEF)


def test_what_is_quoted_is_one_term_and_never_an_option() -> None:
    command = parse('/brief "port authority" “since:7d” "private"')
    assert command.terms == ("port authority", "since:7d", "private")
    assert command.since is None
    assert not command.private
    assert command.topic == '"port authority" since:7d private'
    assert command.subject == "port authority since:7d private"


def test_who_sees_an_answer_is_said_at_the_end() -> None:
    command = parse("/brief harbour public")
    assert (command.terms, command.public, command.private) == (("harbour",), True, False)
    command = parse("/brief harbour public private")
    assert (command.terms, command.public, command.private) == (("harbour", "public"), False, True)


@pytest.mark.parametrize("word", ["", "private", "public"])
def test_privacy_takes_one_of_two_words_or_none(word: str) -> None:
    line = f"/privacy {word}".strip()
    assert parse(line) == Command(name=Name.PRIVACY, terms=(word,) if word else ())
    assert str(parse(line.upper())) == line


def test_private_in_front_is_a_word_of_the_topic() -> None:
    assert parse("/brief private military company").terms == ("private", "military", "company")


def test_an_address_is_not_an_option() -> None:
    assert parse("/brief https://news.example/a").terms == ("https://news.example/a",)


@pytest.mark.parametrize("name", list(Name))
def test_the_example_of_each_command_is_that_command(name: Name) -> None:
    assert parse(FORMS[name].example).name is name
    assert FORMS[name].usage.startswith(f"/{name}")


@pytest.mark.parametrize(
    ("line", "message", "suggestions"),
    [
        ("/breif harbour since:7d", "Did you mean: /brief", ("/brief harbour since:7d",)),
        ("/frobnicate", "no command /frobnicate. The commands are /brief", ("/help",)),
        ("", "Type a command or a question", ("/help",)),
        ("/who", "/who needs a name, such as: /who", ("/who prigozhin",)),
        ("/brief x sinse:7d", "Did you mean since:7d", ()),
        ("/who x points:3", "takes no points:", ()),
        ("/brief x colour:red", 'To search for it, quote it: "colour:…"', ()),
        ("/brief x points:many", "points: takes a number from 1 to 25", ()),
        ("/brief x points:0", "0 is outside", ()),
        ("/brief x points:²", "points: takes a number", ()),
        ("/brief x since:someday", "since: takes a day, such as since:7d", ()),
        ("/brief x until:2023-02-30", "until: takes a day", ()),
        ("/brief x since:7d since:8d", "since: is there twice", ()),
        ("/privacy secret", "It is written: /privacy [private or public]", ("/privacy private",)),
        ("/privacy private public", "It is written: /privacy", ("/privacy private",)),
        ("x" * (MAX_LENGTH + 1), "Shorten it to 500", ()),
    ],
)
def test_a_mistake_says_what_to_type(line: str, message: str, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(CommandError) as caught:
        understand(line)
    assert message in str(caught.value)
    assert caught.value.suggestions == suggestions


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("who is Iris Vale?", "/who Iris Vale"),
        ("Who’s Iris Vale", "/who Iris Vale"),
        ("/who is Iris Vale?", "/who Iris Vale"),
        ("what's new on the strike since Monday?", "/brief the strike since:monday"),
        ("What is new?", "/brief"),
        ("news about the port in the last two weeks", "/brief the port since:two-weeks"),
        (
            "what happened in Port Ellis yesterday?",
            "/brief Port Ellis since:yesterday until:yesterday",
        ),
        ("tell me about the dockers' union", "/brief the dockers' union"),
        ("from 3 May 2023 until May 9, 2023", "/brief since:2023-05-03 until:2023-05-09"),
        ("timeline of the strike", "/timeline the strike"),
        ("sources on the strike", "/sources the strike"),
        ("please brief me on the strike", "/brief the strike"),
        ("brief strike points:3 private", "/brief strike points:3 private"),
        ("the harbour strike", "/brief the harbour strike"),
        ('who "Iris Vale"', '/who "Iris Vale"'),
        ("harbour re:opening", '/brief harbour "re:opening"'),
        ("news since the strike began", "/brief news since the strike began"),
        ("privacy private", "/privacy private"),
        ("privacy", "/brief privacy"),
        ("hello", "/help"),
        ("brief help", "/help brief"),
        ("/brief help", "/help brief"),
    ],
)
def test_a_plain_question_is_a_command(question: str, command: str) -> None:
    assert str(understand(question)) == command
