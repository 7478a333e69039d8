"""What is written on a printed map: archipelagos and seas of the worldview, countries, cities of seats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import pi
from typing import TYPE_CHECKING

import numpy as np

from maps import palette
from maps.labels import LINE, Box, Name, Placed, Space
from maps.lettering import MM_PER_POINT, Face, font, measure, wrap
from maps.scale import LONGEST
from movements.city_names import city_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from maps.picture import Picture

SEA_INK = "#3f7391"
ISLAND_INK = "#8c1d24"
OUTSIDE_INK = "#8d979f"
WIDEST: dict[Face, float] = {"Bold": 0.13, "It": 0.07}
"""Part of the width of a world map that the name of an archipelago, or a sea's, may take in one line."""


def label_names(axes: Axes, picture: Picture, names: list[Name]) -> None:
    """Place and write names; the important ones come first in the list."""
    plot = picture.plot
    space = Space(Box(plot.x + 1, plot.y + 1, plot.x + plot.width - 1, plot.y + plot.height - 1))
    space.land = picture.land_under
    if not picture.inset:
        space.taken += [Box(c.x - c.radius, c.y - c.radius, c.x + c.radius, c.y + c.radius) for c in picture.circles]
        space.taken += [Box(x - 1, y - 1, x + 1, y + 1) for _, x, y in picture.tiny]
    space.taken += [Box(x - 0.4, y - 0.4, x + 0.4, y + 0.4) for x, y in picture.islets]
    if not plot.frame.is_world:
        space.taken.append(Box(plot.x + plot.width - LONGEST - 6, plot.y, plot.x + plot.width, plot.y + 8))
    for placed in space.place(names):
        write_name(axes, placed)


def write_name(axes: Axes, placed: Placed) -> None:
    """Write a placed name, with a pale edge so that it reads over borders."""
    from matplotlib.patheffects import Stroke

    name, box = placed.name, placed.box
    pitch = name.size * MM_PER_POINT * LINE
    if placed.lead:
        (x0, y0), (x1, y1) = placed.lead
        axes.plot([x0, x1], [y0, y1], color=name.colour, linewidth=0.4, zorder=6.5)
    middle = (box.y0 + box.y1) / 2 + pitch * (len(placed.lines) - 1) / 2
    for i, line in enumerate(placed.lines):
        look = {
            "fontproperties": font(name.size, name.face),
            "ha": "center",
            "va": "center_baseline",
            "parse_math": False,
        }
        at = ((box.x0 + box.x1) / 2, middle - i * pitch)
        # The edge is drawn apart: a text with an effect becomes an outline, which no search finds.
        edge = axes.text(*at, line, color="white", zorder=10, **look)
        edge.set_path_effects([Stroke(linewidth=2.0, foreground="white", alpha=0.9)])
        axes.text(*at, line, color=name.colour, zorder=10.1, **look)


def sea_names(picture: Picture) -> Iterator[Name]:
    """Names that the worldview writes; never left out."""
    plot = picture.plot
    small = plot.kilometres_per_mm > 60 and not picture.inset
    # The sea first: its name belongs in the middle, the islands' can stand aside.
    for label in sorted(picture.worldview.labels, key=lambda label: "Biển" not in label.vi):
        x, y = plot.place(np.array([[label.lon, label.lat]]))[0].tolist()
        if not plot.holds(np.array([[x, y]]))[0]:
            continue
        text = label.vi if picture.language == "vi" else label.en
        is_sea = "Biển" in label.vi
        face: Face = "It" if is_sea else "Bold"
        size = 5.0 if small else round(plot.width / 5.9, 1) if picture.inset else 7.0
        yield Name(
            _broken(text, plot.width * (0.78 if picture.inset else 0.3 if not small else WIDEST[face]), size, face),
            x,
            y,
            size=size,
            face=face,
            colour=SEA_INK if is_sea else ISLAND_INK,
            clear=0.0 if is_sea else 0.9 if small else 2.2,
            must=True,
            leads=not is_sea,
        )


def _broken(text: str, width: float, size: float, face: Face) -> str:
    """A name in as few lines as fit a width, mm; the state stands in a line of its own."""
    if measure(text, size, face) <= width:
        return text
    head, bracket, tail = text.rpartition(" (")
    lines = [*wrap(head, width, size, face), f"({tail}"] if bracket else wrap(text, width, size, face)
    return "\n".join(lines)


def place_names(picture: Picture) -> Iterator[Name]:
    """Countries, those with most organizations first; then, on a large scale, the cities of seats."""
    yield from _countries(picture, most=40 if picture.plot.frame.is_world else 90)
    if picture.is_close:
        yield from _cities(picture)


def _countries(picture: Picture, most: int) -> Iterator[Name]:
    plot, countries = picture.plot, picture.selection.dataset.countries
    tiny = {iso: (x, y) for iso, x, y in picture.tiny}
    shapes = {land.iso: land.shape for land in picture.land if land.iso}
    hidden = set(picture.worldview.suppress_labels)
    named = [iso for iso in countries if iso in picture.asked or iso in picture.counts]
    if plot.frame.is_world:
        named = [iso for iso in named if iso in picture.counts]
    else:
        named += [
            land.iso for land in picture.land if land.iso and land.iso not in picture.asked and land.iso not in tiny
        ]
    asked = picture.asked
    named.sort(
        key=lambda iso: (
            iso not in asked,
            -picture.counts.get(iso, 0),
            -shapes[iso].area if iso in shapes else 0.0,
            iso,
        )
    )
    for iso in [iso for iso in dict.fromkeys(named) if iso not in hidden][:most]:
        country = countries[iso]
        at = np.array([[country.label_longitude, country.label_latitude]])
        x, y = tiny.get(iso) or plot.place(at)[0].tolist()
        if iso not in tiny and (iso not in shapes or not plot.holds(np.array([[x, y]]), 2)[0]):
            continue
        name, size = country.name(picture.language), 6.0 if plot.frame.is_world else 7.2
        ink = palette.INK if iso in picture.asked or iso in picture.counts else OUTSIDE_INK
        clear = 1.1 if iso in tiny else _clearance(picture, shapes[iso].area, Name(name, x, y, size))
        yield Name(
            name,
            x,
            y,
            size,
            colour=ink,
            clear=clear,
            leads=clear > 0 and iso in picture.asked and picture.is_close,
        )


def _clearance(picture: Picture, area: float, name: Name) -> float:
    """How far a name keeps from the middle of its country: an island smaller than its name would vanish under it."""
    width, height = measure(name.text, name.size), name.size * MM_PER_POINT
    under = picture.land_under((name.x - width / 2, name.y - height / 2, name.x + width / 2, name.y + height / 2))
    return (area / pi) ** 0.5 if under < width * height / 2 and area < width * height else 0.0


def _cities(picture: Picture) -> Iterator[Name]:
    """The city that most organizations of a circle have their seat in."""
    table = picture.selection.dataset.tables["organizations"]["hq_city"]
    places, hollow = picture.seats
    cities = [table[int(row)].as_py() for row in picture.selection.rows]
    for circle in picture.circles:
        near = np.hypot(places[:, 0] - circle.x, places[:, 1] - circle.y) < max(circle.radius, 1.5)
        found = Counter(cities[i] for i in np.flatnonzero(near & ~hollow) if cities[i])
        if found:
            city = min(found, key=lambda name: (-found[name], name))
            yield Name(
                city_name(city, picture.language), circle.x, circle.y, 6.8, "It", palette.INK, clear=circle.radius
            )
