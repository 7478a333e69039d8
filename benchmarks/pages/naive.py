"""The app that everybody writes first: Folium markers and GeoJson, made again at every filter."""

import json
import sys
from collections import Counter
from pathlib import Path

import folium
import pandas as pd
import streamlit as st
from folium.plugins import MarkerCluster
from folium.template import Template
from streamlit_folium import st_folium

from benchmarks.pages.local import BASE, use_local_scripts
from benchmarks.pages.widgets import DATA, codes_of, labels, show_rest, show_widgets


class Sign(folium.MacroElement):
    """The last line of the map's script: says which filter it has drawn."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            window.drawn = "{{ this.sign }}";
        {% endmacro %}
    """)

    def __init__(self, sign: str) -> None:
        super().__init__()
        self.sign = sign


@st.cache_data
def load(folder: str) -> pd.DataFrame:
    """The organizations."""
    rows = pd.read_csv(Path(folder) / "organizations.csv")
    return rows.dropna(subset=["latitude", "longitude"])


@st.cache_data
def load_shapes() -> dict:
    """The countries' shapes as GeoJSON."""
    return json.loads((DATA / "geography" / "atoms.geojson").read_text("utf-8"))


st.set_page_config(layout="wide")
chosen, _ = show_widgets()
table = load(sys.argv[1])
if chosen:
    wanted = codes_of(chosen)
    table = table[table["themes"].apply(lambda cell: bool(wanted & set(cell.split(";"))))]
counts = Counter(table["hq_country"])
page = use_local_scripts(folium.Map((24, 30), zoom_start=2, tiles=None))
page.options["maxZoom"] = 12
folium.GeoJson(
    load_shapes(),
    style_function=lambda feature: {
        "fillColor": "#0b5d7a" if counts[feature["properties"].get("iso_a3")] > 5 else "#dde6ea",
        "weight": 0.5,
    },
).add_to(page)
cluster = MarkerCluster()
cluster.default_js = [("markercluster", BASE + "leaflet.markercluster.js")]
cluster.default_css = [("c1", BASE + "MarkerCluster.css"), ("c2", BASE + "MarkerCluster.Default.css")]
cluster.add_to(page)
for row in table.to_dict(orient="records"):
    folium.Marker(
        (row["latitude"], row["longitude"]),
        popup=folium.Popup(f"<b>{row['name_en']}</b><p>{row['summary_en']}</p>"),
        tooltip=row["name_en"],
    ).add_to(cluster)
Sign(f"{len(chosen)} themes").add_to(page)
left, right = st.columns((7, 3))
with left:
    st_folium(page, key="map", height=640, use_container_width=True, returned_objects=["last_active_drawing"])
right.write(f"{len(table)} of {len(labels('codes/themes.csv'))}")
show_rest()
