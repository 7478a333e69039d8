"""The pages beyond the map in a real browser with no network: accessible, readable, linked without a reload."""

import urllib.parse

import pytest

from maps.fills import PLAIN
from maps.world import draw_world

pytestmark = pytest.mark.browser
PAGES = (
    "/country?country=CUB",
    "/country?country=CUB&country=USA&country=FRA&country=NRU",
    "/organization?id=world-peace-council",
    "/vietnam",
    "/coverage",
    "/statistics",
)
# What Streamlit draws around our content is its own to mend.
OURS = ".m-page, .m-panel, .m-found, .m-welcome, .st-key-go-to"


@pytest.fixture
def tab(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    page = context.new_page()
    elsewhere, broken = [], []

    def note(request):
        url = urllib.parse.urlsplit(request.url)
        if url.scheme not in ("data", "blob") and url.hostname != "127.0.0.1":
            elsewhere.append(request.url)

    page.on("request", note)
    page.on("pageerror", lambda error: broken.append(str(error)))
    yield page
    context.close()
    assert elsewhere == []
    assert broken == []


def visit(tab, address, path):
    tab.goto(address + path)
    tab.wait_for_selector("h1", timeout=60_000)
    tab.wait_for_selector("[data-test-script-state=notRunning]", timeout=60_000)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious_in_our_content(tab, address, path):
    from axe_playwright_python.sync_playwright import Axe

    visit(tab, address, path)
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(
        tab, context={"include": [[part] for part in OURS.split(", ") if tab.locator(part).count()]}, options=options
    )
    serious = [
        (fault["id"], node["html"][:160])
        for fault in found.response["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
    assert serious == []


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(tab, address, path, width):
    tab.set_viewport_size({"width": width, "height": 800})
    visit(tab, address, path)
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert tab.locator("[data-testid=stException]").count() == 0


def test_a_link_goes_on_without_a_reload_and_back_comes_back(tab, address):
    visit(tab, address, "/country?country=CUB")
    tab.evaluate("window.mark = 7")
    tab.locator("a.m-go", has_text="Hội hữu nghị Cuba – Việt Nam").first.click()
    tab.wait_for_selector("h1:has-text('Hội hữu nghị Cuba – Việt Nam')")
    assert tab.evaluate("window.mark") == 7
    tab.wait_for_url("**/organization?*id=cuba-vietnam-friendship-association*")
    tab.go_back()
    tab.wait_for_selector("h1:text-is('Cuba')")


def test_from_the_map_to_a_profile_and_back_the_view_is_kept(tab, address):
    tab.goto(address + "/?theme=peace&region=europe&focus=FRA&lang=en")
    tab.locator("a.m-button").click(timeout=60_000)
    tab.wait_for_selector("h1:text-is('France')")
    tab.locator("a.m-back").click()
    tab.wait_for_selector(".m-panel h3:has-text('France')", timeout=60_000)
    shown = urllib.parse.parse_qs(urllib.parse.urlsplit(tab.url).query)
    assert shown == {"theme": ["peace"], "region": ["europe"], "focus": ["FRA"], "lang": ["en"]}


def test_the_search_box_answers_by_keyboard_alone(tab, address):
    visit(tab, address, "/coverage")
    box = tab.get_by_label("Đi tới tổ chức, nước hoặc sự kiện")
    box.focus()
    tab.keyboard.type("wpc")
    # An answer to what was typed so far would be replaced under the keyboard.
    tab.wait_for_selector(".m-found[data-text=wpc] a")
    # To the first answer and into it.
    for _ in range(12):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('.m-found a')"):
            break
    tab.keyboard.press("Enter")
    tab.wait_for_selector("h1:has-text('Hội đồng Hòa bình Thế giới')")


def test_arrows_walk_the_answers_and_enter_takes_the_first_but_never_a_suggestion(tab, address):
    visit(tab, address, "/coverage")
    box = tab.get_by_label("Đi tới tổ chức, nước hoặc sự kiện")
    box.focus()
    tab.keyboard.type("lao")
    tab.wait_for_selector(".m-found[data-text=lao] .m-hits a")
    names = tab.locator(".m-found li > a").all_inner_texts()
    focused = "document.activeElement.innerText"
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate(focused) == names[1]
    tab.keyboard.press("ArrowUp")
    assert tab.evaluate(focused) == names[0]
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("grenpeace")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".m-found[data-text=grenpeace] a")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("mozambique")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("h1:text-is('Mozambique')")


def test_the_browser_is_told_the_language_that_is_read(tab, address):
    skip = tab.locator("[data-testid=stSkipToContent]")
    visit(tab, address, "/coverage")
    tab.wait_for_function("() => document.documentElement.lang === 'vi'")
    assert skip.inner_text() == "Tới nội dung chính"
    tab.get_by_text("English", exact=True).click()
    tab.wait_for_function("() => document.documentElement.lang === 'en'")
    assert skip.inner_text() == "Skip to the content"


@pytest.mark.parametrize("iso", ["ATA", "BVT", "USA", "VNM"])
def test_a_profile_opens_with_the_network_cut(tab, address, iso, shipped):
    tab.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
    visit(tab, address, f"/country?country={iso}")
    assert tab.inner_text("h1") == shipped.country_name(iso, "vi")
    tab.wait_for_selector(".m-profile")
    assert tab.locator("[data-testid=stException]").count() == 0


@pytest.mark.parametrize("width", [672, 1200])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_names_at_sea_stand_whole_in_the_map_of_the_world(tab, language, width):
    tab.set_viewport_size({"width": width, "height": 600})
    tab.set_content(f"<body style='margin: 0'>{draw_world('vn', {}, {}, PLAIN, language)}")
    rights = tab.locator("text").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert len(rights) == 3
    # Another system's letters may be wider.
    assert max(rights) < width * 0.985


def test_typing_a_country_and_enter_chooses_that_one_alone(tab, address):
    visit(tab, address, "/country")
    tab.get_by_label("Các nước (tối đa bốn nước đặt cạnh nhau)").click()
    tab.keyboard.type("lao")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("h1:text-is('Lào')")


def test_a_theme_is_found_without_marks_and_nothing_found_is_said_in_vietnamese(tab, address):
    visit(tab, address, "/time")
    tab.locator(".st-key-filter-themes input").click()
    tab.keyboard.type("zzz")
    tab.wait_for_selector("[role=listbox] >> text='Không có kết quả'")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("hoa binh")
    option = tab.locator("[role=option]", has_text="Hòa bình")
    option.wait_for()
    # The bare form is searched, not read: it stands below what is shown.
    assert option.locator("[data-item-hl]").evaluate("it => it.scrollHeight >= 2 * it.clientHeight - 2")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**theme=peace*")


def test_the_briefing_is_headed_as_other_pages_are(tab, address):
    visit(tab, address, "/briefing")
    assert tab.locator("h1").all_inner_texts() == ["Tài liệu"]


def test_the_guide_fits_a_narrow_screen(tab, address):
    tab.set_viewport_size({"width": 360, "height": 800})
    visit(tab, address, "/help?lang=en")
    tab.wait_for_selector(".st-key-guide table")
    assert tab.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 360


def test_the_explanation_of_a_first_visit_stays_closed_once_closed(tab, address):
    visit(tab, address, "/coverage")
    tab.locator(".m-welcome button").click()
    assert not tab.locator(".m-welcome").is_visible()
    tab.reload()
    tab.wait_for_selector("h1")
    assert not tab.locator(".m-welcome").is_visible()


def test_a_shared_address_restores_page_language_worldview_and_filters(tab, address):
    visit(tab, address, "/vietnam?region=desk-europe&lang=en&worldview=un_like")
    assert "Viet Nam and its friends" in tab.inner_text("h1")
    assert "un_like" in tab.url
    assert tab.locator(".st-key-lens-desk [aria-checked=true], .st-key-lens-desk [data-selected=true]").count() <= 1
    assert "region=desk-europe" in tab.url
