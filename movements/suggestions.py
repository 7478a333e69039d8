"""Suggestions for a misspelt name: the nearest names, word by word; never put in place of what was asked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from movements.search import Index

WORD_LEAST, NAME_LEAST = 0.6, 0.78
"""Similarity, 0 to 1, below which a word or a whole name is no suggestion."""


def nearest_rows(index: Index, words: list[str], limit: int = 24) -> list[int]:
    """Rows of the names nearest to the words, nearest first; none when nothing is near."""
    best = np.stack([_best_in_names(index, word) for word in words])
    # A word that nothing resembles rules a name out, whatever the others say.
    score = np.where(best.min(axis=0) >= WORD_LEAST, best.mean(axis=0), 0)
    score = np.maximum(score, _whole(index, "".join(words)))
    lengths = _vocabulary(index)[3]
    # Of names equally near, the one with fewer words left over is meant.
    order = np.lexsort((lengths, -np.round(score, 3)))[:limit]
    return [int(row) for row in order if score[row] >= NAME_LEAST]


def _best_in_names(index: Index, word: str) -> NDArray[np.float64]:
    """For every name, how near its nearest word is; shape (names,)."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cdist

    vocabulary, flat, starts, _ = _vocabulary(index)
    nearness = cdist([word], vocabulary, scorer=OSA.normalized_similarity)[0]
    # Word by word as it is typed: the beginning of a longer word counts too, a little less.
    heads = [entry[: len(word)] for entry in vocabulary]
    nearness = np.maximum(nearness, 0.95 * cdist([word], heads, scorer=OSA.normalized_similarity)[0])
    return np.maximum.reduceat(nearness[flat], starts)


def _whole(index: Index, asked: str) -> NDArray[np.float64]:
    """How near the whole name, or its beginning, is with its spaces left out: "green peace" for Greenpeace."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cdist

    names = _run_together(index)
    heads = [name[: len(asked)] for name in names]
    whole, head = (cdist([asked], texts, scorer=OSA.normalized_similarity)[0] for texts in (names, heads))
    return np.maximum(whole, 0.97 * head).astype(float)


@lru_cache(maxsize=4)
def _run_together(index: Index) -> list[str]:
    return [name.replace(" ", "") for name in index.folded]


@lru_cache(maxsize=4)
def _vocabulary(index: Index) -> tuple[list[str], NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Distinct words; for each name in turn the numbers of its words, where its words start, how many it has."""
    number: dict[str, int] = {}
    flat, lengths = [], []
    for name in index.folded:
        words = name.split()
        flat += [number.setdefault(word, len(number)) for word in words]
        lengths.append(len(words))
    counts = np.array(lengths, np.intp)
    return list(number), np.array(flat, np.intp), np.concatenate([[0], np.cumsum(counts)[:-1]]), counts
