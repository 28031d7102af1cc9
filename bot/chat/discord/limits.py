"""What Discord takes, from its reference and its API's schema, and what we ask of it.

Characters are counted as UTF-16 units (`length`): what the clients count, and never less than
what the servers may.
"""

CONTENT = 2_000
EMBEDS = 10
"""Embeds of a message."""
EMBEDS_TOTAL = 6_000
"""Characters of all embeds of a message."""
DESCRIPTION = 4_096

ROWS = 5
ROW = 5
"""Buttons of a row; a select takes one alone."""
LABEL = 80
OPTIONS = 25
OPTION = 100
PLACEHOLDER = 150

COMPLETIONS = 25
COMPLETION = 100
"""Characters of a name that is offered while typing; of its value too."""
DESCRIPTION_OF_FILE = 1_024
FILE_NAME = 100
"""Discord takes 1,024; file systems take 255 bytes, which is 63 characters of some scripts."""

URL = 500
"""Characters of a link. Longer ones are for machines, and cost the answer its room."""
CITED_URL = 160
"""Behind the number of a citation: the list of sources has the same link once more."""
TITLE = 250
"""Characters of a title that is shown large; a longer one is a sentence."""
REPEATED_TITLE = 80
"""Characters of a title that is repeated above the further messages of an answer."""


def length(text: str) -> int:
    """Return how much of a limit a text takes."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
