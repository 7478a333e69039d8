"""Releasing a dataset: a checked state gets a number, date, checksums, change summary and a copy to compare with."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from movements.cache import fingerprint
from movements.changes import compare
from movements.descriptor import DESCRIPTOR, read_descriptor
from movements.problems import DatasetError
from movements.query import QueryError
from movements.validation import validate
from movements.versions import RELEASES, STATEMENT, is_number, list_releases, number_parts, read_version

# A zip file's earliest date: the same data makes the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Release:
    """A released version."""

    version: str
    date: str
    fingerprint: str
    previous: str | None
    checksums: dict[str, str]
    """Path → SHA-256 of every declared file and the descriptor."""
    changes: dict[str, Any] | None
    """Summary of the changes since the previous release; None for the first."""
    history: list[dict[str, str]]
    """Version, date and fingerprint of every release, newest first."""


def read_release(folder: Path) -> Release | None:
    """The latest release of a dataset's folder; None when there was none."""
    path = folder / STATEMENT
    if not path.exists():
        return None
    try:
        return Release(**json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError) as error:
        raise QueryError("“{file}” is not a release statement: {reason}", file=str(path), reason=str(error)) from error


def release(folder: Path, version: str, day: str) -> Release:
    """Release the dataset of a folder; DatasetError when it has faults, QueryError for an unfit number.

    `day` is an ISO date. All files are written at the end, each atomically, the statement last.
    """
    last = read_release(folder)
    _check_number(version, last, folder)
    if problems := validate(folder):
        raise DatasetError(problems)
    package = _new_descriptor(folder, version, day)
    with tempfile.TemporaryDirectory(prefix="movements-") as name:
        draft = Path(name)
        (draft / DESCRIPTOR).write_bytes(package)
        for path in _data_paths(folder):
            (draft / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / path, draft / path)
        made = _state(draft, version, day, last, folder)
        _put(folder / RELEASES / f"{version}.zip", _archive(draft))
        _put(folder / DESCRIPTOR, package)
        statement = json.dumps(vars(made), ensure_ascii=False, indent=2) + "\n"
        _put(folder / STATEMENT, statement.encode())
    return made


def _check_number(version: str, last: Release | None, folder: Path) -> None:
    if not is_number(version):
        raise QueryError("“{text}” is not a version number X.Y.Z.", text=version)
    numbers = [*list_releases(folder), *([last.version] if last else [])]
    latest = max(numbers, key=number_parts) if numbers else None
    if latest and number_parts(version) <= number_parts(latest):
        raise QueryError("{text} does not follow the latest release, {latest}.", text=version, latest=latest)


def _new_descriptor(folder: Path, version: str, day: str) -> bytes:
    package = json.loads((folder / DESCRIPTOR).read_text("utf-8"))
    package |= {"version": version, "created": f"{day}T00:00:00Z"}
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _data_paths(folder: Path) -> list[str]:
    return [table.path for table in read_descriptor(folder).tables]


def _state(draft: Path, version: str, day: str, last: Release | None, folder: Path) -> Release:
    paths = sorted([DESCRIPTOR, *_data_paths(draft)])
    print_ = fingerprint(draft, read_descriptor(draft))
    changes = None
    if last:
        changes = compare(read_version(last.version, folder), read_version(str(draft), folder)).summary()
        # The draft's own folder is a temporary one.
        changes |= {"new": {"label": version, "version": version}}
    own = {"version": version, "date": day, "fingerprint": print_}
    return Release(
        version=version,
        date=day,
        fingerprint=print_,
        previous=last.version if last else None,
        checksums={path: hashlib.sha256((draft / path).read_bytes()).hexdigest() for path in paths},
        changes=changes,
        history=[own, *(last.history if last else [])],
    )


def _archive(draft: Path) -> bytes:
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
            for path in sorted([DESCRIPTOR, *_data_paths(draft)]):
                # Geography comes from elsewhere and would be most of the file.
                if not path.startswith("geography/"):
                    package.writestr(_entry(path), (draft / path).read_bytes())
        file.seek(0)
        return file.read()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.draft")
    draft.write_bytes(data)
    draft.replace(path)
