"""Every format: opened by another reader, hostile names, nothing selected, the same bytes twice."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

import openpyxl
import pyogrio
import pytest

from briefings.briefing import Briefing
from briefings.export import FORMATS, export, suffix_of
from movements.dataset import load_dataset
from movements.query import Query, QueryError
from movements.selection import select

DAY = date(2026, 11, 22)
REGION = Query(regions=frozenset({"polynesia"}))
HOSTILE = [
    '=HYPERLINK("http://evil.example";"x")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "${x} {{x}} #eval $\\frac$",
    "]]> --> &amp; \"'",
    "\u202eabc \u0627\u0644\u0633\u0644\u0627\u0645 😀",
    "dài " * 300,
]


@cache
def hostile_dataset():
    """The shipped dataset, the first organizations of it with names that try to break out."""
    import pyarrow as pa

    dataset = load_dataset()
    table = dataset.tables["organizations"]
    for column in ("name_en", "name_vi", "summary_en", "summary_vi"):
        cells = table[column].to_pylist()
        cells[: len(HOSTILE)] = HOSTILE
        table = table.set_column(table.column_names.index(column), column, pa.array(cells, table[column].type))
    changed = replace(dataset, tables=dataset.tables | {"organizations": table}, fingerprint="b" * 64, _indexes={})
    from movements.columns import build_columns

    changed.__dict__["columns"] = build_columns(changed)
    return changed


def hostile_briefing(language="vi"):
    dataset = hostile_dataset()
    ids = frozenset(dataset.tables["organizations"]["id"].to_pylist()[: len(HOSTILE)])
    return Briefing(select(dataset, Query(organizations=ids)), language, "vn", DAY, title="=1+1 <b>${x}</b> Tên")


@cache
def made(suffix, kind="region", language="vi"):
    if kind == "hostile":
        return export(hostile_briefing(language), suffix)
    query = REGION if kind == "region" else Query(text="khôngcótổchứcnào")
    return export(Briefing(select(load_dataset(), query), language, "vn", DAY), suffix)


def text_of(suffix, kind="region"):
    """All text of a zip-based file."""
    with zipfile.ZipFile(io.BytesIO(made(suffix, kind))) as file:
        return "".join(
            file.read(name).decode("utf-8", "replace") for name in file.namelist() if name.endswith((".xml", ".rels"))
        )


@pytest.mark.parametrize("kind", ["region", "empty", "hostile"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_made_of_anything(suffix, kind):
    assert len(made(suffix, kind)) > 150


@pytest.mark.parametrize("suffix", [s for s, form in FORMATS.items() if form.repeats])
def test_same_briefing_gives_the_same_bytes(suffix):
    first = made(suffix)
    made.cache_clear()
    assert made(suffix) == first


def test_formats_that_do_not_repeat_are_named():
    # None: Office files are rewritten, GDAL and Typst take their date from the briefing.
    assert [suffix for suffix, form in FORMATS.items() if not form.repeats] == []


def test_bytes_are_the_same_in_another_process(tmp_path):
    for run in ("1", "2"):
        command = [sys.executable, "-m", "briefings", "export", "--region", "polynesia", "--date", "2026-11-22"]
        for suffix in ("pptx", "xlsx", "html", "gpkg"):
            environment = {"PYTHONHASHSEED": run, "PATH": "/usr/bin:/bin"}
            out = [*command, "--out", str(tmp_path / f"{run}.{suffix}")]
            subprocess.run(out, check=True, env=environment, capture_output=True)
    for suffix in ("pptx", "xlsx", "html", "gpkg"):
        assert (tmp_path / f"1.{suffix}").read_bytes() == (tmp_path / f"2.{suffix}").read_bytes(), suffix


@pytest.mark.parametrize("suffix", FORMATS)
def test_suffix_is_the_longest_that_fits(suffix):
    assert suffix_of(f"Bản đồ.{suffix.upper()}") == suffix


def test_unknown_suffix_is_refused():
    with pytest.raises(QueryError):
        suffix_of("x.exe")


def test_no_cell_of_a_workbook_is_a_formula_or_a_link():
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", "hostile")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == HOSTILE[0] for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert book.worksheets[0].freeze_panes
    assert "externalLink" not in text_of("xlsx", "hostile")


def test_no_cell_of_a_plain_table_begins_a_formula():
    rows = list(csv.reader(io.StringIO(made("csv", "hostile").decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_every_row_of_a_plain_table_names_its_citation_code():
    rows = list(csv.reader(io.StringIO(made("csv").decode("utf-8-sig"))))
    code = replace(Briefing(select(load_dataset(), REGION), "vi", "vn", DAY), suffix="csv").code
    assert rows[0][-1] == "Mã trích dẫn"
    assert {row[-1] for row in rows[1:]} == {code}


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
@pytest.mark.parametrize("suffix", ["pdf", "report.pdf"])
def test_another_reader_finds_vietnamese_in_a_pdf(suffix, tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(
        export(Briefing(select(load_dataset(), Query(countries=frozenset({"VNM"}))), "vi", "vn", DAY), suffix)
    )
    said = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    for words in ("Quần đảo Hoàng Sa (Việt Nam)", "Quần đảo Trường Sa (Việt Nam)", "Biển Đông", "Hà Nội"):
        assert words in said


@pytest.mark.parametrize("suffix", ["pptx", "docx"])
def test_office_files_say_who_they_are_and_hold_no_link_or_macro(suffix):
    text = text_of(suffix)
    assert "Phong trào nhân dân thế giới: Polynesia" in text
    assert 'TargetMode="External"' not in text
    assert "vbaProject" not in text
    assert re.search(r'descr="[^"]+"', text)


def test_slides_hold_twelve_rows_and_say_how_many_more():
    from pptx import Presentation

    deck = export(Briefing(select(load_dataset(), Query()), "en", "vn", DAY), "pptx")
    slides = Presentation(io.BytesIO(deck)).slides
    table = next(shape.table for slide in slides for shape in slide.shapes if shape.has_table)
    assert len(table.rows) == 13
    assert any(shape.has_chart for slide in slides for shape in slide.shapes)
    said = " ".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)
    assert f"{len(load_dataset().columns) - 12:,} more" in said


def test_page_admits_only_its_own_scripts():
    page = made("html", "hostile").decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.index("Content-Security-Policy") < page.index("<script")
    assert "<script>alert(1)" not in page
    assert not re.search(
        r"""<[a-z][^>]*\s(?:style|onclick|onload|onerror)=""", page.split("<body>")[1].split("<script")[0]
    )
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']?https?:", page)


def test_page_opens_at_what_was_asked_for():
    view = re.search(r'"view": ?(\[\[[^]]+\], ?\[[^]]+\]\])', made("html").decode())
    (south, west), (north, east) = json.loads(view[1])
    assert -30 < south < north < 0
    # Polynesia lies across the antimeridian.
    assert west < -180 < east
    assert east - west < 70
    assert '"view"' not in made("html", "empty").decode()


def test_page_holds_only_what_is_selected():
    page = made("html").decode()
    others = [o.id for o in select(load_dataset(), Query(countries=frozenset({"CUB"})))]
    assert f'id="organization-{others[0]}"' not in page


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "kml"])
def test_geodata_open_in_gdal(suffix, tmp_path):
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(made(suffix))
    n = len(select(load_dataset(), REGION))
    assert pyogrio.read_info(path, layer=0, force_feature_count=True)["features"] == n


def test_geoparquet_opens_with_its_coordinate_system():
    import geopandas as gpd

    frame = gpd.read_parquet(io.BytesIO(made("parquet")))
    assert frame.crs == "EPSG:4326"
    assert len(frame) == len(select(load_dataset(), REGION))


@pytest.mark.parametrize("suffix", ["geojson", "kml", "csv", "svg"])
def test_text_formats_keep_vietnamese(suffix):
    assert "Samoa" in made(suffix).decode()


@pytest.mark.parametrize(
    "suffix", [s for s in FORMATS if s not in ("png", "pdf", "csv", "parquet", "gpkg", "report.pdf")]
)
def test_every_file_names_its_citation_code(suffix):
    code = replace(Briefing(select(load_dataset(), REGION), "vi", "vn", DAY), suffix=suffix).code
    if suffix in ("xlsx", "pptx", "docx"):
        assert code in text_of(suffix)
    else:
        assert code in made(suffix).decode()


def test_vector_sheet_embeds_its_letters_and_describes_itself():
    drawn = made("svg").decode()
    assert "@font-face" in drawn
    assert "<desc>" in drawn
    assert "<!DOCTYPE" not in drawn
    assert 'xml:lang="vi"' in drawn


def test_geojson_says_what_it_is():
    about = json.loads(made("geojson"))["about"]
    assert any("Polynesia" in value for value in about.values())
