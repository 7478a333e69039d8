"""Many sessions at once, as browsers' sockets without the browsers."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.server import Server

EVERY_S = 5.0
LONGEST_S = 60.0


@dataclass
class LoadResult:
    """What the sessions met."""

    sessions: int
    answers: int
    errors: int
    median_ms: float
    p95_ms: float
    memory_mb: float
    session_mb: float


@dataclass
class _Session:
    address: str
    themes: str = ""
    """The widget of the themes, as the page names it."""
    options: list[str] = field(default_factory=list)
    hashes: set[str] = field(default_factory=set)
    answers_ms: list[float] = field(default_factory=list)
    errors: int = 0

    async def live(self, until: float) -> None:
        """Open the page, then move the theme filter every few seconds."""
        try:
            async with websockets.connect(self.address, subprotocols=["streamlit"], max_size=None) as socket:
                await self._ask(socket, None)
                await asyncio.sleep(random.uniform(0, EVERY_S))
                chosen = 0
                while time.monotonic() < until:
                    chosen += 1
                    started = time.monotonic()
                    await self._ask(socket, chosen % 10)
                    took = time.monotonic() - started
                    self.answers_ms.append(1000 * took)
                    await asyncio.sleep(max(0.0, EVERY_S - took))
        except (OSError, TimeoutError, websockets.WebSocketException):
            self.errors += 1

    async def _ask(self, socket: Any, theme: int | None) -> None:
        said = BackMsg()
        said.rerun_script.query_string = ""
        said.rerun_script.cached_message_hashes.extend(self.hashes)
        if theme is not None:
            state = said.rerun_script.widget_states.widgets.add(id=self.themes)
            state.string_array_value.data.extend([self.options[theme]])
        await socket.send(said.SerializeToString())
        async with asyncio.timeout(LONGEST_S):
            while not self._read(await socket.recv()):
                pass

    def _read(self, data: bytes) -> bool:
        message = ForwardMsg.FromString(data)
        if message.metadata.cacheable:
            self.hashes.add(message.hash)
        element = message.delta.new_element
        if element.HasField("exception"):
            self.errors += 1
        if element.multiselect.id.endswith("filter-themes"):
            self.themes, self.options = element.multiselect.id, list(element.multiselect.options)
        return message.WhichOneof("type") == "script_finished"


def visit(server: Server, sessions: int, seconds: float) -> LoadResult:
    """Let sessions come and stay for some seconds; returns what they met."""
    return asyncio.run(_visit(server, sessions, seconds))


async def _visit(server: Server, sessions: int, seconds: float) -> LoadResult:
    address = server.address.replace("http", "ws") + "/_stcore/stream"
    first = _Session(address)
    await first.live(time.monotonic())  # Imports and caches belong to the process, not to a session.
    before = server.memory_mb()["own"]
    everyone = [_Session(address) for _ in range(sessions)]
    until = time.monotonic() + seconds
    await asyncio.gather(*(session.live(until) for session in everyone))
    took = sorted(ms for session in everyone for ms in session.answers_ms)
    memory = server.memory_mb()
    return LoadResult(
        sessions=sessions,
        answers=len(took),
        errors=sum(session.errors for session in everyone),
        median_ms=round(took[len(took) // 2], 1) if took else 0.0,
        p95_ms=round(took[int(len(took) * 0.95)], 1) if took else 0.0,
        memory_mb=round(memory["resident"]),
        session_mb=round((memory["own"] - before) / sessions, 2),
    )
