"""A file as read, before anything in it is understood: lines of text cells under their row numbers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime

from movements.problems import Problem

# A file that holds more is a mistake or an attack; the largest open registry has a quarter of it.
MOST_ROWS = 500_000


@dataclass
class Grid:
    """One sheet of a file."""

    name: str
    """File name, with `#sheet` where a workbook has several."""
    lines: list[tuple[int, list[str]]] = field(default_factory=list)
    """Row number, counted from 1 as the file's own program shows it, and cells; blank lines are left out."""
    broken: list[tuple[str, Problem]] = field(default_factory=list)
    """Lines that cannot be parted into cells, as text, each with its fault."""
    notes: list[Problem] = field(default_factory=list)
    """What was assumed in reading, for the summary."""
    blank: int = 0
    title: str = ""
    """What the sheet is called, or the file where it is one sheet: it may say what the rows are."""


def as_text(value: object) -> str:
    """A cell of any file as clean text: NFC, single spaces, no trailing zero on a whole number."""
    if value is None or value != value:  # NaN is how a table says nothing.
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, list | tuple):
        return ";".join(as_text(item) for item in value)
    return tidy_text(str(value))


def tidy_text(text: str) -> str:
    """Text in NFC with single spaces; what `as_literal` put before a formula sign is taken off."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = " ".join(text.split())
    return text[1:] if text[:1] == "'" and text[1:2] and text[1] in _SIGNS else text


def as_literal(text: str) -> str:
    """Text that no spreadsheet takes for a formula; a negative number is left one."""
    return f"'{text}" if text and text[0] in _SIGNS and not _NUMBER.fullmatch(text) else text


_SIGNS = "=+-@"
_NUMBER = re.compile(r"-\d+(\.\d+)?")
