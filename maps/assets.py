"""Everything the browser fetches for the map: from installed packages, or made by us.

Served, each file has a name that carries its content's hash, so that it may be cached for ever and a
newer one is never mistaken for it. Embedded, the same bytes stand in the page and nothing is fetched.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from maps.content import MapContent, script_json, settings
from maps.points import pack_names, pack_points
from maps.served import digest, names_in, prune, replace_file, write_hashed
from maps.shapes import FOLDER

# st_folium's frame lives at /component/<name>/index.html; Streamlit serves the app's folder at /app/static.
STREAMLIT_BASE = "../../app/static/"
ENGINE = Path(__file__).parent / "engine"
# One classic script out of readable files, in this order: no bundler, no module loader, one request.
ENGINE_PARTS = (
    "columns.js",
    "selection.js",
    "clusters.js",
    "shapes.js",
    "symbols.js",
    "arcs.js",
    "panel.js",
    "pointer.js",
    "keyboard.js",
    "source.js",
    "state.js",
    "memory.js",
    "view.js",
    "painting.js",
    "words.js",
    "layer.js",
)
# The modules whose code decides what is in the files.
_MAKERS = ("assets", "content", "extents", "palette", "points", "shapes", "wording", "worldviews")
_CSS_IMAGE = re.compile(r"url\(images/([a-z0-9-]+\.png)\)")


@dataclass(frozen=True)
class Assets:
    """Scripts and styles of the map in loading order: URLs, or, embedded, the text itself."""

    scripts: Mapping[str, str]
    styles: Mapping[str, str]
    jquery: str
    """Only for folium's own popups on the same map; the organizations need none."""
    embedded: bool = False
    early: Sequence[str] = ()
    """URLs of the data that the first picture needs."""


def serve_assets(
    content: MapContent | Callable[[], MapContent], folder: Path, base: str = STREAMLIT_BASE, stamp: str = ""
) -> Assets:
    """Write the files into a served folder, atomically, and say where they are.

    With a stamp (a hash of the dataset) a later start reuses what is there and packs nothing; content given as a
    function is then not even gathered, which spares the start the shapes and the libraries that make them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    known = folder / f"map-{digest(stamp.encode() + _made_from() + base.encode())}.known"
    if stamp and (found := _known(known, folder, base)):
        return found
    content = content if isinstance(content, MapContent) else content()
    sources = {
        name: {"url": base + write_hashed(folder, name, suffix, data)}
        for name, (suffix, data) in _data_files(content).items()
    }
    _write_images(folder)

    def write(name: str, text: str) -> str:
        return base + write_hashed(folder, Path(name).stem, Path(name).suffix[1:], text.encode())

    urls = {name: write(name, text) for name, text in _texts().items()}
    scripts = [urls["leaflet.js"], urls["engine.js"]]
    urls["settings.js"] = write("settings.js", _settings_script(content, sources, base + "images/", scripts))
    assets = _assets(urls, early=[sources[name]["url"] for name in _early(content)])
    replace_file(known, json.dumps(asdict(assets) | {"data": [s["url"] for s in sources.values()]}).encode())
    prune(folder)
    return assets


def embed_assets(content: MapContent) -> Assets:
    """The same as text, for a page that needs no server and makes no request."""
    sources = {
        name: {"gzip": base64.b64encode(data if suffix == "gz" else _compress(data)).decode()}
        for name, (suffix, data) in _data_files(content).items()
    }
    texts = _texts() | {"settings.js": _settings_script(content, sources, "")}
    # Inside a script element only this sequence could end it early.
    texts = {name: text.replace("</script", "<\\/script") for name, text in texts.items()}
    texts["leaflet.css"] = _CSS_IMAGE.sub(lambda m: f"url({_data_uri(m[1])})", texts["leaflet.css"])
    return _assets(texts, embedded=True)


def ahead_script(assets: Assets) -> str:
    """What the page around the map's frame may run while the frame is still on its way: it asks for the data."""
    return f"({_read_ahead()})({script_json([url.rsplit('/', 1)[-1] for url in assets.early])})"


@cache
def _read_ahead() -> str:
    return (ENGINE / "ahead.js").read_text("utf-8")


def _assets(where: Mapping[str, str], embedded: bool = False, early: Sequence[str] = ()) -> Assets:
    # Settings come first: their script starts fetching the data while Leaflet is still on its way.
    scripts = {name: where[f"{name}.js"] for name in ("settings", "leaflet", "engine")}
    styles = {f"{name}_css": where[f"{name}.css"] for name in ("leaflet", "engine")}
    return Assets(scripts, styles, where["jquery.js"], embedded, early)


def _data_files(content: MapContent) -> dict[str, tuple[str, bytes]]:
    files = {"points": ("gz", _compress(pack_points(content.columns))), "names": ("bin", pack_names(content.columns))}
    return files | {f"shapes-{id_}": ("gz", _compress(data)) for id_, data in content.shapes.items()}


def _settings_script(
    content: MapContent, sources: Mapping[str, Mapping[str, str]], images: str, scripts: Sequence[str] = ()
) -> str:
    said = settings(content) | {"sources": sources, "images": images, "early": _early(content), "scripts": scripts}
    served = (ENGINE / "early.js").read_text("utf-8") if scripts else ""
    return f"window.movementsSettings={script_json(said)};\n{served}"


def _early(content: MapContent) -> list[str]:
    return ["points", f"shapes-{next(iter(content.shapes))}"]


def _texts() -> dict[str, str]:
    leaflet, jquery = _package("leaflet"), _package("jquery")
    return {
        "leaflet.js": _without_source_map((leaflet / "leaflet.js").read_text("utf-8")),
        "leaflet.css": (leaflet / "leaflet.css").read_text("utf-8"),
        "jquery.js": _without_source_map((jquery / "jquery.min.js").read_text("utf-8")),
        "engine.js": engine_script(),
        "engine.css": (ENGINE / "engine.css").read_text("utf-8"),
    }


def engine_script() -> str:
    """Join the engine's files into one script with one scope."""
    parts = [(ENGINE / name).read_text("utf-8") for name in ENGINE_PARTS]
    return "(() => {\n'use strict';\n" + "\n".join(parts) + "\n})();\n"


@cache
def _package(name: str) -> Path:
    import importlib

    return Path(importlib.import_module(f"xstatic.pkg.{name}").BASE_DIR)


def _write_images(folder: Path) -> None:
    # Leaflet's style sheet names them relatively, so these keep their names.
    (folder / "images").mkdir(exist_ok=True)
    for image in (_package("leaflet") / "images").glob("*.png"):
        if not (folder / "images" / image.name).exists():
            replace_file(folder / "images" / image.name, image.read_bytes())


def _known(known: Path, folder: Path, base: str) -> Assets | None:
    if not known.exists() or not all((folder / name).exists() for name in names_in(known)):
        return None
    # Not the files themselves: by their time a browser knows that they are as they were.
    os.utime(known)
    record = json.loads(known.read_text("utf-8"))
    return Assets(record["scripts"], record["styles"], record["jquery"], early=record["early"])


def _made_from() -> bytes:
    """What the files are made from beside the dataset: our code, and the geography as its files' sizes and times."""
    here = Path(__file__).parent
    ours = [*sorted(ENGINE.iterdir()), *(here / f"{name}.py" for name in _MAKERS)]
    geography = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    seen = [f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in geography]
    return b"".join(path.read_bytes() for path in ours if path.is_file()) + "\n".join(seen).encode()


def _compress(data: bytes) -> bytes:
    # mtime=0: the same content gives the same file, hence the same name.
    return gzip.compress(data, compresslevel=6, mtime=0)


def _data_uri(image: str) -> str:
    data = (_package("leaflet") / "images" / image).read_bytes()
    return "data:image/png;base64," + base64.b64encode(data).decode()


def _without_source_map(script: str) -> str:
    return re.sub(r"\n?//# sourceMappingURL=.*", "", script)
