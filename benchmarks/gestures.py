"""What the browser answers on its own: gesture → painted, without the server."""

from __future__ import annotations

from statistics import median

from benchmarks.tab import Tab

ROUNDS = 8
# Each a script of (map, i): what a gesture calls. Leaflet's own animation is left out: it is meant to take time.
_GESTURES = {
    "theme": "map.panel.root.querySelector('[data-key=theme-1]').click()",
    "year": "map.setYear(1900 + 10 * i)",
    "zoom": "map._map.setView([20, 100], 3 + (i % 4), {animate: false})",
    "short_pan": "map._map.panBy([40, 20], {animate: false})",
    "long_pan": "map._map.panBy([600, i % 2 ? 200 : -200], {animate: false})",
}
_TIME = """async ([script, rounds]) => {
  const act = new Function('map', 'i', script), times = [];
  // The second frame begins when the first is out: an upper bound, up to a frame too long.
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (let i = 0; i < rounds; i++) {
    await new Promise((done) => setTimeout(done, 400));
    const start = performance.now();
    act(MovementsMap.current, i);
    await painted();
    times.push(performance.now() - start);
  }
  return times;
}"""


def time_gestures(tab: Tab) -> dict[str, float]:
    """Milliseconds of each gesture, the median of several."""
    tab.page.bring_to_front()
    # In a narrow frame the panel starts closed, and with it the themes.
    if not tab.map.evaluate("MovementsMap.current.panel.open"):
        tab.map.click("[data-key=head]")
    return {name: round(_time(tab, name), 1) for name in _GESTURES}


def _time(tab: Tab, name: str) -> float:
    before = tab.map.evaluate("MovementsMap.current.paints")
    times = tab.map.evaluate(_TIME, [_GESTURES[name], ROUNDS])
    # A short pan moves what is painted already; any other gesture without a painting has hit nothing.
    if name != "short_pan" and tab.map.evaluate("MovementsMap.current.paints") - before < ROUNDS:
        raise ValueError(f"{name}: not every gesture was painted")
    return median(times)
