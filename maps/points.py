"""The two binary files that carry the organizations to the browser: points, and lazily their names.

Points: magic, header length (uint32), JSON header, arrays; all little-endian, every array aligned to
four bytes. The header names each array with its type, its offset from the end of the header, and its length,
and the years that the slider begins and ends with. Places are world coordinates of Web Mercator, 0–1 from the
date line eastwards and from 85° N southwards, NaN where not known. Presences follow one another in the order of
organizations, each of which says how many.

Names: magic, n and chunk size (uint32 each), byte offset of each chunk of rows (uint32), then the chunks:
lines of `id TAB name_vi TAB name_en`. The browser reads the start, then single chunks by HTTP range.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from movements.columns import Columns

POINTS_MAGIC = b"WPM3"
NAMES_MAGIC = b"WPN1"
NAMES_PER_CHUNK = 256
# Web Mercator ends here; a point nearer the pole is drawn on the edge, not lost.
_LAST_LATITUDE = 85.0511287798
_FIRST_YEAR = 1800

_TYPE_NAMES = {"<f4": "f4", "<u4": "u4", "<u2": "u2", "<i2": "i2", "|u1": "u1"}


def pack_points(columns: Columns) -> bytes:
    """Pack all that the browser draws, counts or filters on: 22 bytes an organization, and its presences."""
    offset, blocks, described = 0, [], {}
    for name, array in _arrays(columns).items():
        block = np.ascontiguousarray(array).tobytes()
        described[name] = [_TYPE_NAMES[array.dtype.str], offset, array.size]
        blocks.append(block.ljust(-len(block) % 4 + len(block), b"\0"))
        offset += len(blocks[-1])
    said = {"n": len(columns.ids), "years": _years(columns), "arrays": described}
    header = json.dumps(said, separators=(",", ":")).encode()
    header = header.ljust(-len(header) % 4 + len(header))
    return b"".join([POINTS_MAGIC, struct.pack("<I", len(header)), header, *blocks])


def pack_names(columns: Columns) -> bytes:
    """Pack id and both names of every organization, in chunks that can be read one by one."""
    cells = (columns.ids, _one_line_each(columns.names_vi), _one_line_each(columns.names_en))
    lines = [f"{id_}\t{vi}\t{en}\n" for id_, vi, en in zip(*cells, strict=True)]
    chunks = ["".join(lines[i : i + NAMES_PER_CHUNK]).encode() for i in range(0, len(lines), NAMES_PER_CHUNK)]
    start = len(NAMES_MAGIC) + 8 + 4 * (len(chunks) + 1)
    offsets = np.cumsum([start, *map(len, chunks)]).astype("<u4")
    return b"".join([NAMES_MAGIC, struct.pack("<II", len(lines), NAMES_PER_CHUNK), offsets.tobytes(), *chunks])


def _arrays(columns: Columns) -> dict[str, NDArray]:
    ended = np.flatnonzero(columns.ended)
    row, country, role = _presences(columns)
    x, y = _project(columns)
    return {
        "x": x.astype("<f4"),
        "y": y.astype("<f4"),
        "themes": columns.themes.astype("<u4"),
        "country": columns.country.astype("<i2"),
        "founded": columns.founded.astype("<i2"),
        "kind": columns.kind.astype("u1"),
        "status": columns.status.astype("u1"),
        "scope": columns.scope.astype("u1"),
        "vietnam": _bytes(columns.vietnam),
        "ended_row": ended.astype("<u4"),
        "ended_year": columns.ended[ended].astype("<i2"),
        "presences": np.bincount(row, minlength=len(columns.ids)).astype("<u2"),
        "presence_country": country.astype("<i2"),
        "presence_role": role.astype("u1"),
        "ties": columns.ties.astype("<u4").ravel(),
    }


def _project(columns: Columns) -> tuple[NDArray, NDArray]:
    """World coordinates; NaN where the place is not known."""
    longitude, latitude = columns.longitude.astype(np.float64), columns.latitude.astype(np.float64)
    sine = np.sin(np.radians(np.clip(latitude, -_LAST_LATITUDE, _LAST_LATITUDE)))
    # A half-open world: +180° is the same meridian as −180°.
    x, y = (longitude / 360 + 0.5) % 1, 0.5 - np.arctanh(sine) / (2 * np.pi)
    unknown = np.isnan(x) | np.isnan(y)
    return np.where(unknown, np.nan, x), np.where(unknown, np.nan, y)


def _years(columns: Columns) -> list[int]:
    """The first year of the slider and the last founding; the first percent would make it too long to use."""
    founded = np.sort(columns.founded[columns.founded > 0])
    if not founded.size:
        return [_FIRST_YEAR, _FIRST_YEAR]
    return [max(_FIRST_YEAR, int(founded[founded.size // 100]) // 10 * 10), int(founded[-1])]


def _presences(columns: Columns) -> tuple[NDArray, NDArray, NDArray]:
    """Each organization once per country other than its seat's: what the browser may count without sets."""
    row, country = columns.presence_row.astype(np.int64), columns.presence_country.astype(np.int64)
    kept = np.flatnonzero((country >= 0) & (country != columns.country[row]))
    order = kept[np.lexsort((columns.presence_role[kept], country[kept], row[kept]))]
    row, country = row[order], country[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (row[1:] != row[:-1]) | (country[1:] != country[:-1])
    return row[first], country[first], columns.presence_role[order][first]


def _bytes(bits: NDArray) -> NDArray:
    if bits.size and int(bits.max()) > 0xFF:
        raise ValueError("More than eight kinds of Vietnam link: widen the array in maps/points.py.")
    return bits.astype("u1")


def _one_line_each(texts: Sequence[str]) -> Sequence[str]:
    joined = "\n".join(text or "" for text in texts)
    # Looking once at a million names is ten times faster than cleaning each.
    if "\t" not in joined and "\r" not in joined and joined.count("\n") == max(len(texts) - 1, 0):
        return joined.split("\n") if texts else []
    return [(text or "").translate({9: " ", 10: " ", 13: " "}) for text in texts]
