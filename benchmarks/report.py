"""What was measured: ratios from one run, a file with machine and versions, a table to read."""

from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.course import Result

RESULTS = Path(__file__).parent / "results"
_PACKAGES = ("streamlit", "streamlit-folium", "folium", "numpy", "pyarrow", "pandas", "pydeck")
_HEAD = (
    "| page | cold s | warm s | filter → drawn ms | bytes a filter (uncompressed) | JS heap MB | server MB | "
    "a session MB |"
)


def summarize(points: int, results: list[Result], selecting: dict[str, float]) -> dict[str, Any]:
    """The figures that are claimed, each a ratio of two medians of this run where it can be one."""
    by = {(result.name, result.points): result for result in results}
    app, floor = by.get(("app", points)), by.get(("floor", 0))
    deck, naive = by.get(("deck", points)), by.get(("naive", 10_000))
    return {
        "points": points,
        "filter_over_floor": _ratio(app, floor, "filter_ms"),
        "filter_ms": app and app.filter_ms,
        "answered_ms": app and app.answered_ms,
        "filter_bytes": app and app.filter_bytes,
        "filter_payload": app and app.filter_payload,
        "text_over_floor": _ratio(app, floor, "text_ms"),
        "text_bytes": app and app.text_bytes,
        "warm_over_floor": _ratio(app, floor, "warm_s"),
        "cold_over_floor": _ratio(app, floor, "cold_s"),
        "first_s": app and app.first_s,
        "cold_s": app and app.cold_s,
        "heap_mb": app and app.heap_mb,
        "memory_over_floor": _ratio(app, floor, "memory_mb"),
        "session_mb": app and app.session_mb,
        "naive_over_map": _ratio(naive, app, "filter_ms"),
        "pydeck_over_map": _ratio(deck, app, "filter_ms"),
        **selecting,
        **{f"{name}_painted_ms": took for name, took in (app.gestures_ms if app else {}).items()},
    }


def _ratio(one: Result | None, other: Result | None, figure: str) -> float | None:
    above, below = getattr(one, figure, None), getattr(other, figure, None)
    return round(above / below, 2) if above and below else None


def describe_machine() -> dict[str, Any]:
    """Where and with what a run was made; the load tells how much else the machine had to do."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "load_average": os.getloadavg()[0],
        "python": platform.python_version(),
        "versions": {name: version(name) for name in _PACKAGES},
    }


def write_result(name: str, content: dict[str, Any]) -> Path:
    """Keep a run in `results/`, named by what and when."""
    RESULTS.mkdir(exist_ok=True)
    machine = describe_machine()
    path = RESULTS / f"{name}-{machine['date'][:16].replace(':', '')}.json"
    path.write_text(json.dumps({"machine": machine, **content}, indent=1) + "\n", encoding="utf-8")
    return path


def table(results: list[Result]) -> str:
    """The results as a Markdown table."""
    lines = [_HEAD, "|---|" + "--:|" * 7]
    for one in results:
        title = f"{one.name} {one.points:,}" if one.points else one.name
        weight = f"{_text(one.filter_bytes)} ({_text(one.filter_payload)})"
        cells = (one.cold_s, one.warm_s, one.filter_ms, weight, one.heap_mb, one.memory_mb, one.session_mb)
        lines.append(f"| {title} | " + " | ".join(map(_text, cells)) + " |" + (f" {one.failed}" if one.failed else ""))
    return "\n".join(lines)


def _text(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int | float) else str(value)
