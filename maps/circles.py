"""Seats on a printed map: those that would touch stand together in one circle; mm on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin

import numpy as np
from numpy.typing import NDArray

DOT = 0.75
"""Radius of one organization, mm."""
LEAST_WITH_NUMBER = 1.7
GAP = 0.25


@dataclass(frozen=True)
class Circle:
    """A place where organizations have their seat."""

    x: float
    y: float
    radius: float
    count: int
    hollow: bool
    """No city is known for any of them: drawn mid-country."""


def radius_of(count: float, highest: int, largest: float) -> float:
    """Radius whose area grows with the count, mm; a crowd of a thousand fits the paper too."""
    step = min(1.0, (largest - DOT) / max(1.0, highest**0.5 - 1))
    # A circle with a number in it needs room for the number.
    return DOT if count <= 1 else max(LEAST_WITH_NUMBER, DOT + step * (count**0.5 - 1))


def merge_seats(x: NDArray, y: NDArray, hollow: NDArray[np.bool_], largest: float) -> list[Circle]:
    """Merge seats (mm) until no two circles touch, none wider than `largest`; the largest first."""
    if not len(x):
        return []
    cells, inverse, counts = np.unique(
        np.column_stack([np.rint(x / DOT), np.rint(y / DOT)]).astype(np.int64),
        axis=0,
        return_inverse=True,
        return_counts=True,
    )
    inverse = inverse.ravel()
    sums = [np.bincount(inverse, values, len(cells)) for values in (x, y, hollow.astype(float))]
    highest = int(counts.max())
    groups = np.column_stack([sums[0] / counts, sums[1] / counts, counts, sums[2]])
    while True:
        # The scale follows the largest circle, which grows as circles merge.
        merged = _merge_once(groups, highest, largest)
        highest, done = int(merged[:, 2].max()), len(merged) == len(groups)
        groups = merged
        if done:
            break
    groups = groups[np.lexsort((groups[:, 1], groups[:, 0], -groups[:, 2]))]
    return [Circle(gx, gy, radius_of(n, highest, largest), int(n), bool(h >= n)) for gx, gy, n, h in groups.tolist()]


def _merge_once(groups: NDArray, highest: int, largest: float) -> NDArray:
    order = np.lexsort((groups[:, 1], groups[:, 0], -groups[:, 2]))
    waiting = groups[order]
    radii = np.array([radius_of(n, highest, largest) for n in waiting[:, 2]])
    free = np.ones(len(waiting), np.bool_)
    found = []
    for i in range(len(waiting)):
        if not free[i]:
            continue
        reach = radii[i] + radii + GAP
        near = free & (np.hypot(waiting[:, 0] - waiting[i, 0], waiting[:, 1] - waiting[i, 1]) < reach)
        near[i] = True
        free &= ~near
        members = waiting[near]
        weight = members[:, 2]
        found.append(
            [*(members[:, :2] * weight[:, None]).sum(axis=0) / weight.sum(), weight.sum(), members[:, 3].sum()]
        )
    return np.array(found)


def set_apart(
    hollow: list[Circle], known: list[Circle], largest: float, rings: Sequence[Circle] = (), reach: float = 9.0
) -> list[Circle]:
    """Move circles of organizations without a known city clear of known seats, and of the rings of small countries.

    A capital is not theirs by default; of a small country the colour of its ring is all that is seen.
    """
    highest = max((circle.count for circle in [*hollow, *known]), default=1)
    placed = [replace(circle, radius=radius_of(circle.count, highest, largest)) for circle in known]
    ways = [(0.0, 0.0)]
    ways += [(d * cos(a * pi / 8), d * sin(a * pi / 8)) for d in (1.5, 3.0, 4.5, 6.0, 7.5, reach) for a in range(16)]
    for loose in hollow:
        circle = replace(loose, radius=radius_of(loose.count, highest, largest))
        moved = (replace(circle, x=circle.x + dx, y=circle.y + dy) for dx, dy in ways)
        # In the thick of a small country there is no room: then it stays where it touches.
        placed.append(next((spot for spot in moved if _is_free(spot, [*placed, *rings])), circle))
    return sorted(placed, key=lambda c: (-c.count, c.x, c.y))


def _is_free(circle: Circle, others: list[Circle]) -> bool:
    return all(hypot(circle.x - o.x, circle.y - o.y) >= circle.radius + o.radius + GAP for o in others)
