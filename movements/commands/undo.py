"""undo: the dataset as it was before the last accepted proposal."""

import argparse
import sys

from movements.importing.history import undo
from movements.language import translator

HELP = "trả bộ dữ liệu về trước lần nhận gần nhất · take the last accepted proposal out again"


def run(arguments: argparse.Namespace) -> int:
    """Put back what was there before the last accepted proposal."""
    change = undo(arguments.data)
    say = translator(arguments.lang)
    print(say("“{reason}” of {date} was undone.", reason=change.reason, date=change.made_at), file=sys.stderr)
    return 0
