"""release: a checked state of the dataset gets a number."""

import argparse
import sys
from datetime import date

from movements.language import translator
from movements.release import release

HELP = "phát hành một phiên bản đã kiểm tra · release a checked version of the dataset"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the command's own flags."""
    parser.add_argument("--version", required=True, metavar="X.Y.Z")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), metavar="YYYY-MM-DD")


def run(arguments: argparse.Namespace) -> int:
    """Release the dataset; print the checksums."""
    made = release(arguments.data, arguments.version, arguments.date.isoformat())
    print(*(f"{checksum}  {path}" for path, checksum in made.checksums.items()), sep="\n")
    say = translator(arguments.lang)
    print(say("Released {version} on {date}.", version=made.version, date=made.date), file=sys.stderr)
    return 0
