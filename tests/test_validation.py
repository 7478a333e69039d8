import shutil

import pytest

from movements.dataset import SHIPPED
from movements.tidying import tidy
from movements.validation import validate


def said(folder) -> list[str]:
    return [problem.text("en") for problem in validate(folder)]


def test_the_shipped_dataset_has_no_fault():
    assert said(SHIPPED) == []


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"kind": "party"}, "kind", "not in the table kinds"),
        ({"themes": "peace;war"}, "themes", "“war” is not in the table themes"),
        ({"hq_country": "ZZZ"}, "hq_country", "not in the table countries"),
        ({"founded": "2099"}, "founded", "in the future"),
        ({"founded": "1990", "ended": "1980", "status": "ended"}, "ended", "before it was founded"),
        ({"ended": "1980", "status": "active"}, "status", "but its status"),
        ({"latitude": "89", "longitude": "0.5", "hq_country": "VNM"}, "latitude+longitude", "lies outside VNM"),
        ({"latitude": "10", "longitude": ""}, "latitude+longitude", "go together"),
        ({"name_en": "Hidden\u200bmark"}, "name_en", "hidden control character"),
        ({"website": "javascript:alert(1)"}, "website", "http"),
        ({"name_vi": ""}, "name_vi", "required"),
        ({"ror": "xx"}, "ror", "form"),
    ],
)
def test_a_fault_is_named_with_file_line_and_column(copy, cells, column, words):
    line = copy.change("organizations.csv", 3, **cells)
    found = [text for text in said(copy.folder) if text.startswith(f"organizations.csv:{line}: {column}: ")]
    assert any(words in text for text in found), said(copy.folder)


def test_every_fault_is_reported_at_once(copy):
    copy.change("organizations.csv", 1, kind="party")
    copy.change("organizations.csv", 5, website="ftp://a.b")
    copy.change("sources.csv", 0, copy="printed")
    text = "\n".join(said(copy.folder))
    assert "organizations.csv:3: kind" in text
    assert "organizations.csv:7: website" in text
    assert "sources.csv:2: copy" in text


def test_a_fact_without_evidence_is_a_fault(copy):
    rows = copy.rows("evidence.csv")
    gone = next(row for row in rows if row["property"] == "existence")
    copy.write(
        "evidence.csv",
        [row for row in rows if (row["organization_id"], row["property"]) != (gone["organization_id"], "existence")],
    )
    assert any(f"“{gone['organization_id']}” gives “existence” without evidence" in text for text in said(copy.folder))


def test_a_dangling_key_is_a_fault(copy):
    line = copy.change("relations.csv", 0, to_id="no-such-body")
    assert any(
        t.startswith(f"relations.csv:{line}: to_id: “no-such-body” is not in the table") for t in said(copy.folder)
    )


def test_a_duplicate_and_a_near_duplicate_name_are_faults(copy):
    rows = copy.rows("organizations.csv")
    first = next(row for row in rows if len(row["name_en"].split()[-1]) > 7 and row["name_en"].isascii())
    twin = first | {"id": "a-twin", "name_vi": "Tên khác"}
    near = first | {"id": "b-twin", "name_vi": "Tên khác nữa", "name_en": first["name_en"][:-3] + first["name_en"][-2:]}
    copy.write("organizations.csv", [*rows, twin, near])
    tidy(copy.folder)
    text = "\n".join(said(copy.folder))
    assert f"is the name of “{min('a-twin', first['id'])}” too" in text
    assert "is nearly the name of" in text


def test_a_country_whose_name_looks_like_fillers_still_tells_two_societies_apart(copy):
    rows = copy.rows("organizations.csv")
    names = {
        "india-v": ("India-V Society", "Hội Ấn Độ – Việt Nam"),
        "v-india": ("V-India Society", "Hội Việt Nam – Ấn Độ"),
    }
    copy.write(
        "organizations.csv",
        [*rows, *(rows[0] | {"id": id_, "name_en": en, "name_vi": vi} for id_, (en, vi) in names.items())],
    )
    tidy(copy.folder)
    assert not [text for text in said(copy.folder) if "name_vi" in text]


def test_a_counterpart_without_its_other_side_is_a_fault(copy):
    rows = copy.rows("relations.csv")
    tie = next(row for row in rows if row["kind"] == "counterpart_of")
    copy.write("relations.csv", [row for row in rows if row is not tie])
    assert any("not the other way round" in text for text in said(copy.folder))


def test_a_membership_loop_is_a_fault(copy):
    rows = copy.rows("relations.csv")
    tie = next(row for row in rows if row["kind"] == "member_of")
    copy.write("relations.csv", [*rows, tie | {"from_id": tie["to_id"], "to_id": tie["from_id"]}])
    tidy(copy.folder)
    assert any("lead round to each other" in text for text in said(copy.folder))


def test_an_uncited_source_is_a_fault(copy):
    rows = copy.rows("sources.csv")
    copy.write("sources.csv", [*rows, rows[0] | {"id": "zz-uncited", "url": "https://example.org/uncited"}])
    assert any("No fact cites the source “zz-uncited”" in text for text in said(copy.folder))


def test_a_row_out_of_order_is_a_fault_that_tidy_mends(copy):
    rows = copy.rows("organizations.csv")
    copy.write("organizations.csv", [rows[1], rows[0], *rows[2:]])
    assert any("out of order" in text for text in said(copy.folder))
    assert [path.name for path in tidy(copy.folder)] == ["organizations.csv"]
    assert said(copy.folder) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"id,kind\n\xff\xfe,x\n", "not UTF-8"),
        (b"id,kind\na,b,c\n", "is missing"),
        (b'id,"kind\n', "not valid CSV"),
        (b"", "is missing"),
    ],
)
def test_a_file_that_is_no_table_is_named(copy, content, words):
    (copy.folder / "organizations.csv").write_bytes(content)
    assert any(text.startswith("organizations.csv:") and words in text for text in said(copy.folder))


def test_a_row_with_too_few_cells_is_named_and_not_dropped_silently(copy):
    path = copy.folder / "sources.csv"
    path.write_text(path.read_text("utf-8") + "zz,only two\n", "utf-8")
    assert any("This row has 2 cells; the header has 8." in text for text in said(copy.folder))


def test_a_missing_file_is_named(copy):
    (copy.folder / "events.csv").unlink()
    assert "events.csv:0: -: There is no such file." in said(copy.folder)


def test_a_folder_without_a_descriptor_is_named(tmp_path):
    assert said(tmp_path)[0].startswith("datapackage.json:0: -: There is no such file in")


def test_a_hostile_value_is_shown_as_text_on_one_line(copy):
    copy.change("organizations.csv", 0, acronym="a\x1b[31m\nb")
    (text,) = [text for text in said(copy.folder) if "hidden control" in text]
    assert "\x1b" not in text
    assert "\n" not in text


def test_shipped_files_round_trip_unchanged(tmp_path):
    shutil.copytree(SHIPPED, tmp_path / "data")
    assert tidy(tmp_path / "data") == []
