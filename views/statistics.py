"""Statistics of what the filters in force select: themes, regions, decades, kinds, reach of networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from markupsafe import Markup

from maps.palette import ACCENT, SEQUENTIAL
from movements.counts import count_facets
from movements.coverage import cross_themes
from movements.decades import count_decades
from movements.language import msg
from movements.reach import widest_networks
from movements.selection import Selection, select
from views import chrome
from views.charts import heat_table, offer_table, show_chart
from views.links import back_link, organization_link
from views.page import Page, write_address
from views.pictures import bars

if TYPE_CHECKING:
    import pandas as pd

_TITLE = msg("Statistics")


def show(page: Page) -> None:
    """Show the page."""
    chrome.show_switches(page)
    chrome.show_link_errors(page)
    write_address(page.address, "id")
    t, selection = page.t, select(page.dataset, page.query)
    n, total = page.number(len(selection)), page.number(len(page.dataset.columns))
    count = t("{n} of {total} organizations", n=n, total=total)
    said = t("Of what the filters on the map select. A dash means that nothing is recorded, which is not zero.")
    head = Markup("<div class='m-page'><p>{}</p><h1>{}</h1><p>{} · {}</p></div>")
    st.html(head.format(back_link(page, page.address.focus), t(_TITLE), count, said))
    if not len(selection):
        st.info(t("No organization matches these filters. Clear one of them, or choose “Clear filters”."))
        return
    _show_themes(page, selection)
    _show_decades(page, selection)
    left, right = st.columns(2, gap="large")
    with left:
        _show_kinds(page)
    with right:
        _show_networks(page, selection)


def _show_themes(page: Page, selection: Selection) -> None:
    import pandas as pd

    t = page.t
    theme, region, n = t("Theme"), t("Region of seat"), t("Organizations")
    counts = cross_themes(page.dataset, mask=selection.mask)
    rows = [
        (page.label("themes", code), page.label("regions", area), count)
        for (code, area), count in counts.items()
        if area != "antarctica"
    ]
    frame = pd.DataFrame(rows, columns=[theme, region, n])
    wide = frame.pivot_table(index=theme, columns=region, values=n, sort=False).astype(int).reset_index()
    _show_figure(page, t("Themes by region of seat: number of organizations"), heat_table(wide), wide, "theme-region")


def _show_decades(page: Page, selection: Selection) -> None:
    import altair as alt
    import pandas as pd

    t, decades = page.t, count_decades(selection)
    decade, founded, ended = t("Decade"), t("Founded"), t("Ended")
    if not decades.founded:
        return
    labels = [f"{year}–{year + 9}" for year in decades.founded]
    frame = pd.DataFrame({decade: labels, founded: decades.founded.values(), ended: decades.ended.values()})
    long = pd.DataFrame(
        {"at": [f"{y}" for y in decades.founded] * 2, "kind": [founded] * len(labels) + [ended] * len(labels)}
    )
    # Ends hang below the line: position tells them apart, not colour alone.
    long["n"] = [*decades.founded.values(), *(-n for n in decades.ended.values())]
    chart = (
        alt.Chart(long)
        .mark_bar()
        .encode(
            x=alt.X("at:O", title=decade, axis=alt.Axis(labelOverlap=True, labelAngle=0)),
            y=alt.Y("n:Q", title=t("Organizations"), axis=alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1)),
            color=alt.Color(
                "kind:N", title=None, scale=alt.Scale(domain=[founded, ended], range=[SEQUENTIAL[4], ACCENT])
            ),
            tooltip=[
                alt.Tooltip("at:O", title=decade),
                alt.Tooltip("kind:N", title=" "),
                alt.Tooltip("n:Q", title=t("Organizations")),
            ],
        )
        .properties(height=260)
    )
    title = t(
        "Founded (above) and ended (below) by decade; founding year not known of {n}",
        n=page.number(decades.without_founding),
    )
    show_chart(page, title, chart, frame, "decades")


def _show_kinds(page: Page) -> None:
    import pandas as pd

    t = page.t
    counts = sorted(count_facets(page.dataset, page.query)["kinds"].items(), key=lambda item: -item[1])
    kind, n = t("Kind"), t("Organizations")
    frame = pd.DataFrame([(page.label("kinds", code), count) for code, count in counts if count], columns=[kind, n])
    drawn = bars([(label, count, SEQUENTIAL[4]) for label, count in frame.itertuples(index=False)], n)
    _show_figure(page, t("Kinds of organization, by number"), drawn, frame, "kinds")


def _show_networks(page: Page, selection: Selection) -> None:
    import pandas as pd

    t = page.t
    network, n = t("Network"), t("Countries")
    widest = widest_networks(selection)
    rows = [(page.dataset.organization(id_).name(page.language), reach) for id_, reach in widest]
    if not rows:
        return
    frame = pd.DataFrame(rows, columns=[network, n])
    title = t("Widest reach: countries in which a presence or member is recorded")
    links = [organization_link(page, id_) for id_, _ in widest]
    drawn = bars([(one, reach, SEQUENTIAL[4]) for one, (_, reach) in zip(links, widest, strict=True)], n)
    _show_figure(page, title, drawn, frame, "networks")


def _show_figure(page: Page, title: str, drawn: Markup, frame: pd.DataFrame, key: str) -> None:
    """A figure that is a table itself, under its title, with its download."""
    st.html(Markup("<div class='m-page m-panel'><h2>{}</h2>{}</div>").format(title, drawn))
    offer_table(page, frame, key)
