"""Writing tables in their one form: sorted by key, LF line ends, quoted only where needed."""

import csv
import io
from pathlib import Path

from movements.descriptor import Table, read_descriptor


def tidy(folder: Path) -> list[Path]:
    """Sort and rewrite the files of a dataset that are not in their one form; returns those changed.

    Cells are kept to the letter; a file that is not sound CSV is left alone.
    """
    changed = []
    for table in read_descriptor(folder).tables:
        path = folder / table.path
        if path.exists() and (text := _tidied(path, table)) is not None and text != path.read_bytes():
            draft = path.with_suffix(".draft")
            draft.write_bytes(text)
            draft.replace(path)
            changed.append(path)
    return changed


def _tidied(path: Path, table: Table) -> bytes | None:
    try:
        lines = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))
    except (csv.Error, UnicodeDecodeError):
        return None
    header, *rows = [line for line in lines if any(line)] or [[]]
    if any(len(row) != len(header) for row in rows) or not set(table.key) <= set(header):
        return None
    # Code lists keep the order of the legend.
    if table.key and not table.path.startswith("codes/"):
        at = [header.index(name) for name in table.key]
        rows.sort(key=lambda row: [row[i] for i in at])
    return to_csv(header, rows)


def to_csv(header: list[str], rows: list[list[str]]) -> bytes:
    """Write a table as UTF-8 CSV with LF line ends."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([header, *rows])
    return out.getvalue().encode()
