"""Cities by name within a country, from the shipped GeoNames extract; no network, and no guess between two."""

from __future__ import annotations

from math import cos, hypot, radians

from movements.dataset import Dataset
from movements.folding import fold

Place = tuple[float, float]
"""Latitude and longitude, WGS84 degrees."""
# Two entries so near each other are one city: the city and its centre, say. Kilometres.
SAME = 30
_PREFIXES = ("thanh pho ", "tp ", "thu do ", "city of ", "thi xa ", "tx ")


class Gazetteer:
    """Where the cities are."""

    def __init__(self, dataset: Dataset) -> None:
        self._places: dict[tuple[str, str], list[tuple[int, bool, float, float]]] = {}
        self._countries: set[str] = set()
        table = dataset.tables["cities"].to_pydict() if "cities" in dataset.tables else {}
        for name, names, country, *place in zip(
            *(table.get(c, ()) for c in ("name", "names", "country", "population", "latitude", "longitude")),
            strict=True,
        ):
            population, latitude, longitude = place
            self._countries.add(country)
            for i, spelling in enumerate((name, *names)):
                found = self._places.setdefault((country, fold(spelling)), [])
                found.append((population, i == 0, latitude, longitude))

    def find(self, country: str, city: str) -> Place | None:
        """Coordinates of a city; None when the gazetteer lacks it or the country has several so named."""
        for name in self._spellings(city):
            if found := self._places.get((country, name)):
                # A city's own name goes before another city's further spelling.
                own = [place for place in found if place[1]] or found
                largest = max(own)
                return largest[2:] if all(_distance(largest[2:], other[2:]) <= SAME for other in own) else None
        return None

    def knows(self, country: str, city: str) -> bool:
        """Whether the country has a city of that name, or several."""
        return any((country, name) in self._places for name in self._spellings(city))

    def has(self, country: str | None) -> bool:
        """Whether there are cities of that country."""
        return country in self._countries

    def _spellings(self, city: str) -> list[str]:
        name = fold(city)
        bare = next((name.removeprefix(prefix) for prefix in _PREFIXES if name.startswith(prefix)), name)
        return list(dict.fromkeys((name, bare, name.removesuffix(" city"))))


def _distance(a: Place, b: Place) -> float:
    """Kilometres between two near places."""
    return 111.2 * hypot(a[0] - b[0], (a[1] - b[1]) * cos(radians(a[0])))
