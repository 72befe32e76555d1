"""A ledger that tells copies and threads: what of an article is compared with others, with what packs know of who is who."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reportedly import ledger
from reportedly.pipeline import References, default_language, opened

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from reportedly.lineage import Traced
    from reportedly.model import Article, Language, PackSet, Telling
    from reportedly.threads import Encode, Judge


_VECTORS: Final = 4096
"""Texts whose vectors are held, of about 800 bytes each."""


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


class Teller:
    """Makes of an article what is compared with the claims of others: its tellings, with vectors.

    Each article is told with the packs that it was read with, as far as they are shipped, and with ``packs``: names, or folders.
    """

    def __init__(self, packs: Sequence[str] = ()) -> None:
        self._packs = tuple(packs)
        self._opened: dict[tuple[str, ...], References] = {}
        self._vectors: dict[str, npt.NDArray[np.float32]] = {}

    @property
    def language(self) -> Language:
        """The language of the articles."""
        return default_language()

    def __call__(self, article: Article, ident: str, published: str | None) -> tuple[Telling, ...]:
        """What an article tells, ``ident`` being its id in a ledger and ``published`` its instant of publication."""
        from reportedly.threads import encoded, tellings

        references = self._references(article)
        page = opened(article.document, references.language)
        return encoded(tellings(article, page, references.packs, ident=ident, published=published), self._encode)

    def packs(self, article: Article) -> tuple[str, ...]:
        """What the packs are called that say who is who in an article, and their versions."""
        return tuple(pack.label for pack in self._references(article).packs)

    def _references(self, article: Article) -> References:
        from reportedly.packs import load_packs, shipped

        known = set(shipped())
        own = (label.partition("@")[0] for label in article.producer.packs)
        named = tuple(dict.fromkeys((*self._packs, *(each for each in own if each in known))))
        if named not in self._opened:
            self._opened[named] = References(load_packs(named))
        return self._opened[named]

    def _encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of texts. Copies of one report come one after the other: what was encoded lately is not encoded again."""
        import numpy as np

        new = [each for each in texts if each not in self._vectors]
        if new:
            if len(self._vectors) + len(new) > _VECTORS:
                kept = set(texts)
                self._vectors = {text: its for text, its in self._vectors.items() if text in kept}
            self._vectors.update(zip(new, self._encoder(new), strict=True))
        return np.array([self._vectors[each] for each in texts], dtype=np.float32)

    @cached_property
    def judge(self) -> Judge:
        """What reads pairs of claims together."""
        from reportedly.reader import open_pairs

        return open_pairs().judge

    @cached_property
    def _encoder(self) -> Encode:
        from reportedly.reader import open_sentences

        return open_sentences().encode


class Ledger(ledger.Ledger):
    """An open ledger: a file of SQLite, or a database of a PostgreSQL server (``postgresql://…``).

    ::

        with reportedly.Ledger("news.sqlite") as ledger:
            ledger.add(reportedly.read_file("article.html"))
            for claim in ledger.claims(words="ceasefire"):
                print(claim.source, claim.content)

    Any thread may ask and add; threads and processes that add wait for each other, those that ask wait for nobody. What was added is
    there for good when :meth:`add` returns, whatever happens to the process then. Copies are told as articles come in, threads when
    :meth:`draw` is called.
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

        ``command`` is what the log says of who added. ``packs`` are names of packs, or folders, that know outlets and who is who,
        beside the shipped ones. Raises ``LedgerError`` where it can't be opened, and ``MissingExtra`` where the driver for PostgreSQL
        is not installed.
        """
        super().__init__(where, create=create, readonly=readonly, command=command, trace=Tracer(packs), tell=Teller(packs))
