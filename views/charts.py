"""A chart with its title, its table and its download; in the map's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st
from markupsafe import Markup

from maps.palette import INK, class_bounds, class_colour, class_of
from views.markup import joined
from views.page import Page

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

FONT = "Source Sans, sans-serif"


def show_chart(page: Page, title: str, chart: alt.Chart, frame: pd.DataFrame, key: str) -> None:
    """Draw a chart under its title, then its table and the table as a file."""
    st.html(Markup("<div class='m-page'><h2>{}</h2></div>").format(title))
    drawn = chart.configure_view(strokeOpacity=0).configure_axis(
        labelFont=FONT, titleFont=FONT, labelColor=INK, titleColor=INK
    )
    drawn = drawn.configure_legend(labelFont=FONT, titleFont=FONT, orient="top", labelLimit=300).configure(
        background="transparent"
    )
    st.altair_chart(drawn, theme=None, width="stretch", key=f"chart-{key}", alt=title)
    show_table(page, frame, key)


def show_table(
    page: Page, frame: pd.DataFrame, key: str, shown: list[list[Any]] | None = None, is_open: bool = False
) -> None:
    """Draw a table, folded away unless it is the figure itself, and its download; `shown` are its rows with links."""
    rows = frame.to_numpy().tolist() if shown is None else shown
    body = html_table(list(frame.columns), rows)
    if is_open:
        st.html(Markup("<div class='m-page'>{}</div>").format(body))
    else:
        with st.expander(page.t("The numbers as a table (rows: {n})", n=page.number(len(rows)))):
            st.html(body)
    offer_table(page, frame, key)


def offer_table(page: Page, frame: pd.DataFrame, key: str) -> None:
    """Offer a table as a file."""
    st.download_button(
        page.t("Download {format}", format="CSV"),
        # With the mark at its beginning, so that a spreadsheet reads the Vietnamese letters.
        lambda: frame.to_csv(index=False).encode("utf-8-sig"),
        file_name=f"{key}-{page.dataset.version}.csv",
        mime="text/csv",
        key=f"download-{key}",
        on_click="ignore",
    )


def html_table(columns: list[str], rows: list[list[Any]]) -> Markup:
    """A table as HTML: readable aloud and by keyboard, which a drawn grid is not; cells already Markup stay so."""
    head = joined(Markup("<th scope='col'>{}</th>").format(name) for name in columns)
    body = joined(_row(cells) for cells in rows)
    whole = Markup("<table class='m-table'><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, body)
    return Markup("<div class='m-scroll' tabindex='0'>{}</div>").format(whole)


def heat_table(frame: pd.DataFrame) -> Markup:
    """A table of numbers, each cell also coloured on the map's scale; 0 recorded is a dash: not known."""
    counts = frame.iloc[:, 1:].to_numpy()
    bounds = class_bounds(counts.ravel().tolist())

    def cell(n: int) -> Markup:
        # On its own white ground a number is readable whatever the colour of its cell.
        colour = class_colour(class_of(n, bounds), bounds)
        return Markup('<td style="background:{}"><b>{}</b></td>').format(colour, n or "–")

    head = joined(Markup("<th scope='col'>{}</th>").format(name) for name in frame.columns)
    labels = frame.iloc[:, 0].tolist()
    body = joined(
        Markup("<tr><th scope='row'>{}</th>{}</tr>").format(label, joined(cell(int(n)) for n in row))
        for label, row in zip(labels, counts.tolist(), strict=True)
    )
    whole = Markup("<table class='m-table m-heat'><thead><tr>{}</tr></thead><tbody>{}</tbody></table>")
    return Markup("<div class='m-scroll' tabindex='0'>{}</div>").format(whole.format(head, body))


def _row(cells: list[Any]) -> Markup:
    first, *rest = cells
    return Markup("<tr><th scope='row'>{}</th>{}</tr>").format(
        first, joined(Markup("<td>{}</td>").format(c) for c in rest)
    )
