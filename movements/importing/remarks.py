"""Rows of a table that are none: totals, remarks, titles of sections."""

from __future__ import annotations

import re

from movements.folding import fold
from movements.importing.candidates import Candidate
from movements.language import msg

# Words that stand where a name would, in the last line of a table.
_TOTAL = re.compile(r"(tong cong|tong so|total)( |$)|(cong|ghi chu|nguon)$")


def reject_remark(candidate: Candidate) -> None:
    """Reject a row that is none: nothing to name, a total, or one text over its whole width."""
    cells = list(candidate.cells.values())
    if len(cells) == 1 and _TOTAL.match(fold(cells[0])):
        candidate.reject("name", msg("“{text}” is a total or a remark."), text=cells[0])
    elif not candidate.name and not candidate.rejections:
        if candidate.table in ("organizations", "events"):
            candidate.reject("name", msg("There is no name in this row."))
        else:
            candidate.reject(candidate.subject.about[0], msg("This row does not say what it is about."))
    elif len(cells) >= 3 and len({*cells, *candidate.other.values()}) == 1:
        candidate.reject("name", msg("“{text}” stands over the whole row: the title of a section."), text=cells[0])
