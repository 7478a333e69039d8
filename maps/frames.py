"""What part of the world a printed map shows, and in which projection; metres on the ground, degrees before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from maps.shapes import ARCHIPELAGOS, country_shapes, list_islets
from maps.worldviews import Worldview
from movements.selection import Selection, place_rows

if TYPE_CHECKING:
    from pyproj import Transformer
    from shapely.geometry.base import BaseGeometry

EQUAL_EARTH = "EPSG:8857"
# Beyond this distance from its centre (degrees) a fitted map bends countries more than Equal Earth does.
WIDEST = 74.0
SMALLEST = 300_000.0
MARGIN = 0.06
# Russia spans eleven time zones; a map of its neighbours too shows it to the Urals.
URALS = 61.0
MANY = 9

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Frame:
    """A rectangle of a projected map."""

    crs: str
    centre: float
    """Longitude in the middle."""
    west: float
    south: float
    east: float
    north: float

    @property
    def is_world(self) -> bool:
        """Whether it shows the whole Earth."""
        return self.crs == EQUAL_EARTH

    @property
    def aspect(self) -> float:
        """Width over height."""
        return (self.east - self.west) / (self.north - self.south)

    @cached_property
    def transformer(self) -> Transformer:
        """From degrees to metres."""
        from pyproj import Transformer

        return Transformer.from_crs("EPSG:4326", self.crs, always_xy=True)

    def project(self, points: Points) -> Points:
        """Project (n, 2) degrees to metres; what the projection cannot show is infinite."""
        x, y = self.transformer.transform(points[:, 0], points[:, 1])
        return np.column_stack([x, y])

    def fill(self, aspect: float) -> Frame:
        """The same frame, widened or heightened to a width over height."""
        x, y = (self.west + self.east) / 2, (self.south + self.north) / 2
        width, height = self.east - self.west, self.north - self.south
        width, height = max(width, height * aspect), max(height, width / aspect)
        return Frame(self.crs, self.centre, x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def world_frame() -> Frame:
    """The Earth in Equal Earth."""
    edges = Frame(EQUAL_EARTH, 0, 0, 0, 0, 0).project(np.array([[180.0, 0.0], [0.0, 90.0]]))
    east, north = float(edges[0, 0]), float(edges[1, 1])
    return Frame(EQUAL_EARTH, 0, -east, -north, east, north)


def fit_frame(points: Points) -> Frame:
    """Fit an equal-area frame around (n, 2) degrees; the world when there are none or they are too far apart."""
    if not len(points):
        return world_frame()
    lon, lat = np.radians(points.T)
    vectors = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    middle = _middle(vectors)
    if np.degrees(np.arccos(np.clip(vectors @ middle, -1, 1).min())) > WIDEST:
        return world_frame()
    centre_lon = round(float(np.degrees(np.arctan2(middle[1], middle[0]))), 1)
    centre_lat = round(float(np.degrees(np.arcsin(middle[2]))), 1)
    crs = f"+proj=laea +lat_0={centre_lat} +lon_0={centre_lon} +datum=WGS84 +units=m"
    flat = Frame(crs, centre_lon, 0, 0, 0, 0).project(points)
    low, high = flat.min(axis=0), flat.max(axis=0)
    grown = np.maximum((high - low) * (1 + 2 * MARGIN), SMALLEST) / 2
    (west, south), (east, north) = (low + high) / 2 - grown, (low + high) / 2 + grown
    return Frame(crs, centre_lon, float(west), float(south), float(east), float(north))


def corners_of(points: Points) -> list[list[float]] | None:
    """Two corners, [south, west] and [north, east] in degrees, around what a map fits; None where it shows the world.

    East runs on beyond 180° where the points lie across it.
    """
    frame = fit_frame(points)
    if frame.is_world:
        return None
    turned = (points[:, 0] - frame.centre + 180) % 360 - 180 + frame.centre
    low, high = (points[:, 1].min(), turned.min()), (points[:, 1].max(), turned.max())
    return [[round(float(value), 3) for value in corner] for corner in (low, high)]


def _middle(vectors: Points) -> Points:
    """Centre of the smallest cap of the Earth that holds unit vectors (Bădoiu and Clarkson's way)."""
    middle = vectors[0]
    for step in range(2, 120):
        farthest = vectors[int(np.argmin(vectors @ middle))]
        moved = middle + (farthest - middle) / step
        middle = moved / max(float(np.linalg.norm(moved)), 1e-9)
    return middle


def points_of_interest(selection: Selection, worldview: Worldview) -> Points:
    """Degrees that a map of the selection must show, shape (n, 2); empty when it asks about no place."""
    query, dataset = selection.query, selection.dataset
    asked = [list(dataset.countries)[row] for row in place_rows(dataset, query)]
    if query.organizations and not asked:
        return network_points(selection)
    if not asked:
        return np.empty((0, 2))
    states = [iso for iso in asked if dataset.countries[iso].un_status != "none"]
    # Svalbard would draw Europe to the pole; but where states are few, territories are the region.
    asked = states if len(states) > MANY else asked
    shapes = country_shapes(worldview, "print").set_index("iso_a3").geometry
    found = [_body(shapes[iso], iso, len(asked)) for iso in asked if iso in shapes.index]
    homes = [dataset.countries[iso] for iso in asked if iso != "RUS" or len(asked) == 1]
    found.append(np.array([[home.label_longitude, home.label_latitude] for home in homes]).reshape(-1, 2))
    held = {group for group in ARCHIPELAGOS if worldview.assign.get(group) in asked}
    found.append(np.array([[i["lon"], i["lat"]] for i in list_islets() if i["group"] in held]).reshape(-1, 2))
    return np.concatenate(found)


def network_points(selection: Selection) -> Points:
    """Degrees of the seats and presences of the selected organizations and of those tied to them, shape (n, 2)."""
    dataset, columns = selection.dataset, selection.dataset.columns
    tied = {tie.to_id for tie in selection.relations} | {tie.from_id for tie in selection.relations}
    rows = np.array([dataset.row_by_id[id_] for id_ in sorted(tied | set(selection.ids))], np.int64)
    seats = np.column_stack([columns.longitude[rows], columns.latitude[rows]]).astype(np.float64)
    homes = [list(dataset.countries.values())[row] for row in set(columns.country[rows].tolist()) if row >= 0]
    homes += [dataset.countries[presence.country] for presence in selection.presences]
    labels = np.array([[c.label_longitude, c.label_latitude] for c in homes], np.float64).reshape(-1, 2)
    return np.concatenate([seats[~np.isnan(seats[:, 0])], labels])


def _body(shape: BaseGeometry, iso: str, asked: int) -> Points:
    """Vertices of a country's main parts: far islands and exclaves would make its region small."""
    import shapely

    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    areas = np.cumsum([part.area for part in parts])
    wanted = 0.8 if asked > 1 else 0.985
    kept = parts[: int(np.searchsorted(areas, wanted * areas[-1])) + 1]
    points = shapely.get_coordinates(kept)
    if iso == "RUS" and asked > 1:
        points = points[(points[:, 0] > 0) & (points[:, 0] < URALS)]
    return points
