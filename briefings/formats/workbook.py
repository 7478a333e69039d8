"""XLSX: sheets for what the file is, organizations, presences, relations, events and sources."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from briefings.briefing import Briefing
from movements.listing import headings, list_rows

Sheet = tuple[str, list[str], Iterable[Iterable[Any]]]


def write(briefing: Briefing) -> bytes:
    """Write the workbook: typed columns, frozen headers, filters; no cell is ever a formula or an active link."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": briefing.heading, "created": datetime(*briefing.made_on.timetuple()[:3])})
        formats = {"head": book.add_format({"bold": True, "bg_color": "#E8EEF1", "text_wrap": True}), "date": book.add_format({"num_format": "yyyy-mm-dd"})}
        for title, columns, rows in _sheets(briefing):
            _write_sheet(book.add_worksheet(title), columns, rows, formats)
    return out.getvalue()


def _write_sheet(sheet: Any, columns: list[str], rows: Iterable[Iterable[Any]], formats: dict[str, Any]) -> None:
    widths = [len(title) + 4 for title in columns]
    sheet.write_row(0, 0, columns, formats["head"])
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], min(60, len(str(cell or ""))))
            if isinstance(cell, date):
                sheet.write_datetime(last, column, datetime(cell.year, cell.month, cell.day), formats["date"])
            elif isinstance(cell, str):
                sheet.write_string(last, column, cell)
            elif cell is not None:
                sheet.write_number(last, column, cell)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


def _sheets(briefing: Briefing) -> Iterator[Sheet]:
    t, language, selection = briefing.t, briefing.language, briefing.selection
    dataset = selection.dataset
    name = lambda id_: dataset.organization(id_).name(language)  # noqa: E731
    yield t("Organizations"), list(headings(language).values()), (r.values() for r in list_rows(selection, language))
    yield (
        t("Presences"),
        [t("Organization"), t("Country"), t("Role"), t("Since"), t("Until"), t("Source")],
        (
            (name(p.organization_id), dataset.country_name(p.country, language), dataset.label("presence_roles", p.role, language), p.since, p.until, p.source_id)
            for p in selection.presences
        ),
    )
    yield (
        t("Relations"),
        [t("From"), t("Relation"), t("To"), t("Since"), t("Until"), t("Source")],
        (
            (name(r.from_id), dataset.label("relation_kinds", r.kind, language), name(r.to_id), r.since, r.until, r.source_id)
            for r in selection.relations
        ),
    )
    yield (
        t("Events"),
        [t("Event"), t("Kind"), t("Start"), t("End"), t("City"), t("Country"), t("Source")],
        (
            (e.name(language), dataset.label("event_kinds", e.kind, language), e.start, e.end, e.city, dataset.country_name(e.country, language), "; ".join(e.source_ids))
            for e in selection.events
        ),
    )
    yield (
        t("Sources"),
        [t("Identifier"), t("Title"), t("Publisher"), t("Address"), t("Published"), t("Read on"), t("Language")],
        ((s.id, s.title, s.publisher, s.url, s.published, s.accessed, s.language) for s in selection.sources),
    )
    yield t("About this file"), [t("Entry"), t("Value")], briefing.notes
