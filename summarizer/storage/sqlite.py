"""The store in SQLite: one file, or memory. This module only connects the parts."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager

from summarizer.models import ActorRef, Document, DocumentRef
from summarizer.storage import documents, nearby
from summarizer.storage.actor_facts import (
    FactReader,
    documents_with,
    mentions_at,
    mentions_in,
    quotations_in,
    roles_in,
    sentences_with,
)
from summarizer.storage.actors import ActorReader
from summarizer.storage.agencies import agencies, mark_agency
from summarizer.storage.base import (
    ActorRow,
    DateRow,
    DeedRow,
    Former,
    Hit,
    MentionRow,
    NameRow,
    QuotationRow,
    ReadFile,
    RelationRow,
    RoleRow,
    SentenceRow,
    Window,
)
from summarizer.storage.checking import faults
from summarizer.storage.connection import Connections
from summarizer.storage.contested import Settlement
from summarizer.storage.copies import Copies, copies_of, origins, unsigned
from summarizer.storage.decisions import merge, split
from summarizer.storage.files import note_files, unchanged_files
from summarizer.storage.former import former
from summarizer.storage.renaming import are_names_outdated, renew_names
from summarizer.storage.schema import create_full_text
from summarizer.storage.search import search
from summarizer.storage.writer import SqliteWriter


class SqliteIndex:
    """The port `storage.base.Index` over one SQLite file, or ":memory:"."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open or create a store; see `Connections` for the errors."""
        self._connections = Connections(path)
        self._numbers: dict[str, int] = {}

    def close(self) -> None:
        self._connections.close()

    def faults(self) -> list[str]:
        with self._connections.reading() as connection:
            return faults(connection)

    def snapshot(self) -> AbstractContextManager[None]:
        return self._connections.snapshot()

    @contextmanager
    def _reading(self, library: str) -> Iterator[tuple[sqlite3.Connection, int]]:
        with self._connections.reading() as connection:
            yield connection, self._number(connection, library)

    @contextmanager
    def _facts(self, library: str, actor: str) -> Iterator[FactReader]:
        with self._reading(library) as at:
            yield FactReader(*at, ActorReader(*at).number(actor))

    def _number(self, connection: sqlite3.Connection, library: str) -> int:
        """Return the number of a library; 0, which no row has, for one that is not there yet."""
        if library not in self._numbers:
            row = connection.execute(
                "SELECT library FROM libraries WHERE name = ?", (library,)
            ).fetchone()
            if row is None:
                return 0
            self._numbers[library] = row[0]
        return self._numbers[library]

    # ── writing ────────────────────────────────────────────────────────────────────────────
    def known(self, library: str, ids: Iterable[str]) -> set[str]:
        with self._reading(library) as (connection, number):
            rows = connection.execute(
                "SELECT id FROM documents WHERE library = ? AND id IN "
                "(SELECT value FROM json_each(?))",
                (number, json.dumps(list(ids))),
            )
            return {row[0] for row in rows}

    @contextmanager
    def writing(self, library: str, *, settle: bool = True) -> Iterator[SqliteWriter]:
        with self._connections.writing() as connection:
            row = connection.execute(
                "SELECT library FROM libraries WHERE name = ?", (library,)
            ).fetchone()
            if row is None:
                row = connection.execute(
                    "INSERT INTO libraries (name) VALUES (?) RETURNING library", (library,)
                ).fetchone()
                create_full_text(connection, row[0])
            writer = SqliteWriter(connection, row[0], library)
            yield writer
            writer.finish()
            if settle:
                Settlement(connection, row[0]).settle()

    def settle(self, library: str) -> None:
        with self._reading(library) as at:
            outdated = are_names_outdated(*at)
        if outdated:
            with self.writing(library, settle=False) as writer:
                renew_names(writer)
        with self._connections.writing() as connection:
            number = self._number(connection, library)
            if number:
                Settlement(connection, number).settle()
        while number and self._sign(number):
            pass

    def _sign(self, number: int) -> bool:
        """Sign some documents of an older store; return whether there may be more."""
        with self._connections.reading() as connection:
            waiting = unsigned(connection, number)
        if waiting:
            with self._connections.writing() as connection:
                Copies(connection, number).sign()
        return waiting

    def remove(self, library: str, ids: Iterable[str]) -> int:
        with self.writing(library) as writer:
            return writer.remove_ids(ids)

    def merge_actors(self, library: str, into: str, other: str) -> ActorRef:
        with self.writing(library) as writer:
            merge(writer, into, other)
        return self.actor(library, into).ref

    def split_actor(self, library: str, actor: str, names: Sequence[str]) -> ActorRef:
        with self.writing(library) as writer:
            parted = split(writer, actor, names)
        return self.actor(library, parted).ref

    def mark_agency(self, library: str, source: str, *, agency: bool) -> None:
        with self.writing(library, settle=False) as writer:
            mark_agency(*writer.at, source, agency=agency)

    def note_files(self, library: str, files: Iterable[ReadFile]) -> None:
        with self.writing(library, settle=False) as writer:
            note_files(*writer.at, files)

    def unchanged_files(
        self, library: str, digests: Mapping[str, bytes]
    ) -> Mapping[str, tuple[str, ...]]:
        with self._reading(library) as at:
            return unchanged_files(*at, digests)

    # ── documents and sentences ────────────────────────────────────────────────────────────
    def additions(self, library: str) -> int:
        with self._reading(library) as at:
            return documents.additions(*at)

    def size(self, library: str) -> int:
        with self._reading(library) as at:
            return documents.size(*at)

    def search(
        self, library: str, words: Sequence[str], window: Window, limit: int, *, every: bool
    ) -> list[Hit]:
        with self._reading(library) as (connection, number):
            # A library that nobody wrote to has no full-text index yet.
            return search(connection, number, words, window, limit, every=every) if number else []

    def latest(
        self, library: str, window: Window, limit: int, *, every_language: bool = False
    ) -> list[int]:
        find = documents.latest_of_all if every_language else documents.latest
        with self._reading(library) as at:
            return find(*at, window, limit)

    def documents(self, library: str, keys: Iterable[int]) -> Mapping[int, DocumentRef]:
        kept = self._connections.references
        keys = sorted(set(keys))
        new = [key for key in keys if (library, key) not in kept]
        if new:
            with self._reading(library) as at:
                for key, reference in documents.references(*at, new):
                    kept[library, key] = reference
        return {key: kept[library, key] for key in keys if (library, key) in kept}

    def text(self, library: str, document_id: str) -> str:
        texts = self._connections.texts
        found = texts.get((library, document_id))
        if found is None:
            with self._reading(library) as at:
                found = texts[library, document_id] = documents.text(*at, document_id)
        return found

    def texts(self, library: str, keys: Iterable[int]) -> Mapping[int, str]:
        kept = self._connections.texts
        found, new = {}, []
        for key in set(keys):
            text = kept.get((library, key))
            if text is None:
                new.append(key)
            else:
                found[key] = text
        if new:
            with self._reading(library) as at:
                for key, id_, text in documents.texts(*at, new):
                    found[key] = kept[library, key] = kept[library, id_] = text
        return found

    def sentences(self, library: str, keys: Iterable[int], *, at_most: int) -> list[SentenceRow]:
        texts = self.texts(library, keys)
        with self._reading(library) as (connection, _):
            return documents.sentences(connection, texts, at_most=at_most)

    def sentences_at(self, library: str, places: Iterable[tuple[int, int]]) -> list[SentenceRow]:
        places = list(places)
        texts = self.texts(library, (document for document, _ in places))
        with self._reading(library) as (connection, _):
            return documents.sentences_at(connection, texts, places)

    def document_at(self, library: str, url: str) -> Document | None:
        with self._reading(library) as at:
            return documents.document_at(*at, url)

    def around(self, library: str, document_id: str, start: int, end: int) -> tuple[int, int]:
        with self._reading(library) as at:
            return documents.around(*at, document_id, start, end)

    def former(self, library: str, document_id: str) -> Former | None:
        with self._reading(library) as at:
            return former(*at, document_id)

    def copies(self, library: str, keys: Iterable[int]) -> Mapping[int, int]:
        with self._reading(library) as at:
            return origins(*at, keys)

    def copies_of(self, library: str, document_id: str) -> list[str]:
        with self._reading(library) as at:
            return copies_of(*at, document_id)

    def agencies(self, library: str) -> frozenset[str]:
        with self._reading(library) as at:
            return agencies(*at)

    def languages(self, library: str) -> Mapping[str, int]:
        with self._reading(library) as at:
            return documents.languages(*at)

    def dates(self, library: str, keys: Iterable[int]) -> list[DateRow]:
        with self._reading(library) as at:
            return documents.dates(*at, keys)

    def dates_at(self, library: str, places: Iterable[tuple[int, int]]) -> list[DateRow]:
        with self._reading(library) as at:
            return documents.dates_at(*at, places)

    # ── actors ─────────────────────────────────────────────────────────────────────────────
    def actors_called(self, library: str, name: str) -> list[ActorRow]:
        with self._reading(library) as at:
            return ActorReader(*at).called(name)

    def actors_given(self, library: str, name: str) -> list[ActorRow]:
        with self._reading(library) as at:
            return ActorReader(*at).given(name)

    def actors_near(self, library: str, name: str, limit: int) -> list[tuple[str, ActorRow]]:
        with self._reading(library) as at:
            return ActorReader(*at).near(name, limit)

    def actor(self, library: str, actor: str) -> ActorRow:
        with self._reading(library) as at:
            return ActorReader(*at).actor(actor)

    def top_actors(self, library: str, window: Window, limit: int) -> list[ActorRow]:
        with self._reading(library) as at:
            return ActorReader(*at).top(window, limit)

    def names(self, library: str, limit: int) -> list[NameRow]:
        with self._reading(library) as at:
            return ActorReader(*at).names(limit)

    def words_near(self, library: str, word: str, limit: int) -> list[str]:
        with self._reading(library) as at:
            return nearby.near_words(*at, word, limit)

    def actor_sentences(
        self, library: str, actor: str, window: Window, limit: int
    ) -> list[tuple[int, int]]:
        with self._facts(library, actor) as facts:
            return facts.sentences(window, limit)

    def actor_documents(
        self, library: str, actor: str, window: Window, limit: int
    ) -> list[tuple[int, int]]:
        with self._facts(library, actor) as facts:
            return facts.documents(window, limit)

    def documents_with(
        self, library: str, actors: Iterable[str], window: Window, limit: int
    ) -> list[int]:
        with self._reading(library) as at:
            return documents_with(*at, ActorReader(*at).numbers(actors), window, limit)

    def sentences_with(
        self, library: str, actors: Iterable[str], keys: Iterable[int]
    ) -> list[tuple[int, int]]:
        with self._reading(library) as at:
            return sentences_with(*at, ActorReader(*at).numbers(actors), keys)

    def activity(self, library: str, actor: str) -> list[tuple[str, int]]:
        with self._facts(library, actor) as facts:
            return facts.activity()

    def roles(self, library: str, actor: str, limit: int) -> list[RoleRow]:
        with self._facts(library, actor) as facts:
            return facts.roles(limit)

    def deeds(self, library: str, actor: str, window: Window, limit: int) -> list[DeedRow]:
        with self._facts(library, actor) as facts:
            return facts.deeds(window, limit)

    def relations(self, library: str, actor: str, limit: int) -> list[RelationRow]:
        with self._facts(library, actor) as facts:
            return facts.relations(limit)

    def quotations_by(
        self, library: str, actor: str, window: Window, limit: int
    ) -> list[QuotationRow]:
        with self._facts(library, actor) as facts:
            return facts.quotations(window, limit)

    def mentions(self, library: str, keys: Iterable[int]) -> list[MentionRow]:
        with self._reading(library) as at:
            return mentions_in(*at, keys)

    def mentions_at(
        self, library: str, places: Iterable[tuple[int, int]]
    ) -> list[tuple[MentionRow, bool]]:
        with self._reading(library) as at:
            return mentions_at(*at, places)

    def mentions_of(self, library: str, actor: str, keys: Iterable[int]) -> list[tuple[int, int]]:
        with self._facts(library, actor) as facts:
            return facts.mentions(keys)

    def roles_in(self, library: str, keys: Iterable[int]) -> list[RoleRow]:
        with self._reading(library) as at:
            return roles_in(*at, keys)

    def quotations_in(self, library: str, keys: Iterable[int]) -> list[QuotationRow]:
        with self._reading(library) as at:
            return quotations_in(*at, keys)
