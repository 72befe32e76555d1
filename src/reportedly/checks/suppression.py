"""Findings that somebody has looked at and accepted: by a remark in the text, or by an ignore file. A reason is required."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.model import Diagnostic, Document, Remark

ORDERS = ("ignore", "ignore-file")
"""What a remark may ask for."""

_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_PATTERNS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@dataclass(frozen=True, slots=True)
class Ignore:
    """One entry of an ignore file.

    ``path`` is a pattern for the article's path from the ignore file's folder: ``*`` is anything within one folder, ``**`` anything
    at all; without a slash it is a file's name, in whatever folder. ``rules`` are identifiers, what they begin with, or names. With
    ``words`` only findings that mark these words, in any case, are ignored.
    """

    path: str
    rules: tuple[str, ...]
    reason: str
    words: str | None = None


def kept(document: Document, diagnostics: Sequence[Diagnostic], ignores: Sequence[Ignore] = ()) -> tuple[Diagnostic, ...]:
    """The diagnostics that no remark of the document covers and none of the ``ignores``, which fit its path, names."""
    remarks = [remark for remark in document.remarks if remark.order in ORDERS and remark.reason and remark.covers]
    return tuple(
        each
        for each in diagnostics
        if not any(_covers(remark, each) for remark in remarks) and not any(_names(ignore, each) for ignore in ignores)
    )


def faults(document: Document, known: Collection[str]) -> Iterator[tuple[Remark, str, str | None]]:
    """What is wrong with the document's remarks: the remark, what is wrong, and the word that is not known, if that is it.

    ``known`` are the identifiers and names of all rules.
    """
    for remark in document.remarks:
        if remark.order not in ORDERS:
            yield remark, f"{remark.order!r} is nothing that a remark can ask for", remark.order
            continue
        if not remark.rules:
            yield remark, "names no rule, so it suppresses nothing: write <!-- reportedly: ignore SRC001: reason -->", None
        elif not remark.reason:
            rules = ", ".join(remark.rules)
            message = f"gives no reason, so it suppresses nothing: write <!-- reportedly: {remark.order} {rules}: reason -->"
            yield remark, message, None
        elif remark.covers is None:
            yield remark, "stands beside no text of the article, so it suppresses nothing", None
        for rule in remark.rules:
            if not is_known(rule, known):
                yield remark, f"no rule is called {rule!r}", rule


def unused(
    document: Document, diagnostics: Sequence[Diagnostic], holding: Collection[str]
) -> Iterator[tuple[Remark, tuple[str, ...]]]:
    """The sound remarks that suppress none of the ``diagnostics``, each with those of its rules that do not.

    ``holding`` are the identifiers and names of the rules that were asked: what the others would have marked is not known.
    """
    for remark in document.remarks:
        if remark.order not in ORDERS or not remark.reason or remark.covers is None:
            continue
        idle = tuple(
            rule
            for rule in dict.fromkeys(remark.rules)
            if is_known(rule, holding) and not any(_covers(replace(remark, rules=(rule,)), each) for each in diagnostics)
        )
        if idle:
            yield remark, idle


def is_known(pattern: str, known: Collection[str]) -> bool:
    """Whether ``pattern`` is an identifier or a name, or the letters (and digits) with which some identifiers begin."""
    return pattern in known or (pattern.isupper() and any(each.startswith(pattern) for each in known))


def fits(pattern: str, path: str) -> bool:
    """Whether a path with ``/`` between folders fits the pattern of an ignore file."""
    return _compiled(pattern).fullmatch(path) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    anywhere = "" if "/" in pattern.strip("/") else "(?:.*/)?"
    bare = pattern.removeprefix("./").strip("/")
    body = "".join(_PATTERNS.get(token) or re.escape(token) for token in _TOKEN.findall(bare))
    return re.compile(f"{anywhere}{body}(?:/.*)?", re.DOTALL)


def _covers(remark: Remark, found: Diagnostic) -> bool:
    start, end = remark.covers or (0, 0)
    return start <= found.span.start < end and _marked_by(remark.rules, found)


def _names(ignore: Ignore, found: Diagnostic) -> bool:
    if not _marked_by(ignore.rules, found):
        return False
    return ignore.words is None or _plain(ignore.words) in _plain(found.span.text)


def _marked_by(rules: tuple[str, ...], found: Diagnostic) -> bool:
    return found.rule.startswith(rules) or found.name in rules


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
