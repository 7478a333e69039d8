"""Entry of the app: language, dataset, navigation."""

import gc
import sys

import streamlit as st

from movements.dataset import Dataset, load_dataset
from movements.language import default_language, translator
from movements.problems import DatasetError
from views import chrome, explore
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
    views = [st.Page(lambda: explore.show(page), title=page.t("Explore"), url_path="explore", default=True)]
    chosen = st.navigation(views, position="top")
    chosen.run()


main()
