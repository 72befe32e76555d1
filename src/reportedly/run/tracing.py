"""A ledger that tells copies: every article that goes in is traced, with what packs know of outlets."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reportedly import ledger
from reportedly.pipeline import default_language, opened

if TYPE_CHECKING:
    from reportedly.lineage import Traced
    from reportedly.model import Article, PackSet


class Tracer:
    """Traces articles: which sentences they have, whom they credit, whose they are.

    ``packs`` are names of packs or folders; the shipped ones are asked too, after them: outlets of all the world reprint each other.
    """

    def __init__(self, packs: Sequence[str] = ()) -> None:
        self._packs = tuple(packs)

    def __call__(self, article: Article) -> Traced:
        """What is traced of an article."""
        from reportedly.lineage import trace

        # the bare language: sentences, and with them sketches, are not to depend on which packs are at hand
        return trace(opened(article.document, default_language()), self._outlets)

    @cached_property
    def _outlets(self) -> PackSet:
        from reportedly.model import PackSet
        from reportedly.packs import load_packs, shipped

        return PackSet(load_packs(tuple(dict.fromkeys((*self._packs, *shipped())))))


class Ledger(ledger.Ledger):
    """An open ledger: a file of SQLite, or a database of a PostgreSQL server (``postgresql://…``).

    ::

        with reportedly.Ledger("news.sqlite") as ledger:
            ledger.add(reportedly.read_file("article.html"))
            for claim in ledger.claims(words="ceasefire"):
                print(claim.source, claim.content)

    Any thread may ask and add; threads and processes that add wait for each other, those that ask wait for nobody. What was added is
    there for good when :meth:`add` returns, whatever happens to the process then. Copies are told as articles come in.
    """

    def __init__(
        self,
        where: str | os.PathLike[str],
        *,
        create: bool = True,
        readonly: bool = False,
        command: str = "Python",
        packs: Sequence[str] = (),
    ) -> None:
        """Open the ledger at ``where``, and make it where it is missing, unless ``create`` is false.

        ``command`` is what the log says of who added. ``packs`` are names of packs, or folders, that know outlets, beside the shipped
        ones. Raises ``LedgerError`` where it can't be opened, and ``MissingExtra`` where the driver for PostgreSQL is not installed.
        """
        super().__init__(where, create=create, readonly=readonly, command=command, trace=Tracer(packs))
