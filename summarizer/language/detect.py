"""Which language a document is in. English has the benefit of the doubt.

Only English is analysed further, so the costly error is to leave out an English page: a table,
a list of names or a caption has few words that any detector can go by.
"""

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from summarizer.language.lexicon.word_sets import word_set

ENGLISH = "en"

# How much of a text is looked at: its start and its middle, in characters each.
_SAMPLE = 2_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FUNCTION_WORDS = word_set(
    """the of and to that for with is was are were by from this have has said it he she they his
    her which not be been will would their its at an but had who after about when or than more
    other into we you i on in as"""
)
# Share of function words. Running English has 0.25 to 0.45 of these words; Dutch, which shares
# the most of them, 0.08.
_SURELY_ENGLISH = 0.15
_HARDLY_ENGLISH = 0.1
# Fewer letters than this, about a headline, and a text in Latin letters is English.
_FEW_LETTERS = 60
# The same for other scripts, where English is out of the question: only the language is in doubt.
_FEW_LETTERS_OF_OTHER_SCRIPTS = 12
_CONFIDENT = 0.9
# Languages of the world's news. The detector's smaller and older ones only draw wrong answers
# on names, figures and dialect.
_LANGUAGES = word_set(
    """af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is
    it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms mt ne nl no pa pl ps pt ro ru si sk sl sq sr
    sv sw ta te th tl tr uk ur uz vi xh zh zu"""
)


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language a text is in."""
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + " " + _middle(text)
    words = _WORD.findall(sample)
    share = sum(word.lower() in _FUNCTION_WORDS for word in words) / max(1, len(words))
    if share >= _SURELY_ENGLISH:
        return ENGLISH
    letters = sum(map(len, words))
    latin = sum(len(word) for word in words if word[0] < "\u0250")
    if 2 * latin >= letters and (letters < _FEW_LETTERS or share >= _HARDLY_ENGLISH):
        return ENGLISH
    if letters < _FEW_LETTERS_OF_OTHER_SCRIPTS:
        return ENGLISH
    language, confidence = _identifier().classify(" ".join(words))
    if confidence < _CONFIDENT and 2 * latin >= letters:
        return ENGLISH
    return str(language)


def _middle(text: str) -> str:
    start = (len(text) - _SAMPLE) // 2
    return text[start : start + _SAMPLE]


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Return the detector; it takes half a second to load, and few libraries need it."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known: list[str] = identifier.labels
    identifier.set_languages(_LANGUAGES.intersection(known))
    return identifier
