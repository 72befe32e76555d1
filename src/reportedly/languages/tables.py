"""The files of one language: each is parsed when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from reportedly.forms import File, Mistake, parsed
from reportedly.languages.references import put_in
from reportedly.model.errors import LanguageError

Check = Callable[[File], Iterator[Mistake]]
"""Tells what is wrong with a file of a language, in its order."""


class Tables(Mapping[str, Mapping[str, Any]]):
    """What the TOML files of ``folder`` hold, by their names without the ending. ``label`` is the folder's name in messages.

    Words stand in place of references to other lists (see ``references``). ``checks`` tell the mistakes of a file whose rows have a
    form. To ask for one raises ``LanguageError`` where it is no TOML, refers to a list that is not there, or has such a mistake.
    """

    def __init__(self, folder: Traversable, label: str, checks: Mapping[str, Check] = MappingProxyType({})) -> None:
        self._paths = {
            path.name.removesuffix(".toml"): path
            for path in sorted(folder.iterdir(), key=lambda path: path.name)
            if path.name.endswith(".toml")
        }
        self._label = label
        self._checks = checks
        self._files: dict[str, File] = {}
        self._whole: dict[str, Mapping[str, Any]] = {}

    def file(self, name: str) -> File:
        """The file of this name as it is written, with the lines of what is in it; an empty one where there is none."""
        if name not in self._files:
            label = f"{self._label}/{name}.toml"
            path = self._paths.get(name)
            file = parsed(path.read_bytes(), label) if path else File(label)
            if isinstance(file, Mistake):
                raise LanguageError(str(file))
            self._files[name] = file
        return self._files[name]

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        if name not in self._paths:
            raise KeyError(name)
        if name not in self._whole:
            file = self.file(name)
            mistake = next(self._checks[name](file), None) if name in self._checks else None
            if mistake:
                raise LanguageError(str(mistake))
            self._whole[name] = put_in(file, self.file)
        return self._whole[name]

    def __contains__(self, name: object) -> bool:
        return name in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
