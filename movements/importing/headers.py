"""Which column means what: headings in Vietnamese or English, over one row or two, recognised by name only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from movements.folding import fold
from movements.importing.synonyms import PERSONAL, SYNONYMS
from movements.query import QueryError

# How many lines may stand above the headings: a letterhead, a title, a note.
DEEPEST = 40


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

    @property
    def rank(self) -> tuple[int, int]:
        """How many fields are recognised; of two readings as good, the lower one."""
        return sum(name is not None for name in self.fields), -self.height


def find_header(lines: list[tuple[int, list[str]]], columns: frozenset[str]) -> Header | None:
    """The headings of a sheet, which name at least an organization; None when no line looks like them."""
    best: Header | None = None
    for at in range(min(DEEPEST, len(lines))):
        for height in (1, 2):
            found = _header(lines, at, height, columns)
            # A second row counts as headings only when it tells more than one row alone.
            if found and (best is None or found.rank > best.rank):
                best = found
    if best and best.first < len(lines) and _repeats(lines[best.first][1], best, columns):
        best.first += 1
    return best


def _header(lines: list[tuple[int, list[str]]], at: int, height: int, columns: frozenset[str]) -> Header | None:
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
    personal = [_is_personal(title, columns) for title in titles]
    fields = _each_once([None if p else field_of(t, columns) for t, p in zip(titles, personal, strict=True)])
    if not {"name_en", "name_vi", "name_native"} & set(fields):
        return None
    return Header(titles, fields, personal, at + height, at, height)


def _carried(upper: list[str], lower: list[str]) -> list[str]:
    """The upper headings, each carried right over the blank cells that have a lower heading of their own."""
    carried, last = [], ""
    for above, below in zip(upper, lower, strict=True):
        last = above or (last if below else "")
        carried.append(last)
    return carried


def field_of(title: str, columns: frozenset[str]) -> str | None:
    """The field a heading names: a column of the dataset by its own name, or a known heading; None if neither."""
    if (own := title.strip().lower()) in columns:
        # The dataset's own column holds codes.
        return "country_code" if own == "hq_country" else own
    for text in _readings(title):
        if name := _known().get(text):
            return name
    return None


def _readings(title: str) -> list[str]:
    """A heading folded: the whole, then its parts as in “Tên tổ chức (Name)”, the last and most precise first."""
    parts = re.split(r"[()\[\]/|·:\n*]| - | – ", title)
    return [text for text in dict.fromkeys(fold(part) for part in (title, *reversed(parts))) if text]


@cache
def _known() -> dict[str, str]:
    return {fold(word): name for name, words in SYNONYMS.items() for word in words.split(",")}


def _is_personal(title: str, columns: frozenset[str]) -> bool:
    if fold(title) in _known() or title.strip().lower() in columns or field_of(title, columns) in _NEVER_PERSONAL:
        return False
    return bool(re.search(PERSONAL, fold(title)))


# “Liên hệ: trang web” is a column of web addresses, though contacts are not read.
_NEVER_PERSONAL = frozenset({"website", "hq_city", "hq_country", "country_code", "source_url", "source_title"})


def _each_once(fields: list[str | None]) -> list[str | None]:
    """The same field twice: the first column keeps it, the second is kept as “other”."""
    seen: set[str] = set()
    once: list[str | None] = []
    for name in fields:
        once.append(None if name in seen else name)
        seen |= {name} - {None}  # type: ignore[operator]
    return once


def _repeats(cells: list[str], header: Header, columns: frozenset[str]) -> bool:
    """Whether a line is the same headings once more, in the other language say."""
    filled = [(field_of(cell, columns), name) for cell, name in zip(cells, header.fields, strict=False) if cell]
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
