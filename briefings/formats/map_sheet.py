"""Map sheets: PNG, SVG, and PDF with its text as text, a title, a language and bookmarks."""

from __future__ import annotations

from typing import Any

from briefings.briefing import Briefing
from briefings.pictures import SOFTWARE, describe_map, draw_png, draw_svg, is_tall
from briefings.typesetting import typeset
from maps.plate import LANDSCAPE, PORTRAIT


def write_png(briefing: Briefing) -> bytes:
    """Write the sheet as a picture of 300 dots per inch."""
    return draw_png(briefing)


def write_svg(briefing: Briefing) -> bytes:
    """Write the sheet as SVG."""
    return draw_svg(briefing)


def write_pdf(briefing: Briefing) -> bytes:
    """Write the sheet as a PDF of one page."""
    return bind_sheets(briefing, [briefing])


def bind_sheets(whole: Briefing, briefings: list[Briefing], drawn: list[bytes] | None = None) -> bytes:
    """Bind sheets into one PDF, with contents when there are several; `drawn` spares drawing them again."""
    drawn = drawn or [draw_svg(briefing, embed=False) for briefing in briefings]
    sheets = [_sheet(briefing, i) for i, briefing in enumerate(briefings)]
    data = document_facts(whole) | {
        "subtitle": whole.t("{n} sheets", n=len(sheets)) + f" · {whole.day}",
        "sheets": sheets,
        # A page of contents holds 44 lines.
        "contents_pages": 1 + (len(sheets) + 8) // 44,
        "notes": [f"{name}: {value}" for name, value in whole.notes],
    }
    return typeset("sheets", data, {sheet["file"]: svg for sheet, svg in zip(sheets, drawn, strict=True)}, whole.moment)


def document_facts(briefing: Briefing) -> dict[str, Any]:
    """What a PDF says of itself in its metadata."""
    day = briefing.made_on
    return {
        "title": briefing.heading,
        "author": SOFTWARE,
        "keywords": [briefing.code] if briefing.code else [],
        "language": briefing.language,
        "year": day.year,
        "month": day.month,
        "day": day.day,
    }


def _sheet(briefing: Briefing, number: int) -> dict[str, Any]:
    paper = PORTRAIT if is_tall(briefing) else LANDSCAPE
    said = {
        "title": briefing.heading,
        "short": briefing.heading.split(": ", 1)[-1],
        "alt": describe_map(briefing),
        "file": f"sheet-{number}.svg",
    }
    return said | {"width": paper.width, "height": paper.height}
