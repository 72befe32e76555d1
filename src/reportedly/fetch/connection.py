"""One question and its answer over one connection. The only file that imports httpcore2.

Three things are done here that a client library leaves to whoever uses it:

- **Who is connected to.** The name is looked up here, and the connection made to the very number that was found to be public: between
  check and connection nothing is looked up again, so a name that answers differently the second time gains nothing. Host header,
  TLS name and certificate are those of the name.
- **How long it takes.** One deadline holds for look-up, connection, TLS, headers and body together. A limit on each read would let a
  host that sends a byte every few seconds keep us for days.
- **What else is taken.** Proxies and passwords of the environment, cookies, redirects and unpacking are a client's; this is what
  lies under one, and has none of them.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from reportedly.fetch.addresses import Address, shown
from reportedly.fetch.networks import not_public
from reportedly.model.errors import MissingExtra, RefusedAddress, UnreachableHost, UnusableAnswer

try:
    import httpcore2
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] not in ("httpcore2", "h11", "truststore"):
        raise
    raise MissingExtra("fetching needs an extra: pip install 'reportedly[ledger]'") from None

Headers = tuple[tuple[str, str], ...]
Resolve = Callable[[str, int], Sequence[str]]
"""From a name and a port to the addresses of its machines, as numbers; raises ``OSError``."""

_MOST_MACHINES: Final = 6
_ONE_CONNECTION: Final = 10.0
"""Seconds after which the next machine of the same name is tried."""
_LOW_PORTS: Final = 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered. ``headers`` are as they came; ``chunks`` are the bytes of the body, still packed, as they come."""

    status: int
    headers: Headers
    chunks: Iterator[bytes]

    def header(self, name: str) -> str:
        """The value of a header, the last where there are several; empty where there is none."""
        return next((value for said, value in reversed(self.headers) if said.lower() == name), "")


def looked_up(host: str, port: int) -> Sequence[str]:
    """The machines of a name, by the system's own way of looking names up."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@contextmanager
def answering(
    address: Address, headers: Headers, *, seconds: float, of: float, resolve: Resolve = looked_up, allow_local: bool = False
) -> Iterator[Answer]:
    """The answer to ``GET address``, whose body may be taken inside the ``with``, for ``seconds`` in all: what is left
    ``of`` the time that there was.

    Raises ``RefusedAddress``, ``UnreachableHost``, or ``UnusableAnswer`` where what comes is no sound HTTP or breaks off.
    """
    where = shown(address.url)
    if not allow_local and address.port < _LOW_PORTS and address.port not in (80, 443):
        raise RefusedAddress(where, f"port {address.port} is another service's than the web's")
    deadline = time.monotonic() + seconds
    backend = _Guarded(where, deadline, resolve, allow_local)
    scheme, host = address.scheme.encode("ascii"), address.host.encode("ascii")
    connection = httpcore2.HTTPConnection(
        httpcore2.Origin(scheme, host, address.port),
        ssl_context=_trust() if address.scheme == "https" else None,
        network_backend=backend,
    )
    url = httpcore2.URL(scheme=scheme, host=host, port=address.port, target=address.target.encode("ascii"))
    asked = [("Host", address.authority), *headers, ("Connection", "close")]
    request = httpcore2.Request("GET", url, headers=[(name.encode("ascii"), value.encode("ascii")) for name, value in asked])
    with _told(where, of), connection:
        response = connection.handle_request(request)
        try:
            said = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
            assert isinstance(response.stream, Iterable)
            yield Answer(response.status, said, iter(response.stream))
        finally:
            backend.drop()  # not read to its end: what a host goes on sending is not waited for
            response.close()


@contextmanager
def _told(where: str, seconds: float) -> Iterator[None]:
    """What goes wrong on the way, in our errors."""
    try:
        yield
    except httpcore2.TimeoutException:
        raise UnreachableHost(where, f"no whole answer within {seconds:g} seconds") from None
    except httpcore2.ConnectError as error:
        raise UnreachableHost(where, _why(error)) from None
    except httpcore2.ProtocolError as error:
        what = "cut short" if "without sending complete" in str(error) else f"no sound HTTP ({_line(error)})"
        raise UnusableAnswer(where, what) from None
    except (httpcore2.NetworkError, OSError) as error:
        raise UnusableAnswer(where, f"the connection broke ({_line(error)})") from None


def _why(error: BaseException) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate can't be trusted: {cause.verify_message}"
        cause = cause.__cause__ or cause.__context__
    return f"can't be connected to ({_line(error)})"


def _line(error: BaseException) -> str:
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in str(error)).split())
    return words[:200] or type(error).__name__


@cache
def _trust() -> ssl.SSLContext:
    """The certificates that this system trusts."""
    return httpcore2.default_ssl_context()


class _Guarded(httpcore2.NetworkBackend):
    """Connects to public machines alone, and to none after the deadline."""

    def __init__(self, where: str, deadline: float, resolve: Resolve, allow_local: bool) -> None:
        self._where, self._deadline, self._resolve, self._allow_local = where, deadline, resolve, allow_local
        self._stream: _Timed | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        failure: Exception | None = None
        for machine in self._machines(host, port)[:_MOST_MACHINES]:
            try:
                plain = httpcore2.SyncBackend().connect_tcp(
                    machine, port, timeout=min(_left(self._deadline), _ONE_CONNECTION)
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
                continue
            self._check_peer(plain, host)
            self._stream = _Timed(plain, self._deadline)
            return self._stream
        if isinstance(failure, httpcore2.ConnectTimeout) and time.monotonic() < self._deadline:
            raise UnreachableHost(self._where, "can't be connected to (no answer)")
        raise failure or httpcore2.ConnectError("no machine")

    def drop(self) -> None:
        """Close the connection at once."""
        if self._stream is not None:
            self._stream.close()

    def _machines(self, host: str, port: int) -> list[str]:
        """The machines of a name that may be connected to; raises ``RefusedAddress`` where there are others alone."""
        found = [host] if _is_number(host) else self._found(host, port)
        if self._allow_local:
            return found
        refused = {machine: why for machine in found if (why := not_public(machine))}
        public = [machine for machine in found if machine not in refused]
        if not public and refused:
            machine, why = next(iter(refused.items()))
            raise self._refused(host, machine, why)
        return public

    def _found(self, host: str, port: int) -> list[str]:
        """The look-up, which the system gives no limit to, in a thread that is left behind where it takes too long."""
        answer: list[Sequence[str] | OSError | UnicodeError] = []

        def look() -> None:
            try:
                answer.append(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answer.append(error)

        thread = threading.Thread(target=look, daemon=True, name="reportedly-look-up")
        thread.start()
        thread.join(_left(self._deadline))
        if not answer:
            raise httpcore2.ConnectTimeout
        if isinstance(answer[0], OSError | UnicodeError) or not answer[0]:
            raise UnreachableHost(self._where, f"no machine is known by the name {host}")
        return list(answer[0])

    def _check_peer(self, stream: httpcore2.NetworkStream, host: str) -> None:
        """Hold whom the connection has in fact reached against the rule once more."""
        peer = str(stream.get_extra_info("server_addr")[0])
        why = None if self._allow_local else not_public(peer)
        if why:
            stream.close()
            raise self._refused(host, peer, why)

    def _refused(self, host: str, machine: str, why: str) -> RefusedAddress:
        what = f"{machine} is" if machine == host else f"{host} is {machine},"
        return RefusedAddress(self._where, f"{what} an address {why}; --allow-local lets it through")


class _Timed(httpcore2.NetworkStream):
    """A connection that gives up at the deadline, however often a little comes."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        self._stream = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline))
        return self

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, late: type[Exception] = httpcore2.ConnectTimeout) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise late
    return left


def _is_number(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()
