"""The map's engine in a real browser: a saved page, files served without ranges, and a small Streamlit page."""

import contextlib
import functools
import http.server
import os
import socket
import subprocess
import sys
import threading
import urllib.request

import numpy as np
import pytest

from maps.assets import embed_assets, serve_assets
from maps.explorer import build_map, command
from maps.palette import class_bounds
from tests.browser import ROOT, wait_for
from tests.sample_map import (
    EDGES,
    HANOI,
    HOSTILE,
    ISO,
    LONDON,
    WITHOUT_PLACE,
    count_by_country,
    sample_content,
    select_rows,
)

pytestmark = pytest.mark.browser

ENGINE = "window.MovementsMap.current"
APP = """
import streamlit as st
from streamlit_folium import st_folium
from pathlib import Path
from maps.assets import serve_assets
from maps.explorer import RETURNED_OBJECTS, build_map, filter_command, read_click
from tests.sample_map import sample_content

assets = st.cache_resource(lambda: serve_assets(sample_content(), Path(__file__).parent / "static"))()
language = st.radio("language", ["vi", "en"])
theme = st.slider("theme", 0, 16, 0)
st.session_state.runs = st.session_state.get("runs", 0) + 1
result = st_folium(build_map(assets), key="map", height=420, use_container_width=True,
                   returned_objects=RETURNED_OBJECTS,
                   feature_group_to_add=filter_command({"themes": 1 << theme}, language, "vn"))
click = read_click(result)
st.write(f"runs={st.session_state.runs} country={click and click.country} ids={click and click.organizations}")
"""


@pytest.fixture(scope="module")
def content():
    return sample_content()


@pytest.fixture(scope="module")
def saved(content, tmp_path_factory):
    path = tmp_path_factory.mktemp("saved") / "page.html"
    build_map(embed_assets(content), command(language="vi")).save(str(path))
    return path.as_uri()


def open_page(browser, address: str, width: int = 1100, height: int = 640):
    page = browser.new_page(viewport={"width": width, "height": height})
    page.faults, page.requests = [], []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("dialog", lambda dialog: page.faults.append("dialog"))
    page.on("request", lambda request: page.requests.append(request.url))
    page.goto(address)
    page.wait_for_selector("[data-movements=ready]")
    page.evaluate("window.clicks = []; addEventListener('movements:click', (e) => clicks.push(e.detail))")
    return page


@pytest.fixture
def page(browser, saved):
    page = open_page(browser, saved)
    yield page
    assert page.faults == []
    page.close()


def look_at(page, latitude: float, longitude: float, zoom: float) -> None:
    page.evaluate(f"{ENGINE}._map.setView([{latitude}, {longitude}], {zoom}, {{animate: false}})")


def on_screen(page, latitude: float, longitude: float) -> tuple[float, float]:
    script = (
        f"(() => {{ const p = {ENGINE}._map.latLngToContainerPoint([{latitude}, {longitude}]); return [p.x, p.y] }})()"
    )
    return tuple(page.evaluate(script))


def test_a_saved_page_makes_no_request(page):
    assert len(page.requests) == 1


def random_specs(count: int) -> list[dict]:
    chance = np.random.default_rng(8)
    specs = []
    for _ in range(count):
        asked = chance.random(7) < 0.3
        year = int(chance.integers(1880, 2020))
        spec: dict = {"by": ("hq", "presence")[int(chance.integers(2))]}
        spec |= {"themes": int(chance.integers(1, 1 << 17))} if asked[0] else {}
        spec |= {"kinds": int(chance.integers(1, 1 << 13))} if asked[1] else {}
        spec |= {"statuses": int(chance.integers(1, 16))} if asked[2] else {}
        spec |= {"vietnam": int(chance.integers(1, 32))} if asked[3] else {}
        spec |= {"countries": chance.integers(0, len(ISO), 30).tolist()} if asked[4] else {}
        spec |= {"founded": [(year, None), (None, year), (year, year + 40)][year % 3]} if asked[5] else {}
        spec |= {"active_in": year} if asked[6] else {}
        specs.append(spec)
    return specs


def test_the_browser_counts_as_python_does_for_two_hundred_random_queries(page, content):
    specs = random_specs(200)
    counted = page.evaluate(
        f"""(specs) => specs.map((spec) => {{
            const map = {ENGINE};
            map.state.spec = spec;
            map.refresh();
            return [Array.from(map.rows.subarray(0, map.length)), Array.from(map.counts), map.bounds];
        }})""",
        specs,
    )
    for spec, (rows, counts, bounds) in zip(specs, counted, strict=True):
        selected = select_rows(content.columns, spec)
        assert rows == np.flatnonzero(selected).tolist(), spec
        assert counts == count_by_country(content.columns, selected, spec["by"]), spec
        assert bounds == class_bounds(counts), spec


def test_a_mask_from_the_server_selects_its_rows(page):
    page.evaluate(f"{ENGINE}.command({{spec: {{mask: 'AQI='.padStart(4) + ''}}}})")
    rows = page.evaluate(f"Array.from({ENGINE}.rows.subarray(0, {ENGINE}.length))")
    assert rows == [0, 9]


@pytest.mark.parametrize("zoom", [1.5, 3, 6])
def test_every_organization_in_view_is_in_exactly_one_mark(page, zoom):
    look_at(page, 20, 150, zoom)
    marked, counted, seen = page.evaluate(
        """(() => {
            const map = MovementsMap.current, { view, columns, rows, length } = map;
            const said = (row, k) => `${row} in copy ${k}`;
            const marked = map.items.flatMap((item) => map.pointer.members(item))
                .map(({ row, x }) => said(row, Math.round(x - columns.x[row])));
            const seen = [];
            for (let k = -3; k <= 3; k++) for (const row of rows.subarray(0, length)) {
                const x = (columns.x[row] + k) * view.scale - view.left;
                const y = columns.y[row] * view.scale - view.top;
                if (x >= 0 && y >= 0 && x < view.width && y < view.height) seen.push(said(row, k));
            }
            return [marked, map.items.reduce((sum, item) => sum + item.count, 0), seen];
        })()"""
    )
    assert len(marked) == len(set(marked)) == counted
    assert set(seen) <= set(marked)
    assert seen


def test_points_on_the_antimeridian_and_at_the_poles_are_drawn(page):
    for row, (longitude, latitude) in EDGES.items():
        page.evaluate(f"{ENGINE}.command({{spec: {{founded: null}}}})")
        look_at(page, max(-84, min(84, latitude)), longitude, 5)
        found = page.evaluate(
            f"""(() => {{
                const map = {ENGINE}, {{ view, columns }} = map;
                return map.items.some((item) => [-1, 0, 1].some((k) =>
                    Math.hypot((columns.x[{row}] + k) * view.scale - view.left - item.x,
                               columns.y[{row}] * view.scale - view.top - item.y) < 60));
            }})()"""
        )
        assert found, (longitude, latitude)


def test_without_a_city_drawn_hollow_and_without_a_place_said(page):
    assert page.evaluate(f"{ENGINE}.columns.isApproximate[65]") == 1
    assert page.evaluate(f"Number.isNaN({ENGINE}.columns.x[{WITHOUT_PLACE}])")
    assert "1 tổ chức chưa rõ địa điểm" in page.inner_text(".mv-panel")


def test_one_place_spreads_and_each_organization_can_be_clicked(page):
    look_at(page, 21.03, 105.85, 12)
    page.mouse.click(*on_screen(page, 21.03, 105.85))
    page.wait_for_function("clicks.length === 1")
    assert page.evaluate("clicks[0].organizations") == [f"org-{row:05}" for row in HANOI]
    legs = page.evaluate(
        """(() => {
            const map = MovementsMap.current, corner = L.DomUtil.getPosition(map._container);
            const at = (leg) => map._map.layerPointToContainerPoint(L.point(leg.x, leg.y).add(corner));
            return map.pointer.legs().map((leg) => [leg.row, at(leg).x, at(leg).y]);
        })()"""
    )
    assert sorted(row for row, _, _ in legs) == list(HANOI)
    # No hint lies over the legs, even when the pointer stirs; over a leg its name comes.
    x, y = on_screen(page, 21.03, 105.85)
    page.mouse.move(x + 1, y)
    page.wait_for_timeout(100)
    assert page.query_selector(".mv-tip.mv-shown") is None
    page.mouse.move(*legs[0][1:])
    page.wait_for_selector(".mv-tip.mv-shown", state="attached")
    for i, (row, x, y) in enumerate(legs):
        page.mouse.click(x, y)
        page.wait_for_function(f"clicks.length === {i + 2}")
        assert page.evaluate(f"clicks[{i + 1}].organizations") == [f"org-{row:05}"]


def test_a_crowded_place_lists_everyone(page):
    look_at(page, 51.5, -0.12, 12)
    page.mouse.click(*on_screen(page, 51.5, -0.12))
    page.wait_for_selector(".mv-list li:nth-child(50)")
    page.click(".mv-list .mv-all")
    page.wait_for_selector(f".mv-list li:nth-child({len(LONDON)})")
    page.click(".mv-list li:last-child button")
    page.wait_for_function(f"clicks.at(-1).organizations[0] === 'org-{LONDON[-1]:05}'")
    page.keyboard.press("Escape")
    assert page.is_hidden(".mv-list")


def test_a_hostile_name_is_text(page):
    look_at(page, 21.03, 105.85, 12)
    page.mouse.click(*on_screen(page, 21.03, 105.85))
    page.evaluate(f"{ENGINE}.pointer.showTip({{kind: 'point', row: 0}}, L.point(10, 10))")
    page.wait_for_function("document.querySelector('.mv-tip strong').textContent.startsWith('<img')")
    assert page.evaluate("document.querySelector('.mv-tip strong').textContent") == HOSTILE
    assert page.query_selector(".mv-tip img") is None


def test_a_click_on_a_country_names_it_and_a_tiny_one_has_a_marker(page):
    look_at(page, 18, 103, 5)
    page.evaluate(f"{ENGINE}.command({{spec: {{countries: []}}}})")
    page.mouse.click(*on_screen(page, 18.6, 103.5))
    assert page.evaluate("clicks.at(-1).country") == "LAO"
    look_at(page, -0.5, 166.9, 3)
    page.mouse.click(*on_screen(page, -0.53, 166.93))
    assert page.evaluate("clicks.at(-1).country") == "NRU"


def test_the_archipelagos_are_named_at_every_zoom(page):
    page.evaluate(
        """() => {
            window.said = [];
            const draw = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
                said.push(text);
                return draw.call(this, text, ...rest);
            };
        }"""
    )
    for zoom in range(1, 13):
        page.evaluate("said.length = 0")
        look_at(page, 16.5 if zoom > 7 else 13, 112, zoom)
        assert "Quần đảo Hoàng Sa (Việt Nam)" in page.evaluate("said"), zoom
        if zoom <= 7:
            assert {"Quần đảo Trường Sa (Việt Nam)", "Biển Đông"} <= set(page.evaluate("said")), zoom


@pytest.mark.parametrize("zoom", [1.5, 2, 3])
def test_the_fixed_labels_cover_no_number_of_a_cluster_that_has_room_beside_them(page, zoom):
    look_at(page, 12, 112, zoom)
    covered = page.evaluate(f"""() => {{
        const map = {ENGINE};
        const half = (item) => 4 * String(item.count).length;
        return map.items.filter((item) => item.count > 1 && map.labels.some((label) =>
            item.x + half(item) > label.left && item.x - half(item) < label.left + label.width
            && Math.abs(item.y - label.y) < label.size / 2 + 5)).length;
    }}""")
    assert covered == 0


def test_a_filter_keeps_the_view_and_draws_only_colours(page):
    look_at(page, 10, 100, 4)
    before = page.evaluate(f"[{ENGINE}._map.getCenter(), {ENGINE}._map.getZoom()]")
    for theme in range(17):
        page.evaluate(f"{ENGINE}.command({{spec: {{themes: {1 << theme}}}}})")
    assert page.evaluate(f"[{ENGINE}._map.getCenter(), {ENGINE}._map.getZoom()]") == before


def test_a_late_answer_does_not_undo_what_the_reader_has_changed_since(page):
    def shown() -> int | None:
        return page.evaluate(f"{ENGINE}.state.spec.themes")

    page.evaluate(f"{ENGINE}.command({{spec: {{by: 'hq'}}}})")
    page.evaluate(f"{ENGINE}.foresee({{themes: 1}}), {ENGINE}.foresee({{themes: 3}})")
    assert shown() == 3
    page.evaluate(f"{ENGINE}.command({{spec: {{by: 'hq'}}}})")
    page.evaluate(f"{ENGINE}.command({{spec: {{themes: 1, by: 'hq'}}}})")
    assert shown() == 3
    paints = page.evaluate(f"{ENGINE}.paints")
    page.evaluate(f"{ENGINE}.command({{spec: {{themes: 3, by: 'hq'}}}})")
    assert page.evaluate(f"{ENGINE}.paints") == paints
    page.evaluate(f"{ENGINE}.foresee({{themes: 0}})")
    assert shown() is None
    # Nothing but the server's word counts where it differs.
    page.evaluate(f"{ENGINE}.command({{spec: {{themes: 8, by: 'hq'}}}})")
    assert shown() == 8


def test_what_the_server_never_answers_does_not_stay_on_the_map(page):
    page.evaluate(f"{ENGINE}.command({{spec: {{themes: 1, by: 'hq'}}}})")
    page.evaluate(f"{ENGINE}.foresee({{themes: 2}})")
    # The server was not asked, or has decided otherwise: its word is still the one before.
    page.evaluate(f"{ENGINE}.command({{spec: {{themes: 1, by: 'hq'}}}})")
    assert page.evaluate(f"{ENGINE}.state.spec.themes") == 2
    page.wait_for_function(f"{ENGINE}.state.spec.themes === 1")


def test_language_and_worldview_change_without_a_new_map(page):
    page.evaluate(f"{ENGINE}.command({{language: 'en', worldview: 'un_like'}})")
    page.wait_for_function(
        f"{ENGINE}.shapes.disclaimer.en && document.querySelector('.mv-foot').textContent.includes('Worldview')"
    )
    assert "Themes" in page.inner_text(".mv-panel")
    assert page.get_attribute(".mv-map", "lang") == "en"


def test_a_theme_in_the_legend_filters_without_the_server(page, content):
    page.click("[data-key=theme-2]")
    assert page.evaluate(f"{ENGINE}.length") == np.count_nonzero(content.columns.themes & 4)
    assert page.get_attribute("[data-key=theme-2]", "aria-pressed") == "true"
    page.click("[data-key=theme-2]")
    assert page.evaluate("clicks") == []


def test_the_year_answers_in_the_browser_and_plays(page, content):
    page.check("[data-key=year-on]")
    page.evaluate(f"{ENGINE}.setYear(1950)")
    assert page.evaluate(f"{ENGINE}.length") == np.count_nonzero(select_rows(content.columns, {"active_in": 1950}))
    page.click("[data-key=play]")
    page.wait_for_function(f"{ENGINE}.local.year > 1952")
    page.click("[data-key=play]")
    assert page.evaluate(f"{ENGINE}.playing") is None


def test_arrows_reach_marks_and_enter_opens_what_they_reached(page):
    look_at(page, 18, 104, 5)
    page.focus(".mv-map")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.mv-live').textContent.length > 3")
    reached = set()
    for _ in range(60):
        page.keyboard.press("PageDown")
        now = page.evaluate(f"{ENGINE}.keyboard.current")
        reached.add(f"{now['kind']},{now['country']['iso'] if now['kind'] == 'country' else now['row']}")
    assert "country,LAO" in reached
    while page.evaluate(f"{ENGINE}.keyboard.current.country?.iso") != "LAO":
        page.keyboard.press("PageUp")
    page.keyboard.press("Enter")
    assert page.evaluate("clicks.at(-1).country") == "LAO"


def test_on_a_phone_the_panel_is_closed_and_opens_within_the_screen(browser, saved):
    page = open_page(browser, saved, 360, 640)
    assert page.query_selector(".mv-body") is None
    page.click("[data-key=head]")
    box = page.locator(".mv-panel").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_two_hundred_filters_leave_the_heap_as_it_was(browser, saved):
    page = open_page(browser, saved)
    session = page.context.new_cdp_session(page)

    def heap() -> float:
        session.send("HeapProfiler.collectGarbage")
        return session.send("Runtime.getHeapUsage")["usedSize"] / 1e6

    run = f"for (let i = 0; i < 200; i++) {ENGINE}.command({{spec: {{themes: 1 << (i % 17)}}}})"
    page.evaluate(run)
    before = heap()
    page.evaluate(run)
    assert heap() - before < 1
    page.close()


def test_names_are_read_from_a_server_that_knows_no_ranges(browser, content, tmp_path):
    build_map(serve_assets(content, tmp_path, base="")).save(str(tmp_path / "index.html"))
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = open_page(browser, f"http://127.0.0.1:{server.server_port}/index.html")
        assert page.evaluate(f"{ENGINE}.names.of([499, 0]).then((names) => names.map((name) => name.id))") == [
            "org-00499",
            "org-00000",
        ]
        assert page.faults == []
        page.close()
        server.shutdown()


@contextlib.contextmanager
def streamlit(folder):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "app.py").write_text(APP, encoding="utf-8")
    run = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    run += ["--server.address=127.0.0.1", "--server.enableStaticServing=true", "--browser.gatherUsageStats=false"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(run, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(lambda: urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health").status == 200)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def test_in_streamlit_a_filter_keeps_the_map_a_pan_is_no_run_and_a_click_is_one(browser, tmp_path):
    with streamlit(tmp_path) as address:
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        hosts = set()
        page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        page.goto(address)
        frame = page.frame_locator("iframe")
        frame.locator("[data-movements=ready]").wait_for(timeout=60_000)
        inner = next(f for f in page.frames if "streamlit_folium" in f.url)
        inner.evaluate(f"window.kept = true; {ENGINE}._map.setView([18, 103], 5, {{animate: false}})")
        page.keyboard.press("Escape")
        page.wait_for_timeout(600)  # A pan would be reported after a quarter of a second.
        assert "runs=1 " in page.inner_text("body")
        page.get_by_role("slider").focus()
        page.keyboard.press("ArrowRight")
        inner.wait_for_function(f"{ENGINE}.state.spec.themes === 2")
        page.locator("label:has-text('en')").last.click()
        inner.wait_for_function(f"{ENGINE}.language === 'en'")
        assert inner.evaluate(f"[window.kept, {ENGINE}._map.getZoom()]") == [True, 5]
        inner.evaluate(f"{ENGINE}.pointer.report({{country: 'LAO'}})")
        page.get_by_text("country=LAO").wait_for()
        assert "runs=4 " in page.inner_text("body")
        assert hosts == {address.split("/")[2]}
        page.close()


def test_in_streamlit_a_filter_moved_while_the_map_loads_is_not_lost(browser, tmp_path):
    with streamlit(tmp_path) as address:
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        held = []
        page.route("**/leaflet.*.js", lambda route: held.append(route))
        page.goto(address)
        page.get_by_role("slider").focus()
        wait_for(lambda: page.wait_for_timeout(50) or held)
        page.keyboard.press("ArrowRight")
        page.get_by_text("runs=2 ").wait_for()
        held[0].continue_()
        page.frame_locator("iframe").locator("[data-movements=ready]").wait_for(timeout=60_000)
        inner = next(f for f in page.frames if "streamlit_folium" in f.url)
        inner.wait_for_function(f"{ENGINE}.state.spec.themes === 2")
        page.close()
