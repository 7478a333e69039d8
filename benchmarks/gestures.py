"""What the browser answers on its own: gesture → painted, without the server."""

from __future__ import annotations

from statistics import median

from benchmarks.tab import Tab

ROUNDS = 8
# Each a script of (map, i): what a gesture calls. Leaflet's own animation is left out: it is meant to take time.
_GESTURES = {
    "theme": "map.panel.root.querySelector('[data-key=theme-1]')?.click()",
    "year": "map.setYear(1900 + 10 * i)",
    "zoom": "map._map.setView([20, 100], 3 + (i % 4), {animate: false})",
    "short_pan": "map._map.panBy([40, 20], {animate: false})",
    "long_pan": "map._map.panBy([600, i % 2 ? 200 : -200], {animate: false})",
}
_TIME = """async ([script, rounds]) => {
  const act = new Function('map', 'i', script), times = [];
  // A message after the frame: the picture is on its way to the screen.
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
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
    return {name: round(median(tab.map.evaluate(_TIME, [script, ROUNDS])), 1) for name, script in _GESTURES.items()}
