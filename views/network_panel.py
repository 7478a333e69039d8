"""The panel beside the network: the ties of one organization, each with its source, and the chain to another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from urllib.parse import urlencode

import networkx as nx
import streamlit as st
from markupsafe import Markup

from movements.graph import MUTUAL, relations_between, whole_graph
from movements.language import msg
from movements.records import Relation
from views.links import organization_link
from views.markup import items, joined, section, tag
from views.page import Page
from views.ties import cited, years

# How a tie is headed, seen from the end that the relation points to.
_SEEN_FROM_THERE = {
    "member_of": msg("Members"),
    "part_of": msg("Parts of it"),
    "successor_of": msg("Continued by"),
    "founded_by": msg("Founded by it"),
}


def show_panel(page: Page, graph: nx.Graph, focus: str | None, path: list[str] | None) -> None:
    """Draw the panel for the chosen organization, or what stands out when none is chosen."""
    if focus is None:
        st.html(_overview(page, graph))
        return
    parts = [_heading(page, focus)]
    if path:
        parts.append(section(page.t("Shortest tie"), chain(page, path)))
    parts += _ties(page, focus)
    st.html(Markup("<div class='m-panel'>{}</div>").format(joined(parts)))


def focus_link(page: Page, id_: str, text: str | None = None) -> Markup:
    """A link that opens an organization in the network."""
    return _go(page, "network", id_, text or page.dataset.organization(id_).name(page.language))


def chain(page: Page, path: list[str]) -> Markup:
    """A chain of ties in words, one tie a line, each with its source."""
    graph = whole_graph(page.dataset)
    said = (_between(page, graph, one, other) for one, other in pairwise(path))
    return items(line for lines in said for line in lines)


def _overview(page: Page, graph: nx.Graph) -> Markup:
    t = page.t
    hint = t("Choose an organization in the picture or by name to see whom it is tied to, and who says so.")
    most = sorted(graph.degree, key=lambda pair: (-pair[1], pair[0]))[:10]
    listed = section(t("Most ties"), items(_counted(page, id_, n) for id_, n in most))
    return Markup("<div class='m-panel'><p class='m-quiet'>{}</p>{}</div>").format(hint, listed)


def _counted(page: Page, id_: str, n: int) -> Markup:
    said = page.t("1 tie") if n == 1 else page.t("{n} ties", n=page.number(n))
    return Markup("{} <span class='m-quiet'>{}</span>").format(focus_link(page, id_), said)


def _heading(page: Page, focus: str) -> Markup:
    t, one = page.t, page.dataset.organization(focus)
    n = whole_graph(page.dataset).degree(focus)
    tags = [tag(page.label("kinds", one.kind), "m-kind"), *(tag(page.label("themes", code)) for code in one.themes)]
    said = (
        t("No source names a tie of this organization yet.")
        if not n
        else t("1 tie")
        if n == 1
        else t("{n} ties", n=page.number(n))
    )
    on_map = _go(page, "./", focus, t("Where it is present, on the map"), by="presence")
    return Markup("<h3>{}</h3><p>{}</p><p><b>{}</b></p><p>{}</p>").format(
        organization_link(page, focus), joined(tags, " "), said, on_map
    )


def _ties(page: Page, focus: str) -> list[Markup]:
    """Ties by kind and direction, in the order of the vocabulary."""
    by_heading: dict[str, list[Markup]] = {}
    graph = whole_graph(page.dataset)
    for kind in page.dataset.codes("relation_kinds"):
        for outward in (True, False):
            for other in _in_order(page, graph[focus]):
                for relation in relations_between(graph, focus, other):
                    if relation.kind != kind or (relation.from_id == focus) != outward:
                        continue
                    heading = _heading_of(page, relation, outward)
                    by_heading.setdefault(heading, []).append(_line(page, relation, other))
    titled = {f"{heading} ({page.number(len(lines))})": lines for heading, lines in by_heading.items()}
    return [section(heading, items(lines)) for heading, lines in titled.items()]


def _heading_of(page: Page, relation: Relation, outward: bool) -> str:
    if outward or relation.kind in MUTUAL:
        return page.label("relation_kinds", relation.kind)
    return page.t(_SEEN_FROM_THERE[relation.kind])


def _line(page: Page, relation: Relation, other: str) -> Markup:
    return Markup("{}{} <span class='m-quiet'>{}</span>").format(
        focus_link(page, other), years(relation.since, relation.until), cited(page, (relation.source_id,))
    )


def _between(page: Page, graph: nx.Graph, one: str, other: str) -> Iterable[Markup]:
    for relation in relations_between(graph, one, other):
        yield Markup("{} – {} {}{} <span class='m-quiet'>{}</span>").format(
            focus_link(page, relation.from_id),
            page.label("relation_kinds", relation.kind).lower(),
            focus_link(page, relation.to_id),
            years(relation.since, relation.until),
            cited(page, (relation.source_id,)),
        )


def _in_order(page: Page, ids: Iterable[str]) -> list[str]:
    order, row = page.dataset.alphabet(page.language), page.dataset.row_by_id
    return sorted(ids, key=lambda id_: order[row[id_]])


def _go(page: Page, place: str, focus: str, text: str, **further: str) -> Markup:
    parameters = page.address.with_(focus=focus).format() | {name: [value] for name, value in further.items()}
    href = f"{place}?{urlencode(parameters, doseq=True)}"
    return Markup('<a class="m-go" href="{}" target="_self">{}</a>').format(href, text)
