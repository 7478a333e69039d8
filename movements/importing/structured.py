"""Reading files of records: JSON of ROR, of Wikidata's query service or of flat objects, and Parquet tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from movements.importing.grids import Grid, as_text
from movements.importing.registries import is_ror, read_ror
from movements.importing.wikidata import is_wikidata, read_binding, read_flat
from movements.problems import fault
from movements.query import QueryError

Record = dict[str, Any]


def read_json(data: bytes, name: str) -> list[Grid]:
    """Read ROR records, Wikidata query results or a list of flat objects; QueryError for any other JSON."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise QueryError("“{file}” is not valid JSON: {reason}", file=name, reason=str(error)) from error
    if isinstance(content, dict) and "bindings" in (content.get("results") or {}):
        return [_grid(name, content["results"]["bindings"], read_binding)]
    if isinstance(content, dict):
        content = content.get("items", [content])
    if not isinstance(content, list):
        raise QueryError("“{file}” holds no list of records.", file=name)
    return [_grid(name, content, _from_record)]


def read_parquet(data: bytes, name: str) -> list[Grid]:
    """Read a Parquet table; QueryError when it is none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        rows = pq.read_table(BytesIO(data)).to_pylist()
    except (pa.ArrowInvalid, OSError) as error:
        raise QueryError("“{file}” is not a sound Parquet file: {reason}", file=name, reason=str(error)) from error
    return [_grid(name, rows, _from_record)]


def _grid(name: str, records: Iterable[Any], read: Callable[[Record], Record]) -> Grid:
    grid, rows, columns = Grid(name), [], {}
    for number, record in enumerate(records, 1):
        try:
            rows.append((number, row := read(record)))
            columns |= dict.fromkeys(row)
        except (KeyError, TypeError, AttributeError, IndexError):
            text = json.dumps(record, ensure_ascii=False, default=str)[:2000]
            grid.broken.append((text, fault(name, number, "-", "This record does not have the form of the others.")))
    grid.lines = [(0, list(columns)), *((n, [as_text(row.get(c)) for c in columns]) for n, row in rows)]
    return grid


def _from_record(record: Record) -> Record:
    if is_ror(record):
        return read_ror(record)
    if is_wikidata(record):
        return read_flat(record)
    return {key: _plain(value) for key, value in record.items()}


def _plain(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value
