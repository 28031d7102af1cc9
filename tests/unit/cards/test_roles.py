import pytest

from summarizer.cards.card import who
from summarizer.models import Analysis, DateExpression, Document, Part
from tests.unit.cards.building import Done, Held, Related, told
from tests.unit.cards.conftest import Filled

Pair = tuple[Document, Analysis]

QUAY = "Harbour Authority"
CHIEF = f"chief of the {QUAY}"


def opened(day: str = "2031-05-01") -> Pair:
    return told(
        f"Otto Brand, {CHIEF}, opened a quay.",
        day=day,
        people=["Otto Brand"],
        bodies=[QUAY],
        roles=[Held(CHIEF, "Otto Brand", QUAY)],
    )


def closed(title: str = CHIEF, body: str = QUAY, day: str = "2031-05-04") -> Pair:
    return told(
        f"Nora Tamm, {title}, closed a quay.",
        day=day,
        people=["Nora Tamm"],
        bodies=[body],
        roles=[Held(title, "Nora Tamm", body)],
    )


def resigned(modality: str | None = None, *, negated: bool = False) -> Pair:
    text = "Otto Brand resigned on Sunday."
    return told(
        text,
        day="2031-05-04",
        people=["Otto Brand"],
        deeds=[Done(text[:-1], "Otto Brand", "resign", modality=modality, negated=negated)],
    )


def roles(filled: Filled, *pairs: Pair, name: str = "otto brand") -> dict[str, bool]:
    """Return the titles on a card, each with whether it is past, in the order of the card."""
    return {role.title: role.past for role in who(filled(*pairs), "main", name).roles}


def test_a_role_that_nothing_contradicts_lasts(filled: Filled) -> None:
    assert roles(filled, opened()) == {CHIEF: False}


def test_a_role_that_a_successor_is_appointed_to_is_past(filled: Filled) -> None:
    words = f"Nora Tamm was appointed {CHIEF}, succeeding Otto Brand"
    appointed = told(
        f"{words}.",
        day="2031-05-04",
        people=["Nora Tamm", "Otto Brand"],
        bodies=[QUAY],
        roles=[Held(CHIEF, "Nora Tamm", QUAY)],
        relations=[Related(words, "Nora Tamm", "succeeds", "Otto Brand")],
    )
    index = filled(opened(), appointed)
    (role,) = who(index, "main", "otto brand").roles
    assert role.past
    assert str(role.date) == "2031-05-04"
    assert [citation.quote for citation in role.citations] == [words, CHIEF]
    assert [role.past for role in who(index, "main", "nora tamm").roles] == [False]


def test_a_role_is_past_where_a_later_document_gives_it_to_somebody_else(filled: Filled) -> None:
    assert roles(filled, opened(), closed()) == {CHIEF: True}


def test_who_held_a_role_before_does_not_end_it(filled: Filled) -> None:
    assert roles(filled, closed(day="2031-04-01"), opened()) == {CHIEF: False}


def test_two_documents_of_one_day_do_not_tell_who_came_after_whom(filled: Filled) -> None:
    assert roles(filled, opened(), closed(day="2031-05-01")) == {CHIEF: False}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (f"deputy chief of the {QUAY}", QUAY),
        ("chief of the Railway Office", "Railway Office"),
        (f"spokeswoman of the {QUAY}", QUAY),
    ],
)
def test_another_post_ends_nothing(filled: Filled, title: str, body: str) -> None:
    assert roles(filled, opened(), closed(title, body)) == {CHIEF: False}


def test_a_post_that_several_hold_is_not_ended_by_another_holder(filled: Filled) -> None:
    def inspector(name: str, day: str) -> Pair:
        return told(
            f"{name}, inspector of the {QUAY}, saw a crack.",
            day=day,
            people=[name],
            bodies=[QUAY],
            roles=[Held(f"inspector of the {QUAY}", name, QUAY)],
        )

    found = roles(
        filled, inspector("Otto Brand", "2031-05-01"), inspector("Nora Tamm", "2031-05-04")
    )
    assert list(found.values()) == [False]


def test_who_resigns_loses_the_one_role_there_is(filled: Filled) -> None:
    assert roles(filled, opened(), resigned()) == {CHIEF: True}


@pytest.mark.parametrize("said", [resigned("may"), resigned(negated=True)])
def test_who_may_resign_or_has_not_keeps_the_role(filled: Filled, said: Pair) -> None:
    assert roles(filled, opened(), said) == {CHIEF: False}


def test_who_is_dismissed_from_a_named_post_keeps_the_others(filled: Filled) -> None:
    text = "The mayor of Ellis, Otto Brand, was sacked."
    sacked = told(
        text,
        day="2031-05-04",
        people=["Otto Brand"],
        roles=[Held("mayor of Ellis", "Otto Brand")],
        deeds=[Done(text[:-1], "Otto Brand", "sack", Part.SUFFERS)],
    )
    assert roles(filled, opened(), sacked) == {CHIEF: False, "mayor of Ellis": True}


def test_who_returns_to_a_post_holds_it_again(filled: Filled) -> None:
    assert roles(filled, opened(), resigned(), opened("2031-05-09")) == {CHIEF: False}


def test_who_left_as_chief_executive_is_head_of_the_body_no_more(filled: Filled) -> None:
    left = told(
        f"Otto Brand resigned as chief executive of the {QUAY}.",
        day="2031-05-04",
        people=["Otto Brand"],
        bodies=[QUAY],
        roles=[Held(f"chief executive of the {QUAY}", "Otto Brand", QUAY, past=True)],
    )
    assert roles(filled, opened(), left) == {
        f"chief executive of the {QUAY}": True,
        CHIEF: True,
    }


def test_roles_now_stand_before_roles_before_and_the_newest_first(filled: Filled) -> None:
    def named(title: str, day: str, *, past: bool = False) -> Pair:
        text = f"{title} Otto Brand spoke."
        return told(
            text, day=day, people=["Otto Brand"], roles=[Held(title, "Otto Brand", past=past)]
        )

    found = roles(
        filled,
        named("Captain", "2031-05-01"),
        named("Baker", "2031-05-02", past=True),
        named("Senator", "2031-05-03"),
        named("Welder", "2031-05-04", past=True),
    )
    assert list(found.items()) == [
        ("Senator", False), ("Captain", False), ("Welder", True), ("Baker", True)
    ]  # fmt: skip


def test_of_two_documents_of_one_day_the_one_that_tells_of_the_change_counts(
    filled: Filled,
) -> None:
    former = told(
        f"Otto Brand, former {CHIEF}, wept.",
        people=["Otto Brand"],
        bodies=[QUAY],
        roles=[Held(CHIEF, "Otto Brand", QUAY, past=True)],
    )
    assert roles(filled, former, opened()) == {CHIEF: True}


def test_a_bare_title_that_another_bears_more_often_nearby_may_be_of_former_days(
    filled: Filled,
) -> None:
    both = told(
        "President Otto Brand built the quay that President Nora Tamm shut.",
        people=["Otto Brand", "Nora Tamm"],
        roles=[Held("President", "Otto Brand"), Held("President", "Nora Tamm")],
    )
    later = told(
        "President Nora Tamm praised Otto Brand.",
        day="2031-05-02",
        people=["Nora Tamm", "Otto Brand"],
        roles=[Held("President", "Nora Tamm")],
    )

    assert roles(filled, both, later) == {}
    assert roles(filled, name="nora tamm") == {"President": False}


def test_a_date_that_is_part_of_a_name_is_not_when_a_role_is_held(filled: Filled) -> None:
    document, analysis = told(
        "Guards found 9/11 pilot Otto Brand.",
        people=["Otto Brand"],
        roles=[Held("pilot", "Otto Brand")],
    )
    named = DateExpression(start=13, end=17, value="2001-09-11", type="DATE", precision="day")
    dated = analysis.model_copy(update={"dates": (named,)})

    (role,) = who(filled((document, dated)), "main", "otto brand").roles

    assert str(role.date) == "2031-05-01"


def test_the_dead_hold_no_post(filled: Filled) -> None:
    died = told(
        "Otto Brand died on Sunday.",
        day="2031-05-04",
        people=["Otto Brand"],
        deeds=[Done("Otto Brand died on Sunday", "Otto Brand", "die", Part.SUFFERS)],
    )

    assert roles(filled, opened(), died) == {CHIEF: True}


def test_a_day_ahead_is_not_when_a_role_is_held(filled: Filled) -> None:
    document, analysis = opened()
    ahead = DateExpression(start=0, end=4, value="2031-06-01", type="DATE", precision="day")
    dated = analysis.model_copy(update={"dates": (ahead,)})

    (role,) = who(filled((document, dated)), "main", "otto brand").roles

    assert str(role.date) == "2031-05-01"


def test_a_successor_of_nobody_is_no_role(filled: Filled) -> None:
    successor = told(
        "Her successor, Otto Brand, sailed.",
        people=["Otto Brand"],
        roles=[Held("successor", "Otto Brand")],
    )

    assert roles(filled, successor) == {}


def test_a_role_that_a_text_without_a_day_tells_the_end_of_has_no_day(filled: Filled) -> None:
    (document, analysis), (late, tells) = opened(), resigned()
    undated = [
        (one.model_copy(update={"published": None}), what)
        for one, what in ((document, analysis), (late, tells))
    ]

    (role,) = who(filled(*undated), "main", "otto brand").roles

    assert (role.past, role.date) == (True, None)


def test_a_description_before_a_name_is_of_no_other_body(filled: Filled) -> None:
    document = told(
        "Talks with the port company, Lune Ferries, failed.",
        bodies=["Lune Ferries"],
        roles=[Held("port company", "Lune Ferries", "Lune Ferries")],
    )
    (role,) = who(filled(document), "main", "lune ferries").roles
    assert (role.title, role.organization) == ("port company", None)
