"""Proposals: what an import would add, asks and rejects, for reading and download; nothing is accepted from here."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from movements.importing.candidates import OUTCOMES, Outcome
from movements.importing.headers import TABLE
from movements.importing.proposal import (
    OUTCOME_TITLES,
    STATEMENT,
    SUMMARY,
    Statement,
    list_proposals,
    read_statement,
    say_tables,
)
from movements.importing.subjects import BY_TABLE, SUBJECTS
from movements.query import QueryError
from views import chrome, markup
from views.page import Page, write_address

if TYPE_CHECKING:
    import pandas as pd

# Rows drawn in the browser; the downloads hold all.
SHOWN = 2_000


def show(page: Page) -> None:
    """Show the page."""
    chrome.show_switches(page)
    write_address(page.address)
    t = page.t
    st.html(markup.title(t("Import proposals")))
    folders = list_proposals()
    if not folders:
        st.info(
            t(
                "No proposal yet. Make one in the app's folder with “python -m movements import FILE”. "
                "It is kept in “out” there, or in the folder that MOVEMENTS_PROPOSALS names."
            )
        )
        return
    folder: Path = st.selectbox(t("Proposal"), folders, format_func=lambda path: path.name, key="proposal")
    try:
        statement = read_statement(folder)
    except QueryError as error:
        st.error(t(error.message, **error.fields | {"folder": folder.name}))
        return
    _show_head(page, statement, folder)
    # Tabs are named by place: a changed language must not close the one that is open.
    titles = [f"{t(OUTCOME_TITLES[outcome])} ({page.number(statement.counts[outcome])})" for outcome in OUTCOMES]
    for tab, outcome in zip(st.tabs(titles), OUTCOMES, strict=True):
        with tab:
            _show_rows(page, folder, outcome, statement.counts[outcome])


def _show_head(page: Page, statement: Statement, folder: Path) -> None:
    t = page.t
    st.markdown(
        t(
            "From **{file}**, {rows} rows, made on {date}.",
            file=_plain(statement.file),
            rows=page.number(statement.rows),
            date=statement.made_on,
        )
    )
    with st.container(horizontal=True, gap="medium"):
        for outcome in OUTCOMES:
            st.metric(t(OUTCOME_TITLES[outcome]), page.number(statement.counts[outcome]), width="content")
    for sheet, tables in statement.tables.items():
        st.caption(t("{sheet}: taken for {tables}.", sheet=_plain(sheet), tables=say_tables(tables, t)))
    if statement.fingerprint != page.dataset.fingerprint:
        st.warning(t("The dataset has changed since this proposal was checked; accepting it checks it again."))
    with st.expander(t("Summary: what was assumed, which columns were understood, the reasons counted")):
        st.code((folder / SUMMARY).read_text("utf-8"), language=None, wrap_lines=True)
    st.download_button(
        t("Download the proposal ({format})", format="ZIP"),
        lambda: _pack(folder),
        file_name=f"{folder.name}.zip",
        mime="application/zip",
        key="download-proposal",
        on_click="ignore",
    )
    st.caption(
        t(
            "To add the accepted rows, run in the app's folder “python -m movements accept out/{name}”. "
            "Where MOVEMENTS_PROPOSALS names another folder, write that one instead of “out”.",
            name=folder.name,
        )
    )


def _show_rows(page: Page, folder: Path, outcome: Outcome, n: int) -> None:
    import pandas as pd

    t = page.t
    if not n:
        st.info(t("None."))
        return
    frame = pd.read_csv(folder / f"{outcome}.csv", dtype=str, keep_default_na=False, nrows=SHOWN, encoding="utf-8-sig")
    frame = _readable(page, frame)
    if n > SHOWN:
        st.caption(
            t("The first {shown} of {n} rows; the download holds all.", shown=page.number(SHOWN), n=page.number(n))
        )
    st.dataframe(frame, hide_index=True, placeholder="", key=f"proposal-{outcome}")


def _readable(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """The columns that say something: where the row stands, what it is about and why it is here come first."""
    t = page.t
    titles = {"file": t("File"), "row": t("Row"), "reason": t("Reason"), "note": t("Note"), TABLE: t("Table")}
    about = dict.fromkeys(column for subject in SUBJECTS for column in subject.about)
    said = [column for column in frame if frame[column].str.len().sum()]
    first = [column for column in ("row", TABLE, *about, "reason", "note") if column in said]
    if TABLE in said:
        frame = frame.assign(
            **{TABLE: [say_tables(table, t) if table in BY_TABLE else table for table in frame[TABLE]]}
        )
    frame = frame.loc[:, [*first, *(column for column in said if column not in first)]]
    return frame.rename(columns=titles)


def _pack(folder: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in (*(f"{outcome}.csv" for outcome in OUTCOMES), STATEMENT, SUMMARY):
            package.write(folder / name, name)
    return out.getvalue()


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>()#+-.!|$:~" else c for c in text)
