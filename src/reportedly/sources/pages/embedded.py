"""The data that a page carries beside what it shows: the article in schema.org's terms (JSON-LD), and that of applications.

What can't be read as JSON is passed over: it is for machines, and often broken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from reportedly.sources.pages.seen import is_prose, seen
from reportedly.sources.pages.tree import WebPage, parsed

_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)\s*|(?:(?<!\s)\s++)?+(?:-->|(?://\s*+)?\]\]>|;)\s*+$"
)
_TAGS = re.compile(r"</?(?:p|br|div|li|h[1-6]|blockquote|strong|em|a|b|i)\b[^<>]{0,500}>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")
_ELSEWHERE = frozenset(
    {
        "itemListElement",
        "mentions",
        "isPartOf",
        "isBasedOn",
        "citation",
        "comment",
        "liveBlogUpdate",
        "hasPart",
        "relatedLink",
    }
)
"""Properties under which other works stand."""

_FEW = 60
"""Words: with fewer, what an application's data hold is no article."""

_LINE = 1000
"""Characters that are kept of a headline or a name."""

_CLOSE = 3
"""How deep in an entry of a list its words are sought."""


@dataclass(frozen=True, slots=True)
class Update:
    """One entry of a live blog."""

    heading: str
    published: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Embedded:
    """What the data say of the article of the page. All texts as written there; ``free`` is ``None`` where they do not say.

    ``sure`` is false where the data hold several articles and none has the page's address or title.
    """

    headline: str = ""
    published: str = ""
    outlet: str = ""
    url: str = ""
    paragraphs: tuple[str, ...] = ()
    entries: tuple[Update, ...] = ()
    words: int = 0
    free: bool | None = None
    walled: tuple[str, ...] = ()
    sure: bool = True

    @property
    def blocks(self) -> list[str]:
        """The article's paragraphs, or the times, headings and paragraphs of its entries."""
        lines = list(self.paragraphs)
        for entry in self.entries:
            lines += [line for line in (entry.published, entry.heading, *entry.paragraphs) if line]
        return lines


def embedded(page: WebPage, title: str) -> Embedded:
    """The article of ``page`` by its JSON-LD; among several the one that has the page's address, or ``title``, or the most text."""
    works = [work for kind, text in page.data if "ld+json" in kind for work in _works(_loaded(text))]
    if not works:
        return Embedded()
    here, wanted = _bare(page.canonical), _folded(title)

    def rank(work: dict[str, Any]) -> tuple[bool, bool, int]:
        addresses = {_bare(_address(work.get(name))) for name in ("url", "@id", "mainEntityOfPage")} - {""}
        size = len(_string(work.get("articleBody"))) + len(work.get("liveBlogUpdate") or ())
        return bool(here) and here in addresses, bool(wanted) and _folded(_string(work.get("headline"))) == wanted, size

    work = max(works, key=rank)
    updates = work.get("liveBlogUpdate")
    updates = updates if isinstance(updates, list) else [updates] if isinstance(updates, dict) else []
    count = _string(work.get("wordCount"))
    return Embedded(
        headline=_line(work.get("headline")) or _line(work.get("name")),
        published=_string(work.get("datePublished")).strip(),
        outlet=_line(_first(work.get("publisher")).get("name")),
        url=_address(work.get("url")) or _address(work.get("mainEntityOfPage")),
        paragraphs=tuple(_paragraphs(work.get("articleBody"))),
        entries=tuple(_entries(updates)),
        words=int(count) if count.isdecimal() and len(count) < 7 else 0,
        free={"true": True, "false": False}.get(_string(work.get("isAccessibleForFree")).strip().lower()),
        walled=tuple(selector for part in _dicts(work.get("hasPart")) if (selector := _string(part.get("cssSelector")))),
        sure=len(works) == 1 or any(rank(work)[:2]),
    )


def application(page: WebPage) -> list[str]:
    """The paragraphs of the longest text in the data of a page that a script writes, or none.

    A text is one string of marked-up paragraphs, or a list of entries most of which hold a paragraph each.
    """
    best: list[str] = []
    most = _FEW - 1
    for kind, text in page.data:
        if "ld+json" in kind:
            continue
        for found in _texts(_loaded(text)):
            words = sum(len(each.split()) for each in found if is_prose(each))
            if words > most:
                best, most = found, words
    return best


def _works(data: Any) -> Iterator[dict[str, Any]]:
    stack = [data]
    while stack:
        at = stack.pop()
        if isinstance(at, list):
            stack.extend(reversed(at))
        elif isinstance(at, dict):
            kinds = at.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.rsplit("/", 1)[-1].endswith(("Article", "Posting")) for kind in kinds):
                yield at
            stack.extend(value for name, value in at.items() if name not in _ELSEWHERE and isinstance(value, dict | list))


def _entries(updates: list[Any]) -> Iterator[Update]:
    for update in _dicts(updates):
        paragraphs = tuple(_paragraphs(update.get("articleBody") or update.get("text")))
        heading = _line(update.get("headline"))
        if paragraphs or heading:
            yield Update(heading, _string(update.get("datePublished")).strip(), paragraphs)


def _texts(data: Any) -> Iterator[list[str]]:
    stack = [data]
    while stack:
        at = stack.pop()
        if isinstance(at, str):
            if len(at) > 5 * _FEW and len(_TAGS.findall(at)) > 1:
                yield _paragraphs(at)
        elif isinstance(at, dict):
            stack.extend(at.values())
        elif isinstance(at, list):
            stack.extend(at)
            found = [text for each in at if (text := _entry_text(each))]
            if len(found) > 1:
                yield [line for text in found for line in _paragraphs(text)]


def _entry_text(entry: Any) -> str:
    """The words of one entry of a list: its own, else those of its texts together, else its longest string."""
    if isinstance(entry, str):
        return entry if " " in entry else ""
    if not isinstance(entry, dict):
        return ""
    texts: list[str] = []
    longest = ""
    stack: list[tuple[Any, str, int]] = [(entry, "", 0)]
    while stack:
        at, name, depth = stack.pop()
        if isinstance(at, str):
            if name == "text":
                texts.append(at)
            elif len(at) > len(longest) and " " in at.strip():
                longest = at
        elif depth < _CLOSE and isinstance(at, dict):
            stack.extend((value, key, depth + 1) for key, value in reversed(at.items()))
        elif depth < _CLOSE and isinstance(at, list):
            stack.extend((value, name, depth + 1) for value in reversed(at[:200]))
    return "".join(texts) if texts else longest


def _paragraphs(value: Any) -> list[str]:
    """The paragraphs of a text: as its markup, or the lines of it, part them."""
    if isinstance(value, list):
        return [line for each in value for line in _paragraphs(each)]
    text = _string(value)
    if _TAGS.search(text) or _TAGS.search(unescape(text[:2000])):
        markup = text if _TAGS.search(text) else unescape(text)
        return [
            block.text
            for block in seen(parsed(markup.replace("\n", "\n<br><br>") if "<p" not in markup else markup).root).blocks
        ]
    if _REFERENCE.search(text):
        text = unescape(text)
    return [line for each in text.splitlines() if (line := " ".join(each.split()))]


def _loaded(text: str) -> Any:
    for form in (text, _WRAPPED.sub("", _WRAPPED.sub("", text))):
        try:
            return json.loads(form, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)]


def _first(value: Any) -> dict[str, Any]:
    return next(iter(_dicts(value)), {})


def _string(value: Any) -> str:
    if isinstance(value, list):
        return "\n\n".join(each for each in value if isinstance(each, str))
    if isinstance(value, bool | int):
        return str(value)
    return value if isinstance(value, str) else ""


def _line(value: Any) -> str:
    text = " ".join(_string(value)[:_LINE].split())
    return unescape(text) if _REFERENCE.search(text) else text


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and value.startswith("http") else ""


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", address.strip()).rstrip("/").casefold()


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
