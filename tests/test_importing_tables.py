"""Importing what is not an organization: presences, relations, events, names, evidence, sources."""

import random
from io import BytesIO

import pytest

from movements.__main__ import main
from movements.importing.grids import Grid
from movements.importing.proposal import read_statement
from movements.importing.recognising import recognise
from movements.importing.subjects import SUBJECTS
from movements.validation import validate
from tests.proposals import contents, counts, rows

SOURCE = "https://utopia.example/gioi-thieu;Giới thiệu;Hội Utopia;20/11/2026;Tiếng Việt"
SOURCE_VI = "Nguồn;Tên nguồn;Nơi xuất bản;Ngày truy cập;Ngôn ngữ nguồn"


@pytest.fixture
def known(copy):
    """Two organizations of the dataset that have no tie, a country where the first is not, and a source."""
    organizations = [
        row
        for row in copy.rows("organizations.csv")
        if not row["founded"] and row["hq_country"] and "," not in row["name_vi"]
    ]
    tied = {row[end] for row in copy.rows("relations.csv") for end in ("from_id", "to_id")}
    first, second = [row for row in organizations if row["id"] not in tied][:2]
    return first, second, copy.rows("sources.csv")[0]["id"]


def book(**sheets):
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.active)
    for title, lines in sheets.items():
        sheet = made.create_sheet(title.replace("_", " "))
        for line in lines:
            sheet.append(line)
    return made


def saved(made):
    out = BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("headings", "table"),
    [
        ("Tổ chức;Nước;Vai trò;Từ năm;Đến năm;Nguồn", "presence"),
        ("Organization;Country;Role;Since;Until;Source", "presence"),
        ("organization_id;country;role;since;until;source_id", "presence"),
        ("Tổ chức;Quan hệ;Tổ chức liên quan;Từ năm;Nguồn", "relations"),
        ("Từ;Relation;Đến tổ chức;Source", ""),
        ("From;Relation;To;Source", "relations"),
        ("from_id;kind;to_id;since;until;source_id", "relations"),
        ("Tên sự kiện;Loại;Bắt đầu;Kết thúc;Thành phố;Nước;Tổ chức;Nguồn", "events"),
        ("Event;Type;Start date;End date;City;Country;Organizations;Source", "events"),
        ("Tổ chức;Tên khác;Ngôn ngữ;Loại tên", "names"),
        ("organization_id;property;source_id;verified_on;confidence", "evidence"),
        ("Tổ chức;Dữ kiện;Nguồn;Độ tin cậy", "evidence"),
        ("Mã nguồn;Địa chỉ;Tiêu đề;Nơi xuất bản;Ngày đọc;Ngôn ngữ", "sources"),
        ("id;title;publisher;url;published;accessed;copy;language", "sources"),
        ("Tên tổ chức;Nước;Thành phố;Năm thành lập;Năm kết thúc;Loại hình;Nguồn", "organizations"),
        ("Name;Country;City;Founded;Type;Website;Source", "organizations"),
    ],
)
def test_headings_in_either_language_say_what_the_rows_are(shipped, headings, table):
    lines = [(1, headings.split(";")), (2, ["x" for _ in headings.split(";")])]
    header = recognise(Grid("x.csv", lines), shipped.descriptor)
    assert (header.subject.table if header and header.subject else "") == table


def test_the_name_of_a_sheet_settles_what_headings_leave_open(propose, known):
    first, _, source = known
    sheet = [["Tổ chức", "Nước", "Mã nguồn"], [first["name_vi"], "Utopia", source]]
    tables = read_statement(propose("a.xlsx", saved(book(Hiện_diện=sheet, Danh_sách_tổ_chức=sheet)))).tables
    assert tables == {"a.xlsx#Hiện diện": "presence", "a.xlsx#Danh sách tổ chức": "organizations"}


def test_a_presence_named_in_words_is_accepted_and_undone(propose, copy, known):
    first, _, _ = known
    text = f"Tổ chức;Nước;Vai trò;Từ năm;{SOURCE_VI}\n{first['name_vi']};Bhutan;Văn phòng;2001;{SOURCE}\n"
    folder, before = propose("a.csv", text), contents(copy.folder)
    [row] = rows(folder, "accepted")
    assert (row["table"], row["organization_id"], row["country"], row["role"]) == (
        "presence",
        first["id"],
        "BTN",
        "office",
    )
    assert main(["accept", str(folder), "--data", str(copy.folder)]) == 0
    [added] = [
        row for row in copy.rows("presence.csv") if row["organization_id"] == first["id"] and row["country"] == "BTN"
    ]
    assert added["since"] == "2001"
    assert added["source_id"] in {row["id"] for row in copy.rows("sources.csv")}
    assert validate(copy.folder) == []
    assert main(["undo", "--data", str(copy.folder)]) == 0
    assert contents(copy.folder) == before


def test_counterparts_are_written_both_ways_once(propose, copy, known):
    first, second, source = known
    lines = (
        f"{first['id']};Counterpart of;{second['id']};{source}\n{second['id']};Counterpart of;{first['id']};{source}\n"
    )
    folder = propose("a.csv", f"From;Relation;To;Source\n{lines}")
    assert counts(folder) == (2, 0, 0)
    assert main(["accept", str(folder), "--data", str(copy.folder)]) == 0
    ends = [(row["from_id"], row["to_id"]) for row in copy.rows("relations.csv") if row["kind"] == "counterpart_of"]
    assert ends.count((first["id"], second["id"])) == ends.count((second["id"], first["id"])) == 1


def test_what_is_here_already_is_rejected_with_its_line(propose, copy):
    here = copy.rows("presence.csv")[4]
    folder = propose("presence.csv", f"{','.join(here)}\n{','.join(here.values())}\n")
    [reject] = rows(folder, "rejects")
    assert "line 6 of presence.csv" in reject["reason"]


def test_a_tie_that_would_lead_round_is_a_question(propose, copy):
    tie = next(row for row in copy.rows("relations.csv") if row["kind"] == "member_of")
    folder = propose(
        "a.csv", f"From,Relation,To,Source\n{tie['to_id']},member_of,{tie['from_id']},{tie['source_id']}\n"
    )
    [question] = rows(folder, "questions")
    assert "lead round" in question["reason"]


def test_an_organization_that_is_not_known_is_asked_about_with_the_nearest(propose, known):
    first, _, source = known
    text = (
        f"Organization;Country;Role;Source\n{first['name_en']}s;Bhutan;office;{source}\nXyzzy;Bhutan;office;{source}\n"
    )
    found = rows(propose("a.csv", text), "questions")
    assert first["id"] in found[0]["reason"]
    assert "No organization is called “Xyzzy”" in found[1]["reason"]


WORKBOOK = {
    "Tổ_chức": [
        ["DANH MỤC", None, None, None],
        ["Mã số", "Tên tiếng Việt", "English name", "Nước", "Loại hình", "Lĩnh vực", "Phạm vi", "Mã nguồn"],
        ["U1", "Hội hữu nghị Utopia", "Utopia Friendship Society", "Cu Ba", "Hội hữu nghị", "peace", "national", "S1"],
        ["U2", "Hội Atlantis", "Atlantis Society", "Atlantis", "Hội hữu nghị", "peace", "national", "S1"],
        ["CHÂU MỸ"] * 8,
        ["Tổng cộng: 2"],
    ],
    "Hiện_diện": [
        ["Tổ chức", "Country", "Vai trò", "Từ năm", "Nguồn"],
        ["U1", "Lào", "Văn phòng", 2001, "S1"],
        ["Utopia Friendship Society", "Nhật Bản", "Văn phòng", "khoảng 2001", "S1"],
        ["U2", "Lào", "Văn phòng", 2001, "S1"],
        ["U1", "Lào", "Văn phòng", 2002, "S1"],
        [None, "Lào", "Văn phòng", 2002, "S1"],
        [],
        ["U1", "Bhutan", "Đại sứ quán", None, "S9"],
    ],
    "Events": [
        ["Tên sự kiện", "Event", "Loại", "Bắt đầu", "End date", "Địa điểm", "Nước", "Tổ chức", "Lĩnh vực", "Source"],
        ["Đại hội Utopia", "Utopia congress", "Đại hội", "17/11/1990", "1990", "Havana", "Cuba", "U1", "peace", "S1"],
        ["Đại hội Utopia 2", "Utopia congress 2", "Đại hội", "31/02/1990", None, None, "Cuba", "U1", "peace", "S1"],
    ],
    "Nguồn": [
        ["Mã nguồn", "Địa chỉ", "Tiêu đề", "Nơi xuất bản", "Ngày đọc", "Ngôn ngữ"],
        ["S1", "utopia.example/gioi-thieu", "Giới thiệu", "Hội Utopia", "20/11/2026", "Tiếng Việt"],
        ["S2", "https://utopia.example/uncited", "Không ai dẫn", "Hội Utopia", "20/11/2026", "Tiếng Việt"],
    ],
    "Ghi_chú": [["Người lập bảng: phòng Tổng hợp"]],
}  # fmt: skip


def test_a_workbook_of_several_sheets_ties_its_own_rows_together(propose, copy):
    folder = propose("all.xlsx", saved(book(**WORKBOOK)), "--summaries")
    found = {outcome: rows(folder, outcome) for outcome in ("accepted", "questions", "rejects")}
    at = {outcome: [(row["file"].partition("#")[2], row["row"]) for row in found[outcome]] for outcome in found}
    assert at["accepted"] == [("Tổ chức", "3"), ("Hiện diện", "2"), ("Events", "2"), ("Nguồn", "2")]
    assert at["questions"] == [
        ("Tổ chức", "4"), ("Hiện diện", "3"), ("Hiện diện", "4"), ("Hiện diện", "8"), ("Events", "3"), ("Nguồn", "3"),
    ]  # fmt: skip
    assert at["rejects"] == [
        ("Tổ chức", "5"), ("Tổ chức", "6"), ("Hiện diện", "5"), ("Hiện diện", "6"), ("Ghi chú", "1"),
    ]  # fmt: skip
    assert all(row["reason"] for row in found["questions"] + found["rejects"])
    assert "settle that row first" in found["questions"][2]["reason"]
    assert main(["accept", str(folder), "--data", str(copy.folder)]) == 0
    assert validate(copy.folder) == []
    assert {"organization_id": "utopia-friendship-society", "country": "LAO"}.items() <= next(
        row for row in copy.rows("presence.csv") if row["organization_id"] == "utopia-friendship-society"
    ).items()
    event = next(row for row in copy.rows("events.csv") if row["name_en"] == "Utopia congress")
    assert (event["organization_ids"], event["start"], event["country"]) == (
        "utopia-friendship-society",
        "1990-11-17",
        "CUB",
    )
    assert round(float(event["latitude"])) == 23


def test_accept_takes_all_or_nothing_over_every_table(propose, copy, capsys):
    folder = propose("all.xlsx", saved(book(**WORKBOOK)), "--summaries")
    path, before = folder / "accepted.csv", contents(copy.folder)
    path.write_text(path.read_text("utf-8-sig").replace(",LAO,", ",ZZZ,"), "utf-8")
    assert main(["accept", str(folder), "--data", str(copy.folder), "--lang", "en"]) == 1
    assert "“ZZZ”" in capsys.readouterr().err
    assert contents(copy.folder) == before


def test_answered_questions_of_any_table_can_be_imported_again(propose):
    folder = propose("all.xlsx", saved(book(**WORKBOOK)), "--summaries")
    text = (folder / "questions.csv").read_text("utf-8-sig")
    again = propose("questions.csv", text.replace("khoảng 2001", "2001").replace("Atlantis,", "Cuba,"), "--summaries")
    assert sum(counts(again)) == len(rows(folder, "questions"))
    assert set(read_statement(again).tables["questions.csv"].split(",")) == {
        "organizations",
        "presence",
        "events",
        "sources",
    }


def test_every_table_but_code_lists_can_be_imported(shipped):
    curated = {table.name for table in shipped.descriptor.tables if "/" not in table.path}
    assert curated - {"research_log", "audit"} == {subject.table for subject in SUBJECTS}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_no_row_is_lost_when_three_in_ten_are_bad(propose, known, encoding):
    first, second, source = known
    pick, good = random.Random(encoding), f"{first['id']};Bhutan;office;2001;{source}"
    bad = [
        "", ";;;;", ";Bhutan;office;2001;x", f"{first['id']};;office;2001;{source}", "Total: 9;;;;", "a;b;c;d;e;f;g;h",
        f'"{first["id"]};Bhutan;office', f"{first['id']};Bhutan;office;2001;", f"{second['id']};Utopia;chief;x;y",
        "Organization;Country;Role;Since;Source", "\u00e9\u00e8;\u00fc;\u00f1;1;2",
    ]  # fmt: skip
    lines = [pick.choice(bad) if pick.random() < 0.3 else good.replace("2001", str(1900 + i)) for i in range(120)]
    blank = sum(not line.strip(";") for line in lines)
    folder = propose("a.csv", "\n".join(["Organization;Country;Role;Since;Source", *lines]).encode(encoding))
    assert sum(counts(folder)) == read_statement(folder).rows == len(lines) - blank
    assert counts(folder)[0] == 1
    written = [int(row["row"]) for outcome in ("accepted", "questions", "rejects") for row in rows(folder, outcome)]
    assert sorted(written) == [i for i, line in enumerate(lines, 2) if line.strip(";")]
    assert all(row["reason"] and row["file"] == "a.csv" for row in rows(folder, "rejects") + rows(folder, "questions"))


def test_stray_quotation_marks_swallow_no_row(propose, known):
    first, _, source = known
    good = f"{first['id']};Bhutan;office;{{}};{source}"
    lines = [good.format(1950), '"' + good.format(1951), good.format(1952), '"' + good.format(1953), good.format(1954)]
    lines += [good.format(1955) + '"', good.format(1956), good.format(1957) + '"', '"' + good.format(1958)]
    folder = propose("a.csv", "\n".join(["Organization;Country;Role;Since;Source", *lines]))
    assert sum(counts(folder)) == len(lines)


def test_rows_above_better_headings_are_not_lost(propose):
    lines = [
        "Name;Country",
        "A society;Cuba",
        "B society;Cuba",
        "Tên;Name;Nước;Thành phố",
        "Hội C;C society;Cuba;Havana",
    ]
    folder = propose("a.csv", "List of societies\n" + "\n".join(lines))
    assert sum(counts(folder)) == 4
    assert [row["row"] for row in rows(folder, "rejects")] == ["2", "3", "4"]


def test_a_cell_of_several_lines_stays_one_row(propose):
    folder = propose("a.csv", 'Name,Country,Note\n"A society, of\ntwo lines",Cuba,"x"\nB society,Cuba,y\n')
    assert [row["name_en"] for row in rows(folder, "questions")] == ["A society, of two lines", "B society"]


def test_a_heading_takes_its_second_meaning_when_the_first_is_taken(propose):
    folder = propose("a.csv", "From;Quan hệ;To (tổ chức)\nx;y;z\n")
    assert read_statement(folder).columns["a.csv"] == {"From": "from_id", "Quan hệ": "kind", "To (tổ chức)": "to_id"}


def test_a_file_pasted_together_from_two_encodings_is_read_line_by_line(propose):
    data = "Tên;Nước\nHội hữu nghị Đức;Đức\n".encode() + "Comité de la paix;Brésil\n".encode("cp1252")
    found = rows(propose("a.csv", data), "questions")
    assert [row["name_vi"] for row in found] == ["Hội hữu nghị Đức", "Comité de la paix"]


def test_a_hidden_sheet_is_said_to_be_unread(propose):
    made = book(Organizations=[["Name", "Country"], ["A society", "Cuba"]], Other=[["Name"], ["B society"]])
    made["Other"].sheet_state = "hidden"
    assert any("Other" in note for note in read_statement(propose("a.xlsx", saved(made))).notes)
