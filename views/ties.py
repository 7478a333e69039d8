"""Ties in words: presences, relations and events, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from movements.records import Event, Organization, Presence, Relation
from views.links import country_link, event_link, organization_link
from views.markup import joined, link
from views.page import Page


def presence_lines(page: Page, id_: str) -> Iterator[Markup]:
    """Where an organization is present, and how."""
    roles: dict[str, list[Presence]] = {}
    for presence in page.dataset.presences_of(id_):
        roles.setdefault(presence.country, []).append(presence)
    for country, held in roles.items():
        yield _line(country_link(page, country), page, held)


def present_lines(page: Page, presences: Iterable[tuple[Presence, Organization]]) -> Iterator[Markup]:
    """Who is present in a country, and how."""
    roles: dict[str, tuple[Organization, list[Presence]]] = {}
    for presence, organization in presences:
        roles.setdefault(organization.id, (organization, []))[1].append(presence)
    for organization, held in roles.values():
        yield _line(organization_line(page, organization), page, held)


def relation_lines(page: Page, id_: str) -> Iterator[Markup]:
    """Ties of an organization with others, in either direction."""
    for relation in page.dataset.relations_of(id_):
        # Written both ways in the data; said once.
        if relation.kind == "counterpart_of" and relation.from_id != id_:
            continue
        yield _relation(page, relation, id_)


def event_line(page: Page, event: Event) -> Markup:
    """An event: when, what, where, who says so."""
    place = joined((part for part in (page.city(event.city), country_link(page, event.country)) if part), ", ")
    sources = cited(page, event.source_ids)
    dates = f"{page.date(event.start)} – {page.date(event.end)}" if event.end else page.date(event.start)
    said = joined((part for part in (place, sources) if part), " · ")
    return Markup("<b>{}</b> {} <span class='m-quiet'>· {}</span>").format(dates, event_link(page, event), said)


def organization_line(page: Page, organization: Organization) -> Markup:
    """An organization's name, with the years of its life where they are known."""
    ended = years(organization.founded, organization.ended) if organization.ended else ""
    begun = f" ({organization.founded})" if organization.founded and not ended else ""
    return Markup("{}<span class='m-quiet'>{}</span>").format(organization_link(page, organization.id), ended or begun)


def cited(page: Page, source_ids: Iterable[str]) -> Markup:
    """Sources by their publisher, in a row, and said to be sources: a publisher may be an organization too."""
    links = joined((link(s.url, s.publisher) for s in map(page.dataset.source, source_ids)), ", ")
    return Markup("<span class='m-source'>{}: {}</span>").format(page.t("source"), links) if links else Markup()


def years(since: int | None, until: int | None) -> str:
    """A span of years in brackets; nothing when neither end is known."""
    if since == until:
        return f" ({since})" if since else ""
    return f" ({since or ''}–{until or ''})"


def _line(who: Markup, page: Page, held: list[Presence]) -> Markup:
    roles = joined((_role(page, presence) for presence in held), "; ")
    return Markup("{} – {}").format(who, roles)


def _role(page: Page, presence: Presence) -> Markup:
    role, span = page.label("presence_roles", presence.role).lower(), years(presence.since, presence.until)
    source = cited(page, (presence.source_id,))
    return Markup("{}{} <span class='m-quiet'>· {}</span>").format(role, span, source)


def _relation(page: Page, relation: Relation, id_: str) -> Markup:
    kind = page.label("relation_kinds", relation.kind)
    span, source = years(relation.since, relation.until), cited(page, (relation.source_id,))
    if relation.from_id == id_:
        line = Markup("{} {}{} <span class='m-quiet'>· {}</span>")
        return line.format(kind, organization_link(page, relation.to_id), span, source)
    line = Markup("{} – {} {}{} <span class='m-quiet'>· {}</span>")
    return line.format(organization_link(page, relation.from_id), kind.lower(), page.t("this one"), span, source)
