"""Names of bodies without what spellings of one name differ in.

The two ways to spell English, "&" and "and", abbreviated words, and the two ways to name a
ministry. The order of other names tells bodies apart: the Vik University need not be the
University of Vik, nor the Bank of Vik the Vik Bank.
"""

from summarizer.actors.folding import without_legal_suffix

_SPELLINGS = """
center centre; defense defence; harbor harbour; labor labour; theater theatre; program programme;
organization organisation; aluminum aluminium; fiber fibre; jewelry jewellery; airplane aeroplane;
dept department; govt government; intl international; natl national; assn association;
assoc association; univ university; bros brothers; mfg manufacturing; st saint; mt mount;
cttee committee; inst institute
"""
"""American spellings with the British ones, and abbreviations with the words, in folded names."""

_WORDS = {
    short: word
    for short, _, word in (pair.strip().partition(" ") for pair in _SPELLINGS.split(";"))
}
_MINISTRIES = frozenset(("ministry", "department"))
_SHORTEST_LIST = 3
"""Words of a name from which on "and" joins its parts."""


def body_stem(folded: str) -> str:
    """Return what spellings of the name of one body share: a key, never shown.

    "dept of defense" and "defence department" are one, and so are "falke & sons inc" (folded:
    "falke sons inc") and "falke and sons".
    """
    words = [_WORDS.get(word, word) for word in without_legal_suffix(folded).split()]
    if len(words) >= _SHORTEST_LIST:
        words = [word for word in words if word != "and"]
    if len(words) >= _SHORTEST_LIST and words[0] in _MINISTRIES and words[1] in ("of", "for"):
        words = [*(word for word in words[2:] if word != "the"), words[0]]
    return " ".join(words) or folded
