"""What a reading depends on, as one key: the article's bytes, how they are to be taken, and all that reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from reportedly._version import __version__
from reportedly.model import Pack
from reportedly.readings.coding import digestible

FORMAT = 1
"""Goes up with every change of what is kept."""

_ROOMS = ("model", "claims", "resolve", "sources", "reader", "gazetteer", "packs", "pipeline.py")
"""Where the code and the tables lie that make a reading."""
_CHECKS = ("checks",)


def key(data: bytes, *, kind: str, published: str | None, model: str, packs: str, gazetteer: str | None) -> bytes:
    """The key of the reading of an item with these bytes; ``packs`` is their :func:`packs_state`."""
    parts = [str(FORMAT), code_state(), kind, published or "", model, packs, gazetteer or ""]
    if kind == "html":
        parts.append(_extraction())
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    digest.update(b"\0")
    digest.update(data)
    return digest.digest()


def packs_state(packs: Sequence[Pack]) -> str:
    """Which packs with which contents: a pack in a folder may change without a new version. Their rules do not count."""
    digest = hashlib.sha256()
    for pack in packs:
        digest.update(digestible(replace(pack, lexical=(), sourcing=())))
    return f"{','.join(pack.label for pack in packs)}#{digest.hexdigest()[:16]}"


def findings_key(reading: bytes, asked: str) -> bytes:
    """The key of what the check found in a reading; ``asked`` is the :func:`rules_state`."""
    return hashlib.sha256(b"\0".join((reading, code_state(_CHECKS).encode(), asked.encode()))).digest()


def rules_state(selection: Any, packs: Sequence[Pack]) -> str:
    """Which rules were asked for, and which the packs add."""
    digest = hashlib.sha256(digestible(selection))
    for pack in packs:
        digest.update(digestible((pack.lexical, pack.sourcing)))
    return digest.hexdigest()


@cache
def code_state(rooms: Sequence[str] = _ROOMS) -> str:
    """The version of the package, and of its files: someone who works on it must not get readings of the code of yesterday."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for room in rooms:
        found = sorted(package.joinpath(room).rglob("*")) if not room.endswith(".py") else [package / room]
        for path in found:
            if path.suffix != ".pyc" and path.is_file():
                state = path.stat()
                digest.update(f"{path.relative_to(package)}\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
    return f"{__version__}#{digest.hexdigest()[:16]}"


@cache
def _extraction() -> str:
    try:
        return version("trafilatura")
    except PackageNotFoundError:
        return ""
