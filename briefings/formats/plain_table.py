"""CSV: the organizations as one flat table, each row with the file's citation code.

The code stands in a column of its own. A comment line would break every reader that expects the header first, a file
beside it gets lost, a name is changed; a column survives all three, and a row copied into another table still says
where it comes from. Nothing selected, nothing carries it but the name that the app and the command line propose.
"""

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
    writer.writerow([*headings(briefing.language).values(), briefing.t("Citation code")])
    for row in list_rows(briefing.selection, briefing.language):
        writer.writerow([*(as_text(cell) for cell in row.values()), briefing.code])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_text(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
