"""What the commands share that show a ledger as pages: the one that was named, or one for a while, of articles that were named."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.ledgers import open_ledger
from reportedly.cli.program import say
from reportedly.model.errors import InputError, UsageError

if TYPE_CHECKING:
    from reportedly.fetch import Fetches
    from reportedly.ledger import Ledger
    from reportedly.run import Job


@contextmanager
def shelf(
    sources: Sequence[str], where: str | None, packs: tuple[str, ...], job: Job, fetcher: Fetches | None
) -> Iterator[Ledger]:
    """The ledger that ``sources`` or ``where`` name; of articles one that is made of them, and goes at the end.

    Raises ``UsageError`` where both are named, and the error of the first article that can't be read where none can.
    """
    named = [each for each in sources if _is_ledger(each)]
    if not sources or named:
        if len(sources) > 1 or (named and where is not None):
            raise UsageError("name one ledger, or articles: not both, and no two ledgers")
        with open_ledger(named[0] if named else where, packs=packs) as ledger:
            yield ledger
        return
    if where is not None:
        raise UsageError(
            "--ledger names a ledger, and so there is nothing to do with articles; to keep them: reportedly add"
        )
    with (
        tempfile.TemporaryDirectory(prefix="reportedly-") as folder,
        open_ledger(str(Path(folder) / "articles.sqlite"), create=True, packs=packs) as ledger,
    ):
        _fill(ledger, sources, job, fetcher)
        yield ledger


def _is_ledger(source: str) -> bool:
    from reportedly.ledger import is_database

    if source.startswith(("postgresql:", "postgres:", "postgresql+")):
        return True
    path = Path(source)
    return is_database(path) or (not path.exists() and path.suffix in (".sqlite", ".sqlite3", ".db"))


def _fill(ledger: Ledger, sources: Sequence[str], job: Job, fetcher: Fetches | None) -> None:
    from reportedly.fetch import is_address
    from reportedly.pipeline import cores
    from reportedly.run import Web, arrived, engine_called, keep
    from reportedly.sources import locate

    kept_any, first = False, None
    for source in sources:
        if is_address(source):
            if fetcher is None:
                raise UsageError(f"{source}: nothing is fetched here; 'reportedly add' fetches")
            arrivals = Web(fetcher, ledger).named(source)
        else:
            arrivals = arrived(locate([source]))
        for kept in keep(arrivals, ledger, job, engine_called(workers=1, threads=min(2, cores()))):
            if kept.error is not None:
                first = first or kept.error
                say(str(kept.error))
            else:
                kept_any = True
    if not kept_any:
        raise first or InputError(", ".join(sources), "no article is there")
