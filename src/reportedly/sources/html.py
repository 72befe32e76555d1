"""HTML pages: the article's text and what the page says about it, without menus, comments and advertisements.

The only file that imports trafilatura. Nothing is fetched: a page is read as the bytes that were given.
"""

from __future__ import annotations

import logging
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from reportedly.model.errors import EmptyInput, MissingExtra, UndecodableInput
from reportedly.sources.draft import Draft
from reportedly.sources.spoken import marked, placed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DECLARED = re.compile(
    rb"""(?i)<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})"""
)
_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_DATED = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""Only dates that the page states are taken, and the clock of this machine has no say in which."""


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page's ``meta`` element or XML declaration names, if any."""
    match = _DECLARED.search(data, 0, 4096)
    return match[1].decode("ascii").lower() if match else None


def html(page: str, where: str) -> Draft:
    """The draft of one page, paragraphs separated by blank lines, beginning with its title.

    Raises :class:`EmptyInput` where the page holds no article, :class:`UndecodableInput` where it can't be parsed.
    """
    extract, failures = _extractor()
    try:
        clean = marked(_UNPRINTABLE.sub(" ", page))
        found = extract(clean.page, with_metadata=True, include_comments=False, date_extraction_params=_DATED)
    except RecursionError:
        raise UndecodableInput(where, "HTML nested too deep to be read: save the page as text") from None
    except failures as error:
        raise UndecodableInput(where, f"HTML that can't be parsed ({type(error).__name__}): save the page as text") from None
    body = [" ".join(line.split()) for line in (found.text if found else "").splitlines()]
    title = " ".join((found.title or "").split()) if found else ""
    blocks, title, standing = clean.taken_out([block for block in body if block], title)
    if not any(_prose(block) for block in blocks if block != title):
        raise EmptyInput(where, "no article in this HTML page: save the article's own page, or its text")
    if title and not _opens_with(blocks[0], title):
        blocks.insert(0, title)
        standing = {number: at + 1 for number, at in standing.items()}
    text = "\n\n".join(blocks)
    return Draft(
        text,
        title_at=(0, len(blocks[0])) if title else None,
        published=found.date or None,
        url=found.url or None,
        outlet=found.sitename or None,
        remarks=tuple(placed(clean.remarks, standing, _ranges(blocks), len(text))),
    )


def _ranges(blocks: Sequence[str]) -> list[tuple[int, int]]:
    """Where each block stands in the text."""
    ends = list(accumulate(len(block) + 2 for block in blocks))
    return [(end - 2 - len(block), end - 2) for end, block in zip(ends, blocks, strict=True)]


def _prose(block: str) -> bool:
    """A sentence, or a dozen words: what an article has and a page of menus, forms and labels has not."""
    words = len(block.split())
    return words >= 12 or (words >= 3 and block.rstrip("\"'”’»)]").endswith((".", "!", "?", "…")))


def _opens_with(block: str, title: str) -> bool:
    """Whether a first paragraph is the title; page titles often add the outlet's name after a dash or a bar."""
    first, whole = block.casefold(), title.casefold()
    return first == whole or (len(first.split()) > 2 and re.match(re.escape(first) + r"\s+[-–—|·:]\s", whole) is not None)


def _extractor() -> tuple[Callable[..., Any], tuple[type[Exception], ...]]:
    """Trafilatura's extraction, and the errors with which it or the parser beneath it may fail on a hostile page."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # a page that can't be read is told in our own words
    try:
        from lxml.etree import LxmlError  # type: ignore[import-untyped]
        from trafilatura import bare_extraction
    except ImportError as error:
        reason = str(error).strip().splitlines()[0]
        raise MissingExtra(
            f"HTML can't be read, since trafilatura does not load ({reason}): "
            "pip install --upgrade trafilatura lxml_html_clean"
        ) from None
    return bare_extraction, (LxmlError, ValueError, TypeError, AttributeError, AssertionError, LookupError)
