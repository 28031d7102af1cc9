"""The first tables: names, actors and words of a library."""

NAMES = """
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
