"""The lines under a headline that say what an article is about, before it begins: standfirst, dek, summary.

They are told by where they stand and by their running words, never by what a page calls them: class names are each site's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.sources.pages.seen import SeenBlock, home
from reportedly.sources.pages.tree import Element

_FEWEST = 6
"""Fewer words are a label: a section, a share link, "5 min read"."""

_LEAD = 2
"""A link after at most so many words is named by them, as an author is by "By"."""

_ARTICLE = frozenset({"article", "main", "header", "hgroup"})
_FURNITURE = frozenset({"nav", "footer"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_MANY = 9


def standfirst(usable: Sequence[SeenBlock], body: Sequence[SeenBlock], title: SeenBlock) -> set[int]:
    """The numbers of the lines between ``title`` and the article's first paragraph that introduce the article.

    ``usable`` are the paragraphs that no rule sets apart, ``body`` the sentences of the article, both in order. The first such line
    counts, and those built like it beside it: what comes after is written by, dated and shared.
    """
    first = _first(body, title)
    if first is None:
        return set()
    place = _Place(title, first)
    lines = [block for block in usable if title.number < block.number < first.number and _running(block)]
    lines = [block for block in lines if place.holds(block) and not _names_author(block)]
    return {block.number for block in lines if home(block.element) == home(lines[0].element)}


def _first(body: Sequence[SeenBlock], title: SeenBlock) -> SeenBlock | None:
    """The paragraph with which the article begins: the first that has company where it stands, else the first of all."""
    after = [block for block in body if block.number > title.number]
    company = Counter(id(block.element.parent) for block in after)
    company.update(id(block.element) for block in after)  # paragraphs that only line breaks part
    return next(
        (block for block in after if company[id(block.element.parent)] > 1 or company[id(block.element)] > 1),
        after[0] if after else None,
    )


def _running(block: SeenBlock) -> bool:
    """Whether most of its words are ordinary ones, in small letters: names, dates and places of a byline are not."""
    if block.kind not in ("prose", "heading") or block.words < _FEWEST or (block.linked and len(block.led.split()) <= _LEAD):
        return False
    small = sum(word.lstrip("\"'“‘«„([—–-")[:1].islower() for word in block.text.split())
    return 2 * small > block.words


class _Place:
    """What stands around a headline and the first paragraph under it."""

    def __init__(self, title: SeenBlock, first: SeenBlock) -> None:
        above = {id(each) for each in title.within()}
        self._both = next(each for each in first.within() if id(each) in above)
        self._above = above
        self._parent = title.element.parent
        self._whole = self._is_whole_page()
        self._headings: dict[int, int] = {}  # by the element beside the headline

    def holds(self, block: SeenBlock) -> bool:
        """Whether a line between the two belongs with them, and is not in a box of its own or under a picture."""
        chain = list(block.within())
        around = chain[: next(at for at, each in enumerate(chain) if id(each) in self._above)]
        shared = chain[len(around)]
        if not around:
            return False
        if self._whole and shared is self._both and block.element.parent is not self._parent:
            return False
        top = around[-1]
        if id(top) not in self._headings:
            self._headings[id(top)] = _beside(top)
        # a heading over the line makes it something of its own: an offer, other stories
        return self._headings[id(top)] <= (block.kind == "heading")

    def _is_whole_page(self) -> bool:
        both = self._both
        if both.parent is None:
            return True
        tags = {each.tag for each in both.children if isinstance(each, Element)}
        return both.tag not in _ARTICLE and not _FURNITURE.isdisjoint(tags)


def _beside(top: Element) -> int:
    """How many headings an element beside the headline holds below it; many for a form, or a picture with what is said of it."""
    stack, headings = list[Element]([top]), 0
    while stack:
        at = stack.pop()
        if "picture" in at.attributes or at.tag in ("form", "figure"):
            return _MANY
        headings += at is not top and at.tag in _HEADINGS
        stack.extend(each for each in at.children if isinstance(each, Element))
    return headings


def _names_author(block: SeenBlock) -> bool:
    """Whether a line is marked, in the terms of HTML, as the author's name."""
    if any(each.tag == "address" for each in block.within()):
        return True
    stack = [block.element]
    while stack:
        at = stack.pop()
        if "author" in (at.attributes.get("rel"), at.attributes.get("itemprop")):
            return True
        stack.extend(each for each in at.children if isinstance(each, Element) and not each.is_block)
    return False
