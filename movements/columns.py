"""The organizations as aligned numeric columns: what selecting, counting and drawing work on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from movements.cache import prepared
from movements.folding import fold
from movements.texts import Texts
from movements.words import WordIndex, index_words

if TYPE_CHECKING:
    import pyarrow as pa

    from movements.dataset import Dataset


@dataclass(frozen=True, eq=False)
class Columns:
    """Arrays of length n, one entry an organization, in table order (sorted by id)."""

    ids: Sequence[str]
    names_en: Sequence[str]
    names_vi: Sequence[str]
    longitude: NDArray[np.float32]
    """WGS84 degrees; NaN = not known."""
    latitude: NDArray[np.float32]
    country: NDArray[np.int16]
    """Row in `geography/countries.csv`; -1 = not known."""
    themes: NDArray[np.uint32]
    """Bit i stands for row i of `codes/themes.csv`."""
    kind: NDArray[np.uint8]
    status: NDArray[np.uint8]
    scope: NDArray[np.uint8]
    vietnam: NDArray[np.uint32]
    """Bit i stands for row i of `codes/vietnam_links.csv`."""
    founded: NDArray[np.int16]
    """Year; 0 = not known."""
    ended: NDArray[np.int16]
    presence_row: NDArray[np.uint32]
    """Row of the organization of each presence, ascending; length m."""
    presence_country: NDArray[np.int16]
    presence_role: NDArray[np.uint8]
    ties: NDArray[np.uint32]
    """Rows of each pair tied by `counterpart_of`, shape (k, 2)."""
    words: WordIndex
    """The folded words of names, places and summaries."""

    def __len__(self) -> int:
        return len(self.ids)


_LISTS = {"ids": "id", "names_en": "name_en", "names_vi": "name_vi"}
_ARRAYS = [f.name for f in fields(Columns) if f.name not in (*_LISTS, "words")]
_WORDS = [f.name for f in fields(WordIndex)]


def load_columns(dataset: Dataset) -> Columns:
    """Columns of a dataset, from the prepared cache where they are there."""
    table = dataset.tables["organizations"]
    lists = {field: Texts(table[column]) for field, column in _LISTS.items()}

    def read(place: Path) -> Columns:
        arrays = {field: np.load(place / f"{field}.npy") for field in _ARRAYS}
        words = WordIndex(**{field: np.load(place / f"words-{field}.npy") for field in _WORDS})
        return Columns(**lists, **arrays, words=words)

    return prepared(f"columns-{dataset.fingerprint[:16]}", read, lambda: build_columns(dataset), _write)


def _write(draft: Path, columns: Columns) -> None:
    for field in _ARRAYS:
        np.save(draft / f"{field}.npy", getattr(columns, field))
    for field in _WORDS:
        np.save(draft / f"words-{field}.npy", getattr(columns.words, field))


def build_columns(dataset: Dataset) -> Columns:
    """Turn the tables of a dataset into columns."""
    table = dataset.tables["organizations"]
    country_row = {iso: row for row, iso in enumerate(dataset.countries)}
    presence = dataset.tables["presence"]
    rows = _rows(presence["organization_id"], dict(dataset.row_by_id)).astype(np.uint32)
    order = np.argsort(rows, kind="stable")
    return Columns(
        ids=Texts(table["id"]),
        names_en=Texts(table["name_en"]),
        names_vi=Texts(table["name_vi"]),
        longitude=_numbers(table["longitude"], np.nan).astype(np.float32),
        latitude=_numbers(table["latitude"], np.nan).astype(np.float32),
        country=_rows(table["hq_country"], country_row).astype(np.int16),
        themes=_bits(table["themes"], dataset.codes("themes")),
        kind=_codes(table["kind"], dataset.codes("kinds")),
        status=_codes(table["status"], dataset.codes("statuses")),
        scope=_codes(table["scope"], dataset.codes("scopes")),
        vietnam=_bits(table["vietnam_link"], dataset.codes("vietnam_links")),
        founded=_numbers(table["founded"], 0).astype(np.int16),
        ended=_numbers(table["ended"], 0).astype(np.int16),
        presence_row=rows[order],
        presence_country=_rows(presence["country"], country_row).astype(np.int16)[order],
        presence_role=_codes(presence["role"], dataset.codes("presence_roles"))[order],
        ties=_ties(dataset),
        words=index_words(_texts(dataset)),
    )


def _numbers(column: pa.ChunkedArray, missing: float) -> NDArray[np.float64]:
    return column.fill_null(missing).to_numpy() if column.null_count else column.to_numpy()


def _rows(column: pa.ChunkedArray, row_by_key: dict[str, int]) -> NDArray[np.int64]:
    return np.array([row_by_key.get(key, -1) for key in column.to_pylist()], np.int64)


def _codes(column: pa.ChunkedArray, codes: list[str]) -> NDArray[np.uint8]:
    return _rows(column, {code: i for i, code in enumerate(codes)}).astype(np.uint8)


def _bits(column: pa.ChunkedArray, codes: list[str]) -> NDArray[np.uint32]:
    bit = {code: 1 << i for i, code in enumerate(codes)}
    return np.array([sum(bit[code] for code in cell) for cell in column.to_pylist()], np.uint32)


def _ties(dataset: Dataset) -> NDArray[np.uint32]:
    relations = dataset.tables["relations"].to_pylist()
    row = dataset.row_by_id
    pairs = {tuple(sorted((row[r["from_id"]], row[r["to_id"]]))) for r in relations if r["kind"] == "counterpart_of"}
    return np.array(sorted(pairs), np.uint32).reshape(-1, 2)


def _texts(dataset: Dataset) -> Iterator[str]:
    table = dataset.tables["organizations"]
    further: dict[str, list[str]] = {}
    names = dataset.tables["names"]
    for id_, name in zip(names["organization_id"].to_pylist(), names["name"].to_pylist(), strict=True):
        further.setdefault(id_, []).append(name)
    places = {iso: f"{c.name_en} {c.name_vi}" for iso, c in dataset.countries.items()} | {None: ""}
    said = ("id", "name_en", "name_vi", "acronym", "hq_city", "hq_country", "summary_en", "summary_vi")
    for id_, *cells, country, summary_en, summary_vi in zip(*(table[c].to_pylist() for c in said), strict=True):
        words = [*(c or "" for c in cells), *further.get(id_, ()), places[country], summary_en, summary_vi]
        yield fold(" ".join(words))
