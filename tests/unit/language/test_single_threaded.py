"""Parsing with the other library of matrix products, in a process with one thread."""

from typing import Any

from spacy.language import Language

from summarizer.language.pipeline import load_pipeline, parse

TEXT = (
    "Mayor Ida Holm of Varn said on Monday that the dam had held. “We were lucky,” she told "
    "reporters. Orsa Steel, which owns the mill below it, will pay 3.5 million crowns to 40 "
    "families whose houses were flooded in March 2031."
)


def _parsed(nlp: Language) -> list[tuple[str, str, str, int, str]]:
    [(doc, _)] = parse(nlp, [TEXT])
    return [(t.text, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in doc]


def test_what_is_found_is_the_same(nlp: Language) -> None:
    assert _parsed(load_pipeline(single_threaded=True)) == _parsed(nlp)


def test_products_are_numpys_only_with_one_thread(nlp: Language) -> None:
    def numpys(pipeline: Language) -> bool:
        network: Any = pipeline.get_pipe("tok2vec")
        return not network.model.ops.use_blis

    assert numpys(load_pipeline(single_threaded=True))
    assert not numpys(nlp)
