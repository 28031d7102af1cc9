"""Parts of speech, morphology and lemmas by the stock model's own rules, at a tenth of the cost.

The stock attribute ruler and lemmatizer walk over every token in Python, a fifth of the whole
pipeline's time. But their rules look at nothing but a token's tag, dependency and form (a few
at two tokens), so what they answer for one token is remembered and given to its like. One rule
of English spelling is added, see `_with_mute_e`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.pipeline.lemmatizer import Lemmatizer
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.types import Ints2d

_ATTRIBUTES = {"TAG", "DEP", "LOWER", "IS_SPACE"}
# Forms and lemmas remembered at most, about 10 MB, so that a million unseen words add no more.
_REMEMBERED = 30_000
# One vowel and one consonant of those that are doubled; not "s", for "bused" is written so too.
_SINGLE_CONSONANT = re.compile("[^aeiou]+[aeiou][^aeiouswxy]")
_ORDINARY_WORD = "x"
_SPACE = " "

_TokenPattern = Mapping[str, Any]


class _Answer(NamedTuple):
    """What the attribute ruler sets on a token; an empty lemma is left to the lemmatizer."""

    tag: str
    pos: int
    morph: int
    dep: str
    lemma: str


class _Words:
    """The forms that patterns ask for, told by string or by regular expression."""

    def __init__(self, patterns: Iterable[_TokenPattern]) -> None:
        self._words: set[str] = set()
        self._expressions: list[re.Pattern[str]] = []
        for pattern in patterns:
            wanted = pattern.get("LOWER")
            if isinstance(wanted, str):
                self._words.add(wanted)
            elif isinstance(wanted, dict):
                self._words.update(wanted.get("IN", ()))
                if "REGEX" in wanted:
                    self._expressions.append(re.compile(wanted["REGEX"]))

    def __contains__(self, word: str) -> bool:
        return word in self._words or any(e.search(word) for e in self._expressions)


class Morphology:
    """Sets what the attribute ruler and the rule lemmatizer would set; stands behind the parser."""

    def __init__(self, vocab: Vocab, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        rules = cast(list[dict[str, Any]], ruler.patterns)
        pairs = [rule for rule in rules if any(len(p) > 1 for p in rule["patterns"])]
        self._vocab = vocab
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._pairs = AttributeRuler(vocab, name="briefbot_pairs")
        self._pairs.add_patterns(pairs)
        self._pair_words = _Words(p[0] for rule in pairs for p in rule["patterns"])
        self._pair_dependencies = {
            vocab.strings.add(p[0]["DEP"])
            for rule in pairs
            for p in rule["patterns"]
            if "DEP" in p[0]
        }
        self._special_words = _Words(t for rule in rules for p in rule["patterns"] for t in p)
        self._forms: dict[int, tuple[str, bool]] = {}
        self._answers: dict[tuple[str, int, int], _Answer] = {}
        self._lemmas: dict[tuple[int, int, int], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, morphology and lemma of every token."""
        if not len(doc):
            return doc
        forms, answers, lemmas = self._forms, self._answers, self._lemmas
        add = self._vocab.strings.add
        values = []
        in_pairs = False
        rows = doc.to_array(["ORTH", "LOWER", "TAG", "DEP", "IS_SPACE"]).tolist()
        for index, (orth, lower, tag, dep, is_space) in enumerate(rows):
            form, starts_pair = forms.get(lower) or self._learn_form(lower)
            rule = (_SPACE if is_space else form, tag, dep)
            answer = answers.get(rule) or self._learn_answer(rule)
            if is_space:
                doc[index].tag_, doc[index].dep_ = answer.tag, answer.dep
            lemma = answer.lemma
            if not lemma:
                key = (orth, answer.pos, answer.morph)
                lemma = lemmas.get(key) or self._learn_lemma(key)
            # A string added in a memory zone is gone after it, so it is added each time.
            values.append((answer.pos, answer.morph, add(lemma)))
            in_pairs = in_pairs or starts_pair or dep in self._pair_dependencies
        _set(doc, ["POS", "MORPH", "LEMMA"], values)
        return self._pairs(doc) if in_pairs else doc

    def _learn_form(self, lower: int) -> tuple[str, bool]:
        """Return the form that the rules see, and whether a rule over two tokens starts with it."""
        word = self._vocab.strings[lower]
        form = word if word in self._special_words else _ORDINARY_WORD
        if len(self._forms) >= _REMEMBERED:
            self._forms.clear()
        self._forms[lower] = form, word in self._pair_words
        return self._forms[lower]

    def _learn_answer(self, rule: tuple[str, int, int]) -> _Answer:
        """Ask the attribute ruler. The number of answers is bounded by the rules."""
        form, tag, dep = rule
        names = self._vocab.strings
        doc = Doc(self._vocab, [form], [False], tags=[names[tag]], heads=[0], deps=[names[dep]])
        token = self._ruler(doc)[0]
        morph = int(doc.to_array("MORPH")[0])
        answer = _Answer(token.tag_, token.pos, morph, token.dep_, token.lemma_)
        self._answers[rule] = answer
        return answer

    def _learn_lemma(self, key: tuple[int, int, int]) -> str:
        """Ask the lemmatizer."""
        orth, pos, morph = key
        doc = Doc(self._vocab, [self._vocab.strings[orth]], [False])
        _set(doc, ["POS", "MORPH"], [(pos, morph)])
        if len(self._lemmas) >= _REMEMBERED:
            self._lemmas.clear()
            self._lemmatizer.cache.clear()
        lemma = self._lemmatizer.lemmatize(doc[0])[0]
        self._lemmas[key] = _with_mute_e(doc[0].lower_, lemma) if doc[0].pos_ == "VERB" else lemma
        return self._lemmas[key]


def _with_mute_e(form: str, lemma: str) -> str:
    """Mend the lemma of a verb where the stock rules drop its "e": "fined" is no form of "fin".

    A verb of one syllable with one vowel and one consonant at its end doubles that consonant
    ("finned"; Quirk et al. 1985, 3.8), so without the double the verb ends in "e".
    """
    is_bare = form in (f"{lemma}ed", f"{lemma}ing")
    return f"{lemma}e" if is_bare and _SINGLE_CONSONANT.fullmatch(lemma) else lemma


def _set(doc: Doc, attributes: list[int | str], rows: Sequence[tuple[int, ...]]) -> None:
    doc.from_array(attributes, cast(Ints2d, np.array(rows, dtype="uint64")))


@Language.factory(
    "briefbot_morphology",
    assigns=["token.pos", "token.morph", "token.lemma"],
    requires=["token.dep"],
)
def make_morphology(nlp: Language, name: str) -> Morphology:  # noqa: ARG001 - spaCy hands it in
    """Build the component from the stock ones in the pipeline."""
    ruler: Any = nlp.get_pipe("attribute_ruler")
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    return Morphology(nlp.vocab, ruler, lemmatizer)


def replace_stock_morphology(nlp: Language) -> None:
    """Put our component in place of the stock ones, where their rules are of the known sort."""
    if not {"attribute_ruler", "lemmatizer"} <= set(nlp.pipe_names):
        return
    ruler: Any = nlp.get_pipe("attribute_ruler")
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer):
        return
    rules = cast(list[dict[str, Any]], ruler.patterns)
    asked = {name for rule in rules for p in rule["patterns"] for token in p for name in token}
    if asked <= _ATTRIBUTES and lemmatizer.mode == "rule":
        nlp.add_pipe("briefbot_morphology", before="attribute_ruler")
        nlp.remove_pipe("attribute_ruler")
        nlp.remove_pipe("lemmatizer")
