"""Ignore files: findings that were looked at and accepted, by article, rule and words, each with a reason."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePath

from reportedly.checks import Ignore, fits, is_known
from reportedly.forms import Mistake, entry, meant
from reportedly.styles.parsing import refuse, toml_file

IGNORE_FILE = "reportedly-ignore.toml"


@dataclass(frozen=True, slots=True)
class IgnoreFile:
    """The entries of one file, whose paths are meant from ``folder``."""

    folder: Path
    entries: tuple[Ignore, ...] = ()

    def for_article(self, path: str) -> tuple[Ignore, ...]:
        """The entries whose pattern fits an article's path; standard input is ``-``."""
        if not self.entries:
            return ()
        inside = path if path == "-" else PurePath(os.path.relpath(path, self.folder)).as_posix()
        return tuple(each for each in self.entries if fits(each.path, inside))


def nearest_ignore_file(folder: Path) -> Path | None:
    """The ignore file of the nearest folder upwards that has one."""
    paths = (each / IGNORE_FILE for each in (folder, *folder.resolve().parents))
    return next((path for path in paths if path.is_file()), None)


def ignore_file_for(folder: Path, known: Collection[str]) -> IgnoreFile:
    """What :func:`nearest_ignore_file` holds; an empty one where there is none. Raises ``StyleError``."""
    path = nearest_ignore_file(folder)
    return IgnoreFile(folder) if path is None else read_ignore_file(path, known)


def read_ignore_file(path: Path, known: Collection[str]) -> IgnoreFile:
    """The entries of one ignore file; ``known`` are the identifiers and names of all rules. Raises ``StyleError``."""
    file = toml_file(path, str(path))
    mistakes: list[Mistake] = []

    def report(where: tuple[str | int, ...], message: str) -> None:
        if message == "'reason' is missing":
            message += ": say why these findings are accepted"
        mistakes.append(file.mistake(where, message))

    for key in file.data:
        if key != "ignore":
            report((key,), f"unknown table {key!r}{meant(key, ['ignore'])}")
    given = file.data.get("ignore", [])
    if not isinstance(given, list):
        report(("ignore",), "write [[ignore]] with two brackets, once for every entry")
        given = []
    entries = [entry(Ignore, data, ("ignore", at), report) for at, data in enumerate(given)]
    for at, data in enumerate(given):
        rules = data.get("rules") if isinstance(data, dict) else None
        for number, rule in enumerate(rules if isinstance(rules, list) else ()):
            if isinstance(rule, str) and not is_known(rule, known):
                report(("ignore", at, "rules", number), f"no rule is called {rule!r}{meant(rule, known)}")
    if mistakes:
        refuse(mistakes)
    return IgnoreFile(path.parent, tuple(each for each in entries if each is not None))
