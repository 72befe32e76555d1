"""Originals as a web archive (WARC 1.1): what came over the network as the answer it was, anything else as a resource.

What came out of an archive goes back as the record that it was. Any other record says in a header as what it was read
(``X-Reportedly-Kind``), and what was said of it beside, so that the archive can be added to a ledger, whole.
"""

from __future__ import annotations

import gzip
import hashlib
import uuid
from base64 import b32encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Final
from urllib.parse import quote

from reportedly._version import __version__
from reportedly.model import Receipt

_END: Final = b"\r\n\r\n"
_AS_SENT: Final = ("content-encoding", "transfer-encoding", "content-length")
"""Headers that tell of bytes on the wire; what is kept are those that were taken out of them."""


@dataclass(frozen=True, slots=True)
class Received:
    """A receipt with what it became: the article's id, the version's number and address.

    ``kind`` is the format it was read as, ``given`` the date of publication that was said of it beside it.
    """

    article: str
    version: int
    url: str | None
    kind: str
    given: str
    came: Receipt


def records(received: Iterable[Received]) -> Iterator[bytes]:
    """A WARC file, a compressed record at a time."""
    yield _member(
        _record(
            "warcinfo",
            None,
            "1970-01-01T00:00:00Z",
            f"software: reportedly {__version__}\r\nformat: WARC File Format 1.1\r\n".encode(),
            "application/warc-fields",
            {},
        )
    )
    for it in received:
        came = it.came
        if it.kind == "warc":
            yield _member(came.data + _END)
            continue
        date = came.received.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        more = {
            "X-Reportedly-Article": it.article,
            "X-Reportedly-Version": str(it.version),
            **({"X-Reportedly-Kind": it.kind} if it.kind else {}),
            **({"X-Reportedly-Address": _line(it.url)} if it.url else {}),
            **({"X-Reportedly-Published": _line(it.given)} if it.given else {}),
            "WARC-Payload-Digest": _digest(came.data),
        }
        address = came.final_url or came.url
        if address and came.headers:
            block, kind = _answer(came), "application/http;msgtype=response"
            yield _member(_record("response", address, date, block, kind, more))
        else:
            where = address or f"urn:reportedly:{came.how}:{quote(came.name)}"
            yield _member(_record("resource", where, date, came.data, came.media_type or "application/octet-stream", more))


def _answer(came: Receipt) -> bytes:
    lines = [f"{_line(name)}: {_line(value)}" for name, value in came.headers if name.lower() not in _AS_SENT]
    head = "\r\n".join(("HTTP/1.1 200 OK", *lines, f"Content-Length: {len(came.data)}"))
    return head.encode("utf-8", "replace") + _END + came.data


def _record(kind: str, address: str | None, date: str, block: bytes, media: str, more: dict[str, str]) -> bytes:
    name = uuid.UUID(
        bytes=hashlib.sha256(f"{kind}\0{address}\0{date}\0".encode("utf-8", "replace") + block).digest()[:16], version=5
    )
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{name}>",
        "WARC-Date": date,
        **({"WARC-Target-URI": _line(address)} if address else {}),
        **more,
        "WARC-Block-Digest": _digest(block),
        "Content-Type": _line(media),
        "Content-Length": str(len(block)),
    }
    return (
        b"WARC/1.1\r\n"
        + "\r\n".join(f"{key}: {value}" for key, value in head.items()).encode("utf-8", "replace")
        + _END
        + block
        + _END
    )


def _member(record: bytes) -> bytes:
    return gzip.compress(record, 6, mtime=0)


def _digest(data: bytes) -> str:
    return f"sha1:{b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()}"


def _line(said: str) -> str:
    return " ".join(said.split())
