"""The ground that the parts of a network are set down on, side by side, each as near the middle as there is room."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.int64]
"""Columns and rows of a grid one unit wide, shape (n, 2)."""
# The picture is wider than high, as a screen is.
ASPECT = 1.45
# Free cells around each part.
MARGIN = 2


class Ground:
    """Which cells are taken."""

    def __init__(self, organizations: int) -> None:
        self.half = int(60 + 6 * organizations**0.5)
        side = np.arange(-self.half, self.half + 1)
        x, y = (axis.ravel() for axis in np.meshgrid(side, side))
        self.order = np.argsort((x / ASPECT) ** 2 + y**2, kind="stable")
        self.offsets = np.column_stack([x, y])[self.order]
        # Twice as wide as any offset, so that a part never reaches over the edge.
        self.taken = np.zeros((4 * self.half + 1, 4 * self.half + 1), np.bool_)

    def take(self, cells: Cells) -> tuple[int, int]:
        """Find the free place nearest the middle for a part, take it, and say how far it is moved."""
        flat = self._flat(np.clip(cells, -self.half, self.half))
        taken, moves = self.taken.ravel(), self._flat(self.offsets)
        for start in range(0, len(moves), 4096):
            free = np.arange(start, min(start + 4096, len(moves)))
            # A few cells at a time: most places are ruled out by the first.
            for some in range(0, len(flat), 8):
                at = moves[free][:, None] + flat[None, some : some + 8] + len(taken) // 2
                free = free[~taken[at].any(1)]
            if free.size:
                x, y = self.offsets[free[0]]
                self._mark(cells + np.array([x, y]))
                return int(x), int(y)
        return 0, 0  # The ground is far larger than any network it is made for.

    def _flat(self, cells: Cells) -> NDArray[np.int64]:
        """Cells as steps along the rows of `taken`, whose middle is the cell 0, 0."""
        return cells[:, 0] * len(self.taken) + cells[:, 1]

    def _mark(self, cells: Cells) -> None:
        last = len(self.taken) - 1
        for dx in range(-MARGIN, MARGIN + 1):
            for dy in range(-MARGIN, MARGIN + 1):
                at = np.clip(cells + np.array([dx, dy]) + 2 * self.half, 0, last)
                self.taken[at[:, 0], at[:, 1]] = True
