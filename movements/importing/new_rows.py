"""Rows that are to enter the dataset's tables, each under its key, once, and with the row of the file it came from."""

from __future__ import annotations

from movements.dataset import Dataset
from movements.importing.candidates import Candidate
from movements.importing.subjects import SUBJECTS
from movements.language import msg

Row = dict[str, str]
Key = tuple[str, ...]
"""A table's name, then the cells of its primary key."""


class NewRows:
    """Rows by table, and whose they are."""

    def __init__(self, dataset: Dataset) -> None:
        self.rows: dict[str, list[Row]] = {subject.table: [] for subject in SUBJECTS}
        self.owners: dict[Key, Candidate] = {}
        self.dataset = dataset
        self.tables = {subject.table: dataset.descriptor.table(subject.table) for subject in SUBJECTS}
        self._lines: dict[str, dict[Key, int]] = {}
        # Rows that follow from others: a tie of counterparts holds both ways.
        self._implied: set[Key] = set()

    def append_reverse(self, row: Row, candidate: Candidate) -> None:
        """Append a tie once more from its other end, unless it is said already."""
        reverse = row | {"from_id": row["to_id"], "to_id": row["from_id"]}
        key = self.key("relations", reverse)
        if key not in self.owners and key not in self.here("relations"):
            self.append("relations", reverse, candidate)
            self._implied.add(key)

    def append(self, table: str, row: Row, candidate: Candidate) -> bool:
        """Append a row under its key; a row that is here already is rejected, in the file's or the dataset's words."""
        key = self.key(table, row)
        if line := self.here(table).get(key):
            message = msg("“{value}” is here already, in line {line} of {file}; an import adds and changes nothing.")
            file = self.tables[table].path
            candidate.reject("-", message, value=" ".join(key[1:]), line=line, file=file)
        elif key in self._implied:
            self._implied.discard(key)
            self.owners[key] = candidate
            return True
        elif (owner := self.owners.get(key)) and table != "sources":
            candidate.reject("-", msg("Says the same as row {row}: “{value}”."), row=owner.row, value=" ".join(key[1:]))
        else:
            self.rows[table].append(row)
            self.owners[key] = candidate
            return True
        return False

    def key(self, table: str, row: Row) -> Key:
        """The key of a row."""
        return table, *(row[name] for name in self.tables[table].key)

    def here(self, table: str) -> dict[Key, int]:
        """The keys of the dataset's rows, with their lines."""
        if table not in self._lines:
            cells = self.dataset.tables[table].select(list(self.tables[table].key)).to_pydict().values()
            self._lines[table] = {(table, *key): line for line, key in enumerate(zip(*cells, strict=True), 2)}
        return self._lines[table]
