"""Time: what rose and fell and when, events from 1850, waves of events, and the map of any year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import cast

import streamlit as st

from movements.selection import select
from movements.timeline import FIRST_YEAR, count_years
from views import chrome, markup
from views.filters import read_filters, show_filters
from views.page import Page, write_address
from views.time_events import show_events, show_waves
from views.time_map import show_year_map
from views.time_years import show_years


def show(page: Page) -> None:
    """Show the page."""
    chrome.show_switches(page)
    chrome.show_link_errors(page)
    page = page.with_query(read_filters(page))
    show_filters(page)
    selection = select(page.dataset, page.query)
    t = page.t
    st.html(markup.title(t("Rise and fall over time")))
    parts: dict[str, Callable[[], None]] = {
        t("Year by year"): lambda: show_years(page, count_years(selection), len(selection), _show_span(page)),
        t("Events"): lambda: show_events(page, selection, _show_span(page)),
        t("Waves"): lambda: show_waves(page, selection),
        t("Map of a year"): lambda: show_year_map(page),
    }
    tabs = st.tabs(list(parts), key=f"time-tabs-{page.language}", on_change="rerun")
    for tab, draw in zip(tabs, parts.values(), strict=True):
        with tab:
            if tab.open:
                draw()
    write_address(page.address)


def _show_span(page: Page) -> tuple[int, int]:
    last = date.today().year
    chosen = st.slider(page.t("Years shown"), FIRST_YEAR, last, (FIRST_YEAR, last), key="time-span")
    first, until = cast(tuple[int, int], chosen)
    # A chart of one year shows nothing.
    return (first, until) if until - first >= 5 else (max(FIRST_YEAR, until - 5), until)
