"""A small map of where a country is, with its neighbours' names; under `vn` with what that worldview writes at sea."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from markupsafe import Markup

from maps.fills import CHOSEN, PLAIN
from maps.outlines import Outline, Outlines, Points, Project, read_outlines, write_path
from maps.palette import ACCENT, BORDER, INK, LABEL, SEA
from maps.sea import draw_sea

WIDTH, HEIGHT = 960, 600
LEAST_DEGREES = 34.0
"""Least width of the picture: a country alone says nothing of where it is."""
FANNED = 70.0
"""Degrees from which the names at sea no longer fit in their places."""
_STYLE = (
    "text{font:22px 'Source Sans 3','Source Sans Pro',system-ui,sans-serif;text-anchor:middle;"
    f"paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round;fill:{LABEL}}}"
    f".chosen{{font-weight:600;font-size:30px;fill:{INK}}}"
    # Inside an <img> this asks for the picture's own width on the page.
    "@media (max-width:430px){.near{display:none}.chosen{font-size:46px}}"
)


@lru_cache(maxsize=256)
def draw_locator(worldview_id: str, iso: str, language: str) -> str:
    """Draw a country within its surroundings as SVG; KeyError for a country that has no shape."""
    outlines = read_outlines(worldview_id)
    chosen = next((one for one in outlines.countries if one.iso == iso), None)
    if chosen is None:
        raise KeyError(iso)
    window = Window.around(chosen)
    near = [one for one in outlines.countries if one is not chosen and window.meets(one)]
    lands = (_draw_land(one, window, PLAIN.colour) for one in near)
    parts = [
        Markup('<rect width="{}" height="{}" fill="{}"/>').format(WIDTH, HEIGHT, SEA),
        Markup().join(lands),
        _draw_land(chosen, window, CHOSEN.colour),
        _draw_place(chosen, window),
        draw_sea(outlines, window.project, language, (WIDTH, HEIGHT), fanned=window.degrees > FANNED),
        _draw_names(outlines, near, chosen, window, language),
    ]
    frame = Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><style>{}</style>{}</svg>')
    return str(frame.format(WIDTH, HEIGHT, Markup(_STYLE), Markup().join(parts)))


class Window:
    """The part of the world that a picture shows: degrees of longitude shrunk as at its middle latitude."""

    def __init__(self, longitude: float, latitude: float, degrees: float) -> None:
        self.longitude, self.latitude, self.degrees = longitude, latitude, degrees
        self.shrink = float(np.cos(np.radians(latitude)))
        self.scale = WIDTH / (degrees * self.shrink)

    @classmethod
    def around(cls, outline: Outline) -> Window:
        """The window that shows an outline with land around it."""
        west, south, east, north = outline.bbox
        span = (east - west) % 360 or 360.0
        latitude = float(np.clip((south + north) / 2, -68, 68))
        # Wide enough for its height too.
        tall = (north - south) * WIDTH / HEIGHT / np.cos(np.radians(latitude))
        degrees = min(360.0, max(LEAST_DEGREES, 1.9 * span, 1.6 * tall))
        return cls(west + span / 2, latitude, degrees)

    def project(self, points: Points) -> Points:
        """Longitude and latitude to pixels; a ring stays whole, on the side of the window it is nearer to."""
        offset = points[:, 0] - self.longitude
        offset = offset - 360 * np.round(offset.mean() / 360)
        x = WIDTH / 2 + offset * self.shrink * self.scale
        return np.column_stack([x, HEIGHT / 2 - (points[:, 1] - self.latitude) * self.scale])

    def meets(self, outline: Outline) -> bool:
        """Whether some of an outline may be seen."""
        west, south, east, north = outline.bbox
        span = (east - west) % 360
        apart = abs((west + span / 2 - self.longitude + 180) % 360 - 180)
        high = HEIGHT / self.scale
        return (
            apart < (span + self.degrees) / 2 and abs((south + north) / 2 - self.latitude) < (north - south + high) / 2
        )


def _draw_land(outline: Outline, window: Window, colour: str) -> Markup:
    path = write_path(outline.rings, window.project)
    return Markup('<path d="{}" fill="{}" stroke="{}" stroke-width="1.6"/>').format(path, colour, BORDER)


def _draw_place(outline: Outline, window: Window) -> Markup:
    """Dots on islands too small to see; a ring around a country too small to find."""
    west, south, east, north = outline.bbox
    boxes = [window.project(ring) for ring in outline.rings]
    specks = [box.mean(axis=0) for box in boxes if float(np.ptp(box, axis=0).max()) < 7]
    dot = Markup('<circle cx="{:.0f}" cy="{:.0f}" r="4" fill="{}"/>')
    dots = Markup().join(dot.format(x, y, CHOSEN.colour) for x, y in specks)
    if max(((east - west) % 360) * window.shrink, north - south) * window.scale > 40:
        return dots if outline.tiny else Markup()
    x, y = _at(outline.label, window.project)
    ring = Markup('<circle cx="{:.0f}" cy="{:.0f}" r="26" fill="none" stroke="{}" stroke-width="4"/>')
    return dots + ring.format(x, y, ACCENT)


def _draw_names(outlines: Outlines, near: list[Outline], chosen: Outline, window: Window, language: str) -> Markup:
    texts, taken = [], []
    # The seas of this house come first: no name may lie on theirs.
    for label in outlines.labels:
        x, y = _at((label["lon"], label["lat"]), window.project)
        taken.append((x + 240, y, 230.0) if window.degrees > FANNED else (x + 120, y - 20, 180.0))
    for outline in (chosen, *sorted(near, key=_size, reverse=True)):
        x, y = _at(outline.label, window.project)
        name = outline.names[language]
        y += -38 if outline is chosen and outline.tiny else 8
        half = len(name) * (8.5 if outline is chosen else 6)
        inside = half < x < WIDTH - half and 24 < y < HEIGHT - 14
        if outline is not chosen and (not outline.labelled or not inside or not _is_free(x, y, half, taken)):
            continue
        taken.append((x, y, half))
        kind = "chosen" if outline is chosen else "near"
        x = min(max(x, half), WIDTH - half)
        texts.append(Markup('<text class="{}" x="{:.0f}" y="{:.0f}">{}</text>').format(kind, x, y, name))
    return Markup().join(texts[:16])


def _is_free(x: float, y: float, half: float, taken: list[tuple[float, float, float]]) -> bool:
    return all(abs(y - other_y) > 30 or abs(x - other_x) > half + other for other_x, other_y, other in taken)


def _size(outline: Outline) -> float:
    west, south, east, north = outline.bbox
    return ((east - west) % 360) * (north - south)


def _at(point: tuple[float, float], project: Project) -> tuple[float, float]:
    x, y = project(np.array([point], float))[0]
    return float(x), float(y)
