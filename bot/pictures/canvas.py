"""A sheet to draw on: matplotlib without its global state, its mark-up and its one font.

Only `Figure` and the Agg canvas are used, never pyplot. Text is set as it stands: "$" begins no
formula. Letters that DejaVu Sans, which comes with matplotlib, does not have are taken from the
fonts of the machine, and become "□" where none has them.
"""

import textwrap
from functools import cache, lru_cache
from io import BytesIO
from typing import Final, Literal

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager, get_font

DOTS: Final = 170
"""Dots an inch: with WIDTH, pictures are 1,088 dots wide, as many as phones show."""
WIDTH: Final = 6.4
"""Inches."""
POINT: Final = 1 / 72
"""Inches."""
BIG, MIDDLE, SMALL = 15.0, 12.0, 10.0
"""Points of text: small is 5 mm high where the picture fills a tablet, 2 mm on a phone."""

PAPER: Final = "#ffffff"
INK: Final = "#1a1a1a"
FAINT: Final = "#5c5c5c"
"""On white 6.6 to 1, above the 4.5 to 1 of WCAG 2.2 for text."""
RULE: Final = "#dddddd"
BLUE: Final = "#0072b2"
ORANGE: Final = "#b34a00"
"""Blue and vermilion of Okabe and Ito's palette for colour-blind readers, the second darkened to
5.6 to 1 on white."""

_FIRST: Final = "DejaVu Sans"
_NO_GLYPH: Final = "□"
_UNDRAWABLE: Final = ("Color", "Emoji", "Last Resort", "Nastaliq")
"""Fonts of coloured pictures, of boxes, and one whose lines would need twice the height."""


class Sheet:
    """A picture being drawn.

    Args:
        height: Inches; the width is always the same.
    """

    def __init__(self, height: float) -> None:
        self.height = height
        self._figure = Figure(figsize=(WIDTH, height), dpi=DOTS, facecolor=PAPER)
        self._canvas = FigureCanvasAgg(self._figure)

    def axes(self, left: float, bottom: float, right: float, top: float) -> Axes:
        """Return axes with these margins, in inches."""
        return self._figure.add_axes(
            (
                left / WIDTH,
                bottom / self.height,
                (WIDTH - left - right) / WIDTH,
                (self.height - bottom - top) / self.height,
            )
        )

    def text(
        self,
        place: tuple[float, float],
        text: str,
        size: float,
        *,
        color: str = INK,
        weight: str = "normal",
        align: Literal["top", "center", "bottom"] = "top",
    ) -> None:
        """Set text that begins at a place, in inches from the upper left; `align` is vertical."""
        words, families = drawable(text)
        self._figure.text(
            *self.at(*place),
            words,
            fontsize=size,
            fontfamily=list(families),
            parse_math=False,
            linespacing=1.15,
            color=color,
            fontweight=weight,
            verticalalignment=align,
        )

    def add(self, artist: Artist) -> None:
        """Add a shape in fractions of the sheet (`at` gives them)."""
        artist.set_figure(self._figure)
        artist.set_transform(self._figure.transFigure)
        self._figure.add_artist(artist)

    def at(self, left: float, top: float) -> tuple[float, float]:
        """Return a place, in inches from the upper left, as fractions of the sheet."""
        return left / WIDTH, 1 - top / self.height

    def width_of(self, text: str, size: float, weight: str = "normal") -> float:
        """Return how wide a line of text is, in inches."""
        words, families = drawable(text)
        font = FontProperties(family=list(families), size=size, weight=weight)
        renderer = self._canvas.get_renderer()  # type: ignore[no-untyped-call] # matplotlib's own
        width, _, _ = renderer.get_text_width_height_descent(words, font, False)
        return float(width) / DOTS

    def fitted(
        self, text: str, size: float, width: float, lines: int, weight: str = "normal"
    ) -> str:
        """Return text broken to lines of a width in inches, ended with "…" where it is too long."""
        letters = len(text)
        while True:
            broken = textwrap.wrap(text, max(letters, 1), break_on_hyphens=False)
            if len(broken) > lines:
                broken = [*broken[: lines - 1], f"{broken[lines - 1]}…"]
            widest = max((self.width_of(line, size, weight) for line in broken), default=0.0)
            if widest <= width or letters <= 2:
                return "\n".join(broken)
            letters = min(letters - 1, int(letters * width / widest) + 1)

    def png(self) -> bytes:
        """Return the picture."""
        out = BytesIO()
        self._figure.savefig(out, format="png", dpi=DOTS, metadata={"Software": None})
        return out.getvalue()


def drawable(text: str) -> tuple[str, tuple[str, ...]]:
    """Return text without letters that no font has, and the fonts that it is set in."""
    families = {_FIRST: None}
    letters = []
    for letter in text:
        family = _family_with(letter)
        letters.append(letter if family else _NO_GLYPH)
        families.setdefault(family or _FIRST)
    return "".join(letters), tuple(families)


@lru_cache(maxsize=1 << 14)
def _family_with(letter: str) -> str | None:
    if letter.isspace():
        return _FIRST
    fonts = _fonts()
    return next((name for name, path in fonts if ord(letter) in _letters_of(path)), None)


@lru_cache(maxsize=1)
def _fonts() -> tuple[tuple[str, str], ...]:
    """Upright fonts of ordinary weight: the first one first, then those without serifs."""
    found = {
        entry.name: entry.fname
        for entry in fontManager.ttflist
        if entry.style == "normal"
        and entry.weight in (400, "normal", "regular")
        and not any(word in entry.name for word in _UNDRAWABLE)
    }
    return tuple(
        sorted(found.items(), key=lambda font: (font[0] != _FIRST, "Sans" not in font[0], font))
    )


@cache
def _letters_of(path: str) -> frozenset[int]:
    try:
        return frozenset(get_font(path).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
