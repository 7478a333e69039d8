"""Turning accepted rows into rows of the dataset's tables, each under its key and with the row it came from."""

from __future__ import annotations

import hashlib
import re
from functools import cached_property
from urllib.parse import urlsplit

from movements.checks.evidence import CITED
from movements.dataset import Dataset
from movements.folding import fold
from movements.importing.candidates import Candidate
from movements.importing.new_rows import NewRows, Row
from movements.importing.references import names_of
from movements.importing.sourcing import split
from movements.language import msg


class Draft(NewRows):
    """Rows to add, by table, with the candidate that each came from."""

    def __init__(self, dataset: Dataset) -> None:
        super().__init__(dataset)
        self._called: dict[tuple[str, str], str] = {}
        """Table and folded name → id, of the organizations and sources added."""
        sources = dataset.tables["sources"]
        self._source_by_url = dict(zip(sources["url"].to_pylist(), sources["id"].to_pylist(), strict=True))

    def add(self, candidate: Candidate) -> str | None:
        """Add the rows of a candidate; returns its new key, or None after a reject or question says why not."""
        cells = candidate.cells
        if candidate.table == "sources":
            return self._add_source(candidate)
        if candidate.table == "organizations":
            return self._add_organization(candidate)
        row = {column.name: cells.get(column.name, "") for column in self.tables[candidate.table].columns}
        if candidate.table == "events":
            row["id"] = self._new_id("events", cells["name_en"], cells["start"][:4])
        if not self._refer(candidate, row):
            return None
        if not self.append(candidate.table, row, candidate):
            return None
        if row.get("kind") == "counterpart_of":
            self.append_reverse(row, candidate)
        return " ".join(self.key(candidate.table, row)[1:])

    def _add_source(self, candidate: Candidate) -> str | None:
        url = candidate.cells["url"]
        if known := self._source_by_url.get(url):
            candidate.reject("url", msg("“{value}” is here already: {id}."), value=url, id=known)
            return None
        return self._source({f"source_{name}": cell for name, cell in candidate.cells.items()}, candidate)

    def _add_organization(self, candidate: Candidate) -> str | None:
        cells = candidate.cells
        if not (source_id := self._cited(candidate)):
            return None
        id_ = self._new_id("organizations", cells["name_en"], cells.get("hq_country", "").lower())
        row = {column.name: cells.get(column.name, "") for column in self.tables["organizations"].columns}
        self.append("organizations", row | {"id": id_}, candidate)
        self._called |= {("organizations", name): id_ for name in names_of(candidate)}
        self._add_evidence(id_, source_id, candidate)
        if cells.get("source_language") != "vi":
            # No Vietnamese source gives this name: it is a rendering, and says so.
            self._add_name(id_, cells["name_vi"], "vi", "rendering", candidate)
        for column, kind in (("name_native", "native"), ("other_names", "alias")):
            for text in re.split(r"\s*[|;]\s*", cells.get(column, "")):
                name, language = split_language(text)
                if name and name not in (cells["name_en"], cells["name_vi"]):
                    self._add_name(id_, name, language, kind, candidate)
        return id_

    def _cited(self, candidate: Candidate) -> str | None:
        """The id of the one source of an organization's row."""
        cells = candidate.cells
        if cells.get("source_url"):
            return self._source(cells, candidate)
        return self._find("sources", cells["source_id"]) or self._wait(candidate, "source_id", cells["source_id"])

    def _wait(self, candidate: Candidate, column: str, text: str) -> None:
        message = msg("“{text}” is in this file but not accepted; settle that row first.")
        candidate.ask(column, message, text=text)

    def _add_evidence(self, id_: str, source_id: str, candidate: Candidate) -> None:
        cells = candidate.cells
        properties = ["existence", *(name for name in CITED if cells.get(name))]
        properties += ["status"] if cells["status"] != "unknown" else []
        properties += ["name_vi"] if cells.get("source_language") == "vi" else []
        for name in properties:
            fact = {"organization_id": id_, "property": name, "source_id": source_id}
            read = {"verified_on": cells["source_accessed"], "confidence": cells["confidence"]}
            self.append("evidence", fact | read, candidate)

    def _refer(self, candidate: Candidate, row: Row) -> bool:
        """Put ids where a row speaks of organizations and sources; a question where the file's own is not accepted."""
        for column in self.tables[candidate.table].columns:
            table = column.refers[0] if column.refers else ""
            if table not in ("organizations", "sources"):
                continue
            ids = []
            for text in split(row[column.name]) if column.is_list else filter(None, [row[column.name]]):
                if id_ := self._find(table, text):
                    ids.append(id_)
                else:
                    self._wait(candidate, column.name, text)
            if table == "sources" and candidate.cells.get("source_url"):
                ids.append(self._source(candidate.cells, candidate))
            row[column.name] = ";".join(dict.fromkeys(ids))
        return not candidate.questions

    def _find(self, table: str, text: str) -> str | None:
        known = self.dataset.row_by_id if table == "organizations" else self._source_ids
        return text if text in known else self._called.get((table, fold(text)))

    @cached_property
    def _source_ids(self) -> set[str]:
        return set(self.dataset.tables["sources"]["id"].to_pylist())

    def _new_id(self, table: str, name: str, qualifier: str) -> str:
        slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or table.removesuffix("s")
        choices = [slug, f"{slug}-{qualifier}", *(f"{slug}-{n}" for n in range(2, 1000))]
        here = self.here(table)
        return next(c for c in choices if (table, c) not in here and (table, c) not in self.owners and c[-1] != "-")

    def _source(self, cells: Row, candidate: Candidate) -> str:
        url = cells["source_url"]
        if url not in self._source_by_url:
            id_ = self._source_by_url[url] = _source_id(url)
            row = {column.name: cells.get(f"source_{column.name}", "") for column in self.tables["sources"].columns}
            self.append("sources", row | {"id": id_}, candidate)
        if candidate.table == "sources":
            self._called[("sources", fold(candidate.cells.get("id", "")))] = self._source_by_url[url]
        return self._source_by_url[url]

    def _add_name(self, id_: str, name: str, language: str, kind: str, candidate: Candidate) -> None:
        row = {"organization_id": id_, "name": name, "lang": language, "type": kind}
        if self.key("names", row) not in self.owners:
            self.append("names", row, candidate)


def split_language(text: str) -> tuple[str, str]:
    """A name and its language out of `Name@fr`; `und`, ISO 639's “undetermined”, where it is not said."""
    found = re.fullmatch(r"(.+)@([a-z]{2,3})", text)
    return (found[1], found[2]) if found else (text, "und")


def _source_id(url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    slug = re.sub(r"[^a-z0-9]+", "-", host.lower()).strip("-")
    return f"{slug}-{hashlib.sha256(url.encode()).hexdigest()[:10]}"
