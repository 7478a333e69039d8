"""The table of countries and the code list of regions, as shipped."""

import csv
from pathlib import Path

import pycountry
import pytest
from babel import Locale

from maps.geography.gazetteer import COLUMNS, read_gazetteer
from maps.shapes import FOLDER

Rows = dict[str, dict[str, str]]

BLOC_SIZES = {
    "african-union": 55,
    "alba": 10,
    "arab-league": 22,
    "asean": 11,
    "brics": 10,
    "caricom": 15,
    "cis": 9,
    "commonwealth": 56,
    "eu": 27,
    # The 134 members of the Group, and China.
    "g77": 135,
    "mercosur": 6,
    "nam": 121,
    "oif": 50,
    "pacific-islands-forum": 18,
}


@pytest.fixture(scope="module")
def countries() -> Rows:
    return {row["iso_a3"]: row for row in read_gazetteer(FOLDER / "countries.csv")}


@pytest.fixture(scope="module")
def regions() -> Rows:
    with Path(FOLDER.parent / "codes" / "regions.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def members(countries: Rows, bloc: str) -> set[str]:
    return {iso for iso, row in countries.items() if bloc in row["blocs"].split(";")}


def number(row: dict[str, str], column: str) -> float:
    return float(row[column])


def test_every_iso_country_has_one_row(countries: Rows):
    with (FOLDER / "countries.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert tuple(lines[0]) == COLUMNS
    assert [row["iso_a3"] for row in lines] == sorted(country.alpha_3 for country in pycountry.countries)
    assert len(lines) == 249


def test_iso_and_m49_codes_are_those_of_iso_3166(countries: Rows):
    expected = {c.alpha_3: (c.alpha_2, c.numeric) for c in pycountry.countries}
    assert {iso: (row["iso_a2"], row["m49"]) for iso, row in countries.items()} == expected


def test_un_has_193_members_and_two_observers(countries: Rows):
    status = {iso: row["un_status"] for iso, row in countries.items()}
    assert sum(value == "member" for value in status.values()) == 193
    assert {iso for iso, value in status.items() if value == "observer"} == {"PSE", "VAT"}
    assert {status[iso] for iso in ("TWN", "ESH", "COK", "HKG", "GRL")} == {"none"}


def test_every_country_has_its_own_name_in_both_languages(countries: Rows):
    for column in ("name_en", "name_vi"):
        names = [row[column] for row in countries.values()]
        assert all(names)
        assert len(set(names)) == 249, f"two countries share a {column}"


@pytest.mark.parametrize(
    ("iso", "name_vi"),
    [
        ("PSE", "Palestine"),
        ("TWN", "Đài Loan (Trung Quốc)"),
        ("HKG", "Hồng Kông (Trung Quốc)"),
        ("MAC", "Ma Cao (Trung Quốc)"),
        ("VAT", "Tòa thánh Vatican"),
        ("MMR", "Myanmar"),
        ("KOR", "Hàn Quốc"),
        ("PRK", "Triều Tiên"),
        ("CZE", "Séc"),
        ("USA", "Hoa Kỳ"),
        ("LAO", "Lào"),
        ("TLS", "Timor-Leste"),
        ("CIV", "Bờ Biển Ngà"),
    ],
)
def test_vietnamese_name_is_the_one_accepted_in_viet_nam(countries: Rows, iso: str, name_vi: str):
    assert countries[iso]["name_vi"] == name_vi


def test_names_most_people_type_are_names_or_aliases(countries: Rows):
    typed = {"Mỹ": "USA", "Anh": "GBR", "Úc": "AUS", "Ý": "ITA", "Niger": "NER", "South Korea": "KOR", "Laos": "LAO"}
    known = {
        name: iso
        for iso, row in countries.items()
        for column in ("name_en", "name_vi", "aliases_en", "aliases_vi")
        for name in row[column].split(";")
    }
    assert {name: known.get(name) for name in typed} == typed


def test_aliases_are_never_the_name_of_another_country(countries: Rows):
    names = {(row[f"name_{lang}"], lang): iso for iso, row in countries.items() for lang in ("en", "vi")}
    clashes = [
        (iso, alias)
        for iso, row in countries.items()
        for lang in ("en", "vi")
        for alias in filter(None, row[f"aliases_{lang}"].split(";"))
        if names.get((alias, lang), iso) != iso
    ]
    assert not clashes


def test_cldr_still_names_palestine_otherwise_so_the_override_is_needed(countries: Rows):
    assert Locale("vi").territories["PS"] == "Lãnh thổ Palestine"
    assert countries["PSE"]["name_vi"] == "Palestine"


def test_every_code_is_in_the_code_list(countries: Rows, regions: Rows):
    for row in countries.values():
        assert regions[row["region"]]["scheme"] == "region"
        for column, scheme in (("subregion", "subregion"), ("desk", "desk")):
            assert not row[column] or regions[row[column]]["scheme"] == scheme
        assert all(regions[bloc]["scheme"] == "bloc" for bloc in filter(None, row["blocs"].split(";")))


def test_only_antarctica_has_no_subregion_and_no_desk(countries: Rows):
    assert {iso for iso, row in countries.items() if not row["subregion"] or not row["desk"]} == {"ATA"}


def test_subregions_lie_in_their_country_s_region(countries: Rows, regions: Rows):
    def climb(code: str) -> str:
        return climb(regions[code]["parent"]) if regions[code]["parent"] else code

    assert all(climb(row["subregion"]) == row["region"] for row in countries.values() if row["subregion"])


def test_multilateral_desk_holds_no_country(countries: Rows, regions: Rows):
    assert "desk-multilateral" in regions
    assert not [iso for iso, row in countries.items() if row["desk"] == "desk-multilateral"]


@pytest.mark.parametrize(("bloc", "size"), BLOC_SIZES.items())
def test_bloc_has_as_many_members_as_it_says(countries: Rows, bloc: str, size: int):
    assert len(members(countries, bloc)) == size


def test_blocs_follow_their_latest_changes(countries: Rows):
    assert "TLS" in members(countries, "asean")
    assert "IDN" in members(countries, "brics")
    assert "SAU" not in members(countries, "brics")
    assert "ESH" in members(countries, "african-union")
    assert not {"MLI", "BFA", "NER"} & members(countries, "oif")
    assert "SSD" in members(countries, "nam")


def test_code_list_is_sorted_complete_and_in_both_languages(regions: Rows):
    assert list(regions) == sorted(regions)
    assert {row["scheme"] for row in regions.values()} == {"region", "subregion", "desk", "bloc"}
    assert {code for code, row in regions.items() if row["scheme"] == "bloc"} == set(BLOC_SIZES)
    for row in regions.values():
        assert all(row[column] for column in ("label_en", "label_vi", "definition_en", "definition_vi"))
        assert row["scheme"] != "bloc" or row["source_url"].startswith("http")


def test_only_boxes_across_180_are_written_west_of_east(countries: Rows):
    wrapped = {iso for iso, row in countries.items() if number(row, "west") > number(row, "east")}
    assert wrapped == {"FJI", "KIR", "NZL", "RUS", "UMI", "USA"}


def test_label_lies_in_its_country_s_box(countries: Rows):
    for iso, row in countries.items():
        lon, west, east = (number(row, column) for column in ("label_longitude", "west", "east"))
        inside = west <= lon <= east if west <= east else lon >= west or lon <= east
        assert inside, iso
        assert number(row, "south") <= number(row, "label_latitude") <= number(row, "north"), iso


def test_box_of_viet_nam_holds_both_archipelagos(countries: Rows):
    assert number(countries["VNM"], "east") > 115.8
    assert number(countries["VNM"], "south") < 8.65


def test_thirty_five_territories_are_tiny_nine_of_them_un_members(countries: Rows):
    tiny = {iso for iso, row in countries.items() if row["tiny"] == "true"}
    assert len(tiny) == 35
    states = {iso for iso in tiny if countries[iso]["un_status"] == "member"}
    assert states == {"KNA", "LIE", "MCO", "MDV", "MHL", "NRU", "SMR", "SYC", "TUV"}
