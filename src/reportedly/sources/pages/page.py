"""HTML pages: the article's text and what the page says about it, without menus, comments and advertisements.

Nothing is fetched: a page is read as the bytes that were given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from reportedly.model import Document, FileMap, Metadata, Range, Remark
from reportedly.model.errors import EmptyInput, InputError, UndecodableInput
from reportedly.sources.bounds import check_presence
from reportedly.sources.dates import iso_date
from reportedly.sources.decoding import decode
from reportedly.sources.draft import Draft
from reportedly.sources.item import Item
from reportedly.sources.unsupported import unfit_page

if TYPE_CHECKING:
    from reportedly.sources.pages.embedded import Embedded
    from reportedly.sources.pages.seen import Seen, SeenBlock
    from reportedly.sources.pages.tree import WebPage

_DECLARED = re.compile(
    rb"""(?i)<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})"""
)
_BEGINS = re.compile(rb"(?:\s|(?><!--.*?-->)|<\?xml[^>]*>)*+<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(r"<(?:p|h[1-6]|li|blockquote|figcaption|dd|dt|td|th|div)\b[^<>]*>", re.IGNORECASE)
_REACH: Final = 20_000
"""So many characters before any of its words, at most, a paragraph begins."""

_FEW_WORDS = 100
"""A page that shows fewer words may hold its article as data for a script."""

_DATA = "the data for search engines (JSON-LD)"
_PUBLISHED = ("article:published_time", "datePublished", "parsely-pub-date", "og:published_time", "dc.date.issued")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page's ``meta`` element or XML declaration names, if any."""
    match = _DECLARED.search(data, 0, 4096)
    return match[1].decode("ascii").lower() if match else None


def begins_page(head: bytes) -> bool:
    """Whether a file that begins so is a page."""
    return _BEGINS.match(head) is not None


def begins_paragraph(page: str, offset: int) -> int | None:
    """Where the element begins that holds the words at ``offset``, as far as that can be told without taking the page apart."""
    return max((match.start() for match in _BLOCK.finditer(page, max(0, offset - _REACH), offset)), default=None)


def page_map(item: Item, data: bytes, document: Document) -> FileMap:
    """Where the words of ``document`` stand in the page: its paragraphs are sought among what people see of it."""
    from reportedly.sources.positions import sought_map
    from reportedly.sources.visible import page_seen

    try:
        page, _ = decode(data, item.name, declared_encoding(data))
    except InputError:  # it was read, so this can't be; a finding without a line is better than none
        return FileMap()
    return sought_map(document, page, page_seen(page))


def html(data: bytes, where: str, charset: str | None = None) -> Draft:
    """The draft of one page, paragraphs separated by blank lines, beginning with its title.

    ``charset`` is the encoding that its server named, in small letters, if it did: it goes before what the page names itself.

    Raises :class:`EmptyInput` where the page holds no article, :class:`UndecodableInput` where it can't be decoded or parsed.
    """
    from reportedly.sources.pages.tree import failures

    page, notes = decode(data, where, charset or declared_encoding(data))
    check_presence(page, where)
    if error := unfit_page(where, page):
        raise error
    try:
        article = _article(page)
    except RecursionError:
        raise UndecodableInput(where, "HTML nested too deep to be read: save the page as text") from None
    except failures() as failure:
        raise UndecodableInput(
            where, f"HTML that can't be parsed ({type(failure).__name__}): save the page as text"
        ) from None
    if article is None:
        raise EmptyInput(where, "no article in this HTML page: save the article's own page, or its text")
    draft = article.draft()
    return replace(draft, notes=(*notes, *draft.notes))


@dataclass(frozen=True, slots=True)
class _Article:
    """Paragraphs with the marks of those that are rows of tables, and the block in which each remark stood."""

    title: str
    paragraphs: Sequence[str]
    rows: frozenset[int]
    remarks: Sequence[Remark]
    standing: dict[int, int]
    metadata: Metadata
    notes: tuple[str, ...]

    def draft(self) -> Draft:
        blocks = [self.title, *self.paragraphs] if self.title else list(self.paragraphs)
        shift = 1 if self.title else 0
        ends = list(accumulate(len(block) + 2 for block in blocks))
        ranges = [(end - 2 - len(block), end - 2) for end, block in zip(ends, blocks, strict=True)]
        text = "\n\n".join(blocks)
        return Draft(
            text,
            title_at=ranges[0] if self.title else None,
            metadata=self.metadata,
            notes=self.notes,
            unread=tuple(ranges[number + shift] for number in sorted(self.rows)),
            remarks=tuple(self._placed(ranges, len(text))),
        )

    def _placed(self, ranges: Sequence[Range], length: int) -> Iterator[Remark]:
        for number, each in enumerate(self.remarks):
            at = self.standing.get(number)
            covers = (0, length) if each.order == "ignore-file" else ranges[at] if at is not None else None
            yield replace(each, covers=covers)


def _article(html: str) -> _Article | None:
    from reportedly.sources.pages.tree import parsed

    page = parsed(html)
    article = _read(page)
    if article is None and page.hidden:
        opened = _read(parsed(html, hidden=True))
        if opened is not None:
            note = "the page hides all of its text until a script shows it: read as if it were shown"
            return replace(opened, notes=(*opened.notes, note))
    return article


def _read(page: WebPage) -> _Article | None:
    from reportedly.sources.pages.embedded import Embedded, embedded
    from reportedly.sources.pages.extraction import extracted
    from reportedly.sources.pages.headline import agreement, folded, headline
    from reportedly.sources.pages.losses import losses
    from reportedly.sources.pages.seen import is_prose, seen
    from reportedly.sources.pages.story import story

    shown = seen(page.root)
    found = extracted(page, shown)
    data = embedded(page, page.meta("og:title") or found.title)
    title, title_number = headline(page, shown.blocks, found.chosen, data, found.title)
    blocks = story(shown.blocks, found.chosen, title_number, title)
    if blocks and title_number is None and agreement(folded(blocks[0].text), folded(title)):
        title, title_number = blocks[0].text, blocks[0].number
        blocks = blocks[1:]
    if not any(is_prose(block.text) for block in blocks):
        blocks = []
    words = sum(block.words for block in blocks)
    instead = _instead(page, data, words)
    outlet = page.meta("og:site_name") or data.outlet or found.outlet or None
    published = found.published
    if data.published and data.sure and not page.meta(*_PUBLISHED):
        published = data.published
    for said in (page.meta(*_PUBLISHED), data.published):
        if said and published and said != published and iso_date(said) == published:
            published = said  # the same day, with its hour
            break
    article = _Article(
        title, [block.text for block in blocks], frozenset(), shown.remarks, {},
        Metadata(published=published or None, url=found.url or data.url or None, outlet=outlet), (),
    )  # fmt: skip
    if instead is not None:
        lines, place = instead
        if data.headline and title_number is None and place == _DATA:
            title = data.headline
        lines = lines[1:] if folded(lines[0]) == folded(title) else lines
        note = f"read from {place} in the page, which shows {words} words of the article"
        return replace(article, title=title, paragraphs=lines, notes=(note,)) if any(map(is_prose, lines)) else None
    if not blocks:
        return None
    return replace(
        article,
        rows=frozenset(at for at, block in enumerate(blocks) if block.kind == "row"),
        standing=_standing(shown, blocks, title_number, bool(title)),
        notes=tuple(losses(page, shown, blocks, data if data.sure else Embedded())),
    )


def _instead(page: WebPage, data: Embedded, words: int) -> tuple[list[str], str] | None:
    """The paragraphs of the article from the page's data, where those have more than twice as much of it as the page shows."""
    from reportedly.sources.pages.embedded import application

    def more(lines: list[str]) -> bool:
        return sum(len(line.split()) for line in lines) > 2 * words

    if (data.sure or not words) and more(data.blocks):
        return data.blocks, _DATA
    if words < _FEW_WORDS and (lines := application(page)) and more(lines):
        return lines, "the data of a script"
    return None


def _standing(shown: Seen, blocks: Sequence[SeenBlock], title: int | None, titled: bool) -> dict[int, int]:
    """For each remark, the block of the draft that it stands in, or the one that follows where it stands in none."""
    shift = 1 if titled else 0
    out: dict[int, int] = {}
    if title is not None:
        out.update((each, 0) for each in shown.blocks[title].remarks)
    for at, block in enumerate(blocks):
        out.update((each, at + shift) for each in block.remarks)
    return out
