"""The connection to a Ray cluster, or to one that is started here, for a while; the quiet around it, and its folder."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from reportedly.model.errors import ReportedlyError, UsageError

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # Ray reads these when it is started
os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")

import ray
import ray.data

_STORE = 256 * 2**20
"""Bytes of shared memory of a cluster that is started here."""

_ANSWER_S = 3.0
"""Seconds in which a cluster has to answer."""

_HELLO = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes((0, 0, 0, 4, 0, 0, 0, 0, 0))
_SETTINGS = b"\x04"
"""How HTTP/2, which Ray's head speaks, begins (RFC 9113, 3.4): the client's first bytes, and the type of the frame they ask for."""

_PREFIX = "rr-"


@contextmanager
def connected(address: str | None, workers: int | None) -> Iterator[int]:
    """Be connected to Ray for a while; gives the number of workers that there can be."""
    _quiet()
    if ray.is_initialized():
        yield _size(workers)
        return
    with nullcontext() if address else _place() as place:
        try:
            with _own_signals():
                _connect(address, workers, place)
            with _silent():
                yield _size(workers)
        finally:
            ray.shutdown()


@contextmanager
def _own_signals() -> Iterator[None]:
    """What a request to end means here stays as it was; Ray, when it starts, takes it for itself."""
    ended = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        with suppress(ValueError):  # not in the main thread
            signal.signal(signal.SIGTERM, ended)


def _connect(address: str | None, workers: int | None, place: Path | None) -> None:
    """Be connected, or raise ``ReportedlyError``."""
    try:
        if address:
            _reach(address)
            given: dict[str, Any] = {"address": address}
        else:
            from reportedly.pipeline import cores

            given = {"address": "local", "num_cpus": workers or cores(), "num_gpus": 0, "include_dashboard": False}
            _identify()
            os.environ.setdefault("RAY_gcs_rpc_server_reconnect_timeout_s", "5")  # so long Ray's agents outlive a killed run
            os.environ.setdefault(
                "RAY_task_events_report_interval_ms", "0"
            )  # a record of each task, for a dashboard: memory
            given |= {"object_store_memory": _STORE, "_temp_dir": str(place)}
        with _muted():
            ray.init(log_to_driver=False, configure_logging=False, **given)
    except (ray.exceptions.RayError, ConnectionError, RuntimeError, ValueError, OSError) as error:
        where = f"the Ray cluster at {address} can't be used" if address else "Ray can't be started here"
        advice = "; a cluster that asks for a token is shown one with RAY_AUTH_MODE=token" if address else ""
        raise ReportedlyError(f"{where}: {in_a_line(error)}{advice}") from error


def _identify() -> None:
    """Give a Ray of our own a token, which is written nowhere, unless the user's settings say otherwise.

    Its processes listen on all interfaces and do what they are told. Left alone, Ray keeps a token in the user's home.
    """
    if "RAY_AUTH_MODE" not in os.environ:
        os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
        ray._raylet.Config.initialize("")


@contextmanager
def _place() -> Iterator[Path]:
    """A folder for what Ray writes, removed in the end; what runs left that were killed is removed too.

    Its name is short, since sockets lie in it. Who lives holds a lock on its folder.
    """
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    lock = _locked(folder)
    try:
        yield folder
    finally:
        if lock is not None:
            os.close(lock)
        shutil.rmtree(folder, ignore_errors=True)


def _sweep() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        lock = _locked(folder)
        if lock is not None:
            os.close(lock)
            shutil.rmtree(folder, ignore_errors=True)


def _locked(folder: Path) -> int | None:
    """A lock on ``folder``, ``None`` where another process holds one or there are no such locks."""
    try:
        import fcntl

        file = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        return None
    return file


@contextmanager
def _muted() -> Iterator[None]:
    """Nothing reaches standard error: what Ray's core writes there while it starts no setting of its own keeps back."""
    try:
        kept = os.dup(2)
    except OSError:  # there is none
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


@contextmanager
def _silent() -> Iterator[None]:
    """Ray's remarks on workers that were lost stay off standard output, where results may go; it prints them unasked."""
    worker = ray._private.worker
    prints = getattr(worker, "print_to_stdstream", None)
    worker.print_to_stdstream = lambda *_, **__: None
    try:
        yield
    finally:
        worker.print_to_stdstream = prints


def _size(workers: int | None) -> int:
    there = max(1, int(ray.cluster_resources().get("CPU", 1)))
    return min(workers or there, there)


def _reach(address: str) -> None:
    """Raise ``ReportedlyError``, soon, where nobody answers at ``address``; Ray itself would try for minutes."""
    if address in ("auto", "local"):
        return
    host, colon, port = address.rpartition(":")
    if "://" in address or not colon or not port.isdigit():
        raise UsageError(
            f"--address {address}: give HOST:PORT of the cluster's head, or auto on a machine of the cluster; the command"
            " itself has to run on one"
        )
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=_ANSWER_S) as line:
            line.sendall(_HELLO)
            answer = line.recv(9)
        reason = "" if answer[3:4] == _SETTINGS else "something else does"
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or in_a_line(error)
    if reason:
        raise ReportedlyError(
            f"--address {address}: no Ray cluster answers there ({reason.lower()}); is it running ('ray status'), and is this"
            " the port of its head (usually 6379)?"
        )


def _quiet() -> None:
    """What Ray has to say goes to its log files; people are told in our words."""
    for name in ("ray", "ray.data"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL + 1)
        logger.propagate = False
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.execution_options.preserve_order = True


def in_a_line(error: BaseException) -> str:
    """The last line of what an error says, which in Ray's is the one that tells the cause."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__
