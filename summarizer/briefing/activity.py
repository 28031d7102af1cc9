"""Topic → how many documents there are on it, by day of publication."""

from collections import Counter

from summarizer.briefing.topic import understand
from summarizer.models import DayCount
from summarizer.storage.base import Index, Window

MOST = 20_000
"""Documents that are counted; on a broader topic those that match best."""


def activity(index: Index, library: str, topic: str) -> tuple[DayCount, ...]:
    """Return every day with documents on a topic, in order; () without content words.

    A document is on a topic that has all of its words or phrases, or mentions whom it names.
    """
    wanted = understand(index, library, topic)
    if not wanted.asked:
        return ()
    everywhere = Window()
    words = (*wanted.phrases, *wanted.words)
    keys = {hit.document for hit in index.search(library, words, everywhere, MOST, every=True)}
    for actor in wanted.actors if wanted.named else ():
        found = index.actor_documents(library, actor.ref.id, everywhere, MOST)
        keys.update(key for key, _ in found)
    published = (each.published for each in index.documents(library, keys).values())
    days = Counter(each.date() for each in published if each)
    return tuple(DayCount(day=each, count=days[each]) for each in sorted(days))
