"""The widgets of Explore with fixed choices, so that a page differs from the app in its map alone."""

from __future__ import annotations

import csv
from pathlib import Path

import streamlit as st

DATA = Path(__file__).parent.parent.parent / "data"


def show_widgets() -> tuple[list[str], str]:
    """Draw the sidebar of Explore; returns the chosen themes and the text searched for."""
    with st.sidebar:
        st.segmented_control("Language", ["vi", "en"], default="vi", width="stretch")
        st.selectbox("Boundary worldview", ["vn", "un_like", "de_facto"])
        text = st.text_input("Search", live=True)
        st.multiselect("Region, desk or bloc", labels("codes/regions.csv"))
        st.multiselect("Country", labels("geography/countries.csv", "name_en"))
        st.segmented_control("A place means", ["Seat", "Seat or presence"], default="Seat")
        themes = st.multiselect("Theme", labels("codes/themes.csv"))
        st.multiselect("Kind", labels("codes/kinds.csv"))
        st.multiselect("Tie with Viet Nam", labels("codes/vietnam_links.csv"))
        st.slider("Founded", 1800, 2026, (1800, 2026))
        with st.expander("More filters"):
            st.multiselect("Status", labels("codes/statuses.csv"))
            st.multiselect("Scope", labels("codes/scopes.csv"))
            st.number_input("Active in the year", 1800, 2026, None)
        st.button("Clear filters", width="stretch")
    st.html(f"<p>{len(themes)} themes</p>")
    return themes, text


def show_rest() -> None:
    """Draw what Explore has under its map."""
    st.expander("Table of what is selected")
    with st.container(horizontal=True):
        for suffix in ("xlsx", "csv", "geojson"):
            st.download_button(f"Download {suffix.upper()}", b"", file_name=f"movements.{suffix}")


def codes_of(themes: list[str]) -> set[str]:
    """Codes of the chosen themes."""
    with (DATA / "codes" / "themes.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file) if row["label_en"] in themes}


@st.cache_data
def labels(path: str, column: str = "label_en") -> list[str]:
    """One column of a file of the dataset."""
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.DictReader(file)]
