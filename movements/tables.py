"""Reading a declared CSV table into typed columns, with every fault found on the way."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from movements.cells import Cell, read_cell
from movements.descriptor import Descriptor, Table
from movements.language import msg
from movements.problems import Problem, fault


@dataclass
class Rows:
    """A table as read: typed cells by column, and the file line of each row."""

    table: Table
    cells: dict[str, list[Cell]]
    lines: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lines)

    def by_line(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each row as a dictionary, with its file line."""
        names = list(self.cells)
        for line, values in zip(self.lines, zip(*self.cells.values(), strict=True), strict=True):
            yield line, dict(zip(names, values, strict=True))


def read_rows(folder: Path, table: Table) -> tuple[Rows, list[Problem]]:
    """Read one table of a dataset folder; a faulty cell becomes None and is reported."""
    rows = Rows(table, {column.name: [] for column in table.columns})
    try:
        text = (folder / table.path).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return rows, [fault(table.path, 0, "-", "There is no such file.")]
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return rows, [fault(table.path, line, "-", "This is not UTF-8 text. Save the file as “CSV UTF-8”.")]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return rows, _read_lines(reader, rows)
    except csv.Error as error:
        return rows, [fault(table.path, reader.line_num, "-", "This is not valid CSV: {reason}", reason=str(error))]


def _read_lines(reader: Any, rows: Rows) -> list[Problem]:
    table = rows.table
    header = next(reader, [])
    if problems := _check_header(table, header):
        return problems
    columns = [table.by_name[name] for name in header]
    start = reader.line_num + 1
    for cells in reader:
        line, start = start, reader.line_num + 1
        if not cells:
            continue
        if len(cells) != len(columns):
            message = msg("This row has {found} cells; the header has {expected}.")
            problems.append(fault(table.path, line, "-", message, found=len(cells), expected=len(columns)))
            continue
        rows.lines.append(line)
        for column, text in zip(columns, cells, strict=True):
            cell, reason = read_cell(column, text)
            rows.cells[column.name].append(cell)
            if reason:
                problems.append(fault(table.path, line, column.name, reason, value=text))
    return problems


def _check_header(table: Table, header: list[str]) -> list[Problem]:
    def at_header(message: str, name: str) -> Problem:
        return fault(table.path, 1, name or "-", message)

    twice = {name for name in header if header.count(name) > 1}
    return [
        *(at_header("This column is missing.", c.name) for c in table.columns if c.name not in header),
        *(at_header("This column is not in the descriptor.", name) for name in header if name not in table.by_name),
        *(at_header("This column stands twice.", name) for name in sorted(twice)),
    ]


def read_all(folder: Path, descriptor: Descriptor) -> tuple[dict[str, Rows], list[Problem]]:
    """Read every declared table, then check keys and references between them."""
    tables: dict[str, Rows] = {}
    problems: list[Problem] = []
    for table in descriptor.tables:
        tables[table.name], found = read_rows(folder, table)
        problems += found
    for rows in tables.values():
        problems += _check_keys(rows)
        problems += _check_references(rows, tables)
    return tables, problems


def _check_keys(rows: Rows) -> list[Problem]:
    problems = []
    keys = {(column.name,) for column in rows.table.columns if column.unique} | {rows.table.key}
    for key in keys - {()}:
        first: dict[tuple[Cell, ...], int] = {}
        for line, values in zip(rows.lines, zip(*(rows.cells[name] for name in key), strict=True), strict=True):
            if None in values:
                continue
            if values in first:
                message = msg("“{value}” stands already in line {line}.")
                shown = " ".join(str(value) for value in values)
                problems.append(fault(rows.table.path, line, "+".join(key), message, value=shown, line=first[values]))
            first.setdefault(values, line)
    return problems


def _check_references(rows: Rows, tables: dict[str, Rows]) -> list[Problem]:
    problems = []
    for column in rows.table.columns:
        if not column.refers or column.refers[0] not in tables:
            continue
        known = set(tables[column.refers[0]].cells[column.refers[1]])  # type: ignore[arg-type]
        for line, cell in zip(rows.lines, rows.cells[column.name], strict=True):
            for value in cell if isinstance(cell, list) else [cell]:
                if value is not None and value not in known:
                    message = msg("“{value}” is not in the table {table}.")
                    problems.append(
                        fault(rows.table.path, line, column.name, message, value=str(value), table=column.refers[0])
                    )
    return problems
