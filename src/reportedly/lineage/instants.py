"""When something was published, in one form for all zones."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def instant(value: str) -> str | None:
    """``2025-12-01T04:30:00Z`` for a date with time and zone, as ISO 8601 or a feed writes it; ``2025-11-30`` where either is missing.

    ``None`` where it is no date. The day of a date without a zone is the one that it names, wherever that was.
    """
    text = " ".join(value.split())
    if _DAY.fullmatch(text):
        return _day(text)
    read = _iso(text) or _of_feed(text)
    if read is None:
        return None
    if read.tzinfo is None:
        return read.date().isoformat()
    try:
        return read.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    except OverflowError:
        return None


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _of_feed(text: str) -> datetime | None:
    """As RFC 5322 writes it; a zone that it does not know is none."""
    try:
        return parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
