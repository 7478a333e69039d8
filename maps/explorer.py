"""The interactive map: a Folium map with one layer of our own, and the commands that move it."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

import folium
import numpy as np
from branca.element import Element, Figure, MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template
from numpy.typing import NDArray

from maps.assets import Assets
from maps.content import script_json

# The only thing st_folium should watch: with its defaults every pan is a rerun.
RETURNED_OBJECTS = ["last_active_drawing"]
MAX_ZOOM = 12
# Folium's default links that an own layer does without; offline, each would be a failed request.
_UNUSED = ("bootstrap", "awesome_markers", "bootstrap_css", "glyphicons_css")
_UNUSED_CSS = ("awesome_markers_font_css", "awesome_markers_css", "awesome_rotate_css")


@dataclass(frozen=True)
class Click:
    """What the reader clicked on the map: a country, or one or more organizations."""

    serial: int
    """Differs for every click, so that an old one is not taken for a new one."""
    country: str | None = None
    organizations: tuple[str, ...] = ()


class OrganizationLayer(JSCSSMixin, MacroElement):
    """All organizations, drawn by our own engine; a layer for any Leaflet map in EPSG:3857.

    With served assets it loads URLs; with embedded ones it carries everything, and the page that
    `folium.Map.save` writes needs no network. `command` is what `filter_command` would send.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = MovementsMap.layer({{ this.options }}).addTo({{ this._parent.get_name() }});
        {% endmacro %}
    """)

    def __init__(self, assets: Assets, command: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self._name = "OrganizationLayer"
        self.assets = assets
        self.options = script_json(command or {})
        self.default_js = [] if assets.embedded else list(assets.scripts.items())
        self.default_css = [] if assets.embedded else list(assets.styles.items())

    def render(self, **kwargs: Any) -> None:
        """Add the page's scripts and styles to its head, then the layer's own script."""
        if self.assets.embedded:
            self._embed(cast(Figure, self.get_root()).header)
        super().render(**kwargs)

    def _embed(self, header: Element) -> None:
        for name in (*_UNUSED, *_UNUSED_CSS):
            header._children.pop(name, None)
        parts = {name: f"<style>{text}</style>" for name, text in self.assets.styles.items()}
        # Folium's own popups need jQuery; a map that does not ask for it is spared 87 kB.
        jquery = {"jquery": self.assets.jquery} if "jquery" in header._children else {}
        parts |= {name: f"<script>{text}</script>" for name, text in (jquery | dict(self.assets.scripts)).items()}
        for name, html in parts.items():
            # A child with the same name takes the place of folium's link to a content network.
            header.add_child(_Verbatim(html), name=name)


class FilterCommand(folium.FeatureGroup):
    """The tiny element that st_folium evaluates when a filter moves; the map itself stays as it is."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.layerGroup();
            MovementsMap.command({{ this.command }});
        {% endmacro %}
    """)

    def __init__(self, command: Mapping[str, Any]) -> None:
        super().__init__(control=False)
        self.command = script_json(command)


class _Verbatim(Element):
    """HTML put into the page as it is: a template would read braces in a script as its own."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._html = html

    def render(self, **kwargs: Any) -> str:
        return self._html


def build_map(assets: Assets, command: Mapping[str, Any] | None = None, height: str = "100%") -> folium.Map:
    """Build the map. For st_folium build a fresh one each run and pass no command: identical, it stays mounted."""
    page = folium.Map(
        # No place: the engine shows its own first view, and a place would be looked at by way of pandas.
        tiles=None,
        height=height,
        max_zoom=MAX_ZOOM,
        min_zoom=1,
        world_copy_jump=True,
        zoom_snap=0.25,
        zoom_control=False,
        attribution_control=False,
        # The engine speaks for each mark; Leaflet's own keys would only pan.
        keyboard=False,
    )
    page.default_js = []
    page.default_css = []
    OrganizationLayer(assets, command).add_to(page)
    return page


def command(
    spec: Mapping[str, Any] | None = None,
    language: Literal["vi", "en"] = "vi",
    worldview: str | None = None,
) -> dict[str, Any]:
    """State of the map as the engine reads it; facets that ask nothing are left out."""
    # Row 0 is an organization like any other, and no country at all is an answer too.
    asked = {key: value for key, value in (spec or {}).items() if value or key in ("focus", "countries")}
    said = {key: value for key, value in asked.items() if value is not None}
    return {"language": language, "spec": said} | ({"worldview": worldview} if worldview else {})


def filter_command(
    spec: Mapping[str, Any] | None = None,
    language: Literal["vi", "en"] = "vi",
    worldview: str | None = None,
) -> FilterCommand:
    """Make what goes into `feature_group_to_add`: a filter, and the language and worldview to show it in."""
    return FilterCommand(command(spec, language, worldview))


def pack_mask(mask: NDArray[np.bool_]) -> str:
    """Pack a selection that only the server can make (text search) for a spec's "mask": n/8 bytes."""
    return base64.b64encode(np.packbits(mask, bitorder="little").tobytes()).decode()


def read_click(result: Mapping[str, Any] | None) -> Click | None:
    """Read the last click out of what st_folium returns; None when there was none, or none of ours."""
    feature = (result or {}).get("last_active_drawing")
    said = (feature or {}).get("properties", {}).get("movements")
    if not isinstance(said, dict):
        return None
    return Click(
        serial=int(said["serial"]),
        country=said.get("country"),
        organizations=tuple(said.get("organizations", ())),
    )
