"""Tables that say what the network's picture shows: ties, central organizations, joint members."""

from __future__ import annotations

import hashlib

import networkx as nx
import streamlit as st
from markupsafe import Markup

from maps.network_files import list_relations
from movements.centrality import MEASURES, Centrality, is_estimated, measure_centrality
from movements.graph import joint_members, list_networks, neighbourhood
from views.markup import items
from views.network_panel import chain, focus_link
from views.page import Page


def show_network_tables(
    page: Page, graph: nx.Graph, focus: str | None, other: str | None, steps: int, path: list[str] | None
) -> None:
    """Draw the tables in tabs; only the open one is made."""
    t = page.t
    titles = [t("Ties"), t("Who is central"), t("Shortest tie"), t("Joint members")]
    ties, central, shortest, joint = st.tabs(titles, key=f"network-tabs-{page.language}", on_change="rerun")
    with ties:
        if ties.open:
            _show_ties(page, graph, focus, steps)
    with central:
        if central.open:
            _show_central(page, graph)
    with shortest:
        if shortest.open:
            _show_shortest(page, focus, other, path)
    with joint:
        if joint.open:
            _show_joint(page, focus)


def _show_ties(page: Page, graph: nx.Graph, focus: str | None, steps: int) -> None:
    import pandas as pd

    t, dataset = page.t, page.dataset
    near = graph.subgraph(neighbourhood(graph, focus, steps)) if focus and focus in graph and steps else graph
    names = (t("Organization"), t("Tie"), t("The other organization"), t("Since"), t("Until"), t("Source"))
    rows = [
        (
            dataset.organization(tie.from_id).name(page.language),
            page.label("relation_kinds", tie.kind),
            dataset.organization(tie.to_id).name(page.language),
            tie.since,
            tie.until,
            dataset.source(tie.source_id).url,
        )
        for tie in list_relations(near)
    ]
    frame = pd.DataFrame(rows, columns=list(names)).astype({names[3]: "Int64", names[4]: "Int64"})
    st.dataframe(
        frame,
        hide_index=True,
        height=360,
        placeholder="",
        key=f"network-ties-{page.language}",
        column_config={
            names[0]: st.column_config.TextColumn(width="large"),
            names[2]: st.column_config.TextColumn(width="large"),
            names[3]: st.column_config.NumberColumn(format="%d"),
            names[4]: st.column_config.NumberColumn(format="%d"),
            names[5]: st.column_config.LinkColumn(width="medium"),
        },
    )


def _show_central(page: Page, graph: nx.Graph) -> None:
    import pandas as pd

    t, dataset = page.t, page.dataset
    if not len(graph):
        return
    meanings = (Markup("<b>{}</b>: {}").format(t(measure.title), t(measure.meaning)) for measure in MEASURES)
    st.html(Markup("<div class='m-panel'>{}</div>").format(items(meanings)))
    names = [t("Organization"), t("Country of seat"), *(t(measure.title) for measure in MEASURES)]
    rows = []
    for one in _central(_edges_key(graph), graph):
        body = dataset.organization(one.id)
        figures = [getattr(one, measure.name) for measure in MEASURES]
        rows.append([body.name(page.language), page.country(body.hq_country), *figures])
    st.dataframe(
        pd.DataFrame(rows, columns=names),
        hide_index=True,
        height=360,
        placeholder="",
        key=f"network-central-{page.language}",
        column_config={names[0]: st.column_config.TextColumn(width="large")},
    )
    said = t("The figures count recorded ties only: they tell what sources say, not who is important.")
    if is_estimated(graph):
        said += " " + t("The bridge figure is estimated from a part of the chains.")
    st.caption(said)


@st.cache_data(show_spinner=False, max_entries=32)
def _central(edges: str, _graph: nx.Graph) -> list[Centrality]:
    return measure_centrality(_graph)


def _edges_key(graph: nx.Graph) -> str:
    text = "\n".join(sorted("|".join(sorted(edge)) for edge in graph.edges))
    return hashlib.sha256(text.encode()).hexdigest()


def _show_shortest(page: Page, focus: str | None, other: str | None, path: list[str] | None) -> None:
    t = page.t
    if not (focus and other):
        st.info(t("Choose an organization, then another one under “Shortest tie to”."))
    elif path is None:
        st.info(t("No chain of recorded ties joins these two. Sources may yet name one."))
    else:
        n = len(path) - 1
        said = t("They are tied directly.") if n == 1 else t("{n} ties lie between them.", n=n)
        st.html(Markup("<div class='m-panel'><p><b>{}</b></p>{}</div>").format(said, chain(page, path)))


def _show_joint(page: Page, focus: str | None) -> None:
    t, dataset = page.t, page.dataset
    networks = list_networks(dataset)
    if len(networks) < 2:
        return
    first = networks.index(focus) if focus in networks else 0
    left, right = st.columns(2)

    def name(id_: str) -> str:
        return dataset.organization(id_).name(page.language)

    one = left.selectbox(t("First network"), networks, index=first, format_func=name, key=f"network-one-{focus}")
    rest = [id_ for id_ in networks if id_ != one]
    two = right.selectbox(t("Second network"), rest, format_func=name, key=f"network-two-{one}")
    found = joint_members(dataset, one, two)
    lists = (
        (t("Members of both ({n})", n=page.number(len(found.both))), found.both),
        (t("Only of the first ({n})", n=page.number(len(found.only_first))), found.only_first),
        (t("Only of the second ({n})", n=page.number(len(found.only_second))), found.only_second),
    )
    for place, (title, ids) in zip(st.columns(3), lists, strict=True):
        body = items(focus_link(page, id_) for id_ in ids) or t("None recorded.")
        html = Markup("<div class='m-panel'><h4>{}</h4><div class='m-tall' tabindex='0'>{}</div></div>")
        place.html(html.format(title, body))
