"""Entry of the app: language, dataset, navigation."""

import sys
from importlib import import_module

import streamlit as st
from starlette.middleware import Middleware

from movements.arguments import data_folder
from movements.language import default_language, msg, translator
from movements.problems import DatasetError
from views import chrome
from views.deferral import spare_pandas
from views.page import Page, read_address, settle
from views.serving import MapFiles
from views.start import open_dataset, prepared

# Section of the navigation → module of views and title of each page.
PAGES = {
    "": (
        ("explore", msg("Explore")),
        ("country", msg("Countries")),
        ("organization", msg("Organizations")),
        ("vietnam", msg("Viet Nam")),
        ("briefing", msg("Briefing")),
    ),
    msg("Analysis"): (
        ("network", msg("Networks")),
        ("time", msg("Time")),
        ("statistics", msg("Statistics")),
        ("coverage", msg("What is not known")),
    ),
    msg("Dataset"): (
        ("changes", msg("What has changed")),
        ("proposal", msg("Proposals")),
        ("help", msg("Guide")),
    ),
}


def main() -> None:
    """Show the page that the address names."""
    spare_pandas()
    say = translator(default_language())
    st.set_page_config(say("World people's movements map"), chrome.icon(), layout="wide")
    try:
        dataset = open_dataset(data_folder(sys.argv[1:]))
    except DatasetError as error:
        chrome.show_faults(error.problems)
        st.stop()
    page = Page(dataset, read_address(dataset))
    chrome.show_style()
    sections = {page.t(section): [_page(page, *entry) for entry in PAGES[section]] for section in PAGES}
    st.navigation(sections, position="top").run()
    settle()


def _page(page: Page, name: str, title: str) -> st.Page:
    def show() -> None:
        # Imported when it is first opened: the map should not wait for the network's libraries.
        import_module(f"views.{name}").show(page)

    return st.Page(show, title=page.t(title), url_path=name, default=name == "explore")


if __name__ == "__main__":
    main()
else:
    # The server imports this file when it starts, and runs it for each of its answers.
    app = st.App(__file__, lifespan=prepared, middleware=[Middleware(MapFiles)])
