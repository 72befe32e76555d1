"""Fetching one address: politely, within bounds, and never further than where the user's address and its redirects lead."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, Protocol

from reportedly.fetch.addresses import Address, address, joined, shown
from reportedly.fetch.robots import EVERYTHING, KEPT_FOR, MAX_BYTES, Robots, robots
from reportedly.fetch.settings import FetchSettings, Validators
from reportedly.fetch.turns import Clock, Turns, patience
from reportedly.fetch.unpacking import ACCEPTED, too_large, unpacked
from reportedly.model import How, Receipt
from reportedly.model.errors import (
    BusyHost,
    DisallowedAddress,
    FailedAnswer,
    FetchError,
    RefusedAddress,
    UnreachableHost,
    UnusableAnswer,
)

if TYPE_CHECKING:
    from reportedly.fetch.connection import Answer, Headers, Resolve

_FEEDS: Final = "application/atom+xml, application/rss+xml, application/feed+json"
_ACCEPT: Final = f"text/html, application/xhtml+xml, {_FEEDS}, text/*;q=0.9, */*;q=0.1"
_TEXT: Final = re.compile(
    r"text/[\w.+-]+|application/(?:[\w.-]+\+)?(?:xml|json|ld\+json|rdf)|application/(?:xhtml|html|rss|atom|opml|gzip|x-gzip"
    r"|octet-stream|x-rss|x-ndjson)"
)
_NO_TEXT: Final = re.compile(rb"%PDF-|PK\x03\x04|\x89PNG|GIF8|\xff\xd8\xff|RIFF|OggS|ID3|\x7fELF|MZ\x90|....ftyp", re.DOTALL)
_ABOUT: Final = 60.0
"""Seconds for which a host is left alone that says it is busy and not for how long."""
_MOST_SITES: Final = 2_000
_UNKEPT: Final = "set-cookie"
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_ROBOTS_REDIRECTS: Final = 5
_ROBOTS_FIRST: Final = "its robots.txt, which is asked first"


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The host says that nothing has changed since the answer that had these validators."""

    url: str
    final_url: str
    validators: Validators


class Fetches(Protocol):
    """Whatever fetches: a :class:`Fetcher`, or in tests something that has its answers already."""

    def fetch(self, url: str, *, validators: Validators | None = None, how: How = "address") -> Receipt | Unchanged:
        """What ``url`` answers, or that it hasn't changed; raises ``FetchError``."""
        ...


class Fetcher:
    """Fetches what it is told to, one address at a time; several threads may share one, and so its turns and its robots.txt files.

    ``clock`` and ``resolve`` are handed in by tests: how it waits, and how names become machines.
    """

    def __init__(
        self, settings: FetchSettings | None = None, *, clock: Clock | None = None, resolve: Resolve | None = None
    ) -> None:
        self.settings: Final = settings or FetchSettings()
        self._clock: Final = clock or Clock()
        self._resolve: Final = resolve
        self._turns: Final = Turns(self._clock, self.settings.max_wait)
        self._robots: Final[dict[str, tuple[float, Robots]]] = {}

    def fetch(self, url: str, *, validators: Validators | None = None, how: How = "address") -> Receipt | Unchanged:
        """What ``url`` answers, unpacked, as a receipt that came by ``how``; or ``Unchanged``, where ``validators`` still hold.

        Every redirect is a question of its own: its address is checked, its site's robots.txt asked, its host's turn waited for.
        Raises a ``FetchError`` whose ``where`` is the address as it was given.
        """
        name, known = url.strip(), validators or Validators()
        current = first = address(url)
        budget = _Budget(self.settings.seconds)
        been = {current.url}
        try:
            for _ in range(self.settings.max_redirects + 1):
                outcome = self._hop(current, budget, name, known, how)
                if not isinstance(outcome, Address):
                    return outcome
                current = outcome
                if current.url in been:
                    raise UnusableAnswer(name, "redirects in a circle")
                been.add(current.url)
        except FetchError as error:
            raise _retold(error, name, "" if current is first else f"redirects to {shown(current.url)}: ") from None
        raise UnusableAnswer(shown(name), f"redirects more than {self.settings.max_redirects} times")

    def _hop(
        self, at: Address, budget: _Budget, name: str, validators: Validators, how: How
    ) -> Receipt | Unchanged | Address:
        delay = max(self.settings.delay, self._permitted(at, budget))
        headers = (("Accept", _ACCEPT), *validators.headers())
        with self._asked(at, headers, budget, delay) as answer:
            if answer.status in _REDIRECTS:
                return _onward(at, answer)
            if answer.status == 304 and validators != Validators():
                new = Validators.in_headers(answer.headers)
                kept = Validators(new.etag or validators.etag, new.modified or validators.modified)
                return Unchanged(name, at.url, kept)
            if answer.status not in (200, 203):
                raise FailedAnswer(at.url, f"answers {_spoken(answer.status)}", status=answer.status)
            media_type = _text_type(at, answer)
            data = b"".join(self._body(at, answer))
        if _NO_TEXT.match(data):
            raise UnusableAnswer(at.url, "holds no text, but a picture, a film, a PDF or an archive")
        headers = tuple((said, value) for said, value in answer.headers if said.lower() != _UNKEPT)
        return Receipt(data, how, name, name, at.url, self._clock.now(), media_type, headers)

    @contextmanager
    def _asked(self, at: Address, headers: Headers, budget: _Budget, delay: float) -> Iterator[Answer]:
        """The answer of one host, in its turn and within what is left of the time."""
        from reportedly.fetch.connection import answering, looked_up

        self._turns.take(at.url, at.host, delay)
        since = time.monotonic()
        if budget.left <= 0:
            raise UnreachableHost(at.url, f"no whole answer within {self.settings.seconds:g} seconds")
        sent = (("User-Agent", self.settings.user_agent), ("Accept-Encoding", ACCEPTED), *headers)
        try:
            with answering(
                at,
                sent,
                seconds=budget.left,
                of=self.settings.seconds,
                resolve=self._resolve or looked_up,
                allow_local=self.settings.allow_local,
            ) as answer:
                if answer.status in (429, 503):
                    raise self._busy(at, answer)
                yield answer
        finally:
            budget.left -= time.monotonic() - since

    def _busy(self, at: Address, answer: Answer) -> BusyHost:
        asked = patience(answer.header("retry-after"), self._clock.now())
        self._turns.close(at.host, _ABOUT if asked is None else asked)
        how_long = "" if asked is None else f", for {asked:,.0f} seconds"
        return BusyHost(
            at.url, f"answers {_spoken(answer.status)}: asks for patience{how_long}", status=answer.status, retry_after=asked
        )

    def _body(self, at: Address, answer: Answer) -> Iterator[bytes]:
        settings = self.settings
        length = answer.header("content-length").strip()
        if length.isascii() and length.isdigit() and int(length[:20]) > settings.max_bytes:
            raise too_large(at.url, settings.max_bytes)
        coding = answer.header("content-encoding")
        yield from unpacked(answer.chunks, coding, at.url, max_bytes=settings.max_bytes, max_ratio=settings.max_ratio)

    def _permitted(self, at: Address, budget: _Budget) -> float:
        """The seconds between two requests that the site's robots.txt asks for; raises ``DisallowedAddress`` where it says no."""
        until, known = self._robots.get(at.site, (0.0, None))
        now = self._clock.monotonic()
        if known is None or until <= now:
            known = self._robots_of(at, budget)
            if len(self._robots) >= _MOST_SITES:
                self._robots.clear()
            self._robots[at.site] = (now + KEPT_FOR, known)
        if not known.allows(at.url):
            raise DisallowedAddress(at.url, f"{at.site}/robots.txt asks robots not to fetch it")
        return known.delay

    def _robots_of(self, at: Address, budget: _Budget) -> Robots:
        """What a site's robots.txt asks; raises where it can't be told for now whether it says no (RFC 9309, 2.3.1.4)."""
        current = replace(at, target="/robots.txt")
        try:
            for _ in range(_ROBOTS_REDIRECTS + 1):
                with self._asked(current, (("Accept", "text/plain, */*;q=0.1"),), budget, 0.0) as answer:
                    if answer.status in _REDIRECTS:
                        current = _onward(current, answer)
                    elif 400 <= answer.status < 500:
                        return EVERYTHING
                    elif answer.status not in (200, 203, 204):
                        raise DisallowedAddress(at.url, f"answers {_spoken(answer.status)}")
                    else:
                        return robots(self._beginning(current, answer))
        except UnusableAnswer as error:
            raise DisallowedAddress(at.url, f"{_ROBOTS_FIRST}: {error.what}") from None
        except FetchError as error:
            raise _retold(error, at.url, f"{_ROBOTS_FIRST}: ") from None
        return EVERYTHING  # RFC 9309, 2.3.1.2: one that leads ever further is none

    def _beginning(self, at: Address, answer: Answer) -> bytes:
        """As much of a robots.txt as is read; how much more there would be is not asked."""
        data = bytearray()
        coding = answer.header("content-encoding")
        for piece in unpacked(answer.chunks, coding, at.url, max_bytes=2 * MAX_BYTES, max_ratio=self.settings.max_ratio):
            data += piece
            if len(data) > MAX_BYTES:
                break
        return bytes(data)


@dataclass(slots=True)
class _Budget:
    """Seconds of the network that a fetch has left."""

    left: float


def _onward(at: Address, answer: Answer) -> Address:
    """Where an answer sends us."""
    link = answer.header("location").encode("latin-1", "replace").decode("utf-8", "replace").strip()
    if not link:
        raise UnusableAnswer(at.url, f"answers {_spoken(answer.status)}, and not where to")
    try:
        return joined(at, link)
    except RefusedAddress as error:
        raise RefusedAddress(at.url, f"redirects to {shown(link)}: {error.what}") from None


def _text_type(at: Address, answer: Answer) -> str | None:
    """The media type of an answer, where there is one; raises ``UnusableAnswer`` where it is one that holds no text."""
    media_type = answer.header("content-type").partition(";")[0].strip().lower()
    if not media_type:
        return None
    if not _TEXT.fullmatch(media_type):
        raise UnusableAnswer(at.url, f"is {shown(media_type)[:60]}, which holds no text")
    return media_type


def _retold(error: FetchError, url: str, before: str) -> FetchError:
    """The same error, of the address that was asked for."""
    return type(error)(
        shown(url), before + error.what, status=error.status, retry_after=error.retry_after, feeds=error.feeds
    )


def _spoken(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
