"""Document → Analysis: the order of the steps, and nothing else."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from summarizer.language.dates import find_dates
from summarizer.language.deeds.find import find_deeds
from summarizer.language.detect import ENGLISH, detect_language
from summarizer.language.layout.blocks import Block, split_blocks
from summarizer.language.layout.sentences import plain_sentences
from summarizer.language.names.find import find_names
from summarizer.language.pipeline import learn_words, load_pipeline, parse
from summarizer.language.reference.coreference import Resolution, resolve
from summarizer.language.relations.find import find_relations
from summarizer.language.roles.find import find_roles
from summarizer.language.speech.find import find_quotations
from summarizer.language.standalone.find import dangles, find_cuts
from summarizer.models import Analysis, Document, Form, Kind, Quotation, Role, Sentence

# What is analysed before anything of it is shown, and held in memory at once. Larger batches
# are no faster; smaller ones leave the parser half idle.
_BATCH_DOCUMENTS = 64
_BATCH_CHARACTERS = 250_000


@lru_cache(maxsize=1)
def _pipeline(model: str | None, single_threaded: bool) -> Language:
    return load_pipeline(model, single_threaded=single_threaded)


def analyze(document: Document, *, model: str | None = None) -> Analysis:
    """Analyse one document.

    Args:
        document: What to analyse. Offsets in the answer count in `document.text`.
        model: Another spaCy model, by name or path.

    Raises:
        ModelMissing: the spaCy model is not on this machine.
    """
    return next(analyze_all([document], model=model))


def analyze_all(
    documents: Iterable[Document], *, model: str | None = None, single_threaded: bool = False
) -> Iterator[Analysis]:
    """Analyse documents in order, a batch at a time; memory does not grow with their number.

    Args:
        documents: What to analyse.
        model: Another spaCy model, by name or path.
        single_threaded: See `load_pipeline`.

    Raises:
        ModelMissing: the spaCy model is not on this machine.
    """
    for batch in _batches(documents):
        languages = [detect_language(document.text) for document in batch]
        if ENGLISH not in languages:
            analyses: Iterator[Analysis] = iter(())
        else:
            english = [d for d, code in zip(batch, languages, strict=True) if code == ENGLISH]
            analyses = iter(_analyze_english(english, _pipeline(model, single_threaded)))
        for document, language in zip(batch, languages, strict=True):
            yield next(analyses) if language == ENGLISH else _unread(document, language)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Yield as many documents as are held in memory at once."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if len(batch) >= _BATCH_DOCUMENTS or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _analyze_english(documents: list[Document], nlp: Language) -> list[Analysis]:
    """Analyse a batch inside a memory zone: the words that spaCy meets in it are forgotten.

    Nothing of spaCy's may leave the zone, so the batch is finished before any of it is shown.
    """
    learn_words(nlp, (document.text for document in documents))
    with nlp.memory_zone():
        parsed = parse(nlp, (document.text for document in documents))
        return [
            _analysis(document, doc, blocks)
            for document, (doc, blocks) in zip(documents, parsed, strict=True)
        ]


def _unread(document: Document, language: str) -> Analysis:
    """Return the sentences of a document in a language that is not analysed."""
    text = document.text
    found = (
        Sentence(start=start, end=end, paragraph=number, kind=block.kind)
        for number, block in enumerate(split_blocks(text))
        for start, end in plain_sentences(text, block)
    )
    return Analysis(language=language, sentences=tuple(found))


def _analysis(document: Document, doc: Doc, blocks: list[Block]) -> Analysis:
    names = find_names(doc, blocks)
    roles = find_roles(doc, names)
    quotations = find_quotations(doc, blocks)
    resolution = resolve(doc, names, roles, quotations)
    roles = [
        role.model_copy(
            update={
                "actor": _actor(resolution, doc, role.holder_start, role.holder_end),
                "organization": _body(resolution, doc, role),
            }
        )
        for role in roles
    ]
    speakers = [resolution.speaker(doc, quotation) for quotation in quotations]
    quotations = [
        quotation.model_copy(update={"speaker": mention.actor if mention else None})
        for quotation, mention in zip(quotations, speakers, strict=True)
    ]
    dates = find_dates(doc, blocks, document.published)
    deeds = find_deeds(doc, blocks, resolution, quotations, dates)
    return Analysis(
        sentences=tuple(_sentences(doc, blocks, resolution, quotations)),
        actors=resolution.actors,
        mentions=resolution.mentions,
        roles=tuple(roles),
        quotations=tuple(quotations),
        deeds=tuple(deeds),
        relations=tuple(find_relations(doc, resolution, roles, deeds)),
        dates=tuple(dates),
    )


def _actor(resolution: Resolution, doc: Doc, start: int | None, end: int | None) -> str | None:
    mention = resolution.of(doc, start, end)
    return mention.actor if mention else None


def _body(resolution: Resolution, doc: Doc, role: Role) -> str | None:
    """Return the actor that a role is held in, where a name, a noun or "its" tells of one.

    "Her deputy" is not held in her: only a name makes a person the one a role is for.
    """
    mention = resolution.of(doc, role.organization_start, role.organization_end)
    if mention is None or (mention.kind is Kind.PERSON and mention.form is not Form.NAME):
        return role.organization
    return mention.actor


def _sentences(
    doc: Doc, blocks: list[Block], resolution: Resolution, quotations: list[Quotation]
) -> Iterator[Sentence]:
    number = 0
    for sent in doc.sents:
        text = sent.text
        start = sent.start_char + len(text) - len(text.lstrip())
        end = sent.start_char + len(text.rstrip())
        if start >= end:
            continue
        while number + 1 < len(blocks) and blocks[number + 1].start <= start:
            number += 1
        yield Sentence(
            start=start,
            end=end,
            paragraph=number,
            kind=blocks[number].kind,
            cuts=find_cuts(sent, resolution, quotations),
            dangling=dangles(sent, resolution, quotations),
        )
