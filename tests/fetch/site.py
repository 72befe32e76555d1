"""A real server on this machine, which answers as a test tells it to, well or ill."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answering = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """``routes`` say what is answered to a path; ``asked`` is what was asked for, with the headers that came."""

    port: int = 0
    routes: dict[str, Answering] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def says(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """Answer ``path`` with ``body``; ``Content_Type="text/html"`` is a header."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"Content_Type": "text/html", "Content_Length": str(len(body)), **headers}.items():
                if value:
                    handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.routes[path] = answer

    def moves(self, path: str, to: str, status: int = 302) -> None:
        self.says(path, status=status, Location=to)

    def raw(self, path: str, write: Callable[[Callable[[bytes], Any]], None]) -> None:
        """Answer ``path`` with bytes, headers and all."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            def send(data: bytes) -> None:
                handler.wfile.write(data)
                handler.wfile.flush()

            write(send)

        self.routes[path] = answer


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.close_connection = True
        self.site.asked.append((self.path, dict(self.headers.items())))
        route = self.site.routes.get(self.path)
        try:
            if route is None:
                self.send_error(404)
            else:
                route(self)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *arguments: object) -> None:
        """Says nothing."""


def _opened(site: Site, tls: ssl.SSLContext | None) -> ThreadingHTTPServer:
    """A server of ``site``, which answers from now on."""
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": site}))
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.port = server.server_port
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return server


def served(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site whose server answers until the test is over."""
    site = Site()
    server = _opened(site, tls)
    yield site
    server.shutdown()
    server.server_close()
