"""A query as bits, and read back: what a citation code carries of it.

Field by field: number of the field (4 bits), number of values (4), the values: 16 bits of a hash for a code, 15 for a
country (its three letters), 24 for an organization, 10 for a year, one for `by`, bytes for text. A hash instead of a
row number, so that a code outlives changes of the vocabularies.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from movements.dataset import Dataset
from movements.query import FIRST_YEAR, PARAMETERS, VOCABULARIES, Query, QueryError

FIELDS = tuple(PARAMETERS.values())


class Bits:
    """Bits read from the front."""

    def __init__(self, bits: str) -> None:
        self.bits, self.at = bits, 0

    def text(self, n: int) -> str:
        """The next n bits; after the end, zeros."""
        self.at += n
        return self.bits[self.at - n : self.at].ljust(n, "0")

    def number(self, n: int) -> int:
        """The next n bits as a number."""
        return int(self.text(n) or "0", 2)


def pack_query(dataset: Dataset, query: Query) -> str | None:
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
    return (
        hash_bits(value, size) if sum(hash_bits(code, size) == hash_bits(value, size) for code in known) == 1 else None
    )


def unpack_query(dataset: Dataset, bits: Bits) -> Query:
    """Read the rest of the bits as a query; QueryError when it asks for what the dataset lacks."""
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


def _unpack(dataset: Dataset, name: str, bits: Bits) -> Any:
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
    return find_hashed(bits.text(size), known, size)


def _codes(dataset: Dataset, name: str) -> tuple[Iterable[str], int]:
    return (dataset.row_by_id, 24) if name == "organizations" else (dataset.codes(VOCABULARIES[name]), 16)


def find_hashed(hashed: str, known: Iterable[str], size: int) -> str:
    """The code whose hash begins so; QueryError when there is none, or more than one."""
    found = [code for code in known if hash_bits(code, size) == hashed]
    if len(found) != 1:
        raise QueryError(
            "The code asks for something that this dataset no longer has; it was made from another version."
        )
    return found[0]


def hash_bits(text: str, bits: int) -> str:
    """The first bits, at most 32, of a hash of a text."""
    return f"{int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]):032b}"[:bits]
