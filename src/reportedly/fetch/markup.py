"""XML from strangers: decoded by us, without its document type, and walked with a bound on its depth.

What is scanned here is what is parsed later: the text is decoded once, its declarations are taken off, and every parser is given
the rest as UTF-8. No parser sees a document type, so none has entities to unfold or files to fetch.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from html import unescape
from typing import Final
from xml.parsers import expat

from reportedly.model.errors import UnreadableFeed

DEEPEST: Final = 100
"""Elements within each other; feeds have a dozen, and what XHTML they hold some more."""

TOO_DEEP: Final = f"elements lie more than {DEEPEST} deep in each other"

MOST_ATTRIBUTES: Final = 200
"""Of one element; the time that a parser takes for them may grow with their square."""

TOO_MANY: Final = f"an element has more than {MOST_ATTRIBUTES} attributes"

BEYOND: Final = (TOO_DEEP, TOO_MANY)
"""Faults of what no parser is to see."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
)
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED: Final = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_NO_CHARSET: Final = re.compile(r"escape|punycode|idna|utf-7")
_SEVEN_BITS: Final = re.compile(r"iso2022|hz")
"""Encodings whose bytes are all those of ASCII, so that they pass for UTF-8."""
_BEFORE: Final = re.compile(r"(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_DOCTYPE: Final = re.compile(r"<!DOCTYPE(?:[^\"'<>\[]|\"[^\"]*\"|'[^']*')*+>", re.IGNORECASE)
_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])")
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


_REFERENCE: Final = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")


class _Beyond(Exception):
    """Ends a walk with a fault: the bound that was passed."""


class Enough(Exception):
    """Raised by whoever is told of elements, ends a walk without one."""


def decoded(data: bytes, content_type: str = "") -> str:
    """``data`` as text: by its mark, as UTF-8 where it is that, as its header or its own declaration says, else as windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    said = _CHARSET.search(content_type)
    declared = _DECLARED.match(data[:400])
    named = [
        codec for name in (said and said[1], declared and declared[1].decode("ascii", "replace")) if (codec := _codec(name))
    ]
    first = [] if any(_SEVEN_BITS.match(codec) for codec in named) else ["utf-8"]
    for codec in (*first, *named):
        try:
            return data.decode(codec)
        except (UnicodeError, ValueError):
            continue
    return data.decode("windows-1252", "replace")


def opened(text: str, where: str) -> tuple[str, str]:
    """``text`` from its first element on, and that element's local name in lower case, empty where there is none.

    What stands before it, an XML declaration, comments, and a document type that declares nothing of its own, is left off, and what is
    no character of XML is replaced. Raises
    ``UnreadableFeed`` where the document type declares something: that is how a kilobyte becomes gigabytes, and how files are read.
    """
    at = max(text.find("<"), 0)  # a blank line, or a script's warning
    at = _match_end(_BEFORE, text, at)
    if text[at : at + 9].upper() == "<!DOCTYPE":
        doctype = _DOCTYPE.match(text, at)
        if doctype is None:
            raise UnreadableFeed(where, "declares entities or the like (<!DOCTYPE … [): refused, as no feed needs them")
        at = _match_end(_BEFORE, text, doctype.end())
    root = _ROOT.match(text, at)
    return _REFERENCE.sub(_character, _NO_XML.sub("\ufffd", text[at:])), root[1].lower() if root else ""


def walked(
    document: str,
    *,
    start: Callable[[tuple[str, ...], dict[str, str]], None] | None = None,
    end: Callable[[tuple[str, ...], str], None] | None = None,
) -> str | None:
    """Go through ``document``, as :func:`opened` gave it; what is wrong with its XML, ``None`` where it is well-formed.

    ``start`` is told of each element by the names from the root down to it, without prefixes, and by its attributes; ``end`` with the
    text that stands in it. It ends at the first fault, and with one of :data:`BEYOND` where elements lie deeper in each other than
    :data:`DEEPEST` or have more attributes than :data:`MOST_ATTRIBUTES`.
    """
    path: list[str] = []
    texts: list[list[str]] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        if len(path) >= DEEPEST:
            raise _Beyond(TOO_DEEP)
        if len(attributes) > MOST_ATTRIBUTES:
            raise _Beyond(TOO_MANY)
        path.append(name.rpartition(":")[2])
        if start is not None:
            start(tuple(path), attributes)
        texts.append([])

    def close(name: str) -> None:
        words = "".join(texts.pop())
        if end is not None:
            end(tuple(path), words)
        path.pop()

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = begin
    if start is not None or end is not None:
        parser.EndElementHandler = close
        parser.CharacterDataHandler = lambda words: texts[-1].append(words)
    else:
        parser.EndElementHandler = lambda name: path.pop() and None
    try:
        parser.Parse(document.encode("utf-8"), True)
    except Enough:
        return None
    except _Beyond as fault:
        return str(fault)
    except expat.ExpatError as error:
        return f"line {error.lineno}: {expat.ErrorString(error.code)}"
    return None


def plain(markup: str, longest: int = 1_000) -> str:
    """The words of a stretch of HTML on one line, cut where they are longer."""
    words = unescape(re.sub(r"<[^<>]*>", " ", markup[: 20 * longest]))
    return shown_words(words, longest)


def shown_words(text: str, longest: int = 1_000) -> str:
    """``text`` on one line, without what can't be printed, cut where it is longer."""
    text = text[: 20 * longest]
    if not text.isprintable():
        text = "".join(sign if sign.isprintable() else " " for sign in text)
    words = " ".join(text.split())
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def _character(reference: re.Match[str]) -> str:
    """A reference that names a character as it is; of one that names none, the sign for that, as it would end a parser."""
    digits = (reference[1] or reference[2]).lstrip("0")
    number = int(digits or "0", 16 if reference[1] else 10) if len(digits) < 9 else 0
    return "\ufffd" if not 0 < number < 0x110000 or _NO_XML.match(chr(number)) else reference[0]


def _match_end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _codec(name: str | None) -> str | None:
    """What Python calls an encoding of text; ``None`` for what is none, or no sane one of a document."""
    try:
        codec = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    text = getattr(codec, "_is_text_encoding", True)
    return codec.name if text and not _NO_CHARSET.search(codec.name.replace("_", "-")) else None
