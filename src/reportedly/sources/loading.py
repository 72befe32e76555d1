"""From an item, or a text in hand, to a document: decoding, the format's own reading, and the checks that all texts pass."""

from __future__ import annotations

from dataclasses import replace

from reportedly.lineage import instant
from reportedly.model import Document, Language, Metadata, Prose, PublishedFrom, Span
from reportedly.model.errors import ForeignInput, MissingInput, OversizedInput, UsageError
from reportedly.sources.bounds import check_length, check_presence
from reportedly.sources.dates import iso_date
from reportedly.sources.draft import Draft
from reportedly.sources.formats import format_named
from reportedly.sources.item import MAX_BYTES, Item, named
from reportedly.sources.language import language_of
from reportedly.sources.mending import mending
from reportedly.sources.plain import Head
from reportedly.sources.storage import opened
from reportedly.sources.titles import fitting, title_at_start

_NOTHING = Metadata()


def load(item: Item, language: Language, given: Metadata = _NOTHING) -> Document:
    """Decode one item into a document, if it is in ``language``. What is ``given`` goes before what the item says itself.

    The date that is given is an ISO date. It is that of an article alone in its file, and of those among many that say none.
    Raises :class:`UsageError` for a date that is none, and an :class:`InputError` that names the item and says what to do.
    """
    _check_date(given)
    draft = format_named(item.kind).draft(bytes_of(item), item.name)
    if item.line is not None and iso_date(draft.metadata.published or ""):
        given = replace(given, published=None)
    document = _document(draft, item.name, item.path, given, language)
    return replace(document, line=item.line, url=document.url or item.url)


def bytes_of(item: Item) -> bytes:
    """The bytes of one item, read from its file unless it brings them; raises an :class:`InputError`."""
    return item.data if item.data is not None else _read(item.path, item.name)


def document_from_text(text: str, language: Language, given: Metadata = _NOTHING) -> Document:
    """A document of a text in hand, which is kept as it is, if it is in ``language``, with what is ``given`` beside it.

    The date that is given is an ISO date.

    A title that the text does not begin with is put before it, with a blank line between; ``given_at`` says where the text begins.

    Raises :class:`UsageError` for a date that is none, and the errors of :func:`load` for a text that can't be read.
    """
    _check_date(given)
    where = named(given.id_given) if given.id_given else "the given text"
    return _document(Draft(text, lines=True), where, None, given, language)


def _document(draft: Draft, where: str, path: str | None, given: Metadata, language: Language) -> Document:
    check_length(draft.text, where)
    notes = list(draft.notes)
    said = given.before(draft.metadata)
    titled = _titled(draft, said, notes)
    found = mending(titled.text, draft.unread, draft.stand_ins, lines=draft.lines)
    notes += found.notes
    titled = replace(titled, unread=found.unread, stand_ins=found.stand_ins)
    prose = Prose.of(titled)
    text = prose.document.text
    check_presence(text[prose.document.given_at :], where)
    told = language_of(text, language)
    if told.code != language.code:
        raise ForeignInput(where, f"the text is in {told.name}; Reportedly reads English")
    if not told.sure:
        notes.append("too little ordinary text to tell its language: read as English")
    title = titled.title
    head = Head.of(text, language)
    if title is None and head.title:
        title = titled.span(*prose.back(*head.title))
    date, date_from = (given.published, "option") if given.published else _published(said, head, notes)
    moment = instant(said.published) if said.published and date_from == "metadata" else None
    return replace(
        titled,
        path=path,
        title=title,
        published=date,
        published_from=date_from,
        published_at=moment if moment and "T" in moment else None,
        language=language.code,
        notes=tuple(notes),
        remarks=draft.remarks,
        **said.taken_over(),  # type: ignore[arg-type]
    )


def _mended(text: str) -> Prose:
    """A text as it is read."""
    found = mending(text, lines=True)
    return Prose.of(Document(text, unread=found.unread, stand_ins=found.stand_ins))


def _titled(draft: Draft, said: Metadata, notes: list[str]) -> Document:
    """The text with its title: one that its format found in it, or that was given in words and is put before it if it is not there."""
    text = draft.text
    if draft.title_at is not None:
        return Document(text, title=Span.of(text, *draft.title_at))
    if not said.title:
        return Document(text)
    line, note = fitting(said.title, said.outlet)
    if line is None:
        notes += [note] if note else []
        return Document(text)
    prose = _mended(text[: 4 * len(line) + 1000])
    title_at = title_at_start(prose.document.text, _mended(line).document.text)
    if title_at is not None:
        return Document(text, title=Span.of(text, *prose.back(*title_at)))
    return Document(f"{line}\n\n{text}", title=Span(0, len(line), line), given_at=len(line) + 2)


def _check_date(given: Metadata) -> None:
    if given.published is not None and iso_date(given.published) != given.published:
        raise UsageError(f"{given.published!r} is not a date: write year, month and day, as in 2025-11-30")


def _published(said: Metadata, head: Head, notes: list[str]) -> tuple[str | None, PublishedFrom]:
    """The date that an article says of itself, and where it does."""
    if said.published:
        stated = iso_date(said.published)
        if stated:
            return stated, "metadata"
        notes.append(f"publication date {said.published[:40]!r} left out: not an ISO date")
        return None, "none"
    return (head.published, "dateline") if head.published else (None, "none")


def _read(path: str, where: str) -> bytes:
    try:
        with opened(path) as file:
            size = file.seek(0, 2)
            if size > MAX_BYTES:
                raise OversizedInput(where, f"{size:,} bytes, more than one article can be ({MAX_BYTES:,}): split it")
            file.seek(0)
            return file.read(MAX_BYTES)
    except FileNotFoundError:
        raise MissingInput(where, "no such file: check the name") from None
    except IsADirectoryError:
        raise MissingInput(where, "a folder, not a file") from None
    except PermissionError:
        raise MissingInput(where, "no permission to read it: change its mode, or ask its owner") from None
    except (OSError, ValueError) as error:
        raise MissingInput(where, f"can't be read: {getattr(error, 'strerror', None) or error}") from None
