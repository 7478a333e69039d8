"""What frames every page: style, the switches of language and worldview, faults of the dataset."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup

from maps.worldviews import list_worldviews, load_worldview
from movements.language import LANGUAGES, msg, translator
from movements.problems import Problem
from views.page import Page, forget_widgets
from views.search import show_search

_HERE = Path(__file__).parent
_SCRIPTS = ("navigate.js", "keyboard.js", "words.js", "counts.js", "foresee.js")
# Words of Streamlit's own that words.js translates.
_STREAMLIT_SAYS = (
    msg("App pages"),
    msg("Autosize"),
    msg("Choose an option"),
    msg("Clear all"),
    msg("Clear value"),
    msg("Close fullscreen"),
    msg("Collapse sidebar"),
    msg("Decrement"),
    msg("Download as CSV"),
    msg("Expand sidebar"),
    msg("Format"),
    msg("Fullscreen"),
    msg("Help for"),
    msg("Hide column"),
    msg("Increment"),
    msg("No results"),
    msg("Open"),
    msg("Pin column"),
    msg("Remove"),
    msg("Search"),
    msg("Select all"),
    msg("Selected values"),
    msg("Show/hide columns"),
    msg("Sidebar"),
    msg("Sort ascending"),
    msg("Sort descending"),
    msg("Type to search"),
    msg("Unpin column"),
)
_LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


@cache
def icon() -> str:
    """The picture in the browser's tab, whole: a named one would ask a font host, a file the server at each run."""
    return f"data:image/svg+xml,{quote((_HERE / 'icon.svg').read_text('utf-8'))}"


def show_style() -> None:
    """Apply the app's own style sheet, and the scripts for its links, the keyboard, the choices of filters."""
    style, script = _read_style()
    st.html(style)
    st.html(script, unsafe_allow_javascript=True)


@cache
def _read_style() -> tuple[str, str]:
    """The sheet and the scripts as elements; read once, since every run of a page shows them."""
    script = "\n".join((_HERE / name).read_text("utf-8") for name in _SCRIPTS)
    return f"<style>{(_HERE / 'style.css').read_text('utf-8')}</style>", f"<script>{script}</script>"


def show_switches(page: Page) -> None:
    """Draw the search box, and the switches of language and worldview at the top of the sidebar."""
    _speak(page)
    show_search(page)
    _show_welcome(page)
    t = page.t
    st.session_state["switch-language"] = page.language
    st.session_state["switch-worldview"] = page.address.worldview
    with st.sidebar:
        st.segmented_control(
            "Ngôn ngữ · Language",
            LANGUAGES,
            key="switch-language",
            format_func=_LANGUAGE_NAMES.__getitem__,
            on_change=_switch,
            args=("language",),
            required=True,
            width="stretch",
        )
        st.selectbox(
            t("Boundary worldview"),
            list_worldviews(),
            key="switch-worldview",
            format_func=lambda id_: load_worldview(id_).name[page.language],
            help=t("Whose view of disputed boundaries the map draws. Every export names it."),
            on_change=_switch,
            args=("worldview",),
        )


def _speak(page: Page) -> None:
    """Tell the browser, and so who listens to the page, in which language it is."""
    t = page.t
    words = {theirs: t(theirs) for theirs in _STREAMLIT_SAYS} | {"streamlit_folium.st_folium": t("Map")}
    said = json.dumps([page.language, t("Skip to the content"), words], ensure_ascii=False)
    st.html(f"<script>window.movementsSpeak?.(...{said})</script>", unsafe_allow_javascript=True)


def _show_welcome(page: Page) -> None:
    """Explain the app in three sentences, until the reader closes the note."""
    t = page.t
    said = t(
        "This map shows people's movements, NGOs and friendship societies of the world, each fact with its source. "
        "Click a country or a circle to read what is known, narrow the choice with the filters, "
        "or type a name in the box above. "
        "A blank means that nobody has recorded it yet, never that there is nothing."
    )
    note = Markup('<div class="m-welcome"><p>{}</p><button type="button">{}</button></div>').format(said, t("Got it"))
    with st.container(key="welcome"):
        st.html(note)


def _switch(part: str) -> None:
    st.session_state.address = st.session_state.address.with_(**{part: st.session_state[f"switch-{part}"]})
    # Labels change with the language: the widgets are drawn anew from the address.
    forget_widgets()
    # Streamlit knows an expander by its title, and would close it: what stands open is opened anew.
    for key in [key for key in st.session_state if str(key).endswith("-open")]:
        st.session_state[key] = st.session_state[key]


def show_link_errors(page: Page) -> None:
    """Say once what in a link could not be read."""
    for error in st.session_state.pop("link_errors", ()):
        st.warning(page.t(error.message, **error.fields))


def show_faults(problems: list[Problem]) -> None:
    """Say that the dataset cannot be shown, with every fault and its address, in both languages."""
    heading = msg("The dataset cannot be opened. Mend the faults below, then reload the page.")
    st.error("  \n".join(translator(language)(heading) for language in LANGUAGES))
    lines = [f"{problem.text('vi')}\n    {problem.text('en')}" for problem in problems]
    st.code("\n".join(lines), language=None, wrap_lines=True)
