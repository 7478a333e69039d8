"""Country profiles: one, or up to four side by side."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from movements.coverage import count_presences
from movements.folding import fold
from movements.language import msg
from movements.query import Query
from movements.selection import select
from views import chrome
from views.country_panel import country_profile
from views.filters import findable
from views.links import back_link, country_link
from views.markup import items, joined
from views.page import Page, write_address
from views.table import show_downloads

MOST = 4
_REGIONS = ("africa", "americas", "asia", "europe", "oceania", "antarctica")
_TITLE = msg("Country profiles")


def show(page: Page) -> None:
    """Show the page."""
    chrome.show_switches(page)
    chrome.show_link_errors(page)
    chosen = in_order(page, page.address.query.countries)[:MOST]
    if len(page.query.countries) > MOST:
        st.warning(page.t("Four countries fit side by side; the first four by name are shown."))
    _show_choice(page, chosen)
    write_address(page.address, "id")
    if not chosen:
        st.html(country_index(page))
        return
    back = back_link(page, chosen[0] if len(chosen) == 1 else None)
    title = " · ".join(page.country(iso) for iso in chosen)
    st.html(Markup("<div class='m-page'><p>{}</p><h1>{}</h1></div>").format(back, title))
    panels = joined(country_profile(page, iso) for iso in chosen)
    st.html(Markup("<div class='m-page m-beside m-beside-{}'>{}</div>").format(len(chosen), panels))
    _show_files(page, chosen)


def in_order(page: Page, countries: frozenset[str]) -> list[str]:
    """Countries by name in the language in force."""
    return sorted(countries, key=lambda iso: fold(page.country(iso)))


def country_index(page: Page) -> Markup:
    """Every country and territory by region, with the number of organizations known there."""
    t, counts = page.t, count_presences(page.dataset)
    parts = [
        Markup("<h1>{}</h1><p>{}</p>").format(t(_TITLE), t("Choose up to four countries above, or one from the list."))
    ]
    for region in _REGIONS:
        isos = in_order(page, frozenset(i for i, c in page.dataset.countries.items() if c.region == region))
        rows = (_entry(page, iso, counts[iso]) for iso in isos)
        parts.append(
            Markup("<h2>{}</h2><div class='m-columns'>{}</div>").format(page.label("regions", region), items(rows))
        )
    return Markup("<div class='m-page'>{}</div>").format(joined(parts))


def _entry(page: Page, iso: str, n: int) -> Markup:
    said = page.number(n) if n else page.t("nothing known yet")
    return Markup("{} <span class='m-quiet'>{}</span>").format(country_link(page, iso), said)


def _show_choice(page: Page, chosen: list[str]) -> None:
    st.session_state["profile-countries"] = chosen
    st.multiselect(
        page.t("Countries, up to four side by side"),
        in_order(page, frozenset(page.dataset.countries)),
        key="profile-countries",
        format_func=lambda iso: findable(page.country(iso)),
        # Enter takes the first name that holds what was typed, not every name that resembles it.
        filter_mode="contains",
        select_all=False,
        placeholder=page.t("Choose a country"),
        on_change=_choose,
    )


def _choose() -> None:
    from dataclasses import replace

    address = st.session_state.address
    countries = frozenset(st.session_state["profile-countries"])
    st.session_state.address = address.with_(query=replace(address.query, countries=countries))
    # Explore's own filter of countries is filled anew from the address.
    st.session_state.pop("filter-countries", None)


def _show_files(page: Page, chosen: list[str]) -> None:
    selection = select(page.dataset, Query(countries=frozenset(chosen), by="presence"))
    if len(selection):
        show_downloads(page, selection)
