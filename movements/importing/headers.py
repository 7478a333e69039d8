"""Which column means what: headings in Vietnamese or English, over one row or two, recognised by name only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from movements.folding import fold
from movements.importing.subjects import Subject
from movements.importing.synonyms import PERSONAL
from movements.query import QueryError

# How many lines may stand above the headings: a letterhead, a title, a note.
DEEPEST = 40
TABLE = "table"
"""The column that names each row's table, in a proposal's own files."""

Lines = list[tuple[int, list[str]]]


@dataclass
class Header:
    """The headings of a sheet and what each column is taken for."""

    titles: list[str]
    fields: list[str | None]
    """Field of each column; None = kept as “other”."""
    personal: list[bool]
    """Columns about a person or a contact: never read."""
    first: int
    """Index of the first line of data."""
    above: int = 0
    """Lines above the headings."""
    height: int = 1
    subject: Subject | None = None
    """What the rows are; None where each row says so in its column `table`."""

    @property
    def rank(self) -> tuple[int, int]:
        """How many fields are recognised; of two readings as good, the lower one."""
        return sum(name is not None for name in self.fields), -self.height


@dataclass(frozen=True)
class Vocabulary:
    """What headings may mean under one subject; without one, the dataset's own words for every table."""

    subject: Subject | None
    columns: frozenset[str]
    titled: bool = False
    """The sheet's name says what its rows are, so that fewer headings must."""

    def names(self, fields: list[str | None]) -> bool:
        """Whether headings name rows of this subject."""
        found = set(fields)
        if self.subject is None:
            return TABLE in found
        if self.titled and len(found - {None}) > 1 and not found.isdisjoint(self.subject.about):
            return True
        return all(not found.isdisjoint(group) for group in self.subject.marks)


def find_header(lines: Lines, vocabulary: Vocabulary) -> Header | None:
    """The headings of a sheet under one vocabulary; None when no line looks like them."""
    best: Header | None = None
    for at in range(min(DEEPEST, len(lines))):
        for height in (1, 2):
            found = _header(lines, at, height, vocabulary)
            # A second row counts as headings only when it tells more than one row alone.
            if found and (best is None or found.rank > best.rank):
                best = found
    if best and best.first < len(lines) and _repeats(lines[best.first][1], best, vocabulary):
        best.first += 1
    return best


def _header(lines: Lines, at: int, height: int, vocabulary: Vocabulary) -> Header | None:
    rows = [line for _, line in lines[at : at + height]]
    if len(rows) < height:
        return None
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    if height == 2:
        # A title over the whole table is no heading.
        if len({cell for cell in rows[0] if cell}) < 2:
            return None
        rows[0] = _carried(rows[0], rows[1])
    titles = [" / ".join(dict.fromkeys(cell for cell in column if cell)) for column in zip(*rows, strict=True)]
    personal = [_is_personal(title, vocabulary) for title in titles]
    fields = _each_once([[] if p else fields_of(t, vocabulary) for t, p in zip(titles, personal, strict=True)])
    if not vocabulary.names(fields):
        return None
    return Header(titles, fields, personal, at + height, at, height, vocabulary.subject)


def _carried(upper: list[str], lower: list[str]) -> list[str]:
    """The upper headings, each carried right over the blank cells that have a lower heading of their own."""
    carried, last = [], ""
    for above, below in zip(upper, lower, strict=True):
        last = above or (last if below else "")
        carried.append(last)
    return carried


def fields_of(title: str, vocabulary: Vocabulary) -> list[str]:
    """The fields a heading may name, likeliest first: a column of the dataset by its own name, or known headings."""
    if (own := title.strip().lower()) in vocabulary.columns:
        return [own]
    known = vocabulary.subject.known if vocabulary.subject else {}
    return list(dict.fromkeys(known[text] for text in _readings(title) if text in known))


def field_of(title: str, vocabulary: Vocabulary) -> str | None:
    """The field a heading names by itself; None when it names none."""
    return next(iter(fields_of(title, vocabulary)), None)


@lru_cache(maxsize=4096)
def _readings(title: str) -> tuple[str, ...]:
    """A heading folded: the whole, then its parts as in “Tên tổ chức (Name)”, the last and most precise first."""
    parts = re.split(r"[()\[\]/|·:\n*]| - | – ", title)
    return tuple(text for text in dict.fromkeys(fold(part) for part in (title, *reversed(parts))) if text)


def _is_personal(title: str, vocabulary: Vocabulary) -> bool:
    known = vocabulary.subject.known if vocabulary.subject else {}
    named = field_of(title, vocabulary)
    if fold(title) in known or title.strip().lower() in vocabulary.columns or named in _NEVER_PERSONAL:
        return False
    return bool(re.search(PERSONAL, fold(title)))


# “Liên hệ: trang web” is a column of web addresses, though contacts are not read.
_NEVER_PERSONAL = frozenset({"website", "hq_city", "hq_country", "country_code", "source_url", "source_title"})


def _each_once(choices: list[list[str]]) -> list[str | None]:
    """The same field twice: the first column keeps it, the second takes what else it may mean, or is “other”."""
    seen: set[str] = set()
    once: list[str | None] = []
    for names in choices:
        once.append(next((name for name in names if name not in seen), None))
        seen |= {once[-1]} - {None}  # type: ignore[operator]
    return once


def _repeats(cells: list[str], header: Header, vocabulary: Vocabulary) -> bool:
    """Whether a line is the same headings once more, in the other language say."""
    filled = [(field_of(cell, vocabulary), name) for cell, name in zip(cells, header.fields, strict=False) if cell]
    same = sum(found is not None and found == name for found, name in filled)
    return same >= 2 and same * 2 >= len(filled)


def read_settings(settings: list[str], columns: frozenset[str]) -> dict[str, str]:
    """Read `COLUMN=VALUE` as given for a whole file; QueryError names what is wrong."""
    given = {}
    for text in settings:
        name, sign, value = text.partition("=")
        if not sign or name not in columns:
            raise QueryError(
                "“{text}” is not COLUMN=VALUE with a column of: {columns}.",
                text=text,
                columns=", ".join(sorted(columns)),
            )
        given[name] = value.strip()
    return given
