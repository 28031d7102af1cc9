"""A card whose actor does and says little."""

from datetime import date

from bot.commands import Command, Name, Part
from bot.presenters import present_card
from summarizer.models import ActorCard, ActorRef, CitedRelation, CitedRole, Kind, TimelineEntry
from tests.fakes import DAY, card, citation, quotation

WHO = Command(name=Name.WHO, terms=("Iris Vale",))


def happening(text: str, day: date = DAY, precision: str = "day") -> TimelineEntry:
    return TimelineEntry(date=day, precision=precision, text=text, citations=(citation(),))


def told(of: ActorCard) -> dict[str, list[str]]:
    return {
        section.heading: [point.text for point in section.points]
        for section in present_card(of, WHO).sections
    }


def test_sentences_about_an_actor_stand_in_for_deeds_that_are_few() -> None:
    bare = card(deeds=(), timeline=(happening("Vale's union met the port."),))
    assert told(bare)["Mentioned"] == ["Vale's union met the port."]


def test_what_the_card_tells_already_is_not_mentioned_again() -> None:
    spoken = card(
        deeds=(),
        quotations=(quotation("the port is shut"),),
        timeline=(happening("Vale said the port is shut."), happening("Vale's union met.")),
    )
    assert told(spoken)["Mentioned"] == ["Vale's union met."]


def test_a_card_with_enough_deeds_has_no_need_of_them() -> None:
    full = card(timeline=(happening("Vale's union met the port."),))
    assert "Mentioned" not in told(full)


def test_what_is_to_come_or_known_to_the_month_has_no_day() -> None:
    ahead = happening("Vale's union meets in June.", date(2099, 6, 1))
    month = happening("Vale's union met in May.", DAY, "month")
    shown = present_card(card(deeds=(), timeline=(ahead, month)), WHO)
    points = next(each.points for each in shown.sections if each.heading == "Mentioned")
    assert [point.day for point in points] == [None, None]


def test_a_post_told_among_the_roles_is_no_relation_besides() -> None:
    union = ActorRef(id="9f", name="Dockers' Union", kind=Kind.ORGANIZATION)
    leading = CitedRelation(
        kind="leads", other=union, outgoing=True, date=DAY, citations=(citation(),)
    )
    blaming = leading.model_copy(update={"kind": "blames"})
    role = CitedRole(
        title="chair", organization="Dockers' Union", date=DAY, citations=(citation(),)
    )
    both = card(roles=(role,), relations=(leading, blaming))
    assert told(both)["Relations"] == ["blames Dockers' Union"]
    assert told(card(roles=(), relations=(leading,)))["Relations"] == ["leads Dockers' Union"]

    alone = present_card(both, Command(name=Name.WHO, terms=("Iris Vale",), show=Part.RELATIONS))
    assert len(alone.sections[0].points) == len(both.relations)
