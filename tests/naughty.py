"""Strings that break programs, by kind: our own, made from what standards and platforms say.

As topic, name, title, text, label or file name: nothing of it may be live, none may be an error.
`STRINGS` has them all, each once. Most are made here from a few parts, so that each trick meets
each place where it could work.
"""
# ruff: noqa: E501, RUF001 - look-alikes are what they are here for, and lines are lists

from collections.abc import Iterator, Mapping
from itertools import product

WORD = "ledger"

# ── what platforms act on ──────────────────────────────────────────────────────────────────

SLACK_LIVE = (
    "<!channel>", "<!here>", "<!everyone>", "<!channel|channel>", "<!here|here>", "<!everyone|all>",
    "<@U012AB3CD>", "<@W012AB3CD>", "<@B012AB3CD>", "<@U012AB3CD|harmless>",
    "<#C012AB3CD>", "<#C012AB3CD|general>", "<#G012AB3CD>", "<#D012AB3CD>",
    "<!subteam^S012AB3CD>", "<!subteam^S012AB3CD|@team>",
    "<!date^1392734382^{date}|now>", "<!date^1392734382^{date}^https://evil.example/|now>",
    "<https://evil.example>", "<https://evil.example|bank.example>",
    "<https://evil.example|https://bank.example/login>", "<http://evil.example|click>",
    "<mailto:a@evil.example|write to us>", "<tel:+15550100|call>", "<javascript:alert(1)|x>",
    "<slack://channel?team=T1&id=C1|open>", "<slack://open|x>",
)  # fmt: skip
DISCORD_LIVE = (
    "@everyone", "@here", "<@123456789012345678>", "<@!123456789012345678>",
    "<@&123456789012345678>", "<#123456789012345678>", "</brief:123456789012345678>",
    "</brief sub:123456789012345678>", "</brief group sub:123456789012345678>",
    "<:smile:123456789012345678>", "<a:dance:123456789012345678>",
    "<t:1700000000>", "<t:1700000000:R>", "<t:-1:F>",
    "<id:customize>", "<id:browse>", "<id:guide>", "<id:home>", "<id:linked-roles>",
    "[bank.example](https://evil.example)", "[bank.example](<https://evil.example>)",
    "[https://bank.example](https://evil.example)", "[a\nb](https://evil.example)",
    "[label](https://evil.example 'title')", "[a](javascript:alert(1))", "![x](https://evil.example/x.png)",
    "<https://evil.example>", "<mailto:a@evil.example>", "<tel:+15550100>",
    "https://evil.example[bank.example](https://other.example)",
    "https://evil.example/)[x](https://other.example)", "discord.gg/abcdefg",
    "https://discord.com/channels/1/2/3", "discord://-/channels/1/2",
)  # fmt: skip
_AROUND = (
    "{}", "({})", "“{}”", "*{}*", "_{}_", "~{}~", "`{}`", "```{}```", "> {}", "||{}||", "# {}",
    "x{}y", "\\{}", "&lt;{}&gt;", "\n{}\n", "{}{}",
)  # fmt: skip
_DRESSED = ("<!channel>", "<@U012AB3CD>", "<https://evil.example|bank.example>", "@everyone",
            "<@&123456789012345678>", "[bank.example](https://evil.example)",
            "</brief:123456789012345678>")  # fmt: skip

# ── what renderers format ──────────────────────────────────────────────────────────────────

_FORMATS = (
    "*{}*", "**{}**", "***{}***", "_{}_", "__{}__", "~{}~", "~~{}~~", "`{}`", "``{}``",
    "```{}```", "```python\n{}\n```", "||{}||", "> {}", ">>> {}", "&gt; {}", "# {}", "## {}",
    "### {}", "-# {}", "- {}", "* {}", "+ {}", "1. {}", "1) {}", "{}\n===", "{}\n---", "---\n{}",
    "| {} |\n|---|", "[^1]: {}", "{}[^1]", "<b>{}</b>", "<!-- {} -->", "$${}$$", "\\*{}\\*",
    ":{}:", ":smile: {}", ":{}::skin-tone-2:", "[{}]", "[{}][1]\n\n[1]: https://evil.example",
    "*{}", "{}*", "_{}", "{}_", "`{}", "{}`", "~{}", "||{}", "```{}", "*_~`{}`~_*",
)  # fmt: skip

# ── addresses ──────────────────────────────────────────────────────────────────────────────

_SCHEMES = (
    "http://", "https://", "HTTPS://", "hTtP://", "ftp://", "file:///", "javascript:", "JaVaScRiPt:",
    "java\tscript:", "\x01javascript:", "data:text/html,", "vbscript:", "mailto:", "tel:", "sms:",
    "steam://", "slack://", "discord://", "//", "www.", "about:", "blob:", "chrome://", "\\\\",
)  # fmt: skip
_HOSTS = (
    "evil.example", "bank.example@evil.example", "bank.example%40evil.example",
    "evil.example\\@bank.example", "xn--80ak6aa92e.example", "раураl.example", "bank。example",
    "127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254",
    "bank.example:443@evil.example:80",
)  # fmt: skip
_ODD_ADDRESSES = (
    "http://", "https://", "http:///x", "http://[", "http://[::1", "http://]", "http://a:99999/",
    "http://a:b/", "https://evil.example/|bank.example", "https://evil.example/>x<",
    "https://evil.example/\nbank.example", "https://evil.example/ bank.example",
    "https://evil.example/\u202egnp.exe", "https://evil.example/)", "https://evil.example/](x",
    "https://evil.example/" + "a" * 4000, "https://" + "a" * 300 + ".example/",
    "https://evil.example/%00", "https://evil.example/?q=<!channel>", "https://evil.example/#`*_~",
    "https://\ud83d.example", "https://evil.example\u3002com/", "https:evil.example", "https:/evil.example",
    "http://evil.example\x00.bank.example/", "https://evil.example/\u2028x",
)  # fmt: skip

# ── characters ─────────────────────────────────────────────────────────────────────────────

_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = "\u00ad\u034f\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u2060\u2061\u2064\u206a\u3164\ufe0f\ufeff\uffa0"
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2003\u2007\u2008\u200a\u2028\u2029\u202f\u205f\u3000"
_NON_CHARACTERS = "\ufdd0\ufffe\uffff\U0001fffe\U0010ffff\ufffd\ufff9\ufffb\ue000\U000f0000"
_SURROGATES = ("\ud800", "\udfff", "\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d")

_TERMINAL = (
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;https://evil.example\x07bank\x1b]8;;\x07",
    "\x1b[2J\x1b[H", "\x1bc", "\x9b31m", "\x1bP1$r\x1b\\", "\x1b[6n", "\x1b[?1049h", "\r overwritten",
    "abc\b\b\bxyz", "\a", "\x1b", "\x1b[", "\x1b]", "%1b[31m", "^[[31m", "\\x1b[31m",
)  # fmt: skip

# ── scripts, emoji, shapes ─────────────────────────────────────────────────────────────────

_SCRIPTS = (
    "Żółta łódź", "Ærøskøbing", "Straße, STRASSE, ſ", "İstanbul ıI", "Ελληνικά ς", "Кириллица ё",
    "עִבְרִית", "العَرَبِيَّة ١٢٣", "فارسی می‌خواهم", "हिन्दी क्षि", "தமிழ்", "ภาษาไทย", "ລາວ", "မြန်မာ",
    "ខ្មែរ", "한국어 가", "漢字 仮名 カナ", "简体中文", "繁體中文", "ქართული", "Հայերեն", "አማርኛ", "ᏣᎳᎩ", "ᐃᓄᒃᑎᑐᑦ",
    "𝔉𝔯𝔞𝔨𝔱𝔲𝔯", "𐍈𐌰𐌹", "ｆｕｌｌｗｉｄｔｈ", "ﷺ", "﷽", "ǆ ǅ Ǆ", "ﬁ ﬀ", "Å Å Å", "e\u0301\u0301\u0301",
    "Z̷̰͆a̸̛͎l̴̗̿g̶͉̐o̵̺͒", "a" + "\u0300" * 200, "①②③ ⅷ ½ ²", "٣٤٥ ૩ 三", "−1 ‐ ‑ – — ―", "«x» „x“ ‹x› 「x」",
    "ʇxǝʇ uʍop ǝpᴉsdn", "𝟏𝟐𝟑", "﹫everyone", "＠everyone", "＜!channel＞", "﹤@U012AB3CD﹥",
)  # fmt: skip
_EMOJI = (
    "😀", "👩‍🚀", "👨‍👩‍👧‍👦", "👍🏽", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🇺🇳", "🇺", "❤️", "❤︎", "1️⃣", "#️⃣", "🫠", "🏳️‍🌈", "\u200d", "\ufe0f",
    "😀" * 200, "\U0001f3fd", "☺︎☺️", "👁️‍🗨️", "🧑🏿‍❤️‍💋‍🧑🏻",
)  # fmt: skip
_SHAPES = (
    "", " ", "  ", ".", "…", "?", "!", "-", "--", "/", "//", "\\", "'", '"', "“", "”", "''", '""',
    "“”", "()", "[]", "{}", "<>", "<", ">", "&", "|", ";", ":", ",", "#", "@", "$", "%", "^", "*",
    "_", "`", "~", "+", "=", "0", "-0", "1e309", "NaN", "null", "None", "undefined", "true", "[object]",
    "a" * 76, "a" * 101, "a" * 151, "a" * 257, "a" * 2001, "a" * 3001, "a" * 4097, "word " * 700,
    "A sentence that says it. " * 200, "?" * 500, "“" * 300, "(" * 300, ")" * 300, "." * 3000,
    "&amp;", "&lt;!channel&gt;", "&#60;!channel&#62;", "&amp;lt;!channel&amp;gt;", "&" * 800,
    "<" * 800, "<" * 80 + ">" * 80, "x\n" * 60, "\n\n\n", "a\r\nb", "\\n", "a\\", "\\u0000",
)  # fmt: skip

# ── what other programs act on ─────────────────────────────────────────────────────────────

_COMMANDS = (
    "/brief wagner", "/who", "/who /who", "/help help", "brief", "points:8", "points:999999999999",
    "points:-1", "points:١", "since:", "since:7d", "since:9999d", "since:0000-00-00", "until:since:",
    "show:all", "private", "private private", '"private"', '"', '""', '"unbalanced', 'a"b"c', "“a",
    "who is ?", "what's new on since yesterday?", "what's new on ?", "is", "what", "help me", "quit",
)  # fmt: skip
_INJECTIONS = (
    "'; DROP TABLE documents; --", "' OR '1'='1", '" OR ""="', "1; SELECT 1", "%' --", "a* NEAR b",
    'NEAR("a" "b", 2)', "title : x", "-a", "a AND", "NOT a", "^a", "{a b} : c", '"a" + "b"', "%", "_",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "'\"><svg onload=alert(1)>",
    "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "%s%s%s%n", "%d", "{0}", "{}", "{title}", "{date}",
    "$(id)", "`id`", "| id", "; id", "&& id", "$HOME", "$IFS", "%PATH%", "!!", "~root", "=1+1",
    "+1", "@SUM(1)", "=HYPERLINK(\"https://evil.example\")", "() { :; }", "\\\\evil\\share",
    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///x'>]><a>&b;</a>", "]]>", "--><!--",
    '{"text": "<!channel>"}', '[{"type": "section"}]', "\x00", "a\x00b", "(?:a+)+$", "[a-", "(", "\\1",
)  # fmt: skip
_FILE_NAMES = (
    "../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "C:\\con", "CON", "NUL.txt",
    "aux", ".", "..", "...", ".hidden", "-rf", "--help", "name with spaces.md", "a/b.md", "a\\b.md",
    "a:b.md", "a\x00.md", "a\n.md", "gpj.\u202eexe.md", "a.md.", "a.md ", "~", "$HOME.md", "a" * 300 + ".md",
    "résumé.md", "résumé.md", "SPOILER_x.md", '"; filename="x.exe', "a%2f..%2fb", "file.tar.gz", "x.",
)  # fmt: skip
_MEANINGLESS_TO_MACHINES = (
    "Penistone", "Scunthorpe", "Null Island", "Mr None", "True North", "O'Neill-D'Arcy", "X Æ A-12",
    "van der Berg, 3rd", "Ng", "Å", "毛", "Mc'Donald’s & Sons <Ltd>", "AT&T", "C++", "C#", ".NET",
    "Ke$ha", "Yahoo!", "P!nk", "9-1-1", "24/7", "№ 5", "§ 3", "50 %", "1,000", "1.000,00", "10:15",
)  # fmt: skip


def _dressed() -> Iterator[str]:
    for live, around in product(_DRESSED, _AROUND):
        yield around.replace("{}", live)


def _characters() -> Iterator[str]:
    for mark in _DIRECTION:
        yield f"{WORD} {mark}gnp.exe{mark} end"
        yield mark
    for mark in _INVISIBLE:
        yield f"@{mark}everyone <{mark}!channel> <{mark}@U012AB3CD>"
        yield mark * 3
    for space in _SPACES:
        yield f"a{space}b"
        yield f"{space}<!here>{space}@here"
    for odd in _NON_CHARACTERS:
        yield f"a{odd}b"
    for code in (*range(0x20), *range(0x7F, 0xA0)):
        yield f"con{chr(code)}trol"
    yield "".join(chr(0xE0000 + ord(letter)) for letter in "<!channel>") + "tags"


KINDS: Mapping[str, tuple[str, ...]] = {
    "live in Slack": SLACK_LIVE,
    "live in Discord": DISCORD_LIVE,
    "live, dressed up": tuple(_dressed()),
    "formats": tuple(form.replace("{}", WORD) for form in _FORMATS),
    "addresses": (
        *(f"{scheme}{_HOSTS[0]}/x" for scheme in _SCHEMES),
        *(f"https://{host}/" for host in _HOSTS),
        *_ODD_ADDRESSES,
    ),
    "characters": (*_characters(), *_SURROGATES),
    "terminal": _TERMINAL,
    "scripts": _SCRIPTS,
    "emoji": _EMOJI,
    "shapes": _SHAPES,
    "commands": _COMMANDS,
    "injections": _INJECTIONS,
    "file names": _FILE_NAMES,
    "names": _MEANINGLESS_TO_MACHINES,
}
STRINGS: tuple[str, ...] = tuple(dict.fromkeys(text for kind in KINDS.values() for text in kind))
ADDRESSES: tuple[str, ...] = KINDS["addresses"]
"""What a document may call its url."""
