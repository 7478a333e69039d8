"""How long selecting takes in the server, without any page."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

ROUNDS = 25


def time_selection(folder: Path) -> dict[str, float]:
    """Milliseconds of loading, of a select over five fields, and of all the numbers beside the filters."""
    from movements.counts import count_facets
    from movements.dataset import load_dataset
    from movements.query import Query
    from movements.selection import select

    load_dataset(folder).columns  # noqa: B018  # Prepares the cache, as an installation does once.
    start = time.perf_counter()
    dataset = load_dataset(folder)
    _ = dataset.columns
    loaded = 1000 * (time.perf_counter() - start)
    query = Query(
        text="university",
        regions=frozenset({"europe"}),
        themes=frozenset(dataset.codes("themes")[:3]),
        kinds=frozenset(dataset.codes("kinds")[:6]),
        founded=(1900, 2000),
    )
    found = {"load_ms": [loaded], "select_ms": [], "facets_ms": []}
    for _ in range(ROUNDS):
        for name, work in (("select_ms", select), ("facets_ms", count_facets)):
            start = time.perf_counter()
            work(dataset, query)
            found[name].append(1000 * (time.perf_counter() - start))
    return {name: round(median(times), 2) for name, times in found.items()}
