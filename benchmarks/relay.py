"""A relay between browser and server that counts what passes on the wire, compressed as it is."""

from __future__ import annotations

import socket
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass


@dataclass
class Wire:
    """What has passed so far, in both directions."""

    bytes: int = 0


@contextmanager
def relay(address: str) -> Iterator[tuple[str, Wire]]:
    """Stand before a server; yields another address of it, and the count."""
    url = urllib.parse.urlsplit(address)
    assert url.hostname and url.port
    wire = Wire()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        place = (url.hostname, url.port)
        threading.Thread(target=_accept, args=(listener, place, wire), daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", wire
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def _accept(listener: socket.socket, place: tuple[str, int], wire: Wire) -> None:
    with suppress(OSError):
        while True:
            near, _ = listener.accept()
            far = socket.create_connection(place)
            for pair in ((near, far), (far, near)):
                threading.Thread(target=_pass_on, args=(*pair, wire), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket, wire: Wire) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            wire.bytes += len(data)
            target.sendall(data)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
