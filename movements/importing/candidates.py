"""A row on its way into the dataset: what it says, where it stands in its file, and what was found about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from movements.descriptor import Descriptor
from movements.importing.grids import Grid
from movements.importing.headers import Header, find_header
from movements.importing.values import hide_emails, is_vietnamese
from movements.language import msg
from movements.problems import Problem, fault

Outcome = Literal["accepted", "questions", "rejects"]
OUTCOMES: tuple[Outcome, ...] = ("accepted", "questions", "rejects")
# What a proposal adds to a row; read past when its files are read again.
BOOKKEEPING = ("file", "row", "reason", "note", "other")
# Columns that are read into others.
INTERMEDIATE = ("coordinates", "country_code")
EXTRA = ("name_native", "other_names", "confidence", "not_duplicate_of")


def columns_of(descriptor: Descriptor) -> tuple[str, ...]:
    """The columns a row may fill: an organization's, a source's, and a few that lead to other tables."""
    organization = [column.name for column in descriptor.table("organizations").columns if column.name != "id"]
    source = [f"source_{column.name}" for column in descriptor.table("sources").columns if column.name != "id"]
    return (*organization, *EXTRA, *source)


@dataclass
class Candidate:
    """One row read."""

    file: str
    row: int
    cells: dict[str, str]
    """Text by column of `columns_of`; brought to the dataset's form as far as it could be."""
    other: dict[str, str] = field(default_factory=dict)
    """Cells of columns that mean nothing here, by heading."""
    questions: list[Problem] = field(default_factory=list)
    rejections: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    @property
    def outcome(self) -> Outcome:
        """Where the row goes."""
        return "rejects" if self.rejections else "questions" if self.questions else "accepted"

    def ask(self, column: str, message: str, /, **fields: object) -> None:
        """Put a question that a person must answer before the row can be accepted."""
        self.questions.append(fault(self.file, self.row, column, message, **fields))

    def reject(self, column: str, message: str, /, **fields: object) -> None:
        """Say why the row is no organization to add."""
        self.rejections.append(fault(self.file, self.row, column, message, **fields))

    def note(self, column: str, message: str, /, **fields: object) -> None:
        """Say what was completed or left open."""
        self.notes.append(fault(self.file, self.row, column, message, **fields))

    @property
    def name(self) -> str:
        """The name to show: the first given."""
        return next((self.cells[c] for c in ("name_en", "name_vi", "name_native") if self.cells.get(c)), "")


def read_candidates(grid: Grid, columns: tuple[str, ...]) -> tuple[Header | None, list[Candidate]]:
    """Every row of a sheet, broken ones included; rows of a sheet without headings are rejected."""
    header = find_header(grid.lines, frozenset({*columns, *INTERMEDIATE}))
    found = [_broken(grid.name, text, problem) for text, problem in grid.broken]
    if header is None:
        for row, cells in grid.lines:
            candidate = Candidate(
                grid.name, row, {}, {str(i + 1): hide_emails(cell) for i, cell in enumerate(cells) if cell}
            )
            candidate.reject("-", msg("No heading names the organizations: no column of names was recognised."))
            found.append(candidate)
    else:
        found += _rows(grid, header)
    return header, sorted(found, key=lambda candidate: candidate.row)


def _broken(file: str, text: str, problem: Problem) -> Candidate:
    return Candidate(file, problem.line, {}, {"": hide_emails(text[:2000])}, rejections=[problem])


def _rows(grid: Grid, header: Header) -> Iterator[Candidate]:
    headings = [title.casefold() for title in header.titles]
    for row, cells in grid.lines[header.first :]:
        candidate = Candidate(grid.name, row, {})
        for i, cell in enumerate(cells):
            if not cell or (i < len(header.personal) and header.personal[i]):
                continue
            shown = hide_emails(cell)
            name = header.fields[i] if i < len(header.fields) else None
            if name:
                candidate.cells[name] = shown
            elif i >= len(header.titles) or headings[i] not in BOOKKEEPING:
                candidate.other[header.titles[i] if i < len(header.titles) else str(i + 1)] = shown
            if shown != cell:
                candidate.note(
                    name or "-", msg("An e-mail address was taken out: the dataset holds no contacts of persons.")
                )
        if [cell.casefold() for cell in cells if cell] == [title for title in headings if title]:
            candidate.reject("-", msg("This line repeats the headings."))
        _place_name(candidate, header)
        yield candidate


def _place_name(candidate: Candidate, header: Header) -> None:
    """A Vietnamese name under a plain heading “Name” is the Vietnamese name."""
    cells = candidate.cells
    if "name_vi" not in header.fields and is_vietnamese(cells.get("name_en", "")):
        cells["name_vi"] = cells.pop("name_en")
