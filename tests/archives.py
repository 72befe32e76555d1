"""Small web archives, made record by record."""

from __future__ import annotations

import gzip

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Bridge closed after storm</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Bridge closed after storm</h1>
<p>The mayor said that the bridge was closed on Monday after a storm that had damaged two of its four pillars.</p>
<p>“It will not open before the spring,” she said, and asked drivers to take the road along the river instead.</p>
<p>Engineers are to look at the pillars this week, number {}, and will tell the council what they have found there.</p>
</article><footer>All rights reserved</footer></body></html>"""


def page(number: int = 1) -> bytes:
    """A page with an article of three paragraphs, in which its number stands."""
    return PAGE.replace("{}", str(number)).encode()


def warc(block: bytes, *, kind: str = "response", number: int = 1, length: int | None = None, **headers: str) -> bytes:
    """A record with this block; ``length`` is what it says of its length where that is wrong."""
    said = {
        "WARC-Type": kind,
        "WARC-Target-URI": f"https://valley.example/{number}",
        "WARC-Date": "2025-11-03T10:00:00Z",
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "Content-Type": "application/http; msgtype=response",
        **{name.replace("_", "-"): value for name, value in headers.items()},
        "Content-Length": str(len(block) if length is None else length),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value)
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def http(body: bytes, *, status: str = "200 OK", **headers: str) -> bytes:
    """What a server answered."""
    said = {"Content-Type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def chunked(body: bytes, size: int = 100) -> bytes:
    """A body in chunks."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def records(count: int) -> list[bytes]:
    """So many records with a page each."""
    return [warc(http(page(number)), number=number) for number in range(1, count + 1)]


def members(several: list[bytes]) -> list[bytes]:
    """The records as members of gzip, one each."""
    return [gzip.compress(each, mtime=0) for each in several]
