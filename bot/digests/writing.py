"""What is chosen of a form → the command that asks for it."""

from bot.commands import Command, Name
from bot.digests.reading import read_order
from bot.errors import CommandError
from bot.grammar import parse


def write_digest(topic: str, at: str, *, days: str = "", **options: str) -> Command:
    """Write what makes a digest, whatever its topic looks like.

    Args:
        topic: As typed, with its phrases in quotation marks; empty for everything.
        at: Times of day, such as "08:00" or "8am and 17:30".
        days: Such as "mon-fri"; empty for every day.
        options: Values of other options, such as tz and points; empty ones are left out.

    Raises:
        CommandError: it is longer than a line may be.
    """
    topic = topic.strip()
    others = [f"{name}:{_value(value)}" for name, value in options.items() if value.strip()]
    plain = " ".join(filter(None, ["add", topic or "everything", f"at {at}", days, *others]))
    written = parse(f"/{Name.DIGEST} {plain}")
    # Options come first: a quotation mark that a topic leaves open ends with the topic.
    stated = [f'at:"{_bare(at)}"', f'days:"{_bare(days)}"' if days.strip() else "", *others, topic]
    safe = parse(f"/{Name.DIGEST} {' '.join(filter(None, ['add', *stated]))}")
    try:
        same = read_order(written) == read_order(safe)
    except CommandError:
        same = False
    return written if same else safe


def write_watch(topic: str, at_most: str = "") -> Command:
    """Write what watches a topic. Raises as `write_digest` does."""
    words = ["add", topic.strip(), f"at-most:{at_most.strip()}" if at_most.strip() else ""]
    return parse(f"/{Name.WATCH} {' '.join(filter(None, words))}")


def _value(text: str) -> str:
    bare = _bare(text)
    return f'"{bare}"' if " " in bare else bare


def _bare(text: str) -> str:
    return " ".join(text.replace('"', "").split())
