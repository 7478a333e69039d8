"""The proposal folder: accepted rows, questions and rejects, each with its reason, and a summary."""

from __future__ import annotations

import csv
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from movements.importing.candidates import BOOKKEEPING, OUTCOMES, Candidate, Outcome
from movements.importing.grids import as_literal
from movements.importing.headers import TABLE
from movements.importing.reasons import say_reasons
from movements.importing.subjects import BY_TABLE
from movements.language import Language, msg, translator
from movements.query import QueryError

STATEMENT = "proposal.json"
SUMMARY = "summary.txt"


@dataclass
class Statement:
    """What a proposal says of itself."""

    file: str
    sha256: str
    made_on: str
    dataset_version: str
    fingerprint: str
    """Of the dataset it was checked against."""
    language: Language
    rows: int
    counts: dict[Outcome, int]
    columns: dict[str, dict[str, str]]
    """Sheet → heading → field, for the headings that were understood."""
    kept: dict[str, list[str]]
    """Sheet → headings kept as “other”."""
    refused: dict[str, list[str]]
    """Sheet → headings about persons or contacts, which were not read."""
    tables: dict[str, str] = field(default_factory=dict)
    """Sheet → the table its rows are for."""
    notes: list[str] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=dict)
    """How often each question or reject was given, by its column and message."""
    seconds: float = 0.0


def proposals_folder() -> Path:
    """Where proposals are kept: MOVEMENTS_PROPOSALS, or `out` beside the packages."""
    return Path(os.environ.get("MOVEMENTS_PROPOSALS") or Path(__file__).parent.parent.parent / "out")


def list_proposals(folder: Path | None = None) -> list[Path]:
    """Proposal folders, newest first."""
    found = (folder or proposals_folder()).glob(f"*/{STATEMENT}")
    return [path.parent for path in sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)]


def read_statement(folder: Path) -> Statement:
    """Read a proposal's statement; QueryError when the folder is no proposal."""
    try:
        return Statement(**json.loads((folder / STATEMENT).read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise QueryError("“{folder}” is not a proposal folder.", folder=str(folder)) from error


def write_proposal(folder: Path, statement: Statement, candidates: list[Candidate], columns: tuple[str, ...]) -> None:
    """Write a proposal, all of it or nothing; QueryError when the folder exists already."""
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise QueryError("“{folder}” exists already; choose another folder.", folder=str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".proposal-", dir=folder.parent))
    try:
        for outcome in OUTCOMES:
            rows = [candidate for candidate in candidates if candidate.outcome == outcome]
            _write_rows(draft / f"{outcome}.csv", rows, columns, statement.language)
        text = json.dumps(asdict(statement), ensure_ascii=False, indent=2)
        (draft / STATEMENT).write_text(text + "\n", "utf-8")
        (draft / SUMMARY).write_text(summarize(statement), "utf-8")
        draft.chmod(0o755)
        draft.replace(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _write_rows(path: Path, candidates: Iterable[Candidate], columns: tuple[str, ...], language: Language) -> None:
    # With a byte order mark, which Excel needs to read Vietnamese.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*BOOKKEEPING[:4], TABLE, *columns, BOOKKEEPING[4]])
        for c in candidates:
            reasons = say_reasons(c.rejections or c.questions, language)
            other = json.dumps(c.other, ensure_ascii=False) if c.other else ""
            cells = [as_literal(c.cells.get(column, "")) for column in columns]
            writer.writerow([c.file, c.row, reasons, say_reasons(c.notes, language), c.table, *cells, other])


def summarize(statement: Statement) -> str:
    """The summary that a person reads first."""
    say = translator(statement.language)
    lines = [
        say("Proposal from {file}, made on {date}.", file=statement.file, date=statement.made_on),
        say("Rows read: {n}.", n=statement.rows),
        *(f"  {say(OUTCOME_TITLES[outcome])}: {statement.counts[outcome]}" for outcome in OUTCOMES),
        "",
        *(
            say("{sheet}: taken for {tables}.", sheet=sheet, tables=say_tables(tables, say))
            for sheet, tables in statement.tables.items()
        ),
        *statement.notes,
        "",
    ]
    for title, by_sheet in ((_UNDERSTOOD, statement.columns), (_KEPT, statement.kept), (_REFUSED, statement.refused)):
        for sheet, headings in by_sheet.items():
            shown = [f"{a} → {b}" for a, b in headings.items()] if isinstance(headings, dict) else headings
            if shown:
                lines += [f"{say(title)} ({sheet}): " + "; ".join(shown)]
    lines += [
        "",
        say("Reasons, by the number of rows:"),
        *(f"  {n}  {reason}" for reason, n in statement.reasons.items()),
    ]
    lines += [
        "",
        say(
            "Nothing is in the dataset yet: “python -m movements accept {folder}” adds the accepted rows.",
            folder="PROPOSAL",
        ),
    ]
    lines += [say("To answer questions, fill in questions.csv and import that file.")]
    return "\n".join(lines) + "\n"


def say_tables(tables: str, say: Callable[[str], str]) -> str:
    """The tables of a sheet's rows, as a reader calls them."""
    return ", ".join(say(BY_TABLE[table].title) for table in tables.split(","))


OUTCOME_TITLES: dict[Outcome, str] = {
    "accepted": msg("Accepted"),
    "questions": msg("Questions"),
    "rejects": msg("Rejected"),
}
_UNDERSTOOD = msg("Columns understood")
_KEPT = msg("Columns not used, kept as “other”")
_REFUSED = msg("Columns about persons or contacts, ignored and not copied")
