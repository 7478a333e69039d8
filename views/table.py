"""The table of what is selected, and its downloads."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from briefings.briefing import Briefing
from briefings.export import FORMATS, export
from movements.listing import headings, list_rows
from movements.selection import Selection
from views.page import Page

_SHOWN = ("name", "kind", "themes", "hq_country", "hq_city", "founded", "status", "summary")


def show_table(page: Page, selection: Selection) -> str | None:
    """Draw the table, a row an organization; returns the id of the row that was chosen in this run."""
    import pandas as pd

    rows = list(list_rows(selection, page.language))
    titles = headings(page.language)
    frame = pd.DataFrame(rows, columns=list(titles))
    chosen = st.dataframe(
        frame[list(_SHOWN)],
        hide_index=True,
        lazy=True,
        key=f"table-{page.language}",
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            column: st.column_config.Column(titles[column], width="large" if column in ("name", "summary") else None)
            for column in _SHOWN
        },
    )
    picked = chosen["selection"]["rows"]
    return rows[picked[0]]["id"] if picked and picked[0] < len(rows) else None  # type: ignore[return-value]


def show_downloads(page: Page, selection: Selection) -> None:
    """Offer the selection as files, each made only when asked for."""
    briefing = Briefing(selection, page.language, page.address.worldview, date.today())
    with st.container(horizontal=True, key="downloads"):
        for suffix in ("xlsx", "csv", "geojson"):
            st.download_button(
                page.t("Download {format}", format=suffix.upper()),
                partial(export, briefing, suffix),
                file_name=f"{page.t('movements')}-{page.dataset.version}.{suffix}",
                mime=FORMATS[suffix].mime,
                key=f"download-{suffix}",
            )
