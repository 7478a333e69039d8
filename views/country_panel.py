"""One country's profile: where it is, who is there, its ties with Viet Nam, its networks, its years, its sources."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from maps.locator import draw_locator
from maps.palette import SEQUENTIAL, theme_colour
from movements.counterparts import list_counterparts
from movements.profile import CountryProfile, Moment, profile_country
from movements.records import Organization
from movements.searches import Search
from views.details import areas
from views.friendship import friendship_section
from views.links import organization_link
from views.markup import cite, items, joined, section, tag
from views.page import Page
from views.pictures import bars, folded, map_figure
from views.ties import cited, organization_line, present_lines
from views.timeline import timeline

LONG = 12
"""A list longer than this opens on request."""


def country_profile(page: Page, iso: str) -> Markup:
    """The whole profile of one country as an article."""
    profile = profile_country(page.dataset, iso)
    t, name = page.t, page.country(iso)
    tags = joined((tag(page.label("regions", code)) for code in areas(page, iso)), " ")
    where = map_figure(
        page,
        draw_locator(page.address.worldview, iso, page.language),
        t("Map: where {country} is", country=name),
    )
    head = Markup("<h2>{}</h2><p>{}</p>{}{}").format(name, tags, where, _figures(page, profile))
    parts = [_blank(page, profile)] if profile.is_blank else []
    parts += [
        friendship_section(page, profile, list_counterparts(page.dataset).get(iso)),
        section(t("Based here ({n})", n=page.number(len(profile.based))), _based(page, profile)),
        section(
            t("Present here, with the seat elsewhere ({n})", n=page.number(_count_bodies(profile))),
            _present(page, profile),
        ),
        section(
            t("Memberships in international and regional networks ({n})", n=page.number(len(profile.memberships))),
            _memberships(page, profile),
        ),
        section(t("Timeline"), _timeline(page, profile.moments)),
        section(t("Searched and not found"), items(search_line(page, search) for search in profile.searches)),
        section(t("Sources ({n})", n=page.number(len(profile.sources))), _sources(page, profile)),
    ]
    body = joined(Markup("<div>{}</div>").format(part) for part in parts if part)
    return Markup("<article class='m-panel m-profile'><div class='m-head'>{}</div>{}</article>").format(head, body)


def search_line(page: Page, search: Search) -> Markup:
    """One search that found nothing."""
    what, where = search.what(page.language), search.where(page.language)
    return Markup("{} <span class='m-quiet'>{} · {}</span>").format(what, where, page.date(search.date))


def _figures(page: Page, profile: CountryProfile) -> Markup:
    t = page.t
    counts = (
        (t("organizations based here"), len(profile.based)),
        (t("present here"), _count_bodies(profile)),
        (t("networks"), len(profile.memberships)),
        (t("events held here"), len(profile.events)),
        (t("sources"), len(profile.sources)),
    )
    # A blank is not a zero: nothing recorded is said in words.
    said = ((label, page.number(n) if n else t("not known")) for label, n in counts)
    cells = (Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*pair) for pair in said)
    return Markup("<dl class='m-figures'>{}</dl>").format(joined(cells))


def _blank(page: Page, profile: CountryProfile) -> Markup:
    t = page.t
    if profile.searches:
        searched = t("These searches were made and found nothing that could be cited; they are listed below.")
    else:
        searched = t("No search for this country has been recorded yet.")
    said = t("Nothing known yet. A blank is not a zero: nobody has recorded it here.")
    return Markup("<p class='m-note'><b>{}</b> {}</p>").format(said, searched)


def _based(page: Page, profile: CountryProfile) -> Markup:
    if not profile.based:
        return Markup()
    t = page.t
    themes = Counter(theme for body in profile.based for theme in body.themes)
    by_theme = bars([(page.label("themes", c), n, theme_colour(c)) for c, n in themes.most_common()], t("By theme"))
    kinds: dict[str, list[Organization]] = {code: [] for code in page.dataset.codes("kinds")}
    for body in profile.based:
        kinds[body.kind].append(body)
    known = sorted(((code, found) for code, found in kinds.items() if found), key=lambda item: -len(item[1]))
    by_kind = bars([(page.label("kinds", c), len(found), SEQUENTIAL[4]) for c, found in known], t("By kind"))
    lists = joined(
        folded(
            f"{page.label('kinds', code)} ({page.number(len(found))})",
            items(organization_line(page, body) for body in found),
            len(profile.based) <= LONG,
        )
        for code, found in known
    )
    return Markup("<div class='m-pair'>{}{}</div>{}").format(by_kind, by_theme, lists)


def _present(page: Page, profile: CountryProfile) -> Markup:
    lines = items(present_lines(page, profile.present))
    return folded(page.t("Show all"), lines) if _count_bodies(profile) > LONG else lines


def _count_bodies(profile: CountryProfile) -> int:
    return len({body.id for _, body in profile.present})


def _memberships(page: Page, profile: CountryProfile) -> Markup:
    def line(membership) -> Markup:  # noqa: ANN001
        members = joined((organization_link(page, body.id) for body in membership.members), ", ")
        who = members or page.t("member not named by the source")
        source = cited(page, membership.source_ids)
        text = Markup("<b>{}</b>: {} <span class='m-quiet'>· {}</span>")
        return text.format(organization_link(page, membership.network.id), who, source)

    lines = items(map(line, profile.memberships))
    return folded(page.t("Show all"), lines) if len(profile.memberships) > LONG else lines


def _timeline(page: Page, moments: list[Moment]) -> Markup:
    if not moments:
        return Markup()
    span = f"{moments[0].date[:4]}–{moments[-1].date[:4]} ({page.number(len(moments))})"
    return folded(span, timeline(page, moments), len(moments) <= LONG)


def _sources(page: Page, profile: CountryProfile) -> Markup:
    lines = items(cite(page, source) for source in profile.sources)
    return folded(page.t("Show all"), lines)
