"""The print map: what must be on it, and what must not collide."""

import io
import re
from dataclasses import replace
from itertools import combinations

import matplotlib
import numpy as np
import pytest

from maps.circles import Circle, merge_seats, set_apart
from maps.frames import EQUAL_EARTH, fit_frame, points_of_interest, world_frame
from maps.ground import Plot, lay_land
from maps.inset import INSET
from maps.labels import LEADS, Box, Name, Space
from maps.lettering import cut, measure, wrap
from maps.marks import RING
from maps.names import sea_names
from maps.picture import Picture
from maps.plate import LANDSCAPE, Paper, Plate, frame_of, paper_for
from maps.sheet import LOCK, SETTINGS, draw_sheet
from maps.ties import great_circle
from maps.worldviews import list_worldviews, load_worldview
from movements.dataset import load_dataset
from movements.query import Query
from movements.selection import select

ISLANDS = ("Quần đảo Hoàng Sa (Việt Nam)", "Quần đảo Trường Sa (Việt Nam)", "Biển Đông")


def plate(query=Query(), language="vi", worldview="vn", title="Bản đồ"):  # noqa: B008
    return Plate(select(load_dataset(), query), language, load_worldview(worldview), title, "", ("Nguồn",))


def svg(a_plate, paper=None):
    out = io.StringIO()
    with LOCK, matplotlib.rc_context(SETTINGS):
        draw_sheet(a_plate, paper).savefig(out, format="svg")
    return out.getvalue()


@pytest.mark.parametrize(
    ("query", "paper"),
    [
        (Query(), LANDSCAPE),
        (Query(), Paper(90, 60, margin=1, titled=False, footed=False)),
        (Query(regions=frozenset({"south-eastern-asia"})), LANDSCAPE),
        (Query(countries=frozenset({"VNM"})), LANDSCAPE),
    ],
)
def test_vietnamese_worldview_writes_both_archipelagos_and_the_east_sea_at_every_size(query, paper):
    # On a small sheet a name stands in two or three lines.
    drawn = " ".join(re.findall(r">([^<>]+)</text>", svg(plate(query), paper)))
    for name in ISLANDS:
        assert name in drawn


@pytest.mark.parametrize("worldview", list_worldviews())
def test_every_sheet_prints_its_worldview_and_disclaimer(worldview):
    drawn = svg(plate(worldview=worldview))
    first = load_worldview(worldview).disclaimer["vi"].split()[:8]
    assert " ".join(first) in drawn


def test_world_is_equal_earth_and_a_region_is_fitted():
    assert frame_of(plate()).crs == EQUAL_EARTH
    caribbean = frame_of(plate(Query(regions=frozenset({"caribbean"}))))
    assert not caribbean.is_world
    assert caribbean.east - caribbean.west < 5_000_000


def test_pacific_region_across_the_antimeridian_is_one_map():
    a_plate = plate(Query(regions=frozenset({"polynesia"})))
    frame = frame_of(a_plate)
    assert not frame.is_world
    assert frame.east - frame.west < 9_000_000
    plot = Plot(frame.fill(1.5), 0, 0, 300, 200)
    assert {"TUV", "PYF", "WSM", "FJI"} <= {land.iso for land in lay_land(plot, a_plate.worldview)}


def test_points_too_far_apart_make_a_world_map():
    assert fit_frame(np.array([[-100.0, 40.0], [100.0, -40.0]])) == world_frame()
    assert fit_frame(np.empty((0, 2))) == world_frame()


def test_viet_nam_shows_its_archipelagos_inside_the_frame():
    a_plate = plate(Query(countries=frozenset({"VNM"})))
    frame = fit_frame(points_of_interest(a_plate.selection, a_plate.worldview))
    plot = Plot(frame, 0, 0, 100, 100 / frame.aspect)
    assert plot.holds(plot.place(np.array([[112.0, 16.5], [111.92, 8.64], [114.4, 9.5]]))).all()


def test_tall_country_stands():
    assert paper_for(frame_of(plate(Query(countries=frozenset({"CHL"}))))).height == 297


@pytest.mark.parametrize("n", [1, 40, 3000])
def test_circles_never_touch_and_lose_nobody(n):
    chance = np.random.default_rng(3)
    circles = merge_seats(chance.normal(60, 25, n), chance.normal(60, 25, n), chance.random(n) < 0.3, 5.0)
    assert sum(circle.count for circle in circles) == n
    for a, b in combinations(circles, 2):
        assert np.hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius


def test_seats_without_a_city_keep_clear_of_the_ring_of_a_small_country():
    ring = Circle(50, 50, RING, 1, hollow=True)
    (moved,) = set_apart([Circle(50, 50, 0.75, 1, hollow=True)], [], 5.0, [ring])
    assert np.hypot(moved.x - 50, moved.y - 50) >= moved.radius + RING


def test_seats_without_a_city_keep_clear_of_a_capital():
    known = merge_seats(np.array([50.0] * 9), np.array([50.0] * 9), np.zeros(9, bool), 5.0)
    hollow = merge_seats(np.array([51.0] * 4), np.array([50.0] * 4), np.ones(4, bool), 5.0)
    a, b = set_apart(hollow, known, 5.0)
    assert np.hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius


def test_names_never_overlap_and_those_that_must_are_placed():
    space = Space(Box(0, 0, 100, 60))
    names = [Name(f"Tên {i}", 50 + i % 3, 30, must=i < 2) for i in range(80)]
    placed = list(space.place(names))
    assert {p.name.text for p in placed} >= {"Tên 0", "Tên 1"}
    assert len(placed) < 80
    assert not any(a.box.meets(b.box) for a, b in combinations(placed, 2))


def test_small_countries_have_a_marker_on_the_world_map():
    a_plate = plate()
    picture = Picture(a_plate.selection, a_plate.worldview, "vi", Plot(world_frame(), 0, 0, 277, 135))
    assert {"TUV", "NRU", "MCO", "MDV"} <= {iso for iso, _, _ in picture.tiny}


def picture_of(query, language="vi", width=277.0, height=140.0):
    a_plate = plate(query, language)
    frame = frame_of(a_plate)
    shape = (width, width / frame.aspect) if frame.is_world else (width, height)
    return Picture(a_plate.selection, a_plate.worldview, language, Plot(frame.fill(shape[0] / shape[1]), 0, 0, *shape))


def test_islands_too_small_for_their_region_have_a_marker_that_no_seat_hides():
    picture = picture_of(Query(regions=frozenset({"polynesia"})))
    rings = {iso: (x, y) for iso, x, y in picture.tiny}
    assert {"TON", "COK", "TUV"} <= set(rings)
    for circle in (circle for circle in picture.circles if circle.hollow):
        assert min(np.hypot(circle.x - x, circle.y - y) for x, y in rings.values()) >= circle.radius + RING


def test_key_says_not_known_only_where_something_is():
    assert picture_of(Query()).leaves_unknown
    assert not picture_of(Query(countries=frozenset({"VNM"}))).leaves_unknown


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [60, 118, 169, 277])
def test_names_of_the_east_sea_stand_by_what_they_name(language, width):
    picture = picture_of(Query(), language, width)
    boxes = [Box(c.x - c.radius, c.y - c.radius, c.x + c.radius, c.y + c.radius) for c in picture.circles]
    edge = picture.plot
    placed = list(Space(Box(1, 1, edge.width - 1, edge.height - 1), boxes).place(list(sea_names(picture))))
    assert len(placed) == 3
    for one in placed:
        own = one.box.gap(one.name.x, one.name.y)
        assert own < 12
        assert one.lead or own <= one.name.clear + LEADS or not one.name.leads
    sea = next(one for one in placed if not one.name.leads)
    assert np.hypot(sea.box.middle[0] - sea.name.x, sea.box.middle[1] - sea.name.y) < 8


def test_small_map_of_the_east_sea_keeps_each_name_at_its_own_islands():
    for language in ("vi", "en"):
        whole = picture_of(Query(), language, 169)
        west, south, east, north = INSET
        corners = np.array([[west, south], [east, south], [west, north], [east, north]], np.float64)
        inset = replace(whole, plot=Plot(fit_frame(corners).fill(1.0), 0, 0, 26.5, 26.5), inset=True)
        space = Space(Box(0.5, 0.5, 26, 26), [Box(x - 0.4, y - 0.4, x + 0.4, y + 0.4) for x, y in inset.islets])
        space.land = inset.land_under
        north_name, south_name = [one for one in space.place(list(sea_names(inset))) if one.name.leads]
        assert north_name.box.y0 > south_name.box.y1


def test_cities_have_their_vietnamese_names_on_a_vietnamese_sheet():
    query = Query(countries=frozenset({"VNM"}))
    assert ">Hà Nội</text>" in svg(plate(query))
    assert ">Hanoi</text>" in svg(plate(query, "en"))


def test_text_stays_text_even_with_dollar_signs_and_braces():
    drawn = svg(plate(title=r"Chi $\frac{1}{0}$ và <b>${x}</b>"))
    assert r"Chi $\frac{1}{0}$ và &lt;b&gt;${x}&lt;/b&gt;" in drawn


def test_long_text_is_cut_and_wrapped_to_its_width():
    assert measure(cut("Hội hữu nghị " * 60, 50, 9), 9) <= 50
    assert len(wrap("Hội hữu nghị " * 60, 50, 9, most=2)) == 2


def test_lines_of_a_network_begin_and_end_at_their_places():
    way = great_circle((105.85, 21.03), (-82.4, 23.1))
    assert np.allclose(way[0], [105.85, 21.03])
    assert np.allclose(way[-1], [-82.4, 23.1])
