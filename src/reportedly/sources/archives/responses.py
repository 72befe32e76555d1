"""What a server answered, as an archive keeps it: the headers of HTTP, and the page as it was packed for the way.

Crawlers differ in what they keep: some write the page as it came, some unpack it and leave the headers as they were. So what the
headers say of a packing counts only where the page is packed so.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reportedly.model.errors import MissingExtra, OversizedInput, UndecodableInput, UnsupportedInput
from reportedly.sources.item import MAX_BYTES
from reportedly.sources.packing import damage, unpacked_start

PAGES: Final = ("text/html", "application/xhtml+xml")
"""What pages are called as content."""

_STATUS: Final = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+20[03]\b")
_BLANK: Final = re.compile(rb"\r?\n\r?\n")
_CHARSET: Final = re.compile(r"""(?i);\s*charset\s*=\s*["']?([A-Za-z0-9_:.-]{2,40})""")
_CHUNK: Final = re.compile(rb"(?:\r?\n)?([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_MEMBERS: Final = 10_000
"""So many members of gzip in one page are unpacked."""

_CUT: Final = "its content is cut off: what there is of it was read"


@dataclass(frozen=True, slots=True)
class Answer:
    """Headers by their names in small letters, and the body as it came."""

    headers: Mapping[str, str]
    body: bytes

    @property
    def charset(self) -> str | None:
        """The encoding that the headers name, in small letters."""
        match = _CHARSET.search(self.headers.get("content-type", ""))
        return match[1].lower() if match else None


def headers_of(lines: list[str]) -> dict[str, str]:
    """Headers by their names in small letters, of several the first; what begins with white space goes on with the line before."""
    headers: dict[str, str] = {}
    name = ""
    for line in lines:
        if line[:1] in " \t":
            if name:
                headers[name] = f"{headers[name]} {line.strip()}"
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower() if colon else ""
        if name:
            headers.setdefault(name, value.strip())
    return headers


def answer(block: bytes) -> Answer | None:
    """A server's answer with a page, or what may be one; ``None`` for anything else."""
    blank = _BLANK.search(block)
    if blank is None or not _STATUS.match(block):
        return None
    lines = block[: blank.start()].decode("latin-1").splitlines()
    return Answer(headers_of(lines[1:]), block[blank.end() :])


def is_unending(block: bytes) -> bool:
    """Whether this is the beginning of an answer with a page, or what may be one, in which its headers do not end."""
    return _STATUS.match(block) is not None and _BLANK.search(block) is None


def is_page(found: Answer) -> bool:
    """Whether an answer is a web page, by what it says of itself, else by how it begins."""
    kind = found.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind:
        return kind in PAGES
    from reportedly.sources.pages import begins_page

    return begins_page(found.body)


def body_of(found: Answer, where: str) -> tuple[bytes, tuple[str, ...]]:
    """The page of an answer, as it was before it was packed for the way, and notes on what is missing in it.

    Raises ``OversizedInput``, ``UndecodableInput``, and ``UnsupportedInput`` for a packing that can't be undone.
    """
    body, whole = found.body, True
    if "chunked" in found.headers.get("transfer-encoding", "").lower():
        body, whole = _joined(body)
    packings = [each.strip().lower() for each in found.headers.get("content-encoding", "").split(",")]
    for packing in reversed(packings):
        body, ended = _unpacked(body, packing, where)
        whole = whole and ended
    if len(body) > MAX_BYTES:
        raise OversizedInput(where, f"more than {MAX_BYTES:,} bytes, which no single page has")
    return body, () if whole else (_CUT,)


def _joined(body: bytes) -> tuple[bytes, bool]:
    """A body that came in chunks (RFC 9112, 7.1), and whether all of them are there; as it is where it is in none."""
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if not size:
            return b"".join(parts), True
        at = match.end() + size
        parts.append(body[match.end() : at])
        if at > len(body):
            break
    return (b"".join(parts), False) if parts else (body, True)


def _unpacked(body: bytes, packing: str, where: str) -> tuple[bytes, bool]:
    """A body without one packing, and whether it was whole; as it is where it plainly is packed with nothing."""
    if packing in ("", "identity", "none") or body.lstrip()[:1] == b"<":
        return body, True
    try:
        if packing in ("gzip", "x-gzip"):
            return _inflated(body, 31) if body.startswith(b"\x1f\x8b") else (body, True)
        if packing == "deflate":
            return _inflated(body, 15 if body[:1] and body[0] & 15 == 8 and int.from_bytes(body[:2]) % 31 == 0 else -15)
        if packing == "br":
            return _brotli(body)
        if packing == "zstd":
            return unpacked_start(body, MAX_BYTES + 1)
    except MissingExtra as error:
        raise UnsupportedInput(where, str(error)) from None
    except damage() as error:
        raise UndecodableInput(where, f"damaged {packing} data in the page ({error}): fetch the file again") from None
    raise UnsupportedInput(where, f"a page packed with {packing[:40]!r}, which is not known here")


def _inflated(body: bytes, wbits: int) -> tuple[bytes, bool]:
    """A body without gzip or deflate, of gzip all members that follow one another."""
    data = bytearray()
    for _ in range(_MEMBERS):
        stream = zlib.decompressobj(wbits)
        data += stream.decompress(body, MAX_BYTES + 1 - len(data))
        if len(data) > MAX_BYTES:
            return bytes(data), True
        whole, body = stream.eof, stream.unused_data
        if not whole or not body.startswith(b"\x1f\x8b\x08"):
            return bytes(data), whole
    return bytes(data), False


def _brotli(body: bytes) -> tuple[bytes, bool]:
    try:
        import brotli
    except ModuleNotFoundError:
        raise MissingExtra("a page packed with Brotli needs an extra: pip install 'reportedly[brotli]'") from None
    stream = brotli.Decompressor()
    try:
        data = stream.process(body, output_buffer_limit=MAX_BYTES + 1)
        while (
            not stream.is_finished()
            and len(data) <= MAX_BYTES
            and (more := stream.process(b"", output_buffer_limit=MAX_BYTES))
        ):
            data += more
    except brotli.error as error:
        raise zlib.error(f"Brotli: {error}") from None
    return data, stream.is_finished() or len(data) > MAX_BYTES
