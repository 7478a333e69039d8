"""The prepared cache: typed tables as Arrow files, rebuilt when a data file changes; safe to delete any time."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from movements.descriptor import DESCRIPTOR, Descriptor, Table
from movements.problems import DatasetError

if TYPE_CHECKING:
    import pyarrow as pa

    from movements.tables import Rows

# Raise when the shape of what is stored changes.
LAYOUT = "1"


def cache_folder() -> Path:
    """Where prepared files are kept: MOVEMENTS_CACHE, or `.cache` beside the packages."""
    return Path(os.environ.get("MOVEMENTS_CACHE") or Path(__file__).parent.parent / ".cache")


def fingerprint(folder: Path, descriptor: Descriptor) -> str:
    """Hash the content of a dataset's files (SHA-256, 64 hexadecimal digits)."""
    digest = hashlib.sha256(LAYOUT.encode())
    for path in sorted([DESCRIPTOR, *(table.path for table in descriptor.tables)]):
        digest.update(path.encode() + b"\0")
        if (folder / path).exists():
            digest.update(hashlib.sha256((folder / path).read_bytes()).digest())
    return digest.hexdigest()


def cached_tables(folder: Path, descriptor: Descriptor) -> tuple[dict[str, pa.Table], str]:
    """Return every table as Arrow columns and the fingerprint; DatasetError names every structural fault."""
    import pyarrow as pa

    print_ = fingerprint(folder, descriptor)
    place = cache_folder() / f"tables-{print_[:16]}"
    try:
        return {table.name: _read(place / f"{table.name}.arrow") for table in descriptor.tables}, print_
    except (OSError, pa.ArrowInvalid):
        tables = _prepare(folder, descriptor)
        _store(place, tables)
        return tables, print_


def _prepare(folder: Path, descriptor: Descriptor) -> dict[str, pa.Table]:
    from movements.tables import read_all

    rows, problems = read_all(folder, descriptor)
    if problems:
        raise DatasetError(problems)
    return {table.name: _arrow(table, rows[table.name]) for table in descriptor.tables}


def _arrow(table: Table, rows: Rows) -> pa.Table:
    import pyarrow as pa

    types = {
        "integer": pa.int32(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    arrays = [pa.array(rows.cells[c.name], types.get(c.type, pa.string())) for c in table.columns]
    return pa.Table.from_arrays(arrays, names=[c.name for c in table.columns])


def _read(path: Path) -> pa.Table:
    import pyarrow as pa

    # Memory-mapped: pages are shared between processes and read only when touched.
    return pa.ipc.open_file(pa.memory_map(str(path))).read_all()


def _store(place: Path, tables: dict[str, pa.Table]) -> None:
    import pyarrow as pa

    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix="draft-", dir=place.parent))
    except OSError:
        return  # A read-only installation works without a cache.
    try:
        for name, table in tables.items():
            with pa.ipc.new_file(str(draft / f"{name}.arrow"), table.schema) as file:
                file.write_table(table)
        draft.replace(place)  # Atomic: a reader sees all of it or nothing.
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)  # Another process stored the same first, or the disk is full.
