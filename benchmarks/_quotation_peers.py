"""Other ways to find quotations, on the same texts: marks alone, clause rules, textacy."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib.util import find_spec
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from benchmarks._polnear import Range
from summarizer import Document, analyze
from summarizer.models import QuotationKind


class Found(NamedTuple):
    """One quotation as a system finds it; character ranges of the text."""

    content: Range
    source: Range | None = None
    direct: bool = True


Finder = Callable[[str], Sequence[Found]]

_PAIR = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|''[^\n]*?''")
_FEWEST_WORDS = 4
_VERBS = frozenset(
    {"add", "announce", "argue", "ask", "believe", "claim", "note", "report", "say", "suggest"}
    | {"tell", "think", "warn", "write"}
)


def this_project(text: str) -> list[Found]:
    """Return what `analyze` finds."""
    found = []
    for quotation in analyze(Document(text=text)).quotations:
        start, end = quotation.source_start, quotation.source_end
        source = None if start is None or end is None else (start, end)
        direct = quotation.kind is QuotationKind.DIRECT
        found.append(Found((quotation.start, quotation.end), source, direct))
    return found


def marks_alone(text: str) -> list[Found]:
    """Return everything of four words or more between two quotation marks of a line."""
    pairs = _PAIR.finditer(text)
    return [Found(pair.span()) for pair in pairs if len(pair.group().split()) >= _FEWEST_WORDS]


def clause_rules(nlp: Language) -> Finder:
    """Return clauses under a dozen verbs of saying, with the subject as the source."""

    def find(text: str) -> list[Found]:
        return list(_clauses(nlp(text)))

    return find


def _clauses(doc: Doc) -> Iterator[Found]:
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in _VERBS:
            continue
        clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        if clause is None:
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        content = _phrase(clause)
        direct = doc.text[content[0] : content[0] + 1] in "“\"'"
        yield Found(content, None if subject is None else _phrase(subject), direct)


def _phrase(head: Token) -> Range:
    tokens = [token for token in head.subtree if not token.is_space]
    while len(tokens) > 1 and tokens[-1].is_punct and not tokens[-1].is_quote:
        tokens.pop()
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def textacy(nlp: Language) -> Finder | None:
    """Return textacy's direct quotations; None where it is not installed.

    It refuses a text with an odd number of quotation marks, so that it is given one paragraph
    after another: one with a mark too many costs it no more than that paragraph.
    """
    if find_spec("textacy") is None:
        return None
    from textacy.extract.triples import direct_quotations  # noqa: PLC0415 - a peer, not a dependency

    def find(text: str) -> list[Found]:
        found = []
        for paragraph in re.finditer(r"[^\n]+", text):
            doc, offset = nlp(paragraph.group()), paragraph.start()
            with suppress(ValueError):
                for triple in direct_quotations(doc):
                    first, last = triple.speaker[0], triple.speaker[-1]
                    source = (first.idx + offset, last.idx + len(last) + offset)
                    content = triple.content
                    span = (content.start_char + offset, content.end_char + offset)
                    found.append(Found(span, source))
        return found

    return find
