"""The tables of the bot's memory, version by version: a change is a new entry at the end.

Entries that have been released are never edited. Times are seconds since 1970, in UTC.
"""

_VERSION_1 = (
    # One row per answer with buttons. `reply` and `answered` are JSON, deflated.
    """
    CREATE TABLE answers (
        token TEXT PRIMARY KEY,
        library TEXT NOT NULL,
        command TEXT NOT NULL,
        reply BLOB NOT NULL,
        model TEXT,                -- what kind of values `answered` holds; NULL without any
        answered BLOB,
        asked REAL NOT NULL
    )
    """,
    "CREATE INDEX answers_by_time ON answers (asked)",
    # What people think of answers; the last word of each counts.
    """
    CREATE TABLE judgements (
        token TEXT NOT NULL REFERENCES answers ON DELETE CASCADE,
        asker TEXT NOT NULL,
        helpful INTEGER NOT NULL,
        said REAL NOT NULL,
        PRIMARY KEY (token, asker)
    ) WITHOUT ROWID
    """,
    # What is set for a channel.
    """
    CREATE TABLE habits (
        platform TEXT NOT NULL,
        space TEXT NOT NULL,
        channel TEXT NOT NULL,
        private INTEGER NOT NULL,
        PRIMARY KEY (platform, space, channel)
    ) WITHOUT ROWID
    """,
    # Events that came from a platform, which sends some of them twice.
    """
    CREATE TABLE events (
        event TEXT PRIMARY KEY,
        came REAL NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX events_by_time ON events (came)",
)

_VERSION_2 = (
    # The time zones of people of whom the platform does not tell it, or who want another one.
    """
    CREATE TABLE zones (
        platform TEXT NOT NULL,
        person TEXT NOT NULL,
        zone TEXT NOT NULL,        -- IANA name
        PRIMARY KEY (platform, person)
    ) WITHOUT ROWID
    """,
)

_VERSION_3 = (
    # What libraries follow.
    """
    CREATE TABLE sources (
        id TEXT PRIMARY KEY,
        library TEXT NOT NULL,
        kind TEXT NOT NULL,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        site TEXT NOT NULL,
        interval REAL NOT NULL,    -- seconds
        fixed INTEGER NOT NULL,
        pace REAL,                 -- seconds from one entry to the next, as a rule
        rules TEXT NOT NULL,       -- JSON
        origin TEXT NOT NULL,
        etag TEXT NOT NULL,
        modified TEXT NOT NULL,
        last_success REAL,
        last_error TEXT NOT NULL,
        failures INTEGER NOT NULL,
        next_look REAL NOT NULL,
        paused TEXT NOT NULL,      -- why; empty while it is looked at
        added REAL NOT NULL,
        UNIQUE (library, url)
    )
    """,
    # Entries that were seen, and what of them waits to be added.
    """
    CREATE TABLE entries (
        number INTEGER PRIMARY KEY,
        source TEXT NOT NULL REFERENCES sources ON DELETE CASCADE,
        guid TEXT NOT NULL,
        url TEXT NOT NULL,
        content TEXT NOT NULL,     -- hash
        seen REAL NOT NULL,
        fate TEXT NOT NULL,
        reason TEXT NOT NULL,
        item TEXT,                 -- JSON, while it waits
        tries INTEGER NOT NULL,
        due REAL NOT NULL
    )
    """,
    "CREATE INDEX entries_by_guid ON entries (source, guid)",
    "CREATE INDEX entries_by_url ON entries (source, url)",
    "CREATE INDEX entries_by_content ON entries (source, content)",
    "CREATE INDEX entries_waiting ON entries (due) WHERE item IS NOT NULL",
)

_VERSION_4 = (
    """
    CREATE TABLE subscriptions (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        platform TEXT NOT NULL,
        space TEXT NOT NULL,
        channel TEXT NOT NULL,
        definition TEXT NOT NULL,  -- JSON
        planned REAL NOT NULL      -- what was due up to then is in occurrences
    )
    """,
    "CREATE INDEX subscriptions_by_place ON subscriptions (platform, space, channel)",
    # The outbox: see bot/digests/outbox.py. A row outlives its subscription: it is history.
    """
    CREATE TABLE occurrences (
        key TEXT PRIMARY KEY,
        subscription TEXT NOT NULL,
        number INTEGER NOT NULL,   -- of the subscription: what is due at one time goes in order
        due REAL NOT NULL,
        platform TEXT NOT NULL,
        space TEXT NOT NULL,
        channel TEXT NOT NULL,
        direct INTEGER NOT NULL,
        state TEXT NOT NULL CHECK
            (state IN ('new', 'sending', 'sent', 'unknown', 'missed', 'empty', 'failed')),
        late INTEGER NOT NULL DEFAULT 0,
        reason TEXT NOT NULL DEFAULT '',
        attempts INTEGER NOT NULL DEFAULT 0,
        looks INTEGER NOT NULL DEFAULT 0,
        not_before REAL NOT NULL DEFAULT 0,
        holder TEXT,
        held_until REAL NOT NULL DEFAULT 0,
        fence INTEGER NOT NULL DEFAULT 0,
        posting BLOB,              -- JSON, deflated; only until it is sent
        model TEXT,                -- what kind of values `told` holds
        told BLOB,
        page INTEGER NOT NULL DEFAULT 0,
        tried REAL,                -- when this page was begun for the first time
        began REAL,                -- and for the last time: since then it may be under way
        planned REAL NOT NULL,
        built REAL,
        sent REAL,
        UNIQUE (subscription, due)
    )
    """,
    "CREATE INDEX occurrences_open ON occurrences (due, number) WHERE state IN ('new', 'sending')",
    "CREATE INDEX occurrences_by_planning ON occurrences (planned)",
    """
    CREATE TABLE pages (
        key TEXT NOT NULL REFERENCES occurrences ON DELETE CASCADE,
        page INTEGER NOT NULL,
        message TEXT NOT NULL,
        link TEXT NOT NULL,
        sent REAL NOT NULL,
        PRIMARY KEY (key, page)
    ) WITHOUT ROWID
    """,
)

_VERSION_5 = (
    # What readers want more and less of in digests; the last word of each on anything counts.
    """
    CREATE TABLE tastes (
        subscription TEXT NOT NULL,
        reader TEXT NOT NULL,
        about TEXT NOT NULL,       -- key of a digest, or a subject
        said TEXT NOT NULL,
        subjects TEXT NOT NULL,    -- JSON: names
        moment REAL NOT NULL,
        PRIMARY KEY (subscription, reader, about)
    ) WITHOUT ROWID
    """,
)

_VERSION_6 = (
    # The site that a feed belongs to, and where it was before it moved.
    "ALTER TABLE sources ADD COLUMN home TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sources ADD COLUMN former TEXT NOT NULL DEFAULT ''",
)

_VERSION_7 = (
    # Hosts that have asked to be left alone (Retry-After).
    """
    CREATE TABLE hosts (
        host TEXT PRIMARY KEY,
        until REAL NOT NULL
    ) WITHOUT ROWID
    """,
)

_VERSION_8 = (
    # Entries with a reason are those that could not be read, or not yet.
    "CREATE INDEX entries_in_trouble ON entries (source, fate) WHERE reason <> ''",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    _VERSION_1,
    _VERSION_2,
    _VERSION_3,
    _VERSION_4,
    _VERSION_5,
    _VERSION_6,
    _VERSION_7,
    _VERSION_8,
)
