"""The Viet Nam lens: counterparts by country, who is missing, NGOs, the history of solidarity, VUFO's own house."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from maps.palette import theme_colour
from movements.counterparts import COVERAGES, VIETNAM, Counterpart, list_counterparts
from movements.language import msg
from movements.vietnam import list_ngos, open_house, solidarity_moments
from views import chrome
from views.counterparts import coverage_map, gaps_table, show_coverage_table
from views.links import back_link
from views.markup import items, joined
from views.page import Page, write_address
from views.pictures import bars, folded
from views.ties import organization_line
from views.timeline import timeline

_TITLE = msg("Viet Nam and its friends")
_COUNTED = {
    "both": msg("countries with a society on both sides"),
    "abroad": msg("with a society there only"),
    "vietnam": msg("with a society in Viet Nam only"),
    "none": msg("countries and territories with none known"),
}


def show(page: Page) -> None:
    """Show the page."""
    chrome.show_switches(page)
    chrome.show_link_errors(page)
    write_address(page.address, "id")
    t = page.t
    st.html(
        Markup("<div class='m-page'><p>{}</p><h1>{}</h1><p class='m-lead'>{}</p></div>").format(
            back_link(page, VIETNAM),
            t(_TITLE),
            t("On which side of each friendship a society is known, and where a counterpart is still missing."),
        )
    )
    desk = _show_desks(page)
    known = [one for one in list_counterparts(page.dataset).values() if _is_of(page, one, desk)]
    st.html(_counted(page, known))
    st.html(coverage_map(page, known))
    show_coverage_table(page, known)
    st.html(gaps_table(page, known))
    st.html(_ngos(page))
    st.html(_history(page))
    st.html(_house(page))


def _show_desks(page: Page) -> str | None:
    t = page.t
    desks = _desks_and_continents(page)
    chosen = next((desk for desk in desks if desk in page.query.regions), None)
    st.session_state["lens-desk"] = chosen or "all"
    st.segmented_control(
        t("Desk or continent"),
        ["all", *desks],
        key="lens-desk",
        format_func=lambda code: t("All desks") if code == "all" else page.label("regions", code),
        required=True,
        on_change=_choose_desk,
        args=(frozenset(desks),),
    )
    return chosen


def _desks_and_continents(page: Page) -> list[str]:
    """Desks that hold a country, then the continents that are no desk of their own."""
    held: dict[str, set[str]] = {}
    for iso, country in page.dataset.countries.items():
        for code in (country.desk, country.region):
            if code:
                held.setdefault(code, set()).add(iso)
    scheme = {row["code"]: row["scheme"] for row in page.dataset.tables["regions"].to_pylist()}
    desks = [code for code in scheme if scheme[code] == "desk" and code in held]
    whole = [held[desk] for desk in desks]
    parts = [code for code in scheme if scheme[code] == "region" and held.get(code) and held[code] not in whole]
    return desks + [code for code in parts if code != "antarctica"]


def _choose_desk(desks: frozenset[str]) -> None:
    address, desk = st.session_state.address, st.session_state["lens-desk"]
    regions = (address.query.regions - desks) | ({desk} - {"all"})
    st.session_state.address = address.with_(query=replace(address.query, regions=regions))
    # Explore's own filter of regions is filled anew from the address.
    st.session_state.pop("filter-regions", None)


def _is_of(page: Page, one: Counterpart, desk: str | None) -> bool:
    country = page.dataset.countries[one.country]
    return desk is None or desk in (country.desk, country.region)


def _counted(page: Page, known: list[Counterpart]) -> Markup:
    counts = Counter(one.coverage for one in known)
    cells = (Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(page.t(_COUNTED[c]), counts[c]) for c in COVERAGES)
    return Markup("<div class='m-page'><dl class='m-figures'>{}</dl></div>").format(joined(cells))


def _ngos(page: Page) -> Markup:
    t, ngos = page.t, list_ngos(page.dataset)
    themes = Counter(theme for body in ngos for theme in body.themes)
    chart = bars(
        [(page.label("themes", c), n, theme_colour(c)) for c, n in themes.most_common()],
        t("By theme; one may have several"),
    )
    lists = joined(
        folded(
            f"{page.label('themes', theme)} ({n})",
            items(organization_line(page, body) for body in ngos if theme in body.themes),
        )
        for theme, n in themes.most_common()
    )
    title = t("International NGOs with work in Viet Nam, by theme ({n})", n=page.number(len(ngos)))
    return _part(title, Markup("<div class='m-halves'><div>{}</div><div>{}</div></div>").format(chart, lists))


def _history(page: Page) -> Markup:
    t, moments = page.t, solidarity_moments(page.dataset)
    said = t("Organizations and events of which a source records solidarity with Viet Nam, by year.")
    decades: dict[str, list] = {}
    for moment in moments:
        decades.setdefault(moment.date[:3] + "0", []).append(moment)
    parts = joined(
        folded(
            f"{decade}–{int(decade) + 9} ({page.number(len(found))})", timeline(page, found), decade in ("1960", "1970")
        )
        for decade, found in decades.items()
    )
    return _part(t("History of solidarity"), Markup("<p>{}</p><div class='m-many'>{}</div>").format(said, parts))


def _house(page: Page) -> Markup:
    t, house = page.t, open_house(page.dataset)

    def group(title: str, bodies: list) -> Markup:
        lines = items(organization_line(page, body) for body in bodies)
        return folded(f"{title} ({page.number(len(bodies))})", lines, len(bodies) <= 40) if bodies else Markup()

    parts = [
        Markup("<p>{}</p>").format(organization_line(page, house.union)) if house.union else Markup(),
        group(t("Central members and units, as recorded"), house.central),
        group(t("Unions of friendship organizations of provinces and cities"), house.local),
        group(t("Friendship societies and committees whose membership no source read states"), house.unstated),
    ]
    return _part(t("VUFO’s own house"), Markup("<div class='m-columns-wide'>{}</div>").format(joined(parts)))


def _part(title: str, body: Markup) -> Markup:
    return Markup("<div class='m-page m-panel'><h2>{}</h2>{}</div>").format(title, body)
