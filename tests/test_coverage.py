from dataclasses import replace
from datetime import timedelta

from movements.coverage import count_presences, count_seats, cross_themes, list_facts, sources_per_fact, thin_themes
from movements.decades import count_decades
from movements.query import Query
from movements.reach import widest_networks
from movements.selection import select


def test_every_piece_of_evidence_belongs_to_one_fact(shipped):
    rows = shipped.tables["evidence"].to_pylist()
    assert len(list_facts(shipped)) == len({(row["organization_id"], row["property"]) for row in rows})
    assert sum(sources_per_fact(shipped).values()) == len(list_facts(shipped))


def test_a_fact_is_stale_after_a_year_without_reading(shipped):
    fact = list_facts(shipped)[0]
    assert not fact.is_stale(fact.verified_on + timedelta(days=365))
    assert fact.is_stale(fact.verified_on + timedelta(days=366))


def test_a_fact_with_a_contradicting_source_is_doubtful(shipped):
    fact = replace(list_facts(shipped)[0], confidence=("high", "low"))
    assert fact.is_doubtful


def test_presence_counts_are_never_below_seat_counts(shipped):
    seats, presences = count_seats(shipped), count_presences(shipped)
    assert all(presences[iso] >= seats[iso] for iso in shipped.countries)
    assert sum(seats.values()) == sum(bool(seat) for seat in shipped.tables["organizations"]["hq_country"].to_pylist())


def test_themes_are_crossed_with_every_region_of_the_seats(shipped):
    counts = cross_themes(shipped)
    peace = select(shipped, Query(themes=frozenset({"peace"}), regions=frozenset({"europe"})))
    assert counts["peace", "europe"] == len(peace)
    narrowed = cross_themes(shipped, mask=peace.mask)
    assert narrowed["peace", "europe"] == len(peace)
    assert narrowed["peace", "africa"] == 0


def test_thin_themes_are_thin_and_the_emptiest_come_first(shipped):
    counts = [n for _, _, n in thin_themes(shipped)]
    assert counts == sorted(counts)
    assert all(n <= 2 for n in counts)


def test_decades_have_no_gaps_and_unknown_years_are_counted_apart(shipped):
    selection = select(shipped, Query())
    decades = count_decades(selection)
    years = list(decades.founded)
    assert years == list(range(years[0], years[-1] + 10, 10))
    assert sum(decades.founded.values()) + decades.without_founding == len(selection)


def test_nothing_selected_has_no_decades(shipped):
    assert count_decades(select(shipped, Query(text="zqxwv zqxwv"))).founded == {}


def test_the_widest_network_is_recorded_in_more_than_one_country(shipped):
    widest = widest_networks(select(shipped, Query()))
    reaches = [n for _, n in widest]
    assert reaches == sorted(reaches, reverse=True)
    assert min(reaches) > 1
