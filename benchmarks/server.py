"""A Streamlit server of a page, started for a measurement, and what it takes of the machine."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages.local import copy_scripts
from movements.cache import cache_folder

ROOT = Path(__file__).parent.parent
PAGES = Path(__file__).parent / "pages"
START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running server."""

    address: str
    pid: int
    started: float
    """Unix time in seconds at which its process was started."""

    def memory_mb(self) -> dict[str, float]:
        """Resident memory, and the part of it that is its own and not a file's, shared with all who read it."""
        said = Path(f"/proc/{self.pid}/smaps_rollup").read_text()
        found = {name: int(kilobytes) / 1024 for name, kilobytes in re.findall(r"^(\w+):\s+(\d+) kB", said, re.M)}
        return {"resident": found["Rss"], "own": found["Private_Dirty"] + found.get("Private_Clean", 0)}


@contextmanager
def serve_app(data: Path) -> Iterator[Server]:
    """The app as `make run` starts it, with a dataset."""
    with _serve(ROOT / "app.py", ROOT, "--", "--data", str(data)) as server:
        yield server


@contextmanager
def serve_page(name: str, *arguments: str) -> Iterator[Server]:
    """A page of `pages/`, with Streamlit's own settings, as a newcomer would run it."""
    folder = cache_folder() / "benchmark-pages"
    # Streamlit serves the folder beside the page, and ours is no place for generated files.
    copy_scripts(folder / "static")
    shutil.copy(PAGES / f"{name}.py", folder)
    served = ["--server.enableStaticServing", "true", "--server.headless", "true"]
    options = [*served, "--browser.gatherUsageStats", "false", *(("--", *arguments) if arguments else ())]
    with _serve(folder / f"{name}.py", folder, *options) as server:
        yield server


@contextmanager
def _serve(script: Path, folder: Path, *options: str) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.address", "127.0.0.1"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "MOVEMENTS_LANG": "en"}
    started = time.time()
    process = subprocess.Popen(
        [*command, "--server.port", port, *options], cwd=folder, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address, process)
        yield Server(address, process.pid, started)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()


def _wait(address: str, process: subprocess.Popen) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health") as answer:
            if answer.status == 200:
                return
        time.sleep(0.01)
    raise TimeoutError(f"{address} did not start within {START_SECONDS} s")
