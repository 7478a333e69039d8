"""Worldviews: to whom a map assigns the disputed areas, what it writes there, and what it says about that."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "data" / "geography" / "worldviews"

# The one place that says which worldview a map has when nobody chose.
DEFAULT_WORLDVIEW = os.environ.get("MOVEMENTS_WORLDVIEW", "vn")


@dataclass(frozen=True)
class Label:
    """A text that a worldview writes on the map at a point (degrees), from a Web Mercator zoom on."""

    lon: float
    lat: float
    vi: str
    en: str
    min_zoom: int


@dataclass(frozen=True)
class Worldview:
    """One way to draw the world; hashable by its id, so that shapes can be cached by worldview."""

    id: str
    name: dict[str, str] = field(hash=False)
    # Atom id to ISO alpha-3, or None for an area drawn but given to no country.
    assign: dict[str, str | None] = field(hash=False)
    labels: tuple[Label, ...]
    # Country codes and atom ids that are drawn without their name.
    suppress_labels: tuple[str, ...]
    disclaimer: dict[str, str] = field(hash=False)


@cache
def load_worldview(worldview_id: str) -> Worldview:
    """Load `data/geography/worldviews/<id>.json`; raises KeyError, naming those that exist, for an unknown id."""
    if worldview_id not in list_worldviews():
        raise KeyError(f"no worldview {worldview_id!r}; there are: {', '.join(list_worldviews())}")
    record = json.loads((FOLDER / f"{worldview_id}.json").read_text(encoding="utf-8"))
    if record["id"] != worldview_id:
        raise ValueError(f"{worldview_id}.json: its id is {record['id']!r}")
    return Worldview(
        id=record["id"],
        name=record["name"],
        assign=record["assign"],
        labels=tuple(Label(**label) for label in record["labels"]),
        suppress_labels=tuple(record["suppress_labels"]),
        disclaimer=record["disclaimer"],
    )


def list_worldviews() -> tuple[str, ...]:
    """List the ids of the worldviews that have a file, sorted: an institution adds its own by adding a file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))
