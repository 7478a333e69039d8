"""Command line of the domain: validate, tidy, stats and find."""

import argparse
import csv
import json
import sys

from movements.arguments import add_dataset, add_query, read_query
from movements.dataset import load_dataset
from movements.language import Language, translator
from movements.listing import Row, headings, list_rows
from movements.problems import DatasetError
from movements.query import QueryError
from movements.selection import select
from movements.statistics import measure
from movements.tidying import tidy
from movements.validation import validate


def main(argv: list[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 done, 1 faults found, 2 a request that cannot be read."""
    arguments = _parser().parse_args(argv)
    try:
        return arguments.run(arguments)
    except DatasetError as error:
        print(*(problem.text(arguments.lang) for problem in error.problems), sep="\n", file=sys.stderr)
        return 1
    except QueryError as error:
        print(translator(arguments.lang)(error.message, **error.fields), file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m movements", description="Bộ dữ liệu phong trào nhân dân · the dataset")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for run, help_ in (
        (run_validate, "kiểm tra, nêu mọi lỗi · check, naming every fault"),
        (run_tidy, "sắp xếp các bảng · sort the tables"),
        (run_stats, "số liệu về bộ dữ liệu · figures about the dataset"),
        (run_find, "những gì một truy vấn chọn ra · what a query selects"),
    ):
        command = commands.add_parser(run.__name__.removeprefix("run_"), help=help_, description=help_)
        add_dataset(command)
        command.set_defaults(run=run)
        if run is run_stats:
            command.add_argument("--json", action="store_true", help="JSON")
        if run is run_find:
            add_query(command)
            command.add_argument("--format", choices=("table", "csv", "json"), default="table")
    return parser


def run_validate(arguments: argparse.Namespace) -> int:
    """Print every fault as `file:line: column: message`."""
    problems = validate(arguments.data)
    for problem in problems:
        print(problem.text(arguments.lang))
    say = translator(arguments.lang)
    message = say("{n} faults in {folder}.", n=len(problems), folder=arguments.data) if problems else say("No faults.")
    print(message, file=sys.stderr)
    return 1 if problems else 0


def run_tidy(arguments: argparse.Namespace) -> int:
    """Sort the tables; print which files changed."""
    for path in tidy(arguments.data):
        print(path)
    return 0


def run_stats(arguments: argparse.Namespace) -> int:
    """Print figures about the dataset."""
    figures = measure(load_dataset(arguments.data)).as_dict()
    if arguments.json:
        json.dump(figures, sys.stdout, ensure_ascii=False, indent=2)
        print()
        return 0
    for name, value in figures.items():
        if isinstance(value, dict) and not any(isinstance(v, dict) for v in value.values()):
            print(f"{name}:", *(f"  {code or '-'}: {n}" for code, n in value.items()), sep="\n")
        elif not isinstance(value, dict):
            print(f"{name}: {' '.join(value) if isinstance(value, list) else value}")
    return 0


def run_find(arguments: argparse.Namespace) -> int:
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


if __name__ == "__main__":
    sys.exit(main())
