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

MIGRATIONS: tuple[tuple[str, ...], ...] = (_VERSION_1, _VERSION_2, _VERSION_3)
