"""Fixtures: the shipped dataset, copies of it that a test may spoil, a browser and the app it opens."""

import csv
import shutil
from pathlib import Path

import pytest

from movements.__main__ import main
from movements.dataset import SHIPPED, Dataset, load_dataset
from tests.browser import launched, served


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


@pytest.fixture(scope="module")
def browser():
    """A real Chromium: one for a module's tests, each of which opens its own tab."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(own_cache):
    """The app, served for a module's tests; its address."""
    with served() as address:
        yield address


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


@pytest.fixture
def propose(copy, tmp_path):
    """Import a file; returns the proposal's folder."""

    def run(name, data, *flags):
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        folder = tmp_path / f"{name}-proposal"
        command = [
            "import",
            str(tmp_path / name),
            "--out",
            str(folder),
            "--data",
            str(copy.folder),
            "--lang",
            "en",
            *flags,
        ]
        assert main(command) == 0
        return folder

    return run
