"""The small map in a printed world map: the East Sea with its archipelagos, which the world's scale would hide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from maps.drawing import draw_picture
from maps.frames import fit_frame
from maps.ground import Plot
from maps.picture import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INSET = (102.5, 4.5, 122.5, 23.0)
"""Of the world map: the East Sea with both archipelagos, degrees."""
WIDTH, LEAST = 38.0, 26.5


def needs_inset(picture: Picture) -> bool:
    """Whether a map is of a scale too small for the archipelagos that its worldview names."""
    return picture.plot.kilometres_per_mm > 60 and bool(picture.worldview.labels) and picture.plot.frame.is_world


def draw_inset(axes: Axes, picture: Picture, margin: float) -> None:
    """Draw the East Sea larger, in the empty corner south of the Pacific."""
    west, south, east, north = INSET
    lon, lat = np.meshgrid(np.linspace(west, east, 9), np.linspace(south, north, 9))
    frame = fit_frame(np.column_stack([lon.ravel(), lat.ravel()])).fill(1.0)
    high = picture.plot.height
    size = min(WIDTH, max(high * 0.3, min(LEAST, high * 0.4)))
    # Beside the world where the paper has room; its corner hides a few islands on a narrow one.
    left = max(margin, picture.plot.x - size)
    plot = Plot(frame, left, picture.plot.y, size, size)
    figure = axes.get_figure(root=True)
    assert figure is not None
    wide, tall = axes.get_xlim()[1], axes.get_ylim()[1]
    # Axes of its own, so that no mark of the world lies on it.
    own = figure.add_axes((left / wide, plot.y / tall, size / wide, size / tall))
    own.set(xlim=(left, left + size), ylim=(plot.y, plot.y + size))
    own.set_axis_off()
    draw_picture(own, replace(picture, plot=plot, inset=True))
