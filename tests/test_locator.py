import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from maps.fills import CHOSEN, PLAIN, UNKNOWN, Fill, draw_swatch
from maps.locator import draw_locator
from maps.outlines import project_world, read_outlines
from maps.shapes import load_countries
from maps.world import HEIGHT, WIDTH, draw_world, project
from maps.worldviews import list_worldviews

SEA_NAMES = ("Quần đảo Hoàng Sa (Việt Nam)", "Quần đảo Trường Sa (Việt Nam)", "Biển Đông")


def test_every_country_and_territory_can_be_located():
    for iso in load_countries():
        root = ElementTree.fromstring(draw_locator("vn", iso, "vi"))
        assert any(CHOSEN.colour in (element.get("fill") or "") for element in root.iter()), iso


def test_a_code_that_is_no_country_is_an_error():
    with pytest.raises(KeyError):
        draw_locator("vn", "ZZZ", "vi")


@pytest.mark.parametrize("iso", ["VNM", "CHN", "PHL", "MYS"])
def test_hoang_sa_and_truong_sa_are_named_wherever_they_are_in_the_picture(iso):
    svg = draw_locator("vn", iso, "vi")
    assert SEA_NAMES[1] in svg
    assert SEA_NAMES[2] in svg


@pytest.mark.parametrize("worldview", list_worldviews())
def test_the_world_names_what_its_worldview_names(worldview):
    svg = draw_world(worldview, {}, {}, PLAIN, "vi")
    for label in read_outlines(worldview).labels:
        assert label["vi"] in svg


def test_the_default_world_names_both_archipelagos_and_the_east_sea():
    svg = draw_world("vn", {}, {}, PLAIN, "vi")
    assert all(name in svg for name in SEA_NAMES)


def test_a_class_never_speaks_by_colour_alone_when_it_has_a_pattern():
    svg = draw_world("vn", {"CUB": "a"}, {"a": Fill("#123456", "dots")}, UNKNOWN, "en")
    root = ElementTree.fromstring(svg)
    assert sum(element.get("fill") == "url(#f0)" for element in root.iter()) >= 1
    assert sum(element.tag.endswith("pattern") for element in root.iter()) == 2
    ElementTree.fromstring(draw_swatch(UNKNOWN))


def test_equal_earth_keeps_the_corners_of_the_world():
    x, y = project_world(np.array([[180.0, 0.0], [0.0, 90.0]])).T
    assert x[0] == pytest.approx(2.70663, abs=1e-4)
    assert y[1] == pytest.approx(-1.31737, abs=1e-4)


def test_the_whole_inhabited_world_is_inside_the_picture():
    points = project(np.array([[-179.9, 60.0], [179.9, -50.0], [0.0, 83.9], [-70.0, -55.9]]))
    assert (points >= 0).all()
    assert (points <= [WIDTH, HEIGHT]).all()
