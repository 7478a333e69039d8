"""Where a row's seat or place is: its country, and the coordinates of its city."""

from __future__ import annotations

from movements.importing.candidates import Candidate
from movements.importing.countries import CountryNames
from movements.importing.gazetteer import Gazetteer
from movements.importing.values import read_degrees, read_point
from movements.language import msg


def resolve_country(candidate: Candidate, countries: CountryNames) -> None:
    """Bring the country to its code; ask when it is not plain, or missing where it is needed."""
    cells, column, city_column = candidate.cells, candidate.subject.country, candidate.subject.city or ""
    if column is None:
        return
    if (code := cells.pop("country_code", None)) and not cells.get(column):
        cells[column] = found = countries.find_code(code) or code
        if countries.is_code(found):
            return
    city, comma, last = cells.get(city_column, "").rpartition(",")
    country = countries.find(last.strip()) if comma else None
    # “Hà Nội, Việt Nam” says both.
    if country and countries.find(cells.get(column, country)) == country:
        cells[city_column], cells[column] = city.strip(), country
    if text := cells.get(column):
        if country := countries.find(text):
            cells[column] = country
        else:
            candidate.ask(column, msg("No country is called “{text}”, or more than one."), text=text)
    elif cells.get(city_column):
        candidate.ask(column, msg("“{city}” stands without a country."), city=cells[city_column])
    elif column == "hq_country":
        candidate.ask(column, msg("The country of the seat is missing."))


def resolve_place(candidate: Candidate, cities: Gazetteer) -> None:
    """Bring coordinates to degrees, or take the city's from the gazetteer."""
    cells = candidate.cells
    country, city = cells.get(candidate.subject.country or ""), cells.get(candidate.subject.city or "")
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
    if city and country and cities.has(country) and not cells.get("latitude"):
        _place_city(candidate, cities, country, city)


def _place_city(candidate: Candidate, cities: Gazetteer, country: str, city: str) -> None:
    if place := cities.find(country, city):
        candidate.cells["latitude"], candidate.cells["longitude"] = (f"{degrees:.2f}" for degrees in place)
    elif cities.knows(country, city):
        candidate.note(
            candidate.subject.city or "-",
            msg("There are several cities called “{city}” in {country}; it was left without coordinates."),
            city=city,
            country=country,
        )
    else:
        column = candidate.subject.city or "-"
        candidate.note(column, msg("“{city}” is not in the gazetteer; it was left without coordinates."), city=city)
