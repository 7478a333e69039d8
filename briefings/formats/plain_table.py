"""CSV: the organizations as one flat table."""

import csv
import io

from briefings.briefing import Briefing
from movements.listing import headings, list_rows

# A spreadsheet would run a cell that begins so as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(briefing: Briefing) -> bytes:
    """Write UTF-8 with a byte order mark, which Excel needs to read Vietnamese."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings(briefing.language).values())
    for row in list_rows(briefing.selection, briefing.language):
        writer.writerow([as_text(cell) for cell in row.values()])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_text(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
