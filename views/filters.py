"""The filters beside the map: widgets in, a Query out, each choice with the number it would leave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from movements.counts import count_facets
from movements.folding import fold
from movements.query import Query, Years
from views.page import Page

FIRST_YEAR = 1850
_SCHEMES = ("region", "subregion", "desk", "bloc")


def show_filters(page: Page) -> Query:
    """Draw the filters into the sidebar, filled from the query in force; returns the query they now ask."""
    t, query = page.t, page.query
    counts = count_facets(page.dataset, query)
    with st.sidebar:
        text = _text(page)
        regions = _many(page, "regions", t("Region, desk or bloc"), *_regions(page))
        countries = _many(page, "countries", t("Country"), *_countries(page, counts["countries"]))
        by = _by(page)
        themes = _codes(page, "themes", t("Theme"), "themes", counts)
        kinds = _codes(page, "kinds", t("Kind"), "kinds", counts)
        vietnam = _codes(page, "vietnam", t("Tie with Viet Nam"), "vietnam_links", counts)
        statuses = _codes(page, "statuses", t("Status"), "statuses", counts)
        scopes = _codes(page, "scopes", t("Scope"), "scopes", counts)
        founded = _years(page)
        st.button(t("Clear filters"), on_click=_clear, disabled=query.is_open, width="stretch", key="clear")
    return Query(
        regions=regions,
        countries=countries,
        by=by,
        themes=themes,
        kinds=kinds,
        vietnam=vietnam,
        statuses=statuses,
        scopes=scopes,
        founded=founded,
        text=text,
        active_in=query.active_in,
        organizations=query.organizations,
    )


def _clear() -> None:
    address = st.session_state.address
    st.session_state.address = address.with_(query=Query())
    for key in [key for key in st.session_state if str(key).startswith("filter-")]:
        del st.session_state[key]


def _fill(key: str, value: Any) -> str:
    """Give a widget its first value without Streamlit's warning about two sources."""
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def _text(page: Page) -> str:
    key = _fill("filter-text", page.query.text)
    hint = page.t("hoi huu nghi, WPC, Havana …")
    return st.text_input(page.t("Search"), key=key, placeholder=hint, live=True, icon=None).strip()


def _many(page: Page, name: str, label: str, options: list[str], say: Callable[[str], str]) -> frozenset[str]:
    key = _fill(f"filter-{name}", sorted(getattr(page.query, name)))
    return frozenset(st.multiselect(label, options, key=key, format_func=say, placeholder=page.t("Any")))


def _codes(page: Page, name: str, label: str, vocabulary: str, counts: dict[str, dict[str, int]]) -> frozenset[str]:
    def say(code: str) -> str:
        return f"{page.label(vocabulary, code)} · {counts[name][code]}"

    return _many(page, name, label, page.dataset.codes(vocabulary), say)


def _regions(page: Page) -> tuple[list[str], Callable[[str], str]]:
    rows = page.dataset.tables["regions"].to_pylist()
    rows.sort(key=lambda row: (_SCHEMES.index(row["scheme"]), row["m49"] or row["code"]))
    t = page.t
    schemes = {"region": t("region"), "subregion": t("subregion"), "desk": t("desk"), "bloc": t("bloc")}
    scheme = {row["code"]: schemes[row["scheme"]] for row in rows}

    def say(code: str) -> str:
        return f"{page.label('regions', code)} ({scheme[code]})"

    return [row["code"] for row in rows], say


def _countries(page: Page, counts: dict[str, int]) -> tuple[list[str], Callable[[str], str]]:
    def say(iso: str) -> str:
        name = page.country(iso)
        # The list is searched letter by letter, so a name with marks carries its bare form too.
        bare = fold(name)
        shown = name if bare == name.lower() else f"{name} ({bare})"
        return f"{shown} · {counts[iso]}"

    known = [iso for iso, n in counts.items() if n or iso in page.query.countries]
    return sorted(known, key=lambda iso: fold(page.country(iso))), say


def _by(page: Page) -> Any:
    labels = {"hq": page.t("Seat"), "presence": page.t("Seat or presence")}
    key = _fill("filter-by", page.query.by)
    help_ = page.t("Whether a place means where an organization has its seat, or any country where it is present.")
    label = page.t("A place means")
    return st.segmented_control(label, list(labels), key=key, format_func=labels.__getitem__, help=help_, required=True)


def _years(page: Page) -> Years | None:
    last = date.today().year
    first, until = page.query.founded or (None, None)
    key = _fill("filter-founded", (max(first or FIRST_YEAR, FIRST_YEAR), min(until or last, last)))
    help_ = page.t("Organizations whose founding year is not known are left out as soon as years are chosen.")
    low, high = st.slider(page.t("Founded"), FIRST_YEAR, last, key=key, help=help_)
    if (low, high) == (FIRST_YEAR, last):
        return None
    return (low if low > FIRST_YEAR else None, high if high < last else None)
