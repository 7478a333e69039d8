"""A chart with its title, its table and its download; in the map's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st
from markupsafe import Markup

from maps.palette import INK, NOT_KNOWN, SEQUENTIAL
from views.markup import joined
from views.page import Page

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

FONT = "Source Sans, sans-serif"


def show_chart(page: Page, title: str, chart: alt.Chart | alt.LayerChart, frame: pd.DataFrame, key: str) -> None:
    """Draw a chart under its title, then its table and the table as a file."""
    st.html(Markup("<div class='m-page'><h2>{}</h2></div>").format(title))
    drawn = chart.configure_view(strokeOpacity=0).configure_axis(labelFont=FONT, titleFont=FONT, labelColor=INK, titleColor=INK)
    drawn = drawn.configure_legend(labelFont=FONT, titleFont=FONT, orient="top", labelLimit=300).configure(background="transparent")
    st.altair_chart(drawn, theme=None, width="stretch", key=f"chart-{key}", alt=title)
    show_table(page, frame, key)


def show_table(page: Page, frame: pd.DataFrame, key: str, is_open: bool = False, links: bool = False) -> None:
    """Draw a table, folded away unless asked, with its download."""
    with st.expander(page.t("The numbers as a table"), expanded=is_open):
        st.html(table(frame))
        st.download_button(
            page.t("Download {format}", format="CSV"),
            # With the mark at its beginning, so that a spreadsheet reads the Vietnamese letters.
            frame.to_csv(index=False).encode("utf-8-sig"),
            file_name=f"{key}-{page.dataset.version}.csv",
            mime="text/csv",
            key=f"download-{key}",
        )


def table(frame: pd.DataFrame) -> Markup:
    """A table as HTML: readable aloud and by keyboard, which a drawn grid is not; cells already Markup stay so."""
    head = joined(Markup("<th scope='col'>{}</th>").format(name) for name in frame.columns)
    body = joined(_row(cells) for cells in frame.itertuples(index=False, name=None))
    return Markup(
        "<div class='m-scroll' tabindex='0'><table class='m-table'><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(head, body)


def bar_chart(frame: pd.DataFrame, category: str, value: str, label: str) -> Any:
    """Horizontal bars with their numbers, longest first as the frame has them; `category` and `value` are columns."""
    import altair as alt

    base = alt.Chart(frame).encode(
        y=alt.Y(field=category, type="nominal", sort=None, title=None, axis=alt.Axis(labelLimit=230, ticks=False, domain=False)),
        x=alt.X(field=value, type="quantitative", title=label, axis=alt.Axis(tickMinStep=1, grid=False)),
        tooltip=[alt.Tooltip(field=category), alt.Tooltip(field=value)],
    )
    bars = base.mark_bar(color=SEQUENTIAL[4])
    texts = base.mark_text(align="left", dx=4, color=INK).encode(text=alt.Text(field=value))
    return (bars + texts).properties(height=alt.Step(22))


def heat_map(frame: pd.DataFrame, row: str, column: str, value: str, label: str) -> Any:
    """A grid of numbers on the map's scale; 0 recorded is drawn as not known."""
    import altair as alt

    most = max(int(frame[value].max()), 1)
    base = alt.Chart(frame).encode(
        x=alt.X(field=column, type="nominal", sort=None, title=None, axis=alt.Axis(orient="top", labelAngle=0, labelLimit=110, domain=False, ticks=False)),
        y=alt.Y(field=row, type="nominal", sort=None, title=None, axis=alt.Axis(labelLimit=240, domain=False, ticks=False)),
        tooltip=[alt.Tooltip(field=row), alt.Tooltip(field=column), alt.Tooltip(field=value)],
    )
    colour = alt.Color(
        field=value,
        type="quantitative",
        title=label,
        scale=alt.Scale(type="sqrt", domain=[0, most], range=[NOT_KNOWN, *SEQUENTIAL]),
        legend=None,
    )
    field = f"datum[{value!r}]"
    ink = alt.condition(f"{field} > {most * 0.35}", alt.value("#ffffff"), alt.value(INK))
    said = alt.Text("said:N")
    cells = base.mark_rect(stroke="#ffffff").encode(color=colour)
    texts = base.transform_calculate(said=f"{field} === 0 ? '–' : {field}").mark_text().encode(text=said, color=ink)
    return (cells + texts).properties(height=alt.Step(26))


def _row(cells: tuple[Any, ...]) -> Markup:
    first, *rest = cells
    return Markup("<tr><th scope='row'>{}</th>{}</tr>").format(first, joined(Markup("<td>{}</td>").format(c) for c in rest))
