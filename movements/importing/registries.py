"""Records of the Research Organization Registry (ROR), JSON versions 1 and 2 and its table, as rows to import."""

from __future__ import annotations

from datetime import date
from typing import Any

from movements.importing.grids import as_text

Record = dict[str, Any]
ROR = "https://ror.org/"


def is_ror(record: Record) -> bool:
    """Whether a record is one of ROR."""
    return str(record.get("id") or "").startswith(ROR)


def read_ror(record: Record) -> Record:
    """A ROR record as a row; KeyError or TypeError when it does not have ROR's form."""
    row = _version_2(record) if "names" in record else _table(record) if "cc" in record else _version_1(record)
    return _sourced(row, record["id"])


def _sourced(row: Record, id_: str) -> Record:
    title = row.get("name_en") or row.get("name_native") or id_
    return row | {
        "ror": id_.removeprefix(ROR),
        "source_url": id_,
        "source_title": f"{title} (ROR)",
        "source_publisher": "Research Organization Registry (ROR)",
        # A stored copy of the record, read now.
        "source_accessed": date.today().isoformat(),
        "source_copy": "archived",
        "source_language": "en",
    }


def _table(record: Record) -> Record:
    return {
        # The table does not say in which language a name is.
        "name_native": record["name"],
        "other_names": as_text(record.get("aliases")),
        "founded": record.get("established"),
        "hq_city": record.get("city"),
        "country_code": record["cc"],
        "latitude": _rounded(record.get("lat")),
        "longitude": _rounded(record.get("lon")),
        "website": record.get("link"),
        "types": record.get("types"),
        "registry status": record.get("status"),
    }


def _version_1(record: Record) -> Record:
    place = (record.get("addresses") or [{}])[0]
    names = [f"{label['label']}@{label['iso639']}" for label in record.get("labels") or ()]
    return {
        "name_native": record["name"],
        "other_names": "|".join([*names, *(record.get("aliases") or ())]),
        "acronym": (record.get("acronyms") or [""])[0],
        "founded": record.get("established"),
        "hq_city": place.get("city") or (place.get("geonames_city") or {}).get("city"),
        "country_code": (record.get("country") or {}).get("country_code"),
        "latitude": _rounded(place.get("lat")),
        "longitude": _rounded(place.get("lng")),
        "website": (record.get("links") or [""])[0],
        "types": record.get("types"),
        "registry status": record.get("status"),
    }


def _version_2(record: Record) -> Record:
    place = (record.get("locations") or [{}])[0].get("geonames_details", {})
    names = record["names"]
    english = [n["value"] for n in names if n.get("lang") == "en" and "acronym" not in n["types"]]
    shown = next((n for n in names if "ror_display" in n["types"]), names[0])
    acronyms = [n["value"] for n in names if "acronym" in n["types"]]
    vietnamese = [n["value"] for n in names if n.get("lang") == "vi" and "acronym" not in n["types"]]
    others = [n for n in names if "acronym" not in n["types"] and n["value"] not in (shown["value"], *english[:1])]
    return {
        "name_en": english[0] if english else "",
        "name_vi": vietnamese[0] if vietnamese else "",
        "name_native": "" if shown["value"] in english else _tagged(shown),
        "other_names": "|".join(_tagged(n) for n in others),
        "acronym": acronyms[0] if acronyms else "",
        "founded": record.get("established"),
        "hq_city": place.get("name"),
        "country_code": place.get("country_code"),
        "latitude": _rounded(place.get("lat")),
        "longitude": _rounded(place.get("lng")),
        "website": next((link["value"] for link in record.get("links") or () if link.get("type") == "website"), ""),
        "types": record.get("types"),
        "registry status": record.get("status"),
    }


def _tagged(name: Record) -> str:
    return f"{name['value']}@{name['lang']}" if name.get("lang") else name["value"]


def _rounded(degrees: float | None) -> float | None:
    # City level is what the dataset holds; two decimals are about a kilometre.
    return None if degrees is None or degrees != degrees else round(float(degrees), 2)
