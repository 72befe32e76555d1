"""Regular expressions that rules make of word lists still. What stands here goes as soon as the rules that need it ask the scene."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportedly.checks.scene import Scene
from reportedly.model import Language, Span


def raw(language: Language, name: str) -> list[str]:
    """A list of the language, in its order."""
    table, *keys = name.split(".")
    found = language.table(table)
    for key in keys:
        found = found[key]
    return list(found)


def expressions(language: Language, name: str, before: str = "") -> re.Pattern[str]:
    """The regular expressions of a list, any of them, after ``before``; a space matches any white space."""
    return re.compile(rf"(?<![\w-])(?i:{before}(?:{'|'.join(raw(language, name))}))(?![\w-])".replace(" ", r"\s+"))


def any_of(words: Iterable[str]) -> str:
    """An alternation of phrases, the longest first; a space matches any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda each: (-len(each), each)))


def found(scene: Scene, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where the pattern matches."""
    for match in pattern.finditer(scene.text):
        if match.end() > match.start():
            yield scene.span(*match.span())
