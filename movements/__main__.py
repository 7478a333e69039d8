"""Command line of the domain; each command is a module of movements/commands."""

import argparse
import os
import sys
from importlib import import_module

from movements.arguments import add_dataset
from movements.language import translator
from movements.problems import DatasetError
from movements.query import QueryError

# Command → module; “import” cannot be a module's name.
COMMANDS = {
    "validate": "validate",
    "tidy": "tidy",
    "stats": "stats",
    "find": "find",
    "import": "importing",
    "accept": "accept",
    "undo": "undo",
    "diff": "diff",
    "release": "release",
}


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
    for name, module_name in COMMANDS.items():
        module = import_module(f"movements.commands.{module_name}")
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        add_dataset(command)
        if hasattr(module, "add"):
            module.add(command)
        command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        # The reader of a pipe (`| head`) has enough; nothing more is to be said, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
