"""The formats a briefing can be written in, chosen by the suffix of its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefings.briefing import Briefing
from briefings.formats import geojson, plain_table, workbook
from movements.query import QueryError


@dataclass(frozen=True)
class Format:
    """A kind of file: its media type and how it is written."""

    mime: str
    write: Callable[[Briefing], bytes]


FORMATS = {
    "csv": Format("text/csv", plain_table.write),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.write),
    "geojson": Format("application/geo+json", geojson.write),
}


def export(briefing: Briefing, suffix: str) -> bytes:
    """Write a briefing; QueryError when no format has that suffix."""
    if suffix not in FORMATS:
        raise QueryError("No format is called “{suffix}”; there are: {formats}.", suffix=suffix, formats=", ".join(FORMATS))
    return FORMATS[suffix].write(briefing)
