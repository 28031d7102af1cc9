"""Other summarizers under one roof: sentences in, sentences in order of preference out.

Every peer gets the same sentences as this project, so that only the choice differs. sumy's own
tokenizer needs data that NLTK downloads; it gets words from a tokenizer of ours.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from spacy.language import Language
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers._summarizer import AbstractSummarizer, SentenceInfo
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from summarizer.language.model import load_model

Ranker = Callable[[Sequence[str], str], list[int]]
"""Sentences and a question → positions of the sentences, the best first."""

DIVERSITY = 0.7
"""Weight of relevance in MMR, the usual one (Carbonell and Goldstein 1998)."""

_SUMY = {"LexRank": LexRankSummarizer, "TextRank": TextRankSummarizer, "LSA": LsaSummarizer}


class _Words:
    """The part of sumy's tokenizer that its summarizers use."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(re.findall(r"\w+(?:['’-]\w+)*", text))


def first_sentences(sentences: Sequence[str], _question: str) -> list[int]:
    """Keep the order of the text."""
    return list(range(len(sentences)))


def sumy(summarizer: AbstractSummarizer) -> Ranker:
    """Return a ranker that asks one of sumy's summarizers."""

    def rank(sentences: Sequence[str], _question: str) -> list[int]:
        words = _Words()
        paragraph = Paragraph([Sentence(text, words) for text in sentences])
        found: list[int] = []

        def keep(infos: Sequence[SentenceInfo]) -> Sequence[SentenceInfo]:
            found.extend(info.order for info in infos)
            return infos

        summarizer(ObjectDocumentModel([paragraph]), keep)
        return found

    return rank


def tfidf_mmr(sentences: Sequence[str], question: str) -> list[int]:
    """TF-IDF cosine with the question (or with the whole text), against repetition by MMR."""
    stems = Stemmer("english")
    stop = get_stop_words("english")
    bags = [
        Counter(stems(word) for word in re.findall(r"\w+", text.lower()) if word not in stop)
        for text in (*sentences, question or " ".join(sentences))
    ]
    frequency = Counter(word for bag in bags for word in bag)
    vocabulary = {word: column for column, word in enumerate(sorted(frequency))}
    matrix = np.zeros((len(bags), len(vocabulary)))
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            matrix[row, vocabulary[word]] = count * math.log(len(bags) / frequency[word] + 1)
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    likeness = matrix @ matrix.T
    left = list(range(len(sentences)))
    chosen: list[int] = []
    while left:
        scores = [
            DIVERSITY * likeness[i, -1]
            - (1 - DIVERSITY) * max((likeness[i, j] for j in chosen), default=0.0)
            for i in left
        ]
        chosen.append(left.pop(int(np.argmax(scores))))
    return chosen


def text_rank_of_spacy() -> Ranker:
    """Return pytextrank's ranker; it parses and ranks a text once, which is in its time."""
    import pytextrank  # noqa: F401, PLC0415 - registers its component with spaCy

    nlp: Language = load_model()
    nlp.add_pipe("textrank")
    parses: dict[tuple[str, ...], list[int]] = {}

    def rank(sentences: Sequence[str], _question: str) -> list[int]:
        key = tuple(sentences)
        if key not in parses:
            parses[key] = _ranked_by_phrases(nlp, key)
        return parses[key]

    return rank


def _ranked_by_phrases(nlp: Language, sentences: Sequence[str]) -> list[int]:
    doc = nlp(" ".join(sentences))
    starts, position = [], 0
    for text in sentences:
        starts.append(position)
        position += len(text) + 1
    summary = doc._.textrank.summary(limit_phrases=15, limit_sentences=len(sentences))
    order = []
    for sentence in summary:
        index = int(np.searchsorted(starts, sentence.start_char, side="right")) - 1
        if index not in order:
            order.append(index)
    return order + [i for i in range(len(sentences)) if i not in order]


def sumy_ranker(name: str) -> Ranker:
    """Return the ranker of one of sumy's summarizers: LexRank, TextRank or LSA."""
    summarizer = _SUMY[name](Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    return sumy(summarizer)


def all_rankers() -> dict[str, Ranker]:
    """Return every peer by name."""
    rankers: dict[str, Ranker] = {"first sentences": first_sentences, "TF-IDF + MMR": tfidf_mmr}
    rankers |= {f"sumy {name}": sumy_ranker(name) for name in _SUMY}
    rankers["pytextrank"] = text_rank_of_spacy()
    return rankers
