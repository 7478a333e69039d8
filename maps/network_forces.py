"""Forces between organizations of one connected part, let loose until they rest (ForceAtlas2)."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float32]
Pairs = NDArray[np.int64]
"""Numbers of two organizations a row, shape (m, 2)."""
GOLDEN = math.pi * (3 - math.sqrt(5))
ROUNDS = 160
# Work allowed for one part, in pairs of organizations over all rounds: about two seconds.
PAIRS = 2e8
BLOCK = 128


def settle(ties: Pairs, n: int) -> Points:
    """Let forces find places: ties pull, everyone pushes, the much tied push most."""
    degree = np.bincount(ties.ravel(), minlength=n).astype(np.float32)
    points = _start(ties, degree)
    weight = (degree + 1).astype(np.float32)
    rounds = int(min(ROUNDS, max(50, PAIRS / n**2)))
    for turn in range(rounds):
        force = _push(points, weight) - _pull(points, ties) - 0.04 * weight[:, None] * points
        # Long steps first, short ones at the end: the picture comes to rest.
        step = 0.9 * math.sqrt(n) * (1 - turn / rounds) ** 1.5 + 0.02
        length = np.hypot(force[:, 0], force[:, 1])[:, None] + 1e-6
        moves = force / length * np.minimum(length / weight[:, None], step)
        points = points + moves.astype(np.float32, copy=False)
    return _part_those_too_near(points / _spacing(points))


def _start(ties: Pairs, degree: NDArray[np.float32]) -> Points:
    """A sunflower: the most tied in the middle, each beside who was reached before it."""
    near: list[list[int]] = [[] for _ in degree]
    for one, other in ties.tolist():
        near[one].append(other)
        near[other].append(one)
    order, seen = [], np.zeros(len(degree), np.bool_)
    for first in np.argsort(-degree, kind="stable"):
        queue = [] if seen[first] else [int(first)]
        while queue:
            row = queue.pop(0)
            if seen[row]:
                continue
            seen[row] = True
            order.append(row)
            queue += [i for i in sorted(near[row]) if not seen[i]]
    turn = np.empty(len(degree))
    turn[order] = np.arange(len(degree))
    return np.column_stack([np.sqrt(turn) * np.cos(turn * GOLDEN), np.sqrt(turn) * np.sin(turn * GOLDEN)]).astype(
        np.float32
    )


def _push(points: Points, weight: NDArray[np.float32]) -> Points:
    """How everyone pushes everyone: by their weights, less with the distance."""
    force = np.empty_like(points)
    for some in _blocks(len(points)):
        across, down = (points[some, None, axis] - points[None, :, axis] for axis in (0, 1))
        strength = across * across
        strength += down * down
        # Nobody is pushed by themselves: there the difference is nought.
        np.maximum(strength, np.float32(0.05), out=strength)
        np.divide(weight, strength, out=strength)
        # By einsum, not by matrix product: a product's threads give other last digits on another machine.
        for axis, apart in enumerate((across, down)):
            force[some, axis] = np.einsum("ij,ij->i", strength, apart)
    return force * weight[:, None]


def _blocks(n: int) -> Iterator[slice]:
    """Rows of a square of pairs, as many at a time as a processor keeps close by."""
    return (slice(start, start + BLOCK) for start in range(0, n, BLOCK))


def _pull(points: Points, ties: Pairs) -> Points:
    one, other = ties.T
    force = np.zeros_like(points)
    for axis in (0, 1):
        apart = points[one, axis] - points[other, axis]
        force[:, axis] = np.bincount(one, apart, len(points)) - np.bincount(other, apart, len(points))
    return force


def _squares(points: Points, some: slice) -> NDArray[np.float32]:
    """Squared distances from some to all; from oneself without end."""
    across, down = (points[some, None, axis] - points[None, :, axis] for axis in (0, 1))
    across *= across
    down *= down
    across += down
    across[np.arange(len(across)), np.arange(some.start, some.start + len(across))] = np.inf
    return across


def _spacing(points: Points) -> float:
    """The usual distance to the nearest other, which becomes one unit."""
    if len(points) < 2:
        return 1.0
    nearest = np.concatenate([_squares(points, some).min(1) for some in _blocks(len(points))])
    return float(np.median(np.sqrt(np.maximum(nearest, 1e-6))))


def _part_those_too_near(points: Points, least: float = 0.9, rounds: int = 25) -> Points:
    for _ in range(rounds):
        # Few are too near: only those are met one by one.
        found = [(some.start, *np.nonzero(_squares(points, some) < least**2)) for some in _blocks(len(points))]
        one = np.concatenate([start + rows for start, rows, _ in found])
        other = np.concatenate([columns for _, _, columns in found])
        if not one.size:
            break
        across = points[one] - points[other]
        length = np.hypot(across[:, 0], across[:, 1])[:, None] + np.float32(1e-3)
        moves = np.zeros_like(points)
        np.add.at(moves, one, 0.5 * across / length * np.clip(least - length, 0, None))
        points = points + moves
    return points
