"""What a proposal folder and a dataset folder hold, for the tests of importing."""

import csv


def rows(folder, outcome):
    with (folder / f"{outcome}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def counts(folder):
    return tuple(len(rows(folder, outcome)) for outcome in ("accepted", "questions", "rejects"))


def contents(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file() and ".undo" not in p.parts}
