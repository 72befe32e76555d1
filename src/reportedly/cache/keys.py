"""What a reading depends on, as one key: the article's bytes, how they are to be taken, and all that reads them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sys
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final

from reportedly._version import __version__
from reportedly.model import Metadata, Pack
from reportedly.record import packed

FORMAT: Final = 2
"""Goes up with every change of how a record is kept."""

SURFACES: Final = frozenset(("show", "cli", "lsp", "web"))
"""Rooms that show what was found, or ask for it, and decide nothing. Every other room, known here or not, counts for every key."""
JUDGING: Final = frozenset(("checks", "styles"))
"""Rooms that come after a reading: they count for what was found in it alone."""

_PACKAGE: Final = Path(__file__).parents[1]
_LARGE: Final = 300_000
"""Bytes from which on a file counts by its size and its last change, and not by its content: those are the weights and their like."""
_REQUIRED: Final = re.compile(r"^Requires-Dist: *([A-Za-z0-9][A-Za-z0-9._-]*)(?!.*\bextra ==)", re.MULTILINE)


def key(
    data: bytes,
    *,
    kind: str,
    given: Metadata,
    model: str,
    packs: str,
    gazetteer: str | None,
    libraries: frozenset[str] = frozenset(),
) -> bytes:
    """The key of the reading of an item with these bytes, of the format called ``kind``; ``given`` is what is
    said of the item before what it says itself; ``packs`` is their :func:`packs_state`.

    ``libraries`` are those whose own needs decide, too, what is read of this format.
    """
    parts = [
        str(FORMAT),
        code_state(JUDGING),
        libraries_state(libraries),
        kind,
        repr(given),
        model,
        packs,
        gazetteer or "",
    ]
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    digest.update(b"\0")
    digest.update(data)
    return digest.digest()


def packs_state(packs: Sequence[Pack]) -> str:
    """Which packs with which contents: a pack in a folder may change without a new version. Their rules do not count."""
    digest = hashlib.sha256()
    for pack in packs:
        digest.update(packed(replace(pack, lexical=(), sourcing=())))
    return f"{','.join(pack.label for pack in packs)}#{digest.hexdigest()[:16]}"


def findings_key(reading: bytes, asked: str) -> bytes:
    """The key of what the check found in a reading; ``asked`` is the :func:`rules_state`."""
    return hashlib.sha256(b"\0".join((reading, code_state().encode(), asked.encode()))).digest()


def rules_state(selection: Any, packs: Sequence[Pack]) -> str:
    """Which rules were asked for, and which the packs add."""
    digest = hashlib.sha256(packed(selection))
    for pack in packs:
        digest.update(packed((pack.lexical, pack.sourcing)))
    return digest.hexdigest()


def code_state(without: Collection[str] = (), package: Path = _PACKAGE) -> str:
    """The version of the package, and the state of its files: whoever works on it must not get readings of yesterday's code.

    All that is in the package counts but the surfaces and the rooms named in ``without``, so that no room can be forgotten.
    """
    return _state(SURFACES.union(without), str(package))


@cache
def _state(left_out: frozenset[str], package: str) -> str:
    digest = hashlib.sha256()
    for room, state in _rooms(package).items():
        if room not in left_out:
            digest.update(f"{room}\0".encode("utf-8", "surrogatepass") + state)
    return f"{__version__}#{digest.hexdigest()[:16]}"


@cache
def _rooms(package: str) -> dict[str, bytes]:
    """The state of each room of the package, files of the package itself among them, by name."""
    found = {}
    for name in sorted(os.listdir(package)):  # noqa: PTH208
        digest = hashlib.sha256()
        for path in _files(f"{package}/{name}"):
            state = os.stat(path)  # noqa: PTH116
            digest.update(f"{path[len(package) :]}\0{state.st_size}\0".encode("utf-8", "surrogatepass"))
            if state.st_size < _LARGE:
                with open(path, "rb") as file:  # noqa: PTH123
                    digest.update(file.read())
            else:
                digest.update(str(state.st_mtime_ns).encode())
        found[name.removesuffix(".py")] = digest.digest()
    return found


def _files(path: str) -> list[str]:
    """The file, or all files in the folder, but those that Python makes from others."""
    if not os.path.isdir(path):  # noqa: PTH112
        return [path]
    return sorted(
        f"{folder}/{name}"
        for folder, _, names in os.walk(path)
        if not folder.endswith("__pycache__")
        for name in names
        if not name.endswith(".pyc")
    )


@cache
def libraries_state(deep: frozenset[str] = frozenset()) -> str:
    """Python, and the versions of the libraries that the package needs; of those that are ``deep``, also of what they need."""
    installed = _installed()
    needed = _needed("reportedly")
    needed = needed.union(*(_needed(name) for name in needed & deep))
    python = f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]} {unicodedata.unidata_version}"
    # where the package is used from its folder, without being installed, nothing says what it needs
    return ",".join((python, *(f"{name}=={installed.get(name, '')}" for name in sorted(needed or installed))))


def _needed(name: str) -> frozenset[str]:
    """What a library needs, without its extras."""
    try:
        head = (distribution(name).read_text("METADATA") or "").partition("\n\n")[0]
    except PackageNotFoundError:
        return frozenset()
    return frozenset(map(_plain, _REQUIRED.findall(head)))


def _installed() -> dict[str, str]:
    """The version of each library by its name, as the folders say beside it: reading their metadata takes many times as long."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with contextlib.suppress(OSError):
            for entry in os.listdir(folder or "."):  # noqa: PTH208
                if entry.endswith((".dist-info", ".egg-info")):
                    name, _, version = entry.rpartition(".")[0].partition("-")
                    found.setdefault(_plain(name), version)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
