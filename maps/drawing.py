"""Drawing the map on a printed sheet: sea, land shaded by count, archipelagos, ties, seats and names; mm on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from maps import palette
from maps.ground import Plot, edge_of, net_of
from maps.marks import OUTSIDE, draw_seat, draw_tiny
from maps.names import label_names, place_names, sea_names
from maps.shapes import list_islets
from maps.ties import great_circle

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch
    from matplotlib.path import Path
    from shapely.geometry.base import BaseGeometry

    from maps.picture import Picture

NET = "#dbe5ea"
ISLE = 1.5
"""An island below this area, mm², has no border."""
ISLE_EDGE = "#cfcbc0"


def draw_picture(axes: Axes, picture: Picture) -> None:
    """Draw everything, names last."""
    clip = _draw_sea(axes, picture)
    _draw_land(axes, picture, clip)
    _draw_islets(axes, picture)
    if not picture.inset:
        for iso, x, y in picture.tiny:
            draw_tiny(axes, x, y, picture.colour(iso))
        _draw_ties(axes, picture, clip)
        for circle in reversed(picture.circles):
            draw_seat(axes, circle)
    label_names(axes, picture, [*sea_names(picture), *([] if picture.inset else place_names(picture))])
    if not picture.plot.frame.is_world:
        _rectangle(
            axes, picture.plot, facecolor="none", edgecolor=palette.LABEL, linewidth=0.6, zorder=12, clip_on=False
        )


def _rectangle(axes: Axes, plot: Plot, **look: Any) -> Patch:
    from matplotlib.patches import Rectangle

    patch = Rectangle((plot.x, plot.y), plot.width, plot.height, **look)
    axes.add_artist(patch)
    return patch


def _draw_sea(axes: Axes, picture: Picture) -> Patch:
    """Draw the sea and its net; returns the edge of the map, which nothing crosses."""
    from matplotlib.patches import Polygon

    order = 1.5 if picture.inset else 0
    if picture.plot.frame.is_world:
        outline = picture.plot.place(edge_of(picture.plot.frame))
        look: Any = {"edgecolor": palette.NOT_KNOWN_LINE, "linewidth": 0.5, "zorder": order}
        clip: Patch = Polygon(outline, facecolor=palette.SEA, **look)
        axes.add_artist(clip)
    else:
        clip = _rectangle(axes, picture.plot, facecolor=palette.SEA, linewidth=0, zorder=order)
    for line in net_of(picture.plot.frame):
        laid = picture.plot.place(line)
        (drawn,) = axes.plot(*laid.T, color=NET, linewidth=0.35, zorder=order + 0.1)
        drawn.set_clip_path(clip)
    return clip


def _draw_land(axes: Axes, picture: Picture, clip: Patch) -> None:
    from matplotlib.patches import PathPatch

    order = 2.5 if picture.inset else 1

    def add(path: Path, by: float, **look: Any) -> None:
        axes.add_artist(PathPatch(path, zorder=order + by, **look)).set_clip_path(clip)

    for land in picture.land:
        colour = picture.colour(land.iso)
        hatch = palette.HATCH if colour == palette.NOT_KNOWN and not picture.inset else None
        # Islands take an edge of their own: a white border would wash them out.
        main, isles = path_of(land.shape, least=ISLE), path_of(land.shape, most=ISLE)
        add(main, 0, facecolor=colour, edgecolor=palette.NOT_KNOWN_LINE, linewidth=0, hatch=hatch)
        add(main, 0.5, facecolor="none", edgecolor=palette.BORDER, linewidth=0.4, joinstyle="round")
        edge = ISLE_EDGE if colour in (palette.NOT_KNOWN, OUTSIDE) else colour
        add(isles, 0.6, facecolor=colour, edgecolor=edge, linewidth=0.35, joinstyle="round")


def _draw_islets(axes: Axes, picture: Picture) -> None:
    inside = picture.plot.holds(np.array(picture.islets))
    groups = [islet["group"] for islet in list_islets()]
    colours = [picture.colour(picture.worldview.assign.get(group) or "") for group in groups]
    size = 1.6 if picture.plot.kilometres_per_mm < 60 or picture.inset else 0.9
    # Too small for any scale of print: dots of one size, in the colour of the country they belong to.
    for (x, y), here, colour in zip(picture.islets, inside, colours, strict=True):
        if here:
            axes.plot(
                x, y, "o", color=colour, markersize=size, markeredgecolor=palette.INK, markeredgewidth=0.3, zorder=6
            )


def _draw_ties(axes: Axes, picture: Picture, clip: Patch) -> None:
    """Draw lines from the seats of a few organizations asked by name to where they and their partners are."""
    thin, pale = (0.7, 0.75) if len(picture.ties) < 40 else (0.4, 0.55)
    for start, end in picture.ties:
        laid = picture.plot.place(great_circle(start, end))
        # A line that leaves the map at one edge comes in at the other.
        jumps = np.flatnonzero(np.abs(np.diff(laid[:, 0])) > picture.plot.width / 2) + 1
        for piece in np.split(laid, jumps):
            (drawn,) = axes.plot(*piece.T, color=palette.ACCENT, linewidth=thin, alpha=pale, zorder=5)
            drawn.set_clip_path(clip)


def path_of(shape: BaseGeometry, least: float = 0.0, most: float = np.inf) -> Path:
    """Turn the polygons of a shape that have an area from `least` to below `most` into one path."""
    import shapely
    from matplotlib.path import Path

    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    polygons = [part for part in parts if least <= part.area < most]
    rings = [shapely.get_coordinates(ring) for part in polygons for ring in shapely.get_rings(part)]
    codes = [[Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY] for ring in rings]
    if not rings:
        return Path(np.empty((0, 2)))
    return Path(np.concatenate(rings), np.concatenate(codes))
