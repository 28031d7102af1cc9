"""Words that news uses for one another, so that reports in other words are seen to agree.

A short list as any dictionary gives it: what happens to people, firms and prices, and what those
who lead are called. Each group is known by the stem of its first word.
"""

from collections.abc import Sequence

from summarizer.text import stem

_GROUPS = """
resign resigned resignation resigns quit quits
die dies died dying dead death deaths kill kills killed killing
injure injured injures injuring injuries wound wounded hurt
arrest arrested arrests detain detained
begin began begun begins start started starts
end ended ends finish finished halt halted stop stopped
buy bought buys acquire acquired acquires acquisition purchase purchased
fall fell fallen falls drop dropped drops decline declined declines
rise rose risen rises increase increased increases climb climbed climbs
find found finds discover discovered discovers
collapse collapsed collapses collapsing
chief head boss leader
company firm
charge charged charges indict indicted
warn warned warns warning warnings
inquiry investigation probe investigate investigated
talks negotiations negotiate negotiated
cut cuts cutting reduce reduced reduces reducing reduction lower lowered
spending budget expenditure
soldiers troops
vote voted poll
choose chose chosen elect elected
"""
_OF_ONE_MEANING = {
    stem(word): stem(line.split()[0])
    for line in _GROUPS.strip().splitlines()
    for word in line.split()
}
_OF_TWO_WORDS = {
    (stem(verb), particle): stem(meaning)
    for verb, particle, meaning in (
        ("step", "down", "resign"),
        ("stepped", "down", "resign"),
        ("stand", "down", "resign"),
        ("stood", "down", "resign"),
        ("per", "cent", "percent"),
        ("take", "over", "buy"),
        ("took", "over", "buy"),
        ("gave", "way", "collapse"),
        ("give", "way", "collapse"),
    )
}
_FIRST_OF_TWO = frozenset(verb for verb, _ in _OF_TWO_WORDS)
_CHANGED = frozenset(_OF_ONE_MEANING) | _FIRST_OF_TWO


def merged(stems: Sequence[str]) -> list[str]:
    """Return stems with those of one meaning made the same."""
    if _CHANGED.isdisjoint(stems):
        return list(stems)
    if _FIRST_OF_TWO.isdisjoint(stems):
        return [_OF_ONE_MEANING.get(each, each) for each in stems]
    found = []
    skip = False
    for position, each in enumerate(stems):
        if skip:
            skip = False
            continue
        pair = (each, stems[position + 1]) if position + 1 < len(stems) else (each, "")
        if pair in _OF_TWO_WORDS:
            found.append(_OF_TWO_WORDS[pair])
            skip = True
        else:
            found.append(_OF_ONE_MEANING.get(each, each))
    return found
