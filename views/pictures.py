"""Pictures on a page: SVG as an image with words for who cannot see it, a legend, the note on boundaries."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from markupsafe import Markup

from maps.fills import Fill, draw_swatch
from maps.worldviews import load_worldview
from views.markup import joined
from views.page import Page


def picture(svg: str, alt: str, kind: str = "") -> Markup:
    """An SVG as an image: as an image it can run nothing and answers to its own width."""
    data = base64.b64encode(svg.encode()).decode()
    return Markup('<img class="m-picture {}" alt="{}" src="data:image/svg+xml;base64,{}">').format(kind, alt, data)


def map_figure(page: Page, svg: str, alt: str, legend: Mapping[str, Fill] | None = None, kind: str = "") -> Markup:
    """A map with its legend, its worldview and that worldview's disclaimer."""
    worldview = load_worldview(page.address.worldview)
    swatches = (
        Markup("<li>{} {}</li>").format(picture(draw_swatch(fill), "", "m-swatch"), text)
        for text, fill in (legend or {}).items()
    )
    note = Markup("<b>{}</b> · {}").format(worldview.name[page.language], worldview.disclaimer[page.language])
    # A wide map keeps its size on a narrow screen and is dragged; the keyboard reaches it too.
    scroll = Markup('<div class="m-scroll" tabindex="0" role="region" aria-label="{}">{}</div>').format(
        alt, picture(svg, alt)
    )
    body = scroll if kind == "m-world" else picture(svg, alt)
    return Markup(
        '<figure class="m-figure {}">{}<ul class="m-legend">{}</ul><figcaption>{}</figcaption></figure>'
    ).format(kind, body, joined(swatches), note)


def bars(rows: list[tuple[str | Markup, int, str]], caption: str) -> Markup:
    """A table whose numbers are also bars: label, count, colour."""
    most = max((n for _, n, _ in rows), default=1)
    line = Markup('<tr><th scope="row">{}</th><td><i style="width:{:.0f}%;background:{}"></i><b>{}</b></td></tr>')
    body = joined(line.format(label, 78 * n / most, colour, n) for label, n, colour in rows)
    return Markup('<table class="m-bars"><caption>{}</caption>{}</table>').format(caption, body) if rows else Markup()


def folded(title: str, body: Markup, is_open: bool = False) -> Markup:
    """A part that opens on request; nothing when it is empty."""
    if not body:
        return Markup()
    state = Markup(" open") if is_open else Markup()
    return Markup("<details{}><summary>{}</summary>{}</details>").format(state, title, body)
