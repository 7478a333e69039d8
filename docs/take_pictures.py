"""Take the pictures of README and guide from the running app: `python docs/take_pictures.py [NAME …]` from the root."""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import launched, served  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
SIZE = {"width": 1280, "height": 860}
LARGEST = 250_000
COLOURS = (256, 160, 96, 64)
"""Fewer and fewer, until the file is small enough."""


def wait_map(page: Page) -> None:
    """Wait for the map."""
    page.wait_for_selector("iframe[title*=folium]")
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    frame.wait_for_selector("[data-movements=ready]")


def click_country(page: Page) -> None:
    """Click Canada on the map, and wait for what is known of it."""
    wait_map(page)
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    page.wait_for_timeout(2500)  # Until the map has come to rest.
    point = frame.evaluate("() => MovementsMap.current._map.latLngToContainerPoint([66, -108])")
    box = page.locator("iframe[title*=folium]").bounding_box()
    assert box
    page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])
    page.wait_for_function("() => location.search.includes('focus=CAN')")


def open_worldviews(page: Page) -> None:
    """Open the list of worldviews."""
    wait_map(page)
    page.locator("[data-testid=stSidebar] [data-testid=stSelectbox] input").first.click()
    page.wait_for_selector("[role=option]")


def type_name(page: Page) -> None:
    """Type a name without its marks into the box at the top."""
    wait_map(page)
    page.locator("[data-testid=stMain] input[type=text]").first.press_sequentially("hoi huu nghi viet nam cuba")
    page.wait_for_selector(".m-found li")


def show_heading(page: Page) -> None:
    """Wait for the page's own heading."""
    page.wait_for_selector("h1")


def show_preview(page: Page) -> None:
    """Wait for the preview of the sheet."""
    page.wait_for_selector("[data-testid=stMain] [data-testid=stImage] img", timeout=60_000)


# Name → address and what to do there.
PICTURES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "explore": ("/?theme=peace&theme=friendship&theme=solidarity&focus=world-peace-council", wait_map),
    "click": ("/?theme=peace&theme=women", click_country),
    "search": ("/?", type_name),
    "country": ("/country?country=CUB", show_heading),
    "organization": ("/organization?id=world-peace-council", show_heading),
    "vietnam": ("/vietnam?", show_heading),
    "coverage": ("/coverage?", show_heading),
    "statistics": ("/statistics?", show_heading),
    "network": ("/network?focus=world-peace-council", show_heading),
    "time": ("/time?", show_heading),
    "briefing": ("/briefing?region=asean&theme=peace", show_preview),
    "switches": ("/?theme=friendship", open_worldviews),
}


def main() -> None:
    """Write a picture of each page, or of those named, in each language."""
    FOLDER.mkdir(exist_ok=True)
    with launched() as browser, served() as address:
        for name in sys.argv[1:] or PICTURES:
            for language in ("vi", "en"):
                (FOLDER / f"{name}-{language}.png").write_bytes(take(browser, address, name, language))


def take(browser: Browser, address: str, name: str, language: str) -> bytes:
    """Take one picture, as a PNG that is small enough."""
    path, act = PICTURES[name]
    context = browser.new_context(viewport=SIZE, locale="vi-VN")  # type: ignore[arg-type]
    # The note for a first visit is closed, as it is for whoever comes back.
    context.add_init_script("localStorage.setItem('movements-welcomed', '1')")
    page = context.new_page()
    page.goto(f"{address}{path}&lang={language}")
    act(page)
    page.wait_for_function("() => !document.querySelector('[data-test-script-state=running]')")
    page.wait_for_timeout(2500)  # Until fonts, charts and arcs have settled.
    picture = page.screenshot()
    context.close()
    return shrink(picture)


def shrink(picture: bytes) -> bytes:
    """Write a screenshot with as many colours as keep it below the size allowed."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    data = b""
    for colours in COLOURS:
        out = BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        data = out.getvalue()
        if len(data) <= LARGEST:
            return data
    raise ValueError(f"{len(data)} bytes with {COLOURS[-1]} colours")


if __name__ == "__main__":
    main()
