"""The prepared cache: what loading makes of a dataset, rebuilt when a data file changes; safe to delete any time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from movements.descriptor import DESCRIPTOR, Descriptor, Table
from movements.problems import DatasetError

if TYPE_CHECKING:
    import pyarrow as pa

    from movements.tables import Rows

# How many datasets' prepared folders are kept of each sort, the last used.
KEPT = 5
# From this size on, reading a file at every start is what the start waits for.
LARGE_BYTES = 4_000_000
SETTLED_NS = 2_000_000_000
# Raise when the shape of what is stored changes.
LAYOUT = "3"

T = TypeVar("T")


def cache_folder() -> Path:
    """Where prepared files are kept: MOVEMENTS_CACHE, or `.cache` beside the packages."""
    return Path(os.environ.get("MOVEMENTS_CACHE") or Path(__file__).parent.parent / ".cache")


def prepared(name: str, read: Callable[[Path], T], make: Callable[[], T], write: Callable[[Path, T], None]) -> T:
    """Read a prepared folder of the cache; where it is missing or broken, make its content and store it atomically."""
    place = cache_folder() / f"{name}-{LAYOUT}"
    try:
        content = read(place)
    except (OSError, ValueError, KeyError, EOFError):  # Arrow's and NumPy's own errors are among these.
        content = make()
        _store(place, lambda draft: write(draft, content))
        return content
    with contextlib.suppress(OSError):
        os.utime(place)  # What is used is kept longest.
    return content


def fingerprint(folder: Path, descriptor: Descriptor) -> str:
    """Hash the content of a dataset's files (SHA-256, 64 hexadecimal digits)."""
    digest = hashlib.sha256()
    for path in sorted([DESCRIPTOR, *(table.path for table in descriptor.tables)]):
        digest.update(path.encode() + b"\0")
        if (folder / path).exists():
            digest.update(_hash(folder / path))
    return digest.hexdigest()


def _hash(path: Path) -> bytes:
    """SHA-256 of a file's content; a large file's is noted in the cache, good while its size and time last."""
    status = path.stat()
    if status.st_size < LARGE_BYTES:
        return hashlib.sha256(path.read_bytes()).digest()
    note = cache_folder() / f"hash-{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]}"
    seen = f"{status.st_size} {status.st_mtime_ns} "
    with contextlib.suppress(OSError, ValueError):
        noted = note.read_text("ascii")
        if noted.startswith(seen) and len(noted) == len(seen) + 64:
            return bytes.fromhex(noted.removeprefix(seen))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").digest()
    # A file written just now could change again without a new time.
    if time.time_ns() - status.st_mtime_ns > SETTLED_NS:
        with contextlib.suppress(OSError):
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(seen + digest.hex(), "ascii")
    return digest


def cached_tables(folder: Path, descriptor: Descriptor) -> tuple[dict[str, pa.Table], str]:
    """Return every table as Arrow columns and the fingerprint; DatasetError names every structural fault."""
    print_ = fingerprint(folder, descriptor)

    def read(place: Path) -> dict[str, pa.Table]:
        return {table.name: _read(place / f"{table.name}.arrow") for table in descriptor.tables}

    return prepared(f"tables-{print_[:16]}", read, lambda: _prepare(folder, descriptor), _write), print_


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


def _write(draft: Path, tables: dict[str, pa.Table]) -> None:
    import pyarrow as pa

    for name, table in tables.items():
        with pa.ipc.new_file(str(draft / f"{name}.arrow"), table.schema) as file:
            file.write_table(table)


def _store(place: Path, write: Callable[[Path], None]) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix="draft-", dir=place.parent))
    except OSError:
        return  # A read-only installation works without a cache.
    try:
        write(draft)
        shutil.rmtree(place, ignore_errors=True)  # What stood there could not be read.
        draft.replace(place)  # Atomic: a reader sees all of it or nothing.
        _prune(place.parent, place.name.partition("-")[0])
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)  # Another process stored the same first, or the disk is full.


def _prune(folder: Path, sort: str) -> None:
    made = sorted(folder.glob(f"{sort}-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in made[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
