"""Results of a Wikidata query, in either JSON form of the query service, as rows to import."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from movements.importing.grids import tidy_text

Record = dict[str, Any]
_ITEM = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)")
_LABELS = ("itemLabel", "label", "name")


def is_wikidata(record: Record) -> bool:
    """Whether a flat record names a Wikidata item."""
    return isinstance(record.get("item"), str) and bool(_ITEM.fullmatch(record["item"]))


def read_flat(record: Record) -> Record:
    """A record of the “simple” JSON form as a row; the language of its label is not said."""
    row = {"name_native" if key in _LABELS else key: tidy_text(str(value)) for key, value in record.items() if value}
    return _sourced(row)


def read_binding(binding: Record) -> Record:
    """A binding of SPARQL results as a row; KeyError or TypeError when it has another form."""
    row: Record = {}
    for variable, cell in binding.items():
        value, language = tidy_text(str(cell["value"])), cell.get("xml:lang")
        if variable not in _LABELS:
            row[variable] = value
        elif language in ("en", "vi"):
            row[f"name_{language}"] = value
        else:
            row["name_native"] = f"{value}@{language}" if language else value
    return _sourced(row)


def _sourced(row: Record) -> Record:
    found = _ITEM.fullmatch(row.pop("item", ""))
    if not found:
        return row
    number = found[1]
    for column in ("name_en", "name_vi", "name_native"):
        # Where an item has no label, the query service says its number.
        if row.get(column, "").partition("@")[0] == number:
            del row[column]
    return row | {
        "wikidata": number,
        "source_url": f"https://www.wikidata.org/wiki/{number}",
        "source_title": f"{number} (Wikidata)",
        "source_publisher": "Wikidata",
        # A stored copy of the record, read now.
        "source_accessed": date.today().isoformat(),
        "source_copy": "archived",
        "source_language": "en",
    }
