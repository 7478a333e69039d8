"""Accepting a proposal: all of its accepted rows or none, after the merged dataset has passed its check."""

from __future__ import annotations

from pathlib import Path

from movements.dataset import Dataset
from movements.importing.candidates import Candidate, in_order, read_candidates
from movements.importing.drafting import Draft
from movements.importing.duplicates import Known
from movements.importing.history import replace_files
from movements.importing.importer import read_bytes, read_grids
from movements.importing.merging import changed_files, find_faults, merged
from movements.importing.proposal import read_statement
from movements.importing.resolving import Resolver
from movements.problems import DatasetError
from movements.query import QueryError


def accept(proposal: Path, dataset: Dataset) -> list[str]:
    """Add a proposal's accepted rows to the dataset's folder; returns what was added.

    DatasetError with every fault when one row or the merged dataset is at fault, QueryError when
    there is nothing to accept; the folder is then as it was.
    """
    read_statement(proposal)
    candidates = _read_accepted(proposal, dataset)
    _resolve(candidates, dataset)
    draft = Draft(dataset)
    added = [draft.add(candidate) for candidate in candidates]
    _raise_open(candidates)
    with merged(dataset, draft) as folder:
        found, rest = find_faults(folder, draft)
        if found or rest:
            raise DatasetError([*(problem for _, problem in found), *rest])
        replace_files(dataset, folder, changed_files(dataset, draft), proposal.resolve().name)
    return [
        f"{c.table}: {key}" if c.table != "organizations" else str(key)
        for c, key in zip(candidates, added, strict=True)
    ]


def _read_accepted(proposal: Path, dataset: Dataset) -> list[Candidate]:
    path = proposal / "accepted.csv"
    grids = read_grids(read_bytes(path), path)
    found = in_order([c for grid in grids for c in read_candidates(grid, dataset.descriptor)[1]])
    if not found:
        raise QueryError("“{folder}” has no accepted rows.", folder=str(proposal))
    return found


def _resolve(candidates: list[Candidate], dataset: Dataset) -> None:
    """Resolve the rows once more, as they stand in the file now; DatasetError names every open one."""
    resolver, known = Resolver(dataset), Known(dataset)
    resolver.references.announce(candidates)
    for candidate in candidates:
        resolver.resolve(candidate)
        if not candidate.rejections:
            known.check(candidate)
    _raise_open(candidates)


def _raise_open(candidates: list[Candidate]) -> None:
    if problems := [problem for candidate in candidates for problem in candidate.rejections or candidate.questions]:
        raise DatasetError(problems)
