"""What is imported only when it is used: pandas, for which the way to the first map has no use."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from threading import RLock
from types import ModuleType
from typing import Any

from streamlit.components.v1 import custom_component
from streamlit.dataframe_util import is_dataframe_like

_lock = RLock()


def spare_pandas() -> None:
    """Leave pandas until a table is shown: 70 MB, and half a second of a cold start.

    Folium imports it, and Streamlit for each of st_folium's arguments, only to ask whether something is its table.
    """
    defer_import("pandas")
    custom_component.is_dataframe_like = _is_table  # pyright: ignore[reportPrivateImportUsage]


def _is_table(value: Any) -> bool:
    # st_folium passes lists and dictionaries of plain values; Streamlit would import pandas to look into them.
    return not isinstance(value, (list, dict)) and is_dataframe_like(value)


def defer_import(name: str) -> None:
    """Make `import name` do nothing until the module is used; one imported already, or not installed, stays so."""
    if name not in sys.modules and (spec := find_spec(name)):
        sys.modules.setdefault(name, _Deferred(name, spec.origin))


class _Deferred(ModuleType):
    """Stands for a module until one of its attributes is asked for, except where its file is."""

    def __init__(self, name: str, file: str | None) -> None:
        super().__init__(name)
        # Whoever looks through all modules, as `inspect` does for a traceback, asks for this and no more.
        self.__file__ = file

    def __getattr__(self, name: str) -> Any:
        return getattr(_load(self), name)


def _load(deferred: ModuleType) -> ModuleType:
    with _lock:
        name = deferred.__name__
        if sys.modules.get(name) is deferred:
            del sys.modules[name]
        return import_module(name)
