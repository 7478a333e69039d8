"""What was searched for and not found: the research log, so that a gap is not searched twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from movements.dataset import Dataset
from movements.folding import fold
from movements.language import Language
from movements.records import Record


@dataclass(frozen=True, slots=True)
class Search(Record):
    """One search that found nothing: for what, where, and when."""

    what_en: str
    what_vi: str
    where_en: str
    where_vi: str
    date: date

    def what(self, language: Language) -> str:
        """What was looked for."""
        return self.what_vi if language == "vi" else self.what_en

    def where(self, language: Language) -> str:
        """Where, and with which words."""
        return self.where_vi if language == "vi" else self.where_en


def list_searches(dataset: Dataset) -> list[Search]:
    """Every search of the log, the latest first; a dataset without a log has none."""
    log = dataset.tables.get("research_log")
    rows = log.to_pylist() if log is not None else []
    return sorted(map(Search.from_row, rows), key=lambda search: (search.date, search.what_en), reverse=True)


def searches_naming(dataset: Dataset, names: Iterable[str]) -> list[Search]:
    """Searches whose purpose or place names one of these names, as whole words."""
    wanted = [f" {fold(name)} " for name in names if fold(name)]
    return [search for search, text in _folded(dataset) if any(name in text for name in wanted)]


@lru_cache(maxsize=4)
def _folded(dataset: Dataset) -> list[tuple[Search, str]]:
    return [
        (search, f" {fold(' '.join((search.what_en, search.where_en, search.what_vi, search.where_vi)))} ")
        for search in list_searches(dataset)
    ]
