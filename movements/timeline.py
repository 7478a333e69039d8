"""Rise and fall year by year: founded, ended, active by theme; events in order; waves of events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from movements.dataset import Dataset
from movements.folding import fold
from movements.language import Language
from movements.records import Event, Named
from movements.selection import Selection

FIRST_YEAR = 1850
ALL = ""
"""Stands for every theme together."""
Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Years:
    """Counts by year, for each theme's code and for `ALL`; an organization counts once for each of its themes."""

    years: range
    founded: dict[str, Counts]
    ended: dict[str, Counts]
    active: dict[str, Counts]
    """Founded by the year and not known to have ended before it, as a query's `active_in` has it."""
    before: int
    """Founded before the first year: in no year's founded, but in its active."""
    without_founding: int
    """In no count at all but `ended`."""
    end_not_known: int
    """Ended, but nobody says when: they stay among the active."""


@dataclass(frozen=True, slots=True)
class Wave(Named):
    """Events looked at together; a last year of None goes on."""

    code: str
    definition_en: str
    definition_vi: str
    first_year: int
    last_year: int | None
    themes: tuple[str, ...]
    words: tuple[str, ...]

    def definition(self, language: Language) -> str:
        """What the wave holds, in a language."""
        return self.definition_vi if language == "vi" else self.definition_en


def count_years(selection: Selection, first: int = FIRST_YEAR, last: int | None = None) -> Years:
    """Count the selected organizations year by year, from `first` to this year or `last`."""
    dataset, columns = selection.dataset, selection.dataset.columns
    years = range(first, (last or date.today().year) + 1)
    ended_code = dataset.codes("statuses").index("ended")
    masks = {ALL: selection.mask}
    for bit, code in enumerate(dataset.codes("themes")):
        masks[code] = selection.mask & (columns.themes & np.uint32(1 << bit) != 0)
    known = columns.founded != 0
    return Years(
        years=years,
        founded={code: _per_year(columns.founded[mask], years) for code, mask in masks.items()},
        ended={code: _per_year(columns.ended[mask], years) for code, mask in masks.items()},
        active={
            code: _active(columns.founded[mask & known], columns.ended[mask & known], years)
            for code, mask in masks.items()
        },
        before=int(np.count_nonzero(selection.mask & known & (columns.founded < first))),
        without_founding=int(np.count_nonzero(selection.mask & ~known)),
        end_not_known=int(
            np.count_nonzero(selection.mask & known & (columns.status == ended_code) & (columns.ended == 0))
        ),
    )


def list_events(selection: Selection) -> list[Event]:
    """Events of the selected organizations, oldest first; those without one where theme and place alone are asked."""
    query, dataset = selection.query, selection.dataset
    found = {event.id: event for event in selection.events}
    if query.without("themes").without("regions").without("countries").is_open:
        for row in dataset.tables["events"].to_pylist():
            if not row["organization_ids"] and _matches(selection, event := Event.from_row(row)):
                found[event.id] = event
    return sorted(found.values(), key=lambda event: (event.start, event.id))


def list_waves(dataset: Dataset) -> list[Wave]:
    """The waves that the dataset defines, in table order."""
    rows = dataset.tables["waves"].to_pylist()
    return [Wave.from_row(row | {"name_en": row["label_en"], "name_vi": row["label_vi"]}) for row in rows]


def events_of_wave(dataset: Dataset, wave: Wave, events: list[Event]) -> list[Event]:
    """Those of the events that belong to a wave: by year, theme, and a word in a name."""
    return [
        event
        for event in events
        if wave.first_year <= year_of(event) <= (wave.last_year or year_of(event))
        and set(event.themes) & set(wave.themes)
        and _has_word(dataset, wave, event)
    ]


def year_of(event: Event) -> int:
    """The year in which an event began."""
    return int(event.start[:4])


def _per_year(values: NDArray[np.int16], years: range) -> Counts:
    inside = values[(values >= years.start) & (values < years.stop)]
    return np.bincount(inside.astype(np.int64) - years.start, minlength=len(years))


def _active(founded: NDArray[np.int16], ended: NDArray[np.int16], years: range) -> Counts:
    begun = np.searchsorted(np.sort(founded), np.array(years), side="right")
    # In its last year a body is still counted.
    over = np.searchsorted(np.sort(ended[ended != 0]), np.array(years), side="left")
    return begun - over


def _matches(selection: Selection, event: Event) -> bool:
    query = selection.query
    country = selection.dataset.countries.get(event.country or "")
    areas = country.areas if country else frozenset()
    placed = not (query.regions or query.countries) or event.country in query.countries or bool(areas & query.regions)
    return placed and (not query.themes or bool(query.themes & set(event.themes)))


def _has_word(dataset: Dataset, wave: Wave, event: Event) -> bool:
    names = [event.name_en, *(dataset.organization(id_).name_en for id_ in event.organization_ids)]
    # Padded, so that a word is found as a word and not inside another.
    said = " | ".join(f" {fold(name)} " for name in names)
    return any(f" {word} " in said for word in wave.words)
