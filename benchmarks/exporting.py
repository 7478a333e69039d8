"""Processor time and peak memory of every briefing format, each written alone in a fresh process."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from datetime import date

from benchmarks.sample import sample_folder


@dataclass(frozen=True)
class Written:
    """One format of a selection of every organization."""

    suffix: str
    first_s: float
    """With the libraries still to be imported."""
    again_s: float
    peak_mb: float
    """Of the whole process."""
    loaded_mb: float
    """Of the process before it wrote, with the dataset loaded."""
    file_mb: float


def measure_formats(points: int) -> list[Written]:
    """Write each format of a dataset of so many organizations; the fastest first."""
    from briefings.export import FORMATS

    sample_folder(points)
    found = []
    for suffix in FORMATS:
        command = [sys.executable, "-m", "benchmarks.exporting", "--points", str(points), "--one", suffix]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found.append(Written(**json.loads(said.splitlines()[-1])))
        print(found[-1], file=sys.stderr, flush=True)
    return sorted(found, key=lambda one: one.again_s)


def write_one(points: int, suffix: str) -> Written:
    """Write one format twice in this process."""
    from briefings.briefing import Briefing
    from briefings.export import export
    from movements.dataset import load_dataset
    from movements.query import Query
    from movements.selection import select

    briefing = Briefing(select(load_dataset(sample_folder(points)), Query()), "vi", "vn", date(2026, 11, 22))
    loaded, seconds, data = _peak(), [], b""
    for _ in range(2):
        begun = time.process_time()
        data = export(briefing, suffix)
        seconds.append(round(time.process_time() - begun, 2))
    first, again = seconds
    return Written(suffix, first, again, _peak(), loaded, round(len(data) / 1e6, 2))


def table(found: list[Written]) -> str:
    """The formats as a Markdown table, their times as multiples of the fastest."""
    fastest = max(0.01, found[0].again_s)
    lines = [
        "| format | × the fastest | processor s | first time | peak MB | of it loaded | file MB |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {one.suffix} | {one.again_s / fastest:.0f} | {one.again_s} | {one.first_s} | {one.peak_mb:.0f} | "
        f"{one.loaded_mb:.0f} | {one.file_mb} |"
        for one in found
    ]
    return "\n".join(lines)


def _peak() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def main() -> None:
    """Measure all formats, or one for `measure_formats`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exporting", description=__doc__)
    parser.add_argument("--points", type=int, default=10_000)
    parser.add_argument("--one", metavar="SUFFIX", help="write this format only, in this process")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(asdict(write_one(given.points, given.one))))
    else:
        print(table(measure_formats(given.points)))


if __name__ == "__main__":
    main()
