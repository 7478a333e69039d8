"""The dataset with rows added, in a folder of its own, where it can be checked before anything is touched."""

from __future__ import annotations

import csv
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from movements.dataset import Dataset
from movements.descriptor import DESCRIPTOR, Table, read_descriptor
from movements.importing.candidates import Candidate
from movements.importing.drafting import Draft
from movements.importing.new_rows import Key
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


def find_faults(folder: Path, draft: Draft) -> tuple[list[tuple[Candidate, Problem]], list[Problem]]:
    """Faults of a merged dataset, each with the candidate at fault, and those that no candidate brought."""
    tables = {table.path: table for table in read_descriptor(folder).tables}
    keys: dict[str, list[Key]] = {}
    found, rest = [], []
    for problem in validate(folder):
        if problem.file not in keys:
            keys[problem.file] = _keys(folder / problem.file, tables.get(problem.file))
        if at_fault := _at_fault(problem, keys[problem.file], draft):
            found.append((at_fault, problem))
        else:
            rest.append(problem)
    return found, rest


def _at_fault(problem: Problem, keys: list[Key], draft: Draft) -> Candidate | None:
    """The candidate of the line at fault, or else one that the fault names: of a loop, say, its new tie."""
    if 0 < problem.line <= len(keys) and (owner := draft.owners.get(keys[problem.line - 1])):
        return owner
    named = {word for _, value in problem.fields if isinstance(value, str) for word in re.split(r"[,;\s]+", value)}
    for id_ in sorted(named):
        if owner := draft.owners.get(("organizations", id_)):
            return owner
    table = keys[0][0] if keys and keys[0] else ""
    ties = (key for key in draft.owners if key[0] == table == "relations" and named.issuperset((key[1], key[3])))
    return next((draft.owners[key] for key in ties), None)


def _keys(path: Path, table: Table | None) -> list[Key]:
    """The key of the record on each line of a file."""
    keys: list[Key] = []
    if table is None or not path.exists():
        return keys
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        at = [header.index(name) for name in table.key]
        keys += [(table.name,)] * reader.line_num
        for record in reader:
            key = (table.name, *(record[i] for i in at if i < len(record)))
            keys += [key] * (reader.line_num - len(keys))
    return keys
