"""The records of a web archive: those that hold a web page are items, what is damaged is an error, the rest is passed over.

An item holds the bytes of its record, headers and all; the page is taken out of them when it is loaded. A record that a ledger wrote
says in a header as what it was read ("text", "record", "email"), and is read as that again.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportedly.model import Metadata
from reportedly.model.errors import EmptyInput, MalformedRecord, OversizedInput, UndecodableInput
from reportedly.sources.archives.responses import Answer, answer, body_of, headers_of, is_page, is_unending
from reportedly.sources.archives.tape import Damage, Tape
from reportedly.sources.draft import Draft
from reportedly.sources.holding import Entry, Holding
from reportedly.sources.item import MAX_BYTES, Item, named

if TYPE_CHECKING:
    from reportedly.sources.formats import InputFormat

_VERSION: Final = re.compile(rb"WARC/[01]\.\d\s*\Z")
_BEGINS: Final = re.compile(rb"WARC/[01]\.\d\r?\n")
_NEXT: Final = re.compile(rb"WARC/1\.\d\r?\n(?=(?:WARC-|Content-)[A-Za-z-]{2,40}:)")
_AGAIN: Final = re.compile(rb"WARC/1\.\d\r?\n\Z")
"""The beginning of a record at the end of a line: what comes after it is another record's."""

_OVERLAP: Final = 64
_LINE: Final = 16_384
_HEADERS: Final = 65_536
"""Bytes of a record's headers, or of an answer's, at most."""

_KIND: Final = "x-reportedly-kind"
"""The header in which a ledger's own archive (``ledger/warc.py``) says which of our formats a record is in."""

_ENDS: Final = b"\r\n\r\n"
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")


def begins_archive(head: bytes) -> bool:
    """Whether a file that begins so is a web archive."""
    return _BEGINS.match(head) is not None


def archived_pages(holding: Holding) -> Iterator[Entry]:
    """The web pages of an archive, numbered among all its records from 1; one error for each record that is damaged."""
    packed = holding.packing == "gzip"
    tape = Tape(holding.stream if packed else holding.unpacked(), packed=packed)
    number, found = 0, False
    while True:
        number += 1
        try:
            if not tape.begin():
                break
            entry = _entry(holding, tape, number)
        except Damage as error:
            entry = holding.error(
                MalformedRecord, f"{error}: fetch the file again; what can be read after it is read", number
            )
            tape.recover()
        if entry is not None:
            found = True
            yield entry
    if not found:
        what = "no web page in this archive: pages are in records of the type response or resource"
        yield EmptyInput(named(holding.path), what if number > 1 else "empty: no record in it")


@dataclass(frozen=True, slots=True)
class _Head:
    """The headers of a record, their names in small letters, and the bytes in which they stand."""

    headers: Mapping[str, str]
    written: bytes
    length: int

    def get(self, name: str) -> str:
        return self.headers.get(name, "")


def _entry(holding: Holding, tape: Tape, number: int) -> Entry | None:
    """The next record: an item where it holds a page, an error where that is too large, else nothing. Raises :class:`Damage`."""
    head = _head(tape.line, tape.put_back)
    unending = _is_unending(head, tape)
    wanted = unending or _wanted(head, tape)
    if head.length > MAX_BYTES:
        if tape.skip(head.length) < head.length:
            raise Damage("cut off")
        _check_end(tape, b"")
        return holding.error(OversizedInput, f"{head.length:,} bytes, more than one page can be", number) if wanted else None
    block = tape.take(head.length)
    if len(block) < head.length:
        _find_in(tape, block)
        raise Damage("cut off, or its length is wrong")
    _check_end(tape, block)
    if unending:
        return holding.error(OversizedInput, f"a page whose headers are longer than {_HEADERS:,} bytes", number)
    return Item(holding.path, "warc", number, head.written + block) if wanted else None


def _head(line: Callable[[int], bytes], put_back: Callable[[bytes], None]) -> _Head:
    """The headers of a record, by what gives lines of bounded length; what is none is put back, so that a record is found in it."""
    written = line(_LINE)
    if not _VERSION.match(written):
        put_back(written)
        raise Damage("no record begins here")
    lines: list[str] = []
    while True:
        more = line(_LINE)
        if not more.endswith(b"\n") or len(written) + len(more) > _HEADERS or _AGAIN.search(more):
            put_back(more)
            raise Damage(
                "its headers have no end"
                if len(more) >= _LINE or len(written) > _HEADERS // 2
                else "its headers are cut off"
            )
        written += more
        if not more.strip():
            return _parsed(written, lines)
        lines.append(more.decode("utf-8", "replace"))


def _parsed(written: bytes, lines: list[str]) -> _Head:
    headers = headers_of(lines)
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdigit() or len(length) > 18:
        raise Damage("it says no length that can be right")
    return _Head(headers, written, int(length))


def _wanted(head: _Head, tape: Tape) -> bool:
    """Whether a record holds a web page that was there."""
    if head.get("warc-type").lower() not in ("response", "resource"):
        return False
    return _form(head) is not None or _answer(head, tape.ahead(min(head.length, _HEADERS))) is not None


def _form(head: _Head) -> InputFormat | None:
    """The format in which a ledger says that a record is, of those that hold one article as it is."""
    from reportedly.sources.formats import FORMATS

    said = head.get(_KIND)
    return next((each for each in FORMATS if each.name == said != "warc"), None) if said else None


def _is_unending(head: _Head, tape: Tape) -> bool:
    """Whether a record holds an answer of which nobody can tell whether it is a page, as its headers go on and on."""
    return head.get("warc-type").lower() == "response" and head.length > _HEADERS and is_unending(tape.ahead(_HEADERS))


def _answer(head: _Head, block: bytes) -> Answer | None:
    """What a record holds, if it is a page."""
    kind = head.get("content-type")
    found = answer(block) if head.get("warc-type").lower() == "response" else Answer({"content-type": kind}, block)
    return found if found is not None and is_page(found) else None


def _check_end(tape: Tape, block: bytes) -> None:
    """After a record come two line ends and the next one, or the end: else its length is wrong, and what was read is not it."""
    after = tape.ahead(_LINE)  # more than the ends, so that a member is unpacked to its end and its checksum holds
    bare = after.lstrip(b"\r\n")
    if not bare or bare.startswith(b"WARC/"):
        return
    if after.startswith(_ENDS) and not _NEXT.search(block):  # else those may be the ends of the headers of the next one
        return
    _find_in(tape, block)
    raise Damage("its length is wrong")


def _find_in(tape: Tape, block: bytes) -> None:
    """Where a record's length reaches into the next one, go back to that."""
    found = _NEXT.search(block + tape.ahead(_OVERLAP))
    if found and found.start() < len(block):
        tape.put_back(block[found.start() :])


def archived_page(data: bytes, where: str) -> Draft:
    """The draft of the page in a record. Raises an ``InputError``."""
    from reportedly.sources.pages import html

    try:
        head = _head(io.BytesIO(data).readline, lambda _: None)
    except Damage as error:
        raise MalformedRecord(where, str(error)) from None
    form = _form(head)
    if form is not None:
        return _kept(head, form, data[len(head.written) :], where)
    found = _answer(head, data[len(head.written) :])
    if found is None:
        raise UndecodableInput(where, "no web page")
    page, notes = body_of(found, where)
    if cause := head.get("warc-truncated"):
        notes = (*notes, f"cut off by the crawler ({cause[:40]})")
    draft = html(page, where, found.charset)
    date = head.get("warc-date")
    said = Metadata(url=head.get("warc-target-uri").strip("<>") or None, captured=date if _DATE.fullmatch(date) else None)
    return replace(draft, metadata=said.before(draft.metadata), notes=(*notes, *draft.notes))


def _kept(head: _Head, form: InputFormat, block: bytes, where: str) -> Draft:
    """The draft of a record that a ledger wrote: what came in, read as it was then, with the address and date that it had there."""
    if head.get("warc-type").lower() == "response":
        found = answer(block)
        if found is None:
            raise MalformedRecord(where, "it holds no answer of a server")
        block = found.body
    draft = form.draft(block, where)
    address, date = head.get("x-reportedly-address"), head.get("x-reportedly-published")
    return replace(draft, metadata=Metadata(url=address or None, published=date or None).before(draft.metadata))
