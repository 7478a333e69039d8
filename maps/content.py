"""What one interactive map is made from: the columns, the shapes and the words around them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from maps import palette
from maps.shapes import web_shapes
from maps.wording import WORDS
from maps.worldviews import DEFAULT_WORLDVIEW, list_worldviews, load_worldview

if TYPE_CHECKING:
    from movements.columns import Columns
    from movements.dataset import Dataset


class Label(NamedTuple):
    """A code and what it is called in both languages."""

    code: str
    vi: str
    en: str


@dataclass(frozen=True, eq=False)
class MapContent:
    """All that the browser is given once; nothing in it varies with a filter."""

    columns: Columns
    countries: Sequence[str]
    """ISO 3166-1 alpha-3 in the row order of `geography/countries.csv`."""
    themes: Sequence[Label]
    """In row order of `codes/themes.csv`, which is legend order."""
    kinds: Sequence[Label]
    roles: Sequence[Label]
    shapes: Mapping[str, bytes]
    """Worldview id → web shapes (JSON); the first is the default."""
    worldviews: Sequence[Label]
    """Names of the worldviews, by id."""
    source: Label | None = None
    """The line that says where the organizations come from; without it, the project's own."""


def map_content(dataset: Dataset) -> MapContent:
    """Gather what the map of a dataset is made from, with the shapes of every worldview."""

    def labels(vocabulary: str) -> list[Label]:
        rows = dataset.tables[vocabulary].to_pylist()
        return [Label(row["code"], row["label_vi"], row["label_en"]) for row in rows]

    ids = sorted(list_worldviews(), key=lambda id_: id_ != DEFAULT_WORLDVIEW)
    names = [load_worldview(id_).name for id_ in ids]
    return MapContent(
        columns=dataset.columns,
        countries=list(dataset.countries),
        themes=labels("themes"),
        kinds=labels("kinds"),
        roles=labels("presence_roles"),
        shapes={id_: web_shapes(id_) for id_ in ids},
        worldviews=[Label(id_, name["vi"], name["en"]) for id_, name in zip(ids, names, strict=True)],
    )


def settings(content: MapContent) -> dict[str, Any]:
    """Everything small that the engine needs beside the data: words, vocabularies, colours."""
    source = content.source[1:] if content.source else WORDS["source_line"]
    return {
        "words": {language: {key: pair[i] for key, pair in WORDS.items()} for i, language in enumerate(("vi", "en"))},
        "countries": list(content.countries),
        "themes": [{**label._asdict(), "colour": palette.theme_colour(label.code)} for label in content.themes],
        "kinds": [{**label._asdict(), "shape": palette.kind_shape(label.code)} for label in content.kinds],
        "roles": [label._asdict() for label in content.roles],
        "worldviews": {label.code: {"vi": label.vi, "en": label.en} for label in content.worldviews},
        "source": dict(zip(("vi", "en"), source, strict=True)),
        "worldview": next(iter(content.shapes)),
        "colours": {
            "sequential": palette.SEQUENTIAL,
            "not_known": palette.NOT_KNOWN,
            "not_known_line": palette.NOT_KNOWN_LINE,
            "sea": palette.SEA,
            "border": palette.BORDER,
            "ink": palette.INK,
            "label": palette.LABEL,
            "accent": palette.ACCENT,
            "other": palette.OTHER_COLOUR,
            "rest": palette.REST_COLOUR,
        },
    }


def script_json(value: Any) -> str:
    """JSON that is also safe inside a script element: no `<`, no line separators that end a JS line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
