"""The marks of a printed map, the same in the map and in its key: rings, dots and circles; mm on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maps import palette
from maps.circles import Circle
from maps.lettering import MM_PER_POINT, font

if TYPE_CHECKING:
    from matplotlib.axes import Axes

OUTSIDE = "#f6f4ef"
"""Land that the query does not ask about."""
HOLLOW_INK = "#7c8792"
"""Rim of a seat whose city is not known."""


RING = 1.05
"""Radius of the marker of a small country, mm."""


def draw_tiny(axes: Axes, x: float, y: float, colour: str, order: float = 4) -> None:
    """Draw the marker of a country too small to be seen, at one size."""
    from matplotlib.patches import Circle as Disc

    axes.add_artist(Disc((x, y), RING, facecolor=colour, edgecolor=palette.LABEL, linewidth=0.45, zorder=order))


def draw_seat(axes: Axes, circle: Circle, order: float = 7) -> None:
    """Draw a circle of seats with its number, or a dot."""
    from matplotlib.patches import Circle as Disc

    def disc(radius: float, **look: Any) -> None:
        axes.add_artist(Disc((circle.x, circle.y), radius, zorder=order, **look))

    disc(circle.radius + 0.22, facecolor="white", linewidth=0)
    if circle.count == 1:
        face, edge = ("white", HOLLOW_INK) if circle.hollow else (palette.INK, palette.INK)
        disc(circle.radius - 0.1, facecolor=face, edgecolor=edge, linewidth=0.7)
        return
    ink = HOLLOW_INK if circle.hollow else palette.INK
    disc(circle.radius - 0.2, facecolor="white", edgecolor=ink, linewidth=0.9)
    text = str(circle.count)
    # A digit is half as wide and two thirds as high as its size.
    diagonal = ((0.5 * len(text)) ** 2 + 0.66**2) ** 0.5 * MM_PER_POINT
    size = min(9.0, 1.45 * (circle.radius - 0.2) / diagonal)
    said = {"ha": "center", "va": "center_baseline", "color": ink, "zorder": order + 0.1, "parse_math": False}
    axes.text(circle.x, circle.y, text, fontproperties=font(size, "Bold"), **said)
