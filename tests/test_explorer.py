"""The Folium side of the interactive map: assets, the constant map, commands and clicks."""

import gzip
import json
import os
import re
import time
from html.parser import HTMLParser
from pathlib import Path

import folium
import numpy as np
import pytest
from streamlit_folium import generate_leaflet_string

from maps.assets import ENGINE, ENGINE_PARTS, embed_assets, engine_script, serve_assets
from maps.explorer import (
    RETURNED_OBJECTS,
    Click,
    OrganizationLayer,
    build_map,
    command,
    filter_command,
    pack_mask,
    read_click,
)
from maps.palette import KIND_SHAPES, SEQUENTIAL, THEME_COLOURS, class_bounds, class_colour, class_of
from maps.points import pack_points
from maps.served import prune
from maps.wording import WORDS
from tests.sample_map import HOSTILE, sample_content


@pytest.fixture(scope="module")
def content():
    return sample_content(80)


@pytest.fixture(scope="module")
def served(content, tmp_path_factory):
    folder = tmp_path_factory.mktemp("static")
    return folder, serve_assets(content, folder)


def script_of(page: folium.Map) -> str:
    page.get_root().render()
    return generate_leaflet_string(page)


def test_two_runs_build_the_same_map(served):
    assert script_of(build_map(served[1])) == script_of(build_map(served[1]))


def test_the_map_and_a_filter_together_stay_under_six_kilobytes(served):
    spec = {"by": "presence", "themes": 1 << 16, "countries": list(range(60)), "founded": [1945, 1975], "focus": 12}
    page = build_map(served[1])
    sent = script_of(page) + page.get_root().header.render()
    assert len(sent) + len(filter_command(spec, "vi", "vn").command) < 6_000


def test_a_mask_for_a_hundred_thousand_stays_under_twenty_five_kilobytes():
    assert len(filter_command({"mask": pack_mask(np.ones(100_000, np.bool_))}).command) < 25_000


def test_a_mask_puts_row_zero_in_the_lowest_bit():
    assert pack_mask(np.array([True, False, False, False, False, False, False, False, False, True])) == "AQI="


def test_facets_that_ask_nothing_are_left_out_but_row_zero_and_no_country_are_said():
    spec = {"by": "hq", "themes": 0, "countries": [], "founded": None, "mask": None, "focus": 0}
    assert command(spec, "en", "vn") == {
        "language": "en",
        "spec": {"by": "hq", "countries": [], "focus": 0},
        "worldview": "vn",
    }


def test_a_command_cannot_end_its_script():
    assert "</script" not in filter_command({"mode": "</script><b>"}).command


def test_a_click_comes_back_with_its_ids():
    feature = {"type": "Feature", "properties": {"movements": {"serial": 7, "organizations": ["a", "b"]}}}
    assert read_click({"last_active_drawing": feature}) == Click(7, None, ("a", "b"))
    feature["properties"]["movements"] = {"serial": 8, "country": "LAO"}
    assert read_click({"last_active_drawing": feature}) == Click(8, "LAO")


@pytest.mark.parametrize(
    "result", [None, {}, {"last_active_drawing": None}, {"last_active_drawing": {"properties": {}}}]
)
def test_no_click_is_none(result):
    assert read_click(result) is None


def test_only_clicks_are_returned_so_that_a_pan_is_no_rerun():
    assert RETURNED_OBJECTS == ["last_active_drawing"]


def test_served_names_carry_their_hash_and_a_second_start_changes_nothing(content, served):
    folder, assets = served
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert serve_assets(content, folder) == assets
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert all(re.search(r"\.[0-9a-f]{12}\.(js|css)$", url) for url in [*assets.scripts.values(), assets.jquery])


def test_served_points_are_the_packed_columns(content, served):
    (points,) = served[0].glob("points.*.gz")
    assert gzip.decompress(points.read_bytes()) == pack_points(content.columns)


def test_a_known_dataset_is_not_packed_again(content, tmp_path, monkeypatch):
    first = serve_assets(content, tmp_path, stamp="one")
    monkeypatch.setattr("maps.assets.pack_points", lambda columns: pytest.fail("packed again"))
    assert serve_assets(content, tmp_path, stamp="one") == first


def test_a_lost_file_is_made_again_although_the_dataset_is_known(content, tmp_path):
    serve_assets(content, tmp_path, stamp="one")
    next(tmp_path.glob("points.*")).unlink()
    serve_assets(content, tmp_path, stamp="one")
    assert list(tmp_path.glob("points.*"))


def test_pruning_removes_only_our_own_old_files(content, tmp_path):
    serve_assets(content, tmp_path)
    long_ago = time.time() - 30 * 24 * 3600
    for name in ("points.0123456789ab.gz", "logo.png"):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (long_ago, long_ago))
    (tmp_path / "names.0123456789ab.bin").write_bytes(b"")
    assert [path.name for path in prune(tmp_path)] == ["points.0123456789ab.gz"]
    assert (tmp_path / "logo.png").exists()
    assert (tmp_path / "names.0123456789ab.bin").exists()


def test_an_embedded_page_names_no_host(content, tmp_path):
    for page in (build_map(embed_assets(content)), plain_map(content)):
        page.save(str(tmp_path / "page.html"))
        html = (tmp_path / "page.html").read_text("utf-8")
        assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=", html)
        assert HOSTILE not in html


def test_no_script_ends_early_in_an_embedded_page(content):
    class Tags(HTMLParser):
        def __init__(self):
            super().__init__()
            self.seen = []

        def handle_starttag(self, tag, attrs):
            self.seen.append(tag)

    tags = Tags()
    tags.feed(plain_map(content).get_root().render())
    assert set(tags.seen) <= {"html", "head", "meta", "style", "script", "body", "div"}


def test_a_plain_folium_map_shows_in_a_notebook(content):
    assert "MovementsMap.layer" in plain_map(content)._repr_html_()


def plain_map(content) -> folium.Map:
    page = folium.Map(tiles=None)
    OrganizationLayer(embed_assets(content), command(language="en")).add_to(page)
    return page


def test_every_part_of_the_engine_is_loaded():
    # early.js runs before the engine, with the settings; ahead.js in the page around the frame.
    assert {path.name for path in ENGINE.glob("*.js")} == {*ENGINE_PARTS, "early.js", "ahead.js"}


def test_the_engine_says_only_words_it_was_given():
    said = set(re.findall(r"\bsay(?:Count)?\(\s*'(\w+)'", engine_script()))
    said -= {"shown"}  # sayCount adds _one.
    assert said <= set(WORDS)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", engine_script())


def test_both_languages_fill_the_same_fields():
    for vietnamese, english in WORDS.values():
        assert set(re.findall(r"\{\w+\}", vietnamese)) == set(re.findall(r"\{\w+\}", english))


def test_every_theme_and_kind_has_a_colour_and_a_shape_of_its_family(content):
    assert {label.code for label in content.themes} == set(THEME_COLOURS)
    assert {label.code for label in content.kinds} == set(KIND_SHAPES)
    assert len(set(THEME_COLOURS.values())) == len(THEME_COLOURS)


@pytest.mark.parametrize(
    ("counts", "bounds"),
    [([], []), ([0, 0], []), ([1], [1]), ([4, 0, 2], [1, 2, 3, 4]), ([1000, 3], [1, 3, 10, 30, 100, 300])],
)
def test_class_bounds_are_round_and_start_at_one(counts, bounds):
    assert class_bounds(counts) == bounds


def test_no_record_is_not_known_never_the_lowest_class():
    bounds = class_bounds([1, 50])
    assert class_of(0, bounds) is None
    assert class_colour(None, bounds) not in SEQUENTIAL
    assert class_colour(class_of(50, bounds), bounds) == SEQUENTIAL[-1]


def test_settings_are_json_that_a_script_can_hold(served):
    (settings,) = served[0].glob("settings.*.js")
    text = settings.read_text("utf-8")
    said = json.loads(text[text.index("=") + 1 : text.index(";\n//")])
    assert said["worldview"] == "vn"
    assert Path(said["sources"]["points"]["url"]).suffix == ".gz"
