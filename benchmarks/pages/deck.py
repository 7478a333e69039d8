"""The same points through `st.pydeck_chart`, one circle each, sent again at every filter."""

import sys
from pathlib import Path

import pandas as pd
import pydeck
import streamlit as st

from benchmarks.pages.widgets import codes_of, show_rest, show_widgets


@st.cache_data
def load(folder: str) -> pd.DataFrame:
    """What a circle needs of an organization."""
    columns = ["longitude", "latitude", "themes"]
    return pd.read_csv(Path(folder) / "organizations.csv", usecols=columns).dropna(subset=columns[:2])


st.set_page_config(layout="wide")
chosen, _ = show_widgets()
table = load(sys.argv[1])
if chosen:
    table = table[table["themes"].str.contains("|".join(codes_of(chosen)), regex=True)]
layer = pydeck.Layer(
    "ScatterplotLayer",
    table[["longitude", "latitude"]],
    get_position=["longitude", "latitude"],
    get_radius=20_000,
    radius_min_pixels=2,
    get_fill_color=[11, 93, 122],
)
left, right = st.columns((7, 3))
with left:
    view = pydeck.ViewState(longitude=30, latitude=24, zoom=1)
    st.pydeck_chart(pydeck.Deck([layer], initial_view_state=view, map_style=None), height=640)
right.write(f"{len(table)}")
show_rest()
