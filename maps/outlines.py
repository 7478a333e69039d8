"""Outlines for small pictures: the web shapes of a worldview as arrays, projected and written as SVG paths."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from maps.shapes import UNITS_PER_DEGREE, web_shapes

Points = NDArray[np.float64]
"""Shape (n, 2): longitude and latitude in degrees, or x and y in pixels."""
Project = Callable[[Points], Points]


@dataclass(frozen=True, eq=False)
class Outline:
    """One country, or an area given to none (then `iso` is "")."""

    iso: str
    names: dict[str, str]
    label: tuple[float, float]
    bbox: tuple[float, float, float, float]
    """West, south, east, north in degrees; west > east across 180°."""
    tiny: bool
    labelled: bool
    rings: tuple[Points, ...]


@dataclass(frozen=True, eq=False)
class Outlines:
    """All that a worldview draws."""

    countries: tuple[Outline, ...]
    labels: tuple[dict, ...]
    """What the worldview writes at sea: lon, lat, vi, en."""
    islets: Points


@cache
def read_outlines(worldview_id: str) -> Outlines:
    """Read the web shapes of a worldview, once; KeyError for an unknown one."""
    document = json.loads(web_shapes(worldview_id))
    return Outlines(
        countries=tuple(_read_country(country) for country in document["countries"]),
        labels=tuple(document["labels"]),
        islets=np.array([[islet["lon"], islet["lat"]] for islet in document["islets"]], float).reshape(-1, 2),
    )


def project_world(points: Points) -> Points:
    """Equal Earth (EPSG:8857) on a unit sphere, y downwards; x within ±2.7067, y within ±1.3174."""
    longitude, latitude = np.radians(points).T
    theta = np.arcsin(np.sqrt(3) / 2 * np.sin(latitude))
    square = theta * theta
    sixth = square**3
    slope = 1.340264 - 3 * 0.081106 * square + sixth * (7 * 0.000893 + 9 * 0.003796 * square)
    x = 2 * np.sqrt(3) / 3 * longitude * np.cos(theta) / slope
    y = theta * (1.340264 - 0.081106 * square + sixth * (0.000893 + 0.003796 * square))
    return np.column_stack([x, -y])


def write_path(rings: tuple[Points, ...], project: Project, least: int = 3) -> str:
    """Write rings as one SVG path in whole units; what is smaller than a unit is left out, but for the first ring."""
    parts = []
    for i, ring in enumerate(rings):
        points = np.rint(project(ring)).astype(int)
        kept = points[np.append(True, (np.diff(points, axis=0) != 0).any(axis=1))]
        if len(kept) < least and i:
            continue
        steps = np.diff(kept, axis=0)
        parts.append(f"M{kept[0][0]} {kept[0][1]}l" + " ".join(f"{dx} {dy}" for dx, dy in steps.tolist()) + "z")
    return "".join(parts)


def _read_country(country: dict) -> Outline:
    rings = (
        np.cumsum(np.reshape(ring, (-1, 2)), axis=0) / UNITS_PER_DEGREE for part in country["rings"] for ring in part
    )
    return Outline(
        iso=country["iso"],
        names={"vi": country["vi"], "en": country["en"]},
        label=tuple(country["label"]),
        bbox=tuple(country["bbox"]),
        tiny=country["tiny"],
        labelled=country["labelled"],
        rings=tuple(sorted(rings, key=len, reverse=True)),
    )
