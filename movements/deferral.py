"""Modules that cost nothing until they are used, whoever imports them before."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from threading import RLock
from types import ModuleType
from typing import Any

_lock = RLock()


class _Deferred(ModuleType):
    """Stands for a module until one of its attributes is asked for, except where its file is."""

    def __init__(self, name: str, file: str | None) -> None:
        super().__init__(name)
        # Whoever looks through all modules, as `inspect` does for a traceback, asks for this and no more.
        self.__file__ = file

    def __getattr__(self, name: str) -> Any:
        return getattr(_load(self), name)


def defer_import(name: str) -> None:
    """Make `import name` do nothing until the module is used; one imported already, or not installed, stays so."""
    if name not in sys.modules and (spec := find_spec(name)):
        sys.modules.setdefault(name, _Deferred(name, spec.origin))


def _load(deferred: ModuleType) -> ModuleType:
    with _lock:
        name = deferred.__name__
        if sys.modules.get(name) is deferred:
            del sys.modules[name]
        return import_module(name)
