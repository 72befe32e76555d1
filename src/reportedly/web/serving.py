"""The server that a surface starts: where it listens, what one needs to come in. The one file that imports uvicorn."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportedly.model.errors import MissingExtra, UsageError
from reportedly.web.guard import LOCAL

if TYPE_CHECKING:
    from reportedly.web.adding import Adding
    from reportedly.web.library import Library

PORT: Final = 8017
_ONCE: Final = 200
"""Requests that are worked on at the same time; more are told to come again."""


@dataclass(frozen=True, slots=True)
class Serving:
    """Where a server listens. ``names`` are hosts by which it is called too; ``token`` is what one needs to come in.

    Raises ``UsageError`` where it would be open to others without a token.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    names: tuple[str, ...] = ()
    token: str | None = None
    who: str = ""

    def __post_init__(self) -> None:
        if self.host not in LOCAL and not self.token:
            raise UsageError(f"{self.host}: a server that others can reach needs a token")

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which it may be called."""
        bound = {self.host} if self.host not in ("0.0.0.0", "::", "") else set()
        return frozenset({*LOCAL, *bound, *self.names})

    def address(self, port: int) -> str:
        """Where a browser finds it, with the token."""
        named = next(iter(self.names), None) or (self.host if self.host not in ("0.0.0.0", "::") else "127.0.0.1")
        host = f"[{named}]" if ":" in named else named
        return f"http://{host}:{port}/{f'?token={self.token}' if self.token else ''}"


def serve(library: Library, serving: Serving, *, adding: Adding | None = None, ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; ``ready`` is told the address once it can be asked.

    Raises ``UsageError`` where it can't listen there, and ``MissingExtra`` where what it is built of is not installed.
    """
    try:
        import uvicorn

        from reportedly.web.app import application
    except ImportError as error:
        raise missing(error) from None
    listening = _listening(serving)
    app = application(library, adding=adding, token=serving.token, who=serving.who, hosts=serving.hosts)
    library.begin()
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, date_header=True, limit_concurrency=_ONCE, http="h11",
        ws="none", lifespan="off", timeout_keep_alive=5, timeout_graceful_shutdown=2, h11_max_incomplete_event_size=64 * 1024,
        proxy_headers=False,
    )  # fmt: skip
    server = uvicorn.Server(config)
    ready(serving.address(listening.getsockname()[1]))
    try:
        server.run(sockets=[listening])
    finally:
        listening.close()


def missing(error: ImportError) -> MissingExtra:
    """What is said where a library of the extra is not there; anything else is raised as it is."""
    name = (error.name or "").partition(".")[0]
    if name not in ("uvicorn", "fastapi", "starlette", "jinja2", "pydantic", "multipart", "python_multipart", "markupsafe"):
        raise error
    return MissingExtra(
        f"the web app needs {name}, which is not installed: pip install 'reportedly[web]', or '.[web]' in a clone"
    )


def _listening(serving: Serving) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((serving.host, serving.port))
        made.listen(128)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(
            f"{serving.host}:{serving.port}: can't be listened on ({reason}); --port 0 takes one that is free"
        ) from None
    return made
