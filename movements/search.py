"""Search over organizations, countries and events: what matches, and suggestions where nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from movements.dataset import Dataset
from movements.folding import fold

Kind = Literal["country", "organization", "event"]
_ORDER: dict[Kind, int] = {"country": 0, "organization": 1, "event": 2}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that a search found, and the name by which it was found."""

    kind: Kind
    key: str
    """ISO alpha-3 code, organization id or event id."""
    name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found; suggestions stand apart and only where nothing matched."""

    hits: tuple[Hit, ...] = ()
    suggestions: tuple[Hit, ...] = ()


@dataclass(frozen=True, eq=False)
class Index:
    """Every name of every thing: one line of folded text a name, each word after a space."""

    entries: list[Hit]
    folded: list[str]
    text: str
    starts: list[int]


def search(dataset: Dataset, text: str, limit: int = 8) -> Answer:
    """Find what is called so: every word begins a word of one name; without a match, suggest the nearest names."""
    words = fold(text).split()
    if not words:
        return Answer()
    index = build_index(dataset)
    ranked = sorted((_rank(index, row, words), row) for row in _matching(index, words))
    hits = _distinct(index, (row for _, row in ranked), limit)
    if hits or len("".join(words)) < 3:
        return Answer(hits)
    from movements.suggestions import nearest_rows

    return Answer(suggestions=_distinct(index, nearest_rows(index, words), limit))


@lru_cache(maxsize=4)
def build_index(dataset: Dataset) -> Index:
    """Build the index of a dataset, once."""
    entries, folded, starts, lines, at = [], [], [], [], 0
    for hit in _entries(dataset):
        name = fold(hit.name)
        if not name:
            continue
        entries.append(hit)
        folded.append(name)
        starts.append(at)
        lines.append(f" {name}\n")
        at += len(lines[-1])
    return Index(entries, folded, "".join(lines), starts)


def _entries(dataset: Dataset) -> Iterator[Hit]:
    for iso, country in dataset.countries.items():
        for name in (country.name_en, country.name_vi, *country.aliases_en, *country.aliases_vi, iso):
            yield Hit("country", iso, name)
    table = dataset.tables["organizations"].select(["id", "name_en", "name_vi", "acronym"]).to_pylist()
    for row in table:
        for name in (row["name_en"], row["name_vi"], row["acronym"]):
            if name:
                yield Hit("organization", row["id"], name)
    for row in dataset.tables["names"].select(["organization_id", "name"]).to_pylist():
        yield Hit("organization", row["organization_id"], row["name"])
    for row in dataset.tables["events"].select(["id", "name_en", "name_vi"]).to_pylist():
        yield Hit("event", row["id"], row["name_en"])
        yield Hit("event", row["id"], row["name_vi"])


def _matching(index: Index, words: list[str]) -> list[int]:
    """Rows whose name has, for every word, a word that begins so."""
    import bisect

    first, *rest = sorted(words, key=len, reverse=True)
    rows, at = [], index.text.find(f" {first}")
    while at >= 0:
        row = bisect.bisect_right(index.starts, at) - 1
        if all(f" {word}" in f" {index.folded[row]}" for word in rest):
            rows.append(row)
        at = index.text.find(f" {first}", index.text.index("\n", at))
    return rows


def _rank(index: Index, row: int, words: list[str]) -> tuple[int, int, int]:
    """Whole name first, then its beginning, then words in it; countries before organizations before events."""
    name, asked = index.folded[row], " ".join(words)
    closeness = 0 if name == asked else 1 if name.startswith(asked) else 2
    return closeness, _ORDER[index.entries[row].kind], len(name)


def _distinct(index: Index, rows: Iterator[int] | list[int], limit: int) -> tuple[Hit, ...]:
    found: dict[tuple[str, str], Hit] = {}
    for row in rows:
        hit = index.entries[row]
        found.setdefault((hit.kind, hit.key), hit)
        if len(found) == limit:
            break
    return tuple(found.values())
