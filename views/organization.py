"""Organization profile: who it is, who says so, where it is, whom it is tied to, how to cite and correct it."""

from __future__ import annotations

from datetime import date

import streamlit as st
from markupsafe import Markup

from movements.language import msg
from movements.records import Organization
from movements.related import Reason, find_related
from movements.selection import select
from views import chrome
from views.corrections import show_correction
from views.facts import facts_table, names_list
from views.links import back_link, organization_link
from views.markup import items, joined, section, tag
from views.page import Page, write_address
from views.presence_map import presence_map
from views.ties import event_line, presence_lines, relation_lines

SHOWN = 200
"""Longest list of organizations to choose from."""
_REASONS = {
    "networks": msg("both belong to {shared}"),
    "members": msg("both have as a member {shared}"),
    "themes": msg("same themes: {shared}"),
    "country": msg("same country: {shared}"),
    "presence": msg("both present in {shared}"),
}


def show(page: Page) -> None:
    """Show the page."""
    chrome.show_switches(page)
    chrome.show_link_errors(page)
    write_address(page.address, "id")
    id_ = page.address.focus
    if id_ is None or id_ not in page.dataset.row_by_id:
        st.html(organization_index(page))
        return
    organization = page.dataset.organization(id_)
    st.html(organization_profile(page, organization))
    _show_citation(page, organization)
    show_correction(page, organization)


def organization_index(page: Page) -> Markup:
    """What the filters in force select, to choose from; and how to find another."""
    t, selection = page.t, select(page.dataset, page.query)
    hint = t("Type a name, an acronym or a former name in the box above, or choose from the list.")
    names = [(id_, page.dataset.organization(id_).name(page.language)) for id_ in selection.ids[:SHOWN]]
    rows = items(organization_link(page, id_, name) for id_, name in names)
    count = t("{n} of {total} organizations", n=page.number(len(names)), total=page.number(len(page.dataset.columns)))
    head = Markup("<h1>{}</h1><p>{}</p><p class='m-quiet'>{}</p>").format(t("Organization profile"), hint, count)
    return Markup("<div class='m-page'>{}<div class='m-columns'>{}</div></div>").format(head, rows)


def organization_profile(page: Page, organization: Organization, today: date | None = None) -> Markup:
    """The whole profile of one organization."""
    t, dataset, id_ = page.t, page.dataset, organization.id
    other = "en" if page.language == "vi" else "vi"
    tags = [tag(page.label("kinds", organization.kind), "m-kind"), tag(page.label("scopes", organization.scope))]
    tags += [tag(page.label("themes", theme)) for theme in organization.themes]
    head = Markup("<p>{}</p><h1>{}</h1><p class='m-quiet' lang='{}'>{}</p><p>{}</p><p class='m-lead'>{}</p>").format(
        back_link(page, id_),
        organization.name(page.language),
        other,
        organization.name(other),
        joined(tags, " "),
        organization.summary(page.language),
    )
    left = [
        section(t("Facts and sources"), facts_table(page, organization, today)),
        section(t("Names"), items(names_list(page, organization))),
    ]
    right = [
        section(t("Relations"), items(relation_lines(page, id_)) or _unknown(page)),
        section(t("Events"), items(event_line(page, event) for event in dataset.events_of(id_)) or _unknown(page)),
        section(t("Related organizations, and why"), related_list(page, id_) or _unknown(page)),
    ]
    places = Markup("{}<div class='m-columns'>{}</div>").format(
        presence_map(page, organization), items(presence_lines(page, id_))
    )
    where = Markup("<div class='m-panel'>{}</div>").format(section(t("Where it is present"), places))
    columns = Markup("<div class='m-halves'><div class='m-panel'>{}</div><div class='m-panel'>{}</div></div>")
    return Markup("<div class='m-page'>{}{}{}</div>").format(head, columns.format(joined(left), joined(right)), where)


def related_list(page: Page, id_: str) -> Markup:
    """Organizations that share most with one, each with the reasons."""
    return items(
        Markup("{} <span class='m-quiet'>{}</span>").format(
            organization_link(page, related.organization_id),
            "; ".join(_reason(page, reason) for reason in related.reasons),
        )
        for related in find_related(page.dataset, id_)
    )


def _reason(page: Page, reason: Reason) -> str:
    def name(code: str) -> str:
        if reason.grounds == "themes":
            return page.label("themes", code)
        if reason.grounds in ("country", "presence"):
            return page.country(code)
        return page.dataset.organization(code).name(page.language)

    shown = ", ".join(name(code) for code in reason.shared[:4])
    return page.t(_REASONS[reason.grounds], shared=shown + (" …" if len(reason.shared) > 4 else ""))


def _unknown(page: Page) -> Markup:
    return Markup("<p class='m-quiet'>{}</p>").format(page.t("Nothing known yet. A blank is not a zero."))


def _show_citation(page: Page, organization: Organization) -> None:
    st.html(Markup("<div class='m-page'><h2>{}</h2></div>").format(page.t("How to cite")))
    citation = page.t(
        "{name}. In: World people's movements map, data version {version} ({fingerprint}), record “{id}”, read {date}.",
        name=organization.name(page.language),
        version=page.dataset.version,
        fingerprint=page.dataset.fingerprint[:12],
        id=organization.id,
        date=page.date(date.today()),
    )
    st.code(citation, language=None, wrap_lines=True)
