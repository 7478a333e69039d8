"""What a Query selects: organizations, with their presences, relations and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from movements.columns import Columns
from movements.dataset import Dataset
from movements.folding import fold
from movements.language import Language
from movements.query import VOCABULARIES, Query, QueryError
from movements.records import Event, Organization, Presence, Relation, Source

Mask = NDArray[np.bool_]
# The desk for multilateral work holds no country: it follows bodies above the national level.
MULTILATERAL = "desk-multilateral"


@dataclass(frozen=True, eq=False)
class Selection:
    """The organizations of a dataset that a query selects."""

    dataset: Dataset
    query: Query
    mask: Mask
    """One entry an organization, in table order."""

    def __len__(self) -> int:
        return int(np.count_nonzero(self.mask))

    def __iter__(self) -> Iterator[Organization]:
        return self.dataset.organizations_at(self.rows.tolist())

    @cached_property
    def rows(self) -> NDArray[np.intp]:
        """Row numbers of the selected organizations."""
        return np.flatnonzero(self.mask)

    @cached_property
    def ids(self) -> list[str]:
        """Ids of the selected organizations."""
        ids = self.dataset.columns.ids
        return [ids[int(row)] for row in self.rows]

    def in_order(self, language: Language) -> NDArray[np.intp]:
        """Row numbers in the alphabetical order of a language."""
        return self.rows[np.argsort(self.dataset.alphabet(language)[self.rows], kind="stable")]

    @property
    def presences(self) -> list[Presence]:
        """Presences of the selected organizations."""
        return [presence for id_ in self.ids for presence in self.dataset.presences_of(id_)]

    @property
    def relations(self) -> list[Relation]:
        """Ties that a selected organization has, at either end, each once."""
        return list(dict.fromkeys(tie for id_ in self.ids for tie in self.dataset.relations_of(id_)))

    @property
    def events(self) -> list[Event]:
        """Events of the selected organizations, oldest first, each once."""
        found = {event.id: event for id_ in self.ids for event in self.dataset.events_of(id_)}
        return sorted(found.values(), key=lambda event: (event.start, event.id))

    @property
    def sources(self) -> list[Source]:
        """Sources behind the selected organizations, their presences, relations and events, by id."""
        cited = {e.source_id for id_ in self.ids for e in self.dataset.evidence_of(id_)}
        cited |= {p.source_id for p in self.presences} | {r.source_id for r in self.relations}
        cited |= {id_ for event in self.events for id_ in event.source_ids}
        return [self.dataset.source(id_) for id_ in sorted(cited)]


def select(dataset: Dataset, query: Query) -> Selection:
    """Select the organizations that match every field of the query; QueryError for a code the dataset lacks."""
    check_codes(dataset, query)
    mask = np.ones(len(dataset.columns), np.bool_)
    for matching in matches(dataset, query).values():
        mask &= matching
    return Selection(dataset, query, mask)


def matches(dataset: Dataset, query: Query) -> dict[str, Mask]:
    """Which organizations match each field that the query asks about; places count as one field."""
    columns = dataset.columns
    found: dict[str, Mask] = {}
    if query.regions or query.countries:
        found["places"] = _in_places(dataset, query)
    if query.themes:
        found["themes"] = columns.themes & bits(dataset, "themes", query.themes) != 0
    if query.vietnam:
        found["vietnam"] = columns.vietnam & bits(dataset, "vietnam_links", query.vietnam) != 0
    for name, values in (("kinds", columns.kind), ("scopes", columns.scope), ("statuses", columns.status)):
        if asked := getattr(query, name):
            wanted = bits(dataset, VOCABULARIES[name], asked)
            found[name] = (np.uint32(1) << values.astype(np.uint32)) & wanted != 0
    if query.founded:
        found["founded"] = _founded_in(columns, query.founded)
    if query.active_in is not None:
        found["active_in"] = active_in(columns, query.active_in)
    if query.organizations:
        found["organizations"] = _mask(columns, (dataset.row_by_id[id_] for id_ in query.organizations))
    if words := fold(query.text).split():
        found["text"] = find_words(columns, words)
    return found


def active_in(columns: Columns, year: int) -> Mask:
    """Organizations founded by a year and not ended before it."""
    begun = (columns.founded != 0) & (columns.founded <= year)
    return begun & ((columns.ended == 0) | (columns.ended >= year))


def bits(dataset: Dataset, vocabulary: str, codes: Iterable[str]) -> np.uint32:
    """Pack codes of a vocabulary into a bit mask, bit i for its row i."""
    order = dataset.codes(vocabulary)
    return np.uint32(sum(1 << order.index(code) for code in codes))


def find_words(columns: Columns, words: list[str]) -> Mask:
    """Organizations whose folded text holds every word, or a word with it inside."""
    mask = np.ones(len(columns), np.bool_)
    for word in words:
        mask &= _mask(columns, columns.words.rows_with(word))
    return mask


def place_rows(dataset: Dataset, query: Query) -> NDArray[np.intp]:
    """Rows of the countries that a query's regions and countries name."""
    wanted = (
        iso in query.countries or bool(country.areas & query.regions) for iso, country in dataset.countries.items()
    )
    return np.flatnonzero(np.fromiter(wanted, np.bool_))


def check_codes(dataset: Dataset, query: Query) -> None:
    """Raise QueryError when the query names a code, country or organization that the dataset lacks."""
    known: dict[str, Iterable[str]] = {name: dataset.codes(table) for name, table in VOCABULARIES.items()}
    known |= {"countries": dataset.countries, "organizations": dataset.row_by_id}
    for name, codes in known.items():
        for code in sorted(getattr(query, name)):
            if code not in codes:
                raise QueryError("“{code}” is not known here ({name}).", code=code, name=name)


def _in_places(dataset: Dataset, query: Query) -> Mask:
    columns = dataset.columns
    wanted = np.zeros(len(dataset.countries) + 1, np.bool_)  # The last entry answers for -1, not known.
    wanted[place_rows(dataset, query)] = True
    mask = wanted[columns.country]
    if query.by == "presence":
        mask = mask | _mask(columns, columns.presence_row[wanted[columns.presence_country]])
    if MULTILATERAL in query.regions:
        above = bits(dataset, "scopes", ("international", "regional"))
        mask = mask | ((np.uint32(1) << columns.scope.astype(np.uint32)) & above != 0)
    return mask


def _founded_in(columns: Columns, years: tuple[int | None, int | None]) -> Mask:
    first, last = years
    mask = columns.founded != 0
    if first is not None:
        mask = mask & (columns.founded >= first)
    return mask & (columns.founded <= last) if last is not None else mask


def _mask(columns: Columns, rows: Iterable[int] | NDArray) -> Mask:
    mask = np.zeros(len(columns), np.bool_)
    mask[rows if isinstance(rows, np.ndarray) else np.fromiter(rows, np.int64)] = True
    return mask
