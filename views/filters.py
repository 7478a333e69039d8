"""The filters beside the map: widgets in, a Query out, beside each choice the number it would leave."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import streamlit as st
from markupsafe import Markup

from movements.counts import count_facets
from movements.dataset import Dataset
from movements.folding import fold, typed_for
from movements.language import Language, translator
from movements.query import VOCABULARIES, Query
from movements.selection import MULTILATERAL, bits, place_rows
from views.page import Page, forget_widgets

# Where the slider starts when no founding year is known at all.
FIRST_YEAR = 1850
_SCHEMES = ("region", "subregion", "desk", "bloc")
_CHOICES = ("regions", "countries", "themes", "kinds", "scopes", "statuses", "vietnam", "organizations")


def read_filters(page: Page) -> Query:
    """Read the query that the filters ask: what was just chosen stands in the session before they are drawn."""
    _fill(page)
    return _asked(page)


def show_filters(page: Page) -> None:
    """Draw the filters of the query in force, once it has been read, into the sidebar."""
    query, t = page.query, page.t
    counts = count_facets(page.dataset, query)
    with st.sidebar:
        left = _draw_places(page, query, counts["countries"])
        for name, label in (("themes", t("Theme")), ("kinds", t("Kind")), ("vietnam", t("Tie with Viet Nam"))):
            left |= _draw_codes(page, name, label, counts[name])
        _draw_founded(page)
        asked = bool(query.statuses or query.scopes or query.active_in)
        with st.expander(t("More filters"), expanded=asked, key="more-filters", on_change="rerun") as more:
            # Seldom used: drawn when they are looked at, since each widget costs the browser at every answer.
            if more.open:
                for name, label in (("statuses", t("Status")), ("scopes", t("Scope"))):
                    left |= _draw_codes(page, name, label, counts[name])
                _draw_active_in(page)
        if query.organizations:
            _draw_organizations(page)
        st.button(t("Clear filters"), on_click=_clear, disabled=query.is_open, width="stretch", key="clear")
        # Read by counts.js, which shows them beside the choices.
        st.html(Markup('<div class="m-counts" data-counts="{}"></div>').format(json.dumps(left, separators=(",", ":"))))
        # Read by foresee.js, by which the map answers before the server does.
        st.html(_facets(page.dataset, page.language))


def _fill(page: Page) -> None:
    """Give widgets that are not yet drawn the values of the query in force."""
    query, (earliest, last) = page.query, _life(page)
    first, until = query.founded or (None, None)
    values = {name: sorted(getattr(query, name)) for name in _CHOICES} | {
        "text": query.text,
        "by": query.by,
        "founded": (_within(first, earliest, last, earliest), _within(until, earliest, last, last)),
        "active_in": query.active_in and _within(query.active_in, earliest, last, last),
    }
    for name, value in values.items():
        st.session_state.setdefault(f"filter-{name}", value)


def _asked(page: Page) -> Query:
    values = {name: frozenset(st.session_state[f"filter-{name}"]) for name in _CHOICES}
    earliest, last = _life(page)
    first, until = st.session_state["filter-founded"]
    years = (first if first > earliest else None, until if until < last else None)
    return Query(
        text=st.session_state["filter-text"].strip(),
        by=st.session_state["filter-by"] or "hq",
        founded=None if years == (None, None) else years,
        active_in=st.session_state["filter-active_in"],
        **values,
    )


def _clear() -> None:
    st.session_state.address = st.session_state.address.with_(query=Query())
    forget_widgets()


def _draw_places(page: Page, query: Query, counts: dict[str, int]) -> dict[str, list[int]]:
    t = page.t
    st.text_input(t("Search"), key="filter-text", placeholder=t("hoi huu nghi, WPC, Havana …"), live=True)
    regions = _region_names(page.dataset, page.language)
    _draw_choices(page, "regions", t("Region, desk or bloc"), list(regions), regions)
    names, present = _country_names(page.dataset, page.language), _present(page.dataset, page.language)
    countries = [*present, *sorted(query.countries.difference(present))]
    _draw_choices(page, "countries", t("Country"), countries, names)
    means = {"hq": t("Seat"), "presence": t("Seat or presence")}
    st.segmented_control(
        t("A place means"),
        list(means),
        key="filter-by",
        format_func=means.__getitem__,
        help=t("Whether a place means where an organization has its seat, or any country where it is present."),
        required=True,
    )
    return {t("Country"): [counts[iso] for iso in countries]}


def _draw_choices(page: Page, name: str, label: str, options: list[str], names: dict[str, str]) -> None:
    st.multiselect(
        label,
        options,
        key=f"filter-{name}",
        format_func=names.__getitem__,
        placeholder=page.t("Any"),
        # Enter takes the first choice that holds what was typed, not every one that resembles it.
        filter_mode="contains",
        select_all=False,
    )


def findable(label: str) -> str:
    """A choice for a list that is searched letter by letter: its bare form follows on a line that style.css hides."""
    return "\n".join(line for line in (label, typed_for(label)) if line)


def _draw_codes(page: Page, name: str, label: str, counts: dict[str, int]) -> dict[str, list[int]]:
    names = _code_names(page.dataset, page.language, VOCABULARIES[name])
    _draw_choices(page, name, label, list(names), names)
    return {label: [counts[code] for code in names]}


@cache
def _code_names(dataset: Dataset, language: Language, vocabulary: str) -> dict[str, str]:
    """Codes of a vocabulary in their order, each as its list shows it."""
    return {code: findable(dataset.label(vocabulary, code, language)) for code in dataset.codes(vocabulary)}


@cache
def _region_names(dataset: Dataset, language: Language) -> dict[str, str]:
    """Regions, desks and blocs, each as the list shows it."""
    t = translator(language)
    schemes = {"region": t("region"), "subregion": t("subregion"), "desk": t("desk"), "bloc": t("bloc")}
    rows = dataset.tables["regions"].to_pylist()
    rows.sort(key=lambda row: (_SCHEMES.index(row["scheme"]), row["m49"] or row["code"]))
    labels = {row["code"]: dataset.label("regions", row["code"], language) for row in rows}
    return {row["code"]: findable(f"{labels[row['code']]} ({schemes[row['scheme']]})") for row in rows}


@cache
def _facets(dataset: Dataset, language: Language) -> Markup:
    """What each choice asks of the map, for foresee.js: a bit, or rows of countries; null: only the server knows."""
    facets: dict[str, dict[str, Any]] = {}
    for name in ("themes", "kinds", "vietnam", "statuses"):
        names = _code_names(dataset, language, VOCABULARIES[name])
        facets[name] = {label: int(bits(dataset, VOCABULARIES[name], [code])) for code, label in names.items()}
    facets["countries"] = {
        label: place_rows(dataset, Query(countries=frozenset({iso}))).tolist()
        for iso, label in _country_names(dataset, language).items()
    }
    facets["regions"] = {
        label: None if code == MULTILATERAL else place_rows(dataset, Query(regions=frozenset({code}))).tolist()
        for code, label in _region_names(dataset, language).items()
    }
    said = json.dumps(facets, separators=(",", ":"), ensure_ascii=False)
    return Markup('<div class="m-facets" data-facets="{}"></div>').format(said)


@cache
def _country_names(dataset: Dataset, language: Language) -> dict[str, str]:
    """Countries in alphabetical order, each as its list shows it."""
    names = {iso: dataset.country_name(iso, language) for iso in dataset.countries}
    return {iso: findable(names[iso]) for iso in sorted(names, key=lambda iso: fold(names[iso]))}


@cache
def _present(dataset: Dataset, language: Language) -> list[str]:
    """Countries where any organization is known, in alphabetical order."""
    counts = count_facets(dataset, Query(by="presence"))["countries"]
    return [iso for iso in _country_names(dataset, language) if counts[iso]]


def _draw_founded(page: Page) -> None:
    earliest, last = _life(page)
    help_ = page.t("Organizations whose founding year is not known are left out as soon as years are chosen.")
    st.slider(page.t("Founded"), earliest, last, key="filter-founded", help=help_)


def _draw_active_in(page: Page) -> None:
    earliest, last = _life(page)
    label = page.t("Active in the year")
    st.number_input(label, earliest, last, key="filter-active_in", placeholder=page.t("Any"))


def _draw_organizations(page: Page) -> None:
    # Nobody picks among thousands of names here: a link or a profile sets this filter, the reader can lift it.
    names = {id_: page.dataset.organization(id_).name(page.language) for id_ in sorted(page.query.organizations)}
    _draw_choices(page, "organizations", page.t("Organizations"), list(names), names)


def _life(page: Page) -> tuple[int, int]:
    """First decade with a founding, and this year."""
    founded = page.dataset.columns.founded
    known = founded[founded > 0]
    return (int(known.min()) // 10 * 10 if known.size else FIRST_YEAR), date.today().year


def _within(year: int | None, first: int, last: int, otherwise: int) -> int:
    return otherwise if year is None else min(max(year, first), last)
