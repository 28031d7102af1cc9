"""Line → Command: reads slash commands, as `bot.commands` describes them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.commands import (
    ALL_OPTIONS,
    COPULAS,
    FLAGS,
    FOLLOWING,
    FORMS,
    MAX_LENGTH,
    MAX_POINTS,
    OPTION,
    ORDERS,
    PUNCTUATION,
    Command,
    Name,
    Part,
    must_be_quoted,
)
from bot.errors import CommandError
from bot.plain import harmless
from bot.when import parse_when


@dataclass(frozen=True, slots=True)
class Token:
    """One word or quoted phrase of a line, or an option with its value."""

    text: str
    quoted: bool = False
    option: str = ""


_TOKEN = re.compile(r'([A-Za-z]+):"([^"]*)"|"([^"]*)"|(\S+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»\uff02", '"'))


def parse(line: str) -> Command:
    """Read a line that begins with a slash.

    Raises:
        CommandError: it cannot be carried out; the message says what to type instead.
    """
    tokens = tokenize(line)
    word = tokens[0].text.removeprefix("/").lower() if tokens else ""
    try:
        name = Name(word)
    except ValueError:
        raise _unknown_command(word, tokens[1:]) from None
    return read_arguments(name, tokens[1:])


def tokenize(line: str) -> list[Token]:
    """Split a line into words, quoted phrases and options.

    Raises:
        CommandError: the line is too long.
    """
    line = harmless(line.translate(_QUOTES))
    if len(line) > MAX_LENGTH:
        raise CommandError(
            f"That is {len(line)} characters long. Shorten it to {MAX_LENGTH}, or save it to a "
            "file and add that: briefbot add FILE"
        )
    tokens = []
    for option, value, phrase, word in _TOKEN.findall(line):
        if option:
            tokens.append(Token(value.strip(), quoted=True, option=option.lower()))
        elif match := OPTION.fullmatch(word.replace('"', "")):
            tokens.append(Token(match[2], option=match[1].lower()))
        elif word.replace('"', ""):
            tokens.append(Token(word.replace('"', "")))
        elif phrase.strip():
            tokens.append(Token(phrase.strip(), quoted=True))
    return tokens


def read_arguments(name: Name, tokens: list[Token]) -> Command:
    """Read what follows the name of a command.

    Raises:
        CommandError: an option is unknown or has no usable value, or something is missing.
    """
    if len(tokens) == 1 and not tokens[0].quoted and tokens[0].text.lower() == Name.HELP:
        return Command(name=Name.HELP, terms=(str(name),))
    if name in ORDERS:
        return Command(name=name, arguments=" ".join(map(_as_written, tokens)))
    if name is Name.SOURCES and is_about_following(tokens):
        said = {token.text.lower() for token in tokens if _is_flag(token)}
        kept = [token for token in tokens if not _is_flag(token)]
        return Command(
            name=name,
            arguments=" ".join(map(_as_written, kept)),
            private="private" in said,
            public="public" in said,
        )
    command = Command(name=name)
    seen = set()
    for token in tokens:
        if token.option:
            if token.option in seen:
                raise CommandError(f"{token.option}: is there twice. Keep one of them.")
            seen.add(token.option)
            command = _with_option(command, token)
    words = [token for token in tokens if not token.option]
    if name is Name.PRIVACY:
        return replace(command, terms=_privacy(words))
    if words and not words[-1].quoted and words[-1].text.lower() in FLAGS:
        flag = words.pop().text.lower()
        command = replace(command, private=flag == "private", public=flag == "public")
    command = replace(command, terms=_terms(name, words))
    form = FORMS[name]
    if form.needs and not command.terms:
        raise CommandError(f"/{name} needs {form.needs}, such as: {form.example}", [form.example])
    return command


def is_about_following(tokens: list[Token]) -> bool:
    """Whether what comes after /sources is about what is followed; "check fraud" is a topic."""
    if not tokens or tokens[0].quoted:
        return False
    if tokens[0].text.lower() not in FOLLOWING:
        # An address is no topic: something was to be done with it.
        return any("://" in token.text and not token.quoted for token in tokens[:2])
    rest = [token for token in tokens[1:] if not token.option and not _is_flag(token)]
    match tokens[0].text.lower():
        case "add":
            return not rest or any(mark in rest[0].text for mark in ":./")
        case "list":
            return not rest
        case "agency" | "independent":
            # "agency reports" is a topic.
            return len(rest) == 1 and (rest[0].text.isdigit() or "://" in rest[0].text)
        case _:
            return len(rest) < 2


def _is_flag(token: Token) -> bool:
    return not token.quoted and not token.option and token.text.lower() in FLAGS


def _privacy(words: list[Token]) -> tuple[str, ...]:
    terms = tuple(word.text.lower() for word in words)
    if len(terms) > 1 or not FLAGS.issuperset(terms):
        usage, example = FORMS[Name.PRIVACY].usage, FORMS[Name.PRIVACY].example
        raise CommandError(f"It is written: {usage}, such as: {example}", [example])
    return terms


def _terms(name: Name, words: list[Token]) -> tuple[str, ...]:
    if words and not words[-1].quoted:  # "/who prigozhin?"
        words[-1] = replace(words[-1], text=words[-1].text.rstrip(PUNCTUATION))
    words = [word for word in words if word.text]
    if name is Name.WHO:  # "/who is prigozhin"
        while len(words) > 1 and not words[0].quoted and words[0].text.lower() in COPULAS:
            words.pop(0)
    return tuple(word.text for word in words)


def _with_option(command: Command, token: Token) -> Command:
    form = FORMS[command.name]
    if token.option not in form.options:
        raise _unknown_option(command.name, token)
    if token.option == "points":
        return replace(command, points=read_points(token.text))
    if token.option == "show":
        return replace(command, show=_part(token.text))
    when = parse_when(token.text)
    if when is None:
        raise CommandError(
            f"{token.option}: takes a day, such as {token.option}:7d (days ago), 2w, "
            f'monday, 2023-07-01, 2023-07 or "24 June"; not “{token.text}”.'
        )
    if token.option == "since":
        return replace(command, since=when)
    return replace(command, until=when)


def read_points(text: str) -> int:
    """Read a number of points.

    Raises:
        CommandError: it is none, or outside what a brief has.
    """
    if not text.isascii() or not text.isdigit() or len(text) > 4:
        raise CommandError(
            f"points: takes a number from 1 to {MAX_POINTS}, such as points:8, not “{text}”."
        )
    points = int(text)
    if not 1 <= points <= MAX_POINTS:
        raise CommandError(f"points: goes from 1 to {MAX_POINTS}; {points} is outside.")
    return points


def nearest(text: str, names: Iterable[str]) -> str | None:
    """Return the name that may have been meant by a misspelt one."""
    from difflib import get_close_matches  # only mistakes need it

    return next(iter(get_close_matches(text, list(names), n=1, cutoff=0.6)), None)


def _part(text: str) -> Part:
    try:
        return Part(text.lower())
    except ValueError:
        near = nearest(text.lower(), Part)
        hint = f" Did you mean show:{near}" if near else ""
        raise CommandError(f"show: takes {', '.join(Part)}; not “{text}”.{hint}") from None


def _unknown_command(word: str, rest: list[Token]) -> CommandError:
    near = nearest(word, Name)
    if near:
        write = _as_written if near in ORDERS else _written
        terms = " ".join(write(token) for token in rest)
        suggestion = f"/{near} {terms}".rstrip()
        return CommandError(
            f"There is no command /{word}. Did you mean: {suggestion}", [suggestion]
        )
    names = ", ".join(f"/{name}" for name in Name)
    said = f"There is no command /{word}." if word else "Type a command or a question."
    return CommandError(f"{said} The commands are {names}.", ["/help"])


def _unknown_option(name: Name, token: Token) -> CommandError:
    form = FORMS[name]
    near = nearest(token.option, form.options)
    if near:
        return CommandError(
            f"There is no option {token.option}: here. Did you mean {near}:{token.text}"
        )
    if token.option in ALL_OPTIONS:
        said = f"/{name} takes no {token.option}:."
    else:
        said = f"There is no option {token.option}: here."
    usage = f"It is written: {form.usage}"
    return CommandError(f'{said} {usage}. To search for it, quote it: "{token.option}:…"')


def _written(token: Token) -> str:
    text = f'"{token.text}"' if token.quoted or must_be_quoted(token.text) else token.text
    return f"{token.option}:{text}" if token.option else text


def _as_written(token: Token) -> str:
    """A token in the words of `ORDERS`, which read themselves again as they are."""
    text = f'"{token.text}"' if token.quoted else token.text
    return f"{token.option}:{text}" if token.option else text
