"""The citation code: enough to make a file again, without asking a server.

Bits, in order: layout (3), kind (1: 0 = the query follows, 1 = it is in this machine's register), format (5),
language (1), worldview (8, hash of its id), day (14, since 2024), dataset fingerprint (20, its first), organizations
selected (5 bits of length, then the number). Then the query, field by field: number of the field (4), number of
values (4), the values: 16 bits of a hash for a code, 15 for a country (its three letters), 24 for an organization,
10 for a year, one for `by`, bytes for text. A hash instead of a row number, so that a code outlives changes of the
vocabularies. A query of more than `LONGEST` bits, or a title of one's own, goes to the register instead, and its
code carries 30 bits of hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from briefings.register import recall_query, remember_query
from briefings.symbols import read_symbols, write_symbols
from maps.worldviews import list_worldviews
from movements.dataset import Dataset
from movements.language import LANGUAGES, Language
from movements.query import FIRST_YEAR, PARAMETERS, VOCABULARIES, Query, QueryError

LAYOUT = 1
FIRST_DAY = date(2024, 1, 1)
LONGEST = 90
"""Bits of a query that still make a code one can type: eight groups in all."""
# The place in this list is written into codes: add at the end, never reorder.
FORMAT_ORDER = (
    *("png", "svg", "pdf", "pptx", "docx", "report.pdf"),
    *("xlsx", "csv", "geojson", "gpkg", "parquet", "kml", "html"),
)
FIELDS = tuple(PARAMETERS.values())


@dataclass(frozen=True)
class Citation:
    """What a code says."""

    query: Query
    language: Language
    worldview: str
    suffix: str
    made_on: date
    fingerprint: str
    """First five hexadecimal digits of the dataset's."""
    count: int
    """Organizations that were selected."""
    title: str = ""


def write_code(dataset: Dataset, citation: Citation) -> str:
    """Write the code of a file; a long query is kept in this machine's register."""
    packed = _pack_query(dataset, citation.query)
    registered = bool(citation.title) or packed is None or len(packed) > LONGEST
    size = max(1, citation.count.bit_length())
    head = (
        f"{LAYOUT:03b}{registered:b}{FORMAT_ORDER.index(citation.suffix):05b}{LANGUAGES.index(citation.language):b}"
        f"{_hash(citation.worldview, 8)}{(citation.made_on - FIRST_DAY).days:014b}"
        f"{int(citation.fingerprint[:5], 16):020b}{size:05b}{citation.count:0{size}b}"
    )
    if registered:
        return write_symbols(head + f"{remember_query(citation.query, citation.title):030b}")
    return write_symbols(head + (packed or ""))


def read_code(dataset: Dataset, code: str) -> Citation:
    """Read a typed code; QueryError says what is wrong: mistyped, made elsewhere, or asking for what is gone."""
    try:
        bits = _Bits(read_symbols(code))
    except ValueError as error:
        raise QueryError("“{code}” is not a citation code: a symbol is missing or mistyped.", code=code) from error
    if bits.number(3) != LAYOUT:
        raise QueryError("The code “{code}” was made by another version of this program.", code=code)
    registered, suffix, language = bits.number(1), FORMAT_ORDER[bits.number(5)], LANGUAGES[bits.number(1)]
    worldview = _found(bits.text(8), list_worldviews(), 8)
    made_on, fingerprint = FIRST_DAY + timedelta(days=bits.number(14)), f"{bits.number(20):05x}"
    count = bits.number(bits.number(5))
    query, title = recall_query(bits.number(30), code) if registered else (_unpack_query(dataset, bits), "")
    return Citation(query, language, worldview, suffix, made_on, fingerprint, count, title)


class _Bits:
    """Bits read from the front."""

    def __init__(self, bits: str) -> None:
        self.bits, self.at = bits, 0

    def text(self, n: int) -> str:
        self.at += n
        return self.bits[self.at - n : self.at].ljust(n, "0")

    def number(self, n: int) -> int:
        return int(self.text(n) or "0", 2)


def _pack_query(dataset: Dataset, query: Query) -> str | None:
    """Bits of a query; None when a hash would be ambiguous."""
    packed = ""
    for number, name in enumerate(FIELDS, start=1):
        value = getattr(query, name)
        if value == getattr(Query(), name):
            continue
        values = (
            [value] if isinstance(value, (str, int)) else sorted(value) if isinstance(value, frozenset) else list(value)
        )
        if name == "text":
            values = list(query.text.encode())
        parts = [_pack(dataset, name, item) for item in values]
        if len(parts) > 15 or None in parts:
            return None
        packed += f"{number:04b}{len(parts):04b}" + "".join(part or "" for part in parts)
    return packed


def _pack(dataset: Dataset, name: str, value: Any) -> str | None:
    if name == "countries":
        return f"{sum((ord(c) - 65) * 26**i for i, c in enumerate(value)):015b}"
    if name in ("founded", "active_in"):
        return f"{value - FIRST_YEAR + 1 if value else 0:010b}"
    if name == "by":
        return f"{value == 'presence':b}"
    if name == "text":
        return f"{value:08b}"
    known, size = _codes(dataset, name)
    return _hash(value, size) if sum(_hash(code, size) == _hash(value, size) for code in known) == 1 else None


def _unpack_query(dataset: Dataset, bits: _Bits) -> Query:
    values: dict[str, Any] = {}
    while number := bits.number(4):
        name, n = FIELDS[number - 1], bits.number(4)
        found = [_unpack(dataset, name, bits) for _ in range(n)]
        if name == "text":
            values[name] = bytes(found).decode()
        elif name in ("by", "active_in"):
            values[name] = found[0]
        else:
            values[name] = tuple(found) if name == "founded" else frozenset(found)
    return Query(**values)


def _unpack(dataset: Dataset, name: str, bits: _Bits) -> Any:
    if name == "countries":
        number = bits.number(15)
        return "".join(chr(65 + number // 26**i % 26) for i in range(3))
    if name in ("founded", "active_in"):
        year = bits.number(10)
        return year + FIRST_YEAR - 1 if year else None
    if name == "by":
        return "presence" if bits.number(1) else "hq"
    if name == "text":
        return bits.number(8)
    known, size = _codes(dataset, name)
    return _found(bits.text(size), known, size)


def _codes(dataset: Dataset, name: str) -> tuple[Iterable[str], int]:
    return (dataset.row_by_id, 24) if name == "organizations" else (dataset.codes(VOCABULARIES[name]), 16)


def _found(hashed: str, known: Iterable[str], size: int) -> str:
    found = [code for code in known if _hash(code, size) == hashed]
    if len(found) != 1:
        raise QueryError(
            "The code asks for something that this dataset no longer has; it was made from another version."
        )
    return found[0]


def _hash(text: str, bits: int) -> str:
    return f"{int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]):032b}"[:bits]
