"""The story of the Corran Bridge, asked about as its readers would."""

from collections.abc import Iterator
from datetime import date

import pytest

from summarizer import AmbiguousActor, Analysis, Library, UnknownActor, analyze
from summarizer.models import Quotation, QuotationKind
from tests.quality.story import documents, gold, share


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with Library.open(":memory:") as opened:
        opened.add(documents().values())
        yield opened


@pytest.fixture(scope="module")
def analyses() -> dict[str, Analysis]:
    return {key: analyze(document) for key, document in documents().items()}


def _direct(analyses: dict[str, Analysis], document: str) -> list[tuple[str, Quotation]]:
    text = documents()[document].text
    return [
        (text[quotation.start : quotation.end], quotation)
        for quotation in analyses[document].quotations
        if quotation.kind is QuotationKind.DIRECT
    ]


def _same_words(one: str, other: str) -> bool:
    return " ".join(one.split()).strip(" ,.") == " ".join(other.split()).strip(" ,.")


def test_a_brief_has_the_points_a_careful_reader_expects(library: Library) -> None:
    found = []
    for point in gold()["points"]:
        brief = library.brief(point["topic"], points=8)
        texts = [shown.text.lower() for shown in brief.points]
        found.append(
            any(
                all(word in text for word in point.get("all", ()))
                and any(word in text for word in point.get("any", (text,)))
                for text in texts
            )
        )
    assert share(sum(found), len(found)) >= 75, list(zip(gold()["points"], found, strict=True))


def test_copies_of_an_agency_text_count_as_one_voice(library: Library) -> None:
    points = library.brief("corran bridge", points=8).points
    (fell,) = [point for point in points if "60-metre" in point.text]
    assert {citation.source for citation in fell.citations} == {
        "Northern Wire",
        "The Velmouth Courier",
    }
    assert fell.sources == 1


def test_what_two_outlets_found_out_counts_twice(library: Library) -> None:
    points = library.brief("corran bridge", points=8).points
    (cause,) = [point for point in points if "cracked hangers" in point.text]
    assert cause.sources == 2


def test_a_brief_on_a_corrected_figure_has_the_correction(library: Library) -> None:
    points = library.brief("injured", points=8).points
    assert any("31" in point.text for point in points)


def test_a_page_in_another_language_is_kept_and_left_out_with_a_word(library: Library) -> None:
    brief = library.brief("corran bridge", points=20)
    assert "(de)" in brief.note
    assert all(document.language == "en" for document in brief.documents)


def test_an_unrelated_page_is_not_in_the_brief(library: Library) -> None:
    brief = library.brief("corran bridge", points=8)
    assert len(brief.points) == 8
    assert all("Rovers" not in point.text for point in brief.points)


def test_a_surname_of_two_people_asks_which_one(library: Library) -> None:
    for case in gold()["ambiguous"]:
        with pytest.raises(AmbiguousActor) as caught:
            library.who(case["ask"])
        assert {candidate.name for candidate in caught.value.candidates} == set(case["candidates"])


def test_an_unknown_name_offers_near_ones(library: Library) -> None:
    with pytest.raises(UnknownActor) as caught:
        library.who("holloran")
    assert "Tomas Halloran" in caught.value.suggestions


@pytest.mark.parametrize("ask", ["tosh", "halloran", "tomas halloran"])
def test_a_nickname_and_a_surname_find_the_card(library: Library, ask: str) -> None:
    assert library.who(ask).name == "Tomas Halloran"


@pytest.mark.parametrize("case", gold()["cards"], ids=lambda case: str(case["ask"]))
def test_a_card_knows_who_it_is(library: Library, case: dict[str, object]) -> None:
    card = library.who(str(case["ask"]))
    assert (card.name, card.kind.value) == (case["name"], case["kind"])


def test_cards_have_the_roles_deeds_and_words_expected(library: Library) -> None:
    hits: list[tuple[str, str, bool]] = []
    for case in gold()["cards"]:
        card = library.who(case["ask"])
        now = " / ".join(role.title.lower() for role in card.roles if not role.past)
        before = " / ".join(role.title.lower() for role in card.roles if role.past)
        verbs = {deed.verb for deed in card.deeds}
        said = " / ".join(quotation.text for quotation in card.quotations)
        hits += [(card.name, title, title in now + before) for title in case["roles"]]
        hits += [(card.name, title, title in before) for title in case["past_roles"]]
        hits += [(card.name, verb, verb in verbs) for verb in case["deeds"]]
        hits += [(card.name, words, words in said) for words in case["said"]]
    missed = [hit for hit in hits if not hit[2]]
    assert share(len(hits) - len(missed), len(hits)) >= 75, missed


def test_direct_quotations_are_found_word_for_word(analyses: dict[str, Analysis]) -> None:
    missed = [
        case["text"]
        for case in gold()["quotations"]
        if not any(
            _same_words(text, case["text"]) for text, _ in _direct(analyses, case["document"])
        )
    ]
    assert share(len(missed), len(gold()["quotations"])) <= 15, missed


def test_quotations_have_their_speakers(analyses: dict[str, Analysis]) -> None:
    wrong = [
        (case["text"], case["speaker"])
        for case in gold()["quotations"]
        if not any(
            _same_words(text, case["text"]) and (quotation.speaker or "") == case["speaker"]
            for text, quotation in _direct(analyses, case["document"])
        )
    ]
    assert share(len(wrong), len(gold()["quotations"])) <= 15, wrong


def test_words_in_scare_quotes_are_not_speech(analyses: dict[str, Analysis]) -> None:
    assert gold()["scare_quotes"]
    for case in gold()["scare_quotes"]:
        assert case["text"] in documents()[case["document"]].text
        direct = [text for text, _ in _direct(analyses, case["document"])]
        assert all(not _same_words(text, case["text"]) for text in direct)


def test_roles_are_found_with_their_holders(analyses: dict[str, Analysis]) -> None:
    missed = [
        case
        for case in gold()["roles"]
        if not any(
            case["title"].lower() in " ".join(role.title.split()).lower()
            and role.actor == case["holder"]
            and role.past == case["past"]
            for role in analyses[case["document"]].roles
        )
    ]
    assert share(len(missed), len(gold()["roles"])) <= 20, missed


def test_dates_are_resolved_against_the_day_of_publication(analyses: dict[str, Analysis]) -> None:
    missed = [
        case
        for case in gold()["dates"]
        if not any(
            date.value == case["value"]
            and case["text"] in documents()[case["document"]].text[date.start : date.end]
            for date in analyses[case["document"]].dates
        )
    ]
    assert share(len(missed), len(gold()["dates"])) <= 10, missed


def test_a_role_that_ended_is_past(library: Library) -> None:
    card = library.who("erik lindqvist")
    chief = [role for role in card.roles if "chief executive" in role.title.lower()]
    assert chief
    assert all(role.past for role in chief)


def test_words_for_days_count_from_the_day_the_library_is_told() -> None:
    with Library.open(":memory:", today=lambda: date(2031, 3, 10)) as library:
        library.add(documents()[key] for key in ("01", "13", "20"))
        assert {d.source for d in library.brief("corran bridge").documents} == {"Northern Wire"}
        last_days = library.brief("tarn crossings", since="3d", until="today")
        assert {p.date for p in last_days.points} <= {date(2031, 3, day) for day in range(3, 11)}
        assert [str(d.published)[:10] for d in last_days.documents] == ["2031-03-10", "2031-03-07"]
        assert (
            library.brief("tarn crossings", until="2031-03-03")
            .documents[0]
            .title.startswith("Span")
        )


def test_words_that_name_no_day_are_refused_with_what_to_type(library: Library) -> None:
    with pytest.raises(ValueError, match="Type a day as"):
        library.brief("tarn crossings", since="soonish")
