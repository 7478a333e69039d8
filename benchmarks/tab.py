"""A tab of a real browser: when the map was drawn, what travelled, what it holds."""

from __future__ import annotations

import base64
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Frame, Page, sync_playwright

# As without a graphics card: the processor draws canvas and WebGL. No host but this machine is ever asked.
FLAGS = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
SIZE = (1280, 900)
# What stands on the map, as text: "" while nothing does. Each contender says it in its own way.
_WATCH = """
(() => {
  if (window !== window.top) return;
  const deck = window.deck_ = { points: 0 };
  for (const type of [WebGL2RenderingContext]) for (const name of ['drawArraysInstanced', 'drawElementsInstanced']) {
    const draw = type.prototype[name];
    type.prototype[name] = function (...given) {
      const n = given[name === 'drawArraysInstanced' ? 3 : 4];
      if (n > 100) deck.points = n;
      return draw.apply(this, given);
    };
  }
  const inside = () => document.querySelector('iframe[title*=folium]')?.contentWindow;
  const shown = () => {
    try {
      const own = inside()?.MovementsMap?.current;
      if (own) return own.columns ? JSON.stringify(own.state.spec) : '';
      return inside()?.drawn || (deck.points ? `${deck.points}` : '');
    } catch { return ''; }
  };
  const now_ = () => performance.timeOrigin + performance.now();
  const watch = window.watch_ = { shown: '', at: 0, acted: 0, answered: 0 };
  const look = () => {
    // Our map draws a filter before the server has answered it: its word is timed apart.
    if (watch.at && !watch.answered && !inside()?.MovementsMap?.current?.foreseen.length) watch.answered = now_();
    const now = shown();
    if (now && now !== watch.shown) {
      watch.shown = now;
      // After the frame in which it was seen: painted, not only computed.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { watch.at = now_(); };
      channel.port2.postMessage(0);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener('keydown', () => Object.assign(watch, { acted: now_(), at: 0, answered: 0 }), true);
})();
"""


@dataclass
class Tab:
    """One page of the browser, watched."""

    page: Page
    bytes: int = 0
    _frames: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(_WATCH)
        self._session = self.page.context.new_cdp_session(self.page)
        self._session.send("Network.enable")
        self._session.on("Network.webSocketFrameReceived", self._count)
        self._session.on("Network.webSocketFrameSent", self._count)
        self._session.on("Network.loadingFinished", lambda event: self._add(event["encodedDataLength"]))

    def _count(self, event: dict[str, Any]) -> None:
        response = event["response"]
        text = response["payloadData"]
        self._add(len(base64.b64decode(text)) if response["opcode"] == 2 else len(text))

    def _add(self, n: float) -> None:
        self.bytes += int(n)

    def open(self, address: str, seconds: float) -> float:
        """Go to an address; returns the Unix time (s) at which its map was first painted."""
        self.page.goto(address, wait_until="commit", timeout=seconds * 1000)
        return self._painted(seconds)

    def load_s(self, painted: float) -> float:
        """Seconds from the start of the navigation to a time."""
        return painted - self.page.evaluate("performance.timeOrigin") / 1000

    def press(self, key: str, seconds: float) -> float:
        """Press a key in the focused widget; returns the milliseconds until the map was painted anew."""
        self.page.keyboard.press(key)
        painted = self._painted(seconds)
        return 1000 * painted - self.page.evaluate("watch_.acted")

    def answered_ms(self) -> float:
        """Milliseconds from the key last pressed until the server's answer had come too."""
        self.page.wait_for_function("watch_.answered > 0", timeout=60_000, polling=20)
        return self.page.evaluate("watch_.answered - watch_.acted")

    def _painted(self, seconds: float) -> float:
        self.page.wait_for_function("window.watch_ && watch_.at > 0", timeout=seconds * 1000, polling=20)
        return self.page.evaluate("watch_.at") / 1000

    def focus(self, label: str) -> None:
        """Put the keyboard into a choice of the sidebar, its list open."""
        box = self.page.locator("[data-testid=stMultiSelect]").filter(has_text=label).first.locator("input").first
        box.wait_for(timeout=30_000)
        box.click()

    def focus_search(self) -> None:
        """Put the keyboard into the search text of the sidebar."""
        self.page.locator("[data-testid=stSidebar] [data-testid=stTextInput] input").first.click()

    @property
    def map(self) -> Frame:
        """The map's own frame."""
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    def heap_mb(self) -> float:
        """The JavaScript heap after a collection."""
        self._session.send("HeapProfiler.collectGarbage")
        return self._session.send("Runtime.getHeapUsage")["usedSize"] / 1e6

    def settle(self, seconds: float = 0.4) -> None:
        """Let late messages arrive."""
        self.page.wait_for_timeout(seconds * 1000)


@contextmanager
def launched() -> Iterator[Browser]:
    """The machine's Chromium, headless."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def context_of(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's own profile: nothing cached, nothing kept."""
    context = browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]}, locale="en-GB")
    yield context
    context.close()


def now() -> float:
    """Unix time in seconds."""
    return time.time()
