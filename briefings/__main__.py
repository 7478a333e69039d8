"""Command line of the briefings: export what a query selects, make a cited file again, bind an atlas."""

import argparse
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from briefings.again import make_again
from briefings.atlas import write_atlas
from briefings.briefing import Briefing
from briefings.export import FORMATS, export, suffix_of
from maps.worldviews import DEFAULT_WORLDVIEW, list_worldviews
from movements.arguments import add_dataset, add_query, read_query
from movements.dataset import load_dataset
from movements.language import translator
from movements.problems import DatasetError
from movements.query import QueryError
from movements.selection import select

BAR = 28


def main(argv: list[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 done, 1 faults in the dataset, 2 a request that cannot be read."""
    arguments = _parser().parse_args(argv)
    try:
        return arguments.run(arguments)
    except DatasetError as error:
        print(*(problem.text(arguments.lang) for problem in error.problems), sep="\n", file=sys.stderr)
        return 1
    except QueryError as error:
        print(translator(arguments.lang)(error.message, **error.fields), file=sys.stderr)
        return 2
    except OSError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m briefings", description="Tài liệu mang theo · files to take away")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    file = f"đuôi tệp · suffix: {', '.join(FORMATS)}"
    command = commands.add_parser("export", help="ghi một truy vấn thành tệp · write a query as a file")
    _add(command, run_export, queried=True)
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help=file)
    command = commands.add_parser(
        "again", help="làm lại tệp từ mã trích dẫn · make a file again from its citation code"
    )
    _add(command, run_again)
    command.add_argument("code", metavar="CODE", help="mã trích dẫn · citation code")
    command.add_argument(
        "--out", type=Path, metavar="FILE", help="bỏ trống: chỉ cho biết mã nói gì · without it, say what the code says"
    )
    command = commands.add_parser(
        "atlas", help="mỗi nước hoặc ban một trang · a sheet a country or desk, and all bound"
    )
    _add(command, run_atlas, queried=True)
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="thư mục · folder")
    command.add_argument("--per", choices=("country", "desk"), default="country", help="nước hay ban · country or desk")
    return parser


def _add(command: argparse.ArgumentParser, run: object, queried: bool = False) -> None:
    add_dataset(command)
    command.set_defaults(run=run)
    if queried:
        add_query(command)
        command.add_argument("--title", default="", help="tiêu đề · title")
        command.add_argument(
            "--date", type=date.fromisoformat, default=date.today(), metavar="YYYY-MM-DD", help="ngày lập · day"
        )


def run_export(arguments: argparse.Namespace) -> int:
    """Write the file that --out names; its suffix chooses the format."""
    suffix = suffix_of(arguments.out.name)
    return _write(arguments, _briefing(arguments), suffix)


def run_again(arguments: argparse.Namespace) -> int:
    """Write the file of a citation code again, or only say what the code says; what changed goes to stderr."""
    again = make_again(load_dataset(arguments.data), arguments.code)
    say, briefing = translator(arguments.lang), again.briefing
    print(*again.changes(arguments.lang), sep="\n", end="" if again.is_same else "\n", file=sys.stderr)
    if arguments.out is None:
        for name, value in briefing.notes:
            print(f"{name}: {value}")
        return 0
    suffix = again.citation.suffix
    if not arguments.out.name.lower().endswith(f".{suffix}"):
        print(say("The code stands for a .{suffix} file; that is what was written.", suffix=suffix), file=sys.stderr)
    return _write(arguments, briefing, suffix)


def run_atlas(arguments: argparse.Namespace) -> int:
    """Write the sheets and the bound atlas, with a bar of progress on stderr."""
    for step in write_atlas(_briefing(arguments), arguments.out, arguments.per):
        full = BAR * step.done // step.total
        bar = f"[{'█' * full}{'·' * (BAR - full)}] {step.done}/{step.total} {step.file.name}"
        print(
            f"\r\033[K{bar}" if sys.stderr.isatty() else bar, end="" if sys.stderr.isatty() else "\n", file=sys.stderr
        )
    print(file=sys.stderr)
    return 0


def _briefing(arguments: argparse.Namespace) -> Briefing:
    dataset, query = read_query(arguments)
    worldview, known = arguments.worldview or DEFAULT_WORLDVIEW, list_worldviews()
    if worldview not in known:
        raise QueryError("There is no worldview “{text}”; there are: {known}.", text=worldview, known=", ".join(known))
    return Briefing(select(dataset, query), arguments.lang, worldview, arguments.date, arguments.title)


def _write(arguments: argparse.Namespace, briefing: Briefing, suffix: str) -> int:
    arguments.out.write_bytes(export(briefing, suffix))
    say = translator(arguments.lang)
    print(say("{n} organizations written to {file}.", n=len(briefing.selection), file=arguments.out), file=sys.stderr)
    # Of a picture the code would have to be read off: here it can be copied.
    print(say("Citation code: {code}", code=replace(briefing, suffix=suffix).code), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
