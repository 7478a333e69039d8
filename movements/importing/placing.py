"""Where a row's seat is: its country, and the coordinates of its city."""

from __future__ import annotations

from movements.importing.candidates import Candidate
from movements.importing.countries import CountryNames
from movements.importing.gazetteer import Gazetteer
from movements.importing.values import read_degrees, read_point
from movements.language import msg


def resolve_country(candidate: Candidate, countries: CountryNames) -> None:
    """Bring the country of the seat to its code; ask when it is missing or not plain."""
    cells = candidate.cells
    if (code := cells.pop("country_code", None)) and not cells.get("hq_country"):
        cells["hq_country"] = found = countries.find_code(code) or code
        if countries.is_code(found):
            return
    city, comma, last = cells.get("hq_city", "").rpartition(",")
    country = countries.find(last.strip()) if comma else None
    # “Hà Nội, Việt Nam” says both.
    if country and countries.find(cells.get("hq_country", country)) == country:
        cells["hq_city"], cells["hq_country"] = city.strip(), country
    if text := cells.get("hq_country"):
        if country := countries.find(text):
            cells["hq_country"] = country
        else:
            candidate.ask("hq_country", msg("No country is called “{text}”, or more than one."), text=text)
    elif cells.get("hq_city"):
        candidate.ask("hq_country", msg("“{city}” stands without a country."), city=cells["hq_city"])
    else:
        candidate.ask("hq_country", msg("The country of the seat is missing."))


def resolve_place(candidate: Candidate, cities: Gazetteer) -> None:
    """Bring coordinates to degrees, or take the city's from the gazetteer."""
    cells = candidate.cells
    if (text := cells.pop("coordinates", None)) and not cells.get("latitude"):
        if point := read_point(text):
            cells["latitude"], cells["longitude"] = point
        else:
            candidate.ask("latitude", msg("“{text}” is not a pair of coordinates in degrees."), text=text)
    for column in ("latitude", "longitude"):
        if text := cells.get(column):
            if (degrees := read_degrees(text)) is None:
                candidate.ask(column, msg("“{text}” is not a number of degrees."), text=text)
            else:
                cells[column] = degrees
    if cells.get("hq_city") and cities.has(cells.get("hq_country")) and not cells.get("latitude"):
        _place_city(candidate, cities, cells["hq_country"], cells["hq_city"])


def _place_city(candidate: Candidate, cities: Gazetteer, country: str, city: str) -> None:
    if place := cities.find(country, city):
        candidate.cells["latitude"], candidate.cells["longitude"] = (f"{degrees:.2f}" for degrees in place)
    elif cities.knows(country, city):
        candidate.note(
            "hq_city",
            msg("There are several cities called “{city}” in {country}; it was left without coordinates."),
            city=city,
            country=country,
        )
    else:
        candidate.note("hq_city", msg("“{city}” is not in the gazetteer; it was left without coordinates."), city=city)
