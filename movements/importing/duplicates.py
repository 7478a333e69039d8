"""Likely duplicates: of the dataset's organizations and events and of earlier rows. Identity rejects; likeness asks."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from urllib.parse import urlsplit

from movements.checks import names
from movements.dataset import Dataset
from movements.folding import fold
from movements.importing.candidates import Candidate
from movements.language import msg

# Likeness (token sort ratio, 0–100) from which a person should look. “Việt Nam – Cuba” against
# “Việt Nam – Lào” reaches 91, so the words that differ are looked at too.
LIKE = 90
# The same few names are compared again and again within a row.
comparable = lru_cache(maxsize=4096)(names.comparable)
_IDENTIFIERS = ("wikidata", "ror")


class Known:
    """What is in the dataset or was read before."""

    def __init__(self, dataset: Dataset) -> None:
        self._identifiers: dict[tuple[str, str], str] = {}
        self._names: dict[str, set[str]] = defaultdict(set)
        self._by_country: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        self._hosts: dict[str, set[str]] = defaultdict(set)
        self._country: dict[str, str] = {}
        self._rows: dict[tuple[str, ...], str] = {}
        self._told_apart = {
            w for c in dataset.countries.values() for n in (c.name_en, c.name_vi) for w in fold(n).split()
        }
        for row in dataset.tables["organizations"].to_pylist():
            self._add(row["id"], row, [row["name_en"], row["name_vi"]])
        for row in dataset.tables["names"].to_pylist():
            self._add_name(row["organization_id"], row["name"])
        self._events: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in dataset.tables["events"].to_pylist():
            self._add_event(row["id"], row)

    def check(self, candidate: Candidate) -> None:
        """Reject a row that is here already; ask about one that may be; then remember it."""
        cells = candidate.cells
        said = sorted({**candidate.other, **cells}.items())
        whole = (candidate.table, *(f"{name}={cell}" for name, cell in said))
        if first := self._rows.get(whole):
            candidate.reject("-", msg("The same as row {row}, cell for cell."), row=first)
        self._rows.setdefault(whole, str(candidate.row))
        if candidate.table == "events":
            self._ask_event(candidate)
        if candidate.table != "organizations":
            return
        if (id_ := cells.get("id", "")) in self._country:
            candidate.reject("id", msg("“{value}” is here already: {id}."), value=id_, id=id_)
        for column in _IDENTIFIERS:
            if (id_ := cells.get(column)) and (found := self._identifiers.get((column, id_))):
                candidate.reject(column, msg("“{value}” is here already: {id}."), value=id_, id=found)
        if not candidate.rejections:
            self._ask(candidate)
            called = [cells.get(column, "") for column in ("name_en", "name_vi", "name_native")]
            self._add(f"{candidate.file}:{candidate.row}", cells, [name.partition("@")[0] for name in called])

    def _ask_event(self, candidate: Candidate) -> None:
        """Two events of one name in one year are likely one."""
        found = {id_ for key in _event_keys(candidate.cells) for id_ in self._events.get(key, ())}
        _ask_whether(candidate, found)
        self._add_event(f"{candidate.file}:{candidate.row}", candidate.cells)

    def _ask(self, candidate: Candidate) -> None:
        cells = candidate.cells
        country = cells.get("hq_country", "")
        called = [cells[c].partition("@")[0] for c in ("name_en", "name_vi", "name_native") if cells.get(c)]
        same = {id_ for name in called for id_ in self._names.get(comparable(name), ())}
        same = {id_ for id_ in same if not country or not self._country[id_] or self._country[id_] == country}
        same |= self._hosts.get(_host(cells.get("website", "")), set())
        near = same or {id_ for name in called for id_ in self._like(comparable(name), country)}
        _ask_whether(candidate, near)

    def _like(self, name: str, country: str) -> set[str]:
        from rapidfuzz import fuzz, process

        known, ids = self._by_country.get(country, ([], []))
        if not country or len(name) < 6:
            return set()
        close = process.extract(name, known, scorer=fuzz.token_sort_ratio, score_cutoff=LIKE, limit=5)
        words = set(name.split())
        return {ids[i] for other, _, i in close if not (words ^ set(other.split())) & self._told_apart}

    def _add(self, id_: str, row: dict[str, str], called: list[str]) -> None:
        self._country[id_] = row.get("hq_country") or ""
        for column in _IDENTIFIERS:
            if row.get(column):
                self._identifiers.setdefault((column, row[column]), id_)
        if host := _host(row.get("website") or ""):
            self._hosts[host].add(id_)
        for name in filter(None, called):
            self._add_name(id_, name)

    def _add_event(self, id_: str, row: dict[str, str]) -> None:
        for key in _event_keys(row):
            self._events[key].add(id_)

    def _add_name(self, id_: str, name: str) -> None:
        self._names[comparable(name)].add(id_)
        # Rows of one file are compared by their whole names only: a registry has many that are alike.
        if ":" not in id_:
            names_there, ids_there = self._by_country[self._country[id_]]
            names_there.append(comparable(name))
            ids_there.append(id_)


def _host(website: str) -> str:
    """A site's host without `www.`; nothing for a page on a shared host."""
    parts = urlsplit(website)
    return (parts.hostname or "").removeprefix("www.") if parts.path in ("", "/") else ""


def _event_keys(row: dict[str, str]) -> set[tuple[str, str]]:
    """The names of an event, each with its year."""
    return {(fold(row[column]), (row.get("start") or "")[:4]) for column in ("name_en", "name_vi") if row.get(column)}


def _ask_whether(candidate: Candidate, found: set[str]) -> None:
    """Ask whether a row is one of those found, save those it says it is not."""
    if left := found - set(candidate.cells.get("not_duplicate_of", "").split(";")):
        ids = ", ".join(sorted(left)[:5])
        candidate.ask(
            "name", msg("May be the same as {ids}. If it is another body, write that in “not_duplicate_of”."), ids=ids
        )
