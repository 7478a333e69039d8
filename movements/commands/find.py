"""find: what a query selects."""

import argparse
import csv
import json
import sys

from movements.arguments import add_query, read_query
from movements.language import Language, translator
from movements.listing import Row, headings, list_rows
from movements.selection import select

HELP = "những gì một truy vấn chọn ra · what a query selects"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the command's own flags."""
    add_query(parser)
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")


def run(arguments: argparse.Namespace) -> int:
    """Print the organizations that a query selects."""
    dataset, query = read_query(arguments)
    rows = list(list_rows(select(dataset, query), arguments.lang))
    if arguments.format == "json":
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=2)
        print()
    elif arguments.format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(headings(arguments.lang).values())
        writer.writerows(row.values() for row in rows)
    else:
        _print_table(rows, arguments.lang)
    return 0


def _print_table(rows: list[Row], language: Language) -> None:
    shown = ("name", "kind", "hq_country", "founded", "status")
    table = [[headings(language)[c] for c in shown], *([str(row[c] or "–") for c in shown] for row in rows)]
    widths = [min(48, max(len(line[i]) for line in table)) for i in range(len(shown))]
    for line in table:
        cut = (cell if len(cell) <= w else cell[: w - 1] + "…" for cell, w in zip(line, widths, strict=True))
        print("  ".join(cell.ljust(w) for cell, w in zip(cut, widths, strict=True)).rstrip())
    say = translator(language)
    print(say("{n} organizations", n=len(rows)), file=sys.stderr)
