"""The Data Package descriptor: the one statement of what each table holds."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from movements.problems import DatasetError, fault

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True)
class Column:
    """One declared column of a table."""

    name: str
    type: str
    required: bool = False
    unique: bool = False
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    enum: frozenset[str] = frozenset()
    uri: bool = False
    refers: tuple[str, str] | None = None
    """(table, column) that each value, or each item of a list, must be found in."""

    @property
    def is_list(self) -> bool:
        """Whether a cell holds several values parted by `;`."""
        return self.type == "list"


@dataclass(frozen=True)
class Table:
    """One declared table: its file, columns and key."""

    name: str
    path: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """Columns by their name."""
        return {column.name: column for column in self.columns}


@dataclass(frozen=True)
class Descriptor:
    """A data package: its version and tables."""

    version: str
    created: str
    title: str
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table:
        """The declared table of that name; KeyError if there is none."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)


def read_descriptor(folder: Path) -> Descriptor:
    """Read `datapackage.json` of a dataset folder; DatasetError when it is missing or not JSON."""
    path = folder / DESCRIPTOR
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        tables = tuple(_table(resource) for resource in package["resources"])
    except FileNotFoundError as error:
        raise DatasetError(
            [fault(DESCRIPTOR, 0, "-", "There is no such file in {folder}.", folder=str(folder))]
        ) from error
    except json.JSONDecodeError as error:
        raise DatasetError(
            [fault(DESCRIPTOR, error.lineno, "-", "This is not valid JSON: {reason}", reason=error.msg)]
        ) from error
    except (KeyError, TypeError) as error:
        raise DatasetError(
            [fault(DESCRIPTOR, 0, "-", "A required entry is missing: {entry}", entry=str(error))]
        ) from error
    return Descriptor(package.get("version", ""), package.get("created", ""), package.get("title", ""), tables)


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    refers = {
        key["fields"][0]: (key["reference"]["resource"], key["reference"]["fields"][0])
        for key in schema.get("foreignKeys", ())
    }
    columns = tuple(_column(field, refers.get(field["name"])) for field in schema["fields"])
    return Table(resource["name"], resource["path"], columns, tuple(schema.get("primaryKey", ())))


def _column(field: dict[str, Any], refers: tuple[str, str] | None) -> Column:
    limits = field.get("constraints", {})
    return Column(
        name=field["name"],
        type=field["type"],
        required=limits.get("required", False),
        unique=limits.get("unique", False),
        pattern=limits.get("pattern"),
        minimum=limits.get("minimum"),
        maximum=limits.get("maximum"),
        enum=frozenset(limits.get("enum", ())),
        uri=field.get("format") == "uri",
        refers=refers,
    )
