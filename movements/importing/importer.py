"""From a file to a proposal: read, map, resolve, look for duplicates, check as if accepted, write."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from movements.dataset import Dataset
from movements.importing.candidates import OUTCOMES, Candidate, columns_of, in_order, read_candidates
from movements.importing.delimited import read_delimited
from movements.importing.drafting import Draft
from movements.importing.duplicates import Known
from movements.importing.grids import Grid
from movements.importing.headers import TABLE, Header
from movements.importing.merging import find_faults, merged
from movements.importing.progress import track
from movements.importing.proposal import Statement, write_proposal
from movements.importing.reasons import count_reasons
from movements.importing.resolving import Resolver
from movements.importing.structured import read_json, read_parquet
from movements.importing.workbooks import read_workbook
from movements.language import Language, translator
from movements.problems import DatasetError, Problem, fault
from movements.query import QueryError

READERS: dict[str, Callable[[bytes, str], list[Grid]]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".txt": read_delimited,
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
    ".json": read_json,
    ".parquet": read_parquet,
}
LARGEST = 500_000_000
"""Bytes of the largest file that is opened."""


@dataclass
class Options:
    """What a person states for a whole file."""

    language: Language = "vi"
    given: dict[str, str] = field(default_factory=dict)
    summaries: bool = False


def propose(path: Path, folder: Path, dataset: Dataset, options: Options) -> Statement:
    """Write a proposal folder from a file; QueryError when the file cannot be read or the folder exists."""
    started = time.perf_counter()
    data = read_bytes(path)
    stated = options.given.get(TABLE, "")
    sheets = [(grid, *read_candidates(grid, dataset.descriptor, stated)) for grid in read_grids(data, path)]
    candidates = [candidate for _, _, found in sheets for candidate in found]
    resolve_all(candidates, dataset, options)
    statement = _statement(path, data, dataset, options, sheets, candidates)
    statement.seconds = round(time.perf_counter() - started, 2)
    write_proposal(folder, statement, candidates, columns_of(candidates, dataset.descriptor))
    return statement


def read_bytes(path: Path) -> bytes:
    """A file's bytes; QueryError when it is missing, too large or of no kind that can be read."""
    if path.suffix.lower() not in READERS:
        known = ", ".join(READERS)
        raise QueryError(
            "A file “{suffix}” cannot be imported; save it as one of: {known}.", suffix=path.suffix, known=known
        )
    try:
        if path.stat().st_size > LARGEST:
            raise QueryError("“{file}” is larger than {n} MB.", file=path.name, n=LARGEST // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise QueryError(
            "“{file}” cannot be read: {reason}", file=str(path), reason=error.strerror or str(error)
        ) from error


def read_grids(data: bytes, path: Path) -> list[Grid]:
    """The sheets of a file, by the reader that its suffix names."""
    return READERS[path.suffix.lower()](data, path.name)


def resolve_all(candidates: list[Candidate], dataset: Dataset, options: Options) -> None:
    """Resolve every row and check the accepted ones as if they were in the dataset."""
    resolver, known = Resolver(dataset, options.given, summaries=options.summaries), Known(dataset)
    title = translator(options.language)("Reading rows")
    resolver.references.announce(candidates)
    for candidate in track(in_order(candidates), len(candidates), title):
        resolver.resolve(candidate)
        if not candidate.rejections:
            known.check(candidate)
    _try_out(candidates, dataset)


def _try_out(candidates: list[Candidate], dataset: Dataset) -> None:
    """What the dataset's own check finds wrong with an accepted row becomes a question."""
    while accepted := [c for c in in_order(candidates) if c.outcome == "accepted"]:
        draft = Draft(dataset)
        if None in [draft.add(candidate) for candidate in accepted]:
            # What was said of a row that is not taken after all is to be looked at again.
            continue
        with merged(dataset, draft) as folder:
            found, rest = find_faults(folder, draft)
        if not found:
            if rest:
                raise DatasetError(rest)
            return
        for candidate, problem in found:
            candidate.ask(problem.column, problem.message, **dict(problem.fields))


def _statement(
    path: Path,
    data: bytes,
    dataset: Dataset,
    options: Options,
    sheets: list[tuple[Grid, Header | None, list[Candidate]]],
    candidates: list[Candidate],
) -> Statement:
    headers = {grid.name: header for grid, header, _ in sheets if header}
    say = translator(options.language)
    return Statement(
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        made_on=date.today().isoformat(),
        dataset_version=dataset.version,
        fingerprint=dataset.fingerprint,
        language=options.language,
        rows=len(candidates),
        counts={outcome: sum(c.outcome == outcome for c in candidates) for outcome in OUTCOMES},
        tables={grid.name: _table(header, found) for grid, header, found in sheets if header},
        columns={
            sheet: {t: f for t, f in zip(h.titles, h.fields, strict=True) if f and t} for sheet, h in headers.items()
        },
        kept={
            sheet: [t for t, f, p in zip(h.titles, h.fields, h.personal, strict=True) if t and not f and not p]
            for sheet, h in headers.items()
        },
        refused={sheet: [t for t, p in zip(h.titles, h.personal, strict=True) if p] for sheet, h in headers.items()},
        notes=[say(note.message, **dict(note.fields)) for note in _notes(sheets)],
        reasons=count_reasons(candidates, options.language),
    )


def _table(header: Header, found: list[Candidate]) -> str:
    """The table of a sheet's rows; several, parted by commas, where each row names its own."""
    return header.subject.table if header.subject else ",".join(dict.fromkeys(c.table for c in found))


def _notes(sheets: list[tuple[Grid, Header | None, list[Candidate]]]) -> list[Problem]:
    notes = []
    for grid, header, _ in sheets:
        notes += grid.notes
        if grid.blank:
            notes.append(fault(grid.name, 0, "-", "Blank lines passed over: {n}.", n=grid.blank))
        if header and header.above:
            notes.append(fault(grid.name, 0, "-", "Lines above the headings passed over: {n}.", n=header.above))
    return notes
