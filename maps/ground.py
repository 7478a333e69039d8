"""The ground of a printed map: a frame laid on the paper, and the countries in it; mm on paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from maps.frames import Frame
from maps.shapes import country_shapes
from maps.worldviews import Worldview

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# Detail finer than a printer's dot only makes the file large.
FINEST = 0.07


@dataclass(frozen=True)
class Plot:
    """A frame at its place on the paper: lower left corner and size, mm."""

    frame: Frame
    x: float
    y: float
    width: float
    height: float

    @property
    def kilometres_per_mm(self) -> float:
        """How many kilometres of ground one millimetre shows."""
        return (self.frame.east - self.frame.west) / self.width / 1000

    def place(self, points: NDArray) -> NDArray[np.float64]:
        """Place (n, 2) degrees on the paper."""
        return self.lay(self.frame.project(np.asarray(points, np.float64).reshape(-1, 2)))

    def lay(self, metres: NDArray) -> NDArray[np.float64]:
        """Place (n, 2) metres of the projection on the paper."""
        scale = self.width / (self.frame.east - self.frame.west)
        return (metres - [self.frame.west, self.frame.south]) * scale + [self.x, self.y]

    def holds(self, points: NDArray, margin: float = 0.0) -> NDArray[np.bool_]:
        """Whether (n, 2) points on the paper lie in the plot."""
        low = np.array([self.x, self.y]) + margin
        high = np.array([self.x + self.width, self.y + self.height]) - margin
        return np.all((points >= low) & (points <= high), axis=1)


class Land(NamedTuple):
    """A country or area, as it lies on the paper."""

    iso: str
    """ISO alpha-3; empty for an area given to no country."""
    name_vi: str
    name_en: str
    shape: BaseGeometry


@lru_cache(maxsize=6)
def lay_land(plot: Plot, worldview: Worldview) -> tuple[Land, ...]:
    """Lay the countries that a plot shows on the paper, borders still shared."""
    import shapely

    units = country_shapes(worldview, "print")
    shapes = np.array([_window(shape, plot.frame) for shape in units.geometry], dtype=object)
    kept = np.flatnonzero(~shapely.is_empty(shapes))

    def lay(points: NDArray) -> NDArray:
        return plot.place(points)

    laid = shapely.transform(shapes[kept], lay)
    laid = shapely.coverage_simplify(laid, FINEST)
    rows = zip(*(units[column].iloc[kept] for column in ("iso_a3", "name_vi", "name_en")), laid, strict=True)
    return tuple(Land(*row) for row in rows)


def edge_of(frame: Frame) -> NDArray[np.float64]:
    """Outline of the Earth in a world frame, (n, 2) degrees."""
    lat = np.linspace(-90, 90, 91)
    return np.concatenate(
        [np.column_stack([np.full(91, -180.0), lat]), np.column_stack([np.full(91, 180.0), lat[::-1]])]
    )


def net_of(frame: Frame) -> list[NDArray[np.float64]]:
    """Parallels and meridians, each (n, 2) degrees."""
    west, south, east, north = (-180.0, -90.0, 180.0, 90.0) if frame.is_world else _box(frame)
    span = max(east - west, north - south)
    step = next(step for step in (30, 15, 10, 5, 2, 1) if step <= max(1.0, span / 5))
    parallels = np.arange(np.ceil(south / step) * step, north + 0.01, step)
    meridians = np.arange(np.ceil(west / step) * step, east + 0.01, step)
    lon, lat = np.linspace(west, east, 121), np.linspace(south, north, 91)
    lines = [np.column_stack([lon, np.full(len(lon), p)]) for p in parallels if abs(p) < 90]
    return lines + [
        np.column_stack([np.full(len(lat), m), lat]) for m in meridians if abs(m) < 180 or not frame.is_world
    ]


def _window(shape: BaseGeometry, frame: Frame) -> BaseGeometry:
    """The part of a shape (degrees) that a frame can show; longitudes run on across 180°."""
    import shapely

    if frame.is_world:
        return shape
    west, south, east, north = _box(frame)
    pieces = []
    for turn in (-360.0, 0.0, 360.0):
        if west < 180 + turn and east > -180 + turn:
            turned = shapely.transform(shape, lambda points, by=turn: np.add(points, [by, 0.0])) if turn else shape
            pieces.append(shapely.clip_by_rect(turned, west, south, east, north))
    pieces = [piece for piece in pieces if not piece.is_empty]
    # Joined, so that no border runs along 180° through Chukotka and Fiji.
    return pieces[0] if len(pieces) == 1 else shapely.union_all(pieces)


@lru_cache(maxsize=64)
def _box(frame: Frame) -> tuple[float, float, float, float]:
    """Degrees around a frame with a margin; west and east may lie beyond 180°."""
    width, height = frame.east - frame.west, frame.north - frame.south
    x, y = np.meshgrid(
        np.linspace(frame.west - 0.05 * width, frame.east + 0.05 * width, 25),
        np.linspace(frame.south - 0.05 * height, frame.north + 0.05 * height, 25),
    )
    lon, lat = frame.transformer.transform(x.ravel(), y.ravel(), direction="INVERSE")
    known = np.isfinite(lon) & np.isfinite(lat)
    turned = (lon[known] - frame.centre + 180) % 360 - 180
    south, north = float(lat[known].min()), float(lat[known].max())
    poles = frame.project(np.array([[0.0, -90.0], [0.0, 90.0]]))
    inside = [frame.west <= px <= frame.east and frame.south <= py <= frame.north for px, py in poles]
    if any(inside) or not known.all():
        south, north = (-90.0 if inside[0] else south), (90.0 if inside[1] else north)
        return frame.centre - 179.0, south, frame.centre + 179.0, north
    return frame.centre + float(turned.min()), south, frame.centre + float(turned.max()), north
