"""One article: the rooms in their order, from a text to an article with its claims.

The rooms themselves are imported when the first text is read, which keeps ``import reportedly`` fast.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from reportedly._version import __version__
from reportedly.model import (
    Article,
    Attribution,
    Document,
    Gazetteer,
    Language,
    Name,
    Pack,
    PackSet,
    Page,
    Polities,
    Producer,
    Reading,
    Span,
)

if TYPE_CHECKING:
    from reportedly.checks import Selection
    from reportedly.resolve import Resolved


CACHE = "REPORTEDLY_CACHE"
"""The environment variable that names another cache folder than the user's."""

LEDGER = "REPORTEDLY_LEDGER"
"""The environment variable that names another ledger than the user's own: a file, or the address of a PostgreSQL database."""


class Reads(Protocol):
    """What the pipeline asks of a reader: ``reportedly.reader.Reader``, or a stand-in with the same two members."""

    @property
    def model(self) -> str:
        """The model's name and hash."""
        ...

    def read(self, page: Page) -> Reading:
        """What the model saw in the text of ``page``."""
        ...


@dataclass(frozen=True)
class References:
    """The reference works at hand while reading: packs, and a gazetteer with its label. Without one there are no places.

    ``words`` is the language of the articles without the packs' names; ``None`` is English.
    """

    packs: tuple[Pack, ...] = ()
    gazetteer: Gazetteer | None = None
    gazetteer_label: str | None = None
    words: Language | None = None

    @cached_property
    def language(self) -> Language:
        """The language of the articles with the names of the packs' states, peoples and parties in it."""
        return _knowing(self.words or default_language(), PackSet(self.packs))


@lru_cache(maxsize=8)
def _knowing(language: Language, packs: PackSet) -> Language:
    return language.knowing(Polities.of(packs.packs)) if packs.packs else language


def opened(document: Document, language: Language | None = None) -> Page:
    """The page of a document: its text taken apart, once, for whoever reads, checks or shows it.

    ``language`` is that of the references at hand, which knows the names in packs; ``None`` is English with those that the pack
    ``general`` has.
    """
    from reportedly.text import page

    return page(document, language or open_references().language)


def checked(
    article: Article, packs: Sequence[Pack] = (), selection: Selection | None = None, *, page: Page | None = None
) -> Article:
    """``article`` with its diagnostics. ``packs`` are those that it was read with, ``page`` is its document's, if at hand."""
    from reportedly.checks import diagnose

    page = page or opened(article.document, References(tuple(packs)).language)
    found = diagnose(page.prose.read(article), page, packs, selection)
    return replace(article, diagnostics=page.prose.verbatim(found))


def read_document(
    document: Document, reader: Reads, references: References | None = None, *, page: Page | None = None
) -> Article:
    """Read one document that is already at hand. ``page`` is the document's, if it is at hand too."""
    from reportedly.claims import reserves
    from reportedly.text import genre

    references = references or References()
    page = page or opened(document, references.language)
    with _rehearsal(references):
        reading = reader.read(page)
    found = _decided(page, reading, references)
    article = Article(
        document,
        found.claims,
        reading.names,
        Producer(__version__, reader.model, tuple(pack.label for pack in references.packs), references.gazetteer_label),
        actors=found.actors,
        untied=found.untied,
        places=found.places,
        times=found.times,
        numbers=found.numbers,
        genre=genre(page),
        reserves=reserves(page, found.claims),
    )
    return page.prose.verbatim(article)


def default_language() -> Language:
    """The language that is read where nobody names another: English."""
    from reportedly.languages import language

    return language("en")


def _decided(page: Page, reading: Reading, references: References) -> Resolved:
    from reportedly.claims import clause_takers, decide, polarity_of
    from reportedly.resolve import resolve

    return resolve(
        page,
        reading,
        decide(page, reading),
        gazetteer=references.gazetteer,
        packs=references.packs,
        polarity=partial(polarity_of, page),
        takers=clause_takers(page.language),
    )


_unrehearsed = iter((True,))


@contextmanager
def _rehearsal(references: References) -> Iterator[None]:
    """Around the first reading of a process: what decides is made ready meanwhile.

    The network reads outside Python, so that another processor can import the rooms of decisions and have them take a sentence,
    for which they parse their word lists and compile their grammars: a fifth of a second that nobody waits for. The thread has
    ended when the reading is there; it changes no result.
    """
    if not next(_unrehearsed, False):
        yield
        return
    thread = Thread(target=_rehearse, args=(references,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _rehearse(references: References) -> None:
    text = "At least 30 people were killed in Orra on Monday, a spokeswoman said."
    content, place, source, cue = (
        Span.of(text, text.index(words), text.index(words) + len(words))
        for words in ("At least 30 people were killed in Orra on Monday", "Orra", "a spokeswoman", "said")
    )
    said = Attribution((cue,), (source,), (content,), 0.9, 0.9, 0.9)
    with suppress(Exception):  # whatever it is, it comes again with the text itself, and is told then
        _decided(opened(Document(text), references.language), Reading("", (said,), (Name(place, "place", 0.9),)), references)


def load_reader(threads: int = 1) -> Reads:
    """Open the model that the package carries, to run on ``threads`` threads; raises ``ModelError`` where that fails."""
    from reportedly.reader import Reader

    return Reader.load(threads=threads)


def model_name() -> str:
    """The name and hash of that model, without opening it; raises ``ModelError``."""
    from reportedly.reader import model_name

    return model_name()


def open_references(packs: Sequence[str] = (), cache: Path | None = None) -> References:
    """Open packs by name or path, ``general`` first, and the place index with what was added to it in the folder ``cache``.

    ``cache`` is ``None`` for no places at all. Raises ``PackError`` and ``GazetteerError``.
    """
    from reportedly.packs import load_packs

    loaded = load_packs(packs)
    if cache is None:
        return References(loaded)
    from reportedly.gazetteer import open_gazetteer

    index = open_gazetteer(cache)
    return References(loaded, index, index.label)


def default_cache() -> Path:
    """The folder for added places and kept articles. The system says where (``~/.cache/reportedly`` on Linux)."""
    from platformdirs import user_cache_path

    return user_cache_path("reportedly", appauthor=False)


def cache_folder(environment: Mapping[str, str]) -> Path:
    """That folder, or the one that ``REPORTEDLY_CACHE`` names in ``environment``."""
    named = environment.get(CACHE, "")
    return Path(named).expanduser() if named else default_cache()


def default_ledger() -> Path:
    """The user's own ledger. The system says where (``~/.local/share/reportedly/ledger.sqlite`` on Linux)."""
    from platformdirs import user_data_path

    return user_data_path("reportedly", appauthor=False) / "ledger.sqlite"


def ledger_named(environment: Mapping[str, str]) -> str:
    """That ledger, or the one that ``REPORTEDLY_LEDGER`` names in ``environment``, where ``~`` is the user's home."""
    return os.path.expanduser(environment.get(LEDGER, "")) or str(default_ledger())  # noqa: PTH111 it may be an address


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
