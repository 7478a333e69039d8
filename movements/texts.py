"""Text that stays in its file: a column read where it is asked for, and the rows of its values."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    import pyarrow as pa


class Texts(Sequence[str]):
    """A text column as a sequence: as Python strings a hundred thousand names would hold ten megabytes a process."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        # One chunk is found without searching; the files are written so.
        self._column = column.chunk(0) if column.num_chunks == 1 else column

    def __len__(self) -> int:
        return len(self._column)

    def __iter__(self) -> Iterator[str]:
        return iter(self._column.to_pylist())

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        found = self._column[index]
        return found.to_pylist() if isinstance(index, slice) else found.as_py()


class SortedRows(Mapping[str, int]):
    """The row of each value of a sorted column of distinct texts, found by halving it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def __getitem__(self, text: str) -> int:
        row = bisect_left(self._texts, text) if isinstance(text, str) else len(self)
        if row == len(self) or self._texts[row] != text:
            raise KeyError(text)
        return row

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def index_rows(column: pa.ChunkedArray) -> Mapping[str, int]:
    """The row of each value of a column of distinct texts; a dictionary only where it is not sorted."""
    import pyarrow.compute as pc

    texts, pairs = Texts(column), [column.slice(0, max(len(column) - 1, 0)), column.slice(1)]
    ascending = pc.call_function("all", [pc.call_function("less", pairs)]).as_py() is not False
    return SortedRows(texts) if ascending else {text: row for row, text in enumerate(texts)}
