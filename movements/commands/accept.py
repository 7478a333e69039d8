"""accept: a proposal's accepted rows into the dataset, all or none."""

import argparse
import sys
from pathlib import Path

from movements.dataset import load_dataset
from movements.importing.accepting import accept
from movements.language import translator

HELP = "nhận một đề xuất, tất cả hoặc không gì cả · add a proposal's accepted rows, all or none"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the command's own flags."""
    parser.add_argument("proposal", type=Path, metavar="PROPOSAL")


def run(arguments: argparse.Namespace) -> int:
    """Add the accepted rows; print what was added."""
    ids = accept(arguments.proposal, load_dataset(arguments.data))
    print(*ids, sep="\n")
    say = translator(arguments.lang)
    print(
        say("Rows added: {n}. “python -m movements undo” takes them out again.", n=len(ids)),
        file=sys.stderr,
    )
    return 0
