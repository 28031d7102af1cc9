"""Which of the bench's own tests can run: some need what only the bench installs.

`make bench` and `make floors` install that, and run them all before anything is measured.
"""

from importlib.util import find_spec

NEED_THE_BENCH = ("test_brief_scores.py", "test_multidocument_scores.py", "test_reading_sheets.py")

collect_ignore = [] if find_spec("rouge_score") else list(NEED_THE_BENCH)
