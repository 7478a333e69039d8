import pytest

from movements.query import Query, QueryError

FULL = Query(
    regions=frozenset({"asean", "africa"}),
    countries=frozenset({"CUB"}),
    by="presence",
    themes=frozenset({"peace"}),
    kinds=frozenset({"friendship_society"}),
    scopes=frozenset({"national"}),
    statuses=frozenset({"active"}),
    founded=(1945, None),
    active_in=1975,
    vietnam=frozenset({"friendship"}),
    organizations=frozenset({"world-peace-council"}),
    text="đoàn kết",
)


@pytest.mark.parametrize("query", [Query(), FULL, Query(founded=(None, 1960)), Query(founded=(1900, 1950))])
def test_what_a_query_writes_it_reads_back(query):
    assert Query.parse(query.format()) == query


def test_an_open_query_writes_nothing():
    assert Query().format() == {}
    assert Query(by="presence").is_open
    assert not FULL.is_open


def test_a_query_is_written_in_one_order():
    assert Query(themes=frozenset({"youth", "labour", "peace"})).format() == {"theme": ["labour", "peace", "youth"]}


@pytest.mark.parametrize(
    "parameters",
    [
        {"founded": ["1945"]},
        {"founded": [":"]},
        {"founded": ["1975:1945"]},
        {"founded": ["x:1945"]},
        {"active-in": ["19٣5"]},
        {"active-in": ["1975", "1980"]},
        {"by": ["seat"]},
    ],
)
def test_what_cannot_be_read_is_an_error(parameters):
    with pytest.raises(QueryError):
        Query.parse(parameters)


def test_a_query_can_be_a_key():
    assert {FULL: 1}[Query.parse(FULL.format())] == 1
