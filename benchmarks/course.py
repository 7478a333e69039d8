"""What every contender goes through: a cold start, warm loads, filters, and what they cost."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Error

from benchmarks.contenders import Contender
from benchmarks.gestures import time_gestures
from benchmarks.relay import relay
from benchmarks.server import Server
from benchmarks.tab import Tab, context_of

LONGEST_S = 90
MORE_SESSIONS = 8
# Each letter more finds fewer organizations.
_TYPED = "unio"


@dataclass
class Result:
    """Medians of one contender; times in the unit that the name ends in."""

    name: str
    points: int
    first_s: float | None = None
    """The first start after the data or the engine changed, which writes what the browser fetches."""
    cold_s: float | None = None
    warm_s: float | None = None
    filter_ms: float | None = None
    filters_ms: list[float] = field(default_factory=list)
    answered_ms: float | None = None
    """Until the server's answer has come too; the map has drawn the filter by then."""
    text_ms: float | None = None
    """A letter in the search, which only the server can answer; with the wait for the next letter."""
    text_bytes: int | None = None
    filter_bytes: int | None = None
    """On the wire, both directions, as the browser and the server compress it."""
    filter_payload: int | None = None
    """The same messages before compression."""
    heap_mb: float | None = None
    memory_mb: float | None = None
    own_memory_mb: float | None = None
    session_mb: float | None = None
    gestures_ms: dict[str, float] = field(default_factory=dict)
    failed: str = ""

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def time_starts(browser: Browser, contenders: list[Contender], rounds: int) -> dict[str, list[float]]:
    """Seconds of cold starts by contender, in turns, so that none has the machine at its worst.

    The app has one more, before the others: the one that writes what the browser fetches.
    """
    found: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for i in range(rounds + 1):
        for contender in contenders:
            if i or contender.name == "app":
                found[contender.name].append(_start(browser, contender))
    return found


def run(browser: Browser, contender: Contender, until: float, starts: list[float]) -> Result:
    """Measure a contender; what it cannot do before `until` (time.monotonic) or at all stays None, with the reason."""
    result = Result(contender.name, contender.points)
    try:
        if contender.name == "app":
            result.first_s, *starts = starts
        with contender.serve() as server, context_of(browser) as context:
            tab = Tab(context.new_page())
            opened = tab.open(server.address, LONGEST_S) - server.started
            result.cold_s = round(median(starts or [opened]), 2)
            tab.settle(1)
            result.heap_mb = round(tab.heap_mb(), 1)
            memory = server.memory_mb()
            result.memory_mb, result.own_memory_mb = round(memory["resident"]), round(memory["own"])
            _time_loads(tab, server, contender.loads, result)
            _time_filters(tab, contender.filters, until, result)
            if contender.name in ("app", "floor"):
                _time_texts(tab, result)
                _weigh_sessions(context, server, result)
                _weigh_filters(browser, server, result)
            if contender.name == "app":
                result.gestures_ms = time_gestures(tab)
    except (Error, TimeoutError, ValueError) as error:
        result.failed = str(error).split("\n")[0]
    return result


def _start(browser: Browser, contender: Contender) -> float:
    with contender.serve() as server, context_of(browser) as context:
        return round(Tab(context.new_page()).open(server.address, LONGEST_S) - server.started, 2)


def _time_loads(tab: Tab, server: Server, count: int, result: Result) -> None:
    loads = [tab.load_s(tab.open(server.address, LONGEST_S)) for _ in range(count)]
    result.warm_s = round(median(loads), 2)


def _time_filters(tab: Tab, count: int, until: float, result: Result) -> None:
    """Choose a theme and take it away again, by the keyboard."""
    tab.settle(1)
    tab.focus("Theme")
    before = tab.bytes
    answers = []
    for i in range(count):
        if time.monotonic() > until and i >= 2:
            break
        result.filters_ms.append(round(_filter(tab, i), 1))
        answers.append(tab.answered_ms())
    if result.filters_ms:
        result.filter_ms = round(median(result.filters_ms), 1)
        result.answered_ms = round(median(answers), 1) if result.name == "app" else None
        result.filter_payload = (tab.bytes - before) // len(result.filters_ms)


def _filter(tab: Tab, i: int) -> float:
    if i % 2:
        return tab.press("Backspace", LONGEST_S)
    tab.page.keyboard.type("Peace")
    tab.settle()
    took = tab.press("Enter", LONGEST_S)
    tab.settle()
    return took


def _time_texts(tab: Tab, result: Result) -> None:
    """Type letters into the search and take them away again."""
    tab.focus_search()
    times = []
    for key in (*_TYPED, *["Backspace"] * len(_TYPED)):
        tab.settle(1)
        times.append(tab.press(key, LONGEST_S))
    result.text_ms = round(median(times), 1)


def _weigh_sessions(context: Any, server: Server, result: Result) -> None:
    before = server.memory_mb()["own"]
    pages = [context.new_page() for _ in range(MORE_SESSIONS)]
    for page in pages:
        Tab(page).open(server.address, LONGEST_S)
    result.session_mb = round((server.memory_mb()["own"] - before) / MORE_SESSIONS, 2)
    for page in pages:
        page.close()


def _weigh_filters(browser: Browser, server: Server, result: Result, count: int = 6) -> None:
    """The bytes of a filter between the machines: apart from the timing, since the relay costs time."""
    with relay(server.address) as (address, wire), context_of(browser) as context:
        tab = Tab(context.new_page())
        tab.open(address, LONGEST_S)
        tab.settle(2)
        tab.focus("Theme")
        weights = []
        for i in range(count):
            if not i % 2:
                tab.page.keyboard.type("Peace")
            tab.settle(0.6)
            before = wire.bytes
            tab.press("Backspace" if i % 2 else "Enter", LONGEST_S)
            tab.settle(0.6)
            weights.append(wire.bytes - before)
        result.filter_bytes = int(median(weights))
        if result.name == "app":
            tab.focus_search()
            weights = []
            for key in _TYPED:
                tab.settle(0.6)
                before = wire.bytes
                tab.press(key, LONGEST_S)
                tab.settle(0.6)
                weights.append(wire.bytes - before)
            result.text_bytes = int(median(weights))
