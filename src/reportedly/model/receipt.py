"""A receipt: the bytes of something that came in, with how and when it came. Kept for good beside what was read of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reportedly.model.shown import noun, quoted

How = Literal["file", "stdin", "record", "address", "feed", "sitemap", "archive", "email"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was received: ``data`` as it came, before anything was made of it.

    ``name`` is the path or address as whoever asked for it named it. ``url`` is the address that was asked for, ``final_url`` the one
    that answered, both ``None`` for what did not come over the network. ``received`` is aware, in UTC. ``headers`` are those of the
    answer, in its order.
    """

    data: bytes
    how: How
    name: str
    url: str | None
    final_url: str | None
    received: datetime
    media_type: str | None
    headers: tuple[tuple[str, str], ...]

    @property
    def sha256(self) -> str:
        """The SHA-256 of the data, as hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()

    def __repr__(self) -> str:
        return noun("Receipt", (self.how, quoted(self.name), f"{len(self.data):,} bytes"))
