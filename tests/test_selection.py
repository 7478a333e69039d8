from dataclasses import replace

import numpy as np
import pytest

from movements.counts import count_by_country, count_facets
from movements.folding import fold
from movements.query import Query, QueryError
from movements.selection import select


def plainly(dataset, query):
    """The selection, read off the records one by one: slow, and easy to believe."""
    chosen = []
    for row in range(len(dataset.columns)):
        o = dataset.organization_at(row)
        places = {o.hq_country} if o.hq_country else set()
        if query.by == "presence":
            places |= {p.country for p in dataset.presences_of(o.id)}
        areas = {area for iso in places for area in dataset.countries[iso].areas}
        if "desk-multilateral" in query.regions and o.scope in ("international", "regional"):
            areas.add("desk-multilateral")
        country = dataset.countries.get(o.hq_country)
        words = [o.id, o.name_en, o.name_vi, o.acronym or "", o.hq_city or "", o.summary_en, o.summary_vi]
        words += [n.name for n in dataset.names_of(o.id)] + ([country.name_en, country.name_vi] if country else [])
        text = " ".join(fold(word) for word in words)
        first, last = query.founded or (None, None)
        if (
            (not (query.regions or query.countries) or areas & query.regions or places & query.countries)
            and (not query.themes or set(o.themes) & query.themes)
            and (not query.kinds or o.kind in query.kinds)
            and (not query.scopes or o.scope in query.scopes)
            and (not query.statuses or o.status in query.statuses)
            and (not query.vietnam or set(o.vietnam_link) & query.vietnam)
            and (not query.founded or (o.founded and (first or 0) <= o.founded <= (last or 9999)))
            and (query.active_in is None or (o.founded and o.founded <= query.active_in <= (o.ended or 9999)))
            and all(word in text for word in fold(query.text).split())
        ):
            chosen.append(o.id)
    return chosen


def random_query(dataset, seed):
    random = np.random.default_rng(seed)

    def some(codes, chance):
        return (
            frozenset(random.choice(codes, random.integers(1, 4)).tolist()) if random.random() < chance else frozenset()
        )

    years = sorted(random.integers(1880, 2026, 2).tolist())
    return Query(
        regions=some(dataset.codes("regions"), 0.4),
        countries=some(list(dataset.countries), 0.2),
        by="presence" if random.random() < 0.5 else "hq",
        themes=some(dataset.codes("themes"), 0.4),
        kinds=some(dataset.codes("kinds"), 0.3),
        scopes=some(dataset.codes("scopes"), 0.2),
        statuses=some(dataset.codes("statuses"), 0.2),
        vietnam=some(dataset.codes("vietnam_links"), 0.2),
        founded=(years[0], years[1]) if random.random() < 0.2 else None,
        active_in=int(random.integers(1900, 2026)) if random.random() < 0.2 else None,
        text=str(random.choice(["", "", "hoi huu nghi", "peace", "viet nam", "công đoàn", "a"])),
    )


@pytest.mark.parametrize("seed", range(60))
def test_columns_select_what_the_records_say(shipped, seed):
    query = random_query(shipped, seed)
    assert select(shipped, query).ids == plainly(shipped, query)


def test_an_open_query_selects_everything(shipped):
    assert len(select(shipped, Query())) == len(shipped.columns)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("hoi huu nghi", "Hội hữu nghị"),
        ("DOAN KET", "Đoàn kết"),
        ("hội hữu nghị", "Hội hữu nghị"),
        ("vietnam cuba", "Cuba"),
    ],
)
def test_text_search_ignores_case_and_marks(shipped, typed, name):
    found = select(shipped, Query(text=typed))
    assert any(fold(name) in fold(o.name_vi + o.summary_vi + o.name_en) for o in found)


def test_a_selection_carries_its_presences_relations_events_and_sources(shipped):
    body = select(shipped, Query(organizations=frozenset({"world-peace-council"})))
    assert [o.id for o in body] == ["world-peace-council"]
    assert all(p.organization_id == "world-peace-council" for p in body.presences)
    assert all("world-peace-council" in (r.from_id, r.to_id) for r in body.relations)
    assert all("world-peace-council" in e.organization_ids for e in body.events)
    cited = {e.source_id for e in shipped.evidence_of("world-peace-council")}
    assert cited <= {s.id for s in body.sources}


def test_a_code_the_dataset_lacks_is_an_error(shipped):
    for query in (
        Query(themes=frozenset({"war"})),
        Query(countries=frozenset({"ZZZ"})),
        Query(organizations=frozenset({"x"})),
    ):
        with pytest.raises(QueryError):
            select(shipped, query)


@pytest.mark.parametrize("by", ["hq", "presence"])
def test_counts_by_country_are_what_selecting_that_country_gives(shipped, by):
    everything = select(shipped, Query())
    counts = dict(zip(shipped.countries, count_by_country(shipped, everything.mask, by), strict=True))
    for iso in ("VNM", "CUB", "FRA", "ZAF", "USA", "NRU"):
        assert counts[iso] == len(select(shipped, Query(countries=frozenset({iso}), by=by)))


def test_a_facet_count_is_what_choosing_it_alone_would_give(shipped):
    query = Query(regions=frozenset({"asia"}), themes=frozenset({"peace"}), by="presence")
    counts = count_facets(shipped, query)
    for theme in shipped.codes("themes"):
        assert counts["themes"][theme] == len(select(shipped, replace(query, themes=frozenset({theme}))))
    for kind in shipped.codes("kinds"):
        assert counts["kinds"][kind] == len(select(shipped, replace(query, kinds=frozenset({kind}))))
