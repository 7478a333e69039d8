"""The network over the map: who sits where, a line for each tie, and the countries where a member is present."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import streamlit as st

from maps.explorer import RETURNED_OBJECTS, build_map, filter_command
from maps.network_files import list_relations
from maps.spec import filter_spec
from movements.query import Query
from movements.records import Relation
from views.map import HEIGHT, shared_assets
from views.page import Page


def show_flows(page: Page, graph: nx.Graph, focus: str | None) -> None:
    """Draw the map with the ties of the chosen organization, or with all ties of the graph."""
    from streamlit_folium import st_folium

    shown = graph.subgraph({focus, *graph[focus]}) if focus in graph else graph
    relations = [tie for tie in list_relations(graph) if focus is None or focus in (tie.from_id, tie.to_id)]
    # Of an organization without members only its presences are drawn.
    ids = frozenset(shown) or (frozenset({focus}) if focus else frozenset())
    query = Query(organizations=ids, by="presence") if focus else replace(Query(), organizations=ids)
    spec = filter_spec(page.dataset, query, focus) | {"flows": _flows(page, relations)}
    st_folium(
        build_map(shared_assets(page.dataset, page.dataset.fingerprint)),
        key="network-map",
        height=HEIGHT,
        use_container_width=True,
        returned_objects=RETURNED_OBJECTS,
        feature_group_to_add=filter_command(spec, page.language, page.address.worldview),
    )
    unplaced = sum(page.dataset.organization(id_).hq_country is None for id_ in ids)
    said = page.t("Red: ties between seats; dark: countries where the chosen organization is present.")
    if unplaced:
        said += " " + page.t("Not drawn, as their seat is not known: {n}.", n=page.number(unplaced))
    st.caption(said)


def _flows(page: Page, relations: list[Relation]) -> list[int]:
    """Rows of both ends of each tie, one after the other, as the map's engine reads them."""
    row = page.dataset.row_by_id
    return [row[id_] for tie in relations for id_ in (tie.from_id, tie.to_id)]
