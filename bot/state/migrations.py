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

MIGRATIONS: tuple[tuple[str, ...], ...] = (_VERSION_1, _VERSION_2)
