"""The lines of an organization's network on a printed map: from where to where, and the way between; degrees."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from movements.selection import Selection

# More lines than this are a tangle.
MOST_ORGANIZATIONS = 3


def list_ties(selection: Selection) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Ends of the lines that show an organization's network, degrees; none unless the query names a few."""
    dataset = selection.dataset
    if not 0 < len(selection.query.organizations) <= MOST_ORGANIZATIONS:
        return []

    def seat(id_: str) -> tuple[float, float] | None:
        organization = dataset.organization(id_)
        if organization.longitude is not None and organization.latitude is not None:
            return organization.longitude, organization.latitude
        return middle(organization.hq_country) if organization.hq_country else None

    def middle(iso: str) -> tuple[float, float]:
        country = dataset.countries[iso]
        return country.label_longitude, country.label_latitude

    ties = [(seat(tie.from_id), seat(tie.to_id)) for tie in selection.relations]
    ties += [(seat(p.organization_id), middle(p.country)) for p in selection.presences]
    return [(a, b) for a, b in dict.fromkeys(ties) if a and b and a != b]


def great_circle(start: tuple[float, float], end: tuple[float, float], n: int = 64) -> NDArray[np.float64]:
    """Points on the shortest way between two points, degrees, shape (n, 2)."""
    lon, lat = np.radians(np.array([start, end])).T
    a, b = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    angle = float(np.arccos(np.clip(a @ b, -1, 1)))
    if angle < 1e-6:
        return np.array([start, end])
    part = np.linspace(0, 1, n)[:, None]
    way = (np.sin((1 - part) * angle) * a + np.sin(part * angle) * b) / np.sin(angle)
    return np.degrees(np.column_stack([np.arctan2(way[:, 1], way[:, 0]), np.arcsin(np.clip(way[:, 2], -1, 1))]))
