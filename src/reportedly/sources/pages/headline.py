"""The title of a page's article, without the outlet's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from reportedly.sources.pages.embedded import Embedded
from reportedly.sources.pages.seen import SeenBlock
from reportedly.sources.pages.tree import WebPage

_PARTED = re.compile(r"(?<!\s)\s++(?:[-–—|·•»«:]|::)\s++|(?:(?<!\s)\s++)?+\|\s*+")
_BAR = re.compile(r"(?:(?<!\s)\s++)?+\|\s*+")
_KICKER = 3
"""A first heading of fewer words is a section's name rather than a title, unless the page's title has it."""


def headline(
    page: WebPage, blocks: Sequence[SeenBlock], chosen: Iterable[int], data: Embedded, guess: str
) -> tuple[str, int | None]:
    """The title in the page's words, and the number of the paragraph that is it, if one is.

    What stands on the page goes before what is written for search engines. ``chosen`` are the paragraphs of the article's body,
    ``guess`` is what to fall back on.
    """
    outlets = {folded(name).replace(" ", "") for name in (page.meta("og:site_name"), data.outlet, *_hosts(page))} - {""}
    stated = [text for text in (page.meta("og:title", "twitter:title"), data.headline, page.title) if text]
    names = [folded(text) for text in stated]
    body = [number for number in chosen if blocks[number].kind == "prose" and blocks[number].is_sentence]
    first = min(body, default=len(blocks))
    headings = [block for block in blocks if block.kind == "heading" and folded(block.text).replace(" ", "") not in outlets]
    tops = [block for block in headings if block.element.tag == "h1"]
    likely = [block for block in headings if block.element.tag == "h1" or block.number <= first]
    ranks = {block.number: max((agreement(folded(block.text), name) for name in names), default=0) for block in likely}
    best = max(likely, key=lambda block: (ranks[block.number], block.element.tag == "h1"), default=None)
    if best is None or not ranks[best.number]:
        others = [
            block
            for block in tops
            if block.number < first and block.linked < 0.9 and (block.words >= _KICKER or not names) and not _fixed(block)
        ]
        best = others[-1] if others else None
    if best is not None:
        return best.text.replace("\n", " "), best.number
    return next(filter(None, (_without_outlet(text, outlets) for text in stated)), ""), None


def folded(text: str) -> str:
    """The words of a text alone, in small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def agreement(heading: str, title: str) -> int:
    """How well a heading is a title, both folded: 3 as it is, 2 before the names of section and outlet, 1 after them, 0 not."""
    if not heading or (len(heading.split()) < _KICKER and heading != title):
        return 0
    return 3 if heading == title else 2 if title.startswith(heading + " ") else 1 if title.endswith(" " + heading) else 0


def _without_outlet(title: str, outlets: set[str]) -> str:
    """The title less the parts at its ends that name the outlet; of a bar, less what is short behind it, whoever it names."""
    while True:
        parts = list(_PARTED.finditer(title))
        if not parts:
            return title
        last, first = title[parts[-1].end() :], title[: parts[0].start()]
        if folded(last).replace(" ", "") in outlets:
            title = title[: parts[-1].start()]
        elif folded(first).replace(" ", "") in outlets:
            title = title[parts[0].end() :]
        else:
            break
    bars = list(_BAR.finditer(title))
    if bars and len(title[bars[-1].end() :].split()) <= 5 and len(title[: bars[-1].start()].split()) >= 4:
        title = title[: bars[-1].start()]
    return title.strip()


def _hosts(page: WebPage) -> list[str]:
    """The names by which the page's address may be an outlet's: ``tarrowherald`` of ``www.tarrowherald.example``."""
    try:
        host = urlsplit(page.canonical).hostname or ""
    except ValueError:
        return []
    parts = host.removeprefix("www.").split(".")
    return [parts[0], host.removeprefix("www.")] if len(parts) > 1 else []


def _fixed(block: SeenBlock) -> bool:
    """Whether a heading stands in what every page of a site has: the bar at its top, its menus, its foot."""
    return any(
        each.tag in ("nav", "footer") or each.attributes.get("role") in ("banner", "navigation") for each in block.within()
    )
