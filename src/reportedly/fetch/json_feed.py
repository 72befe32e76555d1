"""JSON Feed (versions 1 and 1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from reportedly.fetch.markup import shown_words
from reportedly.fetch.syndication import Told
from reportedly.model.errors import UnreadableFeed

_MOST_PARTS: Final = 1_000_000


def read(text: str, where: str) -> dict[str, Any]:
    """The feed as JSON has it; raises ``UnreadableFeed`` where it is none."""
    if text.count("{") + text.count("[") > _MOST_PARTS:
        raise UnreadableFeed(where, f"JSON of more than {_MOST_PARTS:,} parts, as no feed has")
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableFeed(where, "begins as JSON does, and is none") from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise UnreadableFeed(where, "JSON, and no feed: JSON Feed has a list of items")
    return feed


def title_of(feed: dict[str, Any]) -> str | None:
    """The title of a feed."""
    return _text(feed, "title")


def told(feed: dict[str, Any]) -> Iterator[Told]:
    """What a feed tells of each entry."""
    for number, item in enumerate(feed["items"], start=1):
        if not isinstance(item, dict):
            yield Told(number, wrong="no object of JSON")
            continue
        said = _text(item, "date_published") or _text(item, "date_modified")
        yield Told(
            number,
            link=_text(item, "url") or _text(item, "external_url") or "",
            title=_text(item, "title"),
            said=said,
            date=instant(said or ""),
            changed_only=not _text(item, "date_published") and said is not None,
            summary=_whole(item, "summary"),
            content=_whole(item, "content_html") or _whole(item, "content_text"),
            id=_text(item, "id"),
        )


def instant(said: str) -> datetime | None:
    """A date of ISO 8601, with or without a time; without a zone it is taken for UTC. ``None`` where it is none."""
    said = said.strip()
    try:
        when = datetime.fromisoformat(said if len(said) != 7 else f"{said}-01")
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _text(of: dict[str, Any], name: str) -> str | None:
    value = of.get(name)
    return shown_words(str(value), 2_000) or None if isinstance(value, str | int | float) else None


def _whole(of: dict[str, Any], name: str) -> str | None:
    value = of.get(name)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) and value else None
