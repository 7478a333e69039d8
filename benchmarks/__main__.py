"""Measure the map: `python -m benchmarks map --points 100000 --json`, `python -m benchmarks load`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict
from typing import Any

from benchmarks.contenders import contenders
from benchmarks.course import run, time_starts
from benchmarks.load import visit
from benchmarks.report import summarize, table, write_result
from benchmarks.sample import sample_folder
from benchmarks.selecting import time_selection
from benchmarks.server import serve_app
from benchmarks.tab import launched


def main() -> None:
    """Read the command and do it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(required=True)
    map_ = commands.add_parser("map", help="the app beside the floor, pydeck and the naive app, in a browser")
    map_.add_argument("--filters", type=int, default=20, help="how many filters to time")
    map_.add_argument("--starts", type=int, default=3, help="how many cold starts of the floor and the app, in turns")
    map_.add_argument("--minutes", type=float, default=20, help="after this no further contender is started")
    map_.add_argument("--only", default="floor,app,deck,naive", help="contenders, parted by commas")
    map_.set_defaults(do=measure_map)
    load = commands.add_parser("load", help="many sessions at once, each moving a filter every few seconds")
    load.add_argument("--sessions", type=int, default=50)
    load.add_argument("--seconds", type=float, default=60)
    load.set_defaults(do=measure_load)
    for command in (map_, load):
        command.add_argument("--points", type=int, default=100_000)
        command.add_argument("--json", action="store_true", help="one JSON object as the last line")
    given = parser.parse_args()
    figures = given.do(given)
    if given.json:
        print(json.dumps(figures))


def measure_map(given: argparse.Namespace) -> dict[str, Any]:
    """Measure every contender once, print the table and keep the result."""
    until = time.monotonic() + given.minutes * 60
    say(f"dataset of {given.points:,} organizations")
    selecting = time_selection(sample_folder(given.points))
    results = []
    with launched() as browser:
        compared = contenders(given.points, set(given.only.split(",")), given.filters)
        say("cold starts")
        starts = time_starts(browser, [one for one in compared if one.name in ("floor", "app")], given.starts)
        say(f"  {starts}")
        for contender in compared:
            if time.monotonic() > until:
                say(f"{contender.title}: left out, the time is up")
                continue
            say(contender.title)
            results.append(run(browser, contender, until, starts.get(contender.name, [])))
            say(f"  {results[-1]}")
    figures = summarize(given.points, results, selecting)
    path = write_result(f"map-{given.points}", {"figures": figures, "results": [one.as_dict() for one in results]})
    print(table(results))
    say(f"kept in {path.relative_to(path.parent.parent.parent)}")
    return figures


def measure_load(given: argparse.Namespace) -> dict[str, Any]:
    """Put many sessions on the app at once."""
    with serve_app(sample_folder(given.points)) as server:
        result = visit(server, given.sessions, given.seconds)
    figures = {"points": given.points} | asdict(result)
    write_result(f"load-{given.points}", {"figures": figures})
    print("\n".join(f"{name}: {value}" for name, value in figures.items()))
    return figures


def say(text: str) -> None:
    """Tell how far it is, beside the results."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
