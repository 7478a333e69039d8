"""Reading a declared CSV table into typed columns, with every fault found on the way."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from movements.descriptor import Column, Descriptor, Table
from movements.language import msg
from movements.problems import Problem, fault

Cell = str | int | float | bool | date | list[str] | None
# Control, format (zero-width, bidirectional) and private-use characters have no place in a record.
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
# Joiners that emoji sequences and Indic or Persian spelling need.
_JOINERS = frozenset("\u200c\u200d")


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


def read_cell(column: Column, text: str) -> tuple[Cell, str]:
    """Type one cell; returns the value and, for a fault, the reason as a catalog message about {value}."""
    if reason := _check_text(text):
        return None, reason
    if not text:
        return ([] if column.is_list else None), (msg("A value is required.") if column.required else "")
    try:
        value = _convert(column, text)
    except ValueError:
        return None, _WRONG_TYPE[column.type]
    return (None, reason) if (reason := _check_limits(column, value)) else (value, "")


def _check_text(text: str) -> str:
    if any(unicodedata.category(c) in _HIDDEN and c not in _JOINERS for c in text):
        return msg("There is a hidden control character in “{value}”.")
    if text != text.strip():
        return msg("There is a space before or after “{value}”.")
    if not unicodedata.is_normalized("NFC", text):
        return msg("“{value}” is not in Unicode NFC; its accents are stored apart from their letters.")
    return ""


def _convert(column: Column, text: str) -> Cell:
    form = _FORMS.get(column.type)
    if form and not re.fullmatch(form, text):
        raise ValueError(text)
    match column.type:
        case "integer":
            return int(text)
        case "number":
            return float(text)
        case "boolean":
            return text == "true"
        case "date":
            return date.fromisoformat(text)
        case "list":
            return [item.strip() for item in text.split(";") if item.strip()]
    return text


_FORMS = {
    "integer": r"-?\d+",
    "number": r"-?\d+(\.\d+)?",
    "boolean": "true|false",
    "date": r"\d{4}-\d{2}-\d{2}",
}
_WRONG_TYPE = {
    "integer": msg("“{value}” is not a whole number."),
    "number": msg("“{value}” is not a number."),
    "boolean": msg("“{value}” is neither true nor false."),
    "date": msg("“{value}” is not a date of the form YYYY-MM-DD."),
}


def _check_limits(column: Column, value: Cell) -> str:
    if isinstance(value, str):
        if column.uri and not is_web_address(value):
            return msg("“{value}” is not an http or https address.")
        if column.pattern and not re.fullmatch(column.pattern, value):
            return msg("“{value}” does not have the form this column asks for.")
        if column.enum and value not in column.enum:
            return msg("“{value}” is not one of the values this column allows.")
    elif isinstance(value, list):
        if len(set(value)) < len(value):
            return msg("“{value}” names the same thing twice.")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        below = column.minimum is not None and value < column.minimum
        if below or (column.maximum is not None and value > column.maximum):
            return msg("“{value}” is out of range.")
    return ""


def is_web_address(text: str) -> bool:
    """Whether a text is an http(s) address with a host and nothing hidden in it."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"`\\]", text)


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
