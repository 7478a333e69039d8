"""The network as files: picture, graph, table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Literal

import networkx as nx
import streamlit as st

from briefings.typeface import embed_fonts
from maps.network_files import write_graphml, write_ties
from maps.network_marks import Network
from maps.network_picture import Caption, draw_network
from views.network_legend import lines_met, shapes_met, themes_met
from views.page import Page


def show_network_downloads(page: Page, graph: nx.Graph, network: Network) -> None:
    """Offer what is shown as files, each made only when asked for."""
    t, dataset = page.t, page.dataset
    stem = t("movements-network")
    makers: dict[str, tuple[str, Callable[[], bytes]]] = {
        "png": ("image/png", partial(_picture, page, network, "png")),
        "svg": ("image/svg+xml", partial(_picture, page, network, "svg")),
        "graphml": ("application/graphml+xml", partial(write_graphml, dataset, graph, network)),
        "csv": ("text/csv", partial(write_ties, dataset, graph, page.language)),
    }
    shown = {"png": "PNG", "svg": "SVG", "graphml": "GraphML", "csv": "CSV"}
    with st.container(horizontal=True, key="network-downloads"):
        for suffix, (mime, make) in makers.items():
            st.download_button(
                t("Download {format}", format=shown[suffix]),
                make,
                file_name=f"{stem}-{dataset.version}.{suffix}",
                mime=mime,
                key=f"network-{suffix}",
                disabled=not network.marks,
                on_click="ignore",
            )


def _picture(page: Page, network: Network, suffix: Literal["png", "svg"]) -> bytes:
    t = page.t
    caption = Caption(
        title=t("Networks of people's movements"),
        subtitle=t(
            "Organizations: {n}, ties: {ties}", n=page.number(len(network.marks)), ties=page.number(len(network.lines))
        ),
        themes=themes_met(page, network),
        shapes=shapes_met(page, network),
        lines=lines_met(page, network),
        foot=t(
            "Colour: first theme. Size: number of ties. Hollow: outside the selection. "
            "Source: the project's dataset, version {version}, each tie with its source. {day}.",
            version=page.dataset.version,
            day=date.today().isoformat(),
        ),
    )
    drawn = draw_network(network, caption, suffix)
    return embed_fonts(drawn.decode()).encode() if suffix == "svg" else drawn
