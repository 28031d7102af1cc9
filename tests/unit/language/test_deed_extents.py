"""How much of its sentence a deed is shown with, and which date says when it was done."""

from datetime import UTC, datetime

import pytest
from spacy.language import Language

from summarizer.language.dates import find_dates
from summarizer.language.deeds.find import find_deeds
from summarizer.language.layout.blocks import split_blocks
from summarizer.language.reference.resolution import Resolution
from summarizer.models import Deed, Extent, Form, Kind, Mention, Part, Quotation, QuotationKind
from tests.unit.language.marked import marked

CLAUSE, SENTENCE, NONE = Extent.CLAUSE, Extent.SENTENCE, Extent.NONE


def deed_of(nlp: Language, text: str, verb: str, part: Part = Part.DOES) -> Deed:
    """Return the first deed with this verb and part."""
    found = marked(nlp, text).deeds()
    return next(deed for deed in found if (deed.verb, deed.part) == (verb, part))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("{Jane Roe} sold the old mill in Oslo.", "sell"),
        ("{Jane Roe} sold the old mill and left the town.", "leave"),
        ("{Tom Lee} said that {Jane Roe} sold the old mill.", "sell"),
        ("Although it rained, {Jane Roe} opened the bridge.", "open"),
        ('{Jane Roe} closed the "tired old" mill.', "close"),
        ("[Acme] has sold its mill in Oslo.", "sell"),
        ("At its meeting in Oslo, [Acme] approved the sale of two mills.", "approve"),
    ],
)
def test_a_complete_clause_is_shown_alone(nlp: Language, text: str, verb: str) -> None:
    assert deed_of(nlp, text, verb).extent is CLAUSE


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        # The clause is a noun with a relative clause.
        ("{Jane Roe}, who founded a firm in Oslo, left town.", "found"),
        # Without "when" it would be told as of the day of the text.
        ("{Tom Lee} left [Acme] when {Jane Roe} sold the old mill in Oslo.", "sell"),
        ("While {Jane Roe} keeps two mills in Oslo, prices fell.", "keep"),
        # What turns it stands after it.
        ("{Jane Roe} not only closed the mill in Oslo but also sold it.", "close"),
    ],
)
def test_a_clause_that_is_none_alone_is_shown_in_its_sentence(
    nlp: Language, text: str, verb: str
) -> None:
    assert deed_of(nlp, text, verb).extent is SENTENCE


@pytest.mark.parametrize(
    ("text", "verb", "part"),
    [
        # Nothing that the sentence is about.
        ("Traders polled by [Acme] expect a fall.", "poll", Part.DOES),
        ("Critics of {Jane Roe}'s arrest met in Oslo.", "arrest", Part.SUFFERS),
        # What others want of the actor.
        ("The court urged {Jane Roe} to leave the city.", "leave", Part.DOES),
        # Pointing to what stands elsewhere.
        ("{Jane Roe} sold it.", "sell", Part.DOES),
        ("{Tom Lee} saw them before {Jane Roe} left the city.", "leave", Part.DOES),
        # What somebody will not be able to do.
        ("{Jane Roe} will be able to sell a mill in Oslo.", "sell", Part.DOES),
        # What supporters do, their leader has not done.
        ("{Jane Roe}'s supporters burned a bus in Oslo.", "burn", Part.DOES),
        # An order.
        ("Don't blame {Jane Roe}.", "blame", Part.SUFFERS),
        # What something else is for.
        ("A plan to rid [Acme] of debt is in doubt.", "rid", Part.SUFFERS),
        # What others do with the actor's help.
        ("Backed by {Jane Roe}, {Tom Lee} sold a mill in Oslo.", "back", Part.DOES),
        # What follows is not there.
        ("On Monday, {Jane Roe} made the following comment:", "make", Part.DOES),
        # "It" is not who approves it.
        ("The council of [Acme] gave it qualified approval.", "give", Part.DOES),
        # Which player?
        ("It rained. It was cold. The veteran player managed [Acme].", "manage", Part.SUFFERS),
        # A caption.
        ("File picture: {Jane Roe} opened a bridge in Oslo.", "open", Part.DOES),
        # Nobody says that it is so.
        ("It is unlikely that {Jane Roe} sold a mill in Oslo.", "sell", Part.DOES),
        ("{Tom Lee} is expected to say that {Jane Roe} sold a mill.", "sell", Part.DOES),
        ("{Tom Lee} will resign when {Jane Roe} sells a mill in Oslo.", "sell", Part.DOES),
        ("{Tom Lee} denied that {he=Tom Lee} had sold the mill.", "sell", Part.DOES),
        ("{Tom Lee} wrongly claimed that {Jane Roe} had sold the mill.", "sell", Part.DOES),
    ],
)
def test_what_is_neither_whole_nor_told_as_a_fact_is_not_shown(
    nlp: Language, text: str, verb: str, part: Part
) -> None:
    assert deed_of(nlp, text, verb, part).extent is NONE


def test_a_thing_told_of_before_is_not_shown_as_if_it_were_known(nlp: Language) -> None:
    told = "{Tom Lee} owned a mill. It stood in Oslo. People liked it. {Jane Roe} bought the mill."
    unheard = "{Jane Roe} bought the mill."

    assert deed_of(nlp, told, "buy").extent is NONE
    assert deed_of(nlp, unheard, "buy").extent is CLAUSE


@pytest.mark.parametrize(
    ("first", "extent"), [("Jane Roe met Ann Lee.", CLAUSE), ("Ann Lee met Jane Roe.", NONE)]
)
def test_a_pronoun_that_may_be_somebody_else_is_not_shown(
    nlp: Language, first: str, extent: Extent
) -> None:
    document = marked(nlp, first.replace("Jane Roe", "{Jane Roe}").replace("Ann Lee", "{Ann Lee}"))
    text = f"{document.text} Then she sold a mill in Oslo."
    doc = nlp(text)
    at = text.index("she")
    she = Mention(start=at, end=at + 3, kind=Kind.PERSON, form=Form.PRONOUN, actor="Jane Roe")
    resolution = Resolution(document.resolution.actors, (*document.resolution.mentions, she))

    deeds = find_deeds(doc, split_blocks(text), resolution, ())

    assert [deed.extent for deed in deeds if deed.verb == "sell"] == [extent]


def test_words_of_an_unknown_speaker_are_not_shown_as_facts(nlp: Language) -> None:
    document = marked(nlp, '"{Jane Roe} sold a mill in Oslo." That was all.')
    unknown = Quotation(start=1, end=31, kind=QuotationKind.DIRECT)
    known = unknown.model_copy(update={"speaker": "Tom Lee"})

    assert [deed.extent for deed in document.deeds(unknown)] == [NONE]
    assert [deed.extent for deed in document.deeds(known)] == [CLAUSE]


@pytest.mark.parametrize(
    ("text", "verb", "dated"),
    [
        ("On Monday {Jane Roe} sold a mill and left the town.", "sell", "Monday"),
        ("On Monday {Jane Roe} sold a mill and left the town.", "leave", "Monday"),
        ("{Jane Roe} sold a mill on Monday.", "sell", "Monday"),
        ("{Jane Roe} changed an agreement that was reached on 3 May.", "change", None),
        ("{Jane Roe} changed an agreement reached on 3 May.", "change", None),
        ("{Jane Roe} has led the firm since 3 May.", "lead", None),
        ("{Jane Roe} sold a mill.", "sell", None),
    ],
)
def test_the_date_of_a_deed_is_that_of_its_own_verb(
    nlp: Language, text: str, verb: str, dated: str | None
) -> None:
    document = marked(nlp, text)
    blocks = split_blocks(document.text)
    dates = find_dates(document.doc, blocks, datetime(2031, 5, 6, tzinfo=UTC))
    deeds = find_deeds(document.doc, blocks, document.resolution, (), dates)

    when = next(deed.when for deed in deeds if deed.verb == verb)
    assert when == (None if dated is None else document.text.index(dated))
