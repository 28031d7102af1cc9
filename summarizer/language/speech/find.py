"""Direct and reported speech: content, source and cue."""

from collections.abc import Sequence

from spacy.tokens import Doc

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.layout.blocks import Block
from summarizer.language.speech.attribution import Attribution, Range
from summarizer.language.speech.direct_speech import Utterance, find_utterances
from summarizer.language.speech.quotation_marks import find_quoted
from summarizer.language.speech.reported_speech import find_reported
from summarizer.language.speech.transcripts import Turn, find_turns
from summarizer.models import Quotation, QuotationKind


def find_quotations(doc: Doc, blocks: Sequence[Block]) -> list[Quotation]:
    """Return what is said in a document, in order; `speaker` is not set yet.

    The content of a direct quotation has no outer quotation marks; a comma or full stop inside
    them belongs to it. Where the narration interrupts, each stretch is a quotation of its own
    with the same source and cue: “No,” he said. “Never.” A quotation over several paragraphs is
    one. Whole sentences that carry on a quotation have its source and no cue. The content of
    reported speech keeps the marks within it and its "that"; it ends before the full stop.
    """
    syntax = Syntax.of(doc)
    turns = find_turns(doc.text, blocks)
    in_turns = {number for turn in turns for number in turn.blocks}
    quoted = find_quoted(doc.text, blocks, in_turns)
    utterances = find_utterances(syntax, blocks, quoted)
    utterances += [_utterance(turn) for turn in turns]
    reported = find_reported(syntax, quoted, utterances)
    found = [
        _quotation(part, utterance.attribution, kind)
        for kind, spoken in ((QuotationKind.DIRECT, utterances), (QuotationKind.REPORTED, reported))
        for utterance in spoken
        for part in utterance.parts
    ]
    return sorted(found, key=lambda quotation: (quotation.start, quotation.end))


def _utterance(turn: Turn) -> Utterance:
    outer = (turn.parts[0][0], turn.parts[-1][1])
    return Utterance(turn.parts, outer, Attribution(turn.name, turn.colon))


def _quotation(content: Range, attribution: Attribution, kind: QuotationKind) -> Quotation:
    source, cue = attribution
    return Quotation(
        start=content[0],
        end=content[1],
        kind=kind,
        source_start=source[0] if source else None,
        source_end=source[1] if source else None,
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
    )
