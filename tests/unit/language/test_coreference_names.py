"""Names joined to actors: surnames, titles, nicknames, acronyms, short forms."""

from spacy.language import Language

from tests.unit.language.resolving import resolved


def test_a_surname_means_the_full_name(nlp: Language) -> None:
    text = resolved(nlp, "{Ann Bell} spoke. Later {Bell} left, and {Bell}'s aide stayed.")
    assert text.actors == {"Ann Bell": ("Bell",)}


def test_a_surname_in_a_heading_means_the_name_that_follows(nlp: Language) -> None:
    text = resolved(nlp, "{BELL} QUITS\n\nThe minister {Ann Bell} left on Monday.")
    assert text.at("BELL") == "Ann Bell"


def test_a_given_name_alone_means_its_only_bearer(nlp: Language) -> None:
    text = resolved(nlp, "{Ann Bell} spoke. {Ann} laughed. {Tom Reid} slept.")
    assert text.at("Ann", 2) == "Ann Bell"


def test_a_given_name_before_the_full_one_is_somebody_else(nlp: Language) -> None:
    text = resolved(nlp, "{Ann} was born to {Ann Maria Bell} and {Tom Reid}.")
    assert set(text.actors) == {"Ann", "Ann Maria Bell", "Tom Reid"}


def test_titles_initials_nicknames_and_suffixes_do_not_part_a_person(nlp: Language) -> None:
    text = resolved(
        nlp,
        "{Tomas “Spanner” Reid} won. {T. Reid} smiled. Dr {Reid} wept. {Spanner} slept. "
        "{Tomas Reid Jr.} woke.",
    )
    assert len(text.actors) == 1


def test_two_people_with_one_surname_are_kept_apart(nlp: Language) -> None:
    text = resolved(nlp, "{Ann Bell} met {Tom Bell}. {Bell} left.")
    assert {"Ann Bell", "Tom Bell"} <= set(text.actors)
    assert text.at("Bell", 3) not in {"Ann Bell", "Tom Bell"}


def test_a_title_tells_which_of_two_is_meant(nlp: Language) -> None:
    text = resolved(nlp, "{Margaret Bell} met {Robert Bell}. Mrs {Bell} left. Mr {Bell} stayed.")
    assert text.at("Bell", 3) == "Margaret Bell"
    assert text.at("Bell", 4) == "Robert Bell"


def test_a_shared_surname_means_the_one_named_just_before(nlp: Language) -> None:
    text = resolved(
        nlp,
        "{Ann Bell} arrived at noon. It rained all day. The streets were empty. Buses stopped. "
        "{Tom Bell} arrived at night. {Bell} was tired.",
    )
    assert text.at("Bell", 3) == "Tom Bell"


_LATER = "It rained all day. The streets were empty. "


def test_a_shared_surname_means_the_one_whom_a_text_is_about(nlp: Language) -> None:
    text = resolved(
        nlp,
        f"{{Ann Bell}} spoke. {{Ann Bell}} left. {_LATER}{{Tom Bell}} called. {_LATER}"
        "{Bell} was tired.",
    )
    assert text.last("Bell") == "Ann Bell"


def test_who_is_named_in_full_each_time_is_not_the_one_with_the_bare_surname(nlp: Language) -> None:
    text = resolved(
        nlp,
        f"{{Tom Bell}} spoke. {_LATER}{{Ann Bell}} left. {{Ann Bell}} called. {{Ann Bell}} paid. "
        f"{_LATER}{{Bell}} was tired.",
    )
    assert text.last("Bell") == "Bell"


def test_mr_tells_nothing_of_two_brothers(nlp: Language) -> None:
    text = resolved(nlp, f"{{Robert Bell}} met {{Thomas Bell}}. {_LATER}Mr {{Bell}} left.")
    assert text.last("Bell") not in {"Robert Bell", "Thomas Bell"}


def test_spellings_of_one_name_are_one_person(nlp: Language) -> None:
    text = resolved(nlp, "{Yevgeny Marin} spoke. {Evgeny Marin} left.")
    assert len(text.actors) == 1


def test_mr_and_mrs_are_two_people(nlp: Language) -> None:
    text = resolved(nlp, "Mr {Bell} met Mrs {Bell}.")
    assert len(text.actors) == 2


def test_an_acronym_in_brackets_means_the_name_before_it(nlp: Language) -> None:
    text = resolved(nlp, "The [Zemblan Harbour Union] ([ZHU]) met. The [ZHU] voted.")
    assert text.actors == {"Zemblan Harbour Union": ("ZHU",)}


def test_an_acronym_means_the_only_name_that_spells_it(nlp: Language) -> None:
    text = resolved(nlp, "The [Zemblan Harbour Union] met. The [ZHU] voted.")
    assert text.actors == {"Zemblan Harbour Union": ("ZHU",)}


def test_an_acronym_that_two_names_spell_stays_alone(nlp: Language) -> None:
    text = resolved(
        nlp, "The [Zemblan Harbour Union] met the [Zeal Housing Union]. The [ZHU] voted."
    )
    assert "ZHU" in text.actors


def test_a_second_name_that_the_text_declares_is_an_alias(nlp: Language) -> None:
    text = resolved(nlp, "[Acme Works], also known as [Steelbird], grew. [Steelbird] hired.")
    assert text.actors == {"Acme Works": ("Steelbird",)}


def test_a_company_is_one_with_and_without_its_legal_form(nlp: Language) -> None:
    text = resolved(nlp, "[Acme Computer Inc] grew. [Acme Computer] hired. [Acme] paid.")
    assert len(text.actors) == 1


def test_a_company_and_the_foundation_of_its_name_are_two(nlp: Language) -> None:
    text = resolved(nlp, "[Acme] grew. The [Acme Foundation] gave.")
    assert len(text.actors) == 2


def test_a_short_name_that_two_long_ones_begin_with_stays_alone(nlp: Language) -> None:
    text = resolved(nlp, "[Acme Aviation] met [Acme Energy]. [Acme] grew.")
    assert len(text.actors) == 3


def test_a_country_and_its_people_are_two_actors(nlp: Language) -> None:
    text = resolved(nlp, "<Zembla> voted. The (Zemblans) cheered.")
    assert len(text.actors) == 2


def test_the_fullest_name_is_the_actors(nlp: Language) -> None:
    text = resolved(nlp, "{Bell} spoke. {ANN BELL} left. {Ann Bell} came. {Bell} ate.")
    assert text.actors == {"Ann Bell": ("Bell", "ANN BELL")}
