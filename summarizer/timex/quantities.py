"""Amounts of time: words → the number and unit of a TIMEX3 duration."""

from summarizer.timex.lexer import Word

UNKNOWN = "X"
"""How TIMEX3 writes a number that is not said: PXD for "several days"."""

# Units that TIMEX3 durations count in another: (number of them, code).
_IN_OTHERS = {"DE": (10, "Y"), "CE": (100, "Y"), "F": (2, "W")}


def quantity(words: list[Word], symbols: str) -> float | None:
    """Return the number that words say: "two hundred", "a dozen", "two and a half".

    None where they do not say one: "several", "a few".
    """
    if "~" in symbols:
        return None
    total = 0.0
    for word, symbol in zip(words, symbols, strict=True):
        if symbol == "b":
            total += 0.5
        elif symbol == "*":
            total = (total or 1) * float(str(word.value))
        elif word.value is not None and symbol in "dny":
            total += float(str(word.value))
    return total or None


def duration(amount: float | None, unit: str) -> str:
    """Return the TIMEX3 value of an amount of a unit: P2D, PT90M, P1.5Y, PXW."""
    multiple, code = _IN_OTHERS.get(unit, (1, unit))
    number = UNKNOWN if amount is None else f"{amount * multiple:.10g}"
    if unit == "TH" and amount == 0.5:
        number, code = "30", "TM"
    elif unit == "Y" and amount == 0.5:
        number, code = "6", "M"
    return f"PT{number}{code[1]}" if code.startswith("T") else f"P{number}{code}"
