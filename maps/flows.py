"""Ties drawn over the map: from each member's seat to its network's seat, as lines of a Folium group."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import folium

from maps import palette
from maps.explorer import FilterCommand, command
from movements.dataset import Dataset

Place = tuple[float, float]
"""Latitude and longitude, degrees WGS84."""
# How far a line bows towards the pole, as a part of its length; the same as the map's own arcs.
_BOW = 0.16
_STEPS = 14


def seat_of(dataset: Dataset, id_: str) -> Place | None:
    """Where an organization's seat is drawn: its city, else mid-country; None when not even the country is known."""
    one = dataset.organization(id_)
    if one.latitude is not None and one.longitude is not None:
        return one.latitude, one.longitude
    if one.hq_country is None:
        return None
    country = dataset.countries[one.hq_country]
    return country.label_latitude, country.label_longitude


def flow_command(
    dataset: Dataset,
    ties: Iterable[tuple[str, str]],
    spec: Mapping[str, Any],
    language: Literal["vi", "en"],
    worldview: str,
) -> FilterCommand:
    """Make what goes into `feature_group_to_add`: the filter, and a line for each pair of seats that ties join."""
    group = FilterCommand(command(spec, language, worldview))
    for (start, end), n in count_flows(dataset, ties).items():
        folium.PolyLine(
            bow(start, end),
            color=palette.ACCENT,
            weight=1.2 + math.log2(n),
            opacity=0.55,
            interactive=False,
            smooth_factor=1,
        ).add_to(group)
    return group


def count_flows(dataset: Dataset, ties: Iterable[tuple[str, str]]) -> dict[tuple[Place, Place], int]:
    """Count ties between the same two seats; those within one place, or without a known seat, have no line."""
    found: dict[tuple[Place, Place], int] = {}
    for one, other in ties:
        start, end = seat_of(dataset, one), seat_of(dataset, other)
        if start and end and start != end:
            found[start, end] = found.get((start, end), 0) + 1
    return found


def bow(start: Place, end: Place) -> list[Place]:
    """A line that bows towards the pole, the shorter way round the world."""
    (y0, x0), (y2, x2) = (_project(place) for place in (start, end))
    x2 += 360 * round((x0 - x2) / 360)
    x1, y1 = (x0 + x2) / 2, (y0 + y2) / 2 + _BOW * math.hypot(x2 - x0, y2 - y0)
    line = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        line.append((_latitude(a * y0 + b * y1 + c * y2), a * x0 + b * x1 + c * x2))
    return line


def _project(place: Place) -> tuple[float, float]:
    """Web Mercator in degrees: what looks like a bow on the map is one in these coordinates."""
    latitude, longitude = place
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))), longitude


def _latitude(y: float) -> float:
    return round(math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2), 4)
