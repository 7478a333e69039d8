"""Fixtures: the shipped dataset, and copies of it that a test may spoil."""

import csv
import shutil
from pathlib import Path

import pytest

from movements.dataset import SHIPPED, Dataset, load_dataset


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory):
    """Keep prepared files of the tests apart from those of a running app."""
    patch = pytest.MonkeyPatch()
    patch.setenv("MOVEMENTS_CACHE", str(tmp_path_factory.mktemp("cache")))
    patch.delenv("MOVEMENTS_LANG", raising=False)
    patch.delenv("MOVEMENTS_DATA", raising=False)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def shipped(own_cache) -> Dataset:
    """The dataset of the repository."""
    return load_dataset(SHIPPED)


class Copy:
    """A dataset folder that a test may spoil."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def write(self, name: str, rows: list[dict[str, str]]) -> None:
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def change(self, name: str, row: int, **cells: str) -> int:
        """Change cells of a row (0 the first); returns its line in the file."""
        rows = self.rows(name)
        rows[row].update(cells)
        self.write(name, rows)
        return row + 2


@pytest.fixture
def copy(tmp_path) -> Copy:
    """A copy of the shipped dataset."""
    shutil.copytree(SHIPPED, tmp_path / "data")
    return Copy(tmp_path / "data")
