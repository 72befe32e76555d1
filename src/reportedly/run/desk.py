"""The desk: the reader and the reference works, opened once, and each item read or checked with them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from reportedly.claims import scored
from reportedly.model import Article, Diagnostic, Page
from reportedly.model.errors import InputError, ModelError
from reportedly.pipeline import Reads, References, checked, default_language, opened, read_document
from reportedly.run.job import Check, Job
from reportedly.run.outcome import Done, Outcome, failed
from reportedly.sources import Item, bytes_of, load

if TYPE_CHECKING:
    from reportedly.cache import Cache
    from reportedly.run.judging import Fault, Judged
    from reportedly.run.settings import Configurations, Settings


class Desk:
    """What one process has open for a job. Only one thread may use it; other threads, other processes have a desk of their own.

    The model is opened when the first article has to be read, packs and gazetteer when they are first asked for; what only a check
    needs is imported for a check alone.
    """

    def __init__(self, job: Job, threads: int = 1) -> None:
        self._job = job
        self._threads = threads
        self._opened: dict[tuple[str, ...], References] = {}
        task = job.task
        self._check = task if isinstance(task, Check) else None
        self._packs = () if isinstance(task, Check) else task.packs
        self._least = 0.0 if isinstance(task, Check) else task.least
        self._notes: list[str] = []
        self._packs_states: dict[int, str] = {}  # by the identity of what is kept as long as we live
        self._rules_states: dict[int, str] = {}

    @cached_property
    def reader(self) -> Reads:
        """The model, opened now; raises ``ModelError``."""
        return self._job.load_reader(self._threads)

    @cached_property
    def _configurations(self) -> Configurations:
        from reportedly.run.settings import Configurations, Given

        return Configurations((self._check.given if self._check else None) or Given(), self.references)

    @cached_property
    def _kept(self) -> Cache | None:
        from reportedly.cache import Cache

        folder = self._check.cache if self._check else None
        return Cache(folder, note=self._notes.append) if folder else None

    def references(self, packs: tuple[str, ...]) -> References:
        """These packs and the gazetteer, opened at the first time; raises ``PackError`` or ``GazetteerError``."""
        if packs not in self._opened:
            self._opened[packs] = self._job.open_references(packs)
        return self._opened[packs]

    def settings(self, path: str) -> Settings:
        """How the article at ``path`` is checked; raises what :class:`Configurations` raises."""
        return self._configurations.settings(path)

    def prepare(self) -> None:
        """Open what every item needs, so that what can't be opened is told before the first one.

        Raises ``ModelError``, ``PackError`` or ``GazetteerError``. For checking nothing is sure to be needed.
        """
        if self._check is None:
            _ = self.reader
            self.references(self._packs)

    def perform(self, entry: Item | InputError) -> Outcome:
        """Do the job's task with one item.

        Errors of this one item become its outcome; ``ModelError`` and, in checking, mistakes in packs and configuration are raised.
        """
        outcome = self._performed(entry, only_kept=False)
        assert outcome is not None  # only where nothing but kept articles were asked for
        return outcome

    def perform_kept(self, entry: Item | InputError) -> Outcome | None:
        """The same where no article has to be read for it; otherwise ``None``."""
        return None if self._check is None else self._performed(entry, only_kept=True)

    def _performed(self, entry: Item | InputError, *, only_kept: bool) -> Outcome | None:
        if isinstance(entry, InputError):
            return failed(entry, entry)
        settings = self.settings(entry.path) if self._check else None
        try:
            if settings is None:
                article, page = self._read(entry)
                return Done(entry.path, entry.line, article, place=entry.place, kept=page)
            found = self._checked(entry, settings, only_kept=only_kept)
            return self._done(entry, found) if found else None
        except ModelError:
            raise
        except Exception as error:  # one bad article must not cost the others
            return failed(entry, error)

    def read(self, item: Item) -> Article:
        """Read one item, with the packs of the task; raises an ``InputError`` where it can't be read."""
        return self._read(item)[0]

    def _read(self, item: Item) -> tuple[Article, Page]:
        references = self.references(self._packs)
        document = load(item, references.language or default_language(), self._job.metadata)
        page = opened(document, references.language)
        article = read_document(document, self.reader, references, page=page)
        claims = scored(article.claims, self._least)
        left_out = len(article.claims) - len(claims)
        if not left_out:
            return article, page
        note = f"{left_out:,} {'claim' if left_out == 1 else 'claims'} scored below {self._least:g} left out"
        noted = replace(article.document, notes=(*article.document.notes, note))
        return replace(article, claims=claims, document=noted), page

    def check(self, item: Item, settings: Settings) -> Judged:
        """Check one item, reading it where it was not read before. Raises an ``InputError`` where it can't be read."""
        found = self._checked(item, settings, only_kept=False)
        assert found is not None
        return found

    def _checked(self, item: Item, settings: Settings, *, only_kept: bool) -> Judged | None:
        from reportedly.run.judging import judged
        from reportedly.sources import file_map

        data = bytes_of(item)
        kept = self._kept if settings.cache else None
        name = self._key(item, data, settings) if kept else b""
        article = kept.get(name) if kept else None
        page: Page | None = None
        if article is not None:
            article = replace(article, document=replace(article.document, path=item.path, line=item.line))
        elif only_kept:
            return None
        else:
            document = load(replace(item, data=data), settings.references.language or default_language(), self._job.metadata)
            page = opened(document, settings.references.language)
            article = read_document(document, self.reader, settings.references, page=page)
            if kept:
                kept.put(name, article)
        found, page = self._found(article, page, settings, name)
        counting = judged(article, found, item.path, settings, page=page)
        return replace(counting, where=file_map(item, data, article.document)) if counting.article.diagnostics else counting

    def _done(self, item: Item, found: Judged) -> Done:
        notes = (*self._notes, *(_note(item, fault) for fault in found.faults))
        self._notes.clear()
        return Done(
            item.path,
            item.line,
            found.article,
            found.where,
            found.least,
            found.prints,
            notes,
            found.ignores,
            place=item.place,
            kept=found.kept,
        )

    @cached_property
    def _model(self) -> str:
        named = self._check.model if self._check else None
        return named() if named else self.reader.model

    def _key(self, item: Item, data: bytes, settings: Settings) -> bytes:
        from reportedly.cache import key, packs_state
        from reportedly.sources import format_named

        references = settings.references
        state = self._packs_states.get(id(references))
        if state is None:
            state = self._packs_states[id(references)] = packs_state(references.packs)
        return key(
            data,
            kind=item.kind,
            given=self._job.metadata,
            model=self._model,
            packs=state,
            gazetteer=references.gazetteer_label,
            libraries=format_named(item.kind).libraries,
        )

    def _found(
        self, article: Article, page: Page | None, settings: Settings, name: bytes
    ) -> tuple[tuple[Diagnostic, ...], Page | None]:
        """What the rules mark in an article, and its page if there was need of it.

        ``page`` is the article's, if it is at hand; ``name`` is the key of its reading, empty where nothing is kept.
        """
        from reportedly.cache import findings_key, rules_state

        kept = self._kept if name else None
        asked = b""
        if kept:
            state = self._rules_states.get(id(settings))
            if state is None:
                state = self._rules_states[id(settings)] = rules_state(settings.selection, settings.references.packs)
            asked = findings_key(name, state)
            known = kept.findings(asked)
            if known is not None:
                return known, page
        references = settings.references
        page = page or opened(article.document, references.language)
        found = checked(article, references.packs, settings.selection, page=page).diagnostics or ()
        if kept:
            kept.put_findings(asked, found)
        return found, page


def _note(item: Item, fault: Fault) -> str:
    remark = fault.remark
    where = item.name if remark.line is None else f"{item.name}:{remark.line}"
    asked = " ".join((remark.order, ", ".join(remark.rules))).strip()
    return f"{where}: the remark {asked!r}: {fault.message}"
