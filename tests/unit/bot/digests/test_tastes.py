"""What readers say of digests changes what is chosen next, and can be taken back."""

from bot.digests.tastes import MOST, Judgement, Said, Taste, chosen, subjects_of, taste
from summarizer.models import Citation, KeyPoint
from tests.fakes import actor, citation, point


def of(text: str, *names: str, changes: tuple[Citation, ...] = ()) -> KeyPoint:
    actors = tuple(actor(name) for name in names)
    return point(text).model_copy(update={"actors": actors, "changes": changes})


def said(what: Said, *subjects: str, about: str = "k") -> Judgement:
    return Judgement(reader="U1", about=about, said=what, subjects=subjects)


IRIS, TOM, PORT = of("Iris spoke.", "Iris Vale"), of("Tom left.", "Tom Reed"), of("The port shut.")


def test_less_of_somebody_puts_others_first() -> None:
    less = taste([said(Said.LESS, "Iris Vale")])
    assert chosen([IRIS, TOM, PORT], less, 2) == [TOM, PORT]


def test_what_is_wanted_less_is_still_told_where_there_is_nothing_else() -> None:
    assert chosen([IRIS], taste([said(Said.LESS, "Iris Vale")]), 2) == [IRIS]


def test_a_correction_is_told_whatever_is_wanted() -> None:
    corrected = of("Iris did not speak.", "Iris Vale", changes=(citation(),))
    less = taste([said(Said.LESS, "Iris Vale")])
    assert chosen([corrected, TOM, PORT], less, 2) == [corrected, TOM]


def test_the_order_of_a_digest_stays_as_it_is() -> None:
    more = taste([said(Said.HELPFUL, "Tom Reed")])
    assert chosen([IRIS, PORT, TOM], more, 2) == [IRIS, TOM]


def test_four_unhelpful_digests_say_as_much_as_one_less_of_this() -> None:
    bad = [said(Said.UNHELPFUL, "Iris Vale", about=str(number)) for number in range(4)]
    assert taste(bad) == taste([said(Said.LESS, "Iris Vale")])


def test_a_judgement_taken_back_leaves_nothing_behind() -> None:
    both = [said(Said.LESS, "Iris Vale"), said(Said.HELPFUL, "Tom Reed")]
    assert taste(both[:1]) != taste([])
    assert taste([]) == Taste()
    assert taste([]).is_neutral


def test_a_crowd_is_not_a_command() -> None:
    crowd = [said(Said.LESS, "Iris Vale", about=str(number)) for number in range(99)]
    assert taste(crowd).weights == {"iris vale": -MOST}


def test_subjects_are_those_whom_most_points_are_about() -> None:
    points = [IRIS, of("Both met.", "Tom Reed", "Iris Vale"), of("Ana sang.", "Ana Prell")]
    assert subjects_of(points, 2) == ("Iris Vale", "Tom Reed")
