"""Network: who is tied to whom, as a picture to walk through, a map, tables that say the same, and files."""

from __future__ import annotations

from functools import lru_cache

import networkx as nx
import streamlit as st
from markupsafe import Markup

from maps.network_marks import Network, picture_network
from movements.dataset import Dataset
from movements.folding import fold
from movements.graph import neighbourhood, selected_graph, shortest_tie, whole_graph
from movements.language import Language
from movements.selection import Selection, select
from views import chrome, markup
from views.canvas import show_canvas
from views.filters import read_filters, show_filters
from views.network_downloads import show_network_downloads
from views.network_legend import legend
from views.network_map import show_flows
from views.network_panel import show_panel
from views.network_tables import show_network_tables
from views.page import Page, write_address


def show(page: Page) -> None:
    """Show the page."""
    chrome.show_switches(page)
    chrome.show_link_errors(page)
    page = page.with_query(read_filters(page))
    show_filters(page)
    selection, whole = select(page.dataset, page.query), whole_graph(page.dataset)
    focus = page.address.focus if page.address.focus in page.dataset.row_by_id else None
    st.html(markup.title(page.t("Networks")))
    other, steps, as_map = _show_controls(page, focus)
    path = shortest_tie(whole, focus, other) if focus and other else None
    graph = _graph(selection, focus, steps, path or ([other] if other else []))
    network = picture_network(page.dataset, graph, set(selection.ids), page.language)
    _show_count(page, selection, network)
    _show_picture(page, graph, network, focus, steps, path, as_map)
    show_network_tables(page, graph, focus, other, steps, path)
    show_network_downloads(page, graph, network)
    write_address(page.address)


def choose(id_: str) -> None:
    """Open an organization, or none for the empty string, before the page is drawn again."""
    st.session_state.address = st.session_state.address.with_(focus=id_ or None)


def _show_controls(page: Page, focus: str | None) -> tuple[str | None, int, bool]:
    """Draw what one asks of the picture; returns the other end of a chain, the steps, and whether a map is asked."""
    t = page.t
    names = _names(page.dataset, page.language)
    left, right = st.columns(2, gap="small")
    # Side by side where there is room, one under the other on a narrow screen.
    row = st.container(horizontal=True, key="network-controls")
    st.session_state["network-focus"] = focus if focus in names else None
    options = {"options": list(names), "format_func": names.__getitem__, "placeholder": t("Type a name …")}
    with left:
        st.selectbox(t("Find an organization"), key="network-focus", index=None, on_change=_choose_named, **options)
    with right:
        other = st.selectbox(t("Shortest tie to"), key="network-to", index=None, disabled=focus not in names, **options)
    says = {0: t("All"), 1: t("1 step"), 2: t("2 steps")}
    with row:
        steps = st.segmented_control(
            t("Around it"),
            list(says),
            default=0,
            key="network-steps",
            format_func=says.__getitem__,
            disabled=focus not in names,
            required=True,
        )
    shown = {"picture": t("Picture"), "map": t("Map")}
    with row:
        as_ = st.segmented_control(
            t("Show as"),
            list(shown),
            default="picture",
            key="network-as",
            format_func=shown.__getitem__,
            help=t("The map shows who sits where: a line from each member's seat to the seat of its network."),
            required=True,
        )
    known = focus in names
    return (other if known and other != focus else None), (steps or 0 if known else 0), as_ == "map"


def _choose_named() -> None:
    choose(st.session_state["network-focus"] or "")


def _graph(selection: Selection, focus: str | None, steps: int, path: list[str]) -> nx.Graph:
    also = {id_ for id_ in (focus, *path) if id_}
    if focus and steps > 1:
        # Whom the neighbours are tied to comes along with the neighbours.
        also |= neighbourhood(whole_graph(selection.dataset), focus, steps - 1).keys()
    return selected_graph(selection, also=also)


def _show_count(page: Page, selection: Selection, network: Network) -> None:
    t = page.t
    tied = sum(mark.inside for mark in network.marks)
    total = page.number(len(selection))
    said = [t("Selected organizations with a recorded tie: {n} of {total}.", n=page.number(tied), total=total)]
    if beyond := len(network.marks) - tied:
        said.append(t("Others they are tied to, drawn hollow: {n}.", n=page.number(beyond)))
    if len(selection) > tied:
        said.append(t("The rest are not in the picture: no source names a tie yet."))
    st.html(Markup("<p class='m-count'>{}</p>").format(" ".join(said)))


def _show_picture(
    page: Page, graph: nx.Graph, network: Network, focus: str | None, steps: int, path: list[str] | None, as_map: bool
) -> None:
    left, right = st.columns((7, 3), gap="medium")
    with left:
        if as_map:
            show_flows(page, graph, focus)
        elif network.marks:
            show_canvas(page, network, focus, steps, path or [], choose)
            st.html(legend(page, network))
        else:
            st.info(page.t("None of the selected organizations has a recorded tie. Widen the filters."))
    with right.container(height=640, border=False):
        show_panel(page, graph, focus, path)


@lru_cache(maxsize=4)
def _names(dataset: Dataset, language: Language) -> dict[str, str]:
    """Every organization with a tie as the search box lists it, in alphabetical order."""
    graph, order = whole_graph(dataset), dataset.alphabet(language)
    tied = sorted((id_ for id_ in graph if graph.degree(id_)), key=lambda id_: order[dataset.row_by_id[id_]])
    return {id_: _listed(dataset, id_, language) for id_ in tied}


def _listed(dataset: Dataset, id_: str, language: Language) -> str:
    one = dataset.organization(id_)
    name = one.name(language)
    # The list is searched letter by letter, so a name with marks carries its bare form too.
    further = [one.acronym or "", fold(name) if fold(name) != name.lower() else ""]
    said = " · ".join(text for text in further if text)
    return f"{name} ({said})" if said else name
