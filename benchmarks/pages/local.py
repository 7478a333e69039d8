"""Folium's scripts from installed packages: what it would load from elsewhere is out of reach offline."""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path

import folium

BASE = "../../app/static/"
_PACKAGES = {
    "leaflet": ("leaflet.js", "leaflet.css"),
    "jquery": ("jquery.min.js",),
    "leaflet_markercluster": ("leaflet.markercluster.js", "MarkerCluster.css", "MarkerCluster.Default.css"),
}


def copy_scripts(folder: Path) -> None:
    """Put the scripts where Streamlit serves them: `static` beside the page."""
    folder.mkdir(parents=True, exist_ok=True)
    for package, names in _PACKAGES.items():
        base = Path(import_module(f"xstatic.pkg.{package}").BASE_DIR)
        for name in names:
            shutil.copy(base / name, folder / name)


def use_local_scripts(page: folium.Map) -> folium.Map:
    """Point a map at the local scripts; what draws nothing here is left out."""
    page.default_js = [("leaflet", BASE + "leaflet.js"), ("jquery", BASE + "jquery.min.js")]
    page.default_css = [("leaflet_css", BASE + "leaflet.css")]
    return page
