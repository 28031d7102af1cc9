"""What has changed in the tables since, version by version."""

VERSION_2 = """
-- The body under the actor's command that acts: "Roe's forces".
ALTER TABLE deeds ADD COLUMN through TEXT;
"""

VERSION_3 = """
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

VERSION_4 = """
-- Documents in the order in which they were added, to tell what is new to a reader; 0 for those
-- that were there before this was counted.
ALTER TABLE libraries ADD COLUMN additions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN addition INTEGER NOT NULL DEFAULT 0;
CREATE INDEX documents_by_addition ON documents (library, addition);
"""

VERSION_5 = """
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

VERSION_6 = """
-- Signatures are shorter, shorter texts have one too, and what they bring up is compared word by
-- word: all documents are signed anew, some at a time.
DELETE FROM signatures;
DELETE FROM signature_bands;
DELETE FROM copies;
INSERT OR IGNORE INTO unsigned (document, library) SELECT key, library FROM documents;
"""

VERSION_7 = """
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

VERSION_8 = """
-- What spellings of one name have in common is worked out when a name is first stored, by rules
-- that have changed: libraries whose names have to be joined anew.
CREATE TABLE outdated_names (
    library INTEGER PRIMARY KEY
);
INSERT INTO outdated_names (library) SELECT library FROM libraries;
"""

VERSION_9 = """
-- How much of its sentence a deed is shown with, and where the date begins that says when it was
-- done. Deeds of older stores were not judged: both are unknown.
ALTER TABLE deeds ADD COLUMN extent TEXT;
ALTER TABLE deeds ADD COLUMN dated INTEGER;
"""
