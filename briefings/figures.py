"""The numbers that a briefing states: key figures, by country, by theme."""

from __future__ import annotations

from collections import Counter

import numpy as np

from briefings.briefing import Briefing
from movements.collation import sort_key
from movements.counts import count_by_country
from movements.language import Language

Counts = list[tuple[str, int]]


def list_figures(briefing: Briefing) -> list[tuple[str, str]]:
    """Key figures, what is not known among them."""
    t, number, selection = briefing.t, briefing.number, briefing.selection
    columns, rows = selection.dataset.columns, selection.rows
    founded = columns.founded[rows]
    known = founded[founded != 0]
    seats = columns.country[rows]
    said = [
        (t("Organizations"), number(len(rows))),
        (t("Countries with a seat"), number(len(set(seats[seats >= 0].tolist())))),
        (t("Country of seat not known"), number(int(np.count_nonzero(seats < 0)))),
        (t("Tied to Viet Nam"), number(int(np.count_nonzero(columns.vietnam[rows])))),
    ]
    if len(known):
        first, last = int(known.min()), int(known.max())
        said.append((t("Founded (years known)"), f"{first}–{last}" if last > first else str(first)))
    return [*said, (t("Founding year not known"), number(int(np.count_nonzero(founded == 0))))]


def count_countries(briefing: Briefing) -> Counts:
    """Selected organizations by country, most first; by seat, or by presence when the query asks so."""
    selection, language = briefing.selection, briefing.language
    found = count_by_country(selection.dataset, selection.mask, _by(briefing)).tolist()
    names = [country.name(language) for country in selection.dataset.countries.values()]
    return _most_first([(name, n) for name, n in zip(names, found, strict=True) if n], language)


def count_themes(briefing: Briefing) -> Counts:
    """Selected organizations by theme, most first; an organization may have several."""
    return _count(briefing, "themes", (theme for o in briefing.selection for theme in o.themes))


def counts_title(briefing: Briefing) -> str:
    """What `count_countries` counts."""
    t = briefing.t
    return (
        t("Organizations present, by country")
        if _by(briefing) == "presence"
        else t("Organizations with their seat, by country")
    )


def _by(briefing: Briefing):  # noqa: ANN202 - movements.query.By
    # As on the map: an organization asked for by name is shown where it is present.
    query = briefing.selection.query
    return "presence" if query.organizations else query.by


def _count(briefing: Briefing, vocabulary: str, codes) -> Counts:  # noqa: ANN001
    label = briefing.selection.dataset.label
    found = Counter(codes)
    return _most_first(
        [(label(vocabulary, code, briefing.language), n) for code, n in found.items()], briefing.language
    )


def _most_first(counts: Counts, language: Language) -> Counts:
    """The same numbers in the alphabet of the language: Áo stands before Bỉ."""
    order = sort_key(language)
    return sorted(counts, key=lambda pair: (-pair[1], order(pair[0])))
