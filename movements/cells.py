"""Typing one cell of a table as its column declares, and saying what is wrong with it."""

import re
import unicodedata
from datetime import date
from urllib.parse import urlsplit

from movements.descriptor import Column
from movements.language import msg

Cell = str | int | float | bool | date | list[str] | None
# Control, format (zero-width, bidirectional) and private-use characters have no place in a record.
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
# Joiners that emoji sequences and Indic or Persian spelling need.
_JOINERS = frozenset("\u200c\u200d")


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
    # What Python calls printable holds none of them: most cells need no look at each character.
    if not text.isprintable() and any(unicodedata.category(c) in _HIDDEN and c not in _JOINERS for c in text):
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
