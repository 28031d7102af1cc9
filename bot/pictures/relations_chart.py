"""Relations → PNG: a trunk below the actor, with a branch to each of the others.

A column and not a wheel: names stay in line, long ones have room, and it can be read on a phone.
"""

from typing import Final

from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Rectangle

from bot.pictures.canvas import (
    BIG,
    BLUE,
    FAINT,
    INK,
    MIDDLE,
    ORANGE,
    PAPER,
    POINT,
    RULE,
    SMALL,
    WIDTH,
    Sheet,
)
from bot.pictures.relations import Line, Relations

_MARGIN: Final = 0.3
_TRUNK: Final = 0.55
_NODE: Final = 3.05
"""Where the boxes of the others begin, in inches; between trunk and box stands the relation."""
_ROW: Final = 0.66
_LEADING: Final = 1.2
_PADDING: Final = 0.1
_THINNEST, _THICKEST = 1.4, 3.6
"""Points: a line is as thick as it is often said."""


def draw_relations(relations: Relations) -> bytes:
    """Return a diagram; blue lines go out from the actor, orange dashed ones come in."""
    probe = Sheet(1.0)
    name = probe.fitted(relations.name, BIG, WIDTH - 2 * _MARGIN - 2 * _PADDING, 2, "bold")
    head = _MARGIN + len(name.splitlines()) * BIG * POINT * _LEADING + 2 * _PADDING
    sheet = Sheet(head + 0.4 + _ROW * len(relations.lines) + 0.35)
    first = head + 0.4 + _ROW / 2
    last = first + _ROW * (len(relations.lines) - 1)
    sheet.add(_line(sheet, (_TRUNK, head), (_TRUNK, last)))
    _box(sheet, (_MARGIN, _MARGIN), (WIDTH - _MARGIN, head), fill=INK, edge=INK)
    place = _MARGIN + _PADDING, (_MARGIN + head) / 2
    sheet.text(place, name, BIG, weight="bold", color=PAPER, align="center")
    most = max(line.reports for line in relations.lines)
    for number, line in enumerate(relations.lines):
        _branch(sheet, line, first + _ROW * number, most)
    key = f"{relations.subtitle} · arrows go from who does it · thicker: said more often"
    sheet.text((_MARGIN, sheet.height - 0.32), key, SMALL, color=FAINT)
    return sheet.png()


def _branch(sheet: Sheet, line: Line, middle: float, most: int) -> None:
    colour = BLUE if line.outgoing else ORANGE
    width = _THINNEST + (_THICKEST - _THINNEST) * (line.reports - 1) / max(most - 1, 1)
    ends = (_TRUNK, middle), (_NODE, middle)
    start, end = ends if line.outgoing else ends[::-1]
    sheet.add(
        FancyArrowPatch(
            sheet.at(*start),
            sheet.at(*end),
            arrowstyle="-|>,head_length=6,head_width=3.5",
            mutation_scale=1,
            linewidth=width,
            linestyle="-" if line.outgoing else (0, (4, 2)),
            color=colour,
            shrinkA=0,
            shrinkB=0,
        )
    )
    room = _NODE - _TRUNK - 0.3
    kind = sheet.fitted(line.kind, SMALL, room, 1)
    sheet.text((_TRUNK + 0.15, middle - 0.06), kind, SMALL, color=colour, align="bottom")
    half = _ROW / 2 - 0.06
    _box(sheet, (_NODE, middle - half), (WIDTH - _MARGIN, middle + half), fill=PAPER, edge=colour)
    name = sheet.fitted(line.other, MIDDLE, WIDTH - _MARGIN - _NODE - 2 * _PADDING, 2)
    sheet.text((_NODE + _PADDING, middle), name, MIDDLE, align="center")


def _line(sheet: Sheet, start: tuple[float, float], end: tuple[float, float]) -> Line2D:
    (left, top), (right, bottom) = sheet.at(*start), sheet.at(*end)
    return Line2D([left, right], [top, bottom], color=RULE, linewidth=2.5, solid_capstyle="butt")


def _box(
    sheet: Sheet,
    first: tuple[float, float],
    last: tuple[float, float],
    *,
    fill: str,
    edge: str,
) -> None:
    """Draw a box from its upper left corner to its lower right one, in inches."""
    (left, top), (right, bottom) = first, last
    sheet.add(
        Rectangle(
            sheet.at(left, bottom),
            (right - left) / WIDTH,
            (bottom - top) / sheet.height,
            facecolor=fill,
            edgecolor=edge,
            linewidth=1.2,
        )
    )
