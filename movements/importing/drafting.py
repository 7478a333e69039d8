"""Turning accepted rows into rows of the dataset's tables: organization, names, evidence, source."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

from movements.checks.evidence import CITED
from movements.dataset import Dataset
from movements.folding import fold
from movements.importing.candidates import Candidate

Row = dict[str, str]


class Draft:
    """Rows to add, by table, with the candidate that each organization and source came from."""

    def __init__(self, dataset: Dataset) -> None:
        self.rows: dict[str, list[Row]] = {name: [] for name in ("organizations", "names", "evidence", "sources")}
        self.candidates: dict[str, Candidate] = {}
        """By organization id."""
        self._dataset = dataset
        self._ids = set(dataset.row_by_id)
        sources = dataset.tables["sources"]
        self._source_by_url = dict(zip(sources["url"].to_pylist(), sources["id"].to_pylist(), strict=True))

    def add(self, candidate: Candidate) -> str:
        """Add the rows of an accepted candidate; returns the organization's new id."""
        cells = candidate.cells
        id_ = self._new_id(cells)
        self.candidates[id_] = candidate
        table = self._dataset.descriptor.table("organizations")
        self.rows["organizations"].append({c.name: cells.get(c.name, "") for c in table.columns} | {"id": id_})
        source_id = self._source(cells)
        properties = ["existence", *(name for name in CITED if cells.get(name))]
        if cells["status"] != "unknown":
            properties.append("status")
        if cells["source_language"] == "vi":
            properties.append("name_vi")
        else:
            # No Vietnamese source gives this name: it is a rendering, and says so.
            self._add_name(id_, cells["name_vi"], "vi", "rendering")
        for name in properties:
            fact = {"organization_id": id_, "property": name, "source_id": source_id}
            self.rows["evidence"].append(
                fact | {"verified_on": cells["source_accessed"], "confidence": cells["confidence"]}
            )
        for column, kind in (("name_native", "native"), ("other_names", "alias")):
            for text in re.split(r"\s*[|;]\s*", cells.get(column, "")):
                name, language = split_language(text)
                if name and name not in (cells["name_en"], cells["name_vi"]):
                    self._add_name(id_, name, language, kind)
        return id_

    def _new_id(self, cells: Row) -> str:
        slug = re.sub(r"[^a-z0-9]+", "-", fold(cells["name_en"])).strip("-") or "organization"
        choices = [slug, f"{slug}-{cells.get('hq_country', '').lower()}", *(f"{slug}-{n}" for n in range(2, 1000))]
        id_ = next(choice for choice in choices if choice not in self._ids and not choice.endswith("-"))
        self._ids.add(id_)
        return id_

    def _source(self, cells: Row) -> str:
        url = cells["source_url"]
        if url not in self._source_by_url:
            id_ = self._source_by_url[url] = _source_id(url)
            table = self._dataset.descriptor.table("sources")
            row = {column.name: cells.get(f"source_{column.name}", "") for column in table.columns}
            self.rows["sources"].append(row | {"id": id_})
        return self._source_by_url[url]

    def _add_name(self, id_: str, name: str, language: str, kind: str) -> None:
        row = {"organization_id": id_, "name": name, "lang": language, "type": kind}
        if row not in self.rows["names"]:
            self.rows["names"].append(row)


def split_language(text: str) -> tuple[str, str]:
    """A name and its language out of `Name@fr`; `und`, ISO 639's “undetermined”, where it is not said."""
    found = re.fullmatch(r"(.+)@([a-z]{2,3})", text)
    return (found[1], found[2]) if found else (text, "und")


def _source_id(url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    slug = re.sub(r"[^a-z0-9]+", "-", host.lower()).strip("-")
    return f"{slug}-{hashlib.sha256(url.encode()).hexdigest()[:10]}"
