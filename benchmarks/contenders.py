"""The app and what it is measured beside: how each is served."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from benchmarks.sample import sample_folder
from benchmarks.server import Server, serve_app, serve_page

# The naive app takes minutes where the others take seconds: it is asked for less.
NAIVE_POINTS = (1_000, 10_000)


@dataclass(frozen=True)
class Contender:
    """A page with a number of organizations, and how much of it to measure."""

    name: str
    points: int
    filters: int
    loads: int

    def serve(self) -> AbstractContextManager[Server]:
        """Start its server."""
        if self.name == "app":
            return serve_app(sample_folder(self.points))
        if self.name == "floor":
            return serve_page("floor")
        return serve_page(self.name, str(sample_folder(self.points)))

    @property
    def title(self) -> str:
        """What it is called in a table."""
        return self.name if self.name == "floor" else f"{self.name} {self.points:,}"


def contenders(points: int, names: set[str], filters: int) -> list[Contender]:
    """What to measure for a number of points, the floor and the app first, one after the other."""
    few = max(2, filters // 5)
    found = [Contender("floor", 0, filters, 3), Contender("app", points, filters, 3)]
    found.append(Contender("deck", points, few * 2, 1))
    found += [Contender("naive", n, few, 1) for n in NAIVE_POINTS]
    return [contender for contender in found if contender.name in names]
