"""Year by year: founded, ended and active, in all and by theme, as charts and as a table."""

from __future__ import annotations

from typing import cast

import streamlit as st
from markupsafe import Markup

from movements.timeline import ALL, Years
from views.page import Page
from views.time_charts import Measure, themes_chart, years_chart
from views.time_tables import Rows, show_rows


def show_years(page: Page, years: Years, n: int, span: tuple[int, int]) -> None:
    """Draw the two charts of the chosen count, what they leave out, the table and its download."""
    t = page.t
    titles = {"founded": t("Founded"), "ended": t("Ended"), "active": t("Active")}
    chosen = st.segmented_control(
        t("Count"), list(titles), default="founded", key="time-measure", format_func=titles.__getitem__, required=True
    )
    measure = cast(Measure, chosen or "founded")
    meanings = {
        "founded": t("Organizations founded in each year"),
        "ended": t("Organizations that ended in each year"),
        "active": t("Organizations active in each year: founded by then, and no source says they had ended"),
    }
    st.html(Markup("<div class='m-page'><h2>{}</h2></div>").format(meanings[measure]))
    st.altair_chart(years_chart(page, years, measure, span), theme=None, key="time-years", alt=meanings[measure])
    st.caption(_left_out(page, years, n))
    by_theme = t("By theme")
    st.html(Markup("<div class='m-page'><h2>{}</h2></div>").format(by_theme))
    st.altair_chart(themes_chart(page, years, measure, span), theme=None, key="time-themes", alt=by_theme)
    st.caption(t("All strips are on one scale; an organization counts in each of its themes."))
    _show_table(page, years, measure, titles[measure], span)


def _left_out(page: Page, years: Years, n: int) -> str:
    t = page.t
    known, total = page.number(n - years.without_founding), page.number(n)
    said = [
        t("The founding year is known of {known} of {n} organizations; the others are in no bar.", known=known, n=total)
    ]
    if years.before:
        said.append(t("Founded before {year}: {n}.", n=page.number(years.before), year=years.years.start))
    if years.end_not_known:
        ended = page.number(years.end_not_known)
        said.append(t("Ended in a year that no source gives, so still among the active: {n}.", n=ended))
    return " ".join(said)


def _show_table(page: Page, years: Years, measure: Measure, title: str, span: tuple[int, int]) -> None:
    headings, rows = _rows(page, years, measure, span)
    said = Rows(
        page.t("Table: {title}", title=title), f"{page.t('movements-years')}-{measure}", "years", headings, rows
    )
    show_rows(page, said, {headings[0]: st.column_config.NumberColumn(format="%d", pinned=True)})


def _rows(page: Page, years: Years, measure: Measure, span: tuple[int, int]) -> tuple[list[str], list[list[int]]]:
    counts = getattr(years, measure)
    codes = page.dataset.codes("themes")
    headings = [page.t("Year"), page.t("All"), *(page.label("themes", code) for code in codes)]
    rows = [
        [year, *(int(counts[code][i]) for code in (ALL, *codes))]
        for i, year in enumerate(years.years)
        if span[0] <= year <= span[1]
    ]
    return headings, rows
