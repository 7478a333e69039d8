"""The committed atoms and the shapes made from them."""

import gzip
import json
import subprocess
import sys
from typing import Any

import numpy as np
import pycountry
import pytest
import shapely

from maps.extents import measure_extent, place_label
from maps.shapes import (
    SOUTH_END,
    UNITS_PER_DEGREE,
    Rings,
    country_shapes,
    encode_rings,
    list_islets,
    load_atoms,
    web_shapes,
)
from maps.worldviews import list_worldviews, load_worldview

ISO_CODES = {country.alpha_3 for country in pycountry.countries}
EVERY = [(worldview_id, resolution) for worldview_id in list_worldviews() for resolution in ("web", "print")]


def decode_rings(rings: Rings) -> shapely.MultiPolygon:
    """Decode `rings` as a browser does."""

    def decode(ring: list[int]) -> np.ndarray:
        return np.cumsum(np.array(ring).reshape(-1, 2), axis=0) / UNITS_PER_DEGREE

    return shapely.MultiPolygon(
        [shapely.Polygon(decode(part[0]), [decode(hole) for hole in part[1:]]) for part in rings]
    )


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return json.loads(web_shapes("vn"))


@pytest.mark.parametrize("resolution", ["web", "print"])
def test_atoms_hold_every_iso_code_once(resolution):
    atoms = load_atoms(resolution)
    assert atoms.crs == "EPSG:4326"
    codes = atoms["iso_a3"][atoms["iso_a3"] != ""]
    assert len(codes) == 249
    assert set(codes) == ISO_CODES


@pytest.mark.parametrize("resolution", ["web", "print"])
def test_atoms_are_valid_and_fit_without_gap_or_overlap(resolution):
    atoms = load_atoms(resolution)
    assert atoms.is_valid.all()
    assert atoms.geometry.is_valid_coverage()
    # A coverage may still hide one part on top of another: then the union is smaller than the sum.
    assert atoms.geometry.union_all().area == pytest.approx(shapely.area(atoms.geometry.to_numpy()).sum(), rel=1e-12)


def test_both_resolutions_hold_the_same_atoms():
    web, full = load_atoms("web"), load_atoms("print")
    assert list(web["atom"]) == list(full["atom"])
    assert list(shapely.get_num_geometries(web.geometry)) == list(shapely.get_num_geometries(full.geometry))


def test_web_atoms_have_three_decimals():
    points = shapely.get_coordinates(load_atoms("web").geometry)
    assert np.array_equal(points, np.round(points, 3))


def test_loaded_atoms_can_be_changed_without_changing_the_next_ones():
    load_atoms("web")["iso_a3"] = "ZZZ"
    assert set(load_atoms("web")["iso_a3"]) == ISO_CODES | {""}


@pytest.mark.parametrize(("worldview_id", "resolution"), EVERY)
def test_countries_of_every_worldview_are_all_there_valid_and_exact(worldview_id, resolution):
    shapes = country_shapes(load_worldview(worldview_id), resolution)
    assert list(shapes.columns) == ["iso_a3", "name_en", "name_vi", "geometry"]
    assert sorted(filter(None, shapes["iso_a3"])) == sorted(ISO_CODES)
    assert all(shapes["name_vi"])
    assert all(shapes["name_en"])
    assert shapes.is_valid.all()
    assert shapes.geometry.is_valid_coverage()


def test_equal_earth_keeps_every_shape_valid():
    assert load_atoms("print").to_crs(8857).is_valid.all()


@pytest.mark.parametrize(
    ("iso", "thousand_km2"), [("RUS", 16945), ("FJI", 18), ("ATA", 12350), ("FRA", 547), ("NOR", 324)]
)
def test_areas_are_those_of_the_country_without_its_distant_parts(iso, thousand_km2):
    shapes = country_shapes(load_worldview("vn"), "print").to_crs(8857).set_index("iso_a3").geometry
    # 1:50m is coarse: two per cent, or one thousand km² for an archipelago.
    assert shapes[iso].area / 1e9 == pytest.approx(thousand_km2, rel=0.02, abs=1)


def test_shapes_at_180_are_cut_there_and_stay_inside_the_world():
    atoms = load_atoms("print").set_index("atom").geometry
    for atom in ("RUS", "FJI"):
        west, _, east, _ = atoms[atom].bounds
        assert (west, east) == (-180, 180)
        assert max(part.bounds[2] - part.bounds[0] for part in atoms[atom].geoms) < 170


def test_overseas_departments_are_not_france():
    shapes = country_shapes(load_worldview("vn"), "web").set_index("iso_a3").geometry
    assert all(shapely.box(-6, 41, 10, 52).contains(part) for part in shapes["FRA"].geoms)
    assert not any(shapes[iso].is_empty for iso in ("GUF", "GLP", "MTQ", "REU", "MYT"))


def test_thirteen_and_seven_islets_are_drawn_among_them_truong_sa_lon():
    islets = list_islets()
    assert sum(islet["group"] == "HOANGSA" for islet in islets) == 7
    assert sum(islet["group"] == "TRUONGSA" for islet in islets) == 13
    assert {"lon": 111.92, "lat": 8.645, "group": "TRUONGSA"} in islets


def test_extent_across_180_has_its_west_east_of_its_east():
    fiji = shapely.MultiPolygon([shapely.box(177, -18, 180, -17), shapely.box(-180, -17, -179, -16)])
    assert measure_extent(fiji) == (177, -18, -179, -16)


def test_extent_of_the_whole_round_does_not_wrap():
    assert measure_extent(shapely.box(-180, -90, 180, -60)) == (-180, -90, 180, -60)


def test_extent_of_scattered_parts_on_one_side_is_the_plain_box():
    parts = shapely.MultiPolygon(
        [shapely.box(0, 0, 1, 1), shapely.box(-60, 14, -59, 15), shapely.box(55, -21, 56, -20)]
    )
    assert measure_extent(parts) == (-60, -21, 56, 15)


def test_label_is_inside_the_largest_part():
    horseshoe = shapely.box(0, 0, 10, 10).difference(shapely.box(2, 0, 8, 8))
    assert horseshoe.contains(shapely.Point(place_label(shapely.union(horseshoe, shapely.box(20, 0, 21, 1)))))


@pytest.mark.parametrize("worldview_id", list_worldviews())
def test_web_shapes_take_less_than_400_kb_on_the_wire(worldview_id):
    assert len(gzip.compress(web_shapes(worldview_id))) <= 400_000


def test_web_shapes_come_back_as_they_were_put_in(document):
    expected = country_shapes(load_worldview("vn"), "web").set_index("iso_a3").geometry
    for country in document["countries"]:
        # Antarctica is cut where Web Mercator ends.
        if country["iso"] not in ("", "ATA"):
            assert decode_rings(country["rings"]).equals_exact(
                shapely.MultiPolygon(list(shapely.get_parts(expected[country["iso"]]))), 1e-9
            ), country["iso"]


def test_holes_come_back_as_holes():
    ring = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 2, 2))
    assert decode_rings(encode_rings(ring)).equals(ring)


def test_nothing_lies_south_of_web_mercator(document):
    antarctica = next(country for country in document["countries"] if country["iso"] == "ATA")
    assert decode_rings(antarctica["rings"]).bounds[1] == SOUTH_END


def test_every_web_country_has_what_the_engine_needs(document):
    keys = {"iso", "vi", "en", "label", "bbox", "tiny", "labelled", "rings"}
    assert all(set(country) - {"area"} == keys for country in document["countries"])
    assert all(country["vi"] and country["en"] and country["rings"] for country in document["countries"])
    assert sum(country["tiny"] for country in document["countries"] if country["iso"]) == 35


def test_unassigned_areas_are_drawn_with_their_names():
    countries = json.loads(web_shapes("de_facto"))["countries"]
    areas = {country["area"]: country["vi"] for country in countries if not country["iso"]}
    assert areas == {
        "KOSOVO": "Kosovo",
        "NORTHERN_CYPRUS": "Bắc Síp",
        "SOMALILAND": "Somaliland",
        "TRUONGSA": "Quần đảo Trường Sa",
    }


@pytest.mark.parametrize("worldview_id", list_worldviews())
def test_every_worldview_sends_the_islets_their_labels_and_its_disclaimer(worldview_id):
    worldview, sent = load_worldview(worldview_id), json.loads(web_shapes(worldview_id))
    assert sent["worldview"] == worldview_id
    assert sent["islets"] == list_islets()
    assert [label["vi"] for label in sent["labels"]] == [label.vi for label in worldview.labels]
    assert sent["disclaimer"] == worldview.disclaimer


def test_viet_nam_reaches_its_islands_only_in_its_own_worldview():
    def east(worldview_id: str) -> float:
        countries = json.loads(web_shapes(worldview_id))["countries"]
        return next(country["bbox"][2] for country in countries if country["iso"] == "VNM")

    assert east("vn") > 115.8
    assert east("un_like") < 110


def test_importing_shapes_imports_no_geopandas():
    code = "import sys, maps.shapes, maps.worldviews; sys.exit('geopandas' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
