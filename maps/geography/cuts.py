"""Cuts through one source country along a line that the source does not draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maps.geography.pieces import GOLAN, GOLAN_LINE, WESTERN_SAHARA
from maps.geography.polygons import collect_parts, polygon_parts

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Shapes = dict[str, Any]


def cut_western_sahara(shapes: Shapes) -> Shapes:
    """Cut Morocco at Western Sahara's own northern edge (27°40' N), the border of the UN's list."""
    from shapely import box

    south_of_border = box(-20.0, 15.0, 0.0, shapes["ESH"].bounds[3])
    morocco = shapes["MAR"]
    kept, cut = morocco.difference(south_of_border), morocco.intersection(south_of_border)
    return {**shapes, "MAR": collect_parts(polygon_parts(kept)), WESTERN_SAHARA: collect_parts(polygon_parts(cut))}


def cut_golan(shapes: Shapes) -> Shapes:
    """Cut the Golan Heights off along `GOLAN_LINE`, from vertex to vertex so that neighbours still match."""
    from shapely import LineString
    from shapely.ops import split

    israel = shapes["ISR"]
    ends = [nearest_vertex(israel, point) for point in (GOLAN_LINE[0], GOLAN_LINE[-1])]
    line = LineString([ends[0], *GOLAN_LINE[1:-1], ends[1]])
    west, east = sorted(polygon_parts(split(israel, line)), key=lambda part: part.centroid.x)
    return {**shapes, "ISR": collect_parts([west]), GOLAN: collect_parts([east])}


def nearest_vertex(shape: BaseGeometry, point: tuple[float, float]) -> tuple[float, float]:
    """Find the vertex of `shape` nearest to a lon/lat point."""
    import numpy as np
    import shapely

    vertices = shapely.get_coordinates(shape)
    x, y = vertices[np.hypot(*(vertices - point).T).argmin()].tolist()
    return x, y
