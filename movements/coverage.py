"""Coverage: what the dataset does not know, said so that a blank never reads as zero."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from movements.counts import count_by_country
from movements.dataset import Dataset
from movements.selection import Mask, bits
from movements.statistics import STALE

FEW = 3
"""A country with fewer organizations than this has few."""
THIN = 2
"""A theme with at most this many organizations in a region is thin there."""


@dataclass(frozen=True)
class Fact:
    """One property of one organization (`about`) and how it is backed."""

    organization_id: str
    about: str
    sources: tuple[str, ...]
    confidence: tuple[str, ...]
    verified_on: date
    """The latest day on which one of its sources was read."""

    def is_stale(self, today: date) -> bool:
        """Whether no source was read within a year."""
        return self.verified_on < today - STALE

    @property
    def is_doubtful(self) -> bool:
        """Whether another source says otherwise, or the page is vague (confidence low)."""
        return "low" in self.confidence


@lru_cache(maxsize=4)
def list_facts(dataset: Dataset) -> tuple[Fact, ...]:
    """Every fact with its evidence, in the order of the evidence table."""
    rows: dict[tuple[str, str], list[dict]] = {}
    for row in dataset.tables["evidence"].to_pylist():
        rows.setdefault((row["organization_id"], row["property"]), []).append(row)
    return tuple(
        Fact(
            organization_id=id_,
            about=property_,
            sources=tuple(dict.fromkeys(row["source_id"] for row in found)),
            confidence=tuple(dict.fromkeys(row["confidence"] for row in found)),
            verified_on=max(row["verified_on"] for row in found),
        )
        for (id_, property_), found in rows.items()
    )


def count_seats(dataset: Dataset) -> dict[str, int]:
    """Organizations with their seat in each country, in table order; 0 means that none is recorded."""
    counts = count_by_country(dataset, np.ones(len(dataset.columns), np.bool_), "hq")
    return dict(zip(dataset.countries, counts.tolist(), strict=True))


def count_presences(dataset: Dataset) -> dict[str, int]:
    """Organizations with their seat or a presence in each country, in table order; 0 means that none is recorded."""
    counts = count_by_country(dataset, np.ones(len(dataset.columns), np.bool_), "presence")
    return dict(zip(dataset.countries, counts.tolist(), strict=True))


def cross_themes(dataset: Dataset, scheme: str = "region", mask: Mask | None = None) -> dict[tuple[str, str], int]:
    """Organizations (those of a mask) by theme and area of the seat, every pair present; 0 where none is recorded."""
    columns = dataset.columns
    asked = np.ones(len(columns), np.bool_) if mask is None else mask
    areas = [row["code"] for row in dataset.tables["regions"].to_pylist() if row["scheme"] == scheme]
    holds = [[area in country.areas for country in dataset.countries.values()] + [False] for area in areas]
    inside = {
        area: np.array(held)[columns.country] & asked for area, held in zip(areas, holds, strict=True) if any(held)
    }
    return {
        (theme, area): int(np.count_nonzero((columns.themes & bits(dataset, "themes", (theme,)) != 0) & here))
        for theme in dataset.codes("themes")
        for area, here in inside.items()
    }


def thin_themes(dataset: Dataset) -> list[tuple[str, str, int]]:
    """Themes and regions with few organizations (theme, region, count), the emptiest first; uninhabited land apart."""
    found = [(t, r, n) for (t, r), n in cross_themes(dataset).items() if n <= THIN and r != "antarctica"]
    return sorted(found, key=lambda row: row[2])


def sources_per_fact(dataset: Dataset) -> Counter[int]:
    """How many facts rest on one source, on two, and so on."""
    return Counter(len(fact.sources) for fact in list_facts(dataset))
