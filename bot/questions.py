"""Plain questions → commands: "who is Prigozhin?", "what's new on Wagner since Monday?"."""

import re
from dataclasses import replace

from bot.commands import ALL_OPTIONS, ORDERS, Command, Name
from bot.grammar import Token, is_about_following, parse, read_arguments, tokenize
from bot.when import When, parse_when

_POLITE = r"(?:(?:please|hi|hello|hey|ok|okay)[,!.]? +|(?:can|could|would) you (?:please )?)+"
_ON = r"(?:on|about|regarding|for|of|with|in|from|to)"
# Patterns stay strings until a plain question comes: a command starts faster without them.
_INTENTS: tuple[tuple[Name, str], ...] = (
    (Name.HELP, r"(?:help|hi|hello|hey|what can (?:you|i) (?:do|ask))()"),
    (Name.WHO, r"who(?:'s|s| is| are| was| were)? +(.+)"),
    (Name.TIMELINE, rf"(?:(?:a|the) )?timeline(?: {_ON})?(?: +(.*))?"),
    (Name.SOURCES, rf"(?:(?:the|all) )?(?:sources|documents)(?: {_ON})?(?: +(.*))?"),
    (Name.PRIVACY, r"privacy +(private|public)"),
    (Name.BRIEF, r"(?:give me (?:a )?)?brief(?: me)?(?: (?:on|about))?(?: +(.*))?"),
    (Name.BRIEF, rf"(?:is there |what(?:'s|s| is) |any|some)thing new(?: {_ON} +(.*))?"),
    (Name.BRIEF, rf"what(?:'s|s| is) (?:the )?(?:new|latest)(?: {_ON} +(.*))?"),
    (Name.BRIEF, rf"(?:any|the|latest|the latest)? ?(?:news|updates?)(?: {_ON} +(.*))?"),
    (Name.BRIEF, r"(?:catch me up|bring me up to date)(?: on)?(?: +(.*))?"),
    (Name.BRIEF, r"(?:tell me|what do (?:we|you) know) about +(.+)"),
    (Name.BRIEF, r"what matters(?: most)?()"),
    (Name.BRIEF, rf"what(?:'s|s| has| is)? (?:happened|happening)(?: {_ON} +(.*))?"),
)
_SINCE = r"(?:^|\s)(?:since|from|after) +((?:\S+ ?){1,4})$"
_UNTIL = r"(?:^|\s)(?:until|till|up to) +((?:\S+ ?){1,4})$"
_RECENT = (
    r"(?:^|\s)(?:in|over|for|during|within) (?:the )?(?:last|past) "
    r"((?:[a-z]+ |\d{1,4} ?)?(?:day|week|month|year)s?)$"
)
_PERIOD = r"(?:^|\s)(today|yesterday|(?:this|last) (?:week|month|year))$"


def is_adding(line: str) -> bool:
    """Whether a line that comes with files asks to add them: "add", "please add this"."""
    pattern = rf"(?:{_POLITE})?/?add(?: (?:it|this|these|that|them|the files?|to the library))*"
    return re.fullmatch(pattern, line.strip().rstrip("!.?"), re.IGNORECASE) is not None


def understand(line: str) -> Command:
    """Read a line as a command or a plain question; anything else is a topic to brief.

    Raises:
        CommandError: it cannot be carried out; the message says what to type instead.
    """
    tokens = tokenize(line)
    if not tokens or (tokens[0].text.startswith("/") and not tokens[0].quoted):
        return parse(line)
    order = tokens[0].text.lower()
    if not tokens[0].quoted and order in ORDERS:
        return read_arguments(Name(order), tokens[1:])
    if order == Name.SOURCES and not tokens[0].quoted and is_about_following(tokens[1:]):
        return read_arguments(Name.SOURCES, tokens[1:])
    # In a sentence, "re:" and "note:" are words; a misspelt option is told from them in parse.
    options = [token for token in tokens if token.option in ALL_OPTIONS]
    words = [_as_word(token) for token in tokens if token.option not in ALL_OPTIONS]
    if any(word.quoted for word in words):
        # What is quoted stays whole: only a leading command word is looked for.
        return _with_first_word(words, options)
    text = " ".join(word.text for word in words).rstrip("?!. ").replace("’", "'")
    text = re.sub(rf"\A{_POLITE}", "", text, count=1, flags=re.IGNORECASE)
    text, since, until = _dates(text)
    name, subject = _intent(text)
    command = read_arguments(name, [*_as_tokens(subject), *_allowed(name, options)])
    if name is Name.WHO or command.name is Name.HELP:
        return command
    return replace(command, since=command.since or since, until=command.until or until)


def _with_first_word(words: list[Token], options: list[Token]) -> Command:
    first = words[0].text.lower()
    if not words[0].quoted and first in set(Name):
        return read_arguments(Name(first), [*words[1:], *options])
    return read_arguments(Name.BRIEF, [*words, *options])


def _intent(text: str) -> tuple[Name, str]:
    """What is asked for, and about what."""
    for name, pattern in _INTENTS:
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            return name, match[1] or ""
    return Name.BRIEF, text


def _as_tokens(text: str) -> list[Token]:
    return [Token(word) for word in text.split()]


def _as_word(token: Token) -> Token:
    return Token(f"{token.option}:{token.text}", quoted=True) if token.option else token


def _allowed(name: Name, options: list[Token]) -> list[Token]:
    return options if name is not Name.HELP else []


def _dates(text: str) -> tuple[str, When | None, When | None]:
    """Take "since Monday", "in the last two weeks", "yesterday" from the end of a question."""
    since = until = None
    for _ in range(2):
        if since is None and (match := re.search(_RECENT, text, re.IGNORECASE)):
            phrase = match[1] if re.match(r"\d|\w+ \w", match[1]) else f"1 {match[1]}"
            when = parse_when(phrase)
        elif since is None and until is None and (match := re.search(_PERIOD, text, re.IGNORECASE)):
            when = until = parse_when(match[1])
        elif since is None and (match := re.search(_SINCE, text, re.IGNORECASE)):
            when = parse_when(match[1])
        elif until is None and (match := re.search(_UNTIL, text, re.IGNORECASE)):
            until = parse_when(match[1])
            if until is None:
                break
            text = text[: match.start()].rstrip(", ")
            continue
        else:
            break
        if when is None:
            break
        since, text = when, text[: match.start()].rstrip(", ")
    return text, since, until
