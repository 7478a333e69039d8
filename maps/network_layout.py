"""Where each organization stands in the picture of the network: always the same place for the same dataset."""

from __future__ import annotations

import math
from functools import lru_cache

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from maps.network_ground import Cells, Ground
from movements.dataset import Dataset
from movements.graph import whole_graph

Places = dict[str, tuple[float, float]]
Points = NDArray[np.float32]
GOLDEN = math.pi * (3 - math.sqrt(5))
ROUNDS = 160
# Work allowed for one connected part, in pairs of organizations over all rounds: about four seconds.
PAIRS = 2e8


@lru_cache(maxsize=4)
def lay_out(dataset: Dataset) -> Places:
    """Place every organization that has a tie; neighbours stand about one unit apart, y grows downwards.

    The whole graph is laid out, whatever is selected: a filter leaves everyone where they were.
    """
    graph = whole_graph(dataset)
    parts = [sorted(part) for part in nx.connected_components(graph) if len(part) > 1]
    parts.sort(key=lambda part: (-len(part), part))
    ground = Ground(len(graph))
    places: Places = {}
    for part in parts:
        points = _settle(_ties(graph, part))
        points -= (points.max(0) + points.min(0)) / 2
        row = {id_: i for i, id_ in enumerate(part)}
        lines = [(points[row[a]], points[row[b]]) for a, b in graph.edges(part)]
        x, y = ground.take(_footprint(points, lines))
        places |= {
            id_: (round(float(px) + x, 3), round(float(py) + y, 3)) for id_, (px, py) in zip(part, points, strict=True)
        }
    return places


def _ties(graph: nx.Graph, part: list[str]) -> Points:
    """Who is tied to whom within a part, as ones and zeros."""
    row = {id_: i for i, id_ in enumerate(part)}
    ties = np.zeros((len(part), len(part)), np.float32)
    for one, other in graph.edges(part):
        ties[row[one], row[other]] = ties[row[other], row[one]] = 1
    return ties


def _settle(ties: NDArray[np.float32]) -> Points:
    """Let forces find places (ForceAtlas2: ties pull, everyone pushes, the much tied push most)."""
    n = len(ties)
    degree = ties.sum(1)
    points = _start(ties, degree)
    weight = (degree + 1).astype(np.float32)
    rounds = int(min(ROUNDS, max(50, PAIRS / n**2)))
    for turn in range(rounds):
        force = _push(points, weight) - _pull(points, ties, degree) - 0.04 * weight[:, None] * points
        # Long steps first, short ones at the end: the picture comes to rest.
        step = 0.9 * math.sqrt(n) * (1 - turn / rounds) ** 1.5 + 0.02
        length = np.hypot(force[:, 0], force[:, 1])[:, None] + 1e-6
        points = points + force / length * np.minimum(length / weight[:, None], step)
    return _part_those_too_near(points / _spacing(points))


def _start(ties: NDArray[np.float32], degree: NDArray[np.float32]) -> Points:
    """A sunflower: the most tied in the middle, each beside who was reached before it."""
    order, seen = [], np.zeros(len(ties), np.bool_)
    for first in np.argsort(-degree, kind="stable"):
        queue = [] if seen[first] else [int(first)]
        while queue:
            row = queue.pop(0)
            if seen[row]:
                continue
            seen[row] = True
            order.append(row)
            queue += [int(i) for i in np.flatnonzero(ties[row]) if not seen[i]]
    turn = np.empty(len(ties))
    turn[order] = np.arange(len(ties))
    return np.column_stack([np.sqrt(turn) * np.cos(turn * GOLDEN), np.sqrt(turn) * np.sin(turn * GOLDEN)]).astype(
        np.float32
    )


def _push(points: Points, weight: NDArray[np.float32]) -> Points:
    squares = (points**2).sum(1)
    # Squared distances through one matrix product: the only step that meets every pair.
    apart = squares[:, None] + squares[None, :] - 2 * points @ points.T
    strength = weight[:, None] * weight[None, :] / np.maximum(apart, 0.05)
    np.fill_diagonal(strength, 0)
    return (points * strength.sum(1)[:, None] - strength @ points).astype(np.float32)


def _pull(points: Points, ties: NDArray[np.float32], degree: NDArray[np.float32]) -> Points:
    return (points * degree[:, None] - ties @ points).astype(np.float32)


def _spacing(points: Points) -> float:
    """The usual distance to the nearest other, which becomes one unit."""
    if len(points) < 2:
        return 1.0
    squares = (points**2).sum(1)
    apart = squares[:, None] + squares[None, :] - 2 * points @ points.T
    np.fill_diagonal(apart, np.inf)
    return float(np.median(np.sqrt(np.maximum(apart.min(1), 1e-6))))


def _part_those_too_near(points: Points, least: float = 0.9, rounds: int = 25) -> Points:
    for _ in range(rounds):
        squares = (points**2).sum(1)
        apart = squares[:, None] + squares[None, :] - 2 * points @ points.T
        np.fill_diagonal(apart, np.inf)
        # Few are too near: only those are met one by one.
        one, other = np.nonzero(apart < least**2)
        if not one.size:
            break
        across = points[one] - points[other]
        length = np.hypot(across[:, 0], across[:, 1])[:, None] + np.float32(1e-3)
        moves = np.zeros_like(points)
        np.add.at(moves, one, 0.5 * across / length * np.clip(least - length, 0, None))
        points = points + moves
    return points


def _footprint(points: Points, lines: list[tuple[Points, Points]]) -> Cells:
    """The cells, one unit wide, that a part stands on: its organizations and what its ties cross."""
    along = [points]
    for start, end in lines:
        steps = np.linspace(0, 1, int(np.hypot(*(end - start))) + 2, dtype=np.float32)[:, None]
        along.append((start + (end - start) * steps).astype(np.float32))
    return np.unique(np.rint(np.concatenate(along)).astype(np.int64), axis=0)
