import pytest

from movements.cells import is_web_address, read_cell
from movements.descriptor import Column


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        (Column("founded", "integer"), "1945", 1945),
        (Column("tiny", "boolean"), "true", True),
        (Column("themes", "list"), "peace;labour", ["peace", "labour"]),
        (Column("themes", "list"), "", []),
        (Column("founded", "integer"), "", None),
        (Column("name", "string"), "Đoàn kết 🕊 «a» `${x}`", "Đoàn kết 🕊 «a» `${x}`"),
        (Column("name", "string"), "فلسطين", "فلسطين"),
    ],
)
def test_a_sound_cell_is_typed(column, text, value):
    assert read_cell(column, text) == (value, "")


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        (Column("founded", "integer"), "19x5", "whole number"),
        (Column("founded", "integer", minimum=1500), "15", "out of range"),
        (Column("on", "date"), "2026-02-30", "date"),
        (Column("name", "string", required=True), "", "required"),
        (Column("name", "string"), "a\u202eb", "hidden control"),
        (Column("name", "string"), " a", "space"),
        (Column("name", "string"), "Hô\u0323i", "NFC"),
        (Column("url", "string", uri=True), "javascript:alert(1)", "http"),
        (Column("id", "string", pattern="[a-z-]+"), "A b", "form"),
        (Column("themes", "list"), "peace;peace", "twice"),
    ],
)
def test_a_faulty_cell_becomes_none_and_says_why(column, text, reason):
    value, said = read_cell(column, text)
    assert value is None
    assert reason in said


@pytest.mark.parametrize(
    "text", ["ftp://a.b", "https://", "//a.b", "https://a b", 'https://a"b', "http://[::1", "mailto:a@b.c"]
)
def test_only_http_and_https_are_web_addresses(text):
    assert not is_web_address(text)


def test_a_plain_page_is_a_web_address():
    assert is_web_address("https://vi.wikipedia.org/wiki/Hội_đồng_Hòa_bình_Thế_giới?a=b#c")
