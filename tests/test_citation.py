"""Citation codes: typed by hand without error, read back without a server."""

import random
from dataclasses import replace
from datetime import date

import pytest

from briefings.again import make_again
from briefings.briefing import Briefing
from briefings.citation import FORMAT_ORDER, Citation, read_code, write_code
from briefings.export import FORMATS, export
from briefings.symbols import ALPHABET, read_symbols, write_symbols
from movements.dataset import load_dataset
from movements.query import VOCABULARIES, Query, QueryError
from movements.selection import select

DAY = date(2026, 11, 22)
QUERIES = [
    Query(),
    Query(regions=frozenset({"asean"})),
    Query(countries=frozenset({"VNM", "CUB"}), by="presence"),
    Query(themes=frozenset({"peace", "women"}), founded=(1945, None)),
    Query(active_in=1975, text="hòa bình"),
]


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    load_dataset()
    monkeypatch.setattr("briefings.register.cache_folder", lambda: tmp_path)


def citation(query, **changes):
    return replace(Citation(query, "vi", "vn", "pdf", DAY, "abcde", 306), **changes)


@pytest.mark.parametrize("query", QUERIES)
def test_code_says_everything_again(query):
    dataset = load_dataset()
    said = citation(query, language="en", worldview="un_like", suffix="report.pdf")
    code = write_code(dataset, said)
    assert read_code(dataset, code) == said


def test_usual_codes_are_short():
    dataset = load_dataset()
    assert len(write_code(dataset, citation(QUERIES[0]))) <= 24
    assert len(write_code(dataset, citation(QUERIES[1]))) <= 29


def test_code_needs_no_register_unless_the_query_is_long(tmp_path):
    write_code(load_dataset(), citation(QUERIES[2]))
    assert not list(tmp_path.rglob("query-*"))


def test_long_query_and_own_title_go_through_the_register(tmp_path):
    dataset = load_dataset()
    said = citation(Query(text="liên hiệp các tổ chức hữu nghị ở nhiều nước"), title="Một tên riêng")
    code = write_code(dataset, said)
    assert read_code(dataset, code) == said
    for path in tmp_path.rglob("query-*"):
        path.unlink()
    with pytest.raises(QueryError, match="another machine"):
        read_code(dataset, code)


def test_code_is_read_as_people_type_it():
    bits = read_symbols(write_symbols("1011" * 12))
    code = write_symbols("1011" * 12)
    for typed in (
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        code.replace("0", "o").replace("1", "l"),
    ):
        assert read_symbols(typed) == bits


def test_every_single_slip_and_every_swap_of_neighbours_is_found():
    chance = random.Random(7)
    for _ in range(20):
        code = write_symbols("".join(chance.choice("01") for _ in range(85))).replace("-", "")
        slips = {code[:i] + c + code[i + 1 :] for i in range(len(code)) for c in ALPHABET}
        slips |= {code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(len(code) - 1)}
        slips |= {code[:i] + code[i + 1 :] for i in range(len(code))}
        for slip in slips - {code}:
            with pytest.raises(ValueError, match=slip):
                read_symbols(slip)


def test_mistyped_code_says_so():
    with pytest.raises(QueryError, match="mistyped"):
        read_code(load_dataset(), "not a code")


def test_every_format_has_a_place_in_codes_that_never_moves():
    assert set(FORMAT_ORDER) == set(FORMATS)
    assert FORMAT_ORDER[:6] == ("png", "svg", "pdf", "pptx", "docx", "report.pdf")


def test_hashes_of_the_vocabularies_are_distinct():
    from briefings.packing import hash_bits

    dataset = load_dataset()
    for table in VOCABULARIES.values():
        codes = dataset.codes(table)
        assert len({hash_bits(code, 16) for code in codes}) == len(codes)


def test_code_in_a_file_makes_the_same_file_again():
    dataset = load_dataset()
    briefing = Briefing(select(dataset, QUERIES[1]), "vi", "vn", DAY)
    first = export(briefing, "kml")
    again = make_again(dataset, replace(briefing, suffix="kml").code)
    assert again.is_same
    assert again.changes("vi") == []
    assert export(again.briefing, again.citation.suffix) == first


@pytest.mark.parametrize("suffix", FORMATS)
def test_code_typed_carelessly_makes_the_same_bytes_of_every_format(suffix):
    dataset = load_dataset()
    briefing = Briefing(select(dataset, Query(countries=frozenset({"WSM"}))), "en", "vn", DAY)
    code = replace(briefing, suffix=suffix).code
    typed = " " + code.lower().replace("-", "  ").replace("0", "o").replace("1", "l") + " "
    again = make_again(dataset, typed)
    assert export(again.briefing, again.citation.suffix) == export(briefing, suffix)


def test_code_of_a_format_not_yet_known_is_refused_in_words():
    dataset = load_dataset()
    bits = read_symbols(write_code(dataset, citation(QUERIES[0])))
    with pytest.raises(QueryError, match="another version"):
        read_code(dataset, write_symbols(bits[:4] + "11111" + bits[9:]))


def test_other_dataset_version_says_what_changed():
    dataset = load_dataset()
    briefing = Briefing(select(dataset, QUERIES[1]), "vi", "vn", DAY, suffix="csv")
    export(briefing, "csv")
    rows = dataset.tables["organizations"]
    fewer = replace(
        dataset, tables=dataset.tables | {"organizations": rows.slice(1)}, fingerprint="f" * 64, _indexes={}
    )
    said = make_again(fewer, briefing.code).changes("en")
    assert dataset.fingerprint[:5] in said[0]
    assert str(len(briefing.selection)) in said[1]
