"""What Slack takes, from its Block Kit reference, and what we ask of it."""

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
"""Blocks of a modal or of the Home tab."""
MESSAGE_CHARACTERS = 12_000
"""Characters of a message's blocks, written as JSON. Slack refuses a message with
`msg_blocks_too_long` from about 13,200 on, and counts "12,000 text characters with a buffer for
block containers" (bolt-js issues 2509 and 2867); JSON is never shorter than what it counts."""
FALLBACK = 3_000
"""Characters of `text` beside blocks, escaped: from about 4,000 on Slack answers `msg_too_long`."""

HEADER = 150
TEXT = 2_000
"""Characters of one element of rich text; Slack names no limit, this is that of other fields."""
CONTEXT = 2_000
"""Characters of a text in a context block."""
LINE_CHARACTERS = 6_000
"""Of one paragraph of rich text as JSON: two of them always fit into a message."""

ACTIONS = 25
"""Elements of an actions block."""
ROW = 5
"""Buttons that we put into one actions block: they stand on one line of a wide window."""
BUTTON = 75
OPTIONS = 100
OPTION = 75
PLACEHOLDER = 150

URL = 3_000
CITED_URL = 500
"""Behind the number of a citation, where the list of sources has the same link once more."""
IMAGE_TITLE = 2_000
FILE_ALTERNATIVE = 1_000
"""Characters that say what a file that is uploaded shows: more is refused with
`alt_txt_too_large`."""
