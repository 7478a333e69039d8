"""A country's ties with Viet Nam: societies on both sides, partners, further bodies, events."""

from __future__ import annotations

from markupsafe import Markup

from movements.counterparts import VIETNAM, Counterpart
from movements.language import msg
from movements.profile import CountryProfile
from views.links import organization_link
from views.markup import items, joined, section
from views.page import Page
from views.ties import cited, event_line, organization_line

COVERAGE_SAID = {
    "both": msg("A society is known on both sides."),
    "abroad": msg("A society is known there, but none in Viet Nam."),
    "vietnam": msg("A society is known in Viet Nam, but none there."),
    "none": msg("No society is known on either side. That is not to say there is none."),
}


def friendship_section(page: Page, profile: CountryProfile, counterpart: Counterpart | None) -> Markup:
    """The section of a profile; nothing for Viet Nam itself."""
    t = page.t
    if counterpart is None or profile.country == VIETNAM:
        return Markup()

    def group(title: str, lines: Markup) -> Markup:
        return Markup("<h5>{}</h5>{}").format(title, lines) if lines else Markup()

    def bodies(ids: tuple[str, ...]) -> Markup:
        return items(organization_line(page, page.dataset.organization(id_)) for id_ in ids)

    partners = items(
        Markup("{} – {} {} <span class='m-quiet'>· {}</span>").format(
            organization_link(page, there.id),
            page.label("relation_kinds", tie.kind).lower(),
            organization_link(page, here.id),
            cited(page, (tie.source_id,)),
        )
        for tie, there, here in profile.partners
    )
    parts = [
        Markup("<p class='m-status m-{}'>{}</p>").format(counterpart.coverage, t(COVERAGE_SAID[counterpart.coverage])),
        group(t("Society there"), bodies(counterpart.abroad)),
        group(t("Society in Viet Nam"), bodies(counterpart.vietnamese)),
        group(t("Partners"), partners),
        group(t("Further organizations there with a tie to Viet Nam"), bodies(counterpart.others)),
        # Where no society is known these are the nearest to ask.
        group(t("Bodies tied to Viet Nam that are present there"), bodies(counterpart.active_there))
        if counterpart.coverage == "none"
        else Markup(),
        group(t("Societies that have ended"), bodies(counterpart.ended)),
        group(t("Events with Viet Nam"), items(event_line(page, event) for event in profile.shared_events)),
    ]
    return section(t("Ties with Viet Nam"), joined(parts))
