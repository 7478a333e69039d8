"""The floor: the widgets of Explore and a constant, empty Folium map. Nothing that answers can be faster."""

import folium
import streamlit as st
from folium.template import Template
from streamlit_folium import st_folium

from benchmarks.pages.local import use_local_scripts
from benchmarks.pages.widgets import show_rest, show_widgets


class Answer(folium.FeatureGroup):
    """What a filter sends: a sign that it has arrived."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.layerGroup();
            window.drawn = {{ this.sign|tojson }};
        {% endmacro %}
    """)

    def __init__(self, sign: str) -> None:
        super().__init__(control=False)
        self.sign = sign


st.set_page_config(layout="wide")
chosen, text = show_widgets()
left, right = st.columns((7, 3))
with left:
    page = folium.Map((24, 30), zoom_start=2, tiles=None)
    st_folium(
        use_local_scripts(page),
        key="map",
        height=640,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=Answer(f"{len(chosen)} themes, {text!r}"),
    )
right.write("Click a country or an organization on the map.")
show_rest()
