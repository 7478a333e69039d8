"""Country shapes: the committed atoms, put together as a worldview assigns them."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from maps.extents import is_tiny, measure_extent, place_label
from maps.worldviews import Worldview, load_worldview

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

FOLDER = Path(__file__).resolve().parent.parent / "data" / "geography"
ATOM_FILES = {"web": FOLDER / "atoms.geojson", "print": FOLDER / "atoms.fgb"}
ARCHIPELAGOS = ("HOANGSA", "TRUONGSA")

# Web shapes are integers of this many to the degree: the web atoms have three decimals.
UNITS_PER_DEGREE = 1000
# Web Mercator has no poles; Antarctica ends where Leaflet does.
SOUTH_END = -85.0

Resolution: TypeAlias = Literal["web", "print"]
Rings: TypeAlias = list[list[list[int]]]


def load_atoms(resolution: Resolution) -> gpd.GeoDataFrame:
    """Load the atoms: atom, iso_a3 ("" if none), name_en and name_vi (of those with none), geometry, EPSG:4326."""
    import geopandas as gpd

    return gpd.GeoDataFrame(_read_atoms(resolution), copy=True)


def country_shapes(worldview: Worldview, resolution: Resolution) -> gpd.GeoDataFrame:
    """Put the atoms together: iso_a3, name_en, name_vi, geometry, EPSG:4326; an unassigned area has iso_a3 ""."""
    import geopandas as gpd

    return gpd.GeoDataFrame(_dissolve_atoms(worldview, resolution).drop(columns="unit"))


def load_countries() -> dict[str, dict[str, str]]:
    """Load `countries.csv` by ISO alpha-3, every value as text."""
    with (FOLDER / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso_a3"]: row for row in csv.DictReader(file)}


def web_shapes(worldview_id: str) -> bytes:
    """Make the browser's shapes of a worldview as UTF-8 JSON; raises KeyError for an unknown worldview.

    `{"worldview", "countries", "labels", "islets", "disclaimer": {"vi", "en"}}`, where

    - a country is `{"iso", "vi", "en", "label": [lon, lat], "bbox": [w, s, e, n], "tiny", "labelled", "rings"}`:
      `iso` is "" for an area given to no country, which then has `"area"`, its atom id; w > e across 180°;
      `tiny` asks for a fixed-size marker at `label`; `labelled` is false where the worldview suppresses the name.
    - `rings` is a list of polygons, each a list of rings (the outer one, then holes), each a flat list of integers
      `[x, y, dx, dy, dx, dy, ...]` in thousandths of a degree, every pair after the first relative to the one
      before it; the last point is not the first again: close the ring. Nothing lies south of 85° S.
    - `labels` are `{"lon", "lat", "vi", "en", "min_zoom"}`, and `islets` `{"lon", "lat", "group"}`, where `group` is
      "HOANGSA" or "TRUONGSA": points for fixed-size markers, to be drawn at every zoom.
    """
    worldview = load_worldview(worldview_id)
    gazetteer = load_countries()
    units = _dissolve_atoms(worldview, "web")
    columns = (units["unit"], units["iso_a3"], units["name_vi"], units["name_en"], units.geometry)
    countries = [
        {
            "iso": iso,
            "vi": vi,
            "en": en,
            **_placed(shape, gazetteer.get(iso)),
            "labelled": unit not in worldview.suppress_labels,
            "rings": encode_rings(shape),
            **({} if iso else {"area": unit}),
        }
        for unit, iso, vi, en, shape in zip(*columns, strict=True)
    ]
    document = {
        "worldview": worldview.id,
        "countries": countries,
        "labels": [vars(label) for label in worldview.labels],
        "islets": list_islets(),
        "disclaimer": worldview.disclaimer,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def encode_rings(shape: BaseGeometry) -> Rings:
    """Encode a (multi)polygon in degrees as `web_shapes` describes it."""
    import numpy as np
    import shapely

    def encode(ring: BaseGeometry) -> list[int]:
        points = shapely.get_coordinates(ring)[:-1]
        points[:, 1] = np.maximum(points[:, 1], SOUTH_END)
        units = np.rint(points * UNITS_PER_DEGREE).astype(int)
        units[1:] -= units[:-1].copy()
        return units.ravel().tolist()

    return [[encode(ring) for ring in shapely.get_rings(part)] for part in shapely.get_parts(shape)]


def list_islets() -> list[dict[str, Any]]:
    """List the centres (degrees) of the islets of Hoàng Sa and Trường Sa, the same in every worldview."""
    import shapely

    atoms = _read_atoms("print").set_index("atom").geometry
    return [
        {"lon": round(part.centroid.x, 3), "lat": round(part.centroid.y, 3), "group": group}
        for group in ARCHIPELAGOS
        for part in shapely.get_parts(atoms[group])
    ]


@cache
def _read_atoms(resolution: Resolution) -> gpd.GeoDataFrame:
    import geopandas as gpd

    atoms = gpd.read_file(ATOM_FILES[resolution])
    return gpd.GeoDataFrame(atoms.sort_values("atom", ignore_index=True))


@cache
def _dissolve_atoms(worldview: Worldview, resolution: Resolution) -> gpd.GeoDataFrame:
    """Dissolve the atoms to one row a unit; raises ValueError for an assignment of or to something unknown."""
    atoms = _read_atoms(resolution)
    gazetteer = load_countries()
    unknown = (set(worldview.assign) - set(atoms["atom"])) | (set(worldview.assign.values()) - {None, *gazetteer})
    if unknown:
        raise ValueError(f"worldview {worldview.id}: unknown in assign: {', '.join(sorted(map(str, unknown)))}")
    codes = [worldview.assign.get(atom, iso) or "" for atom, iso in zip(atoms["atom"], atoms["iso_a3"], strict=True)]
    units = atoms.assign(iso_a3=codes, unit=[code or atom for code, atom in zip(codes, atoms["atom"], strict=True)])
    units = units.dissolve(by="unit", method="coverage", as_index=False)
    for column in ("name_en", "name_vi"):
        units[column] = [
            gazetteer[unit][column] if unit in gazetteer else name
            for unit, name in zip(units["unit"], units[column], strict=True)
        ]
    return units[["unit", "iso_a3", "name_en", "name_vi", "geometry"]]


def _placed(shape: BaseGeometry, country: dict[str, str] | None) -> dict[str, Any]:
    """Say where a unit's label and box are: the box follows the worldview, a country's label does not."""
    if country:
        label = (float(country["label_longitude"]), float(country["label_latitude"]))
        tiny = country["tiny"] == "true"
    else:
        label, tiny = place_label(shape), is_tiny(shape)
    return {
        "label": [round(value, 3) for value in label],
        "bbox": [round(value, 3) for value in measure_extent(shape)],
        "tiny": tiny,
    }
