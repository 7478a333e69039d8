"""Reading XLSX workbooks: every sheet, merged cells filled, formulas shown as their value or kept as text."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from movements.importing.grids import MOST_ROWS, Grid, as_text
from movements.problems import fault
from movements.query import QueryError

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

# Unpacked size in bytes beyond which a workbook is taken for a zip bomb.
LARGEST = 800_000_000
WIDEST = 200
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')


def read_workbook(data: bytes, name: str) -> list[Grid]:
    """Read the visible sheets of a workbook; QueryError when it is no sound XLSX file."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        package = zipfile.ZipFile(BytesIO(data))
        if sum(part.file_size for part in package.infolist()) > LARGEST:
            raise QueryError("“{file}” unpacks to more than is reasonable; it was not opened.", file=name)
        values = load_workbook(BytesIO(data), read_only=True, data_only=True)
        formulas = load_workbook(BytesIO(data), read_only=True, data_only=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise QueryError("“{file}” is not a sound XLSX workbook: {reason}", file=name, reason=str(error)) from error
    sheets: list[Any] = [s for s in values.worksheets if s.sheet_state == "visible"]
    hidden = [s.title for s in values.worksheets if s.sheet_state != "visible"]
    grids = []
    for sheet in sheets:
        label = name if len(sheets) == 1 else f"{name}#{sheet.title}"
        grids.append(_read_sheet(sheet, formulas[sheet.title], package, label))
    kept = [grid for grid in grids if grid.lines] or grids[:1]
    for title in hidden if kept else ():
        kept[0].notes.append(fault(name, 0, "-", "The hidden sheet “{sheet}” was not read.", sheet=title))
    return kept


def _read_sheet(values: ReadOnlyWorksheet, formulas: Any, package: zipfile.ZipFile, label: str) -> Grid:
    # A stated size may be wrong by a million rows; without it the rows that exist are read.
    values.reset_dimensions()
    formulas.reset_dimensions()
    rows: dict[int, list[str]] = {}
    pairs = zip_longest(values.iter_rows(values_only=True), formulas.iter_rows(values_only=True), fillvalue=())
    for number, (cells, written) in enumerate(pairs, 1):
        if number > MOST_ROWS:
            raise QueryError("“{file}” has more than {n} rows.", file=label, n=MOST_ROWS)
        # A formula that was never calculated has no value: its text is kept rather than lost.
        shown = [v if v is not None else f for v, f in zip_longest(cells[:WIDEST], written[:WIDEST])]
        rows[number] = [as_text(value) for value in shown]
    merged = _fill_merged(rows, _merged_areas(values, package))
    grid = Grid(label, title=values.title)
    for number, cells in rows.items():
        if any(cells):
            grid.lines.append((number, cells))
        else:
            grid.blank += 1
    if merged:
        grid.notes.append(fault(label, 0, "-", "Merged areas: {n}; every cell of an area has its value.", n=merged))
    return grid


def _merged_areas(sheet: ReadOnlyWorksheet, package: zipfile.ZipFile) -> list[str]:
    # openpyxl's read-only mode leaves merged areas out; they stand after the rows in the sheet's XML.
    path: str = getattr(sheet, "_worksheet_path", "")
    try:
        return [area.decode() for area in _MERGED.findall(package.read(path.lstrip("/")))]
    except KeyError:
        return []


def _fill_merged(rows: dict[int, list[str]], areas: list[str]) -> int:
    from openpyxl.utils.cell import range_boundaries

    for area in areas:
        left, top, right, bottom = (int(edge or 1) for edge in range_boundaries(area))
        if top not in rows or left > len(rows[top]):
            continue
        value = rows[top][left - 1]
        for number in range(top, min(bottom, max(rows)) + 1):
            cells = rows.setdefault(number, [])
            cells += [""] * (min(right, WIDEST) - len(cells))
            for column in range(left, min(right, WIDEST) + 1):
                cells[column - 1] = value
    return len(areas)
