import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks._name_sets import Item, Mark, meantime
from benchmarks.names import score

HOLM = Mark(0, 8, "PER")
VARN = Mark(16, 20, "LOC")
AGAIN = Mark(22, 26, "PER")
ITEM = Item(
    "one", "Ida Holm went to Varn. Holm left.", (HOLM, VARN, AGAIN), (((0, 8), (22, 26)),), 33
)


def scored(*found: Mark) -> tuple[float | None, ...]:
    def find(_: Sequence[Item]) -> list[tuple[Mark, ...]]:
        return [found]

    return score("set", "finder", [ITEM], find)[2:8]


def test_gold_against_itself_is_perfect() -> None:
    assert scored(HOLM, VARN, AGAIN) == (100, 100, 100, 100, 100, 1)


def test_nothing_found_is_zero() -> None:
    assert scored() == (0, 0, 0, 0, 0, 1)


def test_a_mention_of_another_kind_costs_the_person_its_one_kind() -> None:
    persons, precision, recall, _, one_kind, _ = scored(HOLM, VARN, AGAIN._replace(kind="ORG"))
    assert (precision, recall, one_kind) == (100, 50, 0)
    assert persons == pytest.approx(200 / 3)


def test_what_lies_behind_the_annotated_part_is_not_judged() -> None:
    assert scored(HOLM, VARN, AGAIN, Mark(40, 44, "PER"))[1] == 100


ARTICLE = """<Document>
<token t_id="1" sentence="2">Ida</token><token t_id="2" sentence="2">Holm</token>
<token t_id="3" sentence="2">,</token><token t_id="4" sentence="2">the</token>
<token t_id="5" sentence="2">Mayor</token>
<Markables>
<ENTITY_MENTION m_id="10" syntactic_type="NAM">
<token_anchor t_id="1"/><token_anchor t_id="2"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="11" syntactic_type="NAM">
<token_anchor t_id="4"/><token_anchor t_id="5"/></ENTITY_MENTION>
<ENTITY m_id="12" ent_type="PER" instance_id="PER1"{descriptor}/>
</Markables>
<Relations><REFERS_TO>
<source m_id="10"/><source m_id="11"/><target m_id="12"/></REFERS_TO></Relations>
</Document>"""


def read_article(folder: Path, descriptor: str) -> Item:
    path = folder / "meantime" / "corpus_one" / "one.xml.gz"
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.compress(ARTICLE.format(descriptor=descriptor).encode()))
    [item] = meantime(folder)
    return item


def test_an_office_marked_as_a_name_does_not_name_its_holder(tmp_path: Path) -> None:
    item = read_article(tmp_path, ' TAG_DESCRIPTOR="Ida Holm"')
    assert item.persons == (((0, 8),),)


def test_f1_counts_all_marks_as_the_data_have_them(tmp_path: Path) -> None:
    item = read_article(tmp_path, ' TAG_DESCRIPTOR="Ida Holm"')
    assert [item.text[mark.start : mark.end] for mark in item.gold] == ["Ida Holm", "the Mayor"]


def test_every_mention_names_a_person_whose_name_is_not_given(tmp_path: Path) -> None:
    assert len(read_article(tmp_path, "").persons[0]) == 2
