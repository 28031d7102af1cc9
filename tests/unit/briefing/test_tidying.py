from collections.abc import Mapping, Sequence

from summarizer.briefing.tidying import show
from summarizer.models import Cut, CutKind, Kind
from tests.unit.briefing.writing import mention, sentence

ANA = {"ana prell": "Ana Prell"}


def shown(
    text: str,
    mentions: Sequence[tuple[str, str]],
    *,
    named: Mapping[str, str] | None = None,
    cuts: Sequence[str] = (),
    kind: Kind = Kind.PERSON,
) -> str:
    row = sentence(text)
    rows = [mention(row, words, actor, kind) for words, actor in mentions]
    marked = [
        Cut(start=text.index(words), end=text.index(words) + len(words), kind=CutKind.ASIDE)
        for words in cuts
    ]
    return show(row, marked, rows, {row.actor.id for row in rows}, named or {}).text


def test_a_pronoun_gives_way_to_the_name() -> None:
    assert shown("She left on Monday.", [("She", "Ana Prell")]) == "[Ana Prell] left on Monday."


def test_a_possessive_keeps_its_case() -> None:
    assert shown("Her lawyer left.", [("Her", "Ana Prell")]) == "[Ana Prell’s] lawyer left."
    assert shown("His lawyer left.", [("His", "Jon Aras")]) == "[Jon Aras’] lawyer left."


def test_an_object_pronoun_is_not_taken_for_a_possessive() -> None:
    assert shown("They met her in Lune.", [("her", "Ana Prell")]) == "They met [Ana Prell] in Lune."


def test_a_bare_surname_is_completed_once() -> None:
    mentions = [("Prell", "Ana Prell")]
    assert shown("Prell left, and Prell lost.", mentions) == "[Ana] Prell left, and Prell lost."


def test_a_surname_is_left_alone_once_the_reader_knows_it() -> None:
    assert shown("Prell left.", [("Prell", "Ana Prell")], named=ANA) == "Prell left."


def test_a_known_person_is_called_by_the_last_name() -> None:
    assert shown("She left.", [("She", "Ana Prell")], named=ANA) == "[Prell] left."


def test_a_surname_that_two_people_have_is_always_completed() -> None:
    both = {"ana prell": "Ana Prell", "jon prell": "Jon Prell"}
    assert shown("Prell left.", [("Prell", "Ana Prell")], named=both) == "[Ana] Prell left."
    assert shown("She left.", [("She", "Ana Prell")], named=both) == "[Ana Prell] left."


def test_a_pronoun_beside_the_name_needs_no_bracket() -> None:
    mentions = [("she", "Ana Prell"), ("Ana Prell", "Ana Prell")]
    text = "Before she left, Ana Prell spoke."
    assert shown(text, mentions) == text


def test_a_title_or_first_name_before_the_mention_is_not_said_twice() -> None:
    text = "It was Ana Prell."
    assert shown(text, [("Prell", "Ana Prell")]) == text


def test_a_description_is_named_after_it() -> None:
    mentions = [("the company", "Lune Ferries")]
    expected = "Then the company [Lune Ferries] closed."
    assert shown("Then the company closed.", mentions, kind=Kind.ORGANIZATION) == expected


def test_an_acronym_is_spelt_out() -> None:
    mentions = [("BMA", "Bay Maritime Agency")]
    expected = "The BMA [Bay Maritime Agency] shut the port."
    assert shown("The BMA shut the port.", mentions, kind=Kind.ORGANIZATION) == expected


def test_a_contraction_is_left_whole() -> None:
    assert shown("She's gone.", [("She", "Ana Prell")]) == "She's gone."


def test_somebody_known_by_description_only_is_not_put_in_brackets() -> None:
    row = sentence("He left.")
    mentions = [mention(row, "He", "the ferryman")]
    assert show(row, (), mentions, (), {}).text == "He left."


def test_a_cut_leaves_no_stray_space_or_comma_and_a_capital_first() -> None:
    text = "Meanwhile, the port , which is old , shut."
    assert shown(text, [], cuts=["Meanwhile,", ", which is old ,"]) == "The port shut."
    assert shown(text, [], cuts=["Meanwhile", ", which is old"]) == "The port, shut."


def test_mentions_in_a_cut_are_gone_with_it() -> None:
    text = "Meanwhile, as she said, Lune shut."
    assert shown(text, [("she", "Ana Prell")], cuts=["as she said,"]) == "Meanwhile, Lune shut."


def test_initials_of_a_country_are_not_spelt_out() -> None:
    mentions = [("UR", "United Reaches")]
    assert shown("The UR sold corn.", mentions, kind=Kind.PLACE) == "The UR sold corn."
    spelt = shown("The UR sold corn.", mentions, kind=Kind.ORGANIZATION)
    assert spelt == "The UR [United Reaches] sold corn."
