"""Entry of the app: language, dataset, navigation."""

import gc
import sys

import streamlit as st

from movements.dataset import Dataset, load_dataset
from movements.language import default_language, translator
from movements.problems import DatasetError
from views import chrome, country, coverage, explore, network, organization, statistics, vietnam
from views.page import Page, read_address


@st.cache_resource(show_spinner=False)
def shared_dataset() -> Dataset:
    """Load the dataset once per process; every session reads the same one."""
    from movements.arguments import data_folder

    dataset = load_dataset(data_folder(sys.argv[1:]))
    _ = dataset.columns  # Built before the freeze, so that no later collection walks it.
    gc.freeze()
    return dataset


def main() -> None:
    """Show the page that the address names."""
    say = translator(default_language())
    st.set_page_config(say("World people's movements map"), chrome.icon(), layout="wide")
    try:
        dataset = shared_dataset()
    except DatasetError as error:
        chrome.show_faults(error.problems)
        st.stop()
    page = Page(dataset, read_address(dataset))
    chrome.show_style()
    t = page.t
    views = [
        st.Page(lambda: explore.show(page), title=t("Explore"), url_path="explore", default=True),
        st.Page(lambda: country.show(page), title=t("Countries"), url_path="country"),
        st.Page(lambda: organization.show(page), title=t("Organizations"), url_path="organization"),
        st.Page(lambda: vietnam.show(page), title=t("Viet Nam"), url_path="vietnam"),
        st.Page(lambda: network.show(page), title=t("Networks"), url_path="network"),
        st.Page(lambda: coverage.show(page), title=t("What is not known"), url_path="coverage"),
        st.Page(lambda: statistics.show(page), title=t("Statistics"), url_path="statistics"),
    ]
    chosen = st.navigation(views, position="top")
    chosen.run()


main()
