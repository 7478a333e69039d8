"""A dataset folder of any number of organizations, resampled from real ones with a fixed seed."""

from __future__ import annotations

import csv
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from movements.cache import cache_folder
from movements.dataset import SHIPPED

REGISTRY = Path(__file__).parent.parent.parent / "shared" / "real" / "ror_organizations.parquet"
SEED = 20
# Raise when what is generated changes.
LAYOUT = 3
# Organizations drawn twice stand a little apart, as neighbours in a city do.
JITTER_DEGREES = 0.02
_TAKEN_OVER = ("kind", "themes", "scope", "status", "ended", "vietnam_link")
Row = dict[str, str]


def sample_folder(n: int) -> Path:
    """The dataset of n organizations in the cache; made when it is not there."""
    origin = "registry" if REGISTRY.exists() else "shipped"
    folder = cache_folder() / f"benchmark-{origin}-{n}-{LAYOUT}"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix="draft-", dir=folder.parent))
        write_sample(draft, n)
        draft.replace(folder)
    return folder


def write_sample(folder: Path, n: int) -> None:
    """Write a dataset: places, names and years from the registry, kinds and themes from the shipped dataset."""
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    chance = np.random.default_rng(SEED)
    shipped = _read(SHIPPED / "organizations.csv")
    bases = list(_read_registry()) if REGISTRY.exists() else shipped
    picked, kept = chance.integers(0, len(bases), n), chance.integers(0, len(shipped), n)
    moved = chance.normal(0, JITTER_DEGREES, (n, 2))
    _write(
        folder / "organizations.csv",
        shipped[0].keys(),
        (_organization(i, bases[picked[i]], shipped[kept[i]], *moved[i]) for i in range(n)),
    )
    _write_ties(folder, n, chance)
    for table in ("names", "events", "research_log", "audit"):
        _empty(folder / f"{table}.csv")


def _organization(i: int, base: Row, facets: Row, east: float, north: float) -> Row:
    name = f"{base['name_en']} {i}"
    row = base | {column: facets[column] for column in _TAKEN_OVER} | {"id": _id(i), "name_en": name, "name_vi": name}
    if row["founded"] and row["ended"] and int(row["ended"]) < int(row["founded"]):
        row["ended"] = ""
    if row["latitude"]:
        row["latitude"] = f"{max(-90, min(90, float(row['latitude']) + north)):.4f}"
        row["longitude"] = f"{max(-180, min(180, float(row['longitude']) + east)):.4f}"
    place = base["hq_city"] or base["hq_country"]
    return row | {"summary_en": f"{name}, {place}.", "summary_vi": f"{name}, {place}.", "wikidata": "", "ror": ""}


def _write_ties(folder: Path, n: int, chance: np.random.Generator) -> None:
    """As many presences and ties as organizations, and one source for all."""
    source = _read(SHIPPED / "sources.csv")[0]["id"]
    countries = [row["iso_a3"] for row in _read(SHIPPED / "geography" / "countries.csv")]
    present = chance.integers(0, len(countries), n)
    tied = (np.arange(n) + chance.integers(1, n, n)) % n
    _write(
        folder / "presence.csv",
        ("organization_id", "country", "role", "since", "until", "source_id"),
        (
            {"organization_id": _id(i), "country": countries[present[i]], "role": "activity", "source_id": source}
            for i in range(n)
        ),
    )
    _write(
        folder / "relations.csv",
        ("from_id", "kind", "to_id", "since", "until", "source_id"),
        ({"from_id": _id(i), "kind": "partner_of", "to_id": _id(tied[i]), "source_id": source} for i in range(n)),
    )
    said = {"property": "existence", "source_id": source, "verified_on": "2026-01-01", "confidence": "high"}
    _write(folder / "evidence.csv", ("organization_id", *said), ({"organization_id": _id(i)} | said for i in range(n)))


def _read_registry() -> Iterator[Row]:
    """Organizations of the registry as rows of our table, where its country is one of ours."""
    import pyarrow.parquet as parquet

    iso = {row["iso_a2"]: row["iso_a3"] for row in _read(SHIPPED / "geography" / "countries.csv")}
    columns = ["name", "lat", "lon", "cc", "city", "established"]
    for name, latitude, longitude, country, city, year in zip(
        *(column.to_pylist() for column in parquet.read_table(REGISTRY, columns=columns).columns), strict=True
    ):
        # Titles hold hidden characters and doubled spaces, which the dataset refuses.
        if country in iso and (clean := _clean(name)):
            placed = latitude == latitude and latitude is not None
            yield {
                "name_en": clean,
                "hq_city": _clean(city or ""),
                "hq_country": iso[country],
                "latitude": str(latitude) if placed else "",
                "longitude": str(longitude) if placed else "",
                "founded": str(int(year)) if year and 1500 <= year <= 2026 else "",
            }


def _clean(text: str) -> str:
    import unicodedata

    visible = (c if unicodedata.category(c)[0] != "C" else " " for c in unicodedata.normalize("NFC", text))
    return re.sub(r"\s+", " ", "".join(visible)).strip()


def _id(i: int) -> str:
    return f"sample-{i:07}"


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, header: Iterable[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(header), restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _empty(path: Path) -> None:
    path.write_text(path.read_text("utf-8").split("\n", 1)[0] + "\n", encoding="utf-8")
