"""The scorers of the suite on who is meant, on answers whose score is known."""

from benchmarks._gap import Answer, Snippet, gap_f1, gap_rows
from benchmarks.actors import Article, b_cubed

HE = Snippet("1", "Al met Bo. He left.", "He", 11, ((0, 2), (7, 9)), (True, False))
SHE = Snippet("2", "Di met Fay. She left.", "She", 12, ((0, 2), (7, 10)), (False, True))
NEITHER = Snippet("3", "Al met Bo. Cy said he left.", "he", 19, ((0, 2), (7, 9)), (False, False))


def test_every_answer_right_is_a_hundred() -> None:
    answers = [Answer(*snippet.gold, True) for snippet in (HE, SHE, NEITHER)]
    assert gap_f1([HE, SHE, NEITHER], answers) == (100, 100, 100)


def test_no_answer_is_nothing() -> None:
    assert gap_f1([HE, SHE], [Answer(False, False, False)] * 2) == (0, 0, 0)


def test_a_wrong_name_costs_precision_and_recall() -> None:
    answers = [Answer(True, False, True), Answer(True, False, True)]
    assert gap_f1([HE, SHE], answers) == (50, 50, 50)


def test_rows_without_an_answer_count_in_the_score_over_all_only() -> None:
    answers = [Answer(True, False, True), Answer(False, False, False)]
    row = next(gap_rows("ours", [HE, SHE], answers))
    assert row.score == 100
    assert "50.0 % of rows" in row.details
    assert "all rows: F1 66.7" in row.details


ARTICLE = Article("Al Bo Al", (((0, 2), "al"), ((3, 5), "bo"), ((6, 8), "al")))


def test_the_right_clusters_are_a_hundred() -> None:
    assert b_cubed([ARTICLE], [{(0, 2): "x", (3, 5): "y", (6, 8): "x"}]) == (100, 100, 100)


def test_joining_two_entities_costs_precision() -> None:
    precision, recall, _ = b_cubed([ARTICLE], [{(0, 2): "x", (3, 5): "x", (6, 8): "x"}])
    assert round(precision, 1) == 55.6
    assert recall == 100


def test_mentions_that_are_not_found_cost_recall() -> None:
    precision, recall, _ = b_cubed([ARTICLE], [{(0, 2): "x", (3, 5): None, (6, 8): "x"}])
    assert precision == 100
    assert round(recall, 1) == 66.7
