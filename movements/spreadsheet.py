"""Rows as a CSV file that a spreadsheet opens as text: Vietnamese stays readable, nothing runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# A spreadsheet would run a cell that begins so as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_rows(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Write UTF-8 with a byte order mark, which Excel needs to read Vietnamese; None becomes an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_as_text(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _as_text(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
