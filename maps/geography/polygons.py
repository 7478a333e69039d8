"""Polygons one by one: a country's shape as a list of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon
    from shapely.geometry.base import BaseGeometry

    from maps.geography.pieces import Box


def polygon_parts(shape: BaseGeometry | None) -> list[Polygon]:
    """List the polygons of a shape that have an area; none of nothing."""
    if shape is None:
        return []
    return [part for part in getattr(shape, "geoms", [shape]) if part.area > 0]


def collect_parts(parts: list[Polygon]) -> MultiPolygon:
    """Put polygons side by side in one multipolygon, without merging them."""
    from shapely import MultiPolygon

    return MultiPolygon(parts)


def divide_parts(shape: BaseGeometry, box: Box) -> tuple[list[Polygon], list[Polygon]]:
    """Divide the polygons of `shape` into those centred inside `box` and the others."""
    west, south, east, north = box
    inside: list[Polygon] = []
    outside: list[Polygon] = []
    for part in polygon_parts(shape):
        x, y = part.envelope.centroid.coords[0]
        (inside if west < x < east and south < y < north else outside).append(part)
    return inside, outside
