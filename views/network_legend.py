"""What colours, shapes and lines of the network mean, for the page and for the printed sheet."""

from __future__ import annotations

from markupsafe import Markup

from maps import palette
from maps.network_marks import DASHED, DOTTED, WHOLE, Network
from maps.wording import WORDS
from movements.language import msg
from views.markup import joined
from views.page import Page
from views.pictures import picture

_LINES = {
    WHOLE: msg("belongs to"),
    DASHED: msg("counterpart or partner"),
    DOTTED: msg("successor of, founded by"),
}
_OUTLINES = {
    "circle": "<circle cx='8' cy='8' r='5.5'/>",
    "square": "<path d='M3 3h10v10H3z'/>",
    "triangle": "<path d='M8 1.5 14.5 13h-13z'/>",
    "pentagon": "<path d='M8 1.5 14.6 6.4 12.1 14H3.9L1.4 6.4z'/>",
    "diamond": "<path d='M8 1 15 8 8 15 1 8z'/>",
    "cross": "<path d='M6 2h4v4h4v4h-4v4H6v-4H2V6h4z'/>",
}


def themes_met(page: Page, network: Network) -> tuple[tuple[str, str], ...]:
    """Colour and label of each theme that colours a mark, in the order of the vocabulary."""
    met = {mark.colour for mark in network.marks}
    codes = (code for code in page.dataset.codes("themes") if palette.theme_colour(code) in met)
    return tuple((palette.theme_colour(code), page.label("themes", code)) for code in codes)


def shapes_met(page: Page, network: Network) -> tuple[tuple[str, str], ...]:
    """Shape and label of each family of kinds that is met."""
    met = {mark.shape for mark in network.marks}
    at = 0 if page.language == "vi" else 1
    return tuple((shape, WORDS[f"shape_{shape}"][at]) for shape in _OUTLINES if shape in met)


def lines_met(page: Page, network: Network) -> tuple[tuple[str, str], ...]:
    """Dashes and label of each way a tie is drawn."""
    met = {line.dash for line in network.lines}
    return tuple((dash, page.t(message)) for dash, message in _LINES.items() if dash in met)


def legend(page: Page, network: Network) -> Markup:
    """The legend under the picture."""
    entries = [_entry(_mark("circle", colour), label) for colour, label in themes_met(page, network)]
    entries += [_entry(_mark(shape, palette.LABEL), label) for shape, label in shapes_met(page, network)]
    entries += [_entry(_line(dash), label) for dash, label in lines_met(page, network)]
    entries.append(_entry(_mark("circle", palette.LABEL, hollow=True), page.t("outside the selection")))
    note = page.t(
        "Colour: first theme. Size: number of ties. Places mean nothing but nearness, "
        "and stay the same whatever is filtered. Click the picture to zoom with the wheel."
    )
    return Markup("<div class='m-panel'><ul class='m-legend'>{}</ul><p class='m-quiet m-small'>{}</p></div>").format(
        joined(entries), note
    )


def _entry(picture: Markup, label: str) -> Markup:
    return Markup("<li>{} {}</li>").format(picture, label)


def _mark(shape: str, colour: str, hollow: bool = False) -> Markup:
    look = f"fill='none' stroke='{colour}' stroke-width='2'" if hollow else f"fill='{colour}'"
    return _picture(f"<g {look}>{_OUTLINES[shape]}</g>", 16)


def _line(dash: str) -> Markup:
    line = f"<path d='M1 8h26' stroke='{palette.LABEL}' stroke-width='2' stroke-dasharray='{dash}'/>"
    return _picture(line, 28)


def _picture(body: str, width: int) -> Markup:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='16' viewBox='0 0 {width} 16'>{body}</svg>"
    return picture(svg, "", "m-sign")
