"""Bringing a row to the dataset's form: what is plain is resolved, what is lacking or unclear becomes a question."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from movements.cells import read_cell
from movements.dataset import Dataset
from movements.folding import fold
from movements.importing.candidates import Candidate
from movements.importing.countries import CountryNames
from movements.importing.gazetteer import Gazetteer
from movements.importing.placing import resolve_country, resolve_place
from movements.importing.sourcing import apply_given, check_source
from movements.importing.summaries import write_summaries
from movements.importing.values import Codes, read_identifier, read_website, read_year
from movements.language import msg

_VOCABULARIES = {"kind": "kinds", "scope": "scopes", "status": "statuses", "confidence": "confidences"}
_LISTS = {"themes": "themes", "vietnam_link": "vietnam_links"}


@dataclass
class Resolver:
    """What rows are resolved against, and what was stated for the whole file."""

    dataset: Dataset
    given: dict[str, str] = field(default_factory=dict)
    """Column → value for rows that leave it blank."""
    today: str = field(default_factory=lambda: date.today().isoformat())
    summaries: bool = False
    """Write plain summaries from a row's own facts where it has none."""

    @cached_property
    def countries(self) -> CountryNames:
        """Countries by what people call them."""
        return CountryNames(self.dataset)

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
            candidate.reject("name", msg("There is no name in this row."))
        _check_total(candidate)
        if candidate.rejections:
            return
        apply_given(cells, self.given, self.today)
        self._resolve_codes(candidate)
        _resolve_years(candidate)
        _resolve_addresses(candidate)
        resolve_country(candidate, self.countries)
        resolve_place(candidate, self.cities)
        # The house rule: without a source that says so, a status is not known.
        cells.setdefault("status", "unknown")
        check_source(candidate)
        if self.summaries:
            write_summaries(candidate, self.dataset)
        self._check_cells(candidate)

    def _resolve_codes(self, candidate: Candidate) -> None:
        cells = candidate.cells
        for column, vocabulary in _VOCABULARIES.items():
            if text := cells.get(column):
                if code := self.codes.find(vocabulary, text):
                    cells[column] = code
                else:
                    candidate.ask(
                        column, msg("“{text}” is not one of: {codes}."), text=text, codes=self._offer(vocabulary)
                    )
        for column, vocabulary in _LISTS.items():
            if text := cells.get(column):
                if codes := self.codes.find_all(vocabulary, text):
                    cells[column] = ";".join(codes)
                else:
                    candidate.ask(
                        column, msg("“{text}” is not one of: {codes}."), text=text, codes=self._offer(vocabulary)
                    )

    def _offer(self, vocabulary: str) -> str:
        return ", ".join(self.dataset.codes(vocabulary))

    def _check_cells(self, candidate: Candidate) -> None:
        """Hold every cell against the descriptor, the one statement of the schema."""
        asked = {problem.column for problem in candidate.questions}
        for column in self.dataset.descriptor.table("organizations").columns:
            if column.name == "id" or column.name in asked:
                continue
            text = candidate.cells.get(column.name, "")
            if text and (reason := read_cell(column, text)[1]):
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
# Words that stand where a name would, in the last line of a table.
_TOTALS = ("tong cong", "tong so", "total", "cong", "ghi chu", "nguon")


def _check_total(candidate: Candidate) -> None:
    words = fold(candidate.name)
    if len(candidate.cells) <= 1 and (words in _TOTALS or any(words.startswith(f"{t} ") for t in _TOTALS[:3])):
        candidate.reject("name", msg("“{text}” is a total or a remark, not an organization."), text=candidate.name)


def _resolve_years(candidate: Candidate) -> None:
    for column in ("founded", "ended"):
        if text := candidate.cells.get(column):
            if year := read_year(text):
                candidate.cells[column] = year
            else:
                candidate.ask(column, msg("“{text}” is not a plain year."), text=text)


def _resolve_addresses(candidate: Candidate) -> None:
    cells = candidate.cells
    if text := cells.get("website"):
        if website := read_website(text):
            cells["website"] = website
            if website != text:
                candidate.note("website", msg("“https://” was added to “{text}”."), text=text)
        else:
            candidate.ask("website", msg("“{value}” is not an http or https address."), value=text)
    for column in ("wikidata", "ror"):
        if text := cells.get(column):
            cells[column] = read_identifier(text)
