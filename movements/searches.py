"""What was searched for and not found: the research log, so that a gap is not searched twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from movements.dataset import Dataset
from movements.folding import fold
from movements.records import Record


@dataclass(frozen=True, slots=True)
class Search(Record):
    """One search that found nothing: for what, where, and when."""

    what: str
    where: str
    date: date


def list_searches(dataset: Dataset) -> list[Search]:
    """Every search of the log, the latest first; a dataset without a log has none."""
    log = dataset.tables.get("research_log")
    rows = log.to_pylist() if log is not None else []
    return sorted(map(Search.from_row, rows), key=lambda search: (search.date, search.what), reverse=True)


def searches_naming(dataset: Dataset, names: Iterable[str]) -> list[Search]:
    """Searches whose purpose or place names one of these names, as whole words."""
    wanted = [f" {fold(name)} " for name in names if fold(name)]
    return [search for search, text in _folded(dataset) if any(name in text for name in wanted)]


@lru_cache(maxsize=4)
def _folded(dataset: Dataset) -> list[tuple[Search, str]]:
    return [(search, f" {fold(search.what)} {fold(search.where)} ") for search in list_searches(dataset)]
