"""Counterparts: on which side of a friendship with Viet Nam a society is known, country by country."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from movements.dataset import Dataset
from movements.folding import fold
from movements.records import Organization, Relation

VIETNAM = "VNM"
Coverage = Literal["both", "abroad", "vietnam", "none"]
COVERAGES: tuple[Coverage, ...] = ("both", "abroad", "vietnam", "none")
_SOCIETIES = {"friendship_society", "solidarity_committee"}


@dataclass(frozen=True)
class Counterpart:
    """The societies known on the two sides of one country's friendship with Viet Nam, ended ones apart."""

    country: str
    abroad: tuple[str, ...]
    """Ids of societies there."""
    vietnamese: tuple[str, ...]
    """Ids of societies in Viet Nam for friendship with that country; national ones first."""
    ended: tuple[str, ...]
    others: tuple[str, ...]
    """Ids of further organizations there that a source ties to Viet Nam."""
    active_there: tuple[str, ...]
    """Ids of organizations tied to Viet Nam that are present there with their seat elsewhere."""

    @property
    def coverage(self) -> Coverage:
        """On which sides a society is known."""
        if self.abroad and self.vietnamese:
            return "both"
        return "abroad" if self.abroad else "vietnam" if self.vietnamese else "none"

    @property
    def weight(self) -> int:
        """How much else ties the country to Viet Nam: for sorting, not for showing."""
        return 3 * len(self.others) + len(self.active_there) + len(self.ended)


@lru_cache(maxsize=4)
def list_counterparts(dataset: Dataset) -> dict[str, Counterpart]:
    """Find what is known of each country's counterpart, in table order; Viet Nam itself is left out."""
    bodies = [o for o in map(dataset.organization_at, range(len(dataset.columns))) if o.vietnam_link]
    partners = _partners(dataset)
    there: dict[str, list[Organization]] = {}
    here: dict[str, list[Organization]] = {}
    for body in bodies:
        if body.hq_country == VIETNAM:
            for iso in _friends(dataset, body):
                here.setdefault(iso, []).append(body)
        elif body.hq_country:
            there.setdefault(body.hq_country, []).append(body)
    active = _active(dataset, bodies)
    return {
        iso: _pair(iso, there.get(iso, ()), here.get(iso, ()), active.get(iso, ()), partners)
        for iso in dataset.countries
        if iso != VIETNAM
    }


def _pair(
    iso: str, there: Iterable[Organization], here: Iterable[Organization], active: Iterable[str], partners: set[str]
) -> Counterpart:
    abroad = [body for body in there if _is_society(body) or body.id in partners]
    ids = {body.id for body in abroad}
    return Counterpart(
        country=iso,
        abroad=_ids(body for body in abroad if body.status != "ended"),
        vietnamese=_ids(sorted((b for b in here if b.status != "ended"), key=lambda body: body.scope == "local")),
        ended=_ids(body for body in (*abroad, *here) if body.status == "ended"),
        others=_ids(body for body in there if body.id not in ids),
        active_there=tuple(sorted(set(active))),
    )


def _is_society(body: Organization) -> bool:
    return body.kind in _SOCIETIES and "friendship" in body.vietnam_link


def _partners(dataset: Dataset) -> set[str]:
    """Ids of every organization that the relations name as somebody's counterpart."""
    ties = (
        Relation.from_row(row) for row in dataset.tables["relations"].to_pylist() if row["kind"] == "counterpart_of"
    )
    return {id_ for tie in ties for id_ in (tie.from_id, tie.to_id)}


def _friends(dataset: Dataset, body: Organization) -> list[str]:
    """Countries that a Vietnamese society is for: by its counterparts, else its presences, else its name."""
    if body.kind != "friendship_society":
        return []
    ties = [tie for tie in dataset.relations_of(body.id) if tie.kind == "counterpart_of"]
    others = {tie.to_id if tie.from_id == body.id else tie.from_id for tie in ties}
    seats = {dataset.organization(id_).hq_country for id_ in others} - {None, VIETNAM}
    found = seats or {presence.country for presence in dataset.presences_of(body.id)} - {VIETNAM}
    return sorted(filter(None, found)) or _named(dataset, body)


def _named(dataset: Dataset, body: Organization) -> list[str]:
    """The country whose name follows “Vietnam” in the society's own name, the longest if several do."""
    named: dict[str, str] = {}
    rests = [fold(name).partition("vietnam ")[2] for name in (body.name_en, body.name_vi)]
    for country in dataset.countries.values():
        for name in (country.name_en, country.name_vi, *country.aliases_en, *country.aliases_vi):
            folded = fold(name)
            if folded and any(f"{rest} ".startswith(f"{folded} ") for rest in rests):
                named[folded] = country.iso_a3
    return [named[max(named, key=len)]] if named else []


def _active(dataset: Dataset, bodies: Iterable[Organization]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for body in bodies:
        if body.hq_country == VIETNAM:
            continue
        for presence in dataset.presences_of(body.id):
            if presence.country not in (body.hq_country, VIETNAM):
                found.setdefault(presence.country, []).append(body.id)
    return found


def _ids(bodies: Iterable[Organization]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(body.id for body in bodies))
