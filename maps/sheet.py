"""The one print map: a plate with its title, its key, and a foot that says what it is; matplotlib, no browser."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from maps import palette
from maps.drawing import draw_picture
from maps.frames import Frame
from maps.ground import Plot
from maps.inset import draw_inset, needs_inset
from maps.key import ROW, Group, arrange, class_entries, draw_key, seat_entries, tie_entry, tiny_entry
from maps.lettering import MM_PER_POINT, font, wrap
from maps.picture import PLAIN, Picture
from maps.plate import Paper, Plate, frame_of, paper_for
from maps.scale import draw_scale

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
    # Hinted, letters of a small picture would stand wider than they were measured.
    "text.hinting": "none",
}
FOOT_SIZE = 6.6


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
    draw_picture(axes, picture)
    if needs_inset(picture):
        draw_inset(axes, picture, paper.margin)
    if not frame.is_world:
        draw_scale(axes, picture.plot)
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
    plain = PLAIN if picture.is_plain else ""
    groups = [Group(title, class_entries(picture.bounds, t, picture.leaves_unknown, picture.leaves_out, plain))]
    if picture.circles:
        groups.append(Group(t("Seats (those close together in one circle)"), seat_entries(picture.circles, t)))
    others = ([tie_entry(t)] if picture.ties else []) + ([tiny_entry(t)] if picture.tiny else [])
    if others:
        groups.append(Group(t("Other marks"), tuple(others)))
    return groups
