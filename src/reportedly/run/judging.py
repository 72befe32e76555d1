"""From what the rules mark to what counts: suppressed, known by fingerprints, held against the baseline. In this one place only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.checks import Ignore, faults, fingerprints, fresh, kept, unused
from reportedly.forms import meant
from reportedly.model import Article, Diagnostic, Document, FileMap, Page, Remark, Severity
from reportedly.pipeline import default_language, opened
from reportedly.run.settings import Settings


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a remark to the check, in words that go on after "the remark"."""

    remark: Remark
    message: str


@dataclass(frozen=True, slots=True)
class Judged:
    """An article with those of its findings that count; the other fields are those of ``Done``."""

    article: Article
    least: Severity | None
    prints: tuple[str, ...]
    faults: tuple[Fault, ...]
    ignores: tuple[tuple[str, bool], ...]
    where: FileMap | None = None
    kept: Page | None = None


def judged(
    article: Article, found: Sequence[Diagnostic], path: str, settings: Settings, *, page: Page | None = None
) -> Judged:
    """What counts of ``found``, which the rules marked in the article at ``path`` (``-`` for standard input).

    They stand in text order, or the surest first, as the settings say. ``page`` is the article's, if it is at hand; it is opened
    where something counts.
    """
    document = article.document
    meant_here = settings.ignores.for_article(path)
    counting = kept(document, found, meant_here)
    prints: tuple[str, ...] = ()
    if counting:
        page = page or opened(document, default_language())
        prints = fingerprints(document.text, page.given, counting)
    if settings.accepted:
        news = fresh(prints, settings.accepted)
        counting = tuple(each for each, new in zip(counting, news, strict=True) if new)
    if settings.order == "confidence":
        counting = tuple(sorted(counting, key=lambda each: -each.confidence))
    return Judged(
        replace(article, diagnostics=counting),
        None if settings.fail_on == "never" else settings.fail_on,
        prints,
        tuple(_faults(document, found, settings)),
        tuple(_used(meant_here, document, found, settings)),
        kept=page,
    )


def _faults(document: Document, found: Sequence[Diagnostic], settings: Settings) -> Iterator[Fault]:
    if not document.remarks:
        return
    for remark, message, unknown in faults(document, settings.called):
        near = (
            ""
            if unknown is None
            else meant(unknown, ("ignore", "ignore-file") if unknown == remark.order else settings.called)
        )
        yield Fault(remark, f"{message}{near}")
    for remark, rules in unused(document, found, settings.holding):
        yield Fault(remark, f"suppresses nothing: {', '.join(rules)} {'marks' if len(rules) == 1 else 'mark'} nothing there")


def _used(
    ignores: Sequence[Ignore], document: Document, found: Sequence[Diagnostic], settings: Settings
) -> Iterator[tuple[str, bool]]:
    """Each entry, and whether it suppressed anything; not those of rules that do not hold in this run."""
    for each in ignores:
        if any(rule.startswith(each.rules) for rule in settings.holding):
            words = f" with the words {each.words!r}" if each.words else ""
            line = f"{settings.ignores_named}: the entry for {', '.join(each.rules)} in {each.path!r}{words}"
            yield line, len(kept(replace(document, remarks=()), found, (each,))) < len(found)
