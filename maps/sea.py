"""What a worldview writes at sea, on a small map: islets as fixed dots, names beside them, never dropped."""

from __future__ import annotations

import numpy as np
from markupsafe import Markup

from maps.fills import CHOSEN
from maps.outlines import Outlines, Points, Project
from maps.palette import LABEL

_LINE = 30
_NEAR = 62
_LETTER = 12
_DOT = Markup('<circle cx="{:.0f}" cy="{:.0f}" r="{}" fill="{}"/>')


def draw_sea(
    outlines: Outlines,
    project: Project,
    language: str,
    size: tuple[int, int],
    fanned: bool,
) -> Markup:
    """Draw islets and sea names within the picture; `fanned` lists the names to the east, where a map is small."""
    if not outlines.labels:
        return Markup()
    inside = [spot for spot in project(outlines.islets) if _is_within(spot, size)]
    dots = Markup().join(_DOT.format(x, y, 2.2 if fanned else 3.4, CHOSEN.colour) for x, y in inside)
    labels = sorted(outlines.labels, key=lambda label: -label["lat"])
    spots = [project(np.array([[label["lon"], label["lat"]]], float))[0] for label in labels]
    shown = [(label[language], spot) for label, spot in zip(labels, spots, strict=True) if _is_within(spot, size)]
    if not shown:
        return dots
    return dots + (_fan_out(shown) if fanned else _write_in_place(shown, inside, size))


def _write_in_place(shown: list[tuple[str, Points]], islets: list[Points], size: tuple[int, int]) -> Markup:
    """Each name above its place and clear of the islets around it, from there to the east, away from the mainland."""
    text = Markup('<text class="sea" style="text-anchor:start" x="{:.0f}" y="{:.0f}">{}</text>')
    parts = []
    for name, (x, y) in shown:
        around = [spot for spot in islets if np.hypot(spot[0] - x, spot[1] - y) < _NEAR]
        left = min([float(x), *(float(spot[0]) for spot in around)])
        top = min([float(y), *(float(spot[1]) for spot in around)])
        parts.append(text.format(max(8, min(left, size[0] - _LETTER * len(name))), top - 12, name))
    return Markup().join(parts)


def _fan_out(shown: list[tuple[str, Points]]) -> Markup:
    """Names one under another in the ocean to the east, each with a thin line to its place."""
    middle = sum(float(y) for _, (_, y) in shown) / len(shown)
    left = max(float(x) for _, (x, _) in shown) + 70
    parts = []
    for i, (name, (x, y)) in enumerate(shown):
        at = middle + (i - (len(shown) - 1) / 2) * _LINE
        line = Markup('<path d="M{:.0f} {:.0f}L{:.0f} {:.0f}" stroke="{}" stroke-width="1.2"/>')
        parts.append(line.format(x, y, left - 6, at, LABEL))
        text = Markup('<text class="sea" style="text-anchor:start" x="{:.0f}" y="{:.0f}">{}</text>')
        parts.append(text.format(left, at + 7, name))
    turned = Markup('<g class="fan" style="transform-origin:{:.0f}px {:.0f}px">{}</g>')
    return turned.format(left - 70, middle, Markup().join(parts))


def _is_within(spot: Points, size: tuple[int, int]) -> bool:
    return bool(0 <= spot[0] <= size[0] and 0 <= spot[1] <= size[1])
