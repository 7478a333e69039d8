"""The folder that the browser fetches from: files named by their content, written whole, removed when they are old."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import time
from pathlib import Path

KEEP_OLD_FILES_S = 7 * 24 * 3600
_HASHED = re.compile(r"^[a-z_-]+\.[0-9a-f]{12}\.(js|css|json|gz|bin)$")


def write_hashed(folder: Path, name: str, suffix: str, data: bytes) -> str:
    """Write a file whose name carries its content's hash, or keep the one that is there; returns that name."""
    path = folder / f"{name}.{digest(data)}.{suffix}"
    if path.exists():
        os.utime(path)
    else:
        replace_file(path, data)
    return path.name


def replace_file(path: Path, data: bytes) -> None:
    """Write beside and rename: a reader sees the old file or the new one, never half of one."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def prune(folder: Path, older_than_s: float = KEEP_OLD_FILES_S) -> list[Path]:
    """Remove files of earlier datasets; an open session may still fetch recent ones, so those stay."""
    used = {name for known in folder.glob("map-*.known") if _age(known) < older_than_s for name in names_in(known)}
    old = [
        path
        for path in folder.iterdir()
        if ((is_hashed(path.name) and path.name not in used) or path.suffix == ".known") and _age(path) >= older_than_s
    ]
    for path in old:
        path.unlink(missing_ok=True)
    return old


def names_in(known: Path) -> list[str]:
    """The files that a record of a prepared map (`map-….known`) names."""
    record = json.loads(known.read_text("utf-8"))
    urls = [*record["scripts"].values(), *record["styles"].values(), record["jquery"], *record["data"]]
    return [url.rsplit("/", 1)[-1] for url in urls]


def is_hashed(name: str) -> bool:
    """Whether a file's name carries its content's hash."""
    return bool(_HASHED.match(name))


def digest(data: bytes) -> str:
    """The part of a file's name that its content decides."""
    return hashlib.sha256(data).hexdigest()[:12]


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
