"""How many organizations are known in each country, as a map; where none is, hatched: not known."""

from __future__ import annotations

from markupsafe import Markup

from maps.fills import PLAIN, UNKNOWN, Fill
from maps.palette import SEQUENTIAL, class_bounds, class_of
from maps.world import draw_world
from movements.coverage import count_seats
from views.page import Page
from views.pictures import map_figure


def seats_map(page: Page) -> Markup:
    """The map with its legend."""
    t, counts = page.t, count_seats(page.dataset)
    bounds = class_bounds(counts.values(), 5)
    # Few classes over the whole scale: steps of lightness that a grey print keeps apart.
    colours = [SEQUENTIAL[round(i * 5 / max(len(bounds) - 1, 1))] for i in range(len(bounds))]
    fills = {str(i): Fill(colour) for i, colour in enumerate(colours)} | {"blank": UNKNOWN}
    classes = {iso: "blank" if (i := class_of(n, bounds)) is None else str(i) for iso, n in counts.items()}
    ends = [*(bound - 1 for bound in bounds[1:]), max(counts.values())]
    spans = [f"{low}–{high}" if high > low else str(low) for low, high in zip(bounds, ends, strict=True)]
    legend = {t("not known"): UNKNOWN} | {span: Fill(colour) for span, colour in zip(spans, colours, strict=True)}
    title = t("Organizations with a known seat, by country")
    svg = draw_world(page.address.worldview, classes, fills, PLAIN, page.language)
    figure = map_figure(page, svg, t("{title}; the table below says the same", title=title), legend, "m-world")
    return Markup("<div class='m-page'><h2>{}</h2>{}</div>").format(title, figure)
