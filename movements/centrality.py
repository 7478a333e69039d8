"""Figures of how central an organization is among the recorded ties, each with what it means in plain words."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from movements.language import msg

# Above this many organizations the bridge figure is estimated from so many of them: exact, it takes half a minute.
SAMPLED_ABOVE = 1200
SAMPLE = 300


@dataclass(frozen=True)
class Measure:
    """A figure: its name and its meaning, as catalog messages."""

    name: str
    title: str
    meaning: str


MEASURES = (
    Measure(
        "ties",
        msg("Ties"),
        msg("With how many organizations a tie is recorded (degree)."),
    ),
    Measure(
        "reach",
        msg("Within two steps"),
        msg("How many organizations can be reached directly or through one other: whom a request would soon get to."),
    ),
    Measure(
        "bridge",
        msg("Bridge"),
        msg(
            "On how many of 100 shortest chains between two other organizations it stands: "
            "without it, parts of the network would lie further apart (betweenness)."
        ),
    ),
    Measure(
        "core",
        msg("Core"),
        msg(
            "The higher, the denser the group it belongs to: everyone there has at least that many ties "
            "with others of the group (k-core)."
        ),
    ),
)


@dataclass(frozen=True)
class Centrality:
    """The figures of one organization."""

    id: str
    ties: int
    reach: int
    bridge: float
    """Per cent of the shortest chains between others."""
    core: int


def measure_centrality(graph: nx.Graph) -> list[Centrality]:
    """Measure every organization of a graph; most ties first, then by bridge and id."""
    core = nx.core_number(graph)
    bridge = _bridges(graph)
    rows = [
        Centrality(id_, graph.degree(id_), _reach(graph, id_), round(100 * bridge[id_], 2), core[id_]) for id_ in graph
    ]
    return sorted(rows, key=lambda row: (-row.ties, -row.bridge, row.id))


def is_estimated(graph: nx.Graph) -> bool:
    """Whether the bridge figure of a graph is estimated from a part of its chains."""
    return len(graph) > SAMPLED_ABOVE


def _bridges(graph: nx.Graph) -> dict[str, float]:
    # A view answers each question anew; a copy in a fixed order is faster and always gives the same sample.
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    return nx.betweenness_centrality(plain, k=SAMPLE if is_estimated(graph) else None, seed=1)


def _reach(graph: nx.Graph, id_: str) -> int:
    near = set(graph[id_])
    return len(near.union(*(graph[other] for other in near)) - {id_})
