"""What every session shares, made ready as soon as the server is up: while a browser still reads its scripts."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path

import streamlit as st

from movements.arguments import data_folder
from movements.dataset import Dataset, load_dataset
from movements.problems import DatasetError
from views.deferral import spare_pandas

# The server answers first: what is imported beside it would keep it from that.
_FIRST_ANSWERS_S = 0.2
# Meanwhile the threads that send the browser its scripts wait this long for their turn, not the usual 5 ms.
_TURN_S = 0.0005
# What the first page draws with. st_folium itself has to wait for a session, in which it makes itself known.
_LIBRARIES = ("folium", "folium.plugins", "maps.explorer", "maps.spec", "views.explore")
_opening = threading.Lock()


def open_dataset(folder: Path) -> Dataset:
    """The dataset of a folder, loaded once per process; every session reads the same one."""
    if _load.cache_info().currsize:
        return _load(folder)
    # Seen only when it takes long: a large dataset the first time. No language is chosen yet.
    with st.spinner("Đang mở bộ dữ liệu … · Opening the dataset …"), _opening:
        return _load(folder)


@cache
def _load(folder: Path) -> Dataset:
    dataset = load_dataset(folder)
    _ = dataset.columns  # Built before the freeze, so that no later collection walks it.
    gc.freeze()
    return dataset


@asynccontextmanager
async def prepared(_app: st.App) -> AsyncIterator[None]:
    """Lifespan of the server: makes ready beside it what the first reader would wait for."""
    thread = threading.Thread(target=_prepare, name="prepare", daemon=True)
    asyncio.get_running_loop().call_later(_FIRST_ANSWERS_S, thread.start)
    yield


def _prepare() -> None:
    with _short_turns():
        spare_pandas()
        for name in _LIBRARIES:
            import_module(name)
        # A fault is told to the first reader, who meets it again.
        with suppress(DatasetError), _opening:
            _load(data_folder(sys.argv[1:]))


@contextmanager
def _short_turns() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_S)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
