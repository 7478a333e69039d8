"""Explore: filters, the map, what is known of a country or organization, the table, downloads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from movements.selection import select
from views import chrome
from views.details import show_details
from views.filters import read_filters, show_filters
from views.map import announce_map, show_map
from views.page import Page, keep_view, write_address
from views.table import show_downloads, show_table

if TYPE_CHECKING:
    from maps.explorer import Click


def show(page: Page) -> None:
    """Show the page."""
    announce_map(page)
    # The reader waits for the map: it is sent first, what stands above it after.
    head = st.container()
    left, right = st.columns((7, 3), gap="medium")
    page = page.with_query(read_filters(page))
    with left:
        click = show_map(page)
    selection = select(page.dataset, page.query)
    with head:
        chrome.show_switches(page)
        chrome.show_link_errors(page)
        _show_count(page, len(selection))
    show_filters(page)
    if click:
        page = _answer(page, click)
    with st.expander(page.t("Table of what is selected"), key="table-open", on_change="rerun") as table:
        if table.open:
            chosen = show_table(page, selection)
            if chosen and chosen != st.session_state.get("chosen"):
                page = page.with_focus(chosen)
            st.session_state.chosen = chosen
    show_downloads(page, selection)
    with right.container(height=640, border=False, key="details"):
        show_details(page)
    write_address(page.address)
    keep_view(page.address)


def _show_count(page: Page, n: int) -> None:
    if n == 0:
        st.info(page.t("No organization matches these filters. Clear one of them, or choose “Clear filters”."))
    else:
        total = page.number(len(page.dataset.columns))
        count = page.t("{n} of {total} organizations", n=page.number(n), total=total)
        st.html(f'<p class="m-count">{count}</p>')


def _answer(page: Page, click: Click) -> Page:
    if click.country:
        return page.with_focus(click.country)
    return page.with_focus(click.organizations[0]) if click.organizations else page
