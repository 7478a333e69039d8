"""The scale bar of a printed map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maps import palette
from maps.ground import Plot
from maps.lettering import font

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LONGEST = 42.0
"""Of the bar, mm."""


def draw_scale(axes: Axes, plot: Plot) -> None:
    """Draw a bar of a round number of kilometres in the lower right corner."""
    longest = LONGEST * plot.kilometres_per_mm
    power = 10 ** int(np.floor(np.log10(longest)))
    kilometres = next(step * power for step in (5, 2, 1) if step * power <= longest)
    length = kilometres / plot.kilometres_per_mm
    right, y = plot.x + plot.width - 4, plot.y + 3.2
    axes.plot([right - length, right], [y, y], color=palette.INK, linewidth=1.1, zorder=11, solid_capstyle="butt")
    said = {"ha": "center", "va": "bottom", "color": palette.INK, "zorder": 11, "parse_math": False}
    axes.text(right - length / 2, y + 0.7, f"{kilometres} km", fontproperties=font(6.6), **said)
