"""Finds time expressions: the rules of a language's ``times.toml`` as patterns over the classes of a page's tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.model import Language, calendar, compiled
from reportedly.resolve.times.fields import Fields
from reportedly.resolve.times.tokens import Tokens, classes

_NAME = re.compile(r"[A-Z][A-Z0-9]*")
_MACRO = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Expression:
    """Tokens ``first`` to ``last`` (half-open) read by the rule that makes a ``make``; ``fields`` are its parts."""

    first: int
    last: int
    make: str
    fields: Fields


_REACH = 12


@dataclass(frozen=True, slots=True)
class Rule:
    """``patterns`` over class rows; ``around`` finds the classes of which every match holds one.

    ``only`` are the words that a part may be, where not every word of its class will do.
    """

    make: str
    around: re.Pattern[str]
    patterns: tuple[re.Pattern[str], ...]
    only: Mapping[str, frozenset[str]]


@compiled
def rules(language: Language) -> tuple[Rule, ...]:
    """The rules of ``language``."""
    code, table, units = classes(language).codes, language.table("times"), calendar(language).units
    return tuple(
        Rule(
            rule["make"],
            re.compile("[" + "".join(code[name] for name in rule["around"].split()) + "]"),
            tuple(_pattern(pattern, code, table.get("macros", {})) for pattern in rule["patterns"]),
            {
                part: frozenset(word for word, unit in units.items() if unit in named.split())
                for part, named in rule.get("only", {}).items()
            },
        )
        for rule in table.get("rule", ())
    )


def _pattern(pattern: str, code: Mapping[str, str], macros: Mapping[str, str]) -> re.Pattern[str]:
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda found: macros[found[1]], pattern)
    pattern = "".join(_NAME.sub(lambda found: code[found[0]], pattern).split())
    return re.compile(re.sub(r"\(\?<(?=[a-z])", "(?P<", pattern))


def expressions(tokens: Tokens, language: Language) -> list[Expression]:
    """The longest readings that do not overlap, in text order; of two as long the earlier rule's."""
    found: list[tuple[str, re.Match[str]]] = []
    for rule in rules(language):
        places = _windows(rule.around, tokens.codes)
        for pattern in rule.patterns:
            for begin, end in places:
                matches = pattern.finditer(tokens.codes, begin, end)
                found.extend((rule.make, match) for match in matches if _allowed(tokens, match, rule.only))
    found.sort(key=lambda item: item[1].start() - item[1].end())
    taken = bytearray(len(tokens.codes))
    chosen = []
    for make, match in found:
        start, end = match.span()
        if any(taken[start:end]):
            continue
        taken[start:end] = b"\1" * (end - start)
        parts = {name: _words(tokens, *match.span(name)) for name, part in match.groupdict().items() if part}
        chosen.append(Expression(start, end, make, Fields(**parts)))
    return sorted(chosen, key=lambda expression: expression.first)


def _allowed(tokens: Tokens, match: re.Match[str], only: Mapping[str, frozenset[str]]) -> bool:
    parts = match.re.groupindex
    return all(
        part not in parts or match[part] is None or _words(tokens, *match.span(part)) in words
        for part, words in only.items()
    )


def _windows(around: re.Pattern[str], codes: str) -> list[tuple[int, int]]:
    """Where a rule can match: up to ``_REACH`` tokens around each of its classes, merged where they touch."""
    windows: list[tuple[int, int]] = []
    for match in around.finditer(codes):
        begin, end = max(0, match.start() - _REACH), min(len(codes), match.end() + _REACH)
        if windows and begin <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((begin, end))
    return windows


def _words(tokens: Tokens, first: int, last: int) -> str:
    return " ".join(tokens.word(index).lower() for index in range(first, last))
