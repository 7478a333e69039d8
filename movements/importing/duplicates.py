"""Likely duplicates: of the dataset's organizations and of earlier rows. Identity rejects; likeness only asks."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlsplit

from movements.checks.names import comparable
from movements.dataset import Dataset
from movements.folding import fold
from movements.importing.candidates import Candidate

# Likeness (token sort ratio, 0–100) from which a person should look. “Việt Nam – Cuba” against
# “Việt Nam – Lào” reaches 91, so the words that differ are looked at too.
LIKE = 90
_IDENTIFIERS = ("wikidata", "ror")


class Known:
    """What is in the dataset or was read before."""

    def __init__(self, dataset: Dataset) -> None:
        self._identifiers: dict[tuple[str, str], str] = {}
        self._names: dict[str, set[str]] = defaultdict(set)
        self._by_country: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._hosts: dict[str, set[str]] = defaultdict(set)
        self._country: dict[str, str] = {}
        self._rows: dict[tuple[str, ...], str] = {}
        self._told_apart = {w for c in dataset.countries.values() for n in (c.name_en, c.name_vi) for w in fold(n).split()}
        for row in dataset.tables["organizations"].to_pylist():
            self._add(row["id"], row, [row["name_en"], row["name_vi"]])
        for row in dataset.tables["names"].to_pylist():
            self._add_name(row["organization_id"], row["name"])

    def check(self, candidate: Candidate) -> None:
        """Reject a row that is here already; ask about one that may be; then remember it."""
        cells = candidate.cells
        whole = tuple(f"{name}={cell}" for name, cell in sorted({**candidate.other, **cells}.items()))
        if first := self._rows.get(whole):
            candidate.reject("-", "The same as row {row}, cell for cell.", row=first)
        self._rows.setdefault(whole, str(candidate.row))
        for column in _IDENTIFIERS:
            if (id_ := cells.get(column)) and (found := self._identifiers.get((column, id_))):
                candidate.reject(column, "“{value}” is here already: {id}.", value=id_, id=found)
        if not candidate.rejections:
            self._ask(candidate)
            names = [cells.get(column, "") for column in ("name_en", "name_vi", "name_native")]
            self._add(f"{candidate.file}:{candidate.row}", cells, [name.partition("@")[0] for name in names])

    def _ask(self, candidate: Candidate) -> None:
        cells, cleared = candidate.cells, set(candidate.cells.get("not_duplicate_of", "").split(";"))
        country = cells.get("hq_country", "")
        names = [cells[c].partition("@")[0] for c in ("name_en", "name_vi", "name_native") if cells.get(c)]
        same = {id_ for name in names for id_ in self._names.get(comparable(name), ())}
        same = {id_ for id_ in same if not country or not self._country[id_] or self._country[id_] == country}
        same |= self._hosts.get(_host(cells.get("website", "")), set())
        near = same or {id_ for name in names for id_ in self._like(comparable(name), country)}
        if near - cleared:
            ids = ", ".join(sorted(near - cleared)[:5])
            candidate.ask("name", "May be the same as {ids}. If it is another body, write that in “not_duplicate_of”.", ids=ids)

    def _like(self, name: str, country: str) -> set[str]:
        from rapidfuzz import fuzz, process

        known = self._by_country.get(country, [])
        if not country or len(name) < 6:
            return set()
        close = process.extract(name, [n for n, _ in known], scorer=fuzz.token_sort_ratio, score_cutoff=LIKE, limit=5)
        words = set(name.split())
        return {known[i][1] for other, _, i in close if not (words ^ set(other.split())) & self._told_apart}

    def _add(self, id_: str, row: dict[str, str], names: list[str]) -> None:
        self._country[id_] = row.get("hq_country") or ""
        for column in _IDENTIFIERS:
            if row.get(column):
                self._identifiers.setdefault((column, row[column]), id_)
        if host := _host(row.get("website") or ""):
            self._hosts[host].add(id_)
        for name in filter(None, names):
            self._add_name(id_, name)

    def _add_name(self, id_: str, name: str) -> None:
        self._names[comparable(name)].add(id_)
        # Rows of one file are compared by their whole names only: a registry has many that are alike.
        if ":" not in id_:
            self._by_country[self._country[id_]].append((comparable(name), id_))


def _host(website: str) -> str:
    """A site's host without `www.`; nothing for a page on a shared host."""
    parts = urlsplit(website)
    return (parts.hostname or "").removeprefix("www.") if parts.path in ("", "/") else ""
