"""The dataset with rows added, in a folder of its own, where it can be checked before anything is touched."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from movements.dataset import Dataset
from movements.descriptor import DESCRIPTOR
from movements.importing.drafting import Draft
from movements.problems import Problem
from movements.tidying import tidy, to_csv
from movements.validation import validate


@contextmanager
def merged(dataset: Dataset, draft: Draft) -> Iterator[Path]:
    """A temporary copy of the dataset's folder with a draft's rows added and sorted in."""
    with tempfile.TemporaryDirectory(prefix="movements-") as name:
        folder = Path(name)
        for path in (DESCRIPTOR, *(table.path for table in dataset.descriptor.tables)):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(dataset.folder / path, folder / path)
        for table, rows in draft.rows.items():
            if rows:
                _append(folder / dataset.descriptor.table(table).path, rows)
        tidy(folder)
        yield folder


def changed_files(dataset: Dataset, draft: Draft) -> list[str]:
    """Paths of the data files that a draft changes, within the dataset's folder."""
    return [dataset.descriptor.table(table).path for table, rows in draft.rows.items() if rows]


def _append(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *lines = csv.reader(file)
    lines += [[row.get(column, "") for column in header] for row in rows]
    path.write_bytes(to_csv(header, lines))


def find_faults(folder: Path, draft: Draft) -> tuple[dict[str, list[Problem]], list[Problem]]:
    """Faults of a merged dataset by the id of the added organization at fault, and those of the rest."""
    by_id: dict[str, list[Problem]] = {}
    rest = []
    owners: dict[str, list[str]] = {}
    for problem in validate(folder):
        if problem.file not in owners:
            owners[problem.file] = _owners(folder / problem.file)
        named = [owners[problem.file][problem.line - 1]] if 0 < problem.line <= len(owners[problem.file]) else []
        named += [str(value) for name, value in problem.fields if name.endswith("id")]
        if at_fault := [id_ for id_ in named if id_ in draft.candidates]:
            by_id.setdefault(at_fault[0], []).append(problem)
        else:
            rest.append(problem)
    return by_id, rest


def _owners(path: Path) -> list[str]:
    """The first cell, an organization's id, of the record on each line of a file."""
    owners: list[str] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        for record in reader:
            owners += [record[0] if record else ""] * (reader.line_num - len(owners))
    return owners
