"""The table that says what a picture of time shows, folded away, and its download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from movements.spreadsheet import write_rows
from views.page import Page


@dataclass(frozen=True)
class Rows:
    """The rows of a picture, and what they are called."""

    title: str
    stem: str
    """Of the file's name, in the reader's language."""
    key: str
    """Of the picture: what is opened stays open when another year or count is asked."""
    headings: Sequence[str]
    rows: Sequence[Sequence[object]]


def show_rows(page: Page, rows: Rows, config: Mapping[str, Any]) -> None:
    """Draw the table, made only when it is opened, and offer it as a file; `config`: how columns are drawn."""
    import pandas as pd

    with st.expander(rows.title, key=f"time-table-{rows.key}", on_change="rerun") as table:
        if table.open:
            st.dataframe(
                pd.DataFrame(rows.rows, columns=list(rows.headings)),
                hide_index=True,
                height=360,
                placeholder="",
                key=f"time-rows-{page.language}-{rows.key}",
                column_config=dict(config),
            )
    st.download_button(
        page.t("Download {format}", format="CSV"),
        partial(write_rows, rows.headings, rows.rows),
        file_name=f"{rows.stem}-{page.dataset.version}.csv",
        mime="text/csv",
        key=f"time-csv-{rows.key}",
        on_click="ignore",
    )
