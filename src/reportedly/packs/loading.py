"""From names and paths to packs that are whole and valid."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from reportedly.forms import Mistake
from reportedly.model import Language, Pack, Polities
from reportedly.model.errors import PackError
from reportedly.packs.checks import validate
from reportedly.packs.folder import Contents, contents_of, trusted
from reportedly.packs.form import PACK_FILE, SECTIONS
from reportedly.packs.shelf import find, shipped, shipped_folder

GENERAL = "general"
"""The pack that every reading has: states, world bodies, news agencies."""


def load_packs(names_or_paths: Sequence[str] = (), *, general: bool = True) -> tuple[Pack, ...]:
    """The packs in the order given, each once, with ``general`` before them unless it is left out.

    A name is that of a shipped pack; anything else is the path of a folder. Raises ``PackError``: no such pack, a pack that
    is not valid (its first mistake, with file and line), two different packs with one id.
    """
    packs: list[Pack] = []
    folders: dict[str, str] = {}
    for name in ((GENERAL,) if general else ()) + tuple(names_or_paths):
        folder = find(name)
        where = str(folder)
        if where in folders.values():
            continue
        pack = _shipped_pack(name) if name in shipped() else _made(_opened(folder), folder)
        if pack.id in folders:
            raise PackError(f"two packs have the id {pack.id!r}: {folders[pack.id]} and {where}")
        folders[pack.id] = where
        packs.append(pack)
    return tuple(packs)


def mistakes(name_or_path: str, language: Language | None = None) -> tuple[Mistake, ...]:
    """Every mistake in a pack, in the order of its files and lines; empty where it is valid.

    With ``language``, that of the articles without the packs' names, a sentence is read for every name and title of a pack that is
    valid else: those that no text reaches are mistakes as well. Raises ``PackError`` where there is no such pack.
    """
    folder = find(name_or_path)
    contents = _opened(folder)
    validate(contents, _actors_of)
    if language is not None and not contents.mistakes:
        from reportedly.packs.reached import report_unreached

        pack = _pack(contents)
        packs = (pack,) if pack.id == GENERAL else (*load_packs(), pack)
        report_unreached(contents, pack, packs, language.knowing(Polities.of(packs)))
    return _sorted(contents)


@cache
def _shipped_pack(name: str) -> Pack:
    return trusted(shipped_folder(name))  # a test checks them all


def _made(contents: Contents, folder: Traversable) -> Pack:
    validate(contents, _actors_of)
    found = _sorted(contents)
    if found:
        more = len(found) - 1
        rest = f" (and {more} more: `reportedly pack check {folder}` lists them)" if more else ""
        raise PackError(f"{found[0]}{rest}")
    return _pack(contents)


def _pack(contents: Contents) -> Pack:
    head = contents.head
    sections: dict[str, Any] = {section: tuple(item.noun for item in contents.items[section]) for section in SECTIONS}
    return Pack(head["id"], head["version"], head["title"], **sections)


def _opened(folder: Traversable) -> Contents:
    if not folder.joinpath(PACK_FILE).is_file():  # gone since it was found
        raise PackError(f"{folder}: no {PACK_FILE} in this folder, so it is no pack")
    try:
        return contents_of(folder)
    except OSError as error:
        raise PackError(f"{folder}: can't be read: {(error.strerror or str(error)).lower()}") from error


def _sorted(contents: Contents) -> tuple[Mistake, ...]:
    return tuple(sorted(contents.mistakes, key=lambda each: (each.file, each.line or 0, each.message)))


@cache
def _actors_of(pack: str) -> Collection[str] | None:
    return frozenset(actor.id for actor in _shipped_pack(pack).actors) if pack in shipped() else None
