"""Tables of the written note: hairlines, a heading that repeats on each page, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefings.plain_text import clean

LINE = "C9C6BD"
COLUMNS_FROM = 14
"""A table of so many rows is set in two columns of the page."""


def add_table(note: Any, rows: Sequence[tuple[str, str]], widths: tuple[float, float], numbers: bool = False) -> None:
    """Add a table of two columns of some cm; the first row is its heading."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    table = note.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    _rule(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for i, texts in enumerate(rows):
        row = table.add_row()
        for j, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph.style = note.styles["Cell"]
            paragraph.add_run(clean(text)).bold = i == 0
            if numbers and j == 1:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def add_counts(note: Any, rows: Sequence[tuple[str, str]]) -> None:
    """Add a table of names and numbers, a long one in two columns of the page."""
    from docx.enum.section import WD_SECTION

    if len(rows) < COLUMNS_FROM:
        add_table(note, rows, (11.0, 2.5), numbers=True)
        return
    _set_columns(note.add_section(WD_SECTION.CONTINUOUS), 2)
    add_table(note, rows, (5.8, 2.1), numbers=True)
    _set_columns(note.add_section(WD_SECTION.CONTINUOUS), 1)


def _set_columns(section: Any, n: int) -> None:
    from docx.oxml.ns import qn

    columns = section._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), str(n))
    columns.set(qn("w:space"), "454")  # Twentieths of a point: 8 mm.


def _rule(table: Any) -> None:
    """Only hairlines between rows: a grid would be louder than the names."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{edge}")
        seen = edge in ("bottom", "insideH")
        line.set(qn("w:val"), "single" if seen else "nil")
        if seen:
            for name, value in (("sz", "4"), ("space", "0"), ("color", LINE)):
                line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
