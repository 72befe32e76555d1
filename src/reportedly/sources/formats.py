"""The input formats: one row each, from which listing, loading, places in the file, cache keys, editors and messages follow.

A new input format is a file in this room and a row in ``FORMATS``. What takes files apart is imported when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from reportedly.model import Document, FileMap
from reportedly.sources.bounds import check_length
from reportedly.sources.decoding import decode
from reportedly.sources.draft import Draft
from reportedly.sources.holding import Entry, Holding
from reportedly.sources.item import Item

MapFile = Callable[[Item, bytes, Document], FileMap | None]
"""Where the words of a document stand in its file, of which the bytes are given; ``None`` where its text is the file."""


def _text_map(item: Item, data: bytes, document: Document) -> FileMap | None:
    from reportedly.sources.positions import text_map

    return text_map(item, data, document)


@dataclass(frozen=True, slots=True)
class Editing:
    """What an editor may do with a file of one format while it is written.

    ``languages`` are the names that editors have for the format (language identifiers of the protocol). ``remark`` is how an order to
    the check is written into the file, with ``{}`` for the order, ``None`` where it can't be. ``begins_paragraph`` gives the offset
    in the file, if there is one, where the paragraph around an offset begins; without it the paragraphs are those of the text.
    """

    languages: tuple[str, ...] = ()
    remark: str | None = None
    begins_paragraph: Callable[[str, int], int | None] | None = None


@dataclass(frozen=True, slots=True)
class InputFormat:
    """One kind of file, ``name`` to an :class:`Item`, ``noun`` to people ("a JSON Lines file").

    ``draft`` takes the bytes of one article and what to call it, and raises an ``InputError``. Files with one of ``suffixes``, in
    small letters and with their dot, are of the format, and so is any other that ``begins`` says yes to: it is given the first bytes
    without a byte order mark, and whether there may be more. ``entries`` takes a file apart that holds many articles, which may be
    packed with gzip or Zstandard and has to be read as a stream: an item an article, with its number, which is a line's where
    ``counts`` says so. A format without suffixes is what entries of other formats are. ``file_map`` says where words stand in the
    file. ``libraries`` are those whose own needs decide what is read too, and so count for what may be taken from the cache.
    ``editing`` is ``None`` where no editor shows a single article.
    """

    name: str
    noun: str
    suffixes: tuple[str, ...]
    draft: Callable[[bytes, str], Draft]
    begins: Callable[[bytes, bool], bool] | None = None
    entries: Callable[[Holding], Iterator[Entry]] | None = None
    counts: Literal["line", "record"] = "line"
    file_map: MapFile = _text_map
    libraries: frozenset[str] = frozenset()
    editing: Editing | None = field(default_factory=Editing)

    @property
    def many(self) -> bool:
        """Whether a file holds many articles."""
        return self.entries is not None


def format_named(name: str) -> InputFormat:
    """The format of that name; ``KeyError`` where there is none."""
    return {each.name: each for each in FORMATS}[name]


def format_for(suffix: str) -> InputFormat | None:
    """The format of files with that suffix, in small letters (``.html``; empty for none)."""
    return next((each for each in FORMATS if suffix in each.suffixes), None)


def format_of(head: bytes, *, cut: bool) -> InputFormat:
    """The format of a file that begins with ``head``, without a byte order mark; ``cut`` is whether there may be more of it."""
    return next((each for each in FORMATS if each.begins and each.begins(head, cut)), PLAIN)


def format_in_editor(language: str, suffix: str) -> InputFormat:
    """The format of what an editor shows, by the editor's own name for it, else by its suffix."""
    named = (each for each in FORMATS if each.editing and language in each.editing.languages)
    return next(named, None) or next((each for each in FORMATS if each.editing and suffix in each.suffixes), PLAIN)


def formats_told() -> str:
    """The formats as a message names them: ``text, Markdown, HTML, JSON Lines, …``."""
    *others, last = (each.noun for each in FORMATS if each.suffixes)
    return f"{', '.join(others)} or {last}"


def _decoded(parse: Callable[[str], Draft], data: bytes, where: str) -> Draft:
    """The draft of a file whose decoded content is the text."""
    text, notes = decode(data, where)
    check_length(text, where)
    draft = parse(text)
    return replace(draft, notes=(*notes, *draft.notes))


def _plain(data: bytes, where: str) -> Draft:
    from reportedly.sources.plain import plain

    return _decoded(plain, data, where)


def _markdown(data: bytes, where: str) -> Draft:
    from reportedly.sources.markdown import markdown

    return _decoded(markdown, data, where)


def _html(data: bytes, where: str) -> Draft:
    from reportedly.sources.pages import html

    return html(data, where)


def _begins_html(head: bytes, cut: bool) -> bool:
    from reportedly.sources.pages import begins_page

    return begins_page(head)


def _html_map(item: Item, data: bytes, document: Document) -> FileMap:
    from reportedly.sources.pages import page_map

    return page_map(item, data, document)


def _html_paragraph(page: str, offset: int) -> int | None:
    from reportedly.sources.pages import begins_paragraph

    return begins_paragraph(page, offset)


def _record(data: bytes, where: str) -> Draft:
    from reportedly.sources.records import record

    return record(data, where)


def _begins_record(head: bytes, cut: bool) -> bool:
    from reportedly.sources.records import begins_record

    return begins_record(head, cut=cut)


def _record_map(item: Item, data: bytes, document: Document) -> FileMap:
    from reportedly.sources.record_positions import record_map

    return record_map(item, data, document)


def _record_lines(holding: Holding) -> Iterator[Entry]:
    from reportedly.sources.record_lines import record_lines

    return record_lines(holding)


def _csv_rows(holding: Holding) -> Iterator[Entry]:
    from reportedly.sources.csv_rows import csv_rows

    return csv_rows(holding)


def _parquet_rows(holding: Holding) -> Iterator[Entry]:
    from reportedly.sources.parquet_rows import parquet_rows

    return parquet_rows(holding)


def _begins_parquet(head: bytes, cut: bool) -> bool:
    return head.startswith(b"PAR1")


def _archived_pages(holding: Holding) -> Iterator[Entry]:
    from reportedly.sources.archives import archived_pages

    return archived_pages(holding)


def _archived_page(data: bytes, where: str) -> Draft:
    from reportedly.sources.archives import archived_page

    return archived_page(data, where)


def _begins_archive(head: bytes, cut: bool) -> bool:
    from reportedly.sources.archives import begins_archive

    return begins_archive(head)


def _mail(data: bytes, where: str) -> Draft:
    from reportedly.sources.mail import letter

    return letter(data, where)


def _begins_mail(head: bytes, cut: bool) -> bool:
    from reportedly.sources.mail import begins_letter

    return begins_letter(head)


def _no_map(item: Item, data: bytes, document: Document) -> FileMap:
    """Words that stand in their file in another form, encoded or packed."""
    return FileMap()


def _line_map(item: Item, data: bytes, document: Document) -> FileMap:
    """A line that was written anew: which one it is, and nothing else."""
    return FileMap(line=item.line, whole=False)


def _number_map(item: Item, data: bytes, document: Document) -> FileMap:
    """A record in a file without lines that people count."""
    return FileMap(record=item.line)


_PAGES: Final = frozenset(("trafilatura", "lxml-html-clean"))
_COMMENT: Final = "<!-- reportedly: {} -->"

PLAIN: Final = InputFormat("text", "text", ("", ".txt", ".text"), _plain)
"""What a file is of which nothing says otherwise."""

FORMATS: Final = (
    PLAIN,
    InputFormat("markdown", "Markdown", (".md", ".markdown"), _markdown, editing=Editing(("markdown",), _COMMENT)),
    InputFormat(
        "html", "HTML", (".html", ".htm", ".xhtml"), _html, _begins_html,
        file_map=_html_map, libraries=_PAGES,
        editing=Editing(("html",), _COMMENT, _html_paragraph),
    ),
    InputFormat(
        "record", "JSON Lines", (".jsonl", ".ndjson"), _record, _begins_record,
        entries=_record_lines, file_map=_record_map, editing=None,
    ),
    InputFormat("renamed", "JSON Lines", (), _record, entries=_record_lines, file_map=_line_map, editing=None),
    InputFormat(
        "csv", "CSV", (".csv", ".tsv"), _record,
        entries=_csv_rows, counts="record", file_map=_number_map, editing=None,
    ),
    InputFormat(
        "parquet", "Parquet", (".parquet",), _record, _begins_parquet,
        entries=_parquet_rows, counts="record", file_map=_number_map, editing=None,
    ),
    InputFormat(
        "warc", "WARC", (".warc",), _archived_page, _begins_archive,
        entries=_archived_pages, counts="record", file_map=_number_map, libraries=_PAGES, editing=None,
    ),
    InputFormat(
        "email", "e-mail", (".eml",), _mail, _begins_mail,
        file_map=_no_map, libraries=_PAGES, editing=None,
    ),
)  # fmt: skip
"""Every format there is, in the order in which messages name them; what a file begins with is asked of them in this order."""
