"""A progress bar on standard error for work over many rows: drawn in a terminal, a few lines in a log."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
# Shorter work is over before a bar would be read.
LONG = 2_000
WIDTH = 30


def track(items: Iterable[T], total: int, title: str) -> Iterator[T]:
    """Pass items through, showing how far they are."""
    if total < LONG:
        yield from items
        return
    live, last = sys.stderr.isatty(), -1
    for done, item in enumerate(items, 1):
        yield item
        percent = 100 * done // total
        if percent != last and (live or percent // 10 != last // 10):
            _draw(title, percent, live)
        last = percent
    if live:
        print(file=sys.stderr)


def _draw(title: str, percent: int, live: bool) -> None:
    filled = WIDTH * percent // 100
    line = f"{title} [{'█' * filled}{'·' * (WIDTH - filled)}] {percent:3} %"
    print(f"\r{line}" if live else line, end="" if live else "\n", file=sys.stderr, flush=True)
