import pytest

from movements.dataset import load_dataset
from movements.query import Query
from movements.selection import select
from movements.timeline import ALL, count_years, events_of_wave, list_events, list_waves, year_of


def at(years, counts, year: int) -> int:
    return int(counts[year - years.years.start])


@pytest.mark.parametrize("year", [1850, 1914, 1945, 1975, 1990, 2020])
def test_active_in_a_year_is_what_the_query_selects(shipped, year):
    years = count_years(select(shipped, Query()))
    assert at(years, years.active[ALL], year) == len(select(shipped, Query(active_in=year)))
    for theme in ("peace", "labour"):
        asked = Query(active_in=year, themes=frozenset({theme}))
        assert at(years, years.active[theme], year) == len(select(shipped, asked))


def test_foundings_of_a_year_are_what_the_query_selects(shipped):
    years = count_years(select(shipped, Query()))
    assert at(years, years.founded[ALL], 1945) == len(select(shipped, Query(founded=(1945, 1945))))


def test_nothing_is_lost_between_the_bars_and_what_is_said_beside_them(shipped):
    selection = select(shipped, Query())
    years = count_years(selection)
    assert int(years.founded[ALL].sum()) + years.before + years.without_founding == len(selection)


def test_an_end_that_nobody_dates_is_counted_apart(copy):
    before = count_years(select(load_dataset(copy.folder), Query())).end_not_known
    rows = copy.rows("organizations.csv")
    row = next(i for i, r in enumerate(rows) if r["founded"] and r["status"] != "ended")
    copy.change("organizations.csv", row, status="ended", ended="")
    assert count_years(select(load_dataset(copy.folder), Query())).end_not_known == before + 1


def test_every_wave_has_sourced_events_within_its_years(shipped):
    events = list_events(select(shipped, Query()))
    waves = list_waves(shipped)
    assert [wave.code for wave in waves] == [
        "decolonization",
        "anti-nuclear",
        "vietnam-solidarity",
        "social-forums",
        "climate",
    ]
    for wave in waves:
        found = events_of_wave(shipped, wave, events)
        assert len(found) >= 3, wave.code
        assert all(event.source_ids for event in found)
        assert all(wave.first_year <= year_of(event) <= (wave.last_year or 9999) for event in found)


def test_waves_hold_what_their_names_say(shipped):
    events = list_events(select(shipped, Query()))
    ids = {wave.code: {e.id for e in events_of_wave(shipped, wave, events)} for wave in list_waves(shipped)}
    assert "bandung-conference-1955" in ids["decolonization"]
    assert "aldermaston-march-1958" in ids["anti-nuclear"]
    assert "stockholm-world-conference-vietnam-1967" in ids["vietnam-solidarity"]
    assert "world-social-forum-2001" in ids["social-forums"]
    assert "school-strike-stockholm-2018" in ids["climate"]
    assert "vietnam-red-cross-third-congress-1965" not in ids["vietnam-solidarity"]


def test_events_without_an_organization_come_with_their_theme_and_country(shipped):
    def ids(**asked):
        return {event.id for event in list_events(select(shipped, Query(**asked)))}

    assert "bandung-conference-1955" in ids(countries=frozenset({"IDN"}))
    assert "bandung-conference-1955" not in ids(countries=frozenset({"CUB"}))
    assert "bandung-conference-1955" not in ids(text="cuba")
