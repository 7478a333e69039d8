"""The word index: which rows hold a piece of a word. Found in the vocabulary first, so its cost is not the text's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class WordIndex:
    """Every distinct folded word once, and the rows it stands in."""

    vocabulary: NDArray[np.uint8]
    """The words as UTF-8, sorted, each ended by a line feed."""
    starts: NDArray[np.int64]
    """Where the rows of each word start in `rows`, and at last their number; shape (words + 1,)."""
    rows: NDArray[np.uint32]

    def rows_with(self, piece: str) -> NDArray[np.uint32]:
        """Rows that hold a word with this piece of text in it (no spaces); a row may stand more than once."""
        text = self.vocabulary.tobytes()
        # To the line's end, so that each word is found once.
        hits = [m.end() for m in re.finditer(re.escape(piece.encode()) + rb"[^\n]*\n", text)]
        if not hits:
            return np.empty(0, np.uint32)
        words = np.searchsorted(np.flatnonzero(self.vocabulary == ord("\n")), np.array(hits) - 1)
        return np.concatenate([self.rows[self.starts[word] : self.starts[word + 1]] for word in words.tolist()])


def index_words(texts: Iterable[str]) -> WordIndex:
    """Index folded texts by their words; text i is row i."""
    found: dict[str, list[int]] = {}
    for row, text in enumerate(texts):
        for word in set(text.split()):
            found.setdefault(word, []).append(row)
    words = sorted(found, key=str.encode)
    starts = np.cumsum([0, *(len(found[word]) for word in words)], dtype=np.int64)
    rows = np.fromiter((row for word in words for row in found[word]), np.uint32)
    vocabulary = np.frombuffer("".join(f"{word}\n" for word in words).encode(), np.uint8)
    return WordIndex(vocabulary, starts, rows)
