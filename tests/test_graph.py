import networkx as nx
import pytest

from maps import network_layout
from maps.network_files import list_relations, write_graphml, write_ties
from maps.network_forces import settle
from maps.network_layout import lay_out
from maps.network_marks import picture_network
from maps.network_picture import Caption, draw_network
from movements.centrality import measure_centrality
from movements.dataset import load_dataset
from movements.graph import (
    joint_members,
    list_networks,
    neighbourhood,
    relations_between,
    selected_graph,
    shortest_tie,
    whole_graph,
)
from movements.query import Query
from movements.selection import select


@pytest.fixture
def star(copy):
    """Five organizations: a, b and c are members of d; c is also one of e; nobody else is tied."""
    ids = [row["id"] for row in copy.rows("organizations.csv")][:6]
    a, b, c, d, e, _ = ids
    source = copy.rows("relations.csv")[0]["source_id"]
    pairs = [(a, d), (b, d), (c, d), (c, e), (a, e)]
    rows = [
        {"from_id": one, "kind": "member_of", "to_id": other, "since": "", "until": "", "source_id": source}
        for one, other in sorted(pairs)
    ]
    copy.write("relations.csv", rows)
    return load_dataset(copy.folder), ids


def test_every_recorded_tie_is_in_the_graph_and_no_other(shipped):
    graph = whole_graph(shipped)
    rows = shipped.tables["relations"].to_pylist()
    assert {frozenset(edge) for edge in graph.edges} == {frozenset((r["from_id"], r["to_id"])) for r in rows}
    assert set(graph) == set(shipped.row_by_id)


def test_a_tie_written_both_ways_is_said_once(shipped):
    rows = shipped.tables["relations"].to_pylist()
    one = next(row for row in rows if row["kind"] == "counterpart_of")
    said = relations_between(whole_graph(shipped), one["from_id"], one["to_id"])
    assert [relation.kind for relation in said].count("counterpart_of") == 1


def test_neighbourhoods_grow_by_steps(star):
    dataset, (a, b, c, d, _, _) = star
    graph = whole_graph(dataset)
    assert neighbourhood(graph, b, 1) == {b: 0, d: 1}
    assert neighbourhood(graph, b, 2) == {b: 0, d: 1, a: 2, c: 2}
    assert neighbourhood(graph, "no-such-body", 2) == {}


def test_the_shortest_tie_is_found_and_its_lack_is_said(star):
    dataset, (_, b, _, d, e, alone) = star
    graph = whole_graph(dataset)
    chain = shortest_tie(graph, b, e)
    assert chain is not None
    assert (chain[:2], chain[-1], len(chain)) == ([b, d], e, 4)
    assert shortest_tie(graph, b, alone) is None
    assert shortest_tie(graph, b, "no-such-body") is None


def test_joint_members_of_two_networks(star):
    dataset, (a, b, c, d, e, _) = star
    found = joint_members(dataset, d, e)
    assert (found.both, found.only_first, found.only_second) == ((a, c), (b,), ())
    assert list_networks(dataset) == [d, e]


def test_centrality_of_a_small_network_is_what_one_counts(star):
    dataset, (a, b, c, d, e, alone) = star
    figures = {one.id: one for one in measure_centrality(selected_graph(select(dataset, Query())))}
    assert alone not in figures
    assert [figures[id_].ties for id_ in (a, b, c, d, e)] == [2, 1, 2, 3, 2]
    assert figures[b].reach == 3
    assert figures[d].bridge > figures[a].bridge > figures[b].bridge == 0
    assert (figures[a].core, figures[b].core) == (2, 1)


def test_a_selection_brings_along_whom_it_is_tied_to_unless_told_not_to(star):
    dataset, (a, b, c, d, e, _) = star
    selection = select(dataset, Query(organizations=frozenset({b})))
    assert set(selected_graph(selection)) == {b, d}
    assert len(selected_graph(selection, beyond=False)) == 0
    assert set(selected_graph(selection, also=[e])) == {a, b, c, d, e}


def test_places_are_the_same_whatever_is_selected_and_whenever_computed(shipped):
    everything = selected_graph(select(shipped, Query()))
    some = select(shipped, Query(themes=frozenset({"peace"})))
    whole = {m.id: (m.x, m.y) for m in picture_network(shipped, everything, set(), "vi").marks}
    part = picture_network(shipped, selected_graph(some), set(some.ids), "en").marks
    assert part
    assert all(whole[mark.id] == (mark.x, mark.y) for mark in part)
    assert network_layout._place_all(whole_graph(shipped)) == lay_out(shipped)


def test_places_are_prepared_once_and_anew_when_a_tie_changes(copy, monkeypatch, tmp_path):
    monkeypatch.setenv("MOVEMENTS_CACHE", str(tmp_path / "cache"))
    before = lay_out(load_dataset(copy.folder))
    settled = []
    monkeypatch.setattr(network_layout, "settle", lambda ties, n: settled.append(n) or settle(ties, n))
    copy.change("organizations.csv", 0, acronym="ZZZZ")
    assert lay_out(load_dataset(copy.folder)) == before
    assert settled == []
    copy.write("relations.csv", copy.rows("relations.csv")[1:])
    lay_out(load_dataset(copy.folder))
    assert settled


def test_no_two_organizations_stand_on_one_another(shipped):
    import numpy as np

    places = np.array(list(lay_out(shipped).values()))
    across = places[:, None] - places[None]
    apart = np.hypot(across[..., 0], across[..., 1]) + 9 * np.eye(len(places))
    assert apart.min() > 0.4


def test_graphml_and_csv_carry_every_tie_with_its_source(shipped):
    graph = selected_graph(select(shipped, Query(themes=frozenset({"labour"}))))
    network = picture_network(shipped, graph, set(), "vi")
    text = write_graphml(shipped, graph, network).decode()
    back = nx.parse_graphml(text, force_multigraph=True)
    relations = list_relations(graph)
    assert set(back) == set(graph)
    assert back.number_of_edges() == len(relations)
    assert all(data["source"].startswith("http") for _, _, data in back.edges(data=True))
    assert all(back.nodes[id_]["name_vi"] == shipped.organization(id_).name_vi for id_ in graph)
    lines = write_ties(shipped, graph, "vi").decode("utf-8-sig").splitlines()
    assert len(lines) == len(relations) + 1


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_the_picture_is_drawn_and_the_same_each_time(shipped, suffix):
    selection = select(shipped, Query(themes=frozenset({"peasants"})))
    network = picture_network(shipped, selected_graph(selection), set(selection.ids), "vi")
    caption = Caption(
        "Mạng lưới", "", (("#7a8f1e", "Nông dân"),), (("square", "Liên đoàn"),), (("6 4", "đối tác"),), "Nguồn"
    )
    first = draw_network(network, caption, suffix)
    assert first == draw_network(network, caption, suffix)
    assert first.startswith(b"\x89PNG" if suffix == "png" else b"<?xml")
    if suffix == "svg":
        assert "Mạng lưới" in first.decode()
