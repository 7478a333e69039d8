"""The interactive map on a page: assets once per process, a small command per filter, clicks back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from maps.assets import Assets, ahead_script, serve_assets
from maps.content import map_content
from movements.dataset import Dataset
from views.page import Page

if TYPE_CHECKING:
    from maps.explorer import Click

STATIC = Path(__file__).parent.parent / "static"
HEIGHT = 640


@st.cache_resource(show_spinner="Đang chuẩn bị bản đồ … · Preparing the map …")
def shared_assets(_dataset: Dataset, fingerprint: str) -> Assets:
    """Make what the browser fetches, once per process and dataset."""
    return serve_assets(lambda: map_content(_dataset), STATIC, stamp=fingerprint)


def announce_map(page: Page) -> None:
    """Have the browser fetch what the map draws, while the server still imports what shows it."""
    assets = shared_assets(page.dataset, page.dataset.fingerprint)
    st.html(f"<script>{ahead_script(assets)}</script>", unsafe_allow_javascript=True)


def show_map(page: Page) -> Click | None:
    """Draw the map of the query in force; returns a click that no earlier run has answered."""
    from streamlit_folium import st_folium

    from maps.explorer import RETURNED_OBJECTS, build_map, filter_command, read_click
    from maps.spec import filter_spec

    assets = shared_assets(page.dataset, page.dataset.fingerprint)
    spec = filter_spec(page.dataset, page.query, page.address.focus)
    result = st_folium(
        build_map(assets),
        key="map",
        height=HEIGHT,
        use_container_width=True,
        returned_objects=RETURNED_OBJECTS,
        feature_group_to_add=filter_command(spec, page.language, page.address.worldview),
        # It renders the map a first time for the page around it, which the component has already.
        render=False,
    )
    click = read_click(result)
    if click is None or click.serial == st.session_state.get("answered"):
        return None
    st.session_state.answered = click.serial
    return click
