"""The interactive map on a page: assets once per process, a small command per filter, clicks back."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from maps.assets import Assets, serve_assets
from maps.content import map_content
from maps.explorer import RETURNED_OBJECTS, Click, build_map, filter_command, read_click
from maps.spec import filter_spec
from movements.dataset import Dataset
from views.page import Page

STATIC = Path(__file__).parent.parent / "static"
HEIGHT = 640


@st.cache_resource(show_spinner=False)
def shared_assets(_dataset: Dataset, fingerprint: str) -> Assets:
    """Make what the browser fetches, once per process and dataset."""
    return serve_assets(lambda: map_content(_dataset), STATIC, stamp=fingerprint)


def show_map(page: Page) -> Click | None:
    """Draw the map of the query in force; returns a click that no earlier run has answered."""
    from streamlit_folium import st_folium

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
