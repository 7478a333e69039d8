"""Names on a printed map, none over another or over a circle; mm on paper, sizes in points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import dist
from typing import NamedTuple

from maps.lettering import MM_PER_POINT, Face, measure

LINE = 1.16
"""Distance of lines, in sizes."""
FAR = 1.5
"""What a millimetre of distance costs a name that must be there, mm² of land."""
HIDES = 6.0
"""What a mm² of a circle or of another name costs, mm² of land."""
OWN = 0.4
"""A name that must be there keeps this part of the way between them from the point of another such."""
LEADS = 2.4
"""Farther than this from its point, mm, a name is tied to it by a line."""


class Box(NamedTuple):
    """A rectangle on the paper."""

    x0: float
    y0: float
    x1: float
    y1: float

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1

    def overlap(self, other: Box) -> float:
        """Area shared, mm²."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(0.0, width) * max(0.0, height)

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point of the box that is nearest to another."""
        return min(max(x, self.x0), self.x1), min(max(y, self.y0), self.y1)

    def gap(self, x: float, y: float) -> float:
        """Distance of a point, mm."""
        return dist(self.nearest(x, y), (x, y))


@dataclass(frozen=True)
class Name:
    """A name to be placed beside or over a point."""

    text: str
    x: float
    y: float
    size: float = 6.5
    face: Face = "Regular"
    colour: str = "#000000"
    clear: float = 0.0
    """Distance to keep from the point; 0 puts the name over it first."""
    must: bool = False
    """Drawn even where nothing is free, at the place that hides least."""
    leads: bool = False
    """May stand farther off, tied to its point by a line."""


@dataclass(frozen=True)
class Placed:
    """A name and the box of its text."""

    name: Name
    box: Box

    @property
    def lead(self) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """Ends of the line that ties the name to its point; None where it stands close."""
        name, end = self.name, self.box.nearest(self.name.x, self.name.y)
        gap = dist(end, (name.x, name.y))
        if not name.leads or gap - name.clear < LEADS:
            return None
        part = name.clear / gap
        return (name.x + part * (end[0] - name.x), name.y + part * (end[1] - name.y)), end

    @property
    def lines(self) -> list[str]:
        """Lines of the name."""
        return self.name.text.split("\n")


@dataclass
class Space:
    """The paper, and what is taken on it."""

    bounds: Box
    taken: list[Box] = field(default_factory=list)
    land: Callable[[Box], float] = lambda box: 0.0
    """Area of land under a box, mm²: the names that must be there keep off it."""

    def place(self, names: Sequence[Name]) -> Iterator[Placed]:
        """Place names in order of importance; those without room are left out."""
        for name in names:
            boxes = [box for box in _candidates(name) if self._holds(box)]
            if name.must:
                boxes = boxes or [self._push(next(_candidates(name)))]
                others = [other for other in names if other.must and other is not name]
                free = min(boxes, key=lambda box: self._cost(name, box, others))
            else:
                free = next((box for box in boxes if not any(box.meets(other) for other in self.taken)), None)
            if free is not None:
                self.taken.append(free)
                yield Placed(name, free)

    def _cost(self, name: Name, box: Box, others: list[Name]) -> float:
        # A little of something else hidden is better than a name astray, or one that seems another's.
        hidden = sum(box.overlap(other) for other in self.taken)
        at = name.x, name.y
        strays = sum(max(0.0, OWN * dist(at, (o.x, o.y)) - box.gap(o.x, o.y)) for o in others)
        far = box.gap(*at) if name.leads else 4 * dist(box.middle, at)
        return self.land(box) + HIDES * hidden + FAR * (far + strays)

    def _push(self, box: Box) -> Box:
        """Move a box inside the paper."""
        dx = max(self.bounds.x0 - box.x0, 0) + min(self.bounds.x1 - box.x1, 0)
        dy = max(self.bounds.y0 - box.y0, 0) + min(self.bounds.y1 - box.y1, 0)
        return Box(box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy)

    def _holds(self, box: Box) -> bool:
        inner = self.bounds
        return inner.x0 <= box.x0 and box.x1 <= inner.x1 and inner.y0 <= box.y0 and box.y1 <= inner.y1


def _candidates(name: Name) -> Iterator[Box]:
    lines = name.text.split("\n")
    width = max(measure(line, name.size, name.face) for line in lines)
    height = name.size * MM_PER_POINT * (LINE * (len(lines) - 1) + 0.95)
    if not name.clear:
        yield _around(name.x, name.y, width, height)
    # Ring after ring around the point: right, left, above, below, then the corners.
    far = (5.5, 8.0, 11.0) if name.must or not name.clear else (5.5,) if name.leads else ()
    for ring in (0.0, 1.6, 3.2, *far):
        gap = name.clear + 0.4 + ring
        side, rise = gap + width / 2, gap + height / 2
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            yield _around(name.x + dx * side, name.y + dy * rise, width, height)
        for dx, dy in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
            yield _around(name.x + dx * (0.7 * gap + width / 2), name.y + dy * rise, width, height)


def _around(x: float, y: float, width: float, height: float) -> Box:
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
