"""Spellings of one name: what transliteration and short forms change, and what they do not.

The rules are those in which the common romanisations of Cyrillic (BGN/PCGN, ISO 9, passports),
of Arabic, and of German umlauts differ. They make a key to compare by; they are never shown.
What holds of family names too is a rule; where a rule would join families (Houston, Huston) the
spellings of given names are listed. The test set `tests/unit/actors/spellings.py` says what they
reach: no pair of two people's names is joined.
"""

import re
from functools import lru_cache

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"x"), "ks"),  # Alexei, Aleksei
    (re.compile(r"^y(?=e)"), ""),  # Yevgeny, Evgeny
    (re.compile(r"^i(?=[au])"), "y"),  # Iulia, Yulia
    (re.compile(r"(?<=[aeiou])[yj](?=[^aeiouy]|$)"), "i"),  # Sergey, Sergej, Sergei
    (re.compile(r"(?<=[^aeiouy])y[eo](?=[^aeiouy])"), "e"),  # Pyotr, Petr; -lyov, -lyev, -lev
    (re.compile(r"[yi](?=ev$)"), ""),  # -ayev, -aev; -diev, -dev
    (re.compile(r"(?<=[^aeiouy])y(?=[aou])|iy(?=a)"), "i"),  # Tatyana, Tatiana; Mariya, Maria
    (re.compile(r"(?:iy|ij|ii|yi|yy|ey|ei|y|i)$"), "i"),  # Dmitriy, Dmitry; Sergey, Sergei
    (re.compile(r"(?<=...a)h$"), ""),  # Nasrullah, Nasrulla; Sarah, Sara
    (re.compile(r"q(?=[ao])"), "k"),  # Qassem, Kassem
    (re.compile(r"(?<=[dlnrt])j(?=[aou])"), "i"),  # Tatjana, Tatiana
    (re.compile(r"^shch"), "sch"),  # Shcherbakov, Scherbakov
    (re.compile(r"kh"), "h"),  # Mikhail, Mihail
    (re.compile(r"tch"), "ch"),  # Tchaikovsky
    (re.compile(r"tz"), "ts"),
    (re.compile(r"(?<=[oe])ff$"), "v"),  # Smirnoff, Smirnov
    (re.compile(r"(?<=[^aeiou])([ou])e(?=[^aeiou])"), r"\1"),  # Mueller, Müller
    (re.compile(r"(?<=[^aeiou])ae(?!n[sz])(?=[^aeiouy]{2})"), "a"),  # Haendel, Händel; not Sáenz
    (re.compile(r"([^aeiou])\1"), r"\1"),  # Philipp, Philip
)

_GIVEN_NAME_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=.)ph"), "f"),  # Sophia, Sofia
    (re.compile(r"(?<=.)ck"), "k"),  # Frederick, Frederic
    (re.compile(r"(?<=.)c(?=[aoulrt]|$)"), "k"),  # Lucas, Lukas
    (re.compile(r"(?<=[^aeiou])iu(?=[^s])"), "u"),  # Liudmila, Ludmila
    (re.compile(r"(?<=[^aeiou])ei(?=[^aeiou])"), "ai"),  # Leila, Laila
    # Arabic writes no short vowels: e and i, o and u in a first open syllable are a matter of
    # taste; in a last one they tell names apart ("Hamid", "Hamed").
    (re.compile(r"^([^aeiou]+)i(?=[^aeiou]+[aeiou].)"), r"\1e"),  # Hisham, Hesham
    (re.compile(r"^([^aeiou]+)u(?=[^aeiou]+[aeiou].)"), r"\1o"),  # Hussam, Hossam
)

_SHORT_FORMS = """
abigail abby; albert al bert; alexander alex sandy; alfred alf fred; andrew andy drew;
anthony tony; arthur art; barbara barb; benjamin ben; bernard bernie; charles charlie chuck;
christine chris; christopher chris; cynthia cindy; daniel dan danny; david dave; deborah debbie;
donald don; edmund ed; edward ed eddie ted; elizabeth beth betty liz; eugene gene;
frances fran; francis frank; franklin frank; frederick fred; gerald gerry jerry; gregory greg;
harold hal harry; henry harry hank; herbert herb; hubert bert; jacob jake; james jim jimmy;
jeffrey jeff; jennifer jenny; jerome jerry; john jack johnny; jonathan jon; joseph joe joey;
joshua josh; katherine kate kathy; kenneth ken; lawrence larry; leonard len; margaret maggie peggy;
martin marty; matthew matt; michael mike mick; nathaniel nat; nicholas nick; pamela pam;
patricia pat; patrick pat; peter pete; philip phil; raymond ray; rebecca becky; richard dick rick;
robert bob bobby rob; ronald ron; samuel sam; stanley stan; stephen steve; steven steve;
stuart stu; susan sue; theodore ted; thomas tom tommy; timothy tim; victor vic; victoria vicky;
vincent vince; walter walt; william bill billy will
"""
"""English given names with the short forms a dictionary of first names lists."""


_INITIAL = 1

_SAME_LETTER = """
abdelrahman abdulrahman; abdullah abdallah; ahmed ahmad; alan allen; alexander aleksandr aleksander;
amin ameen; andrei andriy; ann anne; artyom artem; brian bryan; dmitry dimitri dmytro; eric erik;
faisal feisal; hamid hameed; hussein husayn hussain husain hossein; jamal jamaal; jamil jameel;
karim kareem; qasim qasem; khaled khalid; mahmoud mahmud; majid majeed; mansour mansur; marc mark;
mikhail mykhailo; mohammed muhammad mohamed mohammad mohamad muhammed; mustafa mostafa moustafa;
nicolas nicholas; noor nour nur; rashid rasheed; said saeed; salim saleem; sean shaun shawn;
sergei serhiy; stephen steven; suleiman sulayman soleiman; tariq tarek tareq; teresa theresa;
vladimir volodymyr; viktor victor; walid waleed; yusuf youssef yousef yousuf yusef
"""
"""Given names that are one name in several spellings, or in the forms of Russian and Ukrainian."""

_OTHER_LETTER = """
alexander oleksandr; alexei oleksiy; catherine katherine kathryn; constantin konstantin; carl karl;
ibrahim ebrahim; janna zhanna; jeffrey geoffrey; julia yulia; katherine kathryn; nikolai mykola;
omar umar; osama usama; philip filip; yaroslav jaroslav
"""
"""The same where the first letter differs, on which an initial depends: each pair is looked up."""


@lru_cache(maxsize=1)
def _canonical() -> dict[str, str]:
    groups = (line.split() for line in _SAME_LETTER.replace("\n", " ").split(";"))
    return {_spelled(name): _spelled(first) for first, *rest in groups for name in rest}


@lru_cache(maxsize=1 << 14)
def given_name_key(word: str) -> str:
    """Return a key that the spellings of one given name share, if they share the first letter.

    Args:
        word: one word in plain letters (see `folding.plain_letters`).
    """
    key = _spelled(word)
    return _canonical().get(key, key)


def _spelled(word: str) -> str:
    key = skeleton(word)
    if len(key) > _INITIAL:
        for pattern, replacement in _GIVEN_NAME_RULES:
            key = pattern.sub(replacement, key)
    return key


@lru_cache(maxsize=1)
def _full_forms() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for line in f"{_SHORT_FORMS};{_OTHER_LETTER}".replace("\n", " ").split(";"):
        full, *short = map(given_name_key, line.split())
        for name in short:
            forms.setdefault(name, set()).add(full)
    return {short: frozenset(full) for short, full in forms.items()}


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """Return a key that the romanisations of one name share: yevgeny and evgeny, both "evgeni".

    Args:
        word: one word in plain letters (see `folding.plain_letters`).
    """
    key = word.replace("-", "")
    for pattern, replacement in _RULES:
        key = pattern.sub(replacement, key)
    return key or word


def full_forms(name: str) -> frozenset[str]:
    """Return the keys of the full forms of a short form: of "bob", "robert"."""
    return _full_forms().get(name, frozenset())


def is_short_form(one: str, other: str) -> bool:
    """Tell whether of two given names (keys) one is a form of the other: short, or foreign."""
    return other in full_forms(one) or one in full_forms(other)
