"""Dates as each language writes them; cities too, since both stand in every line about an event."""

from datetime import date

import pytest

from movements.city_names import city_name
from movements.dates import write_date


@pytest.mark.parametrize(
    ("when", "vi", "en"),
    [
        ("1950", "1950", "1950"),
        ("2022-11", "11/2022", "November 2022"),
        ("2022-03-05", "5/3/2022", "5 March 2022"),
        (date(2026, 11, 22), "22/11/2026", "22 November 2026"),
    ],
)
def test_a_date_is_as_exact_as_its_source(when, vi, en):
    assert (write_date(when, "vi"), write_date(when, "en")) == (vi, en)


def test_every_city_of_viet_nam_in_the_dataset_has_its_marks_in_vietnamese(shipped):
    held = {
        row[city]
        for table, city, country in (("organizations", "hq_city", "hq_country"), ("events", "city", "country"))
        for row in shipped.tables[table].select([city, country]).to_pylist()
        if row[city] and row[country] == "VNM"
    }
    assert "Hanoi" in held
    assert {city for city in held if city_name(city, "vi").isascii()} == set()
