"""XLSX: sheets for what the file is, organizations, presences, relations, events and sources."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from briefings.archive import fix_archive
from briefings.briefing import Briefing
from movements.listing import headings, list_rows

MOST_LETTERS = 32_767
"""What a cell of Excel can hold."""
WIDEST = 48
"""Letters that a column shows at once."""
PRINTED = 13
"""Columns of a sheet that go on paper: the addresses and texts after them would make the names too small to read."""
Sheet = tuple[str, list[str], Iterable[Iterable[Any]]]


def write(briefing: Briefing) -> bytes:
    """Write the workbook: typed columns, frozen headers, filters; no cell is ever a formula or an active link."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": briefing.heading[:250], "keywords": briefing.code, "created": briefing.moment})
        formats = {
            "head": book.add_format({"bold": True, "bg_color": "#E8EEF1", "text_wrap": True, "valign": "top"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for title, columns, rows in _sheets(briefing):
            sheet = book.add_worksheet(title)
            _write_sheet(sheet, columns, rows, formats)
            _set_print(sheet, briefing)
    return fix_archive(out.getvalue(), briefing.moment)


def _write_sheet(sheet: Any, columns: list[str], rows: Iterable[Iterable[Any]], formats: dict[str, Any]) -> None:
    widths = [len(title) + 4 for title in columns]
    sheet.write_row(0, 0, columns, formats["head"])
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], min(WIDEST, len(str(cell or ""))))
            if isinstance(cell, date):
                sheet.write_datetime(last, column, datetime(cell.year, cell.month, cell.day), formats["date"])
            elif isinstance(cell, str):
                sheet.write_string(last, column, cell[:MOST_LETTERS])
            elif cell is not None:
                sheet.write_number(last, column, cell)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


def _set_print(sheet: Any, briefing: Briefing) -> None:
    """Print lying, as wide as the paper, the header on every page, the code at its foot."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, max(1, sheet.dim_rowmax or 0), min(PRINTED, (sheet.dim_colmax or 0) + 1) - 1)
    sheet.repeat_rows(0)
    # An ampersand begins a command in a foot.
    foot = briefing.t("Citation code: {code}", code=briefing.code)
    sheet.set_footer(f"&L&8{foot.replace('&', '&&')}&R&8&P / &N")


def _sheets(briefing: Briefing) -> Iterator[Sheet]:
    t, language, selection = briefing.t, briefing.language, briefing.selection
    yield t("Organizations"), list(headings(language).values()), (r.values() for r in list_rows(selection, language))
    years = [t("Since"), t("Until"), t("Source")]
    yield t("Presences"), [t("Organization"), t("Country"), t("Role"), *years], _presences(briefing)
    yield t("Relations"), [t("From"), t("Relation"), t("To"), *years], _relations(briefing)
    place = [t("City"), t("Country"), t("Source")]
    yield t("Events"), [t("Event"), t("Kind"), t("Start"), t("End"), *place], _events(briefing)
    head = [t("Identifier"), t("Title"), t("Publisher"), t("Address"), t("Published"), t("Read on"), t("Language")]
    rows = ((s.id, s.title, s.publisher, s.url, s.published, s.accessed, s.language) for s in selection.sources)
    yield t("Sources"), head, rows
    yield t("About this file"), [t("Entry"), t("Value")], briefing.notes


def _names(briefing: Briefing) -> dict[str, str]:
    # By column: a record for each name of ten thousand relations would take a minute.
    columns = briefing.selection.dataset.columns
    names = columns.names_vi if briefing.language == "vi" else columns.names_en
    return dict(zip(columns.ids, names, strict=True))


def _presences(briefing: Briefing) -> Iterator[Iterable[Any]]:
    dataset, language = briefing.selection.dataset, briefing.language
    names = _names(briefing)
    for p in briefing.selection.presences:
        role = dataset.label("presence_roles", p.role, language)
        yield names[p.organization_id], dataset.country_name(p.country, language), role, p.since, p.until, p.source_id


def _relations(briefing: Briefing) -> Iterator[Iterable[Any]]:
    dataset, language = briefing.selection.dataset, briefing.language
    names = _names(briefing)
    for r in briefing.selection.relations:
        kind = dataset.label("relation_kinds", r.kind, language)
        yield names[r.from_id], kind, names[r.to_id], r.since, r.until, r.source_id


def _events(briefing: Briefing) -> Iterator[Iterable[Any]]:
    dataset, language = briefing.selection.dataset, briefing.language
    for e in briefing.selection.events:
        country = dataset.country_name(e.country, language)
        kind = dataset.label("event_kinds", e.kind, language)
        yield e.name(language), kind, e.start, e.end, e.city, country, "; ".join(e.source_ids)
