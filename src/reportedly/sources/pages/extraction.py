"""Which paragraphs of a page are its article, as trafilatura sees it. The only file that imports trafilatura.

The page goes there without what can't be seen, its paragraphs marked by signs that it does not hold. The marks that come back say
which paragraphs were chosen; their words are taken from the page, never from what came back.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from reportedly.model.errors import MissingExtra
from reportedly.sources.pages.seen import Seen, Step
from reportedly.sources.pages.tree import Element, WebPage

_DATED = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""Only dates that the page states are taken, and the clock of this machine has no say in which."""

_RARE = range(0x12000, 0x187F8)  # cuneiform, hieroglyphs, Tangut: letters to every tool, and hardly in a page of news
_DIGITS = 32
_SAMPLE, _MOST = 2000, 10_000
"""Paragraphs of running text, and paragraphs of any kind, that trafilatura is shown: the others share the fate of their like."""

_LONGEST = 2000
"""Characters of a paragraph that trafilatura is shown."""

_TAGS = {"dl": "div", "dt": "p", "dd": "p", "details": "div", "summary": "p", "table": "div", "tbody": "div", "thead": "div",
         "tfoot": "div", "tr": "div", "td": "div", "th": "div", "pre": "div", "form": "div", "center": "div", "legend": "p",
         "fieldset": "div", "address": "div", "dialog": "div", "dir": "ul", "menu": "ul", "hgroup": "div", "caption": "p",
         "frameset": "div"}  # fmt: skip
_FLOW = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "figcaption", "legend", "summary", "caption"})
_METAS = ("property", "name", "itemprop", "content", "rel", "href", "http-equiv", "charset")


@dataclass(frozen=True, slots=True)
class Extraction:
    """The numbers of the paragraphs that were chosen, and what the page says about itself."""

    chosen: frozenset[int]
    title: str = ""
    published: str | None = None
    url: str | None = None
    outlet: str | None = None


def extracted(page: WebPage, shown: Seen) -> Extraction:
    """Trafilatura's choice among the paragraphs of ``page``."""
    extract = _extractor()
    signs = _free_signs(shown)
    found = extract(_marked(page, shown, signs), with_metadata=True, include_comments=False, date_extraction_params=_DATED)
    if found is None:
        return Extraction(frozenset())
    mark = re.compile(f"{signs[0]}([{signs[2:]}]+){signs[1]}")
    numbers = (_number(match[1], signs) for match in mark.finditer(found.text or ""))
    chosen = frozenset(_with_their_like(shown, {number for number in numbers if number < len(shown.blocks)}))
    title = " ".join(mark.sub("", found.title or "").split())
    return Extraction(chosen, title, found.date or None, found.url or None, found.sitename or None)


def _shown(shown: Seen) -> int:
    """The number of the first paragraph that trafilatura is not shown."""
    running = 0
    for block in shown.blocks[:_MOST]:
        running += block.is_sentence
        if running > _SAMPLE:
            return block.number
    return min(len(shown.blocks), _MOST)


def _with_their_like(shown: Seen, chosen: set[int]) -> set[int]:
    last = _shown(shown)
    if last == len(shown.blocks):
        return chosen
    homes = {home for number in chosen for home in shown.blocks[number].homes}
    return chosen | {block.number for block in shown.blocks[last:] if not homes.isdisjoint(block.homes)}


def _marked(page: WebPage, shown: Seen, signs: str) -> str:
    parts = ["<html><head>", f"<title>{escape(page.title)}</title>" if page.title else ""]
    for each in page.metas[:500]:
        kept = "".join(f' {name}="{escape(each[name])}"' for name in _METAS if name in each)
        parts.append(f"<{'link' if 'rel' in each else 'meta'}{kept}>")
    parts.append("</head><body>")
    last = _shown(shown)
    for step, element, number in _needed(shown.steps, last):
        tag = _TAGS.get(element.tag, element.tag)
        if not element.is_block or element.parent is None:
            tag = "div"
        if step == "open":
            parts.append(f"<{tag}{_attributes(element)}>")
        elif step == "close":
            parts.append(f"</{tag}>")
        else:
            parts.append(_written(shown, number, element, signs))
    parts.append("</body></html>")
    return "".join(parts)


def _needed(steps: list[Step], last: int) -> list[Step]:
    """The steps without elements that hold no paragraph before the one of number ``last``."""
    out: list[Step] = []
    opened: list[int] = []
    for step in steps:
        if step[0] == "block":
            if step[2] < last:
                out.append(step)
                opened[:] = [-1] * len(opened)
        elif step[0] == "open":
            opened.append(len(out))
            out.append(step)
        elif (at := opened.pop()) < 0:
            out.append(step)
        else:
            del out[at:]
    return out


def _written(shown: Seen, number: int, element: Element, signs: str) -> str:
    block = shown.blocks[number]
    if block.kind == "row":
        return ""
    mark = _mark(number, signs)
    text = mark + escape(block.text[:_LONGEST], quote=False).replace("\n", " ") + mark
    if block.kind == "time":
        return f"<time>{text}</time>"
    if block.linked > 0.3:
        text = f'<a href="/elsewhere">{text}</a>'
    return f"{text} " if element.tag in _FLOW else f"<p>{text}</p>"


def _attributes(element: Element) -> str:
    return "".join(
        f' {name}="{escape(value)}"'
        for name, value in element.attributes.items()
        if name in ("class", "id", "role", "itemprop", "rel")
    )


def _mark(number: int, signs: str) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, _DIGITS)
        digits = signs[2 + digit] + digits
        if not number:
            return signs[0] + digits + signs[1]


def _number(digits: str, signs: str) -> int:
    number = 0
    for digit in digits:
        number = number * _DIGITS + signs.index(digit) - 2
    return number


def _free_signs(shown: Seen) -> str:
    taken: set[str] = set()
    for block in shown.blocks:
        taken.update(block.text)
    free = (sign for sign in map(chr, _RARE) if sign not in taken and sign.isalpha())
    signs = "".join(sign for sign, _ in zip(free, range(_DIGITS + 2), strict=False))
    if len(signs) < _DIGITS + 2:
        raise ValueError("no signs are left to mark paragraphs with")
    return signs


def _extractor() -> Callable[..., Any]:
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # a page that can't be read is told in our own words
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        reason = str(error).strip().splitlines()[0]
        raise MissingExtra(
            f"HTML can't be read, since trafilatura does not load ({reason}): "
            "pip install --upgrade trafilatura lxml_html_clean"
        ) from None
    extract: Callable[..., Any] = bare_extraction
    return extract
