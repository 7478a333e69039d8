"""Counterpart coverage shown: as a map, as a table, and the countries where none is known."""

from __future__ import annotations

from markupsafe import Markup

from maps.fills import PLAIN, UNKNOWN, Fill
from maps.palette import ACCENT, SEQUENTIAL
from maps.world import draw_world
from movements.counterparts import VIETNAM, Counterpart
from movements.folding import fold
from movements.language import msg
from views.charts import html_table, show_table
from views.links import country_link, organization_link
from views.markup import joined
from views.page import Page
from views.pictures import folded, map_figure

_FILLS = {
    "both": Fill(SEQUENTIAL[5]),
    "abroad": Fill(SEQUENTIAL[3], "dots"),
    "vietnam": Fill(SEQUENTIAL[1], "falling", SEQUENTIAL[5]),
    "none": UNKNOWN,
}
COVERAGE_LABELS = {
    "both": msg("a society on both sides"),
    "abroad": msg("a society there only"),
    "vietnam": msg("a society in Viet Nam only"),
    "none": msg("none known"),
}
_FIRST = 30


def coverage_map(page: Page, known: list[Counterpart]) -> Markup:
    """The world by counterpart coverage."""
    t = page.t
    classes = {one.country: one.coverage for one in known} | {VIETNAM: "home"}
    fills = _FILLS | {"home": Fill(ACCENT)}
    svg = draw_world(page.address.worldview, classes, fills, PLAIN, page.language)
    legend = {t(COVERAGE_LABELS[key]): fill for key, fill in _FILLS.items()} | {page.country(VIETNAM): fills["home"]}
    title = t("Counterparts: where a friendship society with Viet Nam is known")
    figure = map_figure(page, svg, t("{title}; the table below says the same", title=title), legend, "m-world")
    return Markup("<div class='m-page'><h2>{}</h2>{}</div>").format(title, figure)


def show_coverage_table(page: Page, known: list[Counterpart]) -> None:
    """A row for each country with a society on either side."""
    import pandas as pd

    t = page.t
    rows = sorted((one for one in known if one.coverage != "none"), key=lambda one: fold(page.country(one.country)))
    columns = [t("Country"), t("Coverage"), t("Society there"), t("Society in Viet Nam")]

    def plain(ids: tuple[str, ...]) -> str:
        return "; ".join(page.dataset.organization(id_).name(page.language) for id_ in ids)

    def linked(ids: tuple[str, ...]) -> Markup:
        return joined((organization_link(page, id_) for id_ in ids), Markup("<br>")) or Markup("–")

    cells = [
        [page.country(o.country), t(COVERAGE_LABELS[o.coverage]), plain(o.abroad), plain(o.vietnamese)] for o in rows
    ]
    shown = [
        [country_link(page, o.country), t(COVERAGE_LABELS[o.coverage]), linked(o.abroad), linked(o.vietnamese)]
        for o in rows
    ]
    show_table(page, pd.DataFrame(cells, columns=columns), "counterparts", shown)


def gaps_table(page: Page, known: list[Counterpart]) -> Markup:
    """Countries with no known counterpart, those with most other ties to Viet Nam first."""
    t = page.t
    gaps = sorted(
        (one for one in known if one.coverage == "none"), key=lambda one: (-one.weight, fold(page.country(one.country)))
    )
    tied = [one for one in gaps if one.weight]
    columns = [
        t("Country"),
        t("Organizations there with a tie to Viet Nam"),
        t("Bodies tied to Viet Nam that are present there"),
        t("Societies that have ended"),
    ]
    rows = [
        [country_link(page, o.country), _some(page, o.others), _some(page, o.active_there), _some(page, o.ended)]
        for o in tied
    ]
    rest = joined((country_link(page, one.country) for one in gaps if not one.weight), ", ")
    parts = [
        html_table(columns, rows[:_FIRST]),
        folded(
            t("Further countries with some tie: {n}", n=page.number(len(rows[_FIRST:]))),
            html_table(columns, rows[_FIRST:]) if rows[_FIRST:] else Markup(),
        ),
        folded(t("{n} countries and territories with no recorded tie at all", n=len(gaps) - len(tied)), rest),
    ]
    title = t("No counterpart known, sorted by what else ties the country to Viet Nam")
    return Markup("<div class='m-page m-panel'><h2>{}</h2>{}</div>").format(title, joined(parts))


def _some(page: Page, ids: tuple[str, ...]) -> Markup:
    if not ids:
        return Markup("–")
    shown = joined((organization_link(page, id_) for id_ in ids[:3]), ", ")
    more = page.t("and {n} more", n=len(ids) - 3) if len(ids) > 3 else ""
    return Markup("{} <span class='m-quiet'>{}</span>").format(shown, more)
