"""The table of what is selected, page by page, and its downloads."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from briefings.briefing import Briefing
from briefings.export import FORMATS, export
from movements.listing import headings, list_row
from movements.selection import Selection
from views.page import Page

# A browser is sent one page of rows, whatever the number selected.
PAGE_ROWS = 200
_SHOWN = ("name", "kind", "themes", "hq_country", "hq_city", "founded", "status", "summary")


def show_table(page: Page, selection: Selection) -> str | None:
    """Draw a page of the table, in alphabetical order; returns the id of the chosen row."""
    import pandas as pd

    start = _choose_start(page, len(selection))
    shown = selection.in_order(page.language)[start : start + PAGE_ROWS]
    rows = [list_row(page.dataset, page.dataset.organization_at(int(row)), page.language) for row in shown]
    titles = headings(page.language)
    st.caption(page.t("To read all of one: tick its row, or with the keyboard go to it and press Shift + Space."))
    chosen = st.dataframe(
        pd.DataFrame(rows, columns=list(titles))[list(_SHOWN)],
        hide_index=True,
        placeholder="",
        alt=page.t("Table of what is selected"),
        key=f"table-{page.language}-{start}-{hash(page.query)}",
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            column: st.column_config.Column(titles[column], width="large" if column in ("name", "summary") else None)
            for column in _SHOWN
        },
    )
    picked = chosen["selection"]["rows"]
    return str(rows[picked[0]]["id"]) if picked and picked[0] < len(rows) else None


def _choose_start(page: Page, n: int) -> int:
    """Let the reader turn pages when there are several; returns the first row to show."""
    pages = -(-n // PAGE_ROWS)
    if pages < 2:
        return 0
    label = page.t("Page (of {pages}, {rows} rows each)", pages=pages, rows=PAGE_ROWS)
    number = st.number_input(label, 1, pages, key=f"table-page-{hash(page.query)}", width=260)
    return (int(number) - 1) * PAGE_ROWS


def show_downloads(page: Page, selection: Selection) -> None:
    """Offer the selection as files, each made only when asked for."""
    stem = page.t("movements")
    briefing = Briefing(selection, page.language, page.address.worldview, date.today())
    with st.container(horizontal=True, key="downloads"):
        for suffix in ("xlsx", "csv", "geojson"):
            st.download_button(
                page.t("Download {format}", format=suffix.upper()),
                partial(export, briefing, suffix),
                file_name=f"{stem}-{page.dataset.version}.{suffix}",
                mime=FORMATS[suffix].mime,
                key=f"download-{suffix}",
                on_click="ignore",
            )
