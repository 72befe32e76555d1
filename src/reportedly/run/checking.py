"""Checking many articles: what a process has open for it, and one article from its bytes to what is left of its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from reportedly.checks.baseline import fingerprints, fresh
from reportedly.checks.suppression import faults, kept
from reportedly.claims.layout import layout
from reportedly.forms import meant
from reportedly.model import Article, Diagnostic, Document
from reportedly.model.diagnostic import SEVERITIES
from reportedly.pipeline import Reads, checked, load_reader, read_document
from reportedly.readings import Readings, findings_key, key, packs_state, rules_state
from reportedly.run.settings import Given, Office, OpenReferences, Settings
from reportedly.sources import Item, Options, bytes_of, load


@dataclass(frozen=True, slots=True)
class Checking:
    """How many articles are checked. Travels to worker processes, so each function in it must be importable by name.

    ``references`` opens packs and gazetteer. ``model`` names the model without opening it; where it is ``None`` the reader is opened
    and asked. ``cache`` is the folder for readings, ``None`` for none.
    """

    references: OpenReferences
    given: Given = field(default_factory=Given)
    options: Options = field(default_factory=Options)
    load_reader: Callable[[int], Reads] = load_reader
    model: Callable[[], str] | None = None
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """An article with those of its findings that count.

    ``prints`` are the fingerprints of all findings that were not suppressed, those of the baseline among them; ``failing`` is how
    many that count are as severe as asked; ``notes`` are lines for the person who runs the check.
    """

    article: Article
    prints: tuple[str, ...]
    failing: int
    notes: tuple[str, ...]


class Bench:
    """What a process that checks has open. The model is opened when the first article has to be read."""

    def __init__(self, checking: Checking, threads: int = 1) -> None:
        self._checking = checking
        self._threads = threads
        self._office = Office(checking.given, checking.references)
        self._notes: list[str] = []
        self._readings = Readings(checking.cache, note=self._notes.append) if checking.cache else None
        self._packs: dict[int, str] = {}  # by the identity of what the office keeps as long as we live
        self._rules: dict[int, str] = {}

    @cached_property
    def reader(self) -> Reads:
        """The model, opened now; raises ``ModelError``."""
        return self._checking.load_reader(self._threads)

    def settings(self, path: str) -> Settings:
        """How the article at ``path`` is checked; raises what :class:`Office` raises."""
        return self._office.settings(path)

    def check(self, item: Item, settings: Settings, *, only_kept: bool = False) -> Checked | None:
        """Check one item, reading it where it was not read before; with ``only_kept`` that is ``None``.

        Raises an ``InputError`` where it can't be read.
        """
        data = bytes_of(item)
        readings = self._readings if settings.cache else None
        name = self._key(item, data, settings) if readings else b""
        article = readings.get(name) if readings else None
        if article is not None:
            article = replace(article, document=replace(article.document, path=item.path, line=item.line))
        elif only_kept:
            return None
        else:
            document = load(replace(item, data=data), self._checking.options)
            article = read_document(document, self.reader, settings.references)
            if readings:
                readings.put(name, article)
        return self._judged(article, item, settings, name)

    @cached_property
    def _model(self) -> str:
        return self._checking.model() if self._checking.model else self.reader.model

    def _key(self, item: Item, data: bytes, settings: Settings) -> bytes:
        references = settings.references
        state = self._packs.get(id(references))
        if state is None:
            state = self._packs[id(references)] = packs_state(references.packs)
        return key(
            data,
            kind=item.kind,
            published=self._checking.options.published,
            model=self._model,
            packs=state,
            gazetteer=references.gazetteer_label,
        )

    def _found(self, article: Article, settings: Settings, name: bytes) -> tuple[Diagnostic, ...]:
        """What the rules mark in an article; ``name`` is the key of its reading, empty where nothing is kept."""
        readings = self._readings if name else None
        asked = b""
        if readings:
            state = self._rules.get(id(settings))
            if state is None:
                state = self._rules[id(settings)] = rules_state(settings.selection, settings.references.packs)
            asked = findings_key(name, state)
            known = readings.findings(asked)
            if known is not None:
                return known
        found = checked(article, settings.references.packs, settings.selection).diagnostics or ()
        if readings:
            readings.put_findings(asked, found)
        return found

    def _judged(self, article: Article, item: Item, settings: Settings, name: bytes) -> Checked:
        document = article.document
        found = self._found(article, settings, name)
        found = kept(document, found, settings.ignores.for_article(item.path))
        prints = fingerprints(document.text, layout(document.text), found) if found else ()
        if settings.accepted:
            found = tuple(each for each, new in zip(found, fresh(prints, settings.accepted), strict=True) if new)
        least = len(SEVERITIES) if settings.fail_on == "never" else SEVERITIES.index(settings.fail_on)
        failing = sum(SEVERITIES.index(each.severity) >= least for each in found)
        notes = (*self._notes, *_faults(document, item, settings))
        self._notes.clear()
        return Checked(replace(article, diagnostics=found), prints, failing, notes)


def _faults(document: Document, item: Item, settings: Settings) -> Iterator[str]:
    if not document.remarks:
        return
    ids = settings.ids
    for remark, message, unknown in faults(document, ids):
        where = item.name if remark.line is None else f"{item.name}:{remark.line}"
        near = "" if unknown is None else meant(unknown, ("ignore", "ignore-file") if unknown == remark.order else ids)
        asked = " ".join((remark.order, ", ".join(remark.rules))).strip()
        yield f"{where}: the remark {asked!r}: {message}{near}"
