"""Briefing: the map as it will be printed, a title, files to take away, the atlas, the box for a citation code."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

import streamlit as st

from briefings.again import make_again
from briefings.atlas import Per, clean_name, list_sheets, write_atlas
from briefings.briefing import Briefing
from briefings.export import FORMATS, export
from briefings.pictures import describe_map, draw_png
from movements.query import QueryError
from movements.selection import select
from views import chrome, markup
from views.filters import read_filters, show_filters
from views.page import Page, write_address

PREVIEW_DPI = 110
# First what is read, then what is worked with.
DOCUMENTS = ("pdf", "pptx", "docx", "report.pdf", "html", "png", "svg")
TABLES = ("xlsx", "csv", "geojson", "gpkg", "parquet", "kml")


def show(page: Page) -> None:
    """Show the page."""
    chrome.show_switches(page)
    chrome.show_link_errors(page)
    page = page.with_query(read_filters(page))
    show_filters(page)
    t = page.t
    st.html(markup.title(t("Briefing")))
    title = st.text_input(t("Title"), key="briefing-title", max_chars=160, placeholder=_usual(page).heading).strip()
    briefing = replace(_usual(page), title=title)
    left, right = st.columns((2, 1), gap="medium")
    with left:
        _show_preview(briefing)
    with right:
        st.subheader(t("Documents and maps"))
        _show_downloads(briefing, DOCUMENTS)
        st.subheader(t("Tables and geodata"))
        _show_downloads(briefing, TABLES)
    _show_atlas(briefing)
    _show_citation(page)
    write_address(page.address)


def _usual(page: Page) -> Briefing:
    return Briefing(select(page.dataset, page.query), page.language, page.address.worldview, date.today())


@st.cache_data(max_entries=64, show_spinner=False)
def _preview(_briefing: Briefing, key: tuple[str, ...]) -> bytes:
    """Draw the sheet small; `key` names all that it depends on."""
    return draw_png(replace(_briefing, suffix="png"), dpi=PREVIEW_DPI)


def _show_preview(briefing: Briefing) -> None:
    t, selection = briefing.t, briefing.selection
    query = repr(sorted(selection.query.format().items()))
    said = (query, briefing.language, briefing.worldview_id, briefing.title, briefing.made_on.isoformat())
    with st.spinner(t("Drawing the map …")):
        st.image(_preview(briefing, (*said, selection.dataset.fingerprint)), width="stretch")
    st.caption(describe_map(briefing))


def _show_downloads(briefing: Briefing, suffixes: tuple[str, ...]) -> None:
    """Offer the formats; each file is made only when its button is pressed."""
    for suffix in suffixes:
        form = FORMATS[suffix]
        st.download_button(
            briefing.t(form.name),
            partial(export, briefing, suffix),
            # An empty plain table has no place for its citation code but its name.
            file_name=f"{clean_name(briefing.heading)}-{replace(briefing, suffix=suffix).code}.{suffix}",
            mime=form.mime,
            key=f"briefing-{suffix}",
            on_click="ignore",
            width="stretch",
        )


def _show_atlas(briefing: Briefing) -> None:
    t = briefing.t
    with st.expander(
        t("Atlas: one sheet a country or desk, bound with contents"), key="atlas-open", on_change="rerun"
    ) as part:
        if not part.open:
            return
        names = {"country": t("A sheet a country"), "desk": t("A sheet a desk")}
        per = st.segmented_control(
            t("Sheets"), list(names), format_func=names.__getitem__, default="desk", required=True
        )
        sheets = len(list_sheets(briefing, cast(Per, per)))
        st.caption(t("Sheets: {n}, about two seconds each.", n=briefing.number(sheets)))
        if st.button(t("Make the atlas"), disabled=sheets == 0):
            st.session_state.atlas = _bind(briefing, cast(Per, per))
        if made := st.session_state.get("atlas"):
            name, data = made
            st.download_button(
                t("Download {format}", format=name),
                data,
                file_name=name,
                mime="application/pdf",
                key="atlas-download",
                on_click="ignore",
            )


def _bind(briefing: Briefing, per: Per) -> tuple[str, bytes]:
    bar = st.progress(0.0, briefing.t("Drawing the map …"))
    with tempfile.TemporaryDirectory() as folder:
        last = Path(folder)
        for step in write_atlas(briefing, Path(folder), per):
            last = step.file
            bar.progress(step.done / step.total, f"{step.done}/{step.total} · {last.name}")
        bar.empty()
        return f"{clean_name(briefing.heading)}-atlas.pdf", last.read_bytes()


def _show_citation(page: Page) -> None:
    """The box for a code read off a file: says what it stands for and makes the file again."""
    t = page.t
    st.subheader(t("Make a cited file again"))
    hint = t("Every file carries a code in its foot or its last sheet. Capitals, hyphens and spaces do not matter.")
    code = st.text_input(t("Citation code"), key="citation", placeholder="0000-0000-0000-0000", help=hint).strip()
    if not code:
        return
    try:
        again = make_again(page.dataset, code)
    except QueryError as error:
        st.error(t(error.message, **error.fields))
        return
    for line in again.changes(page.language):
        st.warning(line)
    if again.is_same:
        st.success(t("The data are the same: the file comes out as it was."))
    briefing, suffix = again.briefing, again.citation.suffix
    st.markdown("\n".join(f"- **{name}**: {_plain(value)}" for name, value in briefing.notes))
    name = f"{clean_name(briefing.heading)}-{briefing.made_on:%Y%m%d}.{suffix}"
    st.download_button(
        t("Download {format}", format=f".{suffix}"),
        partial(export, briefing, suffix),
        file_name=name,
        mime=FORMATS[suffix].mime,
        key="citation-download",
        on_click="ignore",
    )


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|<>~$:" else c for c in text)
