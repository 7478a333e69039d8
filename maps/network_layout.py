"""Where each organization stands in the picture of the network: always the same place for the same dataset."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

import networkx as nx
import numpy as np

from maps.network_forces import Pairs, Points, settle
from maps.network_ground import Cells, Ground
from movements.cache import prepared
from movements.dataset import Dataset
from movements.graph import whole_graph

Places = dict[str, tuple[float, float]]
# Raise when the same ties are to stand elsewhere: prepared places are kept under it.
FORM = 1


@lru_cache(maxsize=4)
def lay_out(dataset: Dataset) -> Places:
    """Place every organization that has a tie; neighbours stand about one unit apart, y grows downwards.

    The whole graph is laid out, whatever is selected: a filter leaves everyone where they were. Places
    are prepared once for the same ties and kept in the cache.
    """
    graph = whole_graph(dataset)
    return prepared(f"network-{_ties_hash(graph)[:16]}", _read, lambda: _place_all(graph), _write)


def _ties_hash(graph: nx.Graph) -> str:
    ties = sorted("|".join(sorted(edge)) for edge in graph.edges)
    return hashlib.sha256("\n".join([str(FORM), *ties]).encode()).hexdigest()


def _read(folder: Path) -> Places:
    return {id_: (x, y) for id_, (x, y) in json.loads((folder / "places.json").read_text("utf-8")).items()}


def _write(folder: Path, places: Places) -> None:
    (folder / "places.json").write_text(json.dumps(places), "utf-8")


def _place_all(graph: nx.Graph) -> Places:
    parts = [sorted(part) for part in nx.connected_components(graph) if len(part) > 1]
    parts.sort(key=lambda part: (-len(part), part))
    ground = Ground(sum(map(len, parts)))
    places: Places = {}
    for part in parts:
        points = settle(_ties(graph, part), len(part))
        points -= (points.max(0) + points.min(0)) / 2
        row = {id_: i for i, id_ in enumerate(part)}
        lines = [(points[row[a]], points[row[b]]) for a, b in graph.edges(part)]
        x, y = ground.take(_footprint(points, lines))
        places |= {
            id_: (round(float(px) + x, 3), round(float(py) + y, 3)) for id_, (px, py) in zip(part, points, strict=True)
        }
    return places


def _ties(graph: nx.Graph, part: list[str]) -> Pairs:
    """Who is tied to whom within a part, as pairs of their numbers, lower first."""
    row = {id_: i for i, id_ in enumerate(part)}
    return np.array(sorted(sorted((row[one], row[other])) for one, other in graph.edges(part)), np.int64)


def _footprint(points: Points, lines: list[tuple[Points, Points]]) -> Cells:
    """The cells, one unit wide, that a part stands on: its organizations and what its ties cross."""
    along = [points]
    for start, end in lines:
        steps = np.linspace(0, 1, int(np.hypot(*(end - start))) + 2, dtype=np.float32)[:, None]
        along.append((start + (end - start) * steps).astype(np.float32))
    return np.unique(np.rint(np.concatenate(along)).astype(np.int64), axis=0)
