"""A baseline: the findings that are known and accepted, so that only new ones show.

A finding is known by a fingerprint of its rule, its words and the words around them in the same sentence; neither the article's
name nor what stands elsewhere in it counts. How often a fingerprint is accepted is the most that one article held of it.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from reportedly.model import Diagnostic, Layout
from reportedly.model.errors import StyleError

VERSION: Final = 1
"""Of the file's form and of how fingerprints are made: a baseline of another version is made anew."""

_NEIGHBOURS = 5
_REACH = 400
"""Neighbours are sought among so many characters on either side of the words."""
_PRINT = 16
"""So many hexadecimal digits has a fingerprint."""
_DIGITS = frozenset("0123456789abcdef")


def fingerprints(text: str, layout: Layout, diagnostics: Sequence[Diagnostic]) -> tuple[str, ...]:
    """The fingerprint of each diagnostic of one text: 16 hexadecimal digits. Equal findings have equal ones."""
    return tuple(_fingerprint(text, layout, each) for each in diagnostics)


def numbered(prints: Sequence[str]) -> tuple[str, ...]:
    """The same with ``:1``, ``:2``, … after each, counted among equal ones: what tells findings of one article apart."""
    seen: Counter[str] = Counter()
    out = []
    for each in prints:
        seen[each] += 1
        out.append(f"{each}:{seen[each]}")
    return tuple(out)


def fresh(prints: Sequence[str], known: Mapping[str, int]) -> tuple[bool, ...]:
    """For each fingerprint of one article, in text order, whether it goes beyond those that are ``known``."""
    seen: Counter[str] = Counter()
    out = []
    for each in prints:
        seen[each] += 1
        out.append(seen[each] > known.get(each, 0))
    return tuple(out)


def joined(articles: Iterable[Sequence[str]]) -> dict[str, int]:
    """The baseline of several articles, given the fingerprints of each."""
    known: Counter[str] = Counter()
    for prints in articles:
        known |= Counter(prints)
    return dict(known)


def baseline_text(known: Mapping[str, int]) -> str:
    """A baseline as JSON, one fingerprint a line, in order."""
    lines = ",\n".join(f'    "{each}": {known[each]}' for each in sorted(known))
    return f'{{\n  "reportedly-baseline": {VERSION},\n  "findings": {{\n{lines}\n  }}\n}}\n'


def baseline_from(text: str, where: str) -> dict[str, int]:
    """What :func:`baseline_text` wrote. Raises ``StyleError``, which names ``where``, for anything else."""
    again = "write it anew with --write-baseline"
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise StyleError(f"{where}:{error.lineno}: is no baseline, since it is not JSON here; {again}") from None
    except (ValueError, RecursionError):
        raise StyleError(f"{where}: is no baseline; {again}") from None
    if not isinstance(given, dict) or "reportedly-baseline" not in given:
        raise StyleError(f"{where}: is no baseline of Reportedly; {again}")
    version = given["reportedly-baseline"]
    if version != VERSION or isinstance(version, bool):
        shown = version if isinstance(version, int) else "unknown"
        raise StyleError(f"{where}: is a baseline of version {shown}, and this Reportedly reads version {VERSION}; {again}")
    found = given.get("findings")
    sound = isinstance(found, dict) and all(
        len(key) == _PRINT and _DIGITS.issuperset(key) and type(count) is int and count > 0 for key, count in found.items()
    )
    if not sound or not isinstance(found, dict):
        raise StyleError(f"{where}: is a damaged baseline; {again}")
    return found


def _fingerprint(text: str, layout: Layout, diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    first, last = layout.sentence(span.start), layout.sentence(span.end - 1)
    start = max(first[0] if first else 0, span.start - _REACH)
    end = min(max(last[1] if last else len(text), span.end), span.end + _REACH)
    before = _words(text[start : span.start])[-_NEIGHBOURS:]
    after = _words(text[span.end : end])[:_NEIGHBOURS]
    parts = (diagnostic.rule, " ".join(before), " ".join(_words(span.text)) or span.text, " ".join(after))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_PRINT]


def _words(text: str) -> list[str]:
    """Its runs of letters and digits, whatever the language."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign if sign.isalnum() or sign == "_" else " " for sign in plain).split()
