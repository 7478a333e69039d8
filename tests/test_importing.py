import csv
import json

import pytest

from movements.__main__ import main
from movements.importing.proposal import read_statement
from movements.validation import validate
from tests.proposals import contents, counts, rows

HEADINGS = (
    "Tên tổ chức;Tên tiếng Anh;Nước;Thành phố;Năm thành lập;Loại hình;Lĩnh vực;Phạm vi;Tóm tắt;Tóm tắt tiếng Anh;"
    "Trang web;Nguồn;Tên nguồn;Nơi xuất bản;Ngày truy cập;Ngôn ngữ nguồn;Người liên hệ;Email;Ghi chú"
)
GOOD = (
    "Hội hữu nghị Việt Nam – Utopia;Vietnam–Utopia Friendship Association;Việt Nam;Hà Nội;17/11/1990;Hội hữu nghị;"
    "Hữu nghị và giao lưu nhân dân;Quốc gia;Hội vì tình hữu nghị với Utopia.;A society for friendship with Utopia.;"
    "www.utopia.example;https://utopia.example/gioi-thieu;Giới thiệu;Hội Utopia;20/11/2026;Tiếng Việt;"
    "Nguyễn Văn A;a@utopia.example;=1+1"
)


def test_nothing_is_lost_and_every_question_and_reject_has_its_reason(propose, copy):
    bad = [
        "Hội A;Society A;Anh;Luân Đôn;khoảng 1950" + ";" * 14,
        ";;Anh;;1950" + ";" * 14,
        "",
        "Hội B;Society B;Nướckhôngcó" + ";" * 16,
        GOOD,
        "Hội C;" + ";" * 30 + "thừa",
        HEADINGS,
        "Tổng cộng: 6" + ";" * 18,
        'Hội "D;Society D' + ";" * 5,
    ]
    before = contents(copy.folder)
    folder = propose("list.csv", "\n".join([HEADINGS, GOOD, *bad]) + "\n")
    statement = read_statement(folder)
    assert counts(folder) == (1, 2, 6)
    assert statement.rows == 9
    assert [row["row"] for row in rows(folder, "questions")] == ["3", "6"]
    for row in rows(folder, "questions") + rows(folder, "rejects"):
        assert row["file"] == "list.csv" and row["reason"]
    reasons = {row["row"]: row["reason"] for row in rows(folder, "rejects")}
    assert "no name" in reasons["4"] and "same as row 2" in reasons["7"] and "cells" in reasons["8"]
    assert "repeats the headings" in reasons["9"] and "total" in reasons["10"] and "quotation" in reasons["11"]
    assert contents(copy.folder) == before


def test_a_row_is_brought_to_the_form_of_the_dataset(propose):
    [row] = rows(propose("list.csv", f"{HEADINGS}\n{GOOD}\n"), "accepted")
    assert (row["hq_country"], row["founded"], row["kind"], row["themes"]) == (
        "VNM",
        "1990",
        "friendship_society",
        "friendship",
    )
    assert (row["status"], row["website"], row["source_accessed"]) == (
        "unknown",
        "https://www.utopia.example",
        "2026-11-20",
    )
    assert 20.9 < float(row["latitude"]) < 21.1 and 105.7 < float(row["longitude"]) < 106


def test_columns_about_persons_are_not_read_and_said_to_be_ignored(propose):
    folder = propose("list.csv", f"{HEADINGS}\n{GOOD}\n")
    everything = "".join(path.read_text("utf-8") for path in folder.iterdir())
    assert "Nguyễn Văn A" not in everything and "a@utopia" not in everything
    assert read_statement(folder).refused["list.csv"] == ["Người liên hệ", "Email"]


def test_a_formula_stays_text(propose):
    folder = propose("list.csv", "Name,Country\n=HYPERLINK(1),Cuba\n'=A1+1,Cuba\n-1+cmd,Cuba\n")
    assert [row["name_en"] for row in rows(folder, "questions")] == ["'=HYPERLINK(1)", "'=A1+1", "'-1+cmd"]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8-BOM"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("cp1258", "Windows-1258"),
    ],
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_and_delimiters_are_told(propose, encoding, said, delimiter):
    from movements.importing.delimited import read_delimited

    text = "Tên tổ chức;Nước\nHội hữu nghị Đức – Việt;Đức\nỦy ban hòa bình;Cu Ba\n".replace(";", delimiter)
    if encoding == "cp1258":
        # As the code page holds it: letters with their marks of shape, tone marks on their own.
        import unicodedata

        text = unicodedata.normalize("NFD", text)
        for base, mark in (
            ("a", "\u0302"),
            ("e", "\u0302"),
            ("o", "\u0302"),
            ("a", "\u0306"),
            ("o", "\u031b"),
            ("u", "\u031b"),
            ("U", "\u031b"),
        ):
            for tone in ("", "\u0323"):
                # NFD puts the dot below before the circumflex.
                text = text.replace(base + tone + mark, unicodedata.normalize("NFC", base + mark) + tone)
    [grid] = read_delimited(text.encode(encoding), "a.csv")
    assert [cells for _, cells in grid.lines] == [
        ["Tên tổ chức", "Nước"],
        ["Hội hữu nghị Đức – Việt", "Đức"],
        ["Ủy ban hòa bình", "Cu Ba"],
    ]
    assert dict(grid.notes[0].fields)["encoding"] == said


def test_windows_1252_is_not_taken_for_vietnamese():
    from movements.importing.delimited import read_delimited

    text = "Nom;Pays\nComité français; Bélgica così è\nAssociação de amizade;Brésil\n"
    [grid] = read_delimited(text.encode("cp1252"), "a.csv")
    assert dict(grid.notes[0].fields)["encoding"] == "Windows-1252"
    assert grid.lines[2][1][0] == "Associação de amizade"


def test_a_workbook_with_a_title_two_header_rows_and_merged_cells_is_read(propose, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["DANH SÁCH CÁC TỔ CHỨC"])
    sheet.merge_cells("A1:F1")
    sheet.append(["STT", "Ten", None, "Tru so", None, "Nam thanh lap"])
    sheet.append([None, "Tieng Viet", "Tieng Anh", "Nuoc", "Thanh pho", None])
    for area in ("A2:A3", "B2:C2", "D2:E2", "F2:F3"):
        sheet.merge_cells(area)
    sheet.append([1, "Hội A", "Society A", "Cu Ba", "La Habana", 1960])
    sheet.append([2, "Hội B", "Society B", None, "Santiago de Cuba", 1961])
    sheet.merge_cells("D4:D5")
    sheet.append([])
    sheet.append([3, "Hội C", "=1+1", "Nhật Bản", "Tokyo", "1955-03-19"])
    book.save(tmp_path / "made.xlsx")
    folder = propose("list.xlsx", (tmp_path / "made.xlsx").read_bytes())
    found = rows(folder, "questions")
    assert counts(folder) == (0, 3, 0)
    assert [row["row"] for row in found] == ["4", "5", "7"]
    assert [row["name_vi"] for row in found] == ["Hội A", "Hội B", "Hội C"]
    assert [row["hq_country"] for row in found] == ["CUB", "CUB", "JPN"]
    assert [row["founded"] for row in found] == ["1960", "1961", "1955"]
    assert found[2]["name_en"] == "'=1+1"
    assert round(float(found[0]["latitude"])) == 23


def test_ror_records_of_both_versions_are_read(propose):
    first = {
        "id": "https://ror.org/0zzzzzz99", "name": "Utopia Institute", "aliases": [], "acronyms": ["UI"], "labels": [],
        "country": {"country_code": "AO"}, "addresses": [{"city": "Luanda", "lat": -8.8, "lng": 13.2}],
        "links": ["https://ui.example"], "established": 1990, "types": ["Nonprofit"], "status": "active",
    }  # fmt: skip
    second = {
        "id": "https://ror.org/0zzzzzz98", "established": 1991, "types": ["nonprofit"], "status": "active",
        "names": [{"value": "Viện Utopia", "types": ["label"], "lang": "vi"},
                  {"value": "Utopia Centre", "types": ["ror_display", "label"], "lang": "en"}],
        "locations": [{"geonames_details": {"name": "Hanoi", "lat": 21.0, "lng": 105.8, "country_code": "VN"}}],
        "links": [{"type": "website", "value": "https://uc.example"}],
    }  # fmt: skip
    found = rows(propose("ror.json", json.dumps([first, second, {"id": "https://ror.org/x"}])), "questions")
    # AO under a heading of codes is Angola, though Áo is Austria.
    assert [row["hq_country"] for row in found] == ["AGO", "VNM"]
    assert [(row["name_en"], row["name_vi"]) for row in found] == [("", ""), ("Utopia Centre", "Viện Utopia")]
    assert found[1]["source_url"] == "https://ror.org/0zzzzzz98"


def test_wikidata_results_are_read_and_an_item_that_is_here_is_rejected(propose, copy):
    copy.change("organizations.csv", 0, wikidata="Q777777777")
    known = copy.rows("organizations.csv")[0]
    bindings = [
        {
            "item": {"type": "uri", "value": f"http://www.wikidata.org/entity/{number}"},
            "itemLabel": {"type": "literal", "xml:lang": "en", "value": "Utopia Peace Council"},
            "countryLabel": {"type": "literal", "value": "Japan"},
            "inception": {"type": "literal", "value": "1950-01-01T00:00:00Z"},
            "coord": {"type": "literal", "value": "Point(139.7 35.7)"},
        }
        for number in ("Q999999999", known["wikidata"])
    ]
    folder = propose("wikidata.json", json.dumps({"results": {"bindings": bindings}}))
    [question] = rows(folder, "questions")
    assert (question["founded"], question["latitude"], question["longitude"]) == ("1950", "35.70", "139.70")
    assert known["id"] in rows(folder, "rejects")[0]["reason"]


def test_a_name_that_is_here_is_asked_about_and_another_country_is_not(propose, copy):
    known = next(
        row for row in copy.rows("organizations.csv") if row["hq_country"] == "VNM" and "Laos" in row["name_en"]
    )
    other = known["name_en"].replace("Laos", "Atlantis")
    found = rows(propose("a.csv", f"Name,Country\n{known['name_en']},VNM\n{other},VNM\n"), "questions")
    assert known["id"] in found[0]["reason"]
    assert "May be the same" not in found[1]["reason"]


def test_accept_adds_all_with_evidence_and_undo_restores_every_byte(propose, copy, capsys):
    folder = propose("list.csv", f"{HEADINGS}\n{GOOD}\n")
    before = contents(copy.folder)
    assert main(["accept", str(folder), "--data", str(copy.folder)]) == 0
    id_ = "vietnam-utopia-friendship-association"
    assert validate(copy.folder) == []
    cited = {row["property"] for row in copy.rows("evidence.csv") if row["organization_id"] == id_}
    assert cited == {"existence", "founded", "hq_country", "hq_city", "website", "name_vi"}
    assert main(["accept", str(folder), "--data", str(copy.folder), "--lang", "en"]) == 1
    assert id_ in capsys.readouterr().err
    assert main(["undo", "--data", str(copy.folder)]) == 0
    assert contents(copy.folder) == before
    assert main(["undo", "--data", str(copy.folder)]) == 2


def test_one_fault_leaves_the_dataset_untouched(propose, copy, capsys):
    folder = propose("list.csv", f"{HEADINGS}\n{GOOD}\n")
    path = folder / "accepted.csv"
    path.write_text(path.read_text("utf-8-sig").replace(",VNM,", ",ZZZ,"), "utf-8")
    before = contents(copy.folder)
    assert main(["accept", str(folder), "--data", str(copy.folder), "--lang", "en"]) == 1
    assert "“ZZZ”" in capsys.readouterr().err
    assert contents(copy.folder) == before


def test_a_replacement_cut_short_is_put_back(propose, copy, monkeypatch):
    from pathlib import Path

    folder = propose("list.csv", f"{HEADINGS}\n{GOOD}\n")
    before, replace, done = contents(copy.folder), Path.replace, []

    def fail_at_the_second(self, target):
        if "after" in self.parts:
            done.append(self)
            if len(done) == 2:
                raise OSError("disk full")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_the_second)
    with pytest.raises(OSError, match="disk full"):
        main(["accept", str(folder), "--data", str(copy.folder)])
    assert contents(copy.folder) == before


def test_undo_does_not_lose_later_edits(propose, copy, capsys):
    folder = propose("list.csv", f"{HEADINGS}\n{GOOD}\n")
    assert main(["accept", str(folder), "--data", str(copy.folder)]) == 0
    copy.change("organizations.csv", 0, acronym="ZZZZ")
    edited = contents(copy.folder)
    assert main(["undo", "--data", str(copy.folder), "--lang", "en"]) == 2
    assert "edited" in capsys.readouterr().err
    assert contents(copy.folder) == edited


def test_answered_questions_can_be_imported_again(propose):
    text = "Tên tổ chức;Nước\nHội hữu nghị Nigeria – Utopia;Nigeria\n"
    folder = propose("a.csv", text)
    answers = {
        "name_en": "Nigeria–Utopia Friendship Association", "kind": "friendship_society",
        "themes": "friendship", "scope": "national",
        "source_url": "https://utopia.example/ng", "source_title": "About", "source_publisher": "Utopia",
        "source_language": "en",
        "source_accessed": "2026-11-20",
    }  # fmt: skip
    [row] = rows(folder, "questions")
    out = folder.parent / "answers.csv"
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*row])
        writer.writeheader()
        writer.writerow(row | answers)
    again = propose("questions.csv", out.read_bytes(), "--summaries")
    [accepted] = rows(again, "accepted")
    # NGA in the dataset's own column is the code of Nigeria, not Nga, Russia.
    assert accepted["hq_country"] == "NGA"
    assert accepted["summary_vi"].startswith("Hội hữu nghị (Nigeria)")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xls", b"x"),
        ("a.xlsx", b"PK not a workbook"),
        ("a.json", b"{"),
        ("a.json", b'"x"'),
        ("a.parquet", b"x"),
        ("a.csv", b"\x81\x8d\x8f"),
    ],
)
def test_a_file_that_cannot_be_read_says_so(tmp_path, capsys, name, data):
    (tmp_path / name).write_bytes(data)
    assert main(["import", str(tmp_path / name), "--out", str(tmp_path / "out"), "--lang", "en"]) == 2
    assert capsys.readouterr().err
    assert not (tmp_path / "out").exists()
