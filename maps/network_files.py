"""The network as files for other programs: GraphML for Gephi and its like, CSV for a spreadsheet."""

from __future__ import annotations

import io

import networkx as nx

from maps.network_marks import Network
from movements.dataset import Dataset
from movements.language import Language, translator
from movements.records import Relation
from movements.spreadsheet import write_rows


def write_graphml(dataset: Dataset, graph: nx.Graph, network: Network) -> bytes:
    """Write organizations with both names, codes and places in the picture, and one edge for each relation."""
    out = nx.MultiDiGraph()
    for mark in network.marks:
        one = dataset.organization(mark.id)
        said = {
            "label": mark.name,
            "name_en": one.name_en,
            "name_vi": one.name_vi,
            "kind": one.kind,
            "themes": ";".join(one.themes),
            "country": one.hq_country,
            "founded": one.founded,
            "ended": one.ended,
            "selected": mark.inside,
            "x": mark.x,
            "y": -mark.y,
        }
        out.add_node(mark.id, **{name: value for name, value in said.items() if value is not None})
    for relation in list_relations(graph):
        said = {"kind": relation.kind, "since": relation.since, "until": relation.until}
        source = dataset.source(relation.source_id).url
        known = {name: value for name, value in said.items() if value is not None}
        out.add_edge(relation.from_id, relation.to_id, **known, source=source)
    text = io.BytesIO()
    nx.write_graphml_xml(out, text, named_key_ids=True)
    return text.getvalue()


def write_ties(dataset: Dataset, graph: nx.Graph, language: Language) -> bytes:
    """Write one row for each relation, with its source, in a language."""
    say = translator(language)
    headings = [
        say("Identifier"),
        say("Organization"),
        say("Tie"),
        say("Identifier of the other"),
        say("The other organization"),
        say("Since"),
        say("Until"),
        say("Source"),
        say("Address of the source"),
    ]
    return write_rows(headings, (_row(dataset, relation, language) for relation in list_relations(graph)))


def list_relations(graph: nx.Graph) -> list[Relation]:
    """Every relation of a graph, each once, in the order of the dataset's table."""
    found = {relation for _, _, relations in graph.edges(data="relations") for relation in relations}
    return sorted(found, key=lambda relation: (relation.from_id, relation.kind, relation.to_id))


def _row(dataset: Dataset, relation: Relation, language: Language) -> list[object]:
    source = dataset.source(relation.source_id)
    return [
        relation.from_id,
        dataset.organization(relation.from_id).name(language),
        dataset.label("relation_kinds", relation.kind, language),
        relation.to_id,
        dataset.organization(relation.to_id).name(language),
        relation.since,
        relation.until,
        source.title,
        source.url,
    ]
