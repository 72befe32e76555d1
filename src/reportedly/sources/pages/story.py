"""Which paragraphs of a page are its article: trafilatura's choice, mended by how the page is built.

Paragraphs that stand among those of the article and are built like them belong to it; lines that are links to other stories, cards,
widgets and lists of links do not, whatever their words are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import Final

from reportedly.sources.pages.headline import folded
from reportedly.sources.pages.seen import Home, SeenBlock, home
from reportedly.sources.pages.standfirst import standfirst
from reportedly.sources.pages.tree import Element

_APART = frozenset({"nav", "footer", "aside", "figure", "dialog"})
_APART_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "banner", "dialog"})
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_OWN_LINE = frozenset({"li", "dt", "dd", "pre", "blockquote", "address", "summary"})
_OPENED = tuple("\"'“”‘’«„")
_LABEL = 4
"""Words that may stand before a link to another story: "Read more:", "More on this story:"."""


def story(blocks: Sequence[SeenBlock], chosen: frozenset[int], title: int | None, heading: str) -> list[SeenBlock]:
    """The paragraphs of the article in order; ``title`` is the number of the one that is its title, ``heading`` its words."""
    choice = _Choice(blocks, chosen, title)
    kept = (choice.entries() or choice.filled()) - choice.left_out()
    kept |= choice.rows(kept)
    kept -= choice.idle_headings(kept)
    kept |= choice.introduction(kept)
    before = {number for number in kept if title is not None and number < title and not blocks[number].is_sentence}
    same = {number for number in kept if blocks[number].kind == "heading" and folded(blocks[number].text) == folded(heading)}
    kept -= same | before
    return [blocks[number] for number in sorted(kept) if number != title]


def apart(block: SeenBlock) -> bool:
    """Whether a paragraph stands in an element that HTML sets apart from the running text."""
    return any(each.tag in _APART or each.attributes.get("role", "").lower() in _APART_ROLES for each in block.within())


def teaser(block: SeenBlock) -> bool:
    """Whether a paragraph is a link to another story: mostly link, and no sentence that happens to be linked as a whole."""
    if any(each.tag == "a" for each in block.within()):
        return True  # a card: the link goes around the paragraph
    if block.linked < 0.5 or block.kind == "row":
        return False
    if block.kind == "heading":
        return block.linked >= 0.9
    if not _ENDED.search(block.text):
        return True
    labelled = block.led.endswith(":") and len(block.led.split()) <= _LABEL
    behind = block.text[len(block.led) :].lstrip()
    return labelled and not behind.startswith(_OPENED) and block.text.endswith("?")


class _Choice:
    def __init__(self, blocks: Sequence[SeenBlock], chosen: frozenset[int], title: int | None) -> None:
        self._blocks: Final = blocks
        self._chosen: Final = {number for number in chosen if blocks[number].kind in ("prose", "heading")}
        self._title: Final = title
        prose = [blocks[n] for n in sorted(self._chosen) if blocks[n].kind == "prose" and blocks[n].is_sentence]
        self._first: Final = prose[0].number if prose else len(blocks)
        self._runs: Final = {id(block.element) for block in prose}
        self._homes: Final = {home(block.element) for block in prose}
        self._parents: Final = {id(block.element.parent) for block in prose}
        self._wrapped: Final = {home(block.element.parent) for block in prose if block.element.parent is not None}
        self._prose: Final = prose

    def filled(self) -> set[int]:
        """The choice with the paragraphs that stand among its own, built as they are."""
        out = set(self._chosen)
        for block in self._blocks[self._first :]:
            if block.kind == "prose" and block.number not in out and not apart(block) and self._among(block):
                out.add(block.number)
        return out

    def entries(self) -> set[int]:
        """All entries of a live blog: what stands in the neighbours, of the same build, of an element that holds most of the choice.

        Each has a time or a heading of its own, and the page's title stands before them all. Empty where there are none.
        """
        if self._title is None or not self._prose:
            return set()
        words: dict[Home, int] = defaultdict(int)
        for block in self._prose:
            for element in block.within():
                if element.parent is not None and element.is_block and element.tag not in ("p", "li"):
                    words[home(element)] += block.words
        half = sum(block.words for block in self._prose) / 2
        inside: dict[Home, dict[int, list[SeenBlock]]] = defaultdict(lambda: defaultdict(list))
        wanted = {at for at, count in words.items() if count > half}
        for block in self._blocks:
            for element in block.within():
                if element.parent is not None and (at := home(element)) in wanted:
                    inside[at][id(element)].append(block)
        best: list[list[SeenBlock]] = []
        for groups in inside.values():
            held = [group for group in groups.values() if _entry(group)]
            if len(held) > max(1, len(best)) and all(group[0].number > self._title for group in held):
                best = held
        return {
            block.number
            for group in best
            for block in group
            if block.kind in ("time", "heading") or block.number in self._chosen or block.is_sentence
            if not apart(block)
        }

    def left_out(self) -> set[int]:
        """Links to other stories, alone and in lists, the labels before them, and the short lines of widgets."""
        out = {block.number for block in self._blocks if teaser(block) or block.kind == "caption"} - {self._title}
        lists: dict[int, list[SeenBlock]] = defaultdict(list)
        for block in self._blocks:
            if block.element.tag == "li" and block.element.parent is not None:
                lists[id(block.element.parent)].append(block)
            elif self._is_widget(block):
                out.add(block.number)
        for entries in lists.values():
            size = sum(len(block.text) for block in entries)
            linked = sum(block.linked * len(block.text) for block in entries)
            if 2 * linked >= size:
                out.update(block.number for block in entries)
            else:
                out.difference_update(block.number for block in entries if block.is_sentence)
        for block in reversed(self._blocks[:-1]):
            if block.text.endswith(":") and block.kind == "prose" and block.words <= _LABEL and block.number + 1 in out:
                out.add(block.number)
        return out

    def rows(self, kept: set[int]) -> set[int]:
        """The rows of tables that stand among the article's paragraphs."""
        if not kept:
            return set()
        around = self._parents | {id(self._blocks[number].element.parent) for number in kept}
        return {
            block.number
            for block in self._blocks[self._first :]
            if block.kind == "row" and any(id(each.parent) in around for each in _alone(block.element))
        }

    def idle_headings(self, kept: set[int]) -> set[int]:
        """Headings of which nothing is left: what they stood over was left out."""
        out: set[int] = set()
        following: SeenBlock | None = None
        for number in sorted(kept, reverse=True):
            block = self._blocks[number]
            if block.kind == "heading" and number != self._title:
                ends = following is None or (following.kind == "heading" and following.element.tag <= block.element.tag)
                dropped = number + 1 < len(self._blocks) and number + 1 not in kept
                if ends and (dropped or following is None):
                    out.add(number)
                    continue
            following = block
        return out

    def introduction(self, kept: set[int]) -> set[int]:
        """The lines under the page's title that introduce the article."""
        if self._title is None:
            return set()
        body = [block for number in sorted(kept) if (block := self._blocks[number]).kind == "prose" and block.is_sentence]
        last = next((block.number for block in reversed(body)), 0)
        usable = [block for block in self._blocks[self._title + 1 : last] if not (teaser(block) or apart(block))]
        return standfirst(usable, body, self._blocks[self._title])

    def _among(self, block: SeenBlock) -> bool:
        element, parent = block.element, block.element.parent
        if parent is None:
            return False
        if element.tag in ("dt", "dd", "li") and parent.tag in ("dl", "ul", "ol"):
            # an entry of a list that stands among the paragraphs
            return id(parent.parent) in self._parents and (block.is_sentence or parent.tag == "dl")
        if element.tag == "blockquote" and id(element) in self._parents:
            return True  # who is quoted, said in the line after the quotation
        if not block.is_sentence:
            return False
        if id(element) in self._runs or home(element) in self._homes:
            return True
        if id(parent) in self._parents:
            return element.tag in ("p", "blockquote", "pre") and not element.classes
        return home(parent) in self._wrapped and _held(parent) == 1

    def _is_widget(self, block: SeenBlock) -> bool:
        """A short line alone in an element of its own, unlike those that hold the paragraphs."""
        element, parent = block.element, block.element.parent
        if block.kind != "prose" or block.is_sentence or "\n" in block.text or parent is None or element.tag in _OWN_LINE:
            return False
        if id(element) in self._runs or home(element) in self._homes or id(parent) in self._parents:
            return False
        return home(parent) not in self._wrapped and not any(each.tag in _OWN_LINE for each in block.within())


def _held(element: Element) -> int:
    """How many elements that begin a line an element holds: none, one, or 2 for more."""
    return len(list(islice((each for each in element.children if isinstance(each, Element) and each.is_block), 2)))


def _alone(element: Element) -> list[Element]:
    """An element and those around it that hold nothing else."""
    out = [element]
    while out[-1].parent is not None and _held(out[-1].parent) == 1:
        out.append(out[-1].parent)
    return out


def _entry(group: list[SeenBlock]) -> bool:
    """Whether what one element holds is an entry: running text with a time or a heading, which leads to no other story."""
    signs = [block for block in group if block.kind in ("time", "heading")]
    return bool(signs) and any(block.is_sentence for block in group) and not any(teaser(block) for block in signs[:2])
