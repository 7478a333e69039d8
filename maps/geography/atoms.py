"""Atoms: the smallest areas that no worldview divides, as one exact coverage of the land."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from maps.geography.cuts import Shapes, cut_golan, cut_western_sahara
from maps.geography.pieces import AREAS, FILLED_FROM_10M, ISLET_RADIUS, ISO_PIECES, TRUONG_SA_LON
from maps.geography.polygons import collect_parts, divide_parts, polygon_parts
from maps.geography.source import read_countries

if TYPE_CHECKING:
    import geopandas as gpd

WEB_TOLERANCE = 0.05
WEB_DECIMALS = 3


def build_atoms(atlas: Path) -> gpd.GeoDataFrame:
    """Build the full 1:50m atoms: atom, iso_a3 ("" if none), name_en and name_vi (of those), geometry, EPSG:4326."""
    coarse = keyed_shapes(read_countries(atlas, "50m"))
    fine = keyed_shapes(read_countries(atlas, "10m"))
    shapes = unstitch_antimeridian(coarse)
    shapes = split_pieces(shapes)
    shapes = cut_golan(cut_western_sahara(shapes))
    shapes = fill_missing(shapes, fine)
    return as_frame(shapes)


def simplify_atoms(atoms: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Simplify for the web without tearing neighbours apart: 0.05°, three decimals (fewer lose small islands)."""
    import numpy as np
    import shapely

    simple = shapely.coverage_simplify(atoms.geometry.to_numpy(), WEB_TOLERANCE)
    rounded = shapely.transform(simple, lambda points: np.round(points, WEB_DECIMALS))
    return atoms.set_geometry(rounded, crs=4326)


def keyed_shapes(countries: gpd.GeoDataFrame) -> Shapes:
    """Key the source's shapes by ISO alpha-3, by area id, or by their own name where they have neither."""
    import pycountry

    codes: dict[str, str] = {country.numeric: country.alpha_3 for country in pycountry.countries}
    areas = {area.source_name: key for key, area in AREAS.items() if area.source_name}
    shapes: Shapes = {}
    for numeric, name, shape in zip(countries["numeric"], countries["name"], countries.geometry, strict=True):
        key = codes[numeric] if numeric in codes else areas.get(name, str(name))
        # Australia comes in two features.
        shapes[key] = collect_parts(polygon_parts(shapes[key]) + polygon_parts(shape)) if key in shapes else shape
    return shapes


def unstitch_antimeridian(shapes: Shapes) -> Shapes:
    """Cut the shapes that arrive stitched across 180°: `make_valid` would turn them inside out instead."""
    import antimeridian
    from shapely.geometry import shape as as_geometry

    return {
        key: shape if shape.is_valid else as_geometry(antimeridian.fix_shape(shape, fix_winding=True))
        for key, shape in shapes.items()
    }


def split_pieces(shapes: Shapes) -> Shapes:
    """Take every piece in `ISO_PIECES` out of the country the source draws it in."""
    result = dict(shapes)
    for piece in ISO_PIECES:
        inside, outside = divide_parts(result[piece.owner], piece.box)
        result[piece.atom] = collect_parts(polygon_parts(result.get(piece.atom)) + inside)
        result[piece.owner] = collect_parts(outside)
    return {key: shape for key, shape in result.items() if not shape.is_empty}


def fill_missing(shapes: Shapes, fine: Shapes) -> Shapes:
    """Add from the 10m shapes what the 50m file lacks, and the one islet that neither has."""
    from shapely import Point, make_valid

    result = dict(shapes)
    for piece in FILLED_FROM_10M:
        inside, _ = divide_parts(fine[piece.owner], piece.box)
        # At this scale the quantized rings of atolls touch themselves.
        result[piece.atom] = collect_parts([valid for part in inside for valid in polygon_parts(make_valid(part))])
    islet = Point(TRUONG_SA_LON).buffer(ISLET_RADIUS, quad_segs=2)
    result["TRUONGSA"] = collect_parts([*polygon_parts(result["TRUONGSA"]), islet])
    return result


def as_frame(shapes: Shapes) -> gpd.GeoDataFrame:
    """Turn keyed shapes into the atoms' table, sorted by atom."""
    import geopandas as gpd

    atoms = sorted(shapes)
    columns = {
        "atom": atoms,
        "iso_a3": ["" if atom in AREAS else atom for atom in atoms],
        "name_en": [AREAS[atom].name_en if atom in AREAS else "" for atom in atoms],
        "name_vi": [AREAS[atom].name_vi if atom in AREAS else "" for atom in atoms],
    }
    return gpd.GeoDataFrame(columns, geometry=[collect_parts(polygon_parts(shapes[a])) for a in atoms], crs=4326)
