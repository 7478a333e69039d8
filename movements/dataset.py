"""The dataset in memory: one shared, read-only value per process."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from movements.cache import cached_tables
from movements.collation import sort_key
from movements.descriptor import Descriptor, read_descriptor
from movements.language import Language
from movements.records import Country, Event, Evidence, Name, Organization, Presence, Record, Relation, Source
from movements.texts import index_rows

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    from numpy.typing import NDArray

    from movements.columns import Columns

SHIPPED = Path(__file__).parent.parent / "data"

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, eq=False)
class Dataset:
    """Every table of a data package as Arrow columns, with records made on demand."""

    folder: Path
    descriptor: Descriptor
    tables: dict[str, pa.Table]
    fingerprint: str
    """Content hash of the data files, 64 hexadecimal digits."""
    _indexes: dict[tuple[str, str], dict[str, list[int]]] = field(default_factory=dict, repr=False)
    _alphabets: dict[Language, NDArray[np.int64]] = field(default_factory=dict, repr=False)
    _sources: dict[str, Source] = field(default_factory=dict, repr=False)

    @property
    def version(self) -> str:
        """The version that the descriptor states."""
        return self.descriptor.version

    @cached_property
    def columns(self) -> Columns:
        """The organizations as numeric columns, for selecting and drawing."""
        from movements.columns import load_columns

        return load_columns(self)

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Countries and territories by ISO alpha-3 code, in table order."""
        return {row["iso_a3"]: Country.from_row(row) for row in self.tables["countries"].to_pylist()}

    @cached_property
    def row_by_id(self) -> Mapping[str, int]:
        """Row number of each organization."""
        return index_rows(self.tables["organizations"]["id"])

    def organization(self, id_: str) -> Organization:
        """The organization of an id; KeyError if there is none."""
        return self.organization_at(self.row_by_id[id_])

    def organization_at(self, row: int) -> Organization:
        """The organization in a row of the table."""
        return self._record(Organization, "organizations", row)

    def organizations_at(self, rows: Sequence[int]) -> Iterator[Organization]:
        """The organizations in rows of the table, read a thousand at a time."""
        table = self.tables["organizations"]
        for start in range(0, len(rows), 1000):
            for row in table.take(rows[start : start + 1000]).to_pylist():
                yield Organization.from_row(row)

    def organizations_in(self, country: str) -> list[Organization]:
        """The organizations with their seat in a country."""
        return self._records(Organization, "organizations", "hq_country", country)

    def names_of(self, id_: str) -> list[Name]:
        """Further names of an organization."""
        return self._records(Name, "names", "organization_id", id_)

    def presences_of(self, id_: str) -> list[Presence]:
        """Where an organization is present."""
        return self._records(Presence, "presence", "organization_id", id_)

    def presences_in(self, country: str) -> list[Presence]:
        """Which organizations are present in a country."""
        return self._records(Presence, "presence", "country", country)

    def relations_of(self, id_: str) -> list[Relation]:
        """Ties of an organization, in either direction."""
        outward = self._records(Relation, "relations", "from_id", id_)
        return outward + self._records(Relation, "relations", "to_id", id_)

    def event(self, id_: str) -> Event:
        """The event of an id; KeyError if there is none."""
        return self._record(Event, "events", self._index("events", "id")[id_][0])

    def events_of(self, id_: str) -> list[Event]:
        """Events an organization held or took part in, oldest first."""
        return sorted(self._records(Event, "events", "organization_ids", id_), key=lambda event: event.start)

    def events_in(self, country: str) -> list[Event]:
        """Events held in a country, oldest first."""
        return sorted(self._records(Event, "events", "country", country), key=lambda event: event.start)

    def evidence_of(self, id_: str) -> list[Evidence]:
        """Evidence behind the facts of an organization."""
        return self._records(Evidence, "evidence", "organization_id", id_)

    def source(self, id_: str) -> Source:
        """The source of an id; KeyError if there is none."""
        if id_ not in self._sources:
            self._sources[id_] = self._record(Source, "sources", self._index("sources", "id")[id_][0])
        return self._sources[id_]

    def codes(self, vocabulary: str) -> list[str]:
        """The codes of a vocabulary in their order."""
        return self.tables[vocabulary]["code"].to_pylist()

    def label(self, vocabulary: str, code: str | None, language: Language) -> str:
        """The label of a code; the empty string for None."""
        return self._labels[vocabulary, language][code] if code else ""

    def country_name(self, iso_a3: str | None, language: Language) -> str:
        """The name of a country; the empty string for None."""
        return self.countries[iso_a3].name(language) if iso_a3 else ""

    def alphabet(self, language: Language) -> NDArray[np.int64]:
        """The place of each organization in the alphabetical order of a language; shape (n,)."""
        if language not in self._alphabets:
            import numpy as np

            key = sort_key(language)
            names = self.columns.names_vi if language == "vi" else self.columns.names_en
            order = sorted(range(len(names)), key=lambda row: key(names[row]))
            self._alphabets[language] = np.argsort(np.array(order, np.int64))
        return self._alphabets[language]

    def frame(self, table: str) -> pd.DataFrame:
        """A table as a pandas DataFrame, for a notebook."""
        return self.tables[table].to_pandas()

    @cached_property
    def _labels(self) -> dict[tuple[str, Language], dict[str, str]]:
        found: dict[tuple[str, Language], dict[str, str]] = {}
        for name, table in self.tables.items():
            if "label_vi" in table.column_names:
                codes = table["code"].to_pylist()
                found[name, "vi"] = dict(zip(codes, table["label_vi"].to_pylist(), strict=True))
                found[name, "en"] = dict(zip(codes, table["label_en"].to_pylist(), strict=True))
        return found

    def _record(self, kind: type[R], table: str, row: int) -> R:
        return kind.from_row(self.tables[table].slice(row, 1).to_pylist()[0])

    def _records(self, kind: type[R], table: str, column: str, value: str) -> list[R]:
        rows = self._index(table, column).get(value)
        # One take for all rows: a slice for each costs ten times as much.
        return [kind.from_row(row) for row in self.tables[table].take(rows).to_pylist()] if rows else []

    def _index(self, table: str, column: str) -> dict[str, list[int]]:
        # Built at first use and shared by all sessions; a race builds it twice, which is harmless.
        if (table, column) not in self._indexes:
            index: dict[str, list[int]] = {}
            for row, cell in enumerate(self.tables[table][column].to_pylist()):
                for value in cell if isinstance(cell, list) else [cell]:
                    index.setdefault(value, []).append(row)
            self._indexes[table, column] = index
        return self._indexes[table, column]


def default_folder() -> Path:
    """The dataset folder: the environment variable MOVEMENTS_DATA, or the shipped one."""
    return Path(os.environ.get("MOVEMENTS_DATA") or SHIPPED)


def load_dataset(folder: Path | None = None) -> Dataset:
    """Load a dataset folder; DatasetError with every structural fault when it cannot be trusted."""
    folder = folder or default_folder()
    descriptor = read_descriptor(folder)
    tables, fingerprint = cached_tables(folder, descriptor)
    return Dataset(folder, descriptor, tables, fingerprint)
