"""The panel beside the map: what is known of one organization or one country, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from movements.records import Event, Evidence, Organization, Relation
from views.markup import cite, items, joined, link, section, tag
from views.page import Page


def show_details(page: Page) -> None:
    """Draw the panel for the address's focus, or say how to open one."""
    focus = page.address.focus
    if focus in page.dataset.countries:
        st.html(country_panel(page, focus))
    elif focus in page.dataset.row_by_id:
        st.html(organization_panel(page, page.dataset.organization(focus)))
    else:
        hint = page.t(
            "Click a country or an organization on the map, or choose a row of the table, to read what is known."
        )
        st.html(Markup('<div class="m-panel m-quiet"><p>{}</p></div>').format(hint))


def organization_panel(page: Page, organization: Organization) -> Markup:
    """Names, facts each with its source, presences, relations and events of an organization."""
    t, dataset, id_ = page.t, page.dataset, organization.id
    other = "en" if page.language == "vi" else "vi"
    tags = [tag(page.label("kinds", organization.kind), "m-kind")]
    tags += [tag(page.label("themes", theme)) for theme in organization.themes]
    parts = [
        Markup("<h3>{}</h3><p class='m-quiet'>{}</p>").format(
            organization.name(page.language), organization.name(other)
        ),
        Markup("<p>{}</p><p>{}</p>").format(joined(tags, " "), organization.summary(page.language)),
        section(t("Facts and sources"), _facts(page, organization)),
        section(t("Names"), items(_names(page, organization))),
        section(t("Presence"), items(_presences(page, id_))),
        section(t("Relations"), items(_relations(page, id_))),
        section(t("Events"), items(_event(page, event) for event in dataset.events_of(id_))),
    ]
    return Markup('<div class="m-panel">{}</div>').format(joined(parts))


def country_panel(page: Page, iso: str) -> Markup:
    """Who is based in a country, who is present there, and what was held there."""
    t, dataset = page.t, page.dataset
    rows = [row for row, seat in enumerate(dataset.tables["organizations"]["hq_country"].to_pylist()) if seat == iso]
    based = [dataset.organization_at(row) for row in rows]
    present = dataset.presences_in(iso)
    lists = [
        section(t("Based here ({n})", n=len(based)), items(_name(page, o.id) for o in based)),
        section(t("Present here ({n})", n=len(present)), items(_present(page, iso))),
        section(t("Events held here"), items(_event(page, event) for event in dataset.events_in(iso))),
    ]
    nothing = t("Nothing known yet. A blank is not a zero: nobody has recorded it here.")
    body = joined(lists) or Markup("<p>{}</p>").format(nothing)
    areas = [tag(page.label("regions", code)) for code in _areas(page, iso)]
    return Markup('<div class="m-panel"><h3>{}</h3><p>{}</p>{}</div>').format(
        page.country(iso), joined(areas, " "), body
    )


def _areas(page: Page, iso: str) -> list[str]:
    country = page.dataset.countries[iso]
    return [code for code in (country.subregion, country.desk, *country.blocs) if code]


def _facts(page: Page, organization: Organization) -> Markup:
    values = _values(page, organization)
    evidence: dict[str, list[Evidence]] = {}
    for found in page.dataset.evidence_of(organization.id):
        evidence.setdefault(found.property, []).append(found)
    rows = []
    for property_ in page.dataset.codes("properties"):
        value = values.get(property_)
        if value is None and property_ not in evidence:
            continue
        sources = items(_evidence(page, found) for found in evidence.get(property_, ()))
        row = Markup("<tr><th scope='row'>{}</th><td>{}{}</td></tr>")
        rows.append(row.format(page.label("properties", property_), value or "", sources))
    return Markup("<table>{}</table>").format(joined(rows))


def _values(page: Page, organization: Organization) -> dict[str, Markup | str]:
    unknown = Markup("<i>{}</i>").format(page.t("not known"))
    website = organization.website
    return {
        "founded": str(organization.founded or "") or unknown,
        "status": page.label("statuses", organization.status),
        "hq_country": page.country(organization.hq_country) or unknown,
        "hq_city": organization.hq_city or unknown,
        "website": link(website, website) if website else unknown,
    } | {
        name: value
        for name, value in (
            ("ended", str(organization.ended or "")),
            ("vietnam_link", ", ".join(page.label("vietnam_links", code) for code in organization.vietnam_link)),
        )
        if value
    }


def _evidence(page: Page, found: Evidence) -> Markup:
    level = page.label("confidences", found.confidence).lower()
    confidence = tag(page.t("confidence: {level}", level=level), f"m-{found.confidence}")
    return Markup("{} {}").format(cite(page, page.dataset.source(found.source_id)), confidence)


def _names(page: Page, organization: Organization) -> Iterator[Markup]:
    if organization.acronym:
        yield Markup("{} {}").format(organization.acronym, tag(page.label("name_types", "acronym")))
    for name in page.dataset.names_of(organization.id):
        yield Markup("<span lang='{}'>{}</span> {}").format(
            name.lang, name.name, tag(page.label("name_types", name.type))
        )


def _presences(page: Page, id_: str) -> Iterator[Markup]:
    for presence in page.dataset.presences_of(id_):
        role = page.label("presence_roles", presence.role)
        source = page.dataset.source(presence.source_id)
        years = _years(presence.since, presence.until)
        yield Markup("{} – {}{} {}").format(
            page.country(presence.country), role, years, link(source.url, source.publisher)
        )


def _present(page: Page, iso: str) -> Iterator[Markup]:
    for presence in page.dataset.presences_in(iso):
        role = page.label("presence_roles", presence.role)
        source = page.dataset.source(presence.source_id)
        yield Markup("{} – {} {}").format(
            _name(page, presence.organization_id), role, link(source.url, source.publisher)
        )


def _relations(page: Page, id_: str) -> Iterator[Markup]:
    for relation in page.dataset.relations_of(id_):
        # Written both ways in the data; said once.
        if relation.kind == "counterpart_of" and relation.from_id != id_:
            continue
        yield _relation(page, relation, id_)


def _relation(page: Page, relation: Relation, id_: str) -> Markup:
    kind = page.label("relation_kinds", relation.kind)
    source = page.dataset.source(relation.source_id)
    cited = link(source.url, source.publisher)
    years = _years(relation.since, relation.until)
    if relation.from_id == id_:
        return Markup("{} {}{} {}").format(kind, _name(page, relation.to_id), years, cited)
    return Markup("{} – {} {}{} {}").format(
        _name(page, relation.from_id), kind.lower(), page.t("this one"), years, cited
    )


def _event(page: Page, event: Event) -> Markup:
    place = ", ".join(part for part in (event.city, page.country(event.country)) if part)
    sources = joined((link(s.url, s.publisher) for s in map(page.dataset.source, event.source_ids)), ", ")
    dates = f"{event.start} – {event.end}" if event.end else event.start
    return Markup("<b>{}</b> {}<span class='m-quiet'> {} · {}</span>").format(
        dates, event.name(page.language), place, sources
    )


def _name(page: Page, id_: str) -> Markup:
    return Markup("<b>{}</b>").format(page.dataset.organization(id_).name(page.language))


def _years(since: int | None, until: int | None) -> str:
    return f" ({since or ''}–{until or ''})" if since or until else ""
