"""What stands before every request: which host was meant, who asks, from where a write comes, how much is sent; and the headers.

A page of somebody else's can make a browser send requests to this machine, and a name of somebody else's can be made to lead here
(DNS rebinding). So only hosts that this server is called by are answered, writes from other origins are refused, and nothing but what
lies here is loaded into a page.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The content security policy of every answer: nothing inline, nothing from elsewhere."""
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with less, browsers say of our own forms too that they come from "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
LOCAL: Final = frozenset({"127.0.0.1", "localhost", "::1"})
MOST: Final = 32 * 1024 * 1024
"""Bytes that a request may send."""
LONGEST: Final = 8192
"""Bytes that an address may have, query included."""
_COOKIE: Final = "reportedly"


@dataclass(frozen=True, slots=True)
class Keys:
    """What tells a friend: ``secret`` is made anew by every run; ``token`` is what one needs to come in, ``None`` for nothing."""

    secret: bytes
    token: str | None = None

    @property
    def csrf(self) -> str:
        """What every write has to bring, and only a page of this server can know."""
        return hmac.new(self.secret, b"csrf", hashlib.sha256).hexdigest()

    @property
    def cookie(self) -> str:
        """What a browser keeps once it has shown the token."""
        return hmac.new((self.token or "").encode(), b"cookie", hashlib.sha256).hexdigest()

    def is_csrf(self, given: str) -> bool:
        """Whether a write brings what it has to."""
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.csrf.encode())

    def is_token(self, given: str) -> bool:
        """Whether somebody knows the token."""
        return self.token is not None and hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())


class TooMuch(Exception):
    """More was sent than may be."""


class Guard:
    """Middleware around everything: answers what must not come further itself, and puts the headers on what comes back."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], keys: Keys, most: int = MOST) -> None:
        """``hosts`` are the names, without a port, by which this server may be called; ``most`` the bytes of a request."""
        self._app = app
        self._hosts = frozenset(each.lower() for each in hosts)
        self._keys = keys
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # nothing here speaks anything else
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        refused = self._refused(scope, headers)
        if refused is not None:
            await _answer(scope, send, *refused)
            return
        entering = self._entering(scope)
        if entering is not None:
            await _enter(send, entering, self._keys.cookie, scope)
            return
        if not self._known(headers):
            await _answer(
                scope, send, 401, "This server asks for its token: open the address that it printed when it was started.",
                {"WWW-Authenticate": 'Bearer realm="reportedly"'},
            )  # fmt: skip
            return
        await self._pass(scope, receive, send)

    def _refused(self, scope: Scope, headers: Mapping[str, str]) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            return 421, "This server does not go by that name; call it as it was printed when it was started."
        if len(scope.get("raw_path", b"")) + len(scope.get("query_string", b"")) > LONGEST:
            return 414, "That address is too long."
        if scope["method"] not in SAFE:
            origin = headers.get("origin")
            if origin is not None and (urlsplit(origin).netloc.lower() != host.lower() or origin == "null"):
                return 403, "A page of another site asked for that; only pages of this server may."
            if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
                return 403, "A page of another site asked for that; only pages of this server may."
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdecimal()) or int(length[:18]) > self._most:
            return 413, f"That is too much at once: {self._most // 1024 // 1024} MB is the most."
        return None

    def _entering(self, scope: Scope) -> str | None:
        """The address without the token, where it has the right one."""
        if self._keys.token is None or scope["method"] not in SAFE or b"token=" not in scope["query_string"]:
            return None
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if not any(name == "token" and self._keys.is_token(value) for name, value in pairs):
            return None
        rest = urlencode([(name, value) for name, value in pairs if name != "token"])
        path = "/" + scope.get("raw_path", b"/").decode("latin-1").lstrip("/")
        return f"{path}?{rest}" if rest else path

    def _known(self, headers: Mapping[str, str]) -> bool:
        if self._keys.token is None:
            return True
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._keys.is_token(given.strip()):
            return True
        for part in headers.get("cookie", "").split(";"):
            name, _, value = part.strip().partition("=")
            if name == _COOKIE and hmac.compare_digest(value.encode("utf-8", "replace"), self._keys.cookie.encode()):
                return True
        return False

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        came, begun = 0, False

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            if message["type"] == "http.request":
                came += len(message.get("body", b""))
                if came > self._most:
                    raise TooMuch
            return message

        async def headed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                names = {name.lower() for name, _ in message["headers"]}
                more = [
                    (name.encode(), value.encode()) for name, value in HEADERS.items() if name.lower().encode() not in names
                ]
                if b"cache-control" not in names:
                    more.append((b"Cache-Control", b"no-cache, private"))
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        try:
            await self._app(scope, counted, headed)
        except TooMuch:
            if not begun:
                await _answer(scope, send, 413, f"That is too much at once: {self._most // 1024 // 1024} MB is the most.")


def _name(host: str) -> str:
    """The name of a host without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


async def _answer(scope: Scope, send: Send, status: int, words: str, more: Mapping[str, str] | None = None) -> None:
    if scope["path"].startswith("/api/"):
        kind, body = (
            "application/problem+json",
            json.dumps({"type": "about:blank", "status": status, "title": words}).encode(),
        )
    else:
        kind, body = "text/plain; charset=utf-8", f"{words}\n".encode()
    headers = {
        "Content-Type": kind,
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
        **HEADERS,
        **(more or {}),
    }
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


async def _enter(send: Send, to: str, cookie: str, scope: Scope) -> None:
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    headers = {
        "Location": to,
        "Set-Cookie": f"{_COOKIE}={cookie}; Path=/; HttpOnly; SameSite=Strict{secure}",
        "Cache-Control": "no-store",
        "Content-Length": "0",
        **HEADERS,
    }
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": 303, "headers": pairs})
    await send({"type": "http.response.body", "body": b""})
