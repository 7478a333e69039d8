"""Events on a timeline, and the waves they make: charts, tables, downloads, each event with its sources."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from movements.records import Event
from movements.selection import Selection
from movements.timeline import FIRST_YEAR, events_of_wave, list_events, list_waves, year_of
from views.markup import items
from views.page import Page
from views.ties import event_line
from views.time_charts import events_chart, waves_chart, years_of
from views.time_tables import Rows, show_rows


def show_events(page: Page, selection: Selection, span: tuple[int, int]) -> None:
    """Draw the timeline of the selection's events; the chosen one with its sources."""
    t = page.t
    events = [event for event in list_events(selection) if span[0] <= year_of(event) <= span[1]]
    title = t("Sourced events, one dot each, in the colour of the first theme: {n}", n=page.number(len(events)))
    st.html(Markup("<div class='m-page'><h2>{}</h2></div>").format(title))
    if not events:
        st.info(t("No event is recorded for this selection in these years."))
        return
    chart = events_chart(page, events, span)
    key = f"time-events-{page.language}"
    state = st.altair_chart(chart, theme=None, key=key, on_select="rerun", selection_mode="event", alt=title)
    chosen = {row["id"] for row in state["selection"].get("event", ())}  # pyright: ignore[reportIndexIssue]
    lines = items(event_line(page, event) for event in events if event.id in chosen)
    hint = t("Click a dot to read who held the event, where, and who says so; the table lists them all.")
    st.html(Markup("<div class='m-panel'>{}</div>").format(lines or Markup("<p class='m-quiet'>{}</p>").format(hint)))
    _show_table(page, events, "events")


def show_waves(page: Page, selection: Selection) -> None:
    """Draw the waves, and the events of the chosen one with their sources."""
    t = page.t
    events = list_events(selection)
    waves = {wave: events_of_wave(page.dataset, wave, events) for wave in list_waves(page.dataset)}
    last = max((year_of(event) for event in events), default=FIRST_YEAR)
    note = t(
        "A wave gathers events by year, theme and words in their names. "
        "Its bounds are this project's choice for reading, not a finding; they stand in data/codes/waves.csv."
    )
    st.html(Markup("<div class='m-page'><p class='m-quiet'>{}</p></div>").format(note))
    first = min((wave.first_year for wave in waves), default=FIRST_YEAR) - 5
    st.altair_chart(
        waves_chart(page, waves, (first, max(last, first + 5))), theme=None, key="time-waves", alt=t("Waves")
    )
    named = {wave.code: wave for wave in waves}
    code = st.pills(
        t("Wave"),
        list(named),
        default=next(iter(named), None),
        key="time-wave",
        format_func=lambda code: named[code].name(page.language),
        required=True,
    )
    if code is None:
        return
    wave = named[code]
    body = items(event_line(page, event) for event in waves[wave]) or t("None recorded.")
    st.html(
        Markup("<div class='m-panel'><h3>{}</h3><p>{}</p><div class='m-tall' tabindex='0'>{}</div></div>").format(
            f"{wave.name(page.language)} ({years_of(page, wave)})",
            wave.definition(page.language),
            body,
        )
    )
    _show_table(page, waves[wave], wave.code)


def _show_table(page: Page, events: list[Event], name: str) -> None:
    t = page.t
    headings = [
        t("Start"),
        t("End"),
        t("Event"),
        t("Kind of event"),
        t("City"),
        t("Country"),
        t("Themes"),
        t("Organizations"),
        t("Sources"),
    ]
    rows = [_row(page, event) for event in events]
    said = Rows(t("Table of these events"), f"{t('movements-events')}-{name}", name, headings, rows)
    show_rows(page, said, {headings[2]: st.column_config.TextColumn(width="large")})


def _row(page: Page, event: Event) -> list[str | None]:
    dataset = page.dataset
    return [
        event.start,
        event.end,
        event.name(page.language),
        page.label("event_kinds", event.kind),
        event.city,
        page.country(event.country) or None,
        "; ".join(page.label("themes", code) for code in event.themes),
        "; ".join(dataset.organization(id_).name(page.language) for id_ in event.organization_ids),
        " ".join(dataset.source(id_).url for id_ in event.source_ids),
    ]
