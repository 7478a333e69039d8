"""The one print map: a plate with its title, its key, and a foot that says what it is; matplotlib, no browser."""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from maps import palette
from maps.frames import Frame, fit_frame, points_of_interest
from maps.ground import Plot
from maps.key import ROW, Group, arrange, class_entries, draw_key, seat_entries, tie_entry, tiny_entry
from maps.lettering import MM_PER_POINT, font, wrap
from maps.picture import PLAIN, Picture
from maps.worldviews import Worldview
from movements.language import Language, Translate, translator
from movements.selection import Selection

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# matplotlib's settings are the process's, and the app answers several readers at once.
LOCK = Lock()
SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "world-peoples-movements",
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.22,
}
FOOT_SIZE = 6.6
INSET = (102.5, 4.5, 122.5, 23.0)
"""Of the world map: the East Sea with both archipelagos, degrees."""
INSET_WIDTH = 38.0


@dataclass(frozen=True)
class Paper:
    """Size of a sheet in mm, and which of its parts are wanted."""

    width: float
    height: float
    margin: float = 10.0
    titled: bool = True
    footed: bool = True


LANDSCAPE = Paper(297, 210)
PORTRAIT = Paper(210, 297)


@dataclass(frozen=True, eq=False)
class Plate:
    """What a sheet shows and says."""

    selection: Selection
    language: Language
    worldview: Worldview
    title: str
    subtitle: str
    foot: tuple[str, ...]
    """Lines under the disclaimer: source, data version, date, query, citation code."""

    @property
    def t(self) -> Translate:
        """Say a catalog message in the plate's language."""
        return translator(self.language)


def frame_of(plate: Plate) -> Frame:
    """The part of the world that a plate shows."""
    return fit_frame(points_of_interest(plate.selection, plate.worldview))


def paper_for(frame: Frame) -> Paper:
    """A4 lying, or standing for a tall country."""
    return PORTRAIT if frame.aspect < 0.8 else LANDSCAPE


def draw_sheet(plate: Plate, paper: Paper | None = None) -> Figure:
    """Draw a plate; hold `LOCK` and use `SETTINGS` in matplotlib.rc_context while drawing and saving."""
    from matplotlib.figure import Figure

    frame = frame_of(plate)
    paper = paper or paper_for(frame)
    figure = Figure(figsize=(paper.width / 25.4, paper.height / 25.4), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, paper.width), ylim=(0, paper.height))
    axes.set_axis_off()
    top = _draw_title(axes, plate, paper)
    bottom = _draw_foot(axes, plate, paper)
    width = paper.width - 2 * paper.margin
    # The key's rows are known only once the map is, and the map's height only with the key's rows: two rounds.
    guess = _picture(plate, frame, paper, top, bottom, rows=2)
    rows = arrange(_groups(guess, plate), width)
    picture = _picture(plate, frame, paper, top, bottom, len(rows))
    rows = arrange(_groups(picture, plate), width)
    picture.draw(axes)
    if _needs_inset(picture):
        _draw_inset(axes, picture)
    if not frame.is_world:
        _draw_scale(axes, picture.plot)
    draw_key(axes, rows, paper.margin, picture.plot.y - 2.5)
    return figure


def _picture(plate: Plate, frame: Frame, paper: Paper, top: float, bottom: float, rows: int) -> Picture:
    plot = _plot(frame, paper, top, top - bottom - ROW * rows - 4)
    return Picture(plate.selection, plate.worldview, plate.language, plot)


def _plot(frame: Frame, paper: Paper, top: float, room: float) -> Plot:
    width = paper.width - 2 * paper.margin
    if not frame.is_world:
        return Plot(frame.fill(width / room), paper.margin, top - room, width, room)
    height = min(room, width / frame.aspect)
    left = paper.margin + (width - height * frame.aspect) / 2
    return Plot(frame, left, top - height - (room - height) / 2, height * frame.aspect, height)


def _draw_title(axes: Axes, plate: Plate, paper: Paper) -> float:
    """Draw the title and return where the map may begin."""
    y = paper.height - paper.margin
    if not paper.titled:
        return y
    width = paper.width - 2 * paper.margin
    said = {"va": "top", "parse_math": False}
    for line in wrap(plate.title, width, 19, "Bold", most=2):
        axes.text(paper.margin, y, line, fontproperties=font(19, "Bold"), color=palette.INK, **said)
        y -= 8.4
    for line in wrap(plate.subtitle, width, 9.6, most=2):
        axes.text(paper.margin, y - 0.3, line, fontproperties=font(9.6), color=palette.LABEL, **said)
        y -= 4.6
    return y - 2.4


def _draw_foot(axes: Axes, plate: Plate, paper: Paper) -> float:
    """Draw the foot and return its upper edge; the boundary note belongs to every map, footed or not."""
    width = paper.width - 2 * paper.margin
    note = f"{plate.worldview.name[plate.language]}. {plate.worldview.disclaimer[plate.language]}"
    lines = wrap(plate.t("Boundary worldview") + ": " + note, width, FOOT_SIZE, most=5)
    for line in plate.foot if paper.footed else ():
        lines += wrap(line, width, FOOT_SIZE, most=2)
    pitch = FOOT_SIZE * MM_PER_POINT * 1.24
    top = paper.margin * 0.8 + pitch * len(lines)
    axes.plot([paper.margin, paper.width - paper.margin], [top + 1.2] * 2, color=palette.NOT_KNOWN_LINE, linewidth=0.5)
    for i, line in enumerate(lines):
        said = {"color": palette.LABEL, "va": "top", "parse_math": False}
        axes.text(paper.margin, top - i * pitch, line, fontproperties=font(FOOT_SIZE), **said)
    return top + 3.0


def _groups(picture: Picture, plate: Plate) -> list[Group]:
    t, by = plate.t, plate.selection.query.by
    presence = by == "presence" or bool(plate.selection.query.organizations)
    title = t("Organizations present, by country") if presence else t("Organizations with their seat, by country")
    groups = [Group(title, class_entries(picture.bounds, t, picture.leaves_out, PLAIN if picture.is_plain else ""))]
    if picture.circles:
        groups.append(Group(t("Seats (those close together in one circle)"), seat_entries(picture.circles, t)))
    others = ([tie_entry(t)] if picture.ties else []) + ([tiny_entry(t)] if picture.tiny else [])
    if others:
        groups.append(Group(t("Other marks"), tuple(others)))
    return groups


def _needs_inset(picture: Picture) -> bool:
    return picture.plot.kilometres_per_mm > 60 and bool(picture.worldview.labels) and picture.plot.frame.is_world


def _draw_inset(axes: Axes, picture: Picture) -> None:
    """Draw the East Sea larger, in the empty corner south of the Pacific."""
    west, south, east, north = INSET
    lon, lat = np.meshgrid(np.linspace(west, east, 9), np.linspace(south, north, 9))
    frame = fit_frame(np.column_stack([lon.ravel(), lat.ravel()])).fill(1.0)
    size = min(INSET_WIDTH, picture.plot.height * 0.3)
    plot = Plot(frame, picture.plot.x, picture.plot.y, size, size)
    replace(picture, plot=plot, inset=True).draw(axes)


def _draw_scale(axes: Axes, plot: Plot) -> None:
    """Draw a bar of a round number of kilometres in the lower right corner."""
    longest = 42 * plot.kilometres_per_mm
    power = 10 ** int(np.floor(np.log10(longest)))
    kilometres = next(step * power for step in (5, 2, 1) if step * power <= longest)
    length = kilometres / plot.kilometres_per_mm
    right, y = plot.x + plot.width - 4, plot.y + 3.2
    axes.plot([right - length, right], [y, y], color=palette.INK, linewidth=1.1, zorder=11, solid_capstyle="butt")
    said = {"ha": "center", "va": "bottom", "color": palette.INK, "zorder": 11, "parse_math": False}
    axes.text(right - length / 2, y + 0.7, f"{kilometres} km", fontproperties=font(6.6), **said)
