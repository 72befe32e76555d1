"""Delta debugging: what fails, made small, first by lines, then by words, then by single bytes."""

from __future__ import annotations

import re
import time
from collections.abc import Callable


def smallest(data: bytes, fails: Callable[[bytes], bool], seconds: float = 60.0) -> bytes:
    """A part of ``data`` that still ``fails``, from which nothing more can be left out, or what is found in the time given."""
    until = time.monotonic() + seconds
    before = None
    while data != before and time.monotonic() < until:
        before = data
        for pattern in (rb"[^\n]*\n?", rb"\s+|\w+|[^\w\s]", rb"(?s:.)"):
            parts = [part for part in re.findall(pattern, data) if part]
            if len(parts) <= 4000:
                data = b"".join(_fewest(parts, fails, until))
    return data


def _fewest(parts: list[bytes], fails: Callable[[bytes], bool], until: float) -> list[bytes]:
    size = max(1, len(parts) // 2)
    while True:
        at, found = 0, False
        while at < len(parts):
            if time.monotonic() > until:
                return parts
            fewer = parts[:at] + parts[at + size :]
            if fewer != parts and fails(b"".join(fewer)):
                parts, found = fewer, True
            else:
                at += size
        if size == 1 and not found:
            return parts
        size = max(1, size // 2)
