"""Fills of a small map: a colour and, so that colour never speaks alone, a pattern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from maps.palette import NOT_KNOWN, NOT_KNOWN_LINE, SEQUENTIAL

Pattern = Literal["", "rising", "falling", "dots"]
_STROKES = {"rising": "M-2 14L14 -2M-2 2L2 -2M10 14L14 10", "falling": "M-2 -2L14 14M-2 10L2 14M10 -2L14 2"}


@dataclass(frozen=True)
class Fill:
    """How an area is filled."""

    colour: str
    pattern: Pattern = ""
    ink: str = "#ffffff"


UNKNOWN = Fill(NOT_KNOWN, "rising", NOT_KNOWN_LINE)
"""Nothing recorded: hatched, as in print."""
PLAIN = Fill("#dfe5e8")
"""Land that a map says nothing about."""
CHOSEN = Fill(SEQUENTIAL[4])


def write_pattern(id_: str, fill: Fill) -> Markup:
    """The SVG definition of a fill's pattern."""
    marks = Markup('<circle cx="6" cy="6" r="2.4" fill="{}"/>').format(fill.ink)
    if fill.pattern != "dots":
        stroke = Markup('<path d="{}" stroke="{}" stroke-width="2.4" fill="none"/>')
        marks = stroke.format(_STROKES.get(fill.pattern, ""), fill.ink)
    body = Markup('<rect width="12" height="12" fill="{}"/>{}').format(fill.colour, marks)
    size = Markup('width="12" height="12" patternUnits="userSpaceOnUse"')
    return Markup('<pattern id="{}" {}>{}</pattern>').format(id_, size, body)


def draw_swatch(fill: Fill) -> Markup:
    """A small picture of a fill, for a legend."""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 28" width="22" height="14"><defs>{}</defs>'
        '<rect x="1" y="1" width="42" height="26" rx="4" fill="url(#p)" stroke="#8b979f" stroke-width="2"/></svg>'
    ).format(write_pattern("p", fill))
