"""Where packs are: those that come with Reportedly, by name, and any other by the path of its folder."""

from __future__ import annotations

import os
import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from reportedly.forms import meant
from reportedly.model.errors import PackError
from reportedly.packs.form import PACK_FILE

_NAME = re.compile(r"\.*+[A-Za-z0-9_-][A-Za-z0-9_.-]*+")


@cache
def shipped() -> tuple[str, ...]:
    """The names of the packs that come with Reportedly, in order."""
    shelf = _shelf()
    if not shelf.is_dir():
        return ()
    return tuple(sorted(each.name for each in shelf.iterdir() if each.is_dir() and each.joinpath(PACK_FILE).is_file()))


def shipped_folder(name: str) -> Traversable:
    """The folder of one of the :func:`shipped` packs."""
    return _shelf().joinpath(name)


def find(name_or_path: str) -> Traversable:
    """The folder of a pack. A shipped name goes before a folder of that name; ``./name`` is always the folder.

    Raises ``PackError`` where there is no such pack.
    """
    if name_or_path in shipped():
        return shipped_folder(name_or_path)
    if not name_or_path or "\0" in name_or_path:
        raise PackError(f"{name_or_path!r} names no pack: give a name or the path of a folder")
    path = Path(name_or_path)
    try:
        if path.is_dir():
            if (path / PACK_FILE).is_file():
                return path
            raise PackError(
                f"{name_or_path}: no {PACK_FILE} in this folder, so it is no pack; `reportedly pack new` makes one"
            )
        if path.exists():
            raise PackError(f"{name_or_path}: is a file; a pack is the folder that holds {PACK_FILE}")
    except OSError as error:
        raise PackError(f"{name_or_path}: can't be read: {(error.strerror or str(error)).lower()}") from error
    if _NAME.fullmatch(name_or_path):
        raise PackError(f"there is no pack {name_or_path!r}{meant(name_or_path, shipped())}")
    raise PackError(f"{name_or_path}: no such folder{meant(name_or_path.rstrip(os.sep).rpartition(os.sep)[2], shipped())}")


def _shelf() -> Traversable:
    return files("reportedly.packs").joinpath("data")
