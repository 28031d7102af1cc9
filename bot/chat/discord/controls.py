"""Buttons → rows of buttons and selects."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import discord

from bot.buttons import Button, Verb
from bot.chat.discord.escape import fitting, label
from bot.chat.discord.limits import OPTION, OPTIONS, ROW, ROWS
from bot.commands import Command, Name
from bot.conversation import choices_of
from bot.exchange import Posting
from bot.replies import Outcome

Item = discord.ui.Item[Any]
Row = tuple[Item, ...]

SELECT = "b1:pick:{}"
"""Id of a select by its place in the message; which press it stands for is its value."""
_CARDS = "Who is …?"
_MANY = "Which one?"
_EMOJI = {Verb.HELPFUL: "👍", Verb.UNHELPFUL: "👎"}
_FEW = 2
"""So many cards are buttons; more are a list to open, which leaves the rest in sight."""


def rows(posting: Posting) -> list[Row]:
    """Return the rows of all buttons, in their order; a message takes the first `ROWS` of them.

    What leads to other answers comes first, the cards of the actors in a select of their own;
    then what is done with this one.
    """
    leading = [button for button in posting.buttons if button.press.verb is Verb.RUN]
    doing = [button for button in posting.buttons if button.press.verb is not Verb.RUN]
    cards = [button for button in leading if _opens_card(button, posting)]
    if len(cards) > _FEW:
        leading = [button for button in leading if button not in cards]
    else:
        cards = []
    style = discord.ButtonStyle.secondary
    if posting.reply.outcome in (Outcome.CHOICE, Outcome.NOTHING):
        style = discord.ButtonStyle.primary
    found: list[Row] = []
    if len(leading) > OPTIONS - ROW:
        found += _selects(leading, _MANY, first=0)
    else:
        found += _rows_of_buttons(leading, style)
    found += _selects(cards, _CARDS, first=len(found))
    found += _rows_of_buttons(doing, discord.ButtonStyle.secondary)
    return found


def shown_whole(found: Iterable[Row]) -> set[str]:
    """Return the labels that stand on the rows, to be compared with what they stand for."""
    items = [item for row in found for item in row]
    options = [item.options for item in items if isinstance(item, discord.ui.Select)]
    labels = {item.label or "" for item in items if isinstance(item, discord.ui.Button)}
    return labels | {option.label for some in options for option in some}


def view(found: Sequence[Row]) -> discord.ui.View | None:
    """Return rows as discord.py takes them; None where there are none.

    The view is stopped from the start: nothing of it is kept in memory, and its buttons are
    answered by their ids, after a restart as before.
    """
    if not found:
        return None
    made = discord.ui.View(timeout=None)
    for number, row in enumerate(found[:ROWS]):
        for item in row:
            item.row = number
            made.add_item(item)
    made.stop()
    return made


def _opens_card(button: Button, posting: Posting) -> bool:
    """Whether a button of an answer opens the card of an actor."""
    choices = choices_of(posting.reply)
    if posting.reply.outcome is not Outcome.ANSWERED or button.press.place >= len(choices):
        return False
    choice = choices[button.press.place]
    return choice.label == button.label and _is_card(choice.command)


def _is_card(command: Command) -> bool:
    return command.name is Name.WHO and command.show is None


def _rows_of_buttons(buttons: Sequence[Button], style: discord.ButtonStyle) -> Iterator[Row]:
    left = iter(buttons)
    while some := list(islice(left, ROW)):
        yield tuple(
            discord.ui.Button(
                style=style,
                label=label(button.label),
                custom_id=str(button.press),
                emoji=_EMOJI.get(button.press.verb),
            )
            for button in some
        )


def _selects(buttons: Sequence[Button], placeholder: str, *, first: int) -> Iterator[Row]:
    left = iter(buttons)
    number = first
    while some := list(islice(left, OPTIONS)):
        options = [
            discord.SelectOption(label=fitting(button.label, OPTION), value=str(button.press))
            for button in some
        ]
        select: discord.ui.Select[Any] = discord.ui.Select(
            custom_id=SELECT.format(number), placeholder=placeholder, options=options
        )
        yield (select,)
        number += 1
