"""The citation code: enough to make a file again, without asking a server.

Bits, in order: layout (3), kind (1: 0 = the query follows, 1 = it is in this machine's register), format (5),
language (1), worldview (8, hash of its id), day (14, since 2024), dataset fingerprint (20, its first), organizations
selected (5 bits of length, then the number), the query (`briefings.packing`). A query of more than `LONGEST` bits, or a
title of one's own, goes to the register instead, and its code carries 30 bits of hash.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from briefings.packing import Bits, find_hashed, hash_bits, pack_query, unpack_query
from briefings.register import recall_query, remember_query
from briefings.symbols import read_symbols, write_symbols
from maps.worldviews import list_worldviews
from movements.dataset import Dataset
from movements.language import LANGUAGES, Language
from movements.query import Query, QueryError

LAYOUT = 1
FIRST_DAY = date(2024, 1, 1)
LONGEST = 90
"""Bits of a query that still make a code one can type: eight groups in all."""
# The place in this list is written into codes: add at the end, never reorder.
FORMAT_ORDER = (
    *("png", "svg", "pdf", "pptx", "docx", "report.pdf"),
    *("xlsx", "csv", "geojson", "gpkg", "parquet", "kml", "html"),
)


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
    packed = pack_query(dataset, citation.query)
    registered = bool(citation.title) or packed is None or len(packed) > LONGEST
    size = max(1, citation.count.bit_length())
    head = (
        f"{LAYOUT:03b}{registered:b}{FORMAT_ORDER.index(citation.suffix):05b}{LANGUAGES.index(citation.language):b}"
        f"{hash_bits(citation.worldview, 8)}{(citation.made_on - FIRST_DAY).days:014b}"
        f"{int(citation.fingerprint[:5], 16):020b}{size:05b}{citation.count:0{size}b}"
    )
    if registered:
        return write_symbols(head + f"{remember_query(citation.query, citation.title):030b}")
    return write_symbols(head + (packed or ""))


def read_code(dataset: Dataset, code: str) -> Citation:
    """Read a typed code; QueryError says what is wrong: mistyped, made elsewhere, or asking for what is gone."""
    try:
        bits = Bits(read_symbols(code))
    except ValueError as error:
        raise QueryError("“{code}” is not a citation code: a symbol is missing or mistyped.", code=code) from error
    try:
        if bits.number(3) == LAYOUT:
            return _read(dataset, bits, code)
    except QueryError:
        raise
    except (IndexError, ValueError):
        # A format or a field that this program does not know, or one slip in a thousand that the check lets through.
        pass
    raise QueryError("The code “{code}” was made by another version of this program.", code=code)


def _read(dataset: Dataset, bits: Bits, code: str) -> Citation:
    registered, suffix, language = bits.number(1), FORMAT_ORDER[bits.number(5)], LANGUAGES[bits.number(1)]
    worldview = find_hashed(bits.text(8), list_worldviews(), 8)
    made_on, fingerprint = FIRST_DAY + timedelta(days=bits.number(14)), f"{bits.number(20):05x}"
    count = bits.number(bits.number(5))
    query, title = recall_query(bits.number(30), code) if registered else (unpack_query(dataset, bits), "")
    return Citation(query, language, worldview, suffix, made_on, fingerprint, count, title)
