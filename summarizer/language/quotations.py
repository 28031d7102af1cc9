"""Direct and reported speech: content, source and cue."""

from collections.abc import Sequence

from spacy.tokens import Doc

from summarizer.language.attribution import Attribution
from summarizer.language.blocks import Block
from summarizer.language.direct_speech import Utterance, find_utterances
from summarizer.language.quotation_marks import find_quoted
from summarizer.language.reported_speech import find_reported
from summarizer.language.syntax import Syntax
from summarizer.language.transcripts import Turn, find_turns
from summarizer.models import Quotation, QuotationKind


def find_quotations(doc: Doc, blocks: Sequence[Block]) -> list[Quotation]:
    """Return what is said in a document, in order; `speaker` is not set yet."""
    syntax = Syntax.of(doc)
    turns = find_turns(doc.text, blocks)
    in_turns = {number for turn in turns for number in turn.blocks}
    quoted = find_quoted(doc.text, blocks, in_turns)
    utterances = find_utterances(syntax, blocks, quoted)
    utterances += [_turn(turn) for turn in turns]
    reported = find_reported(syntax, quoted, utterances)
    found = [_quotation(utterance, QuotationKind.DIRECT) for utterance in utterances]
    found += [_quotation(utterance, QuotationKind.REPORTED) for utterance in reported]
    return sorted(found, key=lambda quotation: (quotation.start, quotation.end))


def _turn(turn: Turn) -> Utterance:
    outer = (turn.parts[0][0], turn.parts[-1][1])
    return Utterance(turn.parts, outer, Attribution(turn.name, turn.colon))


def _quotation(utterance: Utterance, kind: QuotationKind) -> Quotation:
    source, cue = utterance.attribution
    return Quotation(
        start=utterance.parts[0][0],
        end=utterance.parts[-1][1],
        kind=kind,
        source_start=source[0] if source else None,
        source_end=source[1] if source else None,
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
    )
