"""Where one organization is: its seat and the countries of its presences, by role."""

from __future__ import annotations

from markupsafe import Markup

from maps.fills import PLAIN, Fill
from maps.palette import SEQUENTIAL
from maps.world import draw_world
from movements.records import Organization
from views.page import Page
from views.pictures import map_figure

_INK = SEQUENTIAL[-1]
ROLE_FILLS = {
    "section": Fill(SEQUENTIAL[4]),
    "member": Fill(SEQUENTIAL[2], "falling", _INK),
    "office": Fill(SEQUENTIAL[3], "dots"),
    "activity": Fill(SEQUENTIAL[0], "rising", _INK),
}
SEAT = Fill(_INK)


def presence_map(page: Page, organization: Organization) -> Markup:
    """The map, or nothing when no country is known."""
    roles = {}
    # Of several roles in a country the firmest is drawn; the list below the map has them all.
    for role in reversed(page.dataset.codes("presence_roles")):
        roles |= {p.country: role for p in page.dataset.presences_of(organization.id) if p.role == role}
    fills = {role: ROLE_FILLS.get(role, PLAIN) for role in dict.fromkeys(roles.values())}
    if organization.hq_country:
        roles[organization.hq_country] = "seat"
        fills["seat"] = SEAT
    if not roles:
        return Markup()
    where = (organization.longitude, organization.latitude)
    seat = where if None not in where else None
    svg = draw_world(page.address.worldview, roles, fills, PLAIN, page.language, seat)  # type: ignore[arg-type]
    t = page.t
    labels = {code: page.label("presence_roles", code) for code in fills} if "seat" not in fills else {}
    labels = labels or {c: t("Country of seat") if c == "seat" else page.label("presence_roles", c) for c in fills}
    legend = {labels[code]: fill for code, fill in fills.items()} | {t("No presence recorded"): PLAIN}
    alt = t(
        "World map: where {name} has its seat and is present; the list below says the same",
        name=organization.name(page.language),
    )
    return map_figure(page, svg, alt, legend, "m-world")
