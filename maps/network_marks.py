"""The network as marks and lines: what the interactive picture, the printed one and the files all show."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

import networkx as nx

from maps import palette
from maps.network_layout import lay_out
from movements.dataset import Dataset
from movements.graph import MUTUAL
from movements.language import Language
from movements.records import Organization, Relation

# Dashes of a tie: belonging is a whole line, both ways is dashed, one after the other in time is dotted.
WHOLE, DASHED, DOTTED = "", "6 4", "1.5 4"
_IN_TIME = frozenset({"successor_of", "founded_by"})
_LONG_NAME = 24


@dataclass(frozen=True, slots=True)
class Mark:
    """An organization in the picture; x to the right, y downwards, neighbours about one unit apart."""

    id: str
    name: str
    short: str
    x: float
    y: float
    ties: int
    """In the graph that is shown."""
    colour: str
    shape: str
    kind: str
    place: str
    inside: bool
    """Whether it is selected itself, not only tied to somebody who is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A tie between two marks, by their numbers, and its dashes."""

    a: int
    b: int
    dash: str


@dataclass(frozen=True)
class Network:
    """Marks in table order, and the lines between them."""

    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]

    def number(self, id_: str | None) -> int | None:
        """The number of an organization's mark; None when it is not shown."""
        return next((i for i, mark in enumerate(self.marks) if mark.id == id_), None)


def picture_network(dataset: Dataset, graph: nx.Graph, inside: set[str], language: Language) -> Network:
    """Turn a graph into marks and lines, each in its place of the whole layout."""
    whole = _whole_marks(dataset, language)
    ids = sorted(graph, key=dataset.row_by_id.__getitem__)
    number = {id_: i for i, id_ in enumerate(ids)}
    marks = tuple(replace(whole[id_], ties=graph.degree(id_), inside=id_ in inside) for id_ in ids)
    lines = (Line(number[a], number[b], dash_of(graph.edges[a, b]["relations"])) for a, b in graph.edges)
    return Network(marks, tuple(sorted(lines, key=lambda line: (line.a, line.b))))


@lru_cache(maxsize=4)
def _whole_marks(dataset: Dataset, language: Language) -> dict[str, Mark]:
    return {id_: _mark(dataset, dataset.organization(id_), place, language) for id_, place in lay_out(dataset).items()}


def dash_of(relations: tuple[Relation, ...]) -> str:
    """How a tie is drawn; belonging outweighs the rest."""
    kinds = {relation.kind for relation in relations}
    if kinds <= MUTUAL:
        return DASHED
    return DOTTED if kinds <= _IN_TIME else WHOLE


def canvas_data(
    network: Network, words: dict[str, str], focus: str | None = None, steps: int = 0, path: list[str] | None = None
) -> dict[str, Any]:
    """What the interactive picture is sent: plain values for JSON."""
    return {
        "nodes": [asdict(mark) for mark in network.marks],
        "ties": [[line.a, line.b, line.dash] for line in network.lines],
        "focus": network.number(focus),
        "steps": steps,
        "path": [number for id_ in path or () if (number := network.number(id_)) is not None],
        "words": words,
        "colours": {"ink": palette.INK, "label": palette.LABEL, "accent": palette.ACCENT},
    }


def _mark(dataset: Dataset, one: Organization, place: tuple[float, float], language: Language) -> Mark:
    name = one.name(language)
    return Mark(
        id=one.id,
        name=name,
        short=one.acronym if one.acronym and len(name) > _LONG_NAME else name,
        x=place[0],
        y=place[1],
        ties=0,
        # The first theme is the most important one; the map colours by it too.
        colour=palette.theme_colour(one.themes[0] if one.themes else ""),
        shape=palette.kind_shape(one.kind),
        kind=dataset.label("kinds", one.kind, language),
        place=dataset.country_name(one.hq_country, language),
        inside=False,
    )
