"""tidy: the tables in their one form."""

import argparse

from movements.tidying import tidy

HELP = "sắp xếp các bảng · sort the tables"


def run(arguments: argparse.Namespace) -> int:
    """Sort the tables; print which files changed."""
    for path in tidy(arguments.data):
        print(path)
    return 0
