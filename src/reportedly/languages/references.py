"""References in the files of a language: ``@grammar.pronouns.he`` in a list stands for the words of that list.

A reference to a section stands for all of its lists, and where its keys are the words themselves (``@numbers.words``), for these. What
is referred to may refer on. So each word stands once, in the list of its class, and other lists are made of classes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from reportedly.forms import File, Path, meant
from reportedly.model.errors import LanguageError

_SIGN = "@"
_TOKEN = re.compile(rf"(?<!\S){_SIGN}\S+")


def put_in(file: File, find: Callable[[str], File]) -> dict[str, Any]:
    """What ``file`` holds, with the words in place of references; ``find`` gives another file of the language by its name.

    Raises ``LanguageError`` with file and line of the first reference to a list that is not there, or to itself.
    """
    if _SIGN not in file.text:
        return file.data
    found: dict[str, Any] = _walked(file, file.data, (), find)
    return found


def _walked(file: File, value: Any, path: Path, find: Callable[[str], File]) -> Any:
    if isinstance(value, dict):
        return {key: _walked(file, inner, (*path, key), find) for key, inner in value.items()}
    if isinstance(value, str):
        return _TOKEN.sub(lambda token: " ".join(_words(token[0], file, path, find)), value)
    if isinstance(value, list):
        return [word for at, each in enumerate(value) for word in _entry(file, each, (*path, at), find)]
    return value


def _entry(file: File, value: Any, path: Path, find: Callable[[str], File]) -> list[Any]:
    if isinstance(value, str) and value.startswith(_SIGN):
        return list(_words(value, file, path, find))
    return [_walked(file, value, path, find)]


def _words(
    reference: str, file: File, path: Path, find: Callable[[str], File], chain: tuple[str, ...] = ()
) -> Iterator[str]:
    """The words of the list that a reference names."""
    if reference in chain:
        raise LanguageError(str(file.mistake(path, f"{reference} refers to itself")))
    table, *keys = reference.removeprefix(_SIGN).split(".")
    found: Any = find(table).data
    for key in keys or ("",):
        if not isinstance(found, dict) or key not in found:
            known = found if isinstance(found, dict) else ()
            raise LanguageError(str(file.mistake(path, f"{reference} is no list of this language{meant(key, known)}")))
        found = found[key]
    for word in _listed(found):
        if word.startswith(_SIGN):
            yield from _words(word, file, path, find, (*chain, reference))
        else:
            yield word


def _listed(value: Any) -> Iterator[str]:
    """The words of a list, of every list of a section, or the keys of one whose keys are words."""
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, list):
        yield from filter(lambda each: isinstance(each, str), value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (_listed(inner) if isinstance(inner, str | list) else (key,))
