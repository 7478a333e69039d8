"""Checking a dataset folder: every fault of form and of substance, each with its address."""

from collections.abc import Callable, Iterator
from pathlib import Path

from movements.checks import evidence, names, places, relations, years
from movements.descriptor import Descriptor, read_descriptor
from movements.language import msg
from movements.problems import DatasetError, Problem, fault
from movements.tables import Rows, read_all

Check = Callable[[dict[str, Rows]], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    evidence.check_evidence,
    evidence.check_sources,
    years.check_lives,
    years.check_presences,
    years.check_dates,
    places.check_coordinates,
    places.check_seats,
    names.check_duplicates,
    relations.check_counterparts,
    relations.check_selves,
    relations.check_loops,
)


def validate(folder: Path) -> list[Problem]:
    """Find every fault of a dataset folder, in the order of file and line; an empty list means it is sound."""
    try:
        descriptor = read_descriptor(folder)
    except DatasetError as error:
        return error.problems
    tables, problems = read_all(folder, descriptor)
    for table in descriptor.tables:
        problems += check_order(tables[table.name])
    for check in CHECKS:
        problems += check(tables)
    return _in_order(descriptor, problems)


def check_order(rows: Rows) -> Iterator[Problem]:
    """Rows stand in the order of their key, so that a change reads well in a diff."""
    # Code lists keep the order of the legend.
    if not rows.table.key or rows.table.path.startswith("codes/"):
        return
    keys = list(zip(*(rows.cells[name] for name in rows.table.key), strict=True))
    for line, before, key in zip(rows.lines[1:], keys, keys[1:], strict=False):
        if None not in before and None not in key and key < before:
            message = msg("This row is out of order; “python -m movements tidy” sorts the file.")
            yield fault(rows.table.path, line, "+".join(rows.table.key), message)


def _in_order(descriptor: Descriptor, problems: list[Problem]) -> list[Problem]:
    order = {table.path: i for i, table in enumerate(descriptor.tables)}
    return sorted(dict.fromkeys(problems), key=lambda p: (order.get(p.file, -1), p.line, p.column))
