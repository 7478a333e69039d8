"""The network on one A4 sheet, as PNG or SVG: title, marks in palette colours and shapes, names, legend, source."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from maps import palette
from maps.lettering import MM_PER_POINT, cut, font, measure
from maps.network_marks import Mark, Network

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 297.0, 210.0
"""Of the sheet, mm."""
_EDGE, _TOP, _FOOT = 12.0, 27.0, 34.0
_MARKERS = {"circle": "o", "square": "s", "triangle": "^", "pentagon": "p", "diamond": "D", "cross": "P"}
_DPI = 200
_NAME_PT = 6.5
_LONGEST_NAME = 62.0


@dataclass(frozen=True)
class Caption:
    """The words around the picture, in the reader's language."""

    title: str
    subtitle: str
    themes: tuple[tuple[str, str], ...]
    """Colour and label of each theme that is met."""
    shapes: tuple[tuple[str, str], ...]
    """Shape and label of each family of kinds that is met."""
    lines: tuple[tuple[str, str], ...]
    """Dashes and label of each way a tie is drawn."""
    foot: str


def draw_network(network: Network, caption: Caption, suffix: Literal["png", "svg"]) -> bytes:
    """Draw the sheet; the same bytes for the same network and words."""
    import matplotlib
    from matplotlib.figure import Figure

    figure = Figure((WIDTH / 25.4, HEIGHT / 25.4), dpi=_DPI, facecolor="white")
    _write_words(figure, caption)
    _draw_legend(figure, caption)
    if network.marks:
        _draw_marks(figure, network)
    out = io.BytesIO()
    # Text stays text, and nothing in the file tells when or in which order it was drawn.
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "network"}):
        metadata = {"Date": None, "Title": caption.title} if suffix == "svg" else {"Title": caption.title}
        figure.savefig(out, format=suffix, metadata=metadata)
    return out.getvalue()


def _write_words(figure: Figure, caption: Caption) -> None:
    width = WIDTH - 2 * _EDGE
    figure.text(_x(_EDGE), _y(14), cut(caption.title, width, 16, "Bold"), font=font(16, "Bold"), color=palette.INK)
    figure.text(_x(_EDGE), _y(21), cut(caption.subtitle, width, 10), font=font(10), color=palette.LABEL)
    figure.text(_x(_EDGE), _y(HEIGHT - 6), cut(caption.foot, width, 7.5), font=font(7.5), color=palette.LABEL)


def _draw_legend(figure: Figure, caption: Caption) -> None:
    from matplotlib.lines import Line2D

    entries = [
        *(({"marker": "o", "color": colour}, label) for colour, label in caption.themes),
        *(({"marker": _MARKERS[shape], "color": palette.LABEL}, label) for shape, label in caption.shapes),
        *(({"linestyle": _dashes(dash), "color": palette.LABEL}, label) for dash, label in caption.lines),
    ]
    x, y = _EDGE, HEIGHT - _FOOT + 8
    for look, label in entries:
        width = measure(label, 7.5) + 10
        if x + width > WIDTH - _EDGE:
            x, y = _EDGE, y + 5
        line = Line2D([_x(x + 0.5), _x(x + 4.5)], [_y(y - 0.9)] * 2, linewidth=1.2, **{"linestyle": "", **look})
        line.set_markersize(5)
        line.set_markevery([0])
        figure.add_artist(line)
        figure.text(_x(x + (6 if "linestyle" in look else 2.5)), _y(y), label, font=font(7.5), color=palette.INK)
        x += width


def _draw_marks(figure: Figure, network: Network) -> None:
    from matplotlib.collections import LineCollection

    axes = figure.add_axes((_x(_EDGE), _y(HEIGHT - _FOOT), _x(WIDTH - 2 * _EDGE), (HEIGHT - _TOP - _FOOT) / HEIGHT))
    scale = _fit(axes, network.marks)
    for dash in dict.fromkeys(line.dash for line in network.lines):
        ends = [(network.marks[line.a], network.marks[line.b]) for line in network.lines if line.dash == dash]
        segments = [((one.x, one.y), (other.x, other.y)) for one, other in ends]
        axes.add_collection(
            LineCollection(segments, colors=palette.LABEL, linewidths=0.5, alpha=0.55, linestyles=[_dashes(dash)])
        )
    for shape in dict.fromkeys(mark.shape for mark in network.marks):
        same = [mark for mark in network.marks if mark.shape == shape]
        axes.scatter(
            [mark.x for mark in same],
            [mark.y for mark in same],
            s=[(2 * _radius(mark)) ** 2 for mark in same],
            marker=_MARKERS[shape],
            c=[mark.colour if mark.inside else "white" for mark in same],
            edgecolors=["white" if mark.inside else mark.colour for mark in same],
            linewidths=[0.4 if mark.inside else 0.9 for mark in same],
            zorder=3,
        )
    _write_names(axes, network.marks, scale)


def _fit(axes: Axes, marks: Sequence[Mark]) -> float:
    """Set limits that keep the shape of the layout; returns mm a unit."""
    xs, ys = [mark.x for mark in marks], [mark.y for mark in marks]
    width, height = WIDTH - 2 * _EDGE, HEIGHT - _TOP - _FOOT
    scale = min(width / (max(xs) - min(xs) + 3), height / (max(ys) - min(ys) + 3), 14.0)
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    axes.set_xlim(middle_x - width / scale / 2, middle_x + width / scale / 2)
    axes.set_ylim(middle_y + height / scale / 2, middle_y - height / scale / 2)
    axes.axis("off")
    return scale


def _write_names(axes: Axes, marks: Sequence[Mark], scale: float) -> None:
    """Write names beside marks, the most tied first, none over another or over a mark; the rest go unnamed."""
    taken = [_box(mark, scale) for mark in marks]
    for mark in sorted(marks, key=lambda mark: (-mark.ties, mark.id)):
        text = cut(mark.short, _LONGEST_NAME, _NAME_PT)
        width, height = measure(text, _NAME_PT), _NAME_PT * MM_PER_POINT * 1.1
        gap = _radius(mark) * MM_PER_POINT + 0.7
        for dx, dy in ((gap, -height / 2), (-gap - width, -height / 2), (-width / 2, gap), (-width / 2, -gap - height)):
            box = (mark.x * scale + dx, mark.y * scale + dy, width, height)
            if not any(_meet(box, other) for other in taken):
                taken.append(box)
                place = ((box[0]) / scale, (box[1] + height / 2) / scale)
                axes.text(*place, text, font=font(_NAME_PT), color=palette.INK, va="center_baseline", zorder=4)
                break


def _box(mark: Mark, scale: float) -> tuple[float, float, float, float]:
    radius = _radius(mark) * MM_PER_POINT
    return mark.x * scale - radius, mark.y * scale - radius, 2 * radius, 2 * radius


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def _radius(mark: Mark) -> float:
    """Of a mark, in points."""
    return min(11.0, 1.1 + 0.75 * mark.ties**0.5)


def _dashes(dash: str) -> str | tuple[float, tuple[float, ...]]:
    return (0, tuple(float(part) for part in dash.split())) if dash else "-"


def _x(mm: float) -> float:
    return mm / WIDTH


def _y(mm: float) -> float:
    return 1 - mm / HEIGHT
