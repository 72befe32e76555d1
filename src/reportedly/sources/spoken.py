"""Remarks in the comments of an HTML page: carried through the extraction of the article's text, which drops comments.

A mark of signs that the page does not hold takes the place of each remark, within the words of its paragraph or before those of the
next one. When the text has been taken out, the marks say where the remarks hold, and are removed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.model.document import Range, Remark
from reportedly.sources.remarks import remark

_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark meter q rp rt ruby s samp small span
    strike strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905
)
_SILENT = frozenset({"head", "title", "script", "style", "noscript", "template", "textarea", "svg"})
_TAG_NAME = re.compile(r"</?\s*([A-Za-z][A-Za-z0-9-]*)")
_CUNEIFORM = range(0x12000, 0x12380)  # letters to every tool, and hardly in a page of news
_WORDS = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Marked:
    """A page whose remarks have become marks: ``remarks`` by the number in their mark. ``signs`` are those that the marks use."""

    page: str
    remarks: tuple[Remark, ...] = ()
    signs: str = ""

    def taken_out(self, blocks: Sequence[str], title: str) -> tuple[list[str], str, dict[int, int]]:
        """The blocks and the title without marks, and the block (of those that are left) in which each remark stood."""
        if not self.remarks:
            return list(blocks), title, {}
        mark = re.compile(f"{self.signs[0]}([{self.signs[2:]}]+){self.signs[1]}")
        found: dict[int, int] = {}
        kept: list[str] = []
        for block in blocks:
            plain = " ".join(mark.sub("", block).split())
            for match in mark.finditer(block):
                number = int("".join(str(self.signs.index(sign) - 2) for sign in match[1]))
                found.setdefault(number, len(kept))
            if plain:
                kept.append(plain)
        return kept, " ".join(mark.sub("", title).split()), found


def marked(page: str) -> Marked:
    """``page`` with marks for the remarks that stand in it."""
    if "reportedly" not in page.lower():
        return Marked(page)
    tokens = list(_tokens(page))
    spoken = [
        (at, found)
        for at, (kind, start, end) in enumerate(tokens)
        if kind == "comment" and (found := remark(page[start + 4 : end - 3], None)) is not None
    ]
    if not spoken:
        return Marked(page)
    signs = _free_signs(page)
    if len(signs) < 12:
        return Marked(page)
    texts = [at for at, (kind, _, _) in enumerate(tokens) if kind == "text"]
    places: list[tuple[int, str]] = []
    for number, (at, _) in enumerate(spoken):
        place = _place(page, tokens, texts, at)
        if place is not None:
            places.append((place, signs[0] + "".join(signs[2 + int(digit)] for digit in str(number)) + signs[1]))
    parts, begin = [], 0
    for place, mark in sorted(places, key=lambda each: each[0]):
        parts += [page[begin:place], mark]
        begin = place
    return Marked("".join((*parts, page[begin:])), tuple(found for _, found in spoken), signs)


def placed(remarks: Sequence[Remark], found: dict[int, int], blocks: Sequence[Range], length: int) -> Iterator[Remark]:
    """The remarks with the stretches that they hold for: all of the text, or the block in which their mark was found."""
    for number, each in enumerate(remarks):
        at = found.get(number)
        covers = (0, length) if each.order == "ignore-file" else None if at is None or at >= len(blocks) else blocks[at]
        yield replace(each, covers=covers)


def _place(page: str, tokens: list[tuple[str, int, int]], texts: list[int], at: int) -> int | None:
    """Where the mark of the comment that is token ``at`` goes: after the words before it in its paragraph, or before the next."""
    for back in range(at - 1, max(-1, at - 1000), -1):
        kind, start, end = tokens[back]
        if kind == "text":
            return start + len(page[start:end].rstrip())
        if kind == "block":
            break
    following = bisect_left(texts, at)
    if following == len(texts):
        return None
    _, start, end = tokens[texts[following]]
    match = _WORDS.search(page, start, end)
    return match.start() if match else start


def _tokens(page: str) -> Iterator[tuple[str, int, int]]:
    """Comments, tags that begin or end a block, and text that holds words; nothing of what lies in silent elements."""
    at, size = 0, len(page)
    silent = ""
    while at < size:
        if page.startswith("<!--", at):
            end = page.find("-->", at + 4)
            if end < 0:
                return
            yield "comment", at, end + 3
            at = end + 3
        elif page[at] == "<" and (name := _TAG_NAME.match(page, at)):
            end = page.find(">", at)
            if end < 0:
                return
            word = name[1].lower()
            closes = page.startswith("</", at)
            if silent:
                silent = "" if closes and word == silent else silent
            elif word in _SILENT and not closes and page[end - 1] != "/":
                silent = word
            if word not in _INLINE:
                yield "block", at, end + 1
            at = end + 1
        else:
            end = page.find("<", at + 1)
            end = size if end < 0 else end
            if not silent and _WORDS.search(page, at, end):
                yield "text", at, end
            at = end


def _free_signs(page: str) -> str:
    taken = set(page)
    return "".join(sign for sign in map(chr, _CUNEIFORM) if sign not in taken)[:12]
