"""The scorer of the suite on dates, on answers whose score is known, and its reader."""

import pytest

from benchmarks._meantime import read
from benchmarks.dates import Expression, Item, check_evaluator, compare, item_of

XML = b"""<Document>
<token t_id="1" sentence="0">Ferry</token><token t_id="2" sentence="0">aground</token>
<token t_id="3" sentence="1">4</token><token t_id="4" sentence="1">May</token>
<token t_id="5" sentence="1">2031</token>
<token t_id="6" sentence="2">It</token><token t_id="7" sentence="2">sank</token>
<token t_id="8" sentence="2">(</token><token t_id="9" sentence="2">on</token>
<token t_id="10" sentence="2">Friday</token><token t_id="11" sentence="2">)</token>
<token t_id="12" sentence="2">.</token>
<token t_id="13" sentence="6">Later</token>
<Markables>
<TIMEX3 functionInDocument="CREATION_TIME" value="2031-05-04">
<token_anchor t_id="3"/><token_anchor t_id="4"/><token_anchor t_id="5"/></TIMEX3>
<TIMEX3 value="2031-05-02"><token_anchor t_id="10"/></TIMEX3>
<TIMEX3 value="P2D"/>
</Markables></Document>"""


def test_an_article_is_put_together_from_its_tokens() -> None:
    item = item_of(read("ferry", "corpus_ports", XML))
    assert item.text == "Ferry aground\n\n4 May 2031\n\nIt sank (on Friday). Later"
    assert item.text[: item.annotated].endswith("(on Friday).")
    assert item.text[slice(*item.dateline)] == "4 May 2031"
    assert item.published.date().isoformat() == "2031-05-04"
    ((start, end, value),) = item.gold
    assert (item.text[start:end], value) == ("Friday", "2031-05-02")


GOLD = (Expression(0, 6, "2031-05-02"), Expression(10, 18, "2031-05"))


def test_an_extent_that_merely_overlaps_counts_as_relaxed() -> None:
    counts = compare(GOLD, [Expression(0, 6, "2031-05-02"), Expression(12, 18, "2031-05")])
    assert (counts.strict, counts.relaxed, counts.value) == (1, 2, 2)


def test_one_expression_matches_one_other_at_most() -> None:
    counts = compare(GOLD, [Expression(0, 18, "2031-05")])
    assert (counts.strict, counts.relaxed, counts.value) == (0, 1, 0)


def test_the_check_refuses_gold_that_cannot_be_a_hundred() -> None:
    item = item_of(read("ferry", "corpus_ports", XML))
    halves = [item, *(item._replace(name=f"ferry {number}") for number in range(20))]
    check_evaluator(halves)
    outside = Item(**(item._asdict() | {"annotated": 0}))
    with pytest.raises(ValueError, match="evaluator is wrong"):
        check_evaluator([*halves, outside])
