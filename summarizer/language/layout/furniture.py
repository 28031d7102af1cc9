"""What stands on a page beside the story: dates, bylines, invitations, credits, copyright.

The patterns are closed classes of English page furniture; each must match a whole line.
"""

import re

_MONTH = (
    r"(?P<{}>(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\.?"
)
_DATE = re.compile(
    r"(?<![\w/-])(?:"
    r"(?P<y1>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2})(?:(?=T\d)|(?!\w))"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?" + _MONTH.format("m2") + r",?[ -]"
    r"(?P<y2>(?:19|20)\d\d)(?!\w)"
    r"|" + _MONTH.format("m3") + r" (?P<d3>\d{1,2})(?:st|nd|rd|th)?,? (?P<y3>(?:19|20)\d\d)(?!\w)"
    r")",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_CLOCK = r"T?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?|\d{1,2}(?= ?[ap]\.?m)"
_ZONE = r"(?:gmt|utc|bst|cet|cest|e[sd]?t|c[sd]t|m[sd]t|p[sd]t|ist|msk|z)\b|[+-]\d\d:?\d\d\b"
# Words that stand beside the date in such a line and say nothing of the story.
_BESIDE_DATE = re.compile(
    rf"(?:{_WEEKDAY}|{_CLOCK}|{_ZONE}|\b[ap]\.?m\b|\b(?:date|dated|published|posted|updated"
    r"|modified|created|issued|released|first|last|on|at|in|of|the|time|local|edition)\b"
    r"|[\W_])+",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"(?:please )?(?:"
    r"follow\b.*\b(?:latest|updates?|live|us|here|coverage|blog|twitter|facebook|instagram)\b"
    r"|(?:sign up|subscribe|register|log in|sign in|join us|donate|become a (?:member|subscriber))"
    r"\b.*"
    r"|(?:share|tweet|e-?mail|print|save|comment|copy link|whatsapp|facebook|twitter|linkedin"
    r"|reddit|telegram|pinterest)(?:[ ,|/&]+(?:on|via|by|and|this|the|article|story|post|page"
    r"|share|tweet|e-?mail|print|save|comment|link|whatsapp|facebook|twitter|linkedin|reddit"
    r"|telegram|pinterest))*"
    r"|(?:read|see|view|find out|learn|show|load)(?: \w+)? (?:more|also|next|all|less)\b.*"
    r"|read the (?:rest|full|whole|original|complete)\b.*"
    r"|(?:click|tap|press) (?:here|to|on|below|the)\b.*"
    r"|(?:watch|listen|download|get)\b.*\b(?:video|podcast|live|here|below|app|newsletter)\b.*"
    r"|skip to\b.*|back to top|continue reading\b.*|scroll down\b.*"
    r"|advertisement|sponsored(?: content)?|related(?: (?:articles?|stories|topics|content))?"
    r"|more on this(?: story)?|most (?:read|popular)|recommended|trending|comments?(?: \(\d+\))?"
    r"|loading\b.*|\d+ (?:min(?:ute)?s?|mins?) read|\d+ (?:shares?|comments?)"
    r"|(?:all|home|news|latest news|top stories|breaking news|live)"
    r")[\s.!>»→:]*",
    re.IGNORECASE,
)
_PREFIXED = re.compile(
    r"(?:read more|see also|read also|also read|related|more on this(?: story)?|watch|listen"
    r"|image source|image caption|(?:photo|image|picture|video)(?: credit| by| courtesy[^:]*)?"
    r"|source|tags|topics|filed under|category|categories|keywords|updated|published|posted"
    r"|last (?:updated|modified))\s*[:|]\s*\S.*",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Message-ID): ?\S.*")
_CREDIT = re.compile(
    r"[\[(]?(?:(?:additional |further )?(?:reporting|writing|editing|edited|written|reported"
    r"|compiled|translated|translation|contributions?|graphics?)"
    r"(?: and (?:writing|editing|reporting))? (?:by|from)\b|with (?:reporting|files|reports)"
    r" (?:by|from)\b)[^.!?]*(?:\b[A-Z]\.[^.!?]*)*[.)\]]*",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r".{0,80}(?:©|\(c\) ?(?:19|20)\d\d|\bcopyright\b(?: \(c\))?,? ?(?:©|(?:19|20)\d\d|of |by )"
    r"|\ball rights reserved\b).{0,160}",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[^\W\d_]\.)?(?:[A-Z][\w.'’-]*|(?:van|von|de|der|den|di|da|dos|bin|al|el|la|le)\b)"
_BYLINE = re.compile(
    rf"(?:By|by|BY) {_NAME_WORD}(?: {_NAME_WORD}){{1,4}}"
    rf"(?:,? (?:and|&) {_NAME_WORD}(?: {_NAME_WORD}){{1,4}}"
    rf"|, (?!and )[^.!?]{{2,60}}| (?:in|for|at) {_NAME_WORD}(?: {_NAME_WORD})*"
    r"| \| [^.!?]{2,60}){0,4}"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’/ -]+(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*)?"
    r"(?:, (?:" + _MONTH.format("m4") + r" \d{1,2}|\d{1,2} " + _MONTH.format("m5") + r"))?"
    r"(?: \([A-Z][\w ./-]*\))? ?[-–—]+"
)

# Copyright notices and lists of contributors run to two or three lines of print.
_LONGEST = 300
# Invitations with a period are short; a longer line with a period is prose.
_SENTENCE_WORDS = 8


def is_furniture(line: str) -> bool:
    """Tell whether a whole line is about the page and not part of the story, wherever it stands."""
    if len(line) > _LONGEST:
        return False
    if _COPYRIGHT.fullmatch(line) or _CREDIT.fullmatch(line):
        return True
    if line.endswith((".", "!")) and len(line.split()) > _SENTENCE_WORDS:
        return False
    patterns = (_BYLINE, _DATELINE, _MAIL, _INVITATION, _PREFIXED)
    return any(pattern.fullmatch(line) for pattern in patterns) or _is_dated(line)


def _is_dated(line: str) -> bool:
    """Tell whether a line is a date with nothing of a story beside it."""
    match = _DATE.search(line)
    if match is None:
        return False
    before, after = line[: match.start()], line[match.end() :]
    if before and not _BESIDE_DATE.fullmatch(before):
        return False
    rest = _BESIDE_DATE.match(after)
    remainder = after[rest.end() :] if rest else after
    return not remainder or bool(_INVITATION.fullmatch(remainder) or _BYLINE.fullmatch(remainder))
