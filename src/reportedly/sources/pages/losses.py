"""What of a page's article may be missing: told in notes, never guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.sources.pages.embedded import Embedded
from reportedly.sources.pages.seen import Seen, SeenBlock
from reportedly.sources.pages.story import apart, teaser
from reportedly.sources.pages.tree import Element, WebPage

_MUCH = 100
"""Words of running text that must be missing before it is worth a note."""

_ARTICLE = frozenset({"article", "main"})
_STUB = 300
"""Words below which the article of a page with a wall may be its beginning only."""


def losses(page: WebPage, shown: Seen, blocks: Sequence[SeenBlock], data: Embedded) -> Iterator[str]:
    """Notes on a page of whose running text much was left out, and on one that shows only the beginning of its article."""
    words = sum(block.words for block in blocks if block.kind == "prose")
    read = {block.number for block in blocks}
    missed = sum(block.words for block in _running(shown, blocks) if block.number not in read)
    if missed >= _MUCH and 3 * missed > 2 * words:
        yield f"of some {words + missed} words of running text in the page, {words} were read as the article"
    elif data.words - words >= _MUCH and 2 * words < data.words:
        yield f"the page says that its article has {data.words} words: {words} were found"
    if _walled(page, blocks, data, words):
        yield "the page is not free to read for all: its text may be only the beginning of the article"


def _running(shown: Seen, blocks: Sequence[SeenBlock]) -> Iterator[SeenBlock]:
    """The sentences that stand in the smallest element around the article, and not apart from it."""
    holder = _around(blocks)
    for block in shown.blocks:
        running = block.kind == "prose" and block.is_sentence and not apart(block) and not teaser(block)
        if running and (holder is None or any(each is holder for each in block.within())):
            yield block


def _around(blocks: Sequence[SeenBlock]) -> Element | None:
    common: list[Element] | None = None
    for block in blocks:
        if block.kind == "prose" and block.is_sentence:
            chain = list(block.within())
            if common is None:
                common = chain
            else:
                inside = {id(each) for each in chain}
                common = [each for each in common if id(each) in inside]
    if not common:
        return None
    # one paragraph alone says little about where its neighbours would be: what the page calls its article says it
    named = (each for each in common if each.tag in _ARTICLE or each.attributes.get("itemprop") == "articleBody")
    return next(named, common[0])


def _walled(page: WebPage, blocks: Sequence[SeenBlock], data: Embedded, words: int) -> bool:
    behind = {selector.strip().lstrip(".#") for selector in data.walled}
    named = any(
        "paywall" in f"{each.attributes.get('class', '')} {each.attributes.get('id', '')}".lower() for each in _all(page)
    )
    if data.free is not False and not named:
        return False
    if any(
        block.is_sentence
        and any(each.attributes.get("id") in behind or not behind.isdisjoint(each.classes) for each in block.within())
        for block in blocks
    ):
        return False  # what is behind the wall for others is in this page
    return words < 0.8 * data.words if data.words else words < _STUB


def _all(page: WebPage) -> Iterator[Element]:
    stack = [page.root]
    while stack:
        at = stack.pop()
        yield at
        stack.extend(child for child in at.children if isinstance(child, Element))
