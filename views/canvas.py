"""The interactive picture of the network: our own drawing code in the page, no frame, nothing fetched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.components import v2

from maps.network_marks import Network, canvas_data
from views.page import Page

_PARTS = Path(__file__).parent / "network_canvas"
# One module out of readable files, in this order: no bundler.
_SCRIPT = "\n".join((_PARTS / f"{name}.js").read_text("utf-8") for name in ("marks", "view", "network"))

_canvas = v2.component(
    "movements_network",
    html=(_PARTS / "network.html").read_text("utf-8"),
    css=(_PARTS / "network.css").read_text("utf-8"),
    js=_SCRIPT,
)

CANVAS_KEY = "network-canvas"


def show_canvas(
    page: Page, network: Network, focus: str | None, steps: int, path: list[str], choose: Callable[[str], None]
) -> None:
    """Draw the picture; `choose` is called with the id that the reader chooses, "" to let go."""

    def chosen() -> None:
        if (id_ := st.session_state[CANVAS_KEY].chosen) is not None:
            choose(id_)

    _canvas(key=CANVAS_KEY, data=canvas_data(network, _words(page), focus, steps, path), on_chosen_change=chosen)


def _words(page: Page) -> dict[str, str]:
    t = page.t
    return {
        "label": t(
            "Picture of the network. Arrow keys: go to the next organization; Enter: choose it; Escape: let go; "
            "+ and −: zoom; 0: show all; Shift + arrow: move the picture. The tables below say the same."
        ),
        "zoom_in": t("Zoom in"),
        "zoom_out": t("Zoom out"),
        "show_all": t("Show all"),
        "tie": t("1 tie"),
        "ties": t("{n} ties"),
    }
