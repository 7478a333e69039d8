"""The view from Viet Nam: VUFO's own house, NGOs at work in the country, the history of solidarity."""

from __future__ import annotations

from dataclasses import dataclass

from movements.counterparts import VIETNAM
from movements.dataset import Dataset
from movements.profile import Moment
from movements.records import Organization
from movements.selection import bits

VUFO = "vietnam-union-of-friendship-organizations"
_UNDER = {"member_of", "part_of"}


@dataclass(frozen=True)
class House:
    """VUFO and what belongs to it, by what the relations say; what they do not say stands apart."""

    union: Organization | None
    central: list[Organization]
    """Recorded members and parts above the local level."""
    local: list[Organization]
    """Provincial and city unions of friendship organizations."""
    unstated: list[Organization]
    """National friendship societies and committees in Viet Nam whose membership no source read states."""


def open_house(dataset: Dataset) -> House:
    """Gather VUFO's house; a dataset without VUFO has no union and no members."""
    union = dataset.organization(VUFO) if VUFO in dataset.row_by_id else None
    ties = dataset.relations_of(VUFO)
    members = {tie.from_id for tie in ties if tie.to_id == VUFO and tie.kind in _UNDER}
    bodies = sorted(dataset.organizations_in(VIETNAM), key=lambda body: body.name_vi)
    local = [body for body in bodies if body.kind == "people_to_people_body" and body.scope == "local"]
    central = [body for body in bodies if body.id in members and body.scope != "local"]
    societies = {"friendship_society", "solidarity_committee"}
    unstated = [
        body
        for body in bodies
        if body.kind in societies and body.scope != "local" and body.id not in members and body.status != "ended"
    ]
    return House(union, central, local, unstated)


def list_ngos(dataset: Dataset) -> list[Organization]:
    """International NGOs that a source says work, or have worked, in Viet Nam, by name."""
    return _linked(dataset, "works", kind="international_ngo")


def solidarity_moments(dataset: Dataset) -> list[Moment]:
    """Foundings, ends and events of the organizations whose solidarity with Viet Nam a source records, oldest first."""
    bodies = _linked(dataset, "solidarity")
    ids = {body.id for body in bodies}
    moments = [Moment(str(body.founded), body) for body in bodies if body.founded]
    moments += [Moment(str(body.ended), body, ended=True) for body in bodies if body.ended]
    events = {
        event.id: event
        for id_ in ids
        for event in dataset.events_of(id_)
        if _is_ours(dataset, event.organization_ids, event.country, event.kind)
    }
    moments += [Moment(event.start, event=event) for event in events.values()]
    return sorted(moments, key=lambda moment: moment.date)


def _linked(dataset: Dataset, link: str, kind: str | None = None) -> list[Organization]:
    """Organizations with a tie to Viet Nam and their seat elsewhere, by name."""
    rows = (dataset.columns.vietnam & bits(dataset, "vietnam_links", (link,))).nonzero()[0]
    bodies = (dataset.organization_at(int(row)) for row in rows)
    found = [body for body in bodies if body.hq_country != VIETNAM and kind in (None, body.kind)]
    return sorted(found, key=lambda body: body.name_vi)


def _is_ours(dataset: Dataset, ids: tuple[str, ...], country: str | None, kind: str) -> bool:
    """Whether an event concerns Viet Nam: held there, an act of solidarity, or all its bodies tied to Viet Nam."""
    bodies = [dataset.organization(id_) for id_ in ids]
    return country == VIETNAM or kind == "solidarity" or all("solidarity" in body.vietnam_link for body in bodies)
