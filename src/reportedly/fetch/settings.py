"""How fetching is done, as one frozen value; and what an address is asked by when it was fetched before."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly._version import __version__
from reportedly.model import FeedState, Receipt
from reportedly.model.errors import UsageError

TOKEN = "reportedly"
"""The name under which a robots.txt may speak to this program."""

_LONGEST_VALIDATOR = 1_000


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """``contact`` is how those who run a host can reach whoever runs this: an address of the web or of mail.

    ``seconds`` is all that one fetch may take of the network, from the look-up of the name to the last byte, redirects included, and
    without the waits of politeness. ``max_bytes`` is the most that an answer may hold, unpacked; ``max_ratio`` how many times its
    packed size it may unpack to, beyond a first mebibyte. ``delay`` are seconds between two requests to one host,
    ``max_wait`` the most seconds that is waited for a host which asks for more.
    ``allow_local`` lets addresses of private networks and any port through.
    """

    contact: str | None = None
    seconds: float = 30.0
    max_bytes: int = 10_000_000
    max_ratio: int = 100
    max_redirects: int = 5
    delay: float = 1.0
    max_wait: float = 60.0
    allow_local: bool = False

    def __post_init__(self) -> None:
        if self.contact is not None and not (self.contact.isascii() and self.contact.isprintable() and self.contact.strip()):
            raise UsageError("contact: an address of the web or of mail, in printable ASCII")
        if self.seconds <= 0 or self.max_bytes <= 0 or self.max_ratio <= 0:
            raise UsageError("seconds, max_bytes and max_ratio are more than 0")
        if self.max_redirects < 0 or self.delay < 0 or self.max_wait < 0:
            raise UsageError("max_redirects, delay and max_wait are not below 0")

    @property
    def user_agent(self) -> str:
        """What is sent as ``User-Agent``: name, version, and how to reach whoever runs it."""
        return f"Reportedly/{__version__} ({f'+{self.contact}' if self.contact else 'news archive, run by one reader'})"


@dataclass(frozen=True, slots=True)
class Validators:
    """What an answer was marked with, so that the host can say that nothing has changed since (RFC 9110, 13)."""

    etag: str | None = None
    modified: str | None = None

    @classmethod
    def of(cls, known: Receipt | FeedState) -> Validators:
        """Those of an answer, or of a feed as it was last seen."""
        if isinstance(known, FeedState):
            return cls(known.etag, known.modified)
        return cls.in_headers(known.headers)

    @classmethod
    def in_headers(cls, headers: tuple[tuple[str, str], ...]) -> Validators:
        """Those that stand in ``headers``; what can't be sent back as it is, is left out."""
        said = {name.lower(): value.strip() for name, value in headers}
        etag, modified = (_sound(said.get(name)) for name in ("etag", "last-modified"))
        return cls(etag, modified)

    def headers(self) -> tuple[tuple[str, str], ...]:
        """The headers to ask by."""
        asked = (("If-None-Match", _sound(self.etag)), ("If-Modified-Since", _sound(self.modified)))
        return tuple((name, value) for name, value in asked if value)


def _sound(value: str | None) -> str | None:
    good = value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable()
    return value if good else None
