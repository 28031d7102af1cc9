"""Buttons → rows of Block Kit elements, and which choices they show whole."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextActionsBlock,
    FeedbackButtonObject,
    FeedbackButtonsElement,
    InteractiveElement,
    Option,
    PlainTextObject,
    StaticSelectElement,
)

from bot.buttons import Button, Verb
from bot.chat.slack import limits
from bot.chat.slack.escape import plain
from bot.commands import Name
from bot.conversation import choices_of
from bot.exchange import Posting

CARDS = 3
"""Actors that have buttons; where there are more, one select has them all."""
CHOICES = 10
"""Choices that have buttons, which are all there is to press: as many as namesakes are offered."""


class _Rows:
    """The buttons of a posting, by the rows in which they stand."""

    def __init__(self, posting: Posting) -> None:
        choices = choices_of(posting.reply)
        self.meant: list[Button] = []
        self.onward: list[Button] = []
        self.cards: list[Button] = []
        self.tools: list[Button] = []
        self.judgements: list[Button] = []
        for button in posting.buttons:
            press = button.press
            if press.verb in (Verb.HELPFUL, Verb.UNHELPFUL):
                self.judgements.append(button)
            elif press.verb is not Verb.RUN or press.place >= len(choices):
                self.tools.append(button)
            elif press.place < len(posting.reply.choices):
                self.meant.append(button)
            elif (command := choices[press.place].command).name is Name.WHO and not command.show:
                self.cards.append(button)
            else:
                self.onward.append(button)


def shown_whole(posting: Posting) -> frozenset[int]:
    """Return the positions of the choices whose words stand on a button as they are."""
    choices, meant = posting.reply.choices, _Rows(posting).meant
    return frozenset(
        button.press.place
        for button in (meant if len(meant) <= CHOICES else ())
        if (label := plain(button.label)) == plain(choices[button.press.place].label)
        and 0 < len(label) <= limits.BUTTON
    )


def controls(posting: Posting) -> Iterator[Block]:
    """Yield the buttons of a posting, row by row: what is most likely wanted comes first."""
    rows = _Rows(posting)
    yield from _blocks(_few_or_select(rows.meant, CHOICES, "Which one?"))
    yield from _blocks(
        [*map(_button, rows.onward), *_few_or_select(rows.cards, CARDS, "Who is …?")]
    )
    yield from _blocks([_button(button) for button in rows.tools])
    verbs = [button.press.verb for button in rows.judgements]
    if verbs == [Verb.HELPFUL, Verb.UNHELPFUL]:
        yield ContextActionsBlock(elements=[_feedback(*rows.judgements)])
    else:
        yield from _blocks([_button(button) for button in rows.judgements])


def _blocks(elements: Sequence[InteractiveElement]) -> Iterator[Block]:
    for start in range(0, len(elements), limits.ACTIONS):
        yield ActionsBlock(elements=elements[start : start + limits.ACTIONS])


def _few_or_select(buttons: Sequence[Button], few: int, question: str) -> list[InteractiveElement]:
    if len(buttons) <= few:
        return [_button(button) for button in buttons]
    return [
        StaticSelectElement(
            action_id=f"b1:select:{buttons[start].press.place}",
            placeholder=_words(question, limits.PLACEHOLDER),
            options=[_option(button) for button in buttons[start : start + limits.OPTIONS]],
        )
        for start in range(0, len(buttons), limits.OPTIONS)
    ]


def _button(button: Button) -> ButtonElement:
    press = str(button.press)
    return ButtonElement(text=_words(button.label, limits.BUTTON), action_id=press, value=press)


def _option(button: Button) -> Option:
    return Option(text=_words(button.label, limits.OPTION), value=str(button.press))


def _feedback(helpful: Button, unhelpful: Button) -> FeedbackButtonsElement:
    good, bad = (
        FeedbackButtonObject(
            text=_words(f"{sign} {button.label}", limits.BUTTON),
            accessibility_label=plain(button.label, limits.BUTTON),
            value=str(button.press),
        )
        for sign, button in (("👍", helpful), ("👎", unhelpful))
    )
    return FeedbackButtonsElement(action_id="b1:judge", positive_button=good, negative_button=bad)


def _words(text: str, most: int) -> PlainTextObject:
    """Words that Slack does not parse; a button has to have some."""
    return PlainTextObject(text=plain(text, most) or "…", emoji=False)
