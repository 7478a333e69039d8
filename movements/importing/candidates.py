"""A row on its way into the dataset: what it says, where it stands in its file, and what was found about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from movements.descriptor import Descriptor
from movements.importing.grids import Grid
from movements.importing.headers import TABLE, Header
from movements.importing.recognising import recognise
from movements.importing.subjects import BY_TABLE, INTERMEDIATE, READ_FIRST, SUBJECTS, Subject, find_subject
from movements.importing.values import hide_emails, is_vietnamese
from movements.language import msg
from movements.problems import Problem, fault

Outcome = Literal["accepted", "questions", "rejects"]
OUTCOMES: tuple[Outcome, ...] = ("accepted", "questions", "rejects")
# What a proposal adds to a row; read past when its files are read again.
BOOKKEEPING = ("file", "row", "reason", "note", "other")


@dataclass
class Candidate:
    """One row read."""

    file: str
    row: int
    cells: dict[str, str]
    """Text by column of its subject; brought to the dataset's form as far as it could be."""
    other: dict[str, str] = field(default_factory=dict)
    """Cells of columns that mean nothing here, by heading."""
    questions: list[Problem] = field(default_factory=list)
    rejections: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    table: str = "organizations"
    """The table of the dataset that it is to enter."""

    @property
    def subject(self) -> Subject:
        """What the row is."""
        return BY_TABLE[self.table]

    @property
    def outcome(self) -> Outcome:
        """Where the row goes."""
        return "rejects" if self.rejections else "questions" if self.questions else "accepted"

    def ask(self, column: str, message: str, /, **fields: object) -> None:
        """Put a question that a person must answer before the row can be accepted."""
        self.questions.append(fault(self.file, self.row, column, message, **fields))

    def reject(self, column: str, message: str, /, **fields: object) -> None:
        """Say why the row is nothing to add."""
        self.rejections.append(fault(self.file, self.row, column, message, **fields))

    def note(self, column: str, message: str, /, **fields: object) -> None:
        """Say what was completed or left open."""
        self.notes.append(fault(self.file, self.row, column, message, **fields))

    @property
    def name(self) -> str:
        """What the row is about: the first given of the columns that say so."""
        return next((self.cells[column] for column in self.subject.about if self.cells.get(column)), "")


def read_candidates(grid: Grid, descriptor: Descriptor, stated: str = "") -> tuple[Header | None, list[Candidate]]:
    """Every row of a sheet, broken ones included; rows of a sheet without headings are rejected."""
    header = recognise(grid, descriptor, stated)
    found = [_broken(grid.name, text, problem) for text, problem in grid.broken]
    if header is None:
        for row, cells in grid.lines:
            candidate = Candidate(
                grid.name, row, {}, {str(i + 1): hide_emails(cell) for i, cell in enumerate(cells) if cell}
            )
            candidate.reject(
                "-", msg("No heading says what these rows are: no column of names, and none of two organizations.")
            )
            found.append(candidate)
    else:
        found += [*_above(grid, header), *_rows(grid, header, descriptor)]
    if header and header.subject:
        for candidate in found:
            candidate.table = header.subject.table
    return header, sorted(found, key=lambda candidate: candidate.row)


def in_order(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates in the order in which they are read: what others speak of first, then as they stand."""
    return sorted(candidates, key=lambda candidate: READ_FIRST.index(candidate.table))


def columns_of(candidates: list[Candidate], descriptor: Descriptor) -> tuple[str, ...]:
    """Every column that some candidate's subject has, those of organizations first."""
    tables = {candidate.table for candidate in candidates} or {"organizations"}
    named = [name for s in SUBJECTS if s.table in tables for name in s.columns(descriptor)]
    return tuple(dict.fromkeys(named))


def _broken(file: str, text: str, problem: Problem) -> Candidate:
    return Candidate(file, problem.line, {}, {"": hide_emails(text[:2000])}, rejections=[problem])


def _above(grid: Grid, header: Header) -> Iterator[Candidate]:
    """Lines above the headings that say more than one thing: no title, and not to be lost."""
    for row, cells in grid.lines[: header.above]:
        if len(set(cells) - {""}) > 1:
            header.above -= 1
            other = {str(i + 1): hide_emails(cell) for i, cell in enumerate(cells) if cell}
            candidate = Candidate(grid.name, row, {}, other)
            candidate.reject("-", msg("This line stands above the headings."))
            yield candidate


def _rows(grid: Grid, header: Header, descriptor: Descriptor) -> Iterator[Candidate]:
    headings = [title.casefold() for title in header.titles]
    subjects = (header.subject,) if header.subject else SUBJECTS
    fields = {subject.table: _fields(header, subject, descriptor) for subject in subjects}
    at = header.fields.index(TABLE) if TABLE in header.fields else -1
    for row, cells in grid.lines[header.first :]:
        candidate = Candidate(grid.name, row, {}, table=subjects[0].table)
        if not header.subject:
            stated = cells[at] if at < len(cells) else ""
            if subject := find_subject(stated):
                candidate.table = subject.table
            else:
                candidate.reject(TABLE, msg("No table that can be imported is called “{text}”."), text=stated)
        _fill(candidate, cells, header, fields[candidate.table])
        if [cell.casefold() for cell in cells if cell] == [title for title in headings if title]:
            candidate.reject("-", msg("This line repeats the headings."))
        _place_name(candidate, header)
        yield candidate


def _fields(header: Header, subject: Subject, descriptor: Descriptor) -> list[str | None]:
    """The field of each column for rows of a subject; None = kept as “other”."""
    columns = {*subject.columns(descriptor), *INTERMEDIATE}
    fields = [name if name in columns else None for name in header.fields]
    if "country_code" in fields:
        return fields
    # The dataset's own column, written as the dataset writes it, holds codes: there NGA is not Nga.
    own = [
        name is not None and title.strip() == subject.country for title, name in zip(header.titles, fields, strict=True)
    ]
    return ["country_code" if holds_codes else name for holds_codes, name in zip(own, fields, strict=True)]


def _fill(candidate: Candidate, cells: list[str], header: Header, fields: list[str | None]) -> None:
    for i, cell in enumerate(cells):
        if not cell or (i < len(header.personal) and header.personal[i]):
            continue
        shown = hide_emails(cell)
        title = header.titles[i] if i < len(header.titles) else str(i + 1)
        if name := fields[i] if i < len(fields) else None:
            candidate.cells[name] = shown
        elif title.casefold() not in (*BOOKKEEPING, TABLE):
            candidate.other[title] = shown
        if shown != cell:
            candidate.note(
                name or "-", msg("An e-mail address was taken out: the dataset holds no contacts of persons.")
            )


def _place_name(candidate: Candidate, header: Header) -> None:
    """A Vietnamese name under a plain heading “Name” is the Vietnamese name."""
    cells = candidate.cells
    if "name_vi" not in header.fields and is_vietnamese(cells.get("name_en", "")):
        cells["name_vi"] = cells.pop("name_en")
