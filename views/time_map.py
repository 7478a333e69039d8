"""The map of any year: who was active then, and the years playing on."""

from __future__ import annotations

from datetime import date

import numpy as np
import streamlit as st

from maps.explorer import RETURNED_OBJECTS, build_map
from maps.spec import filter_spec
from maps.years import year_command
from movements.collation import sort_key
from movements.counts import count_by_country
from movements.selection import Mask, active_in, select
from movements.timeline import FIRST_YEAR
from views.map import HEIGHT, shared_assets
from views.page import Page
from views.time_tables import Rows, show_rows

_FIRST_SHOWN = 1975


def show_year_map(page: Page) -> None:
    """Draw the year's slider, the play button and the map."""
    from streamlit_folium import st_folium

    t = page.t
    left, right = st.columns((5, 1), vertical_alignment="bottom")
    year = left.slider(
        t("Active in the year"), FIRST_YEAR, date.today().year, _FIRST_SHOWN, key="time-year", on_change=_stop
    )
    right.button(t("▶ Play from here"), on_click=_play, key="time-play", width="stretch")
    # The year asked here takes the place of one asked in the filters, on the map as in the table.
    every = select(page.dataset, page.query.without("active_in"))
    active = every.mask & active_in(page.dataset.columns, year)
    n = int(np.count_nonzero(active))
    known = int(np.count_nonzero(every.mask & (page.dataset.columns.founded != 0)))
    st.caption(
        t(
            "Active in {year}: {n} of the organizations whose founding year is known ({known}).",
            year=year,
            n=page.number(n),
            known=page.number(known),
        )
        + " "
        + t("The legend on the map plays and stops the years too.")
    )
    turn = st.session_state.get("time-turn", 0) if st.session_state.get("time-playing") else 0
    spec = filter_spec(page.dataset, every.query)
    st_folium(
        build_map(shared_assets(page.dataset, page.dataset.fingerprint)),
        key="time-map",
        height=HEIGHT,
        use_container_width=True,
        returned_objects=RETURNED_OBJECTS,
        feature_group_to_add=year_command(spec, page.language, page.address.worldview, year, turn),
    )
    _show_table(page, active, year)


def _show_table(page: Page, active: Mask, year: int) -> None:
    """What the map shows, as a table: the countries in the order of their numbers, and who has none."""
    t, by = page.t, page.query.by
    counts = count_by_country(page.dataset, active, by)
    found = [(page.country(iso), iso, int(n)) for iso, n in zip(page.dataset.countries, counts, strict=True) if n]
    key = sort_key(page.language)
    rows: list[tuple[str, str, int]] = sorted(found, key=lambda row: (-row[2], key(row[0])))
    if by == "hq" and (rest := int(np.count_nonzero(active)) - sum(n for _, _, n in found)):
        rows.append((t("Country not known"), "", rest))
    headings = [t("Country"), "ISO 3166-1", t("Organizations active in {year}", year=year)]
    title = t("What the map shows in {year}, as a table (rows: {n})", year=year, n=page.number(len(rows)))
    said = Rows(title, f"{t('movements-years')}-{year}", "map", headings, rows)
    show_rows(page, said, {headings[0]: st.column_config.TextColumn(width="large")})


def _play() -> None:
    st.session_state["time-turn"] = st.session_state.get("time-turn", 0) + 1
    st.session_state["time-playing"] = True


def _stop() -> None:
    st.session_state["time-playing"] = False
