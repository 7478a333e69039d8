"""Command line of the briefings: export what a query selects."""

import argparse
import sys
from datetime import date
from pathlib import Path

from briefings.briefing import Briefing
from briefings.export import FORMATS, export
from maps.worldviews import DEFAULT_WORLDVIEW, list_worldviews
from movements.arguments import add_dataset, add_query, read_query
from movements.language import translator
from movements.problems import DatasetError
from movements.query import QueryError
from movements.selection import select


def main(argv: list[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 done, 1 faults in the dataset, 2 a request that cannot be read."""
    arguments = _parser().parse_args(argv)
    try:
        return arguments.run(arguments)
    except DatasetError as error:
        print(*(problem.say(arguments.lang) for problem in error.problems), sep="\n", file=sys.stderr)
        return 1
    except QueryError as error:
        print(translator(arguments.lang)(error.message, **error.fields), file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m briefings", description="Tài liệu mang theo · files to take away")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("export", help="ghi một truy vấn thành tệp · write a query as a file")
    add_dataset(command)
    add_query(command)
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help=f"đuôi tệp · suffix: {', '.join(FORMATS)}")
    command.add_argument("--title", default="", help="tiêu đề · title")
    command.set_defaults(run=run_export)
    return parser


def run_export(arguments: argparse.Namespace) -> int:
    """Write the file that --out names; its suffix chooses the format."""
    dataset, query = read_query(arguments)
    worldview = arguments.worldview or DEFAULT_WORLDVIEW
    if worldview not in list_worldviews():
        raise QueryError("There is no worldview “{text}”; there are: {known}.", text=worldview, known=", ".join(list_worldviews()))
    briefing = Briefing(select(dataset, query), arguments.lang, worldview, date.today(), arguments.title)
    data = export(briefing, arguments.out.suffix.removeprefix("."))
    arguments.out.write_bytes(data)
    print(translator(arguments.lang)("{n} organizations written to {file}.", n=len(briefing.selection), file=arguments.out), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
