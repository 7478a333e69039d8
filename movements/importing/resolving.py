"""Bringing a row to the dataset's form: what is plain is resolved, what is lacking or unclear becomes a question."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from movements.dataset import Dataset
from movements.importing.candidates import Candidate
from movements.importing.gazetteer import Gazetteer
from movements.importing.sourcing import check_source
from movements.importing.summaries import write_summaries
from movements.importing.values import Codes, read_degrees, read_identifier, read_point, read_website, read_year
from movements.language import msg
from movements.places import find_country
from movements.tables import read_cell

_VOCABULARIES = {"kind": "kinds", "scope": "scopes", "status": "statuses", "confidence": "confidences"}
_LISTS = {"themes": "themes", "vietnam_link": "vietnam_links"}
# Coordinates of a city may lie a little beyond the box of a simplified shape, as in checks/places.py. Degrees.
MARGIN = 0.3


@dataclass
class Resolver:
    """What rows are resolved against, and what was stated for the whole file."""

    dataset: Dataset
    given: dict[str, str] = field(default_factory=dict)
    """Column → value for rows that leave it blank."""
    summaries: bool = False
    """Write plain summaries from a row's own facts where it has none."""
    _countries: dict[str, str | None] = field(default_factory=dict)

    @cached_property
    def codes(self) -> Codes:
        """Codes by what people call them."""
        return Codes(self.dataset)

    @cached_property
    def cities(self) -> Gazetteer:
        """Where the cities are."""
        return Gazetteer(self.dataset)

    def resolve(self, candidate: Candidate) -> None:
        """Resolve a row in place; what stays open is in its questions."""
        cells = candidate.cells
        if not candidate.name and not candidate.rejections:
            candidate.reject("name", "There is no name in this row.")
        if candidate.rejections:
            return
        _check_total(candidate)
        for column, value in self.given.items():
            cells.setdefault(column, value)
        self._resolve_codes(candidate)
        _resolve_years(candidate)
        _resolve_addresses(candidate)
        self._resolve_country(candidate)
        self._resolve_place(candidate)
        # The house rule: without a source that says so, a status is not known.
        cells.setdefault("status", "unknown")
        check_source(candidate)
        if self.summaries:
            write_summaries(candidate, self.dataset)
        self._check_cells(candidate)

    def country(self, text: str) -> str | None:
        """The ISO alpha-3 code of a country as people write it; None when it is not exactly one."""
        if text not in self._countries:
            country = find_country(self.dataset, text)
            self._countries[text] = country.iso_a3 if country else None
        return self._countries[text]

    def _resolve_codes(self, candidate: Candidate) -> None:
        cells = candidate.cells
        for column, vocabulary in _VOCABULARIES.items():
            if text := cells.get(column):
                if code := self.codes.find(vocabulary, text):
                    cells[column] = code
                else:
                    candidate.ask(column, "“{text}” is not one of: {codes}.", text=text, codes=self._offer(vocabulary))
        for column, vocabulary in _LISTS.items():
            if text := cells.get(column):
                if codes := self.codes.find_all(vocabulary, text):
                    cells[column] = ";".join(codes)
                else:
                    candidate.ask(column, "“{text}” is not one of: {codes}.", text=text, codes=self._offer(vocabulary))

    def _offer(self, vocabulary: str) -> str:
        return ", ".join(self.dataset.codes(vocabulary))

    def _resolve_country(self, candidate: Candidate) -> None:
        cells = candidate.cells
        city, comma, last = cells.get("hq_city", "").rpartition(",")
        if comma and (country := self.country(last.strip())):
            # “Hà Nội, Việt Nam” says both.
            if self.country(cells.get("hq_country", country)) == country:
                cells["hq_city"], cells["hq_country"] = city.strip(), country
        if text := cells.get("hq_country"):
            if country := self.country(text):
                cells["hq_country"] = country
            else:
                candidate.ask("hq_country", "No country is called “{text}”, or more than one.", text=text)
        elif cells.get("hq_city"):
            candidate.ask("hq_country", "“{city}” stands without a country.", city=cells["hq_city"])
        else:
            candidate.ask("hq_country", "The country of the seat is missing.")

    def _resolve_place(self, candidate: Candidate) -> None:
        cells = candidate.cells
        if (text := cells.pop("coordinates", None)) and not cells.get("latitude"):
            if point := read_point(text):
                cells["latitude"], cells["longitude"] = point
            else:
                candidate.ask("latitude", "“{text}” is not a pair of coordinates in degrees.", text=text)
        for column in ("latitude", "longitude"):
            if text := cells.get(column):
                if (degrees := read_degrees(text)) is None:
                    candidate.ask(column, "“{text}” is not a number of degrees.", text=text)
                else:
                    cells[column] = degrees
        if cells.get("hq_city") and cells.get("hq_country") in self.dataset.countries and not cells.get("latitude"):
            self._place_city(candidate, cells["hq_country"], cells["hq_city"])

    def _place_city(self, candidate: Candidate, country: str, city: str) -> None:
        if place := self.cities.find(country, city):
            candidate.cells["latitude"], candidate.cells["longitude"] = (f"{degrees:.2f}" for degrees in place)
        elif self.cities.knows(country, city):
            candidate.note("hq_city", "There are several cities called “{city}” in {country}; it was left without coordinates.", city=city, country=country)
        else:
            candidate.note("hq_city", "“{city}” is not in the gazetteer; it was left without coordinates.", city=city)

    def _check_cells(self, candidate: Candidate) -> None:
        """Hold every cell against the descriptor, the one statement of the schema."""
        asked = {problem.column for problem in candidate.questions}
        for column in self.dataset.descriptor.table("organizations").columns:
            if column.name == "id" or column.name in asked:
                continue
            text = candidate.cells.get(column.name, "")
            _, reason = read_cell(column, text)
            if reason and text:
                candidate.ask(column.name, reason, value=text)
            elif column.required and not text:
                candidate.ask(column.name, _MISSING.get(column.name, "A value is required."))


_MISSING = {
    "name_en": msg("The English name is missing."),
    "name_vi": msg("The Vietnamese name is missing."),
    "kind": msg("The kind of organization is missing."),
    "themes": msg("The themes are missing."),
    "scope": msg("The scope is missing."),
    "summary_en": msg("The English summary is missing."),
    "summary_vi": msg("The Vietnamese summary is missing."),
}
_TOTALS = ("tong cong", "tong so", "total", "cong", "ghi chu", "nguon")


def _check_total(candidate: Candidate) -> None:
    from movements.folding import fold

    words = fold(candidate.name)
    if len(candidate.cells) <= 1 and (words in _TOTALS or any(words.startswith(f"{t} ") for t in _TOTALS[:3])):
        candidate.reject("name", "“{text}” is a total or a remark, not an organization.", text=candidate.name)


def _resolve_years(candidate: Candidate) -> None:
    for column in ("founded", "ended"):
        if text := candidate.cells.get(column):
            if year := read_year(text):
                candidate.cells[column] = year
            else:
                candidate.ask(column, "“{text}” is not a plain year.", text=text)


def _resolve_addresses(candidate: Candidate) -> None:
    cells = candidate.cells
    if text := cells.get("website"):
        if website := read_website(text):
            cells["website"] = website
            if website != text:
                candidate.note("website", "“https://” was added to “{text}”.", text=text)
        else:
            candidate.ask("website", "“{value}” is not an http or https address.", value=text)
    for column in ("wikidata", "ror"):
        if text := cells.get(column):
            cells[column] = read_identifier(text)
