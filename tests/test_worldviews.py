"""Worldviews as shipped: what each assigns, writes and says."""

import os
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace

import pytest

from maps.shapes import country_shapes, load_atoms
from maps.worldviews import DEFAULT_WORLDVIEW, list_worldviews, load_worldview

ASSIGNED = {
    "vn": {
        "CRIMEA": "UKR",
        "GOLAN": "SYR",
        "HOANGSA": "VNM",
        "KOSOVO": "SRB",
        "NORTHERN_CYPRUS": "CYP",
        "SIACHEN": None,
        "SOMALILAND": "SOM",
        "TRUONGSA": "VNM",
        "WESTERN_SAHARA": "ESH",
    },
    "un_like": {
        "CRIMEA": "UKR",
        "GOLAN": "SYR",
        "HOANGSA": None,
        "KOSOVO": "SRB",
        "NORTHERN_CYPRUS": "CYP",
        "SIACHEN": None,
        "SOMALILAND": "SOM",
        "TRUONGSA": None,
        "WESTERN_SAHARA": "ESH",
    },
    "de_facto": {
        "CRIMEA": "RUS",
        "GOLAN": "ISR",
        "HOANGSA": "CHN",
        "KOSOVO": None,
        "NORTHERN_CYPRUS": None,
        "SIACHEN": "IND",
        "SOMALILAND": None,
        "TRUONGSA": None,
        "WESTERN_SAHARA": "MAR",
    },
}
ISLET_LABELS = {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa", "Biển Đông"}


def default_worldview_under(environment: dict[str, str]) -> str:
    command = [sys.executable, "-c", "from maps.worldviews import DEFAULT_WORLDVIEW; print(DEFAULT_WORLDVIEW)"]
    base = {key: value for key, value in os.environ.items() if key != "MOVEMENTS_WORLDVIEW"}
    path = os.pathsep.join(filter(None, sys.path))
    environment = base | {"PYTHONPATH": path} | environment
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def test_three_worldviews_are_shipped():
    assert set(list_worldviews()) >= {"vn", "un_like", "de_facto"}
    assert DEFAULT_WORLDVIEW in list_worldviews()


def test_viet_nam_s_worldview_is_the_default_and_one_key_changes_it():
    assert default_worldview_under({}) == "vn"
    assert default_worldview_under({"MOVEMENTS_WORLDVIEW": "un_like"}) == "un_like"


def test_unknown_worldview_is_named_with_those_that_exist():
    with pytest.raises(KeyError, match=r"no worldview 'mars'; there are: de_facto, un_like, vn"):
        load_worldview("mars")


def test_worldview_does_not_change():
    with pytest.raises(FrozenInstanceError):
        load_worldview("vn").id = "other"  # type: ignore[misc]


@pytest.mark.parametrize("worldview_id", list(ASSIGNED))
def test_worldview_assigns_every_area_as_documented(worldview_id: str):
    assert load_worldview(worldview_id).assign == ASSIGNED[worldview_id]


def test_every_area_without_iso_code_is_assigned_by_every_worldview():
    atoms = load_atoms("web")
    areas = set(atoms["atom"][atoms["iso_a3"] == ""])
    assert all(areas == set(load_worldview(worldview_id).assign) for worldview_id in ASSIGNED)


def test_viet_nam_s_worldview_names_both_archipelagos_and_the_sea_at_every_zoom():
    labels = {(label.vi, label.lon, label.lat): label.min_zoom for label in load_worldview("vn").labels}
    assert labels == {
        ("Quần đảo Hoàng Sa (Việt Nam)", 112.0, 16.5): 0,
        ("Quần đảo Trường Sa (Việt Nam)", 114.4, 9.5): 0,
        ("Biển Đông", 113.0, 13.0): 0,
    }
    english = [label.en for label in load_worldview("vn").labels]
    assert english[0] == "Hoàng Sa (Paracel) Islands (Viet Nam)"
    assert english[1] == "Trường Sa (Spratly) Islands (Viet Nam)"


@pytest.mark.parametrize("worldview_id", ["un_like", "de_facto"])
def test_other_worldviews_name_the_archipelagos_plainly_at_every_zoom(worldview_id: str):
    labels = load_worldview(worldview_id).labels
    assert {label.vi for label in labels} == ISLET_LABELS
    assert {label.min_zoom for label in labels} == {0}


@pytest.mark.parametrize("worldview_id", list(ASSIGNED))
def test_every_worldview_has_its_name_and_disclaimer_in_both_languages(worldview_id: str):
    worldview = load_worldview(worldview_id)
    for texts in (worldview.name, worldview.disclaimer):
        assert set(texts) == {"vi", "en"}
        assert all(texts.values())


@pytest.mark.parametrize("worldview_id", list(ASSIGNED))
def test_suppressed_labels_name_things_on_the_map(worldview_id: str):
    assert set(load_worldview(worldview_id).suppress_labels) <= set(load_atoms("web")["atom"])


def areas_of(worldview_id: str) -> dict[str, float]:
    """Areas in thousands of km² by country, on the equal-area print projection."""
    shapes = country_shapes(load_worldview(worldview_id), "print")
    return dict(zip(shapes["iso_a3"], shapes.to_crs(8857).area / 1e9, strict=True))


def test_disputed_land_goes_where_the_worldview_says():
    vn, de_facto = areas_of("vn"), areas_of("de_facto")
    lost = {iso: vn[iso] - de_facto[iso] for iso in ("UKR", "ESH", "SRB", "CYP", "SOM", "SYR")}
    gained = {iso: de_facto[iso] - vn[iso] for iso in ("RUS", "MAR", "IND", "ISR")}
    # Crimea 27, Western Sahara west of the berm 180, Kosovo 11, Northern Cyprus 3, Somaliland 170, Golan 1.2.
    assert lost["UKR"] == pytest.approx(27, abs=2) == gained["RUS"]
    assert lost["ESH"] == pytest.approx(180, abs=10) == gained["MAR"]
    assert lost["SRB"] == pytest.approx(11, abs=1)
    assert lost["CYP"] == pytest.approx(3.3, abs=0.6)
    assert lost["SOM"] == pytest.approx(170, abs=10)
    assert lost["SYR"] == pytest.approx(1.2, abs=0.4) == gained["ISR"]
    assert gained["IND"] > 2


def test_an_institution_s_overlay_may_reassign_a_country_too():
    overlay = replace(load_worldview("vn"), id="overlay", assign=ASSIGNED["vn"] | {"TWN": "CHN", "FLK": None})
    shapes = country_shapes(overlay, "web")
    assert "TWN" not in set(shapes["iso_a3"])
    assert "Quần đảo Falkland (Malvinas)" in set(shapes["name_vi"][shapes["iso_a3"] == ""])


def test_assignment_to_something_unknown_is_refused_by_name():
    overlay = replace(load_worldview("vn"), id="overlay", assign=ASSIGNED["vn"] | {"CRIMEA": "ZZZ", "ATLANTIS": None})
    with pytest.raises(ValueError, match="unknown in assign: ATLANTIS, ZZZ"):
        country_shapes(overlay, "web")


def test_archipelagos_are_viet_nam_s_only_where_the_worldview_says_so():
    east = {
        worldview_id: country_shapes(load_worldview(worldview_id), "print")
        .set_index("iso_a3")
        .geometry["VNM"]
        .bounds[2]
        for worldview_id in ASSIGNED
    }
    assert east["vn"] > 115.8
    assert east["un_like"] < 110
    assert east["de_facto"] < 110
