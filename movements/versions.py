"""Versions of the dataset to compare: a folder, a release kept in `releases/`, or a git tag or commit."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from movements.cache import fingerprint
from movements.descriptor import DESCRIPTOR, read_descriptor
from movements.language import Language
from movements.query import QueryError

RELEASES = "releases"
STATEMENT = "RELEASE.json"
# How many commits are looked through for a fingerprint; each takes about a twentieth of a second.
SEARCHED = 60
Row = dict[str, str]


@dataclass(frozen=True, eq=False)
class Version:
    """A version of the dataset as it was written, cells as text, whatever its schema was."""

    label: str
    files: dict[str, bytes]
    """Content by path within the dataset's folder."""

    @property
    def number(self) -> str:
        """The version that its descriptor states."""
        return str(self._package.get("version", ""))

    def rows(self, table: str) -> list[Row]:
        """Rows of a table; none when that version had no such table."""
        data = self.files.get(self._resource(table).get("path", ""), b"")
        return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig", "replace"), newline=""), restval=""))

    def key(self, table: str) -> list[str]:
        """Key columns of a table."""
        return self._resource(table).get("schema", {}).get("primaryKey", [])

    def labels(self, table: str, language: Language) -> dict[str, str]:
        """What the keys of a table are called in a language; none when that version had no such table."""
        key = self.key(table)
        columns = (f"name_{language}", f"label_{language}")
        return {r[key[0]]: next((r[c] for c in columns if r.get(c)), "") for r in self.rows(table)} if key else {}

    @property
    def _package(self) -> dict[str, Any]:
        return json.loads(self.files[DESCRIPTOR])

    def _resource(self, table: str) -> dict[str, Any]:
        return next((r for r in self._package.get("resources", ()) if r.get("name") == table), {})


def read_version(text: str, data: Path) -> Version:
    """Find the version that a text names; `data` is the present dataset's folder. QueryError when there is none."""
    folder = Path(text)
    if (folder / DESCRIPTOR).is_file():
        return _sound(text, {path: (folder / path).read_bytes() for path in _paths(folder)})
    for release in (data / RELEASES / f"{text.removeprefix('v')}.zip", folder):
        if release.suffix == ".zip" and release.is_file():
            return _sound(text, _unzip(release))
    if files := _from_git(text, data):
        return _sound(text, files)
    known = ", ".join(list_releases(data)) or "–"
    raise QueryError(
        "“{text}” is no folder, release, tag or commit of the dataset. Releases: {known}.", text=text, known=known
    )


def version_of(prefix: str, data: Path) -> Version | None:
    """The version whose fingerprint begins so: the present one, a release, a commit; None when none is kept."""
    if fingerprint(data, read_descriptor(data)).startswith(prefix):
        return read_version(str(data), data)
    for release in _history(data):
        if release["fingerprint"].startswith(prefix):
            return read_version(release["version"], data)
    for commit in _commits(data):
        files = _from_git(commit, data)
        if files and _fingerprint(files).startswith(prefix):
            return _sound(commit[:12], files)
    return None


def _history(data: Path) -> list[dict[str, str]]:
    path = data / STATEMENT
    return json.loads(path.read_text("utf-8"))["history"] if path.exists() else []


def _commits(data: Path) -> list[str]:
    try:
        return _git(data, "log", f"--max-count={SEARCHED}", "--format=%H", "--", ".").decode().split()
    except (OSError, subprocess.CalledProcessError):
        return []


def _fingerprint(files: dict[str, bytes]) -> str:
    with tempfile.TemporaryDirectory(prefix="movements-") as name:
        for path, content in files.items():
            (Path(name) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(name) / path).write_bytes(content)
        return fingerprint(Path(name), read_descriptor(Path(name)))


def list_releases(data: Path) -> list[str]:
    """Numbers of the releases kept, newest first."""
    names = [path.stem for path in (data / RELEASES).glob("*.zip")]
    return sorted((name for name in names if is_number(name)), key=number_parts, reverse=True)


def is_number(text: str) -> bool:
    """Whether a text is a version number X.Y.Z."""
    parts = text.split(".")
    return len(parts) == 3 and all(part.isascii() and part.isdigit() and str(int(part)) == part for part in parts)


def number_parts(text: str) -> tuple[int, ...]:
    """A version number as numbers, for comparison."""
    return tuple(int(part) for part in text.split("."))


def _paths(folder: Path) -> list[str]:
    package = json.loads((folder / DESCRIPTOR).read_text("utf-8"))
    declared = [resource.get("path", "") for resource in package.get("resources", ())]
    return [path for path in (DESCRIPTOR, *declared) if path and (folder / path).is_file()]


def _unzip(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def _from_git(revision: str, data: Path) -> dict[str, bytes]:
    """Files of the dataset's folder at a tag or commit; nothing without git or without such a revision."""
    if revision.startswith("-") or not data.is_dir():
        return {}
    try:
        found = _git(data, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
        archive = _git(data, "archive", "--format=tar", found)
    except (OSError, subprocess.CalledProcessError):
        return {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as package:
        members = [(member.name, package.extractfile(member)) for member in package if member.isfile()]
    return {name.removeprefix("./"): file.read() for name, file in members if file}


def _git(folder: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603 - no shell, checked revision


def _sound(label: str, files: dict[str, bytes]) -> Version:
    version = Version(label, files)
    try:
        _ = version.number
    except (KeyError, ValueError, AttributeError) as error:
        raise QueryError("“{text}” holds no dataset.", text=label) from error
    return version
