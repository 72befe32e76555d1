"""Where the words of a record stand: its line of JSON, read sign by sign."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]  # a function of the standard library without a stub

from reportedly.model import Document, FileMap
from reportedly.sources.item import Item
from reportedly.sources.positions import Pair, placed

_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_SPACE = re.compile(r"[ \t\n\r]*")


def record_map(item: Item, data: bytes, document: Document) -> FileMap:
    """The map of a record: its line, and the columns of its strings, escapes taken sign by sign."""
    line = item.line or 1
    written = data.decode("utf-8-sig", "replace")
    strings = _strings(written)
    pairs: list[Pair] = []
    text, at = document.text, document.given_at
    if "text" in strings:
        found = _escaped(written, *strings["text"], at)
        if found and found[1] == text[at:]:
            pairs += found[0]
    if at and "title" in strings:
        title = _escaped(written, *strings["title"], 0)
        if title and (begin := title[1].find(text[:at].strip())) >= 0:
            shift = begin - (len(text[:at]) - len(text[:at].lstrip()))
            end = begin + len(text[:at].strip())
            pairs += [(start - shift, length, offset, width) for start, length, offset, width in _cut(title[0], begin, end)]
    return FileMap(placed(sorted(pairs), written, line), line, whole=False)


def _cut(pairs: Iterable[Pair], begin: int, end: int) -> Iterator[Pair]:
    """The parts of the pairs between two offsets of the text."""
    for start, length, offset, width in pairs:
        first, last = max(start, begin), min(start + length, end)
        if first < last:
            yield (
                (first, last - first, offset + first - start, last - first) if length == width else (start, 1, offset, width)
            )


def _strings(written: str) -> dict[str, tuple[int, int]]:
    """The strings of a JSON object by their keys: where each begins and ends, its quotation marks left out."""
    found: dict[str, tuple[int, int]] = {}
    decoder = json.JSONDecoder()

    def past(at: int) -> int:
        match = _SPACE.match(written, at)
        return match.end() if match else at

    try:
        at = past(0) + 1
        while written[past(at)] == '"':
            key, at = scanstring(written, past(at) + 1)
            at = past(past(at) + 1)
            if written[at] == '"':
                _, end = scanstring(written, at + 1)
                found[key] = (at + 1, end - 1)
            else:
                found.pop(key, None)
                _, end = decoder.raw_decode(written, at)
            at = past(end) + 1
    except (ValueError, IndexError, RecursionError):
        pass
    return found


def _escaped(written: str, start: int, end: int, at: int) -> tuple[list[Pair], str] | None:
    """The string between two places of ``written``, whose text begins at ``at``: pairs, and the text itself."""
    pairs: list[Pair] = []
    texts: list[str] = []
    place = start
    for match in _ESCAPE.finditer(written, start, end):
        if match.start() > place:
            texts.append(written[place : match.start()])
            pairs.append((at, match.start() - place, place, match.start() - place))
            at += match.start() - place
        try:
            sign = str(json.loads(f'"{match[0]}"'))
        except ValueError:
            return None
        texts.append(sign)
        pairs.append((at, len(sign), match.start(), match.end() - match.start()))
        at += len(sign)
        place = match.end()
    if end > place:
        texts.append(written[place:end])
        pairs.append((at, end - place, place, end - place))
    return pairs, "".join(texts)
