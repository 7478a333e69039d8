"""Reading delimited text (CSV, TSV) so that a broken line costs that line only."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator

from movements.importing.encodings import decode
from movements.importing.grids import Grid, tidy_text
from movements.problems import fault

# As shown in the summary.
DELIMITERS = {",": ",", ";": ";", "\t": "TAB", "|": "|"}
# A quoted cell of more lines is a quotation mark that was never closed.
LONGEST_CELL = 40


def read_delimited(data: bytes, name: str) -> list[Grid]:
    """Read a delimited file; QueryError when its encoding cannot be told."""
    text, encoding = decode(data)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    declared = lines[0].strip().lower().removeprefix("sep=") if lines[0].lower().startswith("sep=") else ""
    delimiter = declared if declared in DELIMITERS else guess_delimiter(lines)
    grid = Grid(name, title=name.rpartition(".")[0])
    grid.notes.append(
        fault(
            name, 0, "-", "Read as {encoding}, cells parted by “{mark}”.", encoding=encoding, mark=DELIMITERS[delimiter]
        )
    )
    first = 1 if declared else 0
    width = _usual_width(lines[first:], delimiter)
    for row, cells, source in _records(lines, first, delimiter, width):
        if cells is None:
            grid.broken.append((source, fault(name, row, "-", "A quotation mark is opened and not closed.")))
        elif len(cells) > width and any(cell.strip() for cell in cells[width:]):
            problem = fault(
                name,
                row,
                "-",
                "This row has {found} cells; the others have {expected}.",
                found=len(cells),
                expected=width,
            )
            grid.broken.append((source, problem))
        elif any(cell.strip() for cell in cells):
            grid.lines.append((row, [tidy_text(cell) for cell in cells]))
        else:
            grid.blank += 1
    # The file's last line end is not a blank line.
    grid.blank -= 1 if lines[-1] == "" and grid.blank else 0
    return [grid]


def guess_delimiter(lines: list[str]) -> str:
    """The mark that parts most lines into the same number of cells; the comma when none does."""
    sample = [line for line in lines[:200] if line.strip()]

    def evenness(delimiter: str) -> float:
        widths = Counter(len(_cells(line, delimiter)) for line in sample)
        widths.pop(1, None)
        width, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
        # A comma within cells may be as even by chance; the finer parting is the meant one.
        return count + width / 1000

    return max(DELIMITERS, key=evenness)


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _usual_width(lines: list[str], delimiter: str) -> int:
    whole = [line for line in lines[:5000] if line.strip() and line.count('"') % 2 == 0]
    widths = Counter(len(_cells(line, delimiter)) for line in whole)
    # A short table under a long title: the widest of the usual widths is the table's.
    usual = [width for width, count in widths.items() if count * 4 >= max(widths.values())]
    return max(usual, default=1)


def _records(lines: list[str], at: int, delimiter: str, width: int) -> Iterator[tuple[int, list[str] | None, str]]:
    """Row number, cells (None: cannot be parted) and the raw line of every record."""
    while at < len(lines):
        line = lines[at]
        if '"' not in line:
            yield at + 1, line.split(delimiter), line
            at += 1
            continue
        length, cells = _join_quoted(lines, at, delimiter, width)
        yield at + 1, cells, line
        at += length


def _join_quoted(lines: list[str], at: int, delimiter: str, width: int) -> tuple[int, list[str] | None]:
    if lines[at].count('"') % 2 == 0:
        return 1, _cells(lines[at], delimiter)
    record = lines[at]
    for length in range(2, min(LONGEST_CELL, len(lines) - at) + 1):
        record += "\n" + lines[at + length - 1]
        if record.count('"') % 2 == 0 and len(cells := _whole(record, delimiter)) == width:
            return length, cells
    plain = lines[at].split(delimiter)
    # One stray mark, as in 5": the line stands as it is written.
    return (1, plain) if len(plain) == width else (1, None)


def _whole(record: str, delimiter: str) -> list[str]:
    """The cells of lines that are one record by the rules of CSV; none when a stray mark only seems to join them."""
    try:
        records = list(csv.reader(record.splitlines(True), delimiter=delimiter, strict=True))
    except csv.Error:
        return []
    return records[0] if len(records) == 1 else []
