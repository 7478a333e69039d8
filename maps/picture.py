"""The map itself on a printed sheet: sea, land shaded by count, archipelagos, ties, seats and names; mm on paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from maps import palette
from maps.circles import Circle, merge_seats, set_apart
from maps.ground import Land, Plot, edge_of, lay_land, net_of
from maps.key import OUTSIDE, draw_seat, draw_tiny
from maps.names import label_names, network_lines, place_names, sea_names
from maps.shapes import list_islets
from maps.worldviews import Worldview
from movements.counts import count_by_country
from movements.language import Language
from movements.selection import Selection, place_rows

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path
    from shapely.geometry.base import BaseGeometry


@dataclass(eq=False)
class Picture:
    """A selection on a plot of the paper."""

    selection: Selection
    worldview: Worldview
    language: Language
    plot: Plot
    inset: bool = False
    """A small map within another: only ground, archipelagos and their names."""
    _clip: Any = field(default=None, init=False, repr=False)
    """The edge of the map, which nothing crosses."""

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
        """Small countries in the plot that need a marker: code and place."""
        found = [c for c in self.selection.dataset.countries.values() if c.tiny]
        places = self.plot.place(np.array([[c.label_longitude, c.label_latitude] for c in found]))
        shapes = {land.iso: land.shape for land in self.land}
        inside = self.plot.holds(places, 1.2)
        # On a large scale the country itself can be seen.
        seen = [c.iso_a3 in shapes and shapes[c.iso_a3].area > 2.5 for c in found]
        rows = zip(found, places.tolist(), inside, seen, strict=True)
        return [(c.iso_a3, x, y) for c, (x, y), here, large in rows if here and not large]

    @cached_property
    def circles(self) -> list[Circle]:
        """Seats of the selected organizations in the plot, merged."""
        places, hollow = self.seats
        inside = self.plot.holds(places, 0.8)
        largest = 4.2 if self.plot.frame.is_world else 5.5

        def merge(mask: NDArray[np.bool_]) -> list[Circle]:
            return merge_seats(places[mask, 0], places[mask, 1], hollow[mask], largest)

        if not self.is_close:
            return merge(inside)
        return set_apart(merge(inside & hollow), merge(inside & ~hollow), largest)

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
        return network_lines(self)

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

    def draw(self, axes: Axes) -> None:
        """Draw everything, names last."""
        self._draw_sea(axes)
        self._draw_land(axes)
        self._draw_islets(axes)
        if not self.inset:
            for iso, x, y in self.tiny:
                draw_tiny(axes, x, y, self.colour(iso))
            self._draw_ties(axes)
            for circle in reversed(self.circles):
                draw_seat(axes, circle)
        label_names(axes, self, [*sea_names(self), *([] if self.inset else place_names(self))])
        if not self.plot.frame.is_world:
            self._rectangle(axes, facecolor="none", edgecolor=palette.LABEL, linewidth=0.6, zorder=12)

    def _rectangle(self, axes: Axes, **look: Any) -> Any:
        from matplotlib.patches import Rectangle

        plot = self.plot
        return axes.add_artist(Rectangle((plot.x, plot.y), plot.width, plot.height, **look))

    def _draw_sea(self, axes: Axes) -> None:
        from matplotlib.patches import Polygon

        order = 1.5 if self.inset else 0
        if self.plot.frame.is_world:
            outline = self.plot.place(edge_of(self.plot.frame))
            self._clip = axes.add_artist(
                Polygon(outline, facecolor=palette.SEA, edgecolor=palette.NOT_KNOWN_LINE, linewidth=0.5, zorder=order)
            )
        else:
            self._clip = self._rectangle(axes, facecolor=palette.SEA, linewidth=0, zorder=order)
        for line in net_of(self.plot.frame):
            laid = self.plot.place(line)
            (drawn,) = axes.plot(*laid.T, color=NET, linewidth=0.35, zorder=order + 0.1)
            drawn.set_clip_path(self._clip)

    def _draw_land(self, axes: Axes) -> None:
        from matplotlib.patches import PathPatch

        order = 2.5 if self.inset else 1

        def add(path: Path, by: float, **look: Any) -> None:
            axes.add_artist(PathPatch(path, zorder=order + by, **look)).set_clip_path(self._clip)

        for land in self.land:
            colour = self.colour(land.iso)
            hatch = palette.HATCH if colour == palette.NOT_KNOWN and not self.inset else None
            # Islands take an edge of their own: a white border would wash them out.
            main, isles = path_of(land.shape, least=ISLE), path_of(land.shape, most=ISLE)
            add(main, 0, facecolor=colour, edgecolor=palette.NOT_KNOWN_LINE, linewidth=0, hatch=hatch)
            add(main, 0.5, facecolor="none", edgecolor=palette.BORDER, linewidth=0.4, joinstyle="round")
            edge = ISLE_EDGE if colour in (palette.NOT_KNOWN, OUTSIDE) else colour
            add(isles, 0.6, facecolor=colour, edgecolor=edge, linewidth=0.35, joinstyle="round")

    def _draw_islets(self, axes: Axes) -> None:
        inside = self.plot.holds(np.array(self.islets))
        groups = [islet["group"] for islet in list_islets()]
        colours = [self.colour(self.worldview.assign.get(group) or "") for group in groups]
        size = 1.6 if self.plot.kilometres_per_mm < 60 or self.inset else 0.9
        # Too small for any scale of print: dots of one size, in the colour of the country they belong to.
        for (x, y), here, colour in zip(self.islets, inside, colours, strict=True):
            if here:
                axes.plot(
                    x, y, "o", color=colour, markersize=size, markeredgecolor=palette.INK, markeredgewidth=0.3, zorder=6
                )

    def _draw_ties(self, axes: Axes) -> None:
        """Draw lines from the seats of a few organizations asked by name to where they and their partners are."""
        thin, pale = (0.7, 0.75) if len(self.ties) < 40 else (0.4, 0.55)
        for start, end in self.ties:
            laid = self.plot.place(great_circle(start, end))
            # A line that leaves the map at one edge comes in at the other.
            jumps = np.flatnonzero(np.abs(np.diff(laid[:, 0])) > self.plot.width / 2) + 1
            for piece in np.split(laid, jumps):
                (drawn,) = axes.plot(*piece.T, color=palette.ACCENT, linewidth=thin, alpha=pale, zorder=5)
                drawn.set_clip_path(self._clip)


NET = "#dbe5ea"
CLOSE = 32.0
"""Kilometres to the mm: below it single cities can be told apart and are named."""
PLAIN = palette.SEQUENTIAL[2]
ISLE = 1.5
"""An island below this area, mm², has no border."""
ISLE_EDGE = "#cfcbc0"


def path_of(shape: BaseGeometry, least: float = 0.0, most: float = np.inf) -> Path:
    """Turn the polygons of a shape that have an area from `least` to below `most` into one path."""
    import shapely
    from matplotlib.path import Path

    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    polygons = [part for part in parts if least <= part.area < most]
    rings = [shapely.get_coordinates(ring) for part in polygons for ring in shapely.get_rings(part)]
    codes = [[Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY] for ring in rings]
    if not rings:
        return Path(np.empty((0, 2)))
    return Path(np.concatenate(rings), np.concatenate(codes))


def great_circle(start: tuple[float, float], end: tuple[float, float], n: int = 64) -> NDArray[np.float64]:
    """Points on the shortest way between two points, degrees, shape (n, 2)."""
    lon, lat = np.radians(np.array([start, end])).T
    a, b = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    angle = float(np.arccos(np.clip(a @ b, -1, 1)))
    if angle < 1e-6:
        return np.array([start, end])
    part = np.linspace(0, 1, n)[:, None]
    way = (np.sin((1 - part) * angle) * a + np.sin(part * angle) * b) / np.sin(angle)
    return np.degrees(np.column_stack([np.arctan2(way[:, 1], way[:, 0]), np.arcsin(np.clip(way[:, 2], -1, 1))]))
