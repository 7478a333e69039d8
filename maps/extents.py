"""Where a shape is: its bounding box across the antimeridian, the point of its label, whether it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# Square degrees. Below it a country is about a pixel on a world map and needs a marker to be seen and clicked.
TINY_AREA = 0.02


class Extent(NamedTuple):
    """A bounding box in degrees; west > east when it crosses 180°."""

    west: float
    south: float
    east: float
    north: float


def measure_extent(shape: BaseGeometry) -> Extent:
    """Measure the narrowest box around a lon/lat shape: the widest empty gap between its parts stays outside."""
    import shapely

    bounds = sorted(shapely.bounds(shapely.get_parts(shape)).tolist())
    south, north = min(b[1] for b in bounds), max(b[3] for b in bounds)
    west, east = bounds[0][0], max(b[2] for b in bounds)
    widest = west + 360 - east
    reach = bounds[0][2]
    for left, _, right, _ in bounds[1:]:
        if left - reach > widest:
            widest, west, east = left - reach, left, reach
        reach = max(reach, right)
    return Extent(west, south, east, north)


def place_label(shape: BaseGeometry) -> tuple[float, float]:
    """Place a label (lon, lat) at the centre of the largest circle inside the largest part."""
    import shapely

    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    lon, lat = shapely.maximum_inscribed_circle(largest).coords[0][:2]
    return lon, lat


def is_tiny(shape: BaseGeometry) -> bool:
    """Tell whether a lon/lat shape is too small to see on a world map."""
    return shape.area < TINY_AREA
