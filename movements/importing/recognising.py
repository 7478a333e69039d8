"""What the rows of a sheet are, by its headings first and by its name where they leave a doubt."""

from __future__ import annotations

from movements.descriptor import Descriptor
from movements.importing.grids import Grid
from movements.importing.headers import TABLE, Header, Vocabulary, find_header
from movements.importing.subjects import INTERMEDIATE, SUBJECTS, all_columns, find_subject
from movements.query import QueryError

# A sheet's name tells as much of what it holds as so many headings.
NAME_WEIGHT = 2


def recognise(grid: Grid, descriptor: Descriptor, stated: str = "") -> Header | None:
    """The headings of a sheet and what its rows are; None when no line looks like headings of anything.

    `stated` is the table that the person says its rows belong to.
    """
    titled = find_subject(stated or grid.title)
    choices = [titled] if stated else SUBJECTS
    best: tuple[int, Header] | None = None
    for subject in choices:
        if subject is None:
            raise QueryError(
                "“{text}” is none of: {columns}.", text=stated, columns=", ".join(s.table for s in SUBJECTS)
            )
        columns = frozenset({*subject.columns(descriptor), *INTERMEDIATE})
        vocabulary = Vocabulary(subject, columns, subject is titled)
        if found := find_header(grid.lines, vocabulary):
            rank = found.rank[0] + (NAME_WEIGHT if subject is titled else 0)
            # Of two subjects as likely the earlier one, organizations first.
            if best is None or rank > best[0]:
                best = rank, found
    own = find_header(grid.lines, Vocabulary(None, frozenset({TABLE, *all_columns(descriptor)})))
    return own or (best[1] if best else None)
