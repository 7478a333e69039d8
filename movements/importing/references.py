"""Organizations and sources as other rows speak of them: by id, by name, by address, or as rows of the same file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable

from movements.dataset import Dataset
from movements.folding import fold
from movements.importing.candidates import Candidate

Row = dict[str, str]
_NAMED = ("id", "name_en", "name_vi", "name_native", "acronym")


class References:
    """What a row may refer to: what the dataset has, and what the file itself brings."""

    def __init__(self, dataset: Dataset) -> None:
        self._ids: dict[str, Container[str]] = {"organizations": dataset.row_by_id}
        # Looked up in this order: a name goes before another body's initials.
        self._called: tuple[dict[str, set[str]], ...] = tuple(defaultdict(set) for _ in range(3))
        self._announced: dict[str, set[str]] = {"organizations": set(), "sources": set()}
        organizations = dataset.tables["organizations"].select(["id", "name_en", "name_vi", "acronym"]).to_pydict()
        for id_, english, vietnamese, acronym in zip(*organizations.values(), strict=True):
            for place, name in ((0, english), (0, vietnamese), (2, acronym)):
                if name:
                    self._called[place][fold(name)].add(id_)
        for row in dataset.tables["names"].select(["organization_id", "name"]).to_pylist():
            self._called[1][fold(row["name"])].add(row["organization_id"])
        self._sources: dict[str, Row] = {}
        """By id and by address; those of the file by their folded id there."""
        for row in dataset.tables["sources"].to_pylist():
            said = {name: str(value) for name, value in row.items() if value is not None}
            self._sources |= {row["id"]: said, row["url"]: said}
        self._ids["sources"] = set(dataset.tables["sources"]["id"].to_pylist())

    def announce(self, candidates: Iterable[Candidate]) -> None:
        """Make known what a file itself brings, accepted or not."""
        for candidate in candidates:
            if not candidate.rejections and candidate.table in self._announced:
                self._announced[candidate.table] |= names_of(candidate)

    def is_here(self, table: str, text: str) -> bool:
        """Whether a text is the id of a row of the dataset."""
        return text in self._ids[table]

    def is_announced(self, table: str, text: str) -> bool:
        """Whether the file itself brings a row so called."""
        return fold(text) in self._announced[table]

    def find_organizations(self, text: str) -> set[str]:
        """The ids of the dataset's organizations that a text names; several when it does not tell them apart."""
        if self.is_here("organizations", text):
            return {text}
        # “Hội đồng Hòa bình Thế giới (WPC)” gives the initials too.
        bare = re.sub(r"\s*\([^)]*\)\s*$", "", text)
        for called in self._called:
            for name in (fold(text), fold(bare)):
                if name and (found := called.get(name)):
                    return found
        return set()

    def nearest(self, text: str) -> list[str]:
        """Ids of the dataset's organizations whose names are most like a text, at most three."""
        from rapidfuzz import fuzz, process

        names = self._called[0]
        close = process.extract(fold(text), list(names), scorer=fuzz.token_sort_ratio, score_cutoff=70, limit=3)
        return list(dict.fromkeys(id_ for name, _, _ in close for id_ in sorted(names[name])))

    def source(self, text: str) -> Row:
        """What is known of a source by its id or address, by column; empty where it is new."""
        return self._sources.get(text) or self._sources.get(fold(text), {})

    def add_source(self, cells: Row) -> None:
        """Remember a source that the file brings."""
        self._sources.setdefault(cells["url"], cells)
        self._sources.setdefault(fold(cells.get("id", "")), cells)


def names_of(candidate: Candidate) -> set[str]:
    """What rows of its own file may call a row, folded."""
    called = [candidate.cells.get(column, "").partition("@")[0] for column in _NAMED]
    return {fold(name) for name in called} - {""}
