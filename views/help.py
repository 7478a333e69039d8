"""Help: the guide in the language in force, with its contents and pictures, as one page that the browser can search."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

from movements.dataset import Dataset
from movements.figures import fill, guide_figures
from movements.language import Language
from views import chrome
from views.page import Page, write_address

_ROOT = Path(__file__).parent.parent
GUIDE = _ROOT / "docs" / "guide"
PICTURES = _ROOT / "docs" / "pictures"
SERVED = _ROOT / "static" / "pictures"
_HEADING = re.compile(r"^## (.+?) <!-- ([a-z]+) -->$", re.MULTILINE)
_PICTURE = re.compile(r"\]\(\.\./pictures/([a-z-]+\.png)\)")


@dataclass(frozen=True)
class Chapter:
    """A chapter of the guide: its name in the address, its title, its Markdown."""

    key: str
    title: str
    body: str


@dataclass(frozen=True)
class Guide:
    """The guide in one language."""

    title: str
    lead: str
    chapters: tuple[Chapter, ...]


@lru_cache(maxsize=4)
def read_guide(language: Language, dataset: Dataset) -> Guide:
    """Read the guide of a language with a dataset's figures; its headings carry their names as comments."""
    text = fill((GUIDE / f"{language}.md").read_text("utf-8"), guide_figures(dataset, language))
    lead, *parts = _HEADING.split(text)
    title, _, lead = lead.removeprefix("# ").partition("\n")
    chapters = (Chapter(key, name, body.strip()) for name, key, body in zip(*[iter(parts)] * 3, strict=True))
    return Guide(title.strip(), lead.strip(), tuple(chapters))


def show(page: Page) -> None:
    """Show the page."""
    chrome.show_switches(page)
    write_address(page.address)
    guide, heading = read_guide(page.language, page.dataset), page.t("Contents")
    contents = "\n".join(f"{n}. [{one.title}](#{one.key})" for n, one in enumerate(guide.chapters, start=1))
    with st.sidebar:
        st.markdown(f"**{heading}**\n\n{contents}")
    serve_pictures()
    with st.container(width=880, key="guide"):
        st.title(guide.title, anchor="guide")
        st.markdown(guide.lead)
        st.markdown(contents)
        for chapter in guide.chapters:
            st.header(chapter.title, anchor=chapter.key, divider="gray")
            st.markdown(_with_served_pictures(chapter.body))


@st.cache_resource(show_spinner=False)
def serve_pictures() -> None:
    """Put the pictures where the app serves files from."""
    SERVED.mkdir(parents=True, exist_ok=True)
    for picture in sorted(PICTURES.glob("*.png")):
        shutil.copyfile(picture, SERVED / picture.name)


def _with_served_pictures(body: str) -> str:
    return _PICTURE.sub(r"](app/static/pictures/\1)", body)
