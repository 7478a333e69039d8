"""Counting what a query selects: by country for the map, by code beside each filter."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from movements.dataset import Dataset
from movements.query import By, Query
from movements.selection import Mask, check_codes, matches

# Filter field → vocabulary and the column that holds its codes.
_FACETS = {
    "themes": ("themes", "themes"),
    "kinds": ("kinds", "kind"),
    "scopes": ("scopes", "scope"),
    "statuses": ("statuses", "status"),
    "vietnam": ("vietnam_links", "vietnam"),
}
_BIT_MASKS = {"themes", "vietnam"}


def count_by_country(dataset: Dataset, mask: Mask, by: By) -> NDArray[np.int64]:
    """Count selected organizations per row of the countries table, each once a country; shape (countries,)."""
    columns, n = dataset.columns, len(dataset.countries)
    seat = columns.country[mask]
    if by == "hq":
        return np.bincount(seat[seat >= 0], minlength=n)
    selected = mask[columns.presence_row]
    rows = np.concatenate([np.flatnonzero(mask), columns.presence_row[selected].astype(np.int64)])
    countries = np.concatenate([seat, columns.presence_country[selected]]).astype(np.int64)
    pairs = np.unique(rows[countries >= 0] * n + countries[countries >= 0])
    return np.bincount(pairs % n, minlength=n)


def count_facets(dataset: Dataset, query: Query) -> dict[str, dict[str, int]]:
    """Count, for each code of each filter, the organizations it would select with the other filters kept."""
    check_codes(dataset, query)
    matching = matches(dataset, query)
    counts = {name: _count_codes(dataset, name, _others(dataset, matching, name)) for name in _FACETS}
    per_country = count_by_country(dataset, _others(dataset, matching, "places"), query.by)
    counts["countries"] = dict(zip(dataset.countries, per_country.tolist(), strict=True))
    return counts


def _others(dataset: Dataset, matching: dict[str, Mask], name: str) -> Mask:
    mask = np.ones(len(dataset.columns), np.bool_)
    for other, found in matching.items():
        if other != name:
            mask &= found
    return mask


def _count_codes(dataset: Dataset, name: str, mask: Mask) -> dict[str, int]:
    vocabulary, column = _FACETS[name]
    codes = dataset.codes(vocabulary)
    values = getattr(dataset.columns, column)[mask]
    if name in _BIT_MASKS:
        return {code: int(np.count_nonzero(values & np.uint32(1 << i))) for i, code in enumerate(codes)}
    return dict(zip(codes, np.bincount(values, minlength=len(codes)).tolist(), strict=True))
