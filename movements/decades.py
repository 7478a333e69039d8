"""Foundings and ends by decade, and how many have no known year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from movements.selection import Selection


@dataclass(frozen=True)
class Decades:
    """Counts by first year of the decade, without gaps; what has no known year is counted apart."""

    founded: dict[int, int]
    ended: dict[int, int]
    without_founding: int


def count_decades(selection: Selection) -> Decades:
    """Count the foundings and ends of the selected organizations by decade."""
    columns, mask = selection.dataset.columns, selection.mask
    founded, ended = columns.founded[mask], columns.ended[mask]
    begun, over = (Counter((years[years != 0] // 10 * 10).tolist()) for years in (founded, ended))
    known = begun.keys() | over.keys()
    decades = range(min(known), max(known) + 10, 10) if known else range(0)
    return Decades(
        founded={decade: begun[decade] for decade in decades},
        ended={decade: over[decade] for decade in decades},
        without_founding=int((founded == 0).sum()),
    )
