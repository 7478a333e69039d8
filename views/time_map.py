"""The map of any year: who was active then, and the years playing on."""

from __future__ import annotations

from datetime import date

import numpy as np
import streamlit as st

from maps.explorer import RETURNED_OBJECTS, build_map
from maps.spec import filter_spec
from maps.years import year_command
from movements.selection import Selection, active_in
from movements.timeline import FIRST_YEAR
from views.map import HEIGHT, shared_assets
from views.page import Page

_FIRST_SHOWN = 1975


def show_year_map(page: Page, selection: Selection) -> None:
    """Draw the year's slider, the play button and the map."""
    from streamlit_folium import st_folium

    t = page.t
    left, right = st.columns((5, 1), vertical_alignment="bottom")
    year = left.slider(
        t("Active in the year"), FIRST_YEAR, date.today().year, _FIRST_SHOWN, key="time-year", on_change=_stop
    )
    right.button(t("▶ Play from here"), on_click=_play, key="time-play", width="stretch")
    n = int(np.count_nonzero(selection.mask & active_in(page.dataset.columns, year)))
    known = int(np.count_nonzero(selection.mask & (page.dataset.columns.founded != 0)))
    st.caption(
        t(
            "{n} organizations were active in {year}, of {known} whose founding year is known.",
            n=n,
            year=year,
            known=known,
        )
        + " "
        + t("The legend on the map plays and stops the years too.")
    )
    turn = st.session_state.get("time-turn", 0) if st.session_state.get("time-playing") else 0
    spec = filter_spec(page.dataset, page.query.without("active_in"))
    st_folium(
        build_map(shared_assets(page.dataset, page.dataset.fingerprint)),
        key="time-map",
        height=HEIGHT,
        use_container_width=True,
        returned_objects=RETURNED_OBJECTS,
        feature_group_to_add=year_command(spec, page.language, page.address.worldview, year, turn),
    )


def _play() -> None:
    st.session_state["time-turn"] = st.session_state.get("time-turn", 0) + 1
    st.session_state["time-playing"] = True


def _stop() -> None:
    st.session_state["time-playing"] = False
