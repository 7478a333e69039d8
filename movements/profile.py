"""A country as the dataset knows it: who is based and present there, its memberships, its years, its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from movements.counterparts import VIETNAM
from movements.dataset import Dataset
from movements.records import Event, Organization, Presence, Relation, Source
from movements.searches import Search, searches_naming

_ABOVE = {"international", "regional"}
_JOINED = {"member", "section"}


@dataclass(frozen=True)
class Moment:
    """One entry of a timeline: a founding, an end or an event, by ISO 8601 date of any precision."""

    date: str
    organization: Organization | None = None
    ended: bool = False
    event: Event | None = None


@dataclass(frozen=True)
class Membership:
    """A network above the national level, and who in the country belongs to it; nobody named means a presence row."""

    network: Organization
    members: tuple[Organization, ...]
    source_ids: tuple[str, ...]


@dataclass(frozen=True)
class CountryProfile:
    """What is known of one country; every list may be empty, which is not known rather than none."""

    country: str
    based: list[Organization]
    present: list[tuple[Presence, Organization]]
    """Organizations with their seat elsewhere, or with no known seat."""
    memberships: list[Membership]
    partners: list[tuple[Relation, Organization, Organization]]
    """Working ties between a body there (first) and a body in Viet Nam (second)."""
    events: list[Event]
    shared_events: list[Event]
    """Events that bodies of both the country and Viet Nam took part in, or one in the other's country."""
    moments: list[Moment]
    sources: list[Source]
    searches: list[Search]

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all is recorded."""
        return not (self.based or self.present or self.events)


def profile_country(dataset: Dataset, iso: str) -> CountryProfile:
    """Gather what the dataset knows of a country; KeyError for a code that is none."""
    country = dataset.countries[iso]
    based = sorted(dataset.organizations_in(iso), key=lambda body: (body.status == "ended", body.name_vi))
    present = [(p, dataset.organization(p.organization_id)) for p in dataset.presences_in(iso)]
    present = [(p, body) for p, body in present if body.hq_country != iso]
    events = dataset.events_in(iso)
    return CountryProfile(
        country=iso,
        based=based,
        present=present,
        memberships=_memberships(dataset, based, present),
        partners=_partners(dataset, based),
        events=events,
        shared_events=_shared_events(dataset, iso, based),
        moments=_moments(based, events),
        sources=_sources(dataset, based, present, events),
        searches=searches_naming(dataset, (country.name_en, country.name_vi)),
    )


def _memberships(
    dataset: Dataset, based: list[Organization], present: list[tuple[Presence, Organization]]
) -> list[Membership]:
    members: dict[str, list[Organization]] = {}
    sources: dict[str, list[str]] = {}
    for body in based:
        for tie in dataset.relations_of(body.id):
            if tie.kind == "member_of" and tie.from_id == body.id:
                members.setdefault(tie.to_id, []).append(body)
                sources.setdefault(tie.to_id, []).append(tie.source_id)
    for presence, body in present:
        if presence.role in _JOINED:
            members.setdefault(body.id, [])
            sources.setdefault(body.id, []).append(presence.source_id)
    networks = {id_: dataset.organization(id_) for id_ in members}
    return [
        Membership(network, tuple(members[id_]), tuple(dict.fromkeys(sources[id_])))
        for id_, network in sorted(networks.items(), key=lambda item: item[1].name_vi)
        if network.scope in _ABOVE
    ]


def _partners(dataset: Dataset, based: list[Organization]) -> list[tuple[Relation, Organization, Organization]]:
    found: dict[tuple[str, str, str], tuple[Relation, Organization, Organization]] = {}
    for body in based:
        for tie in dataset.relations_of(body.id):
            other = dataset.organization(tie.to_id if tie.from_id == body.id else tie.from_id)
            if other.hq_country == VIETNAM and body.hq_country != VIETNAM and tie.kind in ("partner_of", "founded_by"):
                found[min(body.id, other.id), max(body.id, other.id), tie.kind] = (tie, body, other)
    return list(found.values())


def _shared_events(dataset: Dataset, iso: str, based: list[Organization]) -> list[Event]:
    if iso == VIETNAM:
        return []
    theirs = {event.id: event for body in based for event in dataset.events_of(body.id)}
    theirs |= {event.id: event for event in dataset.events_in(iso)}
    there = {body.id for body in based}

    def is_shared(event: Event) -> bool:
        bodies = [dataset.organization(id_) for id_ in event.organization_ids]
        ours = event.country == VIETNAM or any(body.hq_country == VIETNAM for body in bodies)
        friends = any(body.id in there and "friendship" in body.vietnam_link for body in bodies)
        return ours or friends

    return sorted(filter(is_shared, theirs.values()), key=lambda event: event.start)


def _moments(based: Iterable[Organization], events: Iterable[Event]) -> list[Moment]:
    moments = [Moment(str(body.founded), body) for body in based if body.founded]
    moments += [Moment(str(body.ended), body, ended=True) for body in based if body.ended]
    moments += [Moment(event.start, event=event) for event in events]
    return sorted(moments, key=lambda moment: moment.date)


def _sources(
    dataset: Dataset,
    based: list[Organization],
    present: list[tuple[Presence, Organization]],
    events: list[Event],
) -> list[Source]:
    cited = {found.source_id for body in based for found in dataset.evidence_of(body.id)}
    cited |= {presence.source_id for presence, _ in present}
    cited |= {id_ for event in events for id_ in event.source_ids}
    return sorted(map(dataset.source, cited), key=lambda source: (source.publisher.casefold(), source.title))
