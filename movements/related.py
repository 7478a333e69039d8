"""Related organizations, each with the reasons why: shared networks, shared members, themes, place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from movements.dataset import Dataset

Grounds = Literal["networks", "members", "themes", "country", "presence"]
_WEIGHTS: dict[Grounds, float] = {"networks": 3, "members": 3, "themes": 1, "country": 1, "presence": 0.2}


@dataclass(frozen=True)
class Reason:
    """Why two organizations are related, and the ids or codes that they share."""

    grounds: Grounds
    shared: tuple[str, ...]


@dataclass(frozen=True)
class Related:
    """Another organization, with the reasons, weightiest first."""

    organization_id: str
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """How strong the reasons are together: for sorting, not for showing."""
        return sum(_WEIGHTS[reason.grounds] * len(reason.shared) for reason in self.reasons)


def find_related(dataset: Dataset, id_: str, limit: int = 8) -> list[Related]:
    """Find the organizations that share most with one, leaving out those it has a stated tie with."""
    tied = {other for tie in dataset.relations_of(id_) for other in (tie.from_id, tie.to_id)} | {id_}
    grounds = {
        "networks": _sharing(dataset, _networks(dataset, id_), _members),
        "members": _sharing(dataset, _members(dataset, id_), _networks),
    }
    candidates = set(_alike(dataset, id_)) | {other for shared in grounds.values() for other in shared}
    found = [Related(other, _reasons(dataset, id_, other, grounds)) for other in sorted(candidates - tied)]
    # One common theme is no kinship: a third of all organizations share it.
    kept = [one for one in found if one.score >= 2]
    return sorted(kept, key=lambda one: (-one.score, one.organization_id))[:limit]


def _networks(dataset: Dataset, id_: str) -> set[str]:
    return {tie.to_id for tie in dataset.relations_of(id_) if tie.kind == "member_of" and tie.from_id == id_}


def _members(dataset: Dataset, id_: str) -> set[str]:
    return {tie.from_id for tie in dataset.relations_of(id_) if tie.kind == "member_of" and tie.to_id == id_}


def _sharing(dataset: Dataset, middles: Iterable[str], others: object) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for middle in middles:
        for other in others(dataset, middle):  # type: ignore[operator]
            found.setdefault(other, set()).add(middle)
    return found


def _alike(dataset: Dataset, id_: str, limit: int = 60) -> list[str]:
    """Ids of those with most themes in common, the same seat breaking ties."""
    columns, row = dataset.columns, dataset.row_by_id[id_]
    common = np.bitwise_count(columns.themes & columns.themes[row]).astype(float)
    common += 0.6 * ((columns.country == columns.country[row]) & (columns.country[row] >= 0))
    common += 0.3 * (columns.kind == columns.kind[row])
    return [str(columns.ids[int(i)]) for i in np.argsort(-common, kind="stable")[:limit] if common[i] >= 1]


def _reasons(dataset: Dataset, id_: str, other_id: str, grounds: dict[str, dict[str, set[str]]]) -> tuple[Reason, ...]:
    one, other = dataset.organization(id_), dataset.organization(other_id)
    here, there = ({p.country for p in dataset.presences_of(i)} for i in (id_, other_id))
    shared: dict[Grounds, Iterable[str]] = {
        "networks": grounds["networks"].get(other_id, ()),
        "members": grounds["members"].get(other_id, ()),
        "themes": (theme for theme in one.themes if theme in other.themes),
        "country": (one.hq_country,) if one.hq_country and one.hq_country == other.hq_country else (),
        "presence": here & there,
    }
    reasons = (Reason(name, tuple(sorted(codes))) for name, codes in shared.items())
    return tuple(reason for reason in reasons if reason.shared)
