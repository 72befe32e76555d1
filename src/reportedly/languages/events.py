"""What ``events.toml`` may hold: its rows, the types and classes that they name, and what is told of one that names others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final, Literal

from reportedly.forms import LINES, File, Mistake, Path, Report, entry, meant, what

_ANY: Final = "any"
"""The class of everything."""
_SLOTS: Final = ("who", "number")
"""What may stand in angle brackets in a pattern beside classes."""
_SECTIONS: Final = (
    "class", "holds", "named", "counted", "placeless", "refine", "setting", "modality", "more_forms", "verbs_of", "words",
)  # fmt: skip
_COUNTED: Final = ("classes", "states")
_NAMES: Final = ("person", "group", "organisation", "place")
"""What a name names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    type: str
    gloss: str
    plover: str = ""
    rank: int | None = None
    contested: bool = False
    warfare: bool = False
    armed: bool = False
    peace: bool = False


@dataclass(frozen=True, kw_only=True)
class _Row:
    type: str
    partly: str = ""
    doubtful: bool = False


@dataclass(frozen=True, kw_only=True)
class _Doing(_Row):
    """What a row may say of verbs."""

    object: str = ""
    particles: str = ""
    subject: str = ""
    weak: bool = False
    only: str = ""
    patient: bool = False
    idle_after: str = field(default="", metadata=LINES)


@dataclass(frozen=True, kw_only=True)
class _Naming(_Row):
    """What a row may say of nouns."""

    plural: str = ""
    object: str = ""
    after: str = ""
    before: str = ""
    lone: Literal["sure", "doubtful"] | None = None
    idle_after: str = field(default="", metadata=LINES)


@dataclass(frozen=True, kw_only=True)
class _Verb(_Doing):
    lemmas: str = field(metadata=LINES)


@dataclass(frozen=True, kw_only=True)
class _Noun(_Naming):
    words: str = field(metadata=LINES)


@dataclass(frozen=True, kw_only=True)
class _Deed(_Doing, _Naming):
    verbs: str = field(default="", metadata=LINES)
    nouns: str = field(default="", metadata=LINES)


@dataclass(frozen=True, kw_only=True)
class _Phrase(_Row):
    patterns: str = field(metadata=LINES)
    subject: str = ""
    head: bool = False
    patient: bool = False
    idle_before: str = field(default="", metadata=LINES)


_ROWS: Final[Mapping[str, type]] = {"kind": _Kind, "deed": _Deed, "verb": _Verb, "noun": _Noun, "phrase": _Phrase}
_CLASSED: Final = ("object", "subject", "before")
"""Keys of rows that name a class."""


def event_mistakes(file: File) -> Iterator[Mistake]:
    """What is wrong with the file, in its order: file, line, what is known or was probably meant."""
    found: list[tuple[Path, str]] = []

    def report(path: Path, message: str) -> None:
        found.append((path, message))

    data = file.data
    for key in data:
        if key not in _ROWS and key not in _SECTIONS:
            report((key,), f"unknown table {key!r}{meant(key, (*_ROWS, *_SECTIONS))}")
    kinds = [each.get("type") for each in data.get("kind", ()) if isinstance(each, dict)]
    types = [each for each in kinds if isinstance(each, str)]
    classes = {_ANY, *_keys(data, "class"), *_keys(data, "holds"), *_keys(data, "named")}
    for name, noun in _ROWS.items():
        for at, given in enumerate(_rows(data, name, report)):
            path: Path = (name, at)
            row = entry(noun, _filled(given), path, report)
            if row is None or name == "kind":
                continue
            for key in ("type", "partly"):
                _known(getattr(row, key), types, "type", (*path, key), report)
            for key in _CLASSED:
                _known(getattr(row, key, ""), classes, "class", (*path, key), report)
            if isinstance(row, _Deed) and not (row.verbs or row.nouns):
                report(path, "'verbs' or 'nouns' are missing")
            for slot in _slots(row.patterns) if isinstance(row, _Phrase) else ():
                _known(slot, {*classes, *_SLOTS}, "class", (*path, "patterns"), report)
    for section in _SECTIONS:
        _section(section, data.get(section, {}), classes, types, report)
    return (file.mistake(path, message) for path, message in found)


def _section(name: str, given: object, classes: Collection[str], types: Collection[str], report: Report) -> None:
    """What is wrong with a section whose keys or words are classes or types."""
    if not isinstance(given, dict):
        report((name,), f"a table of keys is expected here, not {what(given)}")
        return
    if name == "counted":
        families = {*types, *(each.partition(".")[0] for each in types)}
        for key, inner in given.items():
            _known(key, _COUNTED, "table", (name, key), report)
            for kind, words in inner.items() if isinstance(inner, dict) else ():
                _known(kind, families, "type", (name, key, kind), report)
                for word in words.split() if key == "classes" and isinstance(words, str) else ():
                    _known(word, classes, "class", (name, key, kind), report)
        return
    for key, words in given.items():
        if not isinstance(words, str):
            report((name, key), f"{key}: a text of words is expected, not {what(words)}")
            continue
        if name == "placeless":
            _known(key, types, "type", (name, key), report)
            _known(words, types, "type", (name, key), report)
        for word in words.split() if name == "holds" else ():
            _known(word, classes, "class", (name, key), report)
        for word in words.split() if name == "named" else ():
            _known(word, _NAMES, "kind of name", (name, key), report)


def _known(word: str, known: Collection[str], noun: str, path: Path, report: Report) -> None:
    if word and word not in known:
        all_known = f"; known: {', '.join(sorted(known))}"
        report(path, f"{path[-1]}: unknown {noun} {word!r}{meant(word, known) or all_known}")


def _keys(data: Mapping[str, Any], section: str) -> Collection[str]:
    found = data.get(section, {})
    return found if isinstance(found, dict) else ()


def _rows(data: Mapping[str, Any], name: str, report: Report) -> list[Any]:
    found = data.get(name, [])
    if isinstance(found, list):
        return found
    report((name,), f"write [[{name}]] with two brackets, once for every row")
    return []


def _filled(row: object) -> object:
    """A row without what it says by an empty text."""
    return {key: value for key, value in row.items() if value != ""} if isinstance(row, dict) else row


def _slots(patterns: str) -> Iterator[str]:
    """The names in angle brackets."""
    words = chain.from_iterable(pattern.split() for pattern in patterns.splitlines())
    return (word.strip("<>") for word in words if word.startswith("<"))
