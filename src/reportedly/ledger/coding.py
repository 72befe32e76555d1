"""How things are kept in columns: bytes compressed, text without what a database can't hold, times as text that sorts."""

from __future__ import annotations

import hashlib
import re
import zlib
from datetime import UTC, datetime
from typing import Final

CODING: Final = "zlib"
LONGEST: Final = 2_000
"""Bytes of a text by which rows are found: PostgreSQL's indexes take 2,704 in all."""
_HELD: Final = re.compile("[\0\ud800-\udfff]")


def packed(data: bytes) -> bytes:
    """``data`` compressed."""
    return zlib.compress(data, 6)


def unpacked(data: bytes, coding: str) -> bytes:
    """What :func:`packed` was given; raises ``ValueError`` where it is no longer whole."""
    if coding != CODING:
        raise ValueError(f"kept as {coding!r}, which this version does not know")
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError(str(error)) from None


def held(text: str) -> str:
    """``text`` as a database holds it: what it can't is U+FFFD, code point for code point."""
    return _HELD.sub("\ufffd", text)


def brief(text: str) -> str:
    """``text`` as a column holds it that is looked up: a longer one than an index takes by its beginning and its digest."""
    kept = held(text)
    return kept if len(kept.encode()) <= LONGEST else f"{kept[: LONGEST // 8]}… {sha256(text)}"


def exact(text: str) -> bytes | None:
    """The bytes of a text that is not as :func:`held` has it; ``None`` for one that is."""
    return packed(text.encode("utf-8", "surrogatepass")) if _HELD.search(text) else None


def exact_text(kept: str, own: bytes | None) -> str:
    """The text of which ``kept`` and ``own`` are kept."""
    return kept if own is None else unpacked(own, CODING).decode("utf-8", "surrogatepass")


def sha256(data: bytes | str) -> str:
    """The SHA-256 as hexadecimal digits; of a text, that of its UTF-8."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


def stamp_digest(reportedly: str, model: str, packs: str, places: str) -> str:
    """The digest of what made a reading."""
    return sha256("\0".join((reportedly, model, packs, places)))


def written(moment: datetime) -> str:
    """A moment as text: UTC, to the millisecond, always of one length."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def moment(text: str) -> datetime:
    """The moment that :func:`written` wrote."""
    return datetime.fromisoformat(text)


def now() -> str:
    """The present moment, written."""
    return written(datetime.now(UTC))
