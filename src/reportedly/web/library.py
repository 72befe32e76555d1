"""The ledger that is shown, with what pages need beside it: articles as they are checked, kept for a while, and drawing behind."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from reportedly.model.errors import ReportedlyError

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.model import Article, KeptOutlet, KeptSpeaker, Page
    from reportedly.pipeline import References

_Found = TypeVar("_Found")
_KEPT: Final = 64
"""Checked articles that are kept at hand."""
_LISTED: Final = 100
"""Outlets and speakers that are listed."""
_WHILE: Final = 60.0
"""Seconds for which what was asked is kept: another process may add or read again meanwhile."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with its findings, and its text taken apart."""

    article: Article
    page: Page


class Library:
    """An open ledger for pages: any thread may ask."""

    def __init__(self, ledger: Ledger, packs: Sequence[str] = ()) -> None:
        """``packs`` are names of packs or folders, beside those that each article was read with."""
        self.ledger = ledger
        self._packs = tuple(packs)
        self._checked: OrderedDict[tuple[str, int], tuple[float, Opened]] = OrderedDict()
        self._lock = threading.Lock()
        self._drawing = threading.Lock()
        self._overviews: dict[str, tuple[float, Any]] = {}
        self._asking: set[str] = set()
        self.trouble: str | None = None
        """Why the last drawing failed, for people; ``None`` where it didn't."""

    @property
    def name(self) -> str:
        """What to call the ledger."""
        return self.ledger.where

    @cached_property
    def _references(self) -> References:
        from reportedly.pipeline import open_references

        return open_references(self._packs)

    def opened(self, ident: str, version: int) -> Opened:
        """A version of an article with its findings; raises ``LedgerError`` where there is none."""
        key = (ident, version)
        with self._lock:
            found = self._checked.get(key)
            if found is not None and time.monotonic() - found[0] < _WHILE:
                self._checked.move_to_end(key)
                return found[1]
        made = self.check(self.ledger.article(ident, version))
        with self._lock:
            self._checked[key] = (time.monotonic(), made)
            while len(self._checked) > _KEPT:
                self._checked.popitem(last=False)
        return made

    def check(self, article: Article) -> Opened:
        """An article with its findings, by the rules that are on by default."""
        from reportedly.checks import Selection
        from reportedly.pipeline import checked, opened
        from reportedly.run import Settings, judged

        references, selection = self._references, Selection()
        page = opened(article.document, references.language)
        found = checked(article, references.packs, selection, page=page).diagnostics or ()
        return Opened(
            judged(article, found, article.document.name, Settings(references, selection, ()), page=page).article, page
        )

    def outlets(self) -> tuple[KeptOutlet, ...]:
        """The outlets of most articles; what was found is kept for a while, as it goes over all articles."""
        return self._held("outlets", lambda: self.ledger.outlets(limit=_LISTED))

    def speakers(self) -> tuple[KeptSpeaker, ...]:
        """Those who are quoted most, likewise."""
        return self._held("speakers", lambda: self.ledger.speakers(limit=_LISTED))

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides of those who are quoted, in the order of their names: one and the same on all pages."""
        return tuple(sorted({each.side for each in self.speakers() if each.side is not None}))

    @property
    def side_numbers(self) -> dict[str | None, int]:
        """The number of each side, from 1, by which a page marks what it tells."""
        return {side: number for number, side in enumerate(self.sides, start=1)}

    def _held(self, name: str, ask: Callable[[], _Found]) -> _Found:
        """What was asked a while ago at most; what is older is told once more while it is asked anew behind."""
        with self._lock:
            found = self._overviews.get(name)
            stale = found is not None and time.monotonic() - found[0] > _WHILE and name not in self._asking
            if stale:
                self._asking.add(name)
        if found is None:
            return self._asked(name, ask)
        if stale:
            threading.Thread(target=self._again, args=(name, ask), name=f"asking for {name}", daemon=True).start()
        value: _Found = found[1]
        return value

    def _again(self, name: str, ask: Callable[[], object]) -> None:
        with suppress(ReportedlyError):  # what was known is told on, and asked for again the next time
            self._asked(name, ask)

    def _asked(self, name: str, ask: Callable[[], _Found]) -> _Found:
        try:
            found = ask()
            with self._lock:
                self._overviews[name] = (time.monotonic(), found)
            return found
        finally:
            with self._lock:
                self._asking.discard(name)

    def forget(self) -> None:
        """Ask anew from now on, as something was added or decided."""
        with self._lock:
            self._checked.clear()
            self._overviews = {name: (-_WHILE, found) for name, (_, found) in self._overviews.items()}

    def draw(self) -> None:
        """Draw what is in no thread yet; one thread does, others that ask meanwhile come back at once."""
        if not self._drawing.acquire(blocking=False):
            return
        try:
            if not self.ledger.drawn():
                with closing(self.ledger.draw()) as batches:
                    for _ in batches:
                        pass
            self.trouble = None
        except ReportedlyError as error:
            self.trouble = str(error)
        finally:
            self._drawing.release()

    def begin(self) -> threading.Thread:
        """Draw, and ask for what all pages need, in a thread of its own."""
        thread = threading.Thread(target=self._begin, name="drawing", daemon=True)
        thread.start()
        return thread

    def _begin(self) -> None:
        self.draw()
        with suppress(ReportedlyError):  # whoever asks for a page is told
            self.outlets()
            self.speakers()
            for each in self.ledger.article_page(limit=1).articles:
                self.opened(
                    each.id, each.versions
                )  # the first page of an article need not wait for what rules and texts need
