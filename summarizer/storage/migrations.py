"""The tables of the SQLite store, version by version: a change is a new entry at the end.

Entries that have been released are never edited. Columns of the primary key come first, in its
order: otherwise SQLite 3.40 and its like report NULL values in `integrity_check` where there are
none. In keys and indexes the library stands after whatever tells rows apart better: the planner
then never takes "all rows of this library" for a narrow search.
"""

_VERSION_1 = """
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

-- Distinct folded names of a library; `name` is folding.name_hash. `cluster` is the head of
-- the names that are spellings of one full name, `actor` the head of all names of one actor.
CREATE TABLE names (
    name INTEGER NOT NULL,
    library INTEGER NOT NULL,
    folded TEXT NOT NULL,
    named INTEGER NOT NULL,
    full INTEGER NOT NULL,     -- as a person's name: has more than a surname
    kind TEXT NOT NULL,
    block TEXT NOT NULL,       -- persons.surname_block: names that may be the same person
    stem TEXT NOT NULL,        -- without legal suffix: names that may be the same otherwise
    cluster INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (name, library)
) WITHOUT ROWID;
CREATE INDEX names_by_block ON names (block, library) WHERE kind = 'person';
CREATE INDEX names_by_stem ON names (stem, library);
CREATE INDEX names_by_cluster ON names (cluster, library);
CREATE INDEX names_by_actor ON names (actor, library);

-- The clusters that a cluster of short names can stand for: one, or it is contested.
CREATE TABLE targets (
    cluster INTEGER NOT NULL,
    library INTEGER NOT NULL,
    target INTEGER NOT NULL,
    PRIMARY KEY (cluster, library, target)
) WITHOUT ROWID;
CREATE INDEX targets_by_target ON targets (target, library);

-- Contested clusters whose documents have to be looked at (again) by context.
CREATE TABLE unsettled (
    cluster INTEGER NOT NULL,
    library INTEGER NOT NULL,
    PRIMARY KEY (cluster, library)
) WITHOUT ROWID;

-- How names occur: in how many documents with which kind and spelling, and what other names
-- documents give to their bearers.
CREATE TABLE name_kinds (
    name INTEGER NOT NULL,
    library INTEGER NOT NULL,
    kind TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (name, library, kind)
) WITHOUT ROWID;
CREATE TABLE spellings (
    name INTEGER NOT NULL,
    library INTEGER NOT NULL,
    spelling TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (name, library, spelling)
) WITHOUT ROWID;
CREATE TABLE aliases (
    alias INTEGER NOT NULL,
    library INTEGER NOT NULL,
    name INTEGER NOT NULL,
    spelling TEXT NOT NULL,
    kind TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (alias, library, name, spelling, kind)
) WITHOUT ROWID;
CREATE INDEX aliases_by_name ON aliases (name, library);

-- What the user decided, on names: pinned names stand apart, joined ones belong together.
CREATE TABLE pins (
    name INTEGER NOT NULL,
    library INTEGER NOT NULL,
    pin INTEGER NOT NULL,
    PRIMARY KEY (name, library)
) WITHOUT ROWID;
CREATE TABLE joins (
    library INTEGER NOT NULL,
    number INTEGER NOT NULL,   -- in the order they were decided
    name INTEGER NOT NULL,
    target INTEGER NOT NULL,
    PRIMARY KEY (library, number)
) WITHOUT ROWID;

-- Actors of a library with their counts, in all and by day of publication.
CREATE TABLE actors (
    actor INTEGER NOT NULL,
    library INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    documents INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (actor, library)
) WITHOUT ROWID;
CREATE INDEX actors_by_documents ON actors (library, documents);
CREATE TABLE actor_days (
    actor INTEGER NOT NULL,
    library INTEGER NOT NULL,
    day INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (actor, library, day)
) WITHOUT ROWID;
CREATE INDEX actor_days_by_day ON actor_days (library, day, documents, actor);

-- Words as they stand, in plain letters, to mend what a reader mistypes.
CREATE TABLE words (
    library INTEGER NOT NULL,
    word TEXT NOT NULL,
    reversed TEXT NOT NULL,
    stem TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (library, word)
) WITHOUT ROWID;
CREATE INDEX words_reversed ON words (library, reversed);
CREATE INDEX words_by_stem ON words (stem, library);
CREATE TABLE name_words (
    library INTEGER NOT NULL,
    word TEXT NOT NULL,
    name INTEGER NOT NULL,
    reversed TEXT NOT NULL,
    PRIMARY KEY (library, word, name)
) WITHOUT ROWID;
CREATE INDEX name_words_reversed ON name_words (library, reversed);
"""

_VERSION_2 = """
-- The body under the actor's command that acts: "Roe's forces".
ALTER TABLE deeds ADD COLUMN through TEXT;
"""

_VERSION_3 = """
-- Words of texts and names in plain letters, to mend what a reader mistypes; in how many names
-- each occurs. How many documents hold a word is not kept: to count up a row for each word of
-- each document cost more than anything else in adding.
CREATE TABLE vocabulary (
    library INTEGER NOT NULL,
    word TEXT NOT NULL,
    reversed TEXT NOT NULL,
    names INTEGER NOT NULL,
    PRIMARY KEY (library, word)
) WITHOUT ROWID;
INSERT INTO vocabulary (library, word, reversed, names)
    SELECT library, word, reversed, 0 FROM words;
INSERT INTO vocabulary (library, word, reversed, names)
    SELECT library, word, reversed, COUNT(*) FROM name_words WHERE true GROUP BY library, word
    ON CONFLICT DO UPDATE SET names = excluded.names;
CREATE INDEX vocabulary_reversed ON vocabulary (library, reversed);
CREATE INDEX vocabulary_of_names ON vocabulary (library, word, names) WHERE names > 0;
CREATE INDEX vocabulary_of_names_reversed
    ON vocabulary (library, reversed, word, names) WHERE names > 0;
DROP TABLE words;
DROP INDEX name_words_reversed;
ALTER TABLE name_words DROP COLUMN reversed;
"""

_VERSION_4 = """
-- Documents in the order in which they were added, to tell what is new to a reader; 0 for those
-- that were there before this was counted.
ALTER TABLE libraries ADD COLUMN additions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN addition INTEGER NOT NULL DEFAULT 0;
CREATE INDEX documents_by_addition ON documents (library, addition);
"""

_VERSION_5 = """
-- MinHash signatures of texts (copying.py), and what they are looked up by. `copies` holds only
-- documents that have any: `origin` is the smallest key of all that are copies of one text.
CREATE TABLE signatures (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    signature BLOB NOT NULL
);
CREATE TABLE signature_bands (
    band INTEGER NOT NULL,
    library INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (band, library, document)
) WITHOUT ROWID;
CREATE TABLE copies (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    library INTEGER NOT NULL,
    origin INTEGER NOT NULL
);
CREATE INDEX copies_by_origin ON copies (origin);

-- Documents of older stores, whose texts have no signature yet.
CREATE TABLE unsigned (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    library INTEGER NOT NULL
);
CREATE INDEX unsigned_by_library ON unsigned (library);
INSERT INTO unsigned (document, library) SELECT key, library FROM documents;

-- Versions of a page or file that a later one stands in for, so that what was cited from them
-- can still be shown: only their words, and where sentences begin and end.
CREATE TABLE former_versions (
    number INTEGER PRIMARY KEY,   -- in the order in which they were replaced
    library INTEGER NOT NULL,
    id TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    sentences BLOB NOT NULL,      -- JSON: [[start, end], ...], deflated
    text BLOB NOT NULL,           -- UTF-8, deflated
    UNIQUE (library, id)
);
CREATE INDEX former_versions_by_document ON former_versions (document);

-- Files that were read whole, by what they held then, and the documents that came of each.
CREATE TABLE files (
    library INTEGER NOT NULL,
    path TEXT NOT NULL,
    digest BLOB NOT NULL,
    documents TEXT NOT NULL,      -- JSON: ids
    PRIMARY KEY (library, path)
) WITHOUT ROWID;
"""

_VERSION_6 = """
-- Signatures are shorter, shorter texts have one too, and what they bring up is compared word by
-- word: all documents are signed anew, some at a time.
DELETE FROM signatures;
DELETE FROM signature_bands;
DELETE FROM copies;
INSERT OR IGNORE INTO unsigned (document, library) SELECT key, library FROM documents;
"""

_VERSION_7 = """
-- When a document was first seen that nobody dates: ISO 8601 with its offset. Where it is set,
-- `instant` and the key are of this moment.
ALTER TABLE documents ADD COLUMN seen TEXT;

-- Sources that are agencies: others print their words.
CREATE TABLE agencies (
    library INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (library, name)
) WITHOUT ROWID;
"""

_VERSION_8 = """
-- What spellings of one name have in common is worked out when a name is first stored, by rules
-- that have changed: libraries whose names have to be joined anew.
CREATE TABLE outdated_names (
    library INTEGER PRIMARY KEY
);
INSERT INTO outdated_names (library) SELECT library FROM libraries;
"""

_VERSION_9 = """
-- How much of its sentence a deed is shown with, and where the date begins that says when it was
-- done. Deeds of older stores were not judged: both are unknown.
ALTER TABLE deeds ADD COLUMN extent TEXT;
ALTER TABLE deeds ADD COLUMN dated INTEGER;
"""

MIGRATIONS = (
    _VERSION_1,
    _VERSION_2,
    _VERSION_3,
    _VERSION_4,
    _VERSION_5,
    _VERSION_6,
    _VERSION_7,
    _VERSION_8,
    _VERSION_9,
)
