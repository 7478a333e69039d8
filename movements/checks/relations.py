"""Relations that make sense: both ways where they hold both ways, and no body within itself."""

from collections.abc import Iterator

import networkx as nx

from movements.language import msg
from movements.problems import Problem, fault
from movements.tables import Rows


def check_counterparts(tables: dict[str, Rows]) -> Iterator[Problem]:
    """`counterpart_of` is written both ways."""
    rows = tables["relations"]
    ties = {(row["from_id"], row["to_id"]) for _, row in rows.by_line() if row["kind"] == "counterpart_of"}
    for line, row in rows.by_line():
        if row["kind"] == "counterpart_of" and (row["to_id"], row["from_id"]) not in ties:
            message = msg("“{from_id}” is the counterpart of “{to_id}”, but not the other way round.")
            yield fault(rows.table.path, line, "kind", message, from_id=row["from_id"], to_id=row["to_id"])


def check_selves(tables: dict[str, Rows]) -> Iterator[Problem]:
    """No organization is tied to itself."""
    rows = tables["relations"]
    for line, row in rows.by_line():
        if row["from_id"] and row["from_id"] == row["to_id"]:
            yield fault(rows.table.path, line, "to_id", "“{id}” is tied to itself.", id=row["to_id"])


def check_loops(tables: dict[str, Rows]) -> Iterator[Problem]:
    """Membership, parthood and succession never lead back to where they began."""
    rows = tables["relations"]
    for kinds in ({"member_of", "part_of"}, {"successor_of"}):
        graph = nx.DiGraph()
        for line, row in rows.by_line():
            if row["kind"] in kinds and row["from_id"] != row["to_id"]:
                graph.add_edge(row["from_id"], row["to_id"], line=line)
        for group in nx.strongly_connected_components(graph):
            if len(group) > 1:
                line = min(graph.edges[edge]["line"] for edge in graph.subgraph(group).edges)
                path = ", ".join(sorted(group))
                yield fault(rows.table.path, line, "to_id", "These lead round to each other: {path}.", path=path)
