"""Places that agree: coordinates within the stated country, a city with its coordinates."""

from collections.abc import Iterator
from typing import Any

from movements.language import msg
from movements.problems import Problem, fault
from movements.tables import Rows

# Bounding boxes are those of simplified shapes, and harbour cities lie on the edge: degrees allowed beyond.
MARGIN = 0.3


def check_coordinates(tables: dict[str, Rows]) -> Iterator[Problem]:
    """Coordinates lie within the bounding box of the stated country (WGS84 degrees)."""
    boxes = {row["iso_a3"]: row for _, row in tables["countries"].by_line()}
    for name, column in (("organizations", "hq_country"), ("events", "country")):
        rows = tables[name]
        for line, row in rows.by_line():
            box = boxes.get(row[column])
            if box is None or row["latitude"] is None or row["longitude"] is None:
                continue
            if not _is_inside(row["longitude"], row["latitude"], box):
                message = msg("{latitude}, {longitude} lies outside {country}.")
                fields = {"latitude": str(row["latitude"]), "longitude": str(row["longitude"]), "country": row[column]}
                yield fault(rows.table.path, line, "latitude+longitude", message, **fields)


def check_seats(tables: dict[str, Rows]) -> Iterator[Problem]:
    """Latitude and longitude go together, and a city has a country."""
    for name, city, country in (("organizations", "hq_city", "hq_country"), ("events", "city", "country")):
        rows = tables[name]
        for line, row in rows.by_line():
            if (row["latitude"] is None) != (row["longitude"] is None):
                message = msg("Latitude and longitude go together; one is blank.")
                yield fault(rows.table.path, line, "latitude+longitude", message)
            if row[city] and not row[country]:
                yield fault(rows.table.path, line, country, "“{city}” stands without a country.", city=row[city])
            if row["latitude"] is not None and not row[country]:
                yield fault(rows.table.path, line, country, "Coordinates stand without a country.")


def _is_inside(longitude: float, latitude: float, box: dict[str, Any]) -> bool:
    if None in (box["west"], box["south"], box["east"], box["north"]):
        return True  # The country's own row is already reported.
    if not box["south"] - MARGIN <= latitude <= box["north"] + MARGIN:
        return False
    west, east = box["west"] - MARGIN, box["east"] + MARGIN
    # A box that crosses the antimeridian is written west > east.
    return west <= longitude <= east if box["west"] <= box["east"] else longitude >= west or longitude <= east
