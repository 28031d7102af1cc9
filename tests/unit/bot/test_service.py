from datetime import date

import pytest

from bot.commands import Command, Part
from bot.replies import Outcome, Reply
from bot.service import Service
from summarizer.errors import AmbiguousActor
from summarizer.models import ActorCard, ActorRef, CitedDeed, Kind, QuotationKind
from summarizer.models import Part as DeedPart
from tests.fakes import FakeLibrary, actor, brief, card, citation, point, quotation, timeline

TODAY = date(2031, 5, 7)


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


@pytest.fixture
def service(library: FakeLibrary) -> Service:
    return Service(library, library, today=lambda: TODAY)


def texts(reply: Reply) -> list[str]:
    return [point.text for section in reply.sections for point in section.points]


def test_options_reach_the_library_as_days(service: Service, library: FakeLibrary) -> None:
    service.answer("/brief harbour strike since:2d until:today points:8")
    service.answer("/timeline strike since:2031-04 until:2031-04")
    service.answer("/sources strike")
    assert library.asked == [
        ("brief", "harbour strike", 8, date(2031, 5, 5), TODAY),
        ("timeline", "strike", date(2031, 4, 1), date(2031, 4, 30)),
        ("documents", "strike", None, None, 50),
    ]


def test_days_the_wrong_way_round_are_a_mistake(service: Service, library: FakeLibrary) -> None:
    reply = service.answer("/brief since:today until:2d").reply
    assert reply.outcome is Outcome.MISTAKE
    assert "since:2031-05-05 until:2031-05-07" in reply.title
    assert not library.asked


def test_a_brief_numbers_each_document_once(service: Service, library: FakeLibrary) -> None:
    library.briefs = brief(
        point("One.", "b"), point("Two.", "a", "b", sources=2), note="Showing results for “strike”."
    )
    answer = service.answer("/brief stirke")
    points = answer.reply.sections[0].points
    assert [(p.text, p.sources, p.aside) for p in points] == [
        ("One.", (1,), ""),
        ("Two.", (1, 2), "2 independent sources"),
    ]
    assert [source.document_id for source in answer.reply.sources] == ["b", "a"]
    assert answer.reply.notices == ("Showing results for “strike”.",)
    assert answer.values == library.briefs


def test_a_brief_leads_on_to_more(service: Service) -> None:
    actions = service.answer("/brief strike since:7d").reply.actions
    assert [(action.label, str(action.command)) for action in actions] == [
        ("More points", "/brief strike since:7d points:6"),
        ("Timeline", "/timeline strike since:7d"),
        ("Sources", "/sources strike since:7d"),
        ("Iris Vale", '/who "Iris Vale"'),
    ]


def test_only_the_speakers_own_words_are_in_quotation_marks(
    service: Service, library: FakeLibrary
) -> None:
    library.briefs = brief(
        point("One."),
        quotations=(
            quotation("We stay."),
            quotation("talks go on", None, kind=QuotationKind.REPORTED),
        ),
    )
    quoted = service.answer("/brief strike").reply.sections[1].points
    assert [(p.text, p.aside) for p in quoted] == [
        ("“We stay.”", "Iris Vale"),
        ("talks go on", "speaker not named, reported"),
    ]


def test_nothing_found_offers_near_topics_and_a_wider_time(
    service: Service, library: FakeLibrary
) -> None:
    library.briefs = brief(suggestions=("strikes", "port"))
    reply = service.answer("/brief stork since:7d").reply
    assert reply.outcome is Outcome.NOTHING
    assert reply.title == "Nothing found on “stork” in that time"
    assert [str(choice.command) for choice in reply.choices] == [
        "/brief strikes since:7d",
        "/brief port since:7d",
        "/brief stork",
    ]


@pytest.mark.parametrize("line", ["/brief", "/brief strike", "/who vale", "/sources x"])
def test_an_empty_library_says_how_to_fill_it(line: str) -> None:
    library = FakeLibrary(briefs=brief(documents=()), cards=[], size=0)
    reply = Service(library, library, today=lambda: TODAY).answer(line).reply
    assert reply.outcome is Outcome.NOTHING
    assert reply.title == "This library is empty"
    assert "briefbot add" in reply.lead


def test_a_card_has_everything_under_its_heading(service: Service) -> None:
    reply = service.answer("/who Vale").reply
    assert reply.title == "Iris Vale"
    assert reply.lead == "person · 2 documents · 1–4 May 2031"
    assert {
        section.heading: [(p.text, p.sources, p.aside) for p in section.points]
        for section in reply.sections
    } == {
        "Is": [("chair of the dockers' union", (1,), "")],
        "Was": [("crane driver", (2,), "")],
        "Did": [("Vale called the strike.", (1, 2), "")],
        "Faced": [("Vale was barred from the quay.", (1,), "according to the port")],
        "Said": [("“We stay out until Monday.”", (1,), "")],
        "Others say": [("Vale wants headlines.", (1,), "Tom Reed, reported")],
        "Relations": [("Tom Reed: criticises Iris Vale", (1,), "")],
    }
    assert reply.activity is not None
    assert reply.activity.days == ((date(2031, 5, 1), 1), (date(2031, 5, 4), 7))


def test_a_card_fits_one_screen_and_says_how_to_see_the_rest(
    service: Service, library: FakeLibrary
) -> None:
    deeds = [
        {
            "text": f"Vale did the {n}th thing, which takes more than one line to tell in full.",
            "part": "does",
            "verb": "do",
            "date": None,
            "citations": [citation(str(n))],
        }
        for n in range(30)
    ]
    library.cards = [card(deeds=deeds)]
    section = next(s for s in service.answer("/who Vale").reply.sections if s.heading == "Did")
    assert len(section.points) == 7
    assert section.more is not None
    assert section.more.label == "23 more"
    assert str(section.more.command) == '/who "Iris Vale" show:deeds'

    asked = service.run(section.more.command).reply
    assert [section.heading for section in asked.sections] == ["Did"]
    assert len(asked.sections[0].points) == 30
    assert asked.sections[0].more is None


def _deed(text: str, by: str | None = None, part: DeedPart = DeedPart.DOES) -> CitedDeed:
    return CitedDeed(
        text=text, part=part, verb="act", reported_by=by, date=None, citations=(citation(),)
    )


@pytest.mark.parametrize(
    ("by", "aside"),
    [
        (None, ""),
        ("Tom Reed", "according to Tom Reed"),
        ("she", "according to her"),
        ("The union", "according to the union"),
        ("Iris Vale", "self-reported"),
        ("a memo", ""),
    ],
)
def test_a_deed_says_who_reports_it_once(
    service: Service, library: FakeLibrary, by: str | None, aside: str
) -> None:
    library.cards = [card(deeds=(_deed("Vale was paid, according to a memo", by),))]
    (section,) = service.answer("/who Vale show:deeds").reply.sections
    assert [point.aside for point in section.points] == [aside]


def test_a_clause_that_another_clause_has_in_it_is_not_shown_twice(
    service: Service, library: FakeLibrary
) -> None:
    texts_told = ("Vale, who lost a boat", "Vale, who lost a boat, wept", "Vale ate")
    library.cards = [card(deeds=tuple(_deed(text) for text in texts_told))]
    reply = service.answer("/who Vale show:deeds").reply
    assert texts(reply) == ["Vale, who lost a boat, wept", "Vale ate"]


def test_only_shown_facts_are_among_the_sources(service: Service) -> None:
    reply = service.answer(f"/who Vale show:{Part.QUOTATIONS}").reply
    assert [source.document_id for source in reply.sources] == ["a"]


def test_an_unknown_name_offers_near_names_and_a_search(
    service: Service, library: FakeLibrary
) -> None:
    library.cards = [card(), card(id="2f", name="Iris Dahl")]
    answer = service.answer("who is Iris Dale?")
    assert answer.reply.outcome is Outcome.NOTHING
    assert answer.values is None
    assert [str(choice.command) for choice in answer.reply.choices] == [
        '/who "Iris Vale"',
        '/who "Iris Dahl"',
        "/brief Iris Dale",
    ]


def test_what_a_private_question_offers_is_answered_in_private_too(
    service: Service, library: FakeLibrary
) -> None:
    library.cards = [card(), card(id="2f", name="Iris Dahl")]
    reply = service.answer("/who Iris Dale show:quotations private").reply
    assert [str(choice.command) for choice in reply.choices] == [
        '/who "Iris Vale" show:quotations private',
        '/who "Iris Dahl" show:quotations private',
        "/brief Iris Dale private",
    ]


def test_a_name_with_one_near_name_shows_its_card_and_says_so(service: Service) -> None:
    answer = service.answer("/who Iris Vael")
    assert answer.reply.outcome is Outcome.ANSWERED
    assert answer.reply.title == "Iris Vale"
    assert answer.reply.notices == ("Nobody is called “Iris Vael”; this is Iris Vale.",)
    assert isinstance(answer.values, ActorCard)
    assert answer.values.note == answer.reply.notices[0]


def test_an_ambiguous_name_asks_which_is_meant_and_what_each_is(
    service: Service, library: FakeLibrary
) -> None:
    library.error = AmbiguousActor("Vale", [actor("Iris Vale"), actor("Owen Vale")])
    reply = service.answer("/who Vale").reply
    assert reply.outcome is Outcome.CHOICE
    assert reply.title == "Which “Vale”?"
    assert [(choice.label, str(choice.command)) for choice in reply.choices] == [
        ("Iris Vale, chair of the dockers' union", '/who "Iris Vale"'),
        ("Owen Vale", '/who "Owen Vale"'),
    ]


def test_namesakes_are_told_apart_by_their_ids(service: Service, library: FakeLibrary) -> None:
    one, other = (ActorRef(id=id_, name="Iris Vale", kind=Kind.PERSON) for id_ in ("1f", "2f"))
    library.cards = [card(id="1f"), card(id="2f", roles=())]
    library.error = AmbiguousActor("Vale", [one, other])
    reply = service.answer("/who Vale").reply
    assert [str(choice.command) for choice in reply.choices] == ["/who 1f", "/who 2f"]
    assert service.run(reply.choices[1].command).values == library.cards[1]


def test_who_is_called_by_the_very_name_that_was_asked_is_told_apart_by_the_id(
    service: Service, library: FakeLibrary
) -> None:
    """Asking for the name again would ask which is meant again."""
    bare = ActorRef(id="3f", name="Vale", kind=Kind.ORGANIZATION)
    library.cards = [card(id="1f", name="Iris Vale"), card(id="3f", name="Vale")]
    library.error = AmbiguousActor("Vale", [actor("Iris Vale"), bare])
    choices = service.answer("/who vale").reply.choices
    assert [str(choice.command) for choice in choices] == ['/who "Iris Vale"', "/who 3f"]


def test_a_timeline_has_a_day_for_each_entry(service: Service, library: FakeLibrary) -> None:
    library.timelines = timeline("The port closed.", "It opened again.")
    reply = service.answer("/timeline strike").reply
    assert texts(reply) == ["The port closed.", "It opened again."]
    assert all(point.day for point in reply.sections[0].points)
    library.timelines = timeline()
    assert service.answer("/timeline strike").reply.outcome is Outcome.NOTHING


def test_help_lists_every_command_or_one(service: Service) -> None:
    assert "/timeline" in " ".join(texts(service.answer("/help").reply))
    one = service.answer("/brief help").reply
    assert one.title == "/brief"
    assert "/timeline" not in " ".join(texts(one))


def test_a_private_question_has_a_private_answer(service: Service) -> None:
    assert service.answer("/brief strike private").reply.private
    assert not service.answer("/brief strike").reply.private
    assert service.answer("/brief strike points:0").reply.private


def test_orders_are_carried_out_by_who_does_so(library: FakeLibrary) -> None:
    carried: list[Command] = []

    def order(command: Command) -> Reply:
        carried.append(command)
        return Reply(title="Made")

    service = Service(library, library, today=lambda: TODAY, order=order)
    assert service.answer("/digest add strike at 8").reply.title == "Made"
    assert [str(each) for each in carried] == ["/digest add strike at 8"]


def test_where_nobody_carries_out_orders_it_is_told_who_does(library: FakeLibrary) -> None:
    reply = Service(library, library, today=lambda: TODAY).answer("/watch strike").reply
    assert reply.outcome is Outcome.MISTAKE
    assert "briefbot chat" in reply.lead
