"""A small thematic map of the world: each country filled by its class, in Equal Earth."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from markupsafe import Markup

from maps.fills import Fill, write_pattern
from maps.outlines import Outline, Points, project_world, read_outlines, write_path
from maps.palette import ACCENT, BORDER, INK, LABEL, SEA
from maps.sea import draw_sea

# Antarctica is left out: no map here says anything about it, and it would take a fifth of the picture.
WORLD, HEIGHT = 1800, 800
# Sea added in the east: room for the names of Hoàng Sa, Trường Sa and Biển Đông.
WIDTH = WORLD + 300
_NORTH = 84.0
_STYLE = (
    f"text{{font:20px 'Source Sans 3','Source Sans Pro',system-ui,sans-serif;fill:{INK};"
    "paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}"
    # Inside an <img> this asks for the picture's own width on the page: the names grow as the map shrinks.
    "@media (max-width:900px){.fan{transform:scale(1.35)}}"
)


def draw_world(
    worldview_id: str,
    classes: Mapping[str, str],
    fills: Mapping[str, Fill],
    rest: Fill,
    language: str,
    seat: tuple[float, float] | None = None,
) -> str:
    """Draw the world as SVG: `classes` gives countries (ISO alpha-3) a key of `fills`; all others take `rest`."""
    names = {key: f"f{i}" for i, key in enumerate(fills)}
    styled = {names[key]: fill for key, fill in fills.items()} | {"rest": rest}
    lands, dots = [], []
    for outline, path in _paths(worldview_id):
        id_ = names.get(classes.get(outline.iso, ""), "rest")
        lands.append(Markup('<path d="{}" fill="{}"/>').format(path, _paint(id_, styled[id_])))
        # Too small to see: only those that are said something about get their dot.
        if outline.tiny and id_ != "rest":
            x, y = project(np.array([outline.label], float))[0]
            dot = Markup('<circle cx="{:.0f}" cy="{:.0f}" r="6" fill="{}" stroke="{}"/>')
            dots.append(dot.format(x, y, _paint(id_, styled[id_]), LABEL))
    patterns = (write_pattern(id_, fill) for id_, fill in styled.items() if fill.pattern)
    sea = draw_sea(read_outlines(worldview_id), project, language, (WIDTH, HEIGHT), fanned=True)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><style>{}</style><defs>{}</defs>'
            '<rect width="100%" height="100%" fill="{}"/><g stroke="{}" stroke-width="1.2">{}</g>{}{}{}</svg>'
        ).format(
            WIDTH,
            HEIGHT,
            Markup(_STYLE),
            Markup().join(patterns),
            SEA,
            BORDER,
            Markup().join(lands),
            Markup().join(dots),
            sea,
            _draw_seat(seat),
        )
    )


def project(points: Points) -> Points:
    """Degrees to pixels of the picture."""
    half = 2.70663
    top = project_world(np.array([[0.0, _NORTH]]))[0, 1]
    x, y = project_world(points).T
    scale = WORLD / (2 * half)
    return np.column_stack([(x + half) * scale, (y - top) * scale])


@cache
def _paths(worldview_id: str) -> tuple[tuple[Outline, str], ...]:
    countries = read_outlines(worldview_id).countries
    return tuple((one, write_path(one.rings, project)) for one in countries if one.iso != "ATA")


def _paint(id_: str, fill: Fill) -> str:
    return f"url(#{id_})" if fill.pattern else fill.colour


def _draw_seat(seat: tuple[float, float] | None) -> Markup:
    if seat is None:
        return Markup()
    x, y = project(np.array([seat], float))[0]
    star = Markup('<path transform="translate({:.0f} {:.0f})" d="{}" fill="{}" stroke="#fff" stroke-width="3"/>')
    return star.format(x, y, "M0 -18L5 -6L18 -5L8 3L11 16L0 9L-11 16L-8 3L-18 -5L-5 -6Z", ACCENT)
