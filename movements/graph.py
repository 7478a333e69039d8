"""The relations as a graph: who is tied to whom, how closely, and through whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import networkx as nx

from movements.dataset import Dataset
from movements.records import Relation
from movements.selection import Selection

# Written once or twice in the data, these hold both ways.
MUTUAL = frozenset({"counterpart_of", "partner_of"})


@dataclass(frozen=True)
class JointMembers:
    """Members that two networks share, and those of only one; ids in table order."""

    both: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]


@lru_cache(maxsize=4)
def whole_graph(dataset: Dataset) -> nx.Graph:
    """Every organization as a node, every tied pair as one edge with its `relations`; frozen, as all share it."""
    graph = nx.Graph()
    graph.add_nodes_from(dataset.row_by_id)
    for row in dataset.tables["relations"].to_pylist():
        relation = Relation.from_row(row)
        if relation.from_id == relation.to_id:
            continue
        if not graph.has_edge(relation.from_id, relation.to_id):
            graph.add_edge(relation.from_id, relation.to_id, relations=())
        edge = graph.edges[relation.from_id, relation.to_id]
        if not _is_said(edge["relations"], relation):
            edge["relations"] += (relation,)
    return nx.freeze(graph)


def selected_graph(selection: Selection, beyond: bool = True, also: Iterable[str] = ()) -> nx.Graph:
    """The selected organizations that have a tie, and their ties; a view of the whole graph.

    With `beyond`, organizations outside the selection that a selected one is tied to come along.
    What is named in `also` is there in any case, with those it is tied to.
    """
    graph = whole_graph(selection.dataset)
    inside = set(selection.ids)
    named = {id_ for id_ in also if id_ in graph}
    near = {other for id_ in (inside | named if beyond else named) for other in graph[id_]}
    nodes = inside | named | near
    return graph.edge_subgraph(
        (a, b) for a, b in graph.edges(nodes) if a in nodes and b in nodes and _shows(a, b, inside, named)
    )


def _shows(a: str, b: str, inside: set[str], named: set[str]) -> bool:
    # A tie between two that are both outside is nobody's question.
    return bool({a, b} & (inside | named))


def neighbourhood(graph: nx.Graph, id_: str, steps: int) -> dict[str, int]:
    """Who is within so many ties of an organization, with the number of ties; itself at 0, nobody if it has none."""
    if id_ not in graph:
        return {}
    return dict(nx.single_source_shortest_path_length(graph, id_, cutoff=steps))


def shortest_tie(graph: nx.Graph, one: str, other: str) -> list[str] | None:
    """The ids along a shortest chain of ties from one organization to another; None when no chain joins them."""
    try:
        return nx.shortest_path(graph, one, other)
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return None


def relations_between(graph: nx.Graph, one: str, other: str) -> tuple[Relation, ...]:
    """Every relation between two organizations, each once."""
    return graph.edges[one, other]["relations"] if graph.has_edge(one, other) else ()


def list_networks(dataset: Dataset, least: int = 2) -> list[str]:
    """Ids of organizations with at least so many members, most members first."""
    counts: dict[str, set[str]] = {}
    for row in dataset.tables["relations"].to_pylist():
        if row["kind"] == "member_of":
            counts.setdefault(row["to_id"], set()).add(row["from_id"])
    found = [id_ for id_, members in counts.items() if len(members) >= least]
    return sorted(found, key=lambda id_: (-len(counts[id_]), id_))


def joint_members(dataset: Dataset, first: str, second: str) -> JointMembers:
    """Compare the recorded members of two networks."""
    one, other = _members(dataset, first), _members(dataset, second)
    return JointMembers(
        both=tuple(id_ for id_ in one if id_ in other),
        only_first=tuple(id_ for id_ in one if id_ not in other),
        only_second=tuple(id_ for id_ in other if id_ not in one),
    )


def _members(dataset: Dataset, id_: str) -> list[str]:
    ties = dataset.relations_of(id_)
    return sorted({tie.from_id for tie in ties if tie.kind == "member_of" and tie.to_id == id_})


def _is_said(relations: tuple[Relation, ...], new: Relation) -> bool:
    return new.kind in MUTUAL and any(tie.kind == new.kind and tie.from_id == new.to_id for tie in relations)
