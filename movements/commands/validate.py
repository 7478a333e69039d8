"""validate: every fault of a dataset."""

import argparse
import sys

from movements.language import translator
from movements.validation import validate

HELP = "kiểm tra, nêu mọi lỗi · check, naming every fault"


def run(arguments: argparse.Namespace) -> int:
    """Print every fault as `file:line: column: message`; 1 if there is any."""
    problems = validate(arguments.data)
    for problem in problems:
        print(problem.text(arguments.lang))
    say = translator(arguments.lang)
    message = say("{n} faults in {folder}.", n=len(problems), folder=arguments.data) if problems else say("No faults.")
    print(message, file=sys.stderr)
    return 1 if problems else 0
