"""The formats a briefing can be written in, chosen by the suffix of its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module

from briefings.briefing import Briefing
from briefings.register import remember_rows
from movements.language import msg
from movements.query import QueryError


@dataclass(frozen=True)
class Format:
    """A kind of file: what a reader calls it, its media type, and the function that writes it."""

    name: str
    mime: str
    place: str
    """`module:function` below briefings.formats, imported when first asked for: some libraries are slow to load."""
    repeats: bool = True
    """Whether the same briefing gives the same bytes each time."""

    @property
    def write(self) -> Callable[[Briefing], bytes]:
        """The function that writes it."""
        module, _, function = self.place.partition(":")
        return getattr(import_module(f"briefings.formats.{module}"), function)


_OFFICE = "application/vnd.openxmlformats-officedocument."
FORMATS = {
    "pdf": Format(msg("Map sheet (PDF)"), "application/pdf", "map_sheet:write_pdf"),
    "png": Format(msg("Map picture (PNG, 300 dpi)"), "image/png", "map_sheet:write_png"),
    "svg": Format(msg("Map drawing (SVG)"), "image/svg+xml", "map_sheet:write_svg"),
    "pptx": Format(msg("Slides (PPTX)"), _OFFICE + "presentationml.presentation", "slides:write"),
    "docx": Format(msg("Note (DOCX)"), _OFFICE + "wordprocessingml.document", "note:write"),
    "report.pdf": Format(msg("Report (PDF)"), "application/pdf", "report:write"),
    "html": Format(msg("Interactive page, one file (HTML)"), "text/html", "page:write"),
    "xlsx": Format(msg("Workbook (XLSX)"), _OFFICE + "spreadsheetml.sheet", "workbook:write"),
    "csv": Format(msg("Plain table (CSV)"), "text/csv", "plain_table:write"),
    "geojson": Format(msg("Geodata (GeoJSON)"), "application/geo+json", "geojson:write"),
    "gpkg": Format(msg("Geodata (GeoPackage)"), "application/geopackage+sqlite3", "geodata:write_geopackage"),
    "parquet": Format(msg("Geodata (GeoParquet)"), "application/vnd.apache.parquet", "geodata:write_parquet"),
    "kml": Format(msg("Geodata (KML)"), "application/vnd.google-earth.kml+xml", "geodata:write_kml"),
}


def export(briefing: Briefing, suffix: str) -> bytes:
    """Write a briefing; QueryError when no format has that suffix."""
    if suffix not in FORMATS:
        raise QueryError(
            "No format is called “{suffix}”; there are: {formats}.", suffix=suffix, formats=", ".join(FORMATS)
        )
    remember_rows(briefing.selection)
    return FORMATS[suffix].write(replace(briefing, suffix=suffix))


def suffix_of(name: str) -> str:
    """The format that a file name ends in, the longest that fits; QueryError when there is none."""
    found = [suffix for suffix in FORMATS if name.lower().endswith(f".{suffix}")]
    if not found:
        raise QueryError(
            "“{name}” ends in no known format; there are: {formats}.", name=name, formats=", ".join(FORMATS)
        )
    return max(found, key=len)
