"""From bytes to text, with a note for every step that was not plain UTF-8. Never changes a decoded character."""

from __future__ import annotations

import codecs
import re

from reportedly.model.errors import UndecodableInput, UnsupportedInput

_MARKS = (  # the longer marks first: that of UTF-16 is the beginning of that of UTF-32
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file: take the text out of it first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP file, or an office document, which is one inside: save it as text or unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as text first"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first, for example with gunzip"),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard: unpack it first, for example with unzstd"),
    (b"\x89PNG", "a PNG image, not text"),
    (b"\xff\xd8\xff", "a JPEG image, not text"),
    (b"GIF8", "a GIF image, not text"),
)
_CONTROLS = bytes(sorted({*range(32), 127} - {*b"\t\n\r\f\x1a\x1b"}))
_SAMPLE = 65536
_MISPLACED = re.compile("[a-z][À-ÖØ-Þ]")
_RUN = re.compile(rb"[\x80-\xff]+")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SINGLE_BYTE = {
    "cp1252": "windows-1252", "cp1251": "windows-1251", "cp1250": "windows-1250", "cp1253": "windows-1253",
    "cp1254": "windows-1254", "cp1255": "windows-1255", "cp1256": "windows-1256", "cp1257": "windows-1257",
    "koi8_r": "koi8-r", "koi8_u": "koi8-u", "iso8859_2": "iso-8859-2", "iso8859_5": "iso-8859-5",
    "iso8859_7": "iso-8859-7", "cp866": "ibm866", "mac_roman": "macintosh", "mac_cyrillic": "x-mac-cyrillic",
}  # fmt: skip
"""Encodings of one byte a character among which one is sought, with the names that iconv and browsers give them."""


def decode(data: bytes, where: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of ``data`` and notes on how it was found; ``declared`` is an encoding that the format itself states.

    Raises :class:`UndecodableInput` for binary data, for damaged text, and where no encoding is likely enough.
    """
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, name, where)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnsupportedInput(where, what)
    sample = data[:_SAMPLE]
    if b"\0" in data:
        text = _unmarked_utf16(data)
        if text is None:
            raise UndecodableInput(where, "binary data, not text: it holds NUL bytes")
        return text, ("decoded as UTF-16, which the file does not say",)
    if 50 * (len(sample) - len(sample.translate(None, _CONTROLS))) > len(sample):
        raise UndecodableInput(where, "binary data, not text: it holds many control characters")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _legacy(data, where, declared, error.start)


def looks_binary(head: bytes) -> bool:
    """Whether the first bytes of a file are those of no text in any encoding that :func:`decode` knows."""
    if any(head.startswith(mark) for mark, _, _ in _MARKS):
        return False
    if any(head.startswith(signature) for signature, _ in _SIGNATURES):
        return True
    if b"\0" in head:
        return _unmarked_utf16(head[: len(head) // 2 * 2]) is None
    return 50 * (len(head) - len(head.translate(None, _CONTROLS))) > len(head)


def _marked(data: bytes, encoding: str, name: str, where: str) -> tuple[str, tuple[str, ...]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            text, notes = _legacy(data, where, None, error.start)
            return text, ("byte order mark removed", *notes)
        raise UndecodableInput(
            where, f"marked as {name} but damaged at byte {error.start}: save it again as UTF-8"
        ) from None
    return text, ("byte order mark removed" if encoding == "utf-8" else f"decoded as {name}, by its byte order mark",)


def _unmarked_utf16(data: bytes) -> str | None:
    """Decode UTF-16 that has no mark: its NUL bytes all stand on one side of the pairs, and the result reads as text."""
    if len(data) % 2:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd):
        return None
    try:
        text = data.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return None
    sample = text[:_SAMPLE]
    # code points drawn at random from pairs of bytes are spread over all scripts; text is letters, spaces and marks of a few
    odd_ones = sum(not (c.isprintable() or c.isspace()) for c in sample)
    blocks = {ord(c) >> 8 for c in sample}
    return text if 50 * odd_ones <= len(sample) and len(blocks) <= max(8, len(sample) // 20) else None


def _legacy(data: bytes, where: str, declared: str | None, bad: int) -> tuple[str, tuple[str, ...]]:
    """Decode what is not UTF-8 from byte ``bad`` on."""
    runs = _RUN.findall(data)
    whole = sum(len(_MULTIBYTE.findall(run)) for run in runs)
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if whole >= 4 * lost:
        return text, (f"UTF-8 damaged from byte {bad} on: unreadable places replaced by U+FFFD, {lost} in all",)
    if declared:
        try:
            return data.decode(declared), (f"decoded as {declared}, as the file declares",)
        except (LookupError, ValueError):
            pass  # a wrong declaration is as common as a missing one
    # English in windows-1252 is plain letters with now and then a typographic mark or an accent, one or two together
    western = _western(data)
    if western and 20 * sum(map(len, runs)) < len(data) and max(map(len, runs)) <= 2:
        return western, ("decoded as windows-1252, which the file does not say",)
    guess = _guess(data)
    if guess and guess[1] == western:
        guess = "cp1252", western  # its neighbours agree on these bytes, and it is the commonest by far
    if guess is None:
        raise UndecodableInput(
            where,
            f"not UTF-8 (at byte {bad}), and its encoding can't be told: convert it first, for example with "
            "iconv -f WINDOWS-1252 -t UTF-8",
        )
    encoding, text = guess
    return text, (f"decoded as {_SINGLE_BYTE.get(encoding, encoding)}, which the file does not say",)


def _western(data: bytes) -> str | None:
    """The data as windows-1252, unless that puts an accented capital after a small letter, as other encodings' marks do."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None  # five bytes mean nothing in windows-1252
    return None if _MISPLACED.search(text) else text


def _guess(data: bytes) -> tuple[str, str] | None:
    """The single-byte encoding in which the data reads best as some language, if one does."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_SINGLE_BYTE), preemptive_behaviour=False).best()
    if best is None or best.chaos > 0.1 or best.coherence < 0.2:
        return None
    try:
        return best.encoding, data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
