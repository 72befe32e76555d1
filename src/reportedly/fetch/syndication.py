"""RSS, Atom and RDF. The only file that imports feedparser.

It is given bytes of ours and never a name, which it would fetch or open; and what it mends of broken XML it is given in small
pieces, as its forgiving parser takes a time that grows faster than the text.
"""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from reportedly.fetch.markup import BEYOND, plain, shown_words, walked
from reportedly.fetch.slices import slices, without_entries
from reportedly.model.errors import MissingExtra

MENDED: Final = 100_000
"""Characters of broken XML that are tried to be mended at once."""

MOST_MENDED: Final = 1_000_000
"""Characters of broken XML that are tried to be mended in one feed."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a feed tells of its ``number``-th entry.

    ``wrong`` says why it can't be read, and ``count`` how many from it on can't; nothing else is there then.
    """

    number: int
    link: str = ""
    title: str | None = None
    said: str | None = None
    date: datetime | None = None
    changed_only: bool = False
    summary: str | None = None
    content: str | None = None
    id: str | None = None
    wrong: str = ""
    count: int = 1


def title_of(document: str, base: str) -> str | None:
    """The title of a feed, where its head is sound, or short enough to be mended."""
    hull = without_entries(document)
    fault = walked(hull)
    if fault in BEYOND or (fault and len(hull) > MENDED):
        return None
    try:
        return _words(_parsed(hull, base)["feed"], "title")
    except MissingExtra:
        raise
    except Exception:  # as below
        return None


def told(document: str, base: str) -> Iterator[Told]:
    """What a feed tells of each entry, in its order; links are made absolute by ``base``, where the feed doesn't say otherwise."""
    left = MOST_MENDED
    for piece in slices(document):
        fault = walked(piece.document) if piece.document else "too long to be an entry"
        if fault:
            left -= len(piece.document)
        if fault and (not piece.document or fault in BEYOND or len(piece.document) > MENDED or left < 0):
            mended = "" if not piece.document or fault in BEYOND else ", and too much of it to be mended"
            yield Told(piece.first, wrong=f"{fault}{mended}", count=piece.count)
            continue
        try:
            found = _parsed(piece.document, base)["entries"]
        except MissingExtra:
            raise
        except Exception as error:  # it raises whatever the broken text leads its forgiving parser to
            yield Told(piece.first, wrong=f"can't be read ({type(error).__name__})", count=piece.count)
            continue
        for number, entry in enumerate(found, start=piece.first):
            yield _told(number, entry)


def _parsed(document: str, base: str) -> Any:
    try:
        import feedparser
    except ModuleNotFoundError:
        raise MissingExtra("feeds need an extra: pip install 'reportedly[ledger]'") from None
    return feedparser.parse(
        io.BytesIO(document.encode("utf-8")),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base},
        resolve_relative_uris=False,
        sanitize_html=False,
    )


def _told(number: int, entry: Any) -> Told:
    published = "published" if dict.get(entry, "published") else "updated"
    said = shown_words(str(dict.get(entry, published) or ""), 100)
    contents = dict.get(entry, "content")
    content = (contents[0].get("value") if contents else None) or None
    summary = dict.get(entry, "summary") or None
    return Told(
        number,
        str(dict.get(entry, "link") or ""),
        _words(entry, "title"),
        said or None,
        _date(dict.get(entry, f"{published}_parsed"), said),
        published == "updated" and bool(dict.get(entry, "updated")),
        None if summary == content else summary,
        content,
        shown_words(str(dict.get(entry, "id") or ""), 2_000) or None,
    )


def _words(of: Any, name: str) -> str | None:
    value = str(dict.get(of, name) or "")
    detail = dict.get(of, f"{name}_detail") or {}
    return (shown_words(value) if detail.get("type") == "text/plain" else plain(value)) or None


def _date(parts: Any, said: str) -> datetime | None:
    """Of nine numbers in UTC, where they have a year that was said: some of what is no date is read as one all the same."""
    try:
        when = datetime.fromtimestamp(calendar.timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None
    numbers = {int(digits) for digits in re.findall(r"(?<!\d)(?:\d{8}|\d{4}|\d\d)(?!\d)", said)}
    years = {number // 10_000 if number > 9_999 else number for number in numbers}
    near = {when.year - 1, when.year, when.year + 1} if when else set()  # its zone may lie over New Year
    return when if years & (near | {year % 100 for year in near}) else None
