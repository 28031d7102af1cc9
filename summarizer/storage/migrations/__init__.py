"""The tables of the SQLite store, version by version: a change is a new entry at the end.

Entries that have been released are never edited. Columns of the primary key come first, in its
order: otherwise SQLite 3.40 and its like report NULL values in `integrity_check` where there are
none. In keys and indexes the library stands after whatever tells rows apart better: the planner
then never takes "all rows of this library" for a narrow search.
"""

from summarizer.storage.migrations.first_documents import DOCUMENTS
from summarizer.storage.migrations.first_names import NAMES
from summarizer.storage.migrations.since import (
    VERSION_2,
    VERSION_3,
    VERSION_4,
    VERSION_5,
    VERSION_6,
    VERSION_7,
    VERSION_8,
    VERSION_9,
)

MIGRATIONS = (
    DOCUMENTS + NAMES,
    VERSION_2,
    VERSION_3,
    VERSION_4,
    VERSION_5,
    VERSION_6,
    VERSION_7,
    VERSION_8,
    VERSION_9,
)
