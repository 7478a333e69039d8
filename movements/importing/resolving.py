"""Bringing a row to the dataset's form: what is plain is resolved, what is lacking or unclear becomes a question."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from movements.cells import read_cell
from movements.dataset import Dataset
from movements.descriptor import Column
from movements.importing.candidates import Candidate
from movements.importing.countries import CountryNames
from movements.importing.forms import FORMS, YEAR
from movements.importing.gazetteer import Gazetteer
from movements.importing.placing import resolve_country, resolve_place
from movements.importing.references import References
from movements.importing.remarks import reject_remark
from movements.importing.sourcing import apply_given, check_source, split
from movements.importing.summaries import write_summaries
from movements.importing.values import Codes
from movements.language import msg


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

    @cached_property
    def references(self) -> References:
        """Organizations and sources by what people call them."""
        return References(self.dataset)

    def resolve(self, candidate: Candidate) -> None:
        """Resolve a row in place; what stays open is in its questions."""
        cells, subject, descriptor = candidate.cells, candidate.subject, self.dataset.descriptor
        reject_remark(candidate)
        if candidate.rejections:
            return
        apply_given(candidate, subject.columns(descriptor), self.given, self.today)
        for column in (*subject.own(descriptor), *self._extra(candidate)):
            if text := cells.get(column.name):
                self._resolve_cell(candidate, column, text)
        resolve_country(candidate, self.countries)
        resolve_place(candidate, self.cities)
        if subject.is_sourced:
            check_source(candidate, self.references)
        for column, value in _SILENT.get(candidate.table, {}).items():
            cells.setdefault(column, value)
        if candidate.table == "evidence" and not cells.get("verified_on"):
            cells["verified_on"] = cells.get("source_accessed", "")
        if candidate.table == "sources" and cells.get("url"):
            self.references.add_source(cells)
        if self.summaries and candidate.table == "organizations":
            write_summaries(candidate, self.dataset)
        self._check_cells(candidate)

    def _extra(self, candidate: Candidate) -> tuple[Column, ...]:
        # Confidence is a column of the evidence that an organization's row leads to.
        names = candidate.subject.extra
        return tuple(c for c in self.dataset.descriptor.table("evidence").columns if c.name in names)

    def _resolve_cell(self, candidate: Candidate, column: Column, text: str) -> None:
        if column.refers and column.refers[0] == "organizations":
            self._resolve_organizations(candidate, column, text)
        elif column.refers and column.refers[1] == "code":
            self._resolve_codes(candidate, column, text)
        elif (read := FORMS.get(column.name) or (YEAR if column.type == "integer" else None)) is not None:
            if (value := read[0](text)) is None:
                candidate.ask(column.name, read[1], value=text)
            else:
                candidate.cells[column.name] = value
                if column.uri and value != text:
                    candidate.note(column.name, msg("“https://” was added to “{text}”."), text=text)

    def _resolve_codes(self, candidate: Candidate, column: Column, text: str) -> None:
        vocabulary = column.refers[0] if column.refers else ""
        code = self.codes.find(vocabulary, text)
        found = self.codes.find_all(vocabulary, text) if column.is_list else [code] if code else None
        if found:
            candidate.cells[column.name] = ";".join(found)
        else:
            offered = ", ".join(self.dataset.codes(vocabulary))
            candidate.ask(column.name, msg("“{text}” is not one of: {codes}."), text=text, codes=offered)

    def _resolve_organizations(self, candidate: Candidate, column: Column, text: str) -> None:
        found: list[str] = []
        for name in split(text) if column.is_list else [text]:
            ids = self.references.find_organizations(name)
            if len(ids) == 1:
                found += ids
            elif ids:
                message = msg("“{text}” may be each of: {ids}. Write the id of the one that is meant.")
                candidate.ask(column.name, message, text=name, ids=", ".join(sorted(ids)))
            elif self.references.is_announced("organizations", name):
                # Its row will have an id only once it is accepted.
                found.append(name)
            else:
                near = ", ".join(self.references.nearest(name)) or "–"
                message = msg("No organization is called “{text}”, here or in the file. Nearest: {ids}.")
                candidate.ask(column.name, message, text=name, ids=near)
        if found and not any(problem.column == column.name for problem in candidate.questions):
            candidate.cells[column.name] = ";".join(dict.fromkeys(found))

    def _check_cells(self, candidate: Candidate) -> None:
        """Hold every cell against the descriptor, the one statement of the schema."""
        asked = {problem.column for problem in candidate.questions}
        for column in candidate.subject.own(self.dataset.descriptor):
            if column.name in asked or (column.refers and column.refers[0] == "sources"):
                continue
            text = candidate.cells.get(column.name, "")
            if text and (reason := read_cell(column, text)[1]):
                candidate.ask(column.name, reason, value=text)
            elif column.required and not text:
                message = _MISSING.get(column.name) if candidate.table == "organizations" else None
                candidate.ask(column.name, message or "A value is required.")


_MISSING = {
    "name_en": msg("The English name is missing."),
    "name_vi": msg("The Vietnamese name is missing."),
    "kind": msg("The kind of organization is missing."),
    "themes": msg("The themes are missing."),
    "scope": msg("The scope is missing."),
    "summary_en": msg("The English summary is missing."),
    "summary_vi": msg("The Vietnamese summary is missing."),
}
# What a row means that says nothing of it. The house rule: without a source that says so, a status is not known.
_SILENT = {
    "organizations": {"status": "unknown"},
    "names": {"lang": "und", "type": "alias"},
    "sources": {"copy": "archived"},
}
