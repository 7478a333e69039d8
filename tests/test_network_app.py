"""The pages of networks and of time: Streamlit's harness for what they say, a browser for what they draw."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from movements.graph import neighbourhood, whole_graph
from movements.query import Query
from movements.selection import select
from tests.browser import launched, served

ROOT = Path(__file__).parent.parent
FOCUS = "world-federation-of-trade-unions"


@pytest.fixture
def opened(monkeypatch):
    monkeypatch.chdir(ROOT)

    def run(name: str, **parameters: str):
        def draw(name: str) -> None:
            from importlib import import_module

            from movements.dataset import load_dataset
            from views.page import Page, read_address

            dataset = load_dataset()
            import_module(f"views.{name}").show(Page(dataset, read_address(dataset)))

        test = AppTest.from_function(draw, args=(name,), default_timeout=90)
        for key, value in parameters.items():
            test.query_params[key] = value
        return test.run()

    return run


def html(test) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", ["network", "time"])
def test_the_pages_open_in_both_languages(opened, name, lang):
    test = opened(name, lang=lang)
    assert not test.exception
    headings = {
        ("network", "vi"): "Mạng lưới",
        ("network", "en"): "Networks",
        ("time", "vi"): "Diễn biến theo thời gian",
        ("time", "en"): "Rise and fall over time",
    }
    assert headings[name, lang] in html(test)


@pytest.mark.parametrize("name", ["network", "time"])
@pytest.mark.parametrize(("lang", "separator"), [("vi", "."), ("en", ",")])
def test_counts_are_written_as_the_language_does(opened, shipped, name, lang, separator):
    test = opened(name, lang=lang)
    said = html(test) + " ".join(caption.value for caption in test.caption)
    n = len(shipped.columns)
    assert n > 1000
    assert f"{n:,}".replace(",", separator) in said


def test_an_unknown_year_of_a_tie_is_blank(opened):
    table = opened("network", lang="en").dataframe[0].proto
    assert table.HasField("placeholder")
    assert table.placeholder == ""


def test_an_organization_shows_its_ties_each_with_a_source(opened, shipped):
    said = html(opened("network", lang="en", focus=FOCUS))
    for relation in shipped.relations_of(FOCUS):
        other = relation.from_id if relation.to_id == FOCUS else relation.to_id
        assert f"focus={other}" in said
        assert shipped.source(relation.source_id).publisher.split("&")[0] in said


def test_a_selection_without_ties_says_so(opened, shipped):
    graph = whole_graph(shipped)
    alone = next(id_ for id_ in graph if not graph.degree(id_))
    assert "Widen the filters" in opened("network", lang="en", organization=alone).info[0].value


def test_an_organization_without_ties_opens(opened, shipped):
    graph = whole_graph(shipped)
    alone = next(id_ for id_ in graph if not graph.degree(id_))
    assert "No source names a tie" in html(opened("network", lang="en", focus=alone))


@pytest.fixture(scope="module")
def tab():
    with launched() as browser, served() as address:
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.broken, page.elsewhere = [], []
        page.on("pageerror", lambda error: page.broken.append(str(error)))
        page.on("request", lambda r: page.elsewhere.append(r.url) if "127.0.0.1" not in r.url else None)
        page.home = address
        yield page


def drawn(tab) -> int:
    tab.wait_for_selector(".nw-frame[data-drawn]", timeout=60_000)
    return int(tab.locator(".nw-frame").get_attribute("data-drawn"))


@pytest.mark.browser
def test_the_picture_holds_everyone_tied_and_asks_no_other_host(tab, shipped):
    tab.goto(f"{tab.home}/network")
    graph = whole_graph(shipped)
    assert drawn(tab) == sum(1 for id_ in graph if graph.degree(id_))
    assert [url for url in tab.elsewhere if not url.startswith(("data:", "blob:"))] == []
    assert tab.broken == []


@pytest.mark.browser
def test_the_keyboard_reaches_an_organization_and_opens_it(tab):
    tab.goto(f"{tab.home}/network?lang=en")
    drawn(tab)
    tab.locator(".nw-canvas").focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("() => true")
    said = tab.locator(".nw-live").text_content()
    assert "ties" in said
    tab.keyboard.press("Enter")
    tab.wait_for_selector(f".m-panel h3:has-text({said.split(',')[0]!r})", timeout=30_000)
    tab.wait_for_url("**focus=**")


@pytest.mark.browser
def test_a_step_around_an_organization_keeps_everyone_in_place(tab, shipped):
    tab.goto(f"{tab.home}/network?lang=en&organization={FOCUS}")
    assert drawn(tab) == len(neighbourhood(whole_graph(shipped), FOCUS, 1))


@pytest.mark.browser
def test_one_click_shows_who_sits_where(tab, shipped):
    tab.goto(f"{tab.home}/network?lang=en&focus={FOCUS}")
    drawn(tab)
    tab.get_by_text("Map", exact=True).click()
    tab.wait_for_selector("iframe[title*=folium]", timeout=60_000)
    frame = next(frame for frame in tab.frames if "streamlit_folium" in frame.url)
    frame.wait_for_selector("[data-movements=ready]", timeout=60_000)
    frame.wait_for_function("() => (MovementsMap.current.state.spec.flows || []).length > 0", timeout=30_000)
    near = neighbourhood(whole_graph(shipped), FOCUS, 1)
    frame.wait_for_function(f"() => MovementsMap.current.length === {len(near)}", timeout=30_000)


@pytest.mark.browser
def test_the_map_of_a_year_shows_the_year(tab):
    tab.goto(f"{tab.home}/time?lang=en")
    tab.get_by_role("tab", name="Map of a year").click()
    tab.wait_for_selector("iframe[title*=folium]", timeout=60_000)
    frame = next(frame for frame in tab.frames if "streamlit_folium" in frame.url)
    frame.wait_for_selector("[data-movements=ready]", timeout=60_000)
    frame.wait_for_function("() => MovementsMap.current.local.year === 1975", timeout=30_000)
    frame.wait_for_function("() => Number.isFinite(MovementsMap.current._map.getZoom())", timeout=30_000)


def test_the_map_of_a_year_has_a_table_that_adds_up(opened, shipped, monkeypatch):
    from views import time_map

    told = []
    monkeypatch.setattr(time_map, "show_rows", lambda page, rows, config: told.append(rows))
    test = opened("time", lang="en", theme="peace", active_in="1950")
    test.session_state["time-tabs-en"] = "Map of a year"
    test.run()
    [rows] = told
    asked = Query(themes=frozenset({"peace"}), active_in=1975)
    assert sum(n for _, _, n in rows.rows) == len(select(shipped, asked))
    there = Query(themes=frozenset({"peace"}), active_in=1975, countries=frozenset({"VNM"}))
    assert next(n for _, iso, n in rows.rows if iso == "VNM") == len(select(shipped, there))
