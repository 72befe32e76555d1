"""What is added from a page: read one after another in a thread of its own, with what came of each told as it goes."""

from __future__ import annotations

import json
import queue
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from reportedly.model import Added, How, Receipt
from reportedly.model.errors import ReportedlyError, UsageError
from reportedly.show import one_line

if TYPE_CHECKING:
    from reportedly.fetch import Fetches
    from reportedly.run import Arrival, Job, Kept, Looked, Missed
    from reportedly.web.library import Library

    Incoming = Iterable[Arrival | Missed | Kept | Looked]

_KEPT: Final = 100
"""Jobs that are remembered."""
_WAITING: Final = 20
"""Jobs that may wait."""
_TOLD: Final = 500
"""Items of a job of which each is told; of more, the last ones."""


@dataclass
class AddJob:
    """One thing that somebody asked to add: ``steps`` are what came of its items so far, ``said`` is how it stands in words."""

    id: str
    name: str
    steps: list[Added] = field(default_factory=list)
    said: str = "waiting"
    done: bool = False
    failed: bool = False


class Adding:
    """Adds to a library's ledger, an item at a time. ``job`` says how articles are read, ``fetcher`` how addresses are fetched."""

    def __init__(self, library: Library, job: Job, fetcher: Fetches | None) -> None:
        self._library = library
        self._job = job
        self._fetcher = fetcher
        self._queue: queue.Queue[tuple[AddJob, Callable[[], Incoming]]] = queue.Queue(maxsize=_WAITING)
        self._jobs: OrderedDict[str, AddJob] = OrderedDict()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def fetches(self) -> bool:
        """Whether addresses can be named."""
        return self._fetcher is not None

    def text(self, text: str, *, title: str = "", outlet: str = "", published: str = "", url: str = "") -> AddJob:
        """Add a text that somebody pasted, with what they say of it."""
        if not text.strip():
            raise UsageError("the text is empty: paste what is to be read")
        record = {"text": text, "title": title, "outlet": outlet, "published": published, "url": url}
        data = json.dumps({name: value for name, value in record.items() if value}).encode()
        name = one_line(title)[:80] or "a pasted text"
        return self._put(name, lambda: self._received([_receipt(data, name, "application/json")]))

    def address(self, address: str) -> AddJob:
        """Fetch an address, as ``reportedly add`` does, and add what it holds."""
        from reportedly.run import Web

        fetcher = self._fetcher
        if fetcher is None:
            raise UsageError("nothing is fetched here")
        return self._put(one_line(address)[:200], lambda: Web(fetcher, self._library.ledger).named(address))

    def files(self, files: Sequence[tuple[str, bytes, str | None]]) -> AddJob:
        """Add files: what each is called, its bytes, and the type that was said. The name is a name, and no path is opened by it."""
        if not files:
            raise UsageError("no file was chosen")
        receipts = [_receipt(data, _called(name), kind) for name, data, kind in files]
        name = receipts[0].name if len(receipts) == 1 else f"{len(receipts)} files"
        return self._put(name, lambda: self._received(receipts))

    def job(self, ident: str) -> AddJob | None:
        """A job by its id."""
        with self._lock:
            return self._jobs.get(ident)

    def jobs(self) -> list[AddJob]:
        """The jobs that are remembered, the last one first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def _received(self, receipts: Sequence[Receipt]) -> Incoming:
        from reportedly.run import received

        return received(receipts)

    def _put(self, name: str, incoming: Callable[[], Incoming]) -> AddJob:
        made = AddJob(secrets.token_hex(8), name)
        try:
            self._queue.put_nowait((made, incoming))
        except queue.Full:
            raise UsageError(f"{_WAITING} things wait to be added already: wait for some of them") from None
        with self._lock:
            self._jobs[made.id] = made
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="adding", daemon=True)
                self._thread.start()
        return made

    def _work(self) -> None:
        while True:
            it, incoming = self._queue.get()
            try:
                self._do(it, incoming)
            except ReportedlyError as error:
                it.failed, it.said = True, str(error)
            except Exception as error:  # a bug in one job must not end the thread for all that come
                it.failed, it.said = True, f"{type(error).__name__}: {error}; this is a bug in reportedly, please report it"
            finally:
                it.done = True
                self._queue.task_done()

    def _do(self, it: AddJob, incoming: Callable[[], Incoming]) -> None:
        from reportedly.run import engine_called, keep

        it.said = "reading"
        for kept in keep(incoming(), self._library.ledger, self._job, engine_called(workers=1)):
            it.steps.append(kept.told)
            del it.steps[:-_TOLD]
            it.said = f"reading; {summed(it.steps)} so far"
        self._library.forget()
        it.said = "drawing threads"
        self._library.draw()
        self._library.forget()
        it.said = summed(it.steps) or "nothing new"


def summed(steps: Iterable[Added]) -> str:
    """``2 added, 1 known``."""
    counts: dict[str, int] = {}
    for each in steps:
        counts[each.became] = counts.get(each.became, 0) + 1
    return ", ".join(f"{count:,} {became}" for became, count in counts.items())


def _called(name: str) -> str:
    """What an uploaded file is called: its last part, on one line."""
    return one_line(name.replace("\\", "/").rpartition("/")[2])[:200] or "a file"


def _receipt(data: bytes, name: str, media_type: str | None) -> Receipt:
    how: How = "record" if media_type == "application/json" else "file"
    return Receipt(data, how, name, None, None, datetime.now(UTC), media_type or None, ())
