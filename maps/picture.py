"""What the map on a printed sheet shows: land and its shades, small countries, seats, ties; mm on paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from maps import palette
from maps.circles import Circle, merge_seats, set_apart
from maps.ground import Land, Plot, lay_land
from maps.marks import OUTSIDE, RING
from maps.shapes import list_islets
from maps.ties import list_ties
from maps.worldviews import Worldview
from movements.counts import count_by_country
from movements.language import Language
from movements.selection import Selection, place_rows

CLOSE = 32.0
"""Kilometres to the mm: below it single cities can be told apart and are named."""
PLAIN = palette.SEQUENTIAL[2]
SEEN = 2.5
"""Area on the paper, mm², above which a country shows its own colour."""


@dataclass(eq=False)
class Picture:
    """A selection on a plot of the paper."""

    selection: Selection
    worldview: Worldview
    language: Language
    plot: Plot
    inset: bool = False
    """A small map within another: only ground, archipelagos and their names."""

    @cached_property
    def counts(self) -> dict[str, int]:
        """Selected organizations by country, those with any."""
        dataset, query = self.selection.dataset, self.selection.query
        # An organization's own map shows where it is present, not only where it sits.
        by = "presence" if query.organizations else query.by
        found = count_by_country(dataset, self.selection.mask, by).tolist()
        return {iso: n for iso, n in zip(dataset.countries, found, strict=True) if n}

    @cached_property
    def bounds(self) -> list[int]:
        """Lower bounds of the classes."""
        # One number needs no scale.
        return sorted(set(self.counts.values())) if self.is_plain else palette.class_bounds(self.counts.values())

    @property
    def is_plain(self) -> bool:
        """Whether every country with any organization has the same number."""
        return len(set(self.counts.values())) == 1

    @cached_property
    def asked(self) -> frozenset[str]:
        """Countries that the query asks about: those of its places, or all."""
        dataset, query = self.selection.dataset, self.selection.query
        if not (query.regions or query.countries):
            return frozenset(dataset.countries)
        countries = list(dataset.countries)
        return frozenset(countries[row] for row in place_rows(dataset, query)) or frozenset(countries)

    @property
    def leaves_out(self) -> bool:
        """Whether some land in sight is outside the query."""
        return any(land.iso and land.iso not in self.asked and land.iso not in self.counts for land in self.land)

    @property
    def leaves_unknown(self) -> bool:
        """Whether some land in sight is asked about and has nothing on record."""
        codes = {land.iso for land in self.land} | {iso for iso, _, _ in self.tiny}
        return any(self.colour(iso) == palette.NOT_KNOWN for iso in codes)

    @cached_property
    def land(self) -> tuple[Land, ...]:
        """Countries in the plot."""
        return lay_land(self.plot, self.worldview)

    def land_under(self, box: tuple[float, float, float, float]) -> float:
        """Area of land under a box, mm²."""
        import shapely

        shapes = np.array([land.shape for land in self.land], dtype=object)
        near = shapes[shapely.intersects(shapes, shapely.box(*box))]
        return float(shapely.area(shapely.clip_by_rect(near, *box)).sum())

    @cached_property
    def tiny(self) -> list[tuple[str, float, float]]:
        """Countries in the plot that cannot be seen without a marker: code and place."""
        areas = {land.iso: land.shape.area for land in self.land}
        # On a map of a region an island counts by its size on this paper, not on the globe.
        near = not self.plot.frame.is_world
        countries = self.selection.dataset.countries.values()
        found = [c for c in countries if (c.tiny or (near and c.iso_a3 in areas)) and areas.get(c.iso_a3, 0) <= SEEN]
        if not found:
            return []
        places = self.plot.place(np.array([[c.label_longitude, c.label_latitude] for c in found]))
        rows = zip(found, places.tolist(), self.plot.holds(places, 1.2), strict=True)
        return [(c.iso_a3, x, y) for c, (x, y), here in rows if here]

    @cached_property
    def circles(self) -> list[Circle]:
        """Seats of the selected organizations in the plot, merged."""
        places, hollow = self.seats
        inside = self.plot.holds(places, 0.8)
        largest = 4.2 if self.plot.frame.is_world else 5.5

        def merge(mask: NDArray[np.bool_]) -> list[Circle]:
            return merge_seats(places[mask, 0], places[mask, 1], hollow[mask], largest)

        if self.plot.frame.is_world:
            return merge(inside)
        rings = [Circle(x, y, RING, 1, hollow=True) for _, x, y in self.tiny]
        if self.is_close:
            return set_apart(merge(inside & hollow), merge(inside & ~hollow), largest, rings)
        merged = merge(inside)
        return set_apart([c for c in merged if c.hollow], [c for c in merged if not c.hollow], largest, rings)

    @cached_property
    def seats(self) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Places on the paper of every selected seat, not a number where none is known, and whether mid-country."""
        columns, rows = self.selection.dataset.columns, self.selection.rows
        places = np.column_stack([columns.longitude[rows], columns.latitude[rows]]).astype(np.float64)
        country = columns.country[rows]
        hollow = np.isnan(places[:, 0]) & (country >= 0)
        labels = np.array([[c.label_longitude, c.label_latitude] for c in self.selection.dataset.countries.values()])
        places[hollow] = labels[country[hollow]]
        laid = np.full(places.shape, np.nan)
        known = ~np.isnan(places[:, 0])
        laid[known] = self.plot.place(places[known])
        return laid, hollow

    @property
    def is_close(self) -> bool:
        """Whether the scale is large enough to tell cities apart."""
        return self.plot.kilometres_per_mm < CLOSE

    @cached_property
    def ties(self) -> list[tuple[tuple[float, float], tuple[float, float]]]:
        """Ends of the lines of an organization's network, degrees."""
        return list_ties(self.selection)

    @cached_property
    def islets(self) -> list[tuple[float, float]]:
        """Places of the islets of both archipelagos, whether in the plot or not."""
        return self.plot.place(np.array([[islet["lon"], islet["lat"]] for islet in list_islets()])).tolist()

    def colour(self, iso: str) -> str:
        """Colour of a country."""
        count = self.counts.get(iso, 0)
        if count and self.is_plain:
            return PLAIN
        if count:
            return palette.class_colour(palette.class_of(count, self.bounds), self.bounds)
        return palette.NOT_KNOWN if iso in self.asked or not iso else OUTSIDE
