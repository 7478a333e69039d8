"""stats: figures about a dataset."""

import argparse
import json
import sys

from movements.dataset import load_dataset
from movements.statistics import measure

HELP = "số liệu về bộ dữ liệu · figures about the dataset"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the command's own flags."""
    parser.add_argument("--json", action="store_true", help="JSON")


def run(arguments: argparse.Namespace) -> int:
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
