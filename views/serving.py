"""How the server sends the map's files: the browser keeps them for ever, and unpacks them beside the page's work."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from maps.served import is_hashed

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# A name that carries its content's hash never stands for another content.
_FOR_EVER = (b"cache-control", b"public, max-age=31536000, immutable")
_PACKED = (b"content-encoding", b"gzip")


class MapFiles:
    """ASGI middleware: says of the map's files what Streamlit cannot know of them."""

    def __init__(self, app: ASGIApp) -> None:
        """Take what answers."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        name = PurePosixPath(scope.get("path", "")).name

        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in (200, 206, 304):
                packed = [_PACKED] if name.endswith(".gz") else []
                message["headers"] = [*message["headers"], _FOR_EVER, *packed]
            await send(message)

        await self.app(scope, receive, send_more if scope["type"] == "http" and is_hashed(name) else send)
