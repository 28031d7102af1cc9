-- A store of version 1 with two documents, as that version made it.
PRAGMA application_id = 1651665253;
PRAGMA user_version = 1;
CREATE TABLE libraries (
    library INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    library INTEGER NOT NULL REFERENCES libraries,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT,
    published TEXT,
    instant INTEGER,
    language TEXT NOT NULL,
    words INTEGER NOT NULL,
    title_stems TEXT NOT NULL,
    text BLOB NOT NULL,
    UNIQUE (library, id)
);
CREATE INDEX documents_by_time ON documents (library, instant, key) WHERE language = 'en';
CREATE INDEX documents_by_url ON documents (library, url) WHERE url IS NOT NULL;
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
    cuts TEXT,
    stems TEXT NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE TABLE document_actors (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    library INTEGER NOT NULL,
    name INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    spelling TEXT NOT NULL,
    kind TEXT NOT NULL,
    named INTEGER NOT NULL,
    aliases TEXT,
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
    actor INTEGER NOT NULL,
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
CREATE TABLE names (
    name INTEGER NOT NULL,
    library INTEGER NOT NULL,
    folded TEXT NOT NULL,
    named INTEGER NOT NULL,
    full INTEGER NOT NULL,
    kind TEXT NOT NULL,
    block TEXT NOT NULL,
    stem TEXT NOT NULL,
    cluster INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (name, library)
) WITHOUT ROWID;
CREATE INDEX names_by_block ON names (block, library) WHERE kind = 'person';
CREATE INDEX names_by_stem ON names (stem, library);
CREATE INDEX names_by_cluster ON names (cluster, library);
CREATE INDEX names_by_actor ON names (actor, library);
CREATE TABLE targets (
    cluster INTEGER NOT NULL,
    library INTEGER NOT NULL,
    target INTEGER NOT NULL,
    PRIMARY KEY (cluster, library, target)
) WITHOUT ROWID;
CREATE INDEX targets_by_target ON targets (target, library);
CREATE TABLE unsettled (
    cluster INTEGER NOT NULL,
    library INTEGER NOT NULL,
    PRIMARY KEY (cluster, library)
) WITHOUT ROWID;
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
CREATE TABLE pins (
    name INTEGER NOT NULL,
    library INTEGER NOT NULL,
    pin INTEGER NOT NULL,
    PRIMARY KEY (name, library)
) WITHOUT ROWID;
CREATE TABLE joins (
    library INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name INTEGER NOT NULL,
    target INTEGER NOT NULL,
    PRIMARY KEY (library, number)
) WITHOUT ROWID;
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
CREATE VIRTUAL TABLE full_text_1 USING fts5(
    title, body, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO libraries VALUES (1, 'main');
INSERT INTO documents VALUES (-9223344612198381419, 1, 'f80e4bb3d33cfc5a5014df575f324e4c', '', '', 'https://courier.example/1', NULL, NULL, 'en', 4, '', X'785e732a4acc4b2951c8494d2b51f0cb2f4a494accc853f02949d10300764308e5');
INSERT INTO documents VALUES (1396397366678891770, 1, '10aa385762b8e300a3077696c1c15b51', '0', '', NULL, '2024-05-01T00:00:00+00:00', 1714521600000000, 'en', 13, '0', X'785ef3cc294e55702a4acc4b295148ca49cc4d4d51f0cf4d2c52084ecc4c51c8cf53f0cdcf4b49acd45378d430c7b34421b35821038853f233f3d2751e35cc5528ce485528062ad50300b2741a77');
INSERT INTO paths VALUES (1, 'a.txt', -9223344612198381419);
INSERT INTO languages VALUES (1, 'en', 2);
INSERT INTO sentences VALUES (-9223344612198381419, 0, 0, 0, 25, 'prose', 0, NULL, 'brandt left nordbahn ltd');
INSERT INTO sentences VALUES (1396397366678891770, 0, 0, 0, 39, 'prose', 0, NULL, 'ils brandt blame omar said on monday');
INSERT INTO sentences VALUES (1396397366678891770, 1, 0, 40, 68, 'prose', 0, NULL, 'it is his do she said');
INSERT INTO document_actors VALUES (-9223344612198381419, 0, 1, 3892879857622009520, 3090573530384165785, 'Brandt', 'person', 1, NULL, 1, 0, 0, 0, 0);
INSERT INTO document_actors VALUES (-9223344612198381419, 1, 1, 82199462769892983, 82199462769892983, 'Nordbahn Ltd', 'organization', 1, NULL, 1, 0, 0, 0, 0);
INSERT INTO document_actors VALUES (1396397366678891770, 0, 1, 3090573530384165785, 3090573530384165785, 'Ilse Brandt', 'person', 1, '[[1616021450633816825, "she"]]', 2, 0, 1, 1, 1);
INSERT INTO document_actors VALUES (1396397366678891770, 1, 1, 2622762583147676224, 2622762583147676224, 'Omar Said', 'person', 1, NULL, 1, 0, 0, 0, 1);
INSERT INTO mentions VALUES (-9223344612198381419, 0, 0, 6, 0, 'name');
INSERT INTO mentions VALUES (-9223344612198381419, 1, 12, 24, 0, 'name');
INSERT INTO mentions VALUES (1396397366678891770, 0, 0, 11, 0, 'name');
INSERT INTO mentions VALUES (1396397366678891770, 0, 59, 62, 1, 'name');
INSERT INTO mentions VALUES (1396397366678891770, 1, 19, 28, 0, 'name');
INSERT INTO quotations VALUES (1396397366678891770, 0, 41, 56, 'direct', 0, 'she', 'said');
INSERT INTO deeds VALUES (1396397366678891770, 0, 0, 0, 28, 0, 'does', 'blame', 'Omar Said', 1, 0, 'allegedly', NULL);
INSERT INTO relations VALUES (1396397366678891770, 0, 0, 1, 0, 28, 'blames');
INSERT INTO dates VALUES (1396397366678891770, 0, 32, 38, 0, '2024-04-29', 'DATE', 'day');
INSERT INTO names VALUES (82199462769892983, 1, 'nordbahn ltd', 1, 0, 'organization', '', 'nordbahn', 82199462769892983, 82199462769892983, 1);
INSERT INTO names VALUES (2622762583147676224, 1, 'omar said', 1, 1, 'person', 'said', 'omar said', 2622762583147676224, 2622762583147676224, 1);
INSERT INTO names VALUES (3090573530384165785, 1, 'ilse brandt', 1, 1, 'person', 'brandt', 'ilse brandt', 3090573530384165785, 3090573530384165785, 1);
INSERT INTO names VALUES (3892879857622009520, 1, 'brandt', 1, 0, 'person', 'brandt', 'brandt', 3892879857622009520, 3090573530384165785, 1);
INSERT INTO targets VALUES (3892879857622009520, 1, 3090573530384165785);
INSERT INTO name_kinds VALUES (82199462769892983, 1, 'organization', 1);
INSERT INTO name_kinds VALUES (2622762583147676224, 1, 'person', 1);
INSERT INTO name_kinds VALUES (3090573530384165785, 1, 'person', 1);
INSERT INTO name_kinds VALUES (3892879857622009520, 1, 'person', 1);
INSERT INTO spellings VALUES (82199462769892983, 1, 'Nordbahn Ltd', 1);
INSERT INTO spellings VALUES (2622762583147676224, 1, 'Omar Said', 1);
INSERT INTO spellings VALUES (3090573530384165785, 1, 'Ilse Brandt', 1);
INSERT INTO spellings VALUES (3892879857622009520, 1, 'Brandt', 1);
INSERT INTO aliases VALUES (1616021450633816825, 1, 3090573530384165785, 'she', 'person', 1);
INSERT INTO actors VALUES (82199462769892983, 1, 'Nordbahn Ltd', 'organization', 1, 1);
INSERT INTO actors VALUES (2622762583147676224, 1, 'Omar Said', 'person', 1, 1);
INSERT INTO actors VALUES (3090573530384165785, 1, 'Ilse Brandt', 'person', 2, 3);
INSERT INTO actor_days VALUES (82199462769892983, 1, -131072, 1, 1);
INSERT INTO actor_days VALUES (2622762583147676224, 1, 19844, 1, 1);
INSERT INTO actor_days VALUES (3090573530384165785, 1, -131072, 1, 1);
INSERT INTO actor_days VALUES (3090573530384165785, 1, 19844, 1, 2);
INSERT INTO words VALUES (1, '0', '0', '0', 1);
INSERT INTO words VALUES (1, 'blamed', 'demalb', 'blame', 1);
INSERT INTO words VALUES (1, 'brandt', 'tdnarb', 'brandt', 2);
INSERT INTO words VALUES (1, 'doing', 'gniod', 'do', 1);
INSERT INTO words VALUES (1, 'his', 'sih', 'his', 1);
INSERT INTO words VALUES (1, 'ilse', 'esli', 'ils', 1);
INSERT INTO words VALUES (1, 'is', 'si', 'is', 1);
INSERT INTO words VALUES (1, 'it', 'ti', 'it', 1);
INSERT INTO words VALUES (1, 'left', 'tfel', 'left', 1);
INSERT INTO words VALUES (1, 'ltd', 'dtl', 'ltd', 1);
INSERT INTO words VALUES (1, 'monday', 'yadnom', 'monday', 1);
INSERT INTO words VALUES (1, 'nordbahn', 'nhabdron', 'nordbahn', 1);
INSERT INTO words VALUES (1, 'omar', 'ramo', 'omar', 1);
INSERT INTO words VALUES (1, 'on', 'no', 'on', 1);
INSERT INTO words VALUES (1, 'said', 'dias', 'said', 1);
INSERT INTO words VALUES (1, 'she', 'ehs', 'she', 1);
INSERT INTO name_words VALUES (1, 'said', 2622762583147676224, 'dias');
INSERT INTO name_words VALUES (1, 'ltd', 82199462769892983, 'dtl');
INSERT INTO name_words VALUES (1, 'ilse', 3090573530384165785, 'esli');
INSERT INTO name_words VALUES (1, 'nordbahn', 82199462769892983, 'nhabdron');
INSERT INTO name_words VALUES (1, 'omar', 2622762583147676224, 'ramo');
INSERT INTO name_words VALUES (1, 'brandt', 3090573530384165785, 'tdnarb');
INSERT INTO name_words VALUES (1, 'brandt', 3892879857622009520, 'tdnarb');
INSERT INTO full_text_1 (rowid, title, body) VALUES (-9223344612198381419, '', 'brandt left nordbahn ltd');
INSERT INTO full_text_1 (rowid, title, body) VALUES (1396397366678891770, '0', 'ils brandt blame omar said on monday
it is his do she said');
