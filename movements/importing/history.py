"""Replacing data files so that it can be undone: what was there is kept, byte for byte, until it is put back."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from movements.dataset import Dataset
from movements.query import QueryError

# Within the dataset's folder: on the same disk, so that replacing is atomic, and unknown to git.
KEPT = ".undo"
_STATEMENT = "change.json"


@dataclass
class Change:
    """One replacement of data files."""

    reason: str
    made_at: str
    before: dict[str, str]
    """Path → SHA-256 of what was there."""
    after: dict[str, str]
    finished: bool = False


def replace_files(dataset: Dataset, source: Path, paths: list[str], reason: str) -> None:
    """Put files of another folder in the place of a dataset's own; on any failure all are as before.

    QueryError when the dataset was changed by someone else since it was loaded.
    """
    from movements.cache import fingerprint

    folder = dataset.folder
    _settle(folder)
    if fingerprint(folder, dataset.descriptor) != dataset.fingerprint:
        raise QueryError("The dataset was changed meanwhile; nothing was written. Try again.")
    place = _new_place(folder)
    for path in paths:
        _copy(folder / path, place / "before" / path)
        _copy(source / path, place / "after" / path)
    change = Change(
        reason,
        datetime.now().isoformat(timespec="seconds"),
        _sums(place / "before", paths),
        _sums(place / "after", paths),
    )
    _write(place, change)
    try:
        for path in paths:
            (place / "after" / path).replace(folder / path)
    except BaseException:
        _restore(folder, place, change)
        raise
    change.finished = True
    _write(place, change)


def undo(folder: Path) -> Change:
    """Put back what was there before the last replacement; QueryError when there is none or it was edited since."""
    if unfinished := _settle(folder):
        return unfinished
    places = _places(folder)
    if not places:
        raise QueryError("There is nothing to undo in {folder}.", folder=str(folder))
    change = _read(places[-1])
    for path, expected in change.after.items():
        if _sum(folder / path) != expected:
            raise QueryError("“{path}” was edited after the proposal was accepted; undoing would lose that.", path=path)
    _restore(folder, places[-1], change)
    return change


def _settle(folder: Path) -> Change | None:
    """Put back what a replacement that was cut short (a power failure, say) left half done."""
    for place in _places(folder):
        if not (change := _read(place)).finished:
            _restore(folder, place, change)
            return change
    return None


def _restore(folder: Path, place: Path, change: Change) -> None:
    for path in change.before:
        if _sum(folder / path) != change.before[path]:
            draft = folder / f"{path}.draft"
            shutil.copyfile(place / "before" / path, draft)
            draft.replace(folder / path)
    shutil.rmtree(place)


def _new_place(folder: Path) -> Path:
    kept = folder / KEPT
    kept.mkdir(exist_ok=True)
    (kept / ".gitignore").write_text("*\n", "utf-8")
    number = max((int(place.name) for place in kept.iterdir() if place.name.isdigit()), default=0) + 1
    place = kept / f"{number:04}"
    place.mkdir()
    return place


def _places(folder: Path) -> list[Path]:
    """Changes that were made, oldest first; one whose statement was never written changed nothing."""
    return sorted(path.parent for path in (folder / KEPT).glob(f"*/{_STATEMENT}"))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _sums(folder: Path, paths: list[str]) -> dict[str, str]:
    return {path: _sum(folder / path) for path in paths}


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _read(place: Path) -> Change:
    return Change(**json.loads((place / _STATEMENT).read_text("utf-8")))


def _write(place: Path, change: Change) -> None:
    draft = place / f"{_STATEMENT}.draft"
    draft.write_text(json.dumps(asdict(change), ensure_ascii=False, indent=2) + "\n", "utf-8")
    draft.replace(place / _STATEMENT)
