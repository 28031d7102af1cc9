"""The first tables: documents, and what is found in each."""

DOCUMENTS = """
CREATE TABLE libraries (
    library INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- One row per document; `key` is made by keys.document_key.
CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    library INTEGER NOT NULL REFERENCES libraries,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT,
    published TEXT,            -- ISO 8601 with its offset
    instant INTEGER,           -- the same in microseconds since 1970
    language TEXT NOT NULL,
    words INTEGER NOT NULL,
    title_stems TEXT NOT NULL, -- exactly what the full-text index holds of the title
    text BLOB NOT NULL,        -- UTF-8, deflated
    UNIQUE (library, id)
);
CREATE INDEX documents_by_time ON documents (library, instant, key) WHERE language = 'en';
CREATE INDEX documents_by_url ON documents (library, url) WHERE url IS NOT NULL;

-- The files a document was read from: two files with the same content are one document.
CREATE TABLE paths (
    library INTEGER NOT NULL,
    path TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (library, path)
) WITHOUT ROWID;
CREATE INDEX paths_by_document ON paths (document);

CREATE TABLE languages (
    library INTEGER NOT NULL,
    language TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (library, language)
) WITHOUT ROWID;

CREATE TABLE sentences (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    dangling INTEGER NOT NULL,
    cuts TEXT,                 -- JSON: [[start, end, kind], ...]
    stems TEXT NOT NULL,       -- exactly what the full-text index holds of the sentence
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

-- The actors of one document (by number), the name that joins them to those of other
-- documents, and the actor of the library that came of it. `day` is that of publication.
CREATE TABLE document_actors (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    library INTEGER NOT NULL,
    name INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    spelling TEXT NOT NULL,
    kind TEXT NOT NULL,
    named INTEGER NOT NULL,
    aliases TEXT,              -- JSON: [[hash of the folded alias, alias], ...]
    mentions INTEGER NOT NULL,
    roles INTEGER NOT NULL,
    quotations INTEGER NOT NULL,
    deeds INTEGER NOT NULL,
    relations INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE INDEX document_actors_by_actor ON document_actors (actor, library, document, mentions);
CREATE INDEX document_actors_by_name ON document_actors (name, library, document);
CREATE INDEX document_actors_with_roles
    ON document_actors (actor, library, document) WHERE roles > 0;
CREATE INDEX document_actors_with_quotations
    ON document_actors (actor, library, document) WHERE quotations > 0;
CREATE INDEX document_actors_with_deeds
    ON document_actors (actor, library, document) WHERE deeds > 0;
CREATE INDEX document_actors_with_relations
    ON document_actors (actor, library, document) WHERE relations > 0;

CREATE TABLE mentions (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    actor INTEGER NOT NULL,    -- number in document_actors, here and below
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    form TEXT NOT NULL,
    PRIMARY KEY (document, actor, start, end)
) WITHOUT ROWID;

CREATE TABLE roles (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    title TEXT NOT NULL,
    organization TEXT,
    past INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE quotations (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    speaker INTEGER,
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE deeds (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    part TEXT NOT NULL,
    verb TEXT NOT NULL,
    object TEXT,
    object_actor INTEGER,
    negated INTEGER NOT NULL,
    modality TEXT,
    reported_by TEXT,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE relations (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    source INTEGER NOT NULL,
    target INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE dates (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    value TEXT NOT NULL,
    type TEXT NOT NULL,
    precision TEXT NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
"""
