"""The panel beside the map: what is known of one organization or one country, and who says so."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from movements.records import Organization
from views.facts import facts_table, names_list
from views.links import country_link, organization_link
from views.markup import items, joined, section, tag
from views.page import Page
from views.ties import event_line, presence_lines, present_lines, relation_lines


def show_details(page: Page) -> None:
    """Draw the panel for the address's focus, or say how to open one."""
    focus = page.address.focus
    if focus in page.dataset.countries:
        st.html(country_panel(page, focus))
    elif focus and focus in page.dataset.row_by_id:
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
    names = list(names_list(page, organization))[2:]
    parts = [
        Markup("<h3>{}</h3><p class='m-quiet'>{}</p>").format(
            organization.name(page.language), organization.name(other)
        ),
        Markup("<p>{}</p><p>{}</p>").format(joined(tags, " "), organization.summary(page.language)),
        Markup("<p>{}</p>").format(organization_link(page, id_, t("Full profile →"), "m-button")),
        section(t("Facts and sources"), facts_table(page, organization)),
        section(t("Names"), items(names)),
        section(t("Presence"), items(presence_lines(page, id_))),
        section(t("Relations"), items(relation_lines(page, id_))),
        section(t("Events"), items(event_line(page, event) for event in dataset.events_of(id_))),
    ]
    return Markup('<div class="m-panel">{}</div>').format(joined(parts))


def country_panel(page: Page, iso: str) -> Markup:
    """Who is based in a country, who is present there, and what was held there."""
    t, dataset = page.t, page.dataset
    based = dataset.organizations_in(iso)
    present = [(p, dataset.organization(p.organization_id)) for p in dataset.presences_in(iso)]
    lists = [
        section(t("Based here ({n})", n=page.number(len(based))), items(organization_link(page, o.id) for o in based)),
        section(
            t("Present here ({n})", n=page.number(len({body.id for _, body in present}))),
            items(present_lines(page, present)),
        ),
        section(t("Events held here"), items(event_line(page, event) for event in dataset.events_in(iso))),
    ]
    body = joined(lists) or Markup("<p>{}</p>").format(
        t("Nothing known yet. A blank is not a zero: nobody has recorded it here.")
    )
    tags = joined((tag(page.label("regions", code)) for code in areas(page, iso)), " ")
    profile = country_link(page, iso, t("Full profile →"), "m-button")
    panel = Markup('<div class="m-panel"><h3>{}</h3><p>{}</p><p>{}</p>{}</div>')
    return panel.format(page.country(iso), tags, profile, body)


def areas(page: Page, iso: str) -> list[str]:
    """Codes of a country's subregion, desk and blocs."""
    country = page.dataset.countries[iso]
    return [code for code in (country.subregion, country.desk, *country.blocs) if code]
