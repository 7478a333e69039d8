"""The whole app in a real browser that can reach no other host."""

import re
import urllib.parse

import pytest

from movements.query import Query
from movements.selection import select
from tests.browser import ROOT, served

pytestmark = pytest.mark.browser
PAGES = re.findall(r'^        \("(\w+)", msg', (ROOT / "app.py").read_text("utf-8"), re.MULTILINE)


# Zoom, centre to the pixel, the reader's own switches on the map.
VIEW = "[m._map.getZoom(), m._map.getCenter().lat.toFixed(1), m._map.getCenter().lng.toFixed(1), m.local]"


class Visit:
    """A reader's tab: fails on a request to another host, on a script error, on a dialog."""

    def __init__(self, browser, address: str, width: int = 1280, height: int = 900) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
        self.page = self.context.new_page()
        self.address, self.elsewhere, self.broken = address, [], []
        self.page.on("request", self._note)
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.broken.append(dialog.message), dialog.dismiss()))

    def _note(self, request) -> None:
        url = urllib.parse.urlsplit(request.url)
        if url.scheme not in ("data", "blob") and url.hostname != "127.0.0.1":
            self.elsewhere.append(request.url)

    def open(self, path: str = "/"):
        self.page.goto(self.address + path)
        self.wait_map()
        return self

    @property
    def map(self):
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    def ask(self, script: str):
        return self.map.evaluate(f"() => {{ const m = MovementsMap.current; return {script}; }}")

    def wait_map(self) -> None:
        self.page.wait_for_selector("iframe[title*=folium]", timeout=60_000)
        self.map.wait_for_selector("[data-movements=ready]", timeout=60_000)

    def wait_count(self, n: int) -> None:
        self.map.wait_for_function(f"() => MovementsMap.current.length === {n}", timeout=20_000)

    def rest(self) -> None:
        """Wait until nothing has run for a second: Streamlit loses a download that is asked for within a run."""
        self.page.evaluate("window.lastRun = performance.now()")
        self.page.wait_for_function("""() => {
            if (document.querySelector('[data-test-script-state=running]')) window.lastRun = performance.now();
            return performance.now() - window.lastRun > 1000;
        }""")

    def parameters(self) -> dict[str, list[str]]:
        return urllib.parse.parse_qs(urllib.parse.urlsplit(self.page.url).query)

    def click_at(self, longitude: float, latitude: float) -> None:
        point = self.ask(f"m._map.latLngToContainerPoint([{latitude}, {longitude}])")
        box = self.page.locator("iframe[title*=folium]").bounding_box()
        self.page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])

    def close(self) -> None:
        self.context.close()
        assert self.elsewhere == []
        assert self.broken == []


@pytest.fixture
def visit(browser, address):
    visit = Visit(browser, address)
    yield visit
    visit.close()


def test_the_map_shows_what_select_selects(visit, shipped):
    visit.open()
    assert visit.ask("m.length") == len(shipped.columns)
    visit.open("/?theme=peace&region=europe&by=presence")
    query = Query(themes=frozenset({"peace"}), regions=frozenset({"europe"}), by="presence")
    visit.wait_count(len(select(shipped, query)))


def test_a_filter_keeps_zoom_and_centre_and_the_map_is_not_rebuilt(visit, shipped):
    visit.open()
    visit.ask("(m.mark = 7, m._map.setView([16, 108], 4, {animate: false}), null)")
    box = visit.page.get_by_label("Tìm kiếm")
    box.fill("hoi huu nghi")
    visit.wait_count(len(select(shipped, Query(text="hoi huu nghi"))))
    assert visit.ask("m.mark") == 7
    assert visit.ask("m._map.getZoom()") == 4
    assert visit.ask("Math.round(m._map.getCenter().lat)") == 16
    visit.page.wait_for_url("**text=hoi+huu+nghi*")


def test_the_map_answers_a_filter_before_the_server_and_as_the_server_does(visit, shipped):
    page = visit.open("/?kind=trade_union").page
    visit.wait_count(len(select(shipped, Query(kinds=frozenset({"trade_union"})))))
    # The server's word is heard and kept from the map.
    visit.map.evaluate("() => { MovementsMap.command = (said) => { window.heard = said.spec; }; }")

    def press(widget: str, *keys: str) -> None:
        page.locator(f".st-key-filter-{widget} input").last.focus()
        for key in keys:
            page.keyboard.press(key) if len(key) > 1 and key[0].isupper() else page.keyboard.type(key)

    def expect(**asked) -> None:
        sets = {name: frozenset(value) for name, value in asked.items() if isinstance(value, set)}
        query = Query(**(asked | sets))
        visit.wait_count(len(select(shipped, query)))
        same = "(a, b) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())"
        alike = f"() => window.heard && ({same})(window.heard, MovementsMap.current.state.spec)"
        visit.map.wait_for_function(alike, timeout=20_000)

    press("kinds", "Backspace")
    expect()
    press("themes", "hoa binh", "Enter")
    expect(themes={"peace"})
    press("themes", "lao dong", "Enter")
    expect(themes={"peace", "labour"})
    press("regions", "dong nam a", "Enter")
    expect(themes={"peace", "labour"}, regions={"south-eastern-asia"})
    press("countries", "cuba", "Enter")
    places = {"themes": {"peace", "labour"}, "regions": {"south-eastern-asia"}, "countries": {"CUB"}}
    expect(**places)
    page.keyboard.press("Escape")
    page.locator(".st-key-filter-by [role=radio]").last.click()
    expect(**places, by="presence")
    press("founded", "ArrowLeft")
    last = int(page.locator(".st-key-filter-founded input").last.input_value())
    expect(**places, by="presence", founded=(None, last))
    page.locator(".st-key-clear button").click()
    page.wait_for_url(re.compile(r"^[^?]*(\?lang=vi)?$"))


def test_each_choice_shows_what_it_would_leave_and_keeps_its_name(visit, shipped):
    page = visit.open().page
    page.locator("[data-testid=stMultiSelect] input[aria-label='Lĩnh vực']").click()
    peace = page.get_by_role("option", name="Hòa bình và giải trừ quân bị")
    name = peace.inner_text().split("\n")[0]
    assert peace.get_attribute("data-left") == str(len(select(shipped, Query(themes=frozenset({"peace"})))))
    visit.page.goto(f"{visit.address}/?country=VNM")
    visit.wait_map()
    page.locator("[data-testid=stMultiSelect] input[aria-label='Lĩnh vực']").click()
    there = Query(themes=frozenset({"peace"}), countries=frozenset({"VNM"}))
    page.wait_for_selector(f"[role=option][data-left='{len(select(shipped, there))}']:has-text('{name}')")
    assert peace.inner_text().startswith(name)


def test_a_click_on_a_country_opens_what_is_known_of_it(visit):
    visit.open("/?theme=digital_rights&country=NRU")
    visit.click_at(25.0, -29.0)
    visit.page.wait_for_selector("h3:has-text('Nam Phi')")
    assert visit.parameters()["focus"] == ["ZAF"]


def test_from_the_map_to_a_profile_and_back_the_map_stands_where_it_was_left(visit, shipped):
    visit.open("/?theme=peace&by=presence")
    n = len(select(shipped, Query(themes=frozenset({"peace"}), by="presence")))
    visit.wait_count(n)
    visit.ask("(m._map.setView([-20, 30], 4.5, {animate: false}), m.local.arcs = true, m.refresh(), null)")
    left = visit.ask(VIEW)
    for come_back in (visit.page.go_back, visit.page.locator("a.m-back").click):
        visit.click_at(25.0, -29.0)
        visit.page.locator(".m-panel:has(h3:has-text('Nam Phi')) a.m-button").click()
        visit.page.wait_for_selector("h1:has-text('Nam Phi')")
        come_back()
        visit.wait_map()
        visit.wait_count(n)
        assert visit.ask(VIEW) == left
        assert visit.parameters()["theme"] == ["peace"]
    # Loaded anew, the app shows the world again.
    visit.page.reload()
    visit.wait_map()
    assert visit.ask("m._map.getZoom()") < 3


def test_an_organization_shows_its_facts_and_their_sources(visit, shipped):
    visit.open("/?focus=world-peace-council")
    visit.page.wait_for_selector("h3:has-text('Hội đồng Hòa bình Thế giới')")
    cited = {shipped.source(e.source_id).url for e in shipped.evidence_of("world-peace-council")}
    links = visit.page.locator(".m-panel a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert cited <= set(links)


def test_the_language_switch_changes_everything(visit):
    visit.open("/?focus=world-peace-council&theme=peace")
    visit.page.get_by_text("English", exact=True).click()
    visit.page.wait_for_selector("h3:has-text('World Peace Council')")
    visit.page.wait_for_selector("text=Boundary worldview")
    visit.map.wait_for_function("() => MovementsMap.current.language === 'en'")
    assert visit.parameters()["lang"] == ["en"]
    assert visit.parameters()["theme"] == ["peace"]
    body = visit.page.inner_text("body")
    assert not re.search(r"Lĩnh vực|Quan hệ|Thành lập|Tình trạng|tổ chức", body)


def test_the_worldview_changes_the_map_and_its_note(visit):
    visit.open()
    before = visit.map.inner_text(".mv-foot")
    assert "Hoàng Sa" in before
    visit.open("/?worldview=de_facto")
    visit.map.wait_for_function("() => MovementsMap.current.state.worldview === 'de_facto'")
    assert visit.map.inner_text(".mv-foot") != before


@pytest.mark.parametrize("zoom", [1, 2, 4, 8])
def test_hoang_sa_truong_sa_and_the_east_sea_are_labelled_at_every_zoom(visit, zoom):
    visit.open()
    labels = visit.ask(f"(m._map.setZoom({zoom}, {{animate: false}}), m.shapes.labels.map(l => [l.vi, l.min_zoom]))")
    shown = {vi for vi, least in labels if least <= zoom}
    assert {"Quần đảo Hoàng Sa (Việt Nam)", "Quần đảo Trường Sa (Việt Nam)", "Biển Đông"} <= shown


def test_a_shared_link_restores_the_view_in_another_browser(visit, browser, address):
    visit.open("/?theme=peace")
    visit.page.get_by_text("English", exact=True).click()
    visit.page.wait_for_selector("text=Boundary worldview")
    link = visit.page.url
    other = Visit(browser, address)
    other.open(link.removeprefix(address))
    other.page.wait_for_selector("text=Boundary worldview")
    assert other.ask("m.length") == visit.ask("m.length")
    other.close()


def test_a_reload_shows_the_same_again(visit):
    visit.open()
    total = visit.ask("m.length")
    visit.page.get_by_label("Tìm kiếm").fill("cuba")
    visit.page.wait_for_url("**text=cuba*")
    visit.page.reload()
    visit.wait_map()
    assert visit.ask("m.length") < total


def test_back_goes_a_page_or_a_filter_at_a_time(visit, shipped):
    page = visit.open().page
    everything = visit.ask("m.length")
    page.locator(".st-key-filter-themes input").last.focus()
    page.keyboard.type("hoa binh")
    page.keyboard.press("Enter")
    page.wait_for_url("**?theme=peace")
    page.wait_for_timeout(1_200)  # What is done within a second is one step.
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Các nước").first.click()
    page.wait_for_url("**/country?theme=peace")
    page.go_back()
    visit.wait_map()
    visit.wait_count(len(select(shipped, Query(themes=frozenset({"peace"})))))
    page.go_back()
    visit.wait_count(everything)
    page.wait_for_selector(".st-key-clear button:disabled")
    page.go_forward()
    page.wait_for_selector(".st-key-filter-themes [data-tag] >> visible=true")


def test_what_a_page_already_left_writes_is_not_shown(visit):
    # What cannot be read is left out of the address, by the server, in the very first run.
    visit.open("/?theme=peace&kind=nonsense")
    visit.page.wait_for_url(re.compile(r"/\?theme=peace$"))
    visit.page.evaluate("history.pushState({}, '', '/?country=ZAF&~=%2Fcountry')")
    assert visit.page.url.endswith("/?theme=peace")
    visit.page.evaluate("history.pushState({}, '', '/?theme=peace&by=presence&~=%2F')")
    assert visit.page.url.endswith("/?theme=peace&by=presence")


def test_who_is_quicker_than_the_address_loses_no_filter(visit):
    page = visit.open("/?theme=peace").page
    founded = page.locator(".st-key-filter-founded input[type=range]").first
    founded.focus()
    start = int(founded.input_value())
    for _ in range(15):
        page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**founded={start + 15}%3A*")
    page.wait_for_timeout(1_000)
    assert int(founded.input_value()) == start + 15
    assert visit.parameters() == {"theme": ["peace"], "founded": [f"{start + 15}:"]}
    page.go_back()
    page.wait_for_url("**/?theme=peace")
    visit.page.wait_for_function(f"document.querySelector('.st-key-filter-founded input').value == '{start}'")


def test_downloads_come_when_asked_for(visit, tmp_path):
    visit.open("/?country=CUB")
    for suffix in ("XLSX", "CSV", "GEOJSON"):
        visit.rest()
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name=f"Tải về {suffix}").click()
        path = tmp_path / suffix
        download.value.save_as(path)
        assert path.stat().st_size > 100


def test_the_table_lists_the_selection(visit):
    visit.open("/?country=CUB")
    visit.page.get_by_text("Bảng các tổ chức đã chọn").click()
    visit.page.wait_for_selector("[data-testid=stDataFrame]")


def test_streamlits_own_words_are_in_the_language_that_is_read(visit):
    page = visit.open("/?theme=peace&country=VNM").page
    page.locator(".st-key-table-open summary").click()
    tools = page.get_by_test_id("stBaseButton-elementToolbar")
    page.wait_for_selector("[data-testid=stBaseButton-elementToolbar][aria-label^='Toàn màn hình']", state="attached")
    said = " ".join(tool.get_attribute("aria-label") for tool in tools.all())
    assert not re.search(r"columns|Download|Search|Fullscreen", said)
    assert page.locator("iframe[title*=folium]").get_attribute("aria-label") == "Bản đồ"
    page.get_by_text("English", exact=True).click()
    page.wait_for_selector("[data-testid=stBaseButton-elementToolbar][aria-label^='Fullscreen']", state="attached")
    assert page.locator("iframe[title*=folium]").get_attribute("aria-label") == "Map"


@pytest.mark.parametrize("width", [360, 768])
def test_a_narrow_screen_needs_no_sideways_scrolling(browser, address, width):
    visit = Visit(browser, address, width=width, height=740)
    visit.open("/?focus=world-peace-council")
    assert visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    visit.close()


HOSTILE = "<script>alert(1)</script></script><img src=x onerror=alert(2)>\"'`${alert(3)}{{alert(4)}}🕊 אבג =1+1"


def test_a_hostile_dataset_is_harmless(browser, tmp_path, copy):
    line = next(i for i, row in enumerate(copy.rows("organizations.csv")) if row["id"] == "world-peace-council")
    copy.change("organizations.csv", line, name_vi=HOSTILE, name_en=HOSTILE, summary_vi=HOSTILE, acronym="=1+1")
    with served("--data", str(copy.folder)) as address:
        visit = Visit(browser, address)
        visit.open("/?focus=world-peace-council&organization=world-peace-council")
        visit.page.wait_for_selector("h3:has-text('<script>alert(1)')")
        names = visit.map.evaluate("() => MovementsMap.current.names.of([...MovementsMap.current.rows].slice(0, 1))")
        assert names[0]["vi"] == HOSTILE
        visit.close()


def test_offline_reload_still_shows_the_map(visit):
    # Nothing but this machine answers: the route refuses every other host, as a cut cable would.
    visit.context.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
    visit.open()
    visit.page.reload()
    visit.wait_map()
    assert visit.ask("m.length") > 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_without_an_error(visit, language):
    for name in PAGES:
        visit.page.goto(f"{visit.address}/{name}?lang={language}")
        said = "document.querySelector('[data-testid=stMain]')?.innerText.length > 40"
        done = "document.querySelector('[data-test-script-state=notRunning]')"
        visit.page.wait_for_function(f"() => {said} && {done}", timeout=60_000)
        assert visit.page.locator("[data-testid=stException]").count() == 0, name
