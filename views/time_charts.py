"""Charts of time, drawn in the browser by what ships with Streamlit: years, themes, events, waves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from maps import palette
from movements.records import Event
from movements.timeline import ALL, Wave, Years, year_of
from views.page import Page

if TYPE_CHECKING:
    import altair as alt

Measure = Literal["founded", "ended", "active"]
_COLOURS: dict[str, str] = {"founded": palette.SEQUENTIAL[4], "ended": palette.ACCENT, "active": palette.SEQUENTIAL[3]}
_STRIP_PX = 42
_DOT_PX = 9
_FONT = "Source Sans, Source Sans 3, sans-serif"


def years_chart(page: Page, years: Years, measure: Measure, span: tuple[int, int]) -> alt.Chart:
    """One bar a year."""
    import altair as alt

    counts = getattr(years, measure)[ALL]
    rows = [
        {"year": year, "next": year + 1, "n": n, "said": page.number(n)} for year, n in _within(years, counts, span)
    ]
    bars = (
        alt.Chart(_frame(rows, ("year", "next", "n", "said")))
        .mark_rect(color=_COLOURS[measure])
        .encode(
            x=_years_axis(span),
            x2="next:Q",
            y=alt.Y("n:Q", title=None, axis=alt.Axis(tickMinStep=1, grid=True, labelExpr=_written(page))),
            y2=alt.datum(0),
            tooltip=[
                alt.Tooltip("year:Q", title=page.t("Year"), format="d"),
                alt.Tooltip("said:N", title=page.t("Organizations")),
            ],
        )
    )
    return _finished(bars, 240)


def themes_chart(page: Page, years: Years, measure: Measure, span: tuple[int, int]) -> alt.LayerChart:
    """One strip a theme, all on one scale, in the colours of the map."""
    import altair as alt

    counts = {code: n for code, n in getattr(years, measure).items() if code != ALL}
    inside = {code: list(_within(years, n, span)) for code, n in counts.items()}
    most = max((int(n) for found in inside.values() for _, n in found), default=0) or 1
    rows, names = [], []
    for strip, (code, found) in enumerate(inside.items()):
        said = {"theme": page.label("themes", code), "colour": palette.theme_colour(code), "foot": strip + 1}
        names.append(said | {"year": span[0], "at": strip + 0.3})
        rows += [
            said | {"year": y, "next": y + 1, "said": page.number(n), "top": strip + 1 - 0.8 * n / most}
            for y, n in found
            if n
        ]
    y_axis = alt.Y("top:Q", axis=None, scale=alt.Scale(domain=[0, len(counts)], reverse=True, nice=False))
    colour = alt.Color("colour:N", scale=None)
    columns = ("theme", "colour", "foot", "year", "next", "said", "top")
    bars = (
        alt.Chart(_frame(rows, columns))
        .mark_rect()
        .encode(
            x=_years_axis(span),
            x2="next:Q",
            y=y_axis,
            y2="foot:Q",
            color=colour,
            tooltip=[
                alt.Tooltip("theme:N", title=page.t("Theme")),
                alt.Tooltip("year:Q", title=page.t("Year"), format="d"),
                alt.Tooltip("said:N", title=page.t("Organizations")),
            ],
        )
    )
    feet = alt.Chart(_frame(names, ("foot",))).mark_rule(color="#d8e0e5").encode(y=alt.Y("foot:Q", axis=None))
    labels = (
        alt.Chart(_frame(names, ("theme", "year", "at")))
        .mark_text(align="left", baseline="middle", dx=4, fontSize=13, color=palette.INK)
        .encode(x=_years_axis(span), y=alt.Y("at:Q", axis=None), text="theme:N")
    )
    return _finished(alt.layer(feet, bars, labels), _STRIP_PX * len(counts))


def events_chart(page: Page, events: list[Event], span: tuple[int, int]) -> alt.Chart:
    """One dot an event, stacked by year, in the colour of its first theme; a click chooses it."""
    import altair as alt

    heights: Counter[int] = Counter()
    rows = []
    for event in events:
        if not span[0] <= (year := year_of(event)) <= span[1]:
            continue
        heights[year] += 1
        rows.append(_event_row(page, event) | {"year": year + 0.5, "height": heights[year]})
    highest = max(heights.values(), default=1)
    columns = ("id", "name", "when", "where", "theme", "colour", "year", "height")
    dots = (
        alt.Chart(_frame(rows, columns))
        .mark_circle(size=58, opacity=1)
        .encode(
            x=_years_axis(span),
            y=alt.Y("height:Q", axis=None, scale=alt.Scale(domain=[0, highest + 1], nice=False)),
            color=alt.Color("colour:N", scale=None),
            tooltip=_event_tooltip(page),
        )
        .add_params(alt.selection_point("event", fields=["id"]))
    )
    return _finished(dots, max(160, _DOT_PX * (highest + 2)))


def waves_chart(page: Page, waves: dict[Wave, list[Event]], span: tuple[int, int]) -> alt.LayerChart:
    """One band a wave, over its years, with a dot for each of its events."""
    import altair as alt

    bands, dots = [], []
    for strip, (wave, events) in enumerate(waves.items()):
        last = wave.last_year or span[1]
        name = f"{wave.name(page.language)} · {years_of(page, wave)} · {page.number(len(events))}"
        bands.append(
            {"name": name, "year": wave.first_year, "next": last + 1, "middle": strip + 0.68, "at": strip + 0.2}
        )
        spread: Counter[int] = Counter()
        for event in events:
            year = year_of(event)
            spread[year] += 1
            # Events of one year fan out from the middle of the band.
            step = spread[year] // 2 * (-1) ** spread[year]
            dots.append(_event_row(page, event) | {"year": year + 0.5, "height": strip + 0.68 + 0.075 * step})
    scale = alt.Scale(domain=[0, len(waves)], reverse=True, nice=False)
    names = _frame(bands, ("name", "year", "next", "middle", "at"))
    band = alt.Chart(names).mark_bar(size=46, color="#e6eef1", cornerRadius=4)
    text = alt.Chart(names).mark_text(align="left", baseline="middle", fontSize=13, fontWeight=600, color=palette.INK)
    circles = alt.Chart(_frame(dots, ("id", "name", "when", "where", "theme", "colour", "year", "height"))).mark_circle(
        size=50, opacity=0.95
    )
    x = _years_axis(span)
    layers = alt.layer(
        band.encode(x=x, x2="next:Q", y=alt.Y("middle:Q", axis=None, scale=scale)),
        circles.encode(
            x=x, y=alt.Y("height:Q", axis=None), color=alt.Color("colour:N", scale=None), tooltip=_event_tooltip(page)
        ),
        text.encode(x=alt.datum(span[0]), y=alt.Y("at:Q", axis=None), text="name:N"),
    )
    return _finished(layers, 88 * max(1, len(waves)))


def years_of(page: Page, wave: Wave) -> str:
    """The years of a wave in words."""
    if wave.last_year is None:
        return page.t("since {year}", year=wave.first_year)
    return f"{wave.first_year}–{wave.last_year}"


def _event_row(page: Page, event: Event) -> dict[str, Any]:
    theme = event.themes[0] if event.themes else None
    return {
        "id": event.id,
        "name": event.name(page.language),
        "when": f"{event.start} – {event.end}" if event.end else event.start,
        "where": ", ".join(part for part in (event.city, page.country(event.country)) if part),
        "theme": page.label("themes", theme),
        "colour": palette.theme_colour(theme or ""),
    }


def _event_tooltip(page: Page) -> list[alt.Tooltip]:
    import altair as alt

    titles = {"name": page.t("Event"), "when": page.t("When"), "where": page.t("Where"), "theme": page.t("Theme")}
    return [alt.Tooltip(f"{field}:N", title=title) for field, title in titles.items()]


def _years_axis(span: tuple[int, int]) -> alt.X:
    import altair as alt

    axis = alt.Axis(format="d", grid=True, tickMinStep=1, labelOverlap=True)
    return alt.X("year:Q", title=None, axis=axis, scale=alt.Scale(domain=[span[0], span[1] + 1], nice=False))


def _written(page: Page) -> str:
    """Vega's expression for a count as the language in force writes it."""
    separator = page.number(1000)[1]
    return f"replace(format(datum.value, ','), ',', '{separator}')"


def _within(years: Years, counts: Any, span: tuple[int, int]) -> Iterable[tuple[int, int]]:
    return ((y, int(n)) for y, n in zip(years.years, counts, strict=True) if span[0] <= y <= span[1])


def _frame(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> Any:
    import pandas as pd

    return pd.DataFrame(rows, columns=list(columns))


def _finished(chart: Any, height: int) -> Any:
    """The house's look, which Streamlit's own theme would replace."""
    return (
        chart.properties(height=height, padding={"left": 2, "right": 8, "top": 4, "bottom": 4})
        .configure(font=_FONT, background="#ffffff")
        .configure_axis(
            labelFontSize=12, labelColor=palette.LABEL, gridColor="#e6ecef", domainColor="#b9c5cb", tickColor="#b9c5cb"
        )
        .configure_view(strokeWidth=0)
    )
