"""Take the pictures of README and guide from the running app: `python docs/take_pictures.py` from the repository's root."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import launched, served  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
PAGES = {
    "explore": "/?theme=peace&theme=friendship&theme=solidarity&focus=world-peace-council",
}


def main() -> None:
    """Write a picture of each page in each language."""
    with launched() as browser, served() as address:
        for name, path in PAGES.items():
            for language in ("vi", "en"):
                page = browser.new_page(viewport={"width": 1280, "height": 860})
                page.goto(f"{address}{path}&lang={language}")
                page.wait_for_selector("iframe[title*=folium]")
                frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
                frame.wait_for_selector("[data-movements=ready]")
                page.wait_for_timeout(1500)  # Until fonts and arcs have settled.
                page.screenshot(path=FOLDER / f"{name}-{language}.png")
                page.close()


if __name__ == "__main__":
    main()
