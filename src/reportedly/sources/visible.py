"""What is seen of a text or a page, sign by sign, each with its place; white space and what has no width is left out."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator
from html import unescape
from typing import Final

_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter q rp rt ruby s samp small span
    strike strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905
)
_RAW = frozenset({"script", "style"})
_ASIDE = frozenset({"head", "title", "noscript", "template", "textarea", "svg"})
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_SEEN = re.compile(
    "[^\\s\0-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
)
_PARAGRAPH_END = re.compile(r"\n\s*\n")
_JSON_ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\.|\"", re.DOTALL)
_ATTRIBUTES = 3
"""So many signs ``>`` within quotation marks of attributes are told from a tag's end."""


class Seen:
    """The signs of a text in order: ``signs[n]`` is written in ``source[starts[n]:ends[n]]``.

    ``gaps[n]`` is what stands before it: 0 nothing, 1 white space, 2 the border of a paragraph.
    """

    def __init__(self, source: str) -> None:
        self.source: Final = source
        self.starts: Final = array("l")
        self.ends: Final = array("l")
        self.gaps: Final = bytearray()
        self.signs = ""
        self._signs: list[str] = []
        self._gap = 2

    def add(self, text: str, start: int, end: int) -> None:
        """What stands in ``source[start:end]``: the same characters, or others as a whole, which may be white space."""
        same = len(text) == end - start
        at = 0
        for run in _SEEN.finditer(text):
            self._pass(text[at : run.start()])
            at = run.end()
            length = at - run.start()
            self._signs.append(run[0])
            self.starts.extend(range(start + run.start(), start + at) if same else [start] * length)
            self.ends.extend(range(start + run.start() + 1, start + at + 1) if same else [end] * length)
            self.gaps.append(self._gap)
            self.gaps.extend(bytes(length - 1))
            self._gap = 0
        self._pass(text[at:])

    def _pass(self, unseen: str) -> None:
        if not self._gap and any(map(str.isspace, unseen)):
            self._gap = 1

    def border(self) -> None:
        """A paragraph ends or begins."""
        self._gap = 2

    def done(self) -> Seen:
        """Nothing follows."""
        self.signs = "".join(self._signs)
        self._signs.clear()
        return self

    def gap(self, number: int) -> int:
        """What stands before a sign, or after the last one."""
        return self.gaps[number] if number < len(self.gaps) else 2

    def bounds_word(self, number: int) -> bool:
        """Whether no word goes on over the border before a sign."""
        return self.gap(number) > 0 or not (self.signs[number - 1].isalnum() and self.signs[number].isalnum())


def text_seen(text: str) -> Seen:
    """What is seen of a plain text, whose paragraphs have empty lines between them."""
    seen = Seen(text)
    begin = 0
    for match in _PARAGRAPH_END.finditer(text):
        _add(seen, text, begin, match.start())
        seen.border()
        begin = match.end()
    _add(seen, text, begin, len(text))
    return seen.done()


def page_seen(page: str) -> tuple[Seen, ...]:
    """What is seen of a page; what stands in its title and other elements that are not shown; what its metadata hold."""
    shown, aside, data = Seen(page), Seen(page), Seen(page)
    for kind, start, end in _parts(page):
        if kind == "border":
            shown.border()
            aside.border()
        elif kind == "data":
            _add_json(data, page, start, end)
        else:
            _add_markup(shown if kind == "shown" else aside, page, start, end)
    return shown.done(), aside.done(), data.done()


def _add(seen: Seen, text: str, start: int, end: int) -> None:
    seen.add(text[start:end], start, end)


def _add_markup(seen: Seen, page: str, start: int, end: int) -> None:
    at = start
    for match in _REFERENCE.finditer(page, start, end):
        _add(seen, page, at, match.start())
        seen.add(unescape(match[0]), match.start(), match.end())
        at = match.end()
    _add(seen, page, at, end)


def _add_json(seen: Seen, page: str, start: int, end: int) -> None:
    at = start
    for match in _JSON_ESCAPE.finditer(page, start, end):
        _add(seen, page, at, match.start())
        if match[0] in ("\\n", "\\r", '"'):
            seen.border()
        else:
            try:
                seen.add(str(json.loads(f'"{match[0]}"')), match.start(), match.end())
            except ValueError:
                seen.border()
        at = match.end()
    _add(seen, page, at, end)


def _parts(page: str) -> Iterator[tuple[str, int, int]]:
    """Stretches of words, by where they are shown, and the tags that are borders of paragraphs between them."""
    at, size = 0, len(page)
    aside: list[str] = []
    lower = ""
    while at < size:
        opening = page.find("<", at)
        opening = size if opening < 0 else opening
        if opening > at:
            yield "aside" if aside else "shown", at, opening
        if opening == size:
            return
        if page.startswith("<!--", opening):
            end = page.find("-->", opening + 4)
            at = size if end < 0 else end + 3
            continue
        if page.startswith(("<!", "<?"), opening):
            end = page.find(">", opening)
            at = size if end < 0 else end + 1
            continue
        tag = _TAG.match(page, opening)
        end = _tag_end(page, opening) if tag else -1
        if tag is None or end < 0:
            yield "aside" if aside else "shown", opening, opening + 1
            at = opening + 1
            if tag:  # no tag ends any more: all that follows is text
                yield "aside" if aside else "shown", at, size
                return
            continue
        at = end + 1
        closes, name, attributes = tag[1] == "/", tag[2].lower(), page[tag.end() : end]
        if name in _RAW and not closes:
            lower = lower or page.lower()
            end = lower.find(f"</{name}", at)
            end = size if end < 0 else end
            if "ld+json" in attributes:
                yield "data", at, end
            at = end
        elif name in _ASIDE:
            if not closes and not attributes.endswith("/"):
                aside.append(name)
            elif closes and name in aside:
                del aside[aside.index(name) :]
        elif name == "body":
            aside.clear()
        if name not in _INLINE:
            yield "border", opening, at


def _tag_end(page: str, opening: int) -> int:
    """Where the tag that begins at ``opening`` has its last sign, -1 where it has none."""
    end = first = page.find(">", opening)
    for _ in range(_ATTRIBUTES):
        if end < 0 or page.count('"', opening, end) % 2 == 0:
            return end if end >= 0 else first
        end = page.find(">", end + 1)
    return first
