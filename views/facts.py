"""Facts of an organization, each with its sources, their dates and confidence; old ones visibly faded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from movements.city_names import city_name
from movements.coverage import Fact
from movements.records import Evidence, Organization
from movements.statistics import STALE
from views.links import country_link
from views.markup import cite, items, joined, link, tag
from views.page import Page


def facts_table(page: Page, organization: Organization, today: date | None = None) -> Markup:
    """A row a fact: its value, then who says so and when that was read."""
    values = _values(page, organization)
    evidence: dict[str, list[Evidence]] = {}
    for found in page.dataset.evidence_of(organization.id):
        evidence.setdefault(found.property, []).append(found)
    rows = []
    for property_ in page.dataset.codes("properties"):
        found = evidence.get(property_, [])
        if property_ not in values and not found:
            continue
        stale = bool(found) and max(one.verified_on for one in found) < (today or date.today()) - STALE
        note = tag(page.t("last checked over a year ago"), "m-medium") if stale else ""
        row = Markup("<tr class='{}'><th scope='row'>{}</th><td>{} {}{}</td></tr>")
        label, sources = page.label("properties", property_), items(_evidence(page, one) for one in found)
        rows.append(row.format("m-stale" if stale else "", label, values.get(property_, ""), note, sources))
    return Markup("<table>{}</table>").format(joined(rows))


def names_list(page: Page, organization: Organization) -> Iterator[Markup]:
    """Every name, with its language and what kind of name it is."""
    for lang, name in (("vi", organization.name_vi), ("en", organization.name_en)):
        yield _name(page, name, lang, "")
    if organization.acronym:
        yield _name(page, organization.acronym, "", page.label("name_types", "acronym"))
    for name in page.dataset.names_of(organization.id):
        yield _name(page, name.name, name.lang, page.label("name_types", name.type))


def fact_text(page: Page, fact: Fact) -> str:
    """A fact in words, for a row of a table: what is said of whom."""
    name = page.dataset.organization(fact.organization_id).name(page.language)
    return f"{name} – {page.label('properties', fact.about)}"


def _name(page: Page, name: str, lang: str, kind: str) -> Markup:
    from babel import Locale, UnknownLocaleError

    try:
        spoken = Locale.parse(lang).get_display_name(page.language) if lang else None
    except (ValueError, UnknownLocaleError):
        spoken = lang
    tags = joined((tag(text) for text in (spoken, kind) if text), " ")
    return Markup("<span lang='{}'>{}</span> {}").format(lang or page.language, name, tags)


def _values(page: Page, organization: Organization) -> dict[str, Markup | str]:
    unknown = Markup("<i>{}</i>").format(page.t("not known"))
    website = organization.website
    return {
        "founded": str(organization.founded or "") or unknown,
        "status": page.label("statuses", organization.status),
        "hq_country": country_link(page, organization.hq_country) or unknown,
        "hq_city": city_name(organization.hq_city, page.language) or unknown,
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
    confidence = tag(page.t("confidence: {level}", level=level), "m-" + found.confidence)
    return Markup("{} {}").format(cite(page, page.dataset.source(found.source_id)), confidence)
