"""What is no article but is given to us all the same: told by its name or its first bytes, with what to do instead."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Final

from reportedly.model.errors import UnsupportedInput
from reportedly.sources.item import STANDARD_INPUT, named
from reportedly.sources.storage import is_fetched

_PAGE_FIRST: Final = "nothing is fetched to read it; reportedly add, with its address, fetches and keeps its articles"
_ONE_A_LINE: Final = 'write one record a line, {"text": "…"}'
_OURS: Final = "a result of Reportedly, and no article: Article.from_json reads it back in Python"
_BY_SUFFIX: Final = {
    ".json": f"JSON, and no JSON Lines: {_ONE_A_LINE}",
    ".mbox": "a mailbox: save each message as a file of its own (.eml)",
    ".msg": "an e-mail message of Outlook: save it as .eml, or its text",
    ".wacz": "a web archive (WACZ): unpack it with unzip and read the WARC files in its folder archive",
    ".mhtml": "a web archive (MHTML): save the page as HTML",
    ".rss": f"a feed: {_PAGE_FIRST}",
    ".atom": f"a feed: {_PAGE_FIRST}",
    ".opml": "a list of feeds: reportedly feed add follows them",
    ".xml": "XML, and no web page: save the text, or the page, and read that",
    ".rtf": "rich text: save it as plain text",
}
_XML: Final = rb"(?:\s|<\?xml[^>]{0,200}>|(?><!--.{0,2000}?-->)|<!DOCTYPE[^>]{0,200}>|<\?[^>]{0,500}>)*+"
_HEAD: Final = 65536
_WEB: Final = re.compile(r"(?i)https?://")
_NO_PAGE: Final = (
    (re.compile(_XML + rb"<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL), f"a feed: {_PAGE_FIRST}"),
    (re.compile(_XML + rb"<opml[\s>]", re.DOTALL), "a list of feeds: reportedly feed add follows them"),
    (re.compile(_XML + rb"<(?:urlset|sitemapindex)[\s>]", re.DOTALL), f"a list of a site's addresses: {_PAGE_FIRST}"),
)  # fmt: skip
_BY_CONTENT: Final = (
    *_NO_PAGE,
    (re.compile(rb"\s*\[?\s*\{\s*\"schema\"\s*:\s*\"reportedly/article/"), _OURS),
    (re.compile(rb"\s*\[\s*\{\s*\""), f"a JSON array: {_ONE_A_LINE}, as jq -c '.[]' FILE does"),
    (re.compile(rb"\s*\{(?=[^{}]*\"text\"\s*:)\s*\""), f"a JSON object over several lines: {_ONE_A_LINE}, as jq -c . FILE does"),
    (re.compile(rb"\s*\{\s*\"[^\"\n]{1,200}\"\s*:"), f"JSON without a \"text\": {_ONE_A_LINE}, as jq -c '{{text: .body}}' FILE does"),
    (re.compile(rb"\{\\rtf1"), _BY_SUFFIX[".rtf"]),
    (re.compile(rb"From [^\s@]+@\S+ [^\n]*\d\d:\d\d"), _BY_SUFFIX[".mbox"]),
)  # fmt: skip


def address(path: str) -> UnsupportedInput | None:
    """The error for a path that is an address."""
    if not is_fetched(path):
        return None
    if not _WEB.match(path):
        return UnsupportedInput(
            named(path), "an address, and nothing is fetched from such: save what it names, and read that"
        )
    return UnsupportedInput(
        named(path), f"an address, and nothing is fetched to read it: reportedly add '{named(path)}' fetches and keeps it"
    )


def unsupported(path: str, head: bytes) -> UnsupportedInput | None:
    """The error for a file that begins with ``head`` and holds no article; ``None`` where nothing speaks against it."""
    for pattern, what in _BY_CONTENT:
        if pattern.match(head):
            return UnsupportedInput(named(path), what.replace("FILE", _quoted(path)))
    what_by_name = _BY_SUFFIX.get(Path(path).suffix.lower())
    return UnsupportedInput(named(path), what_by_name) if what_by_name else None


def _quoted(path: str) -> str:
    """The file as a shell takes it."""
    return "FILE" if path == STANDARD_INPUT else shlex.quote(named(path))


def unfit_page(where: str, page: str) -> UnsupportedInput | None:
    """The error for what is called a web page and is a feed or a site map: browsers and ``curl -o`` save them under such names."""
    head = page[:_HEAD].encode("utf-8", "replace")
    return next((UnsupportedInput(where, what) for pattern, what in _NO_PAGE if pattern.match(head)), None)
