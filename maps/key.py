"""The key of a printed map: what its colours and marks mean, set in rows beneath it; mm on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from maps import palette
from maps.circles import DOT, Circle
from maps.lettering import font, measure
from maps.marks import OUTSIDE, draw_seat, draw_tiny
from movements.language import Translate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIZE = 7.2
ROW = 9.6
TITLE_RISE = 4.1
BETWEEN = 7.0


@dataclass(frozen=True)
class Entry:
    """A mark and its meaning."""

    text: str
    width: float
    """Of the mark, mm."""
    draw: Callable[[Axes, float, float], None]
    """Draws the mark with its left end at x, its middle at y."""

    @property
    def span(self) -> float:
        """Of mark and text, mm."""
        return self.width + 1.2 + measure(self.text, SIZE) + 3.4


@dataclass(frozen=True)
class Group:
    """Entries under one heading."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def span(self) -> float:
        """Of the group, mm."""
        return max(measure(self.title, SIZE, "Bold"), sum(entry.span for entry in self.entries))


def arrange(groups: list[Group], width: float) -> list[list[Group]]:
    """Break groups into rows of at most `width` mm."""
    rows: list[list[Group]] = [[]]
    for group in groups:
        if rows[-1] and sum(g.span + BETWEEN for g in rows[-1]) + group.span > width:
            rows.append([])
        rows[-1].append(group)
    return rows


def draw_key(axes: Axes, rows: list[list[Group]], x: float, top: float) -> None:
    """Draw rows of groups downward from `top`."""
    for i, row in enumerate(rows):
        left, y = x, top - i * ROW - 2.4
        for group in row:
            axes.text(
                left,
                y,
                group.title,
                fontproperties=font(SIZE, "Bold"),
                color=palette.INK,
                va="center",
                parse_math=False,
            )
            at = left
            for entry in group.entries:
                entry.draw(axes, at, y - TITLE_RISE)
                said = {"color": palette.INK, "va": "center_baseline", "parse_math": False}
                axes.text(at + entry.width + 1.2, y - TITLE_RISE, entry.text, fontproperties=font(SIZE), **said)
                at += entry.span
            left += group.span + BETWEEN


def class_entries(bounds: list[int], t: Translate, unknown: bool, outside: bool, plain: str = "") -> tuple[Entry, ...]:
    """Boxes for the classes of a count, for *not known*, and for countries that the query does not ask about.

    `plain` is the colour of the only number there is.
    """
    entries = [_box(str(bounds[0]), plain)] if plain else []
    for i, low in enumerate([] if plain else bounds):
        high = bounds[i + 1] - 1 if i + 1 < len(bounds) else None
        said = t("{n} or more", n=low) if high is None and i else f"{low}–{high}" if high and high > low else str(low)
        if high is None and len(bounds) == low:  # One class for each count: the last is exact as well.
            said = str(low)
        entries.append(_box(said, palette.class_colour(i, bounds)))
    if unknown:
        entries.append(_box(t("not known"), palette.NOT_KNOWN, palette.HATCH))
    if outside:
        entries.append(_box(t("outside this query"), OUTSIDE))
    return tuple(entries)


def seat_entries(circles: list[Circle], t: Translate) -> tuple[Entry, ...]:
    """A dot for one organization, circles for the largest and a middle number, a hollow dot where no city is known."""
    one = any(circle.count == 1 and not circle.hollow for circle in circles)
    counts = sorted({circle.count for circle in circles if circle.count > 1})
    shown = sorted({counts[len(counts) // 2], counts[-1]}) if counts else []
    entries = [_seat(t("one organization"), Circle(0, 0, DOT, 1, False))] if one else []
    radii = {circle.count: circle.radius for circle in circles}
    # A large circle would not fit its row; the map itself shows how large it is.
    entries += [_seat(t("{n} organizations", n=n), Circle(0, 0, min(2.4, radii[n]), n, False)) for n in shown]
    if any(circle.hollow for circle in circles):
        entries.append(_seat(t("city not known, drawn mid-country"), Circle(0, 0, DOT, 1, True)))
    return tuple(entries)


def tiny_entry(t: Translate) -> Entry:
    """The ring that makes a small country visible."""

    def draw(axes: Axes, x: float, y: float) -> None:
        draw_tiny(axes, x + 1.3, y, palette.NOT_KNOWN)

    return Entry(t("small country, not to scale"), 2.6, draw)


def tie_entry(t: Translate) -> Entry:
    """The line of an organization's network."""

    def draw(axes: Axes, x: float, y: float) -> None:
        axes.plot([x, x + 6], [y, y], color=palette.ACCENT, linewidth=0.8)

    return Entry(t("tie or presence"), 6.0, draw)


def _box(text: str, colour: str, hatch: str | None = None) -> Entry:
    from matplotlib.patches import Rectangle

    def draw(axes: Axes, x: float, y: float) -> None:
        look: dict[str, Any] = {"facecolor": colour, "edgecolor": palette.NOT_KNOWN_LINE, "linewidth": 0.4}
        axes.add_artist(Rectangle((x, y - 1.45), 5.4, 2.9, hatch=hatch, **look))

    return Entry(text, 5.4, draw)


def _seat(text: str, circle: Circle) -> Entry:
    def draw(axes: Axes, x: float, y: float) -> None:
        draw_seat(axes, Circle(x + circle.radius, y, circle.radius, circle.count, circle.hollow))

    return Entry(text, 2 * circle.radius, draw)
