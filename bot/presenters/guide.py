"""Help → Reply."""

from bot.commands import FORMS, Command, Name
from bot.replies import Point, Reply, Section


def present_help(command: Command) -> Reply:
    """Word all commands, or the one that is asked about."""
    asked = command.subject.lower().removeprefix("/")
    names = [Name(asked)] if asked in set(Name) else list(Name)
    sections = [
        Section(
            points=tuple(Point(text=FORMS[name].usage, aside=FORMS[name].summary) for name in names)
        )
    ]
    more = FORMS[names[0]].more if len(names) == 1 else ()
    if more:
        points = tuple(Point(text=usage, aside=summary) for usage, summary in more)
        sections.append(Section(heading="Also", points=points))
    elif len(names) > 1 or FORMS[names[0]].options:
        sections.append(
            Section(
                heading="How to write it",
                points=(
                    Point(text='"two words" are a phrase; what is quoted is never an option'),
                    Point(text='since: and until: take 7d, 2w, monday, 2023-07-01 or "24 June"'),
                    Point(
                        text="private at the end shows the answer to you alone, public to everyone"
                    ),
                    Point(text="a plain question will do: who is …? what's new on … since Monday?"),
                ),
            )
        )
    return Reply(
        title=f"/{names[0]}" if len(names) == 1 else "What you can ask",
        sections=tuple(sections),
        private=True,
    )
