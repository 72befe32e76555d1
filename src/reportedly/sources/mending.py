"""What stands in a text without being its words, and is read as something else: the text itself is never changed.

Entities of HTML, traces of a decoding in the wrong encoding, marks that were lost in one, characters that nobody sees, spaces and
line ends of unusual kinds, quotation marks that English has no use for, letters with loose accents, ligatures.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.entities import html5

from reportedly.model import Range, StandIn
from reportedly.sources.pairing import paired
from reportedly.text import wraps

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""Characters that take no room and mean nothing in English, as they stand in a character class."""

_BYTE = {bytes([n]).decode("cp1252", "ignore") or chr(n): n for n in range(0x80, 0x100)} | {
    chr(n): n for n in range(0x80, 0xA0)
}
"""The byte that a program took for each of these characters, be it as windows-1252 or as Latin-1."""

_NEXT = "[" + "".join(re.escape(sign) for sign, byte in _BYTE.items() if byte < 0xC0) + "]"
_SEQUENCE = rf"[\u00c2-\u00df]{_NEXT}|[\u00e0-\u00ef]{_NEXT}{{2}}|[\u00f0-\u00f4]{_NEXT}{{3}}|\u00e2\u20ac(?!{_NEXT})"
_UTF8 = re.compile(f"(?:{_SEQUENCE})+")
_LONG = re.compile(rf"[\u00e0-\u00ef]{_NEXT}{{2}}|[\u00f0-\u00f4]{_NEXT}{{3}}|\u00e2\u20ac")
_DOUBTFUL = re.compile("[\u00c2\u00c3][«»‹›“”‘’–—…•]")
"""What UTF-8 may have been, and may as well be a capital at the end of a word with the mark that stands after it."""

_SUSPECT = (
    "[&\x00-\x08\x0b\x0e-\x1f\r\x7f-\xa0\xc2-\xf4\u0300-\u036f\u1680\u2000-\u200a\u2028\u2029\u202f\u2033\u205f\u275b-\u275e\u2800"
    f"\u3000\u300c-\u300f\u301d-\u301f\u3164\ufb00-\ufb06\uff02\uff07{UNSEEN}]"
)
_ODD = re.compile(
    rf"(?={_SUSPECT})(?:"
    r"(?P<entity>&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    rf"|(?P<utf8>{_UTF8.pattern})|(?P<stray>(?<![^\W\d_])\u00c2(?= ))"
    r"|(?P<windows>[\x80-\x84\x86-\x9f])|(?P<line>[\x0b\x85\u2028\u2029]|\r\n?)"
    r"|(?P<space>[\x00-\x08\x0e-\x1f\x7f\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164]+)"
    rf"|(?P<unseen>[{UNSEEN}]+)|(?P<loose>(?<=[^\W\d_])[\u0300-\u036f]+)|(?P<joined>[\ufb00-\ufb06]+)"
    r"|(?P<quote>[\u275d\u301d\u300c\u300e\u275e\u301e\u301f\u300d\u300f\u275b\u275c\uff02\uff07]|(?<!\d)\u2033))"
)
_QUOTES = {
    **dict.fromkeys("\u275d\u301d\u300c\u300e", "“"), **dict.fromkeys("\u275e\u301e\u301f\u300d\u300f", "”"),
    **dict.fromkeys("\uff02\u2033", '"'), "\u275b": "‘", "\u275c": "’", "\uff07": "'",
}  # fmt: skip
"""Quotation marks of other scripts, of ornament and of mathematics."""
_ESCAPED = re.compile(r"^&(?:amp;)+(?=.)")
_LINES = str.maketrans({"\x0b": "\n", "\x85": "\n", "\u2028": "\n"})
_WINDOWS_MARKS = re.compile("[\x91-\x97]")
"""Beside these the character that ends a line in some texts is the ellipsis of windows-1252."""

_QUOTED_LINE = re.compile(r"^[ \t]*(?:[>|][ \t]?)+", re.MULTILINE)
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]++-[^\W\d_]++")
_HALF = re.compile(r"[^\W\d_]+$")
_OTHER_HALF = re.compile(r"[^\W\d_]+")

_LOST = re.compile(
    "(?P<opening>(?<![^\\s(\\[–—-])[\ufffd?](?=\\w))|(?P<elided>(?<=\\w)\ufffd(?=(?:s|t|re|ve|ll|d|m)\\b))"
    "|(?P<closing>(?<=[\\w.,!?…])[\ufffd?](?!\\w))|(?P<end>[\\n\\r\u2028\u2029])"
)
_OWNING = re.compile("s\ufffd \\w")
_ASKED = re.compile(r"(?<!\S)\?(?=\w)"), re.compile(r",\?(?=\s)")
"""A question mark before a word and one after a comma: no writer puts them there, but a program that lost quotation marks does."""


@dataclass(frozen=True, slots=True)
class Mending:
    """How a text is read: what is left out, what is read as something else, and notes on what was damaged."""

    unread: tuple[Range, ...]
    stand_ins: tuple[StandIn, ...]
    notes: tuple[str, ...] = ()


def mending(text: str, unread: Sequence[Range] = (), stand_ins: Sequence[StandIn] = (), *, lines: bool) -> Mending:
    """How to read ``text``, given what its format leaves out and replaces already.

    ``lines`` is whether it is plain text, whose line ends may be mere wrapping: those are read as spaces.
    """
    notes: list[str] = []
    fixed = sorted([*(StandIn(start, end, "") for start, end in unread), *stand_ins], key=lambda one: one.start)
    if lines:
        fixed = _without_overlap(fixed, _lines(text))
    if "\ufffd" in text or all(pattern.search(text) for pattern in _ASKED):
        fixed = _without_overlap(fixed, _lost(text, notes))
    if re.search(_SUSPECT, text):
        fixed = _without_overlap(fixed, _odd(text, notes))
    marks = list(paired(_shown(text, fixed)))
    if marks:
        fixed = _without_overlap(marks, fixed)
    return Mending(
        tuple((one.start, one.end) for one in fixed if not one.text), tuple(one for one in fixed if one.text), tuple(notes)
    )


def _shown(text: str, fixed: Sequence[StandIn]) -> str:
    """``text`` as it is read, sign for sign: a stretch for which something of another length stands has signs that mean nothing."""
    parts: list[str] = []
    at = 0
    for one in fixed:
        length = one.end - one.start
        parts += (text[at : one.start], one.text if len(one.text) == length else "\0" * length)
        at = one.end
    return "".join((*parts, text[at:]))


def _without_overlap(fixed: Sequence[StandIn], found: Iterable[StandIn]) -> list[StandIn]:
    """Both, in text order; of ``found`` only what lies beside all of ``fixed``."""
    out: list[StandIn] = []
    at = 0
    for one in found:
        while at < len(fixed) and fixed[at].start < one.end:
            out.append(fixed[at])
            at += 1
        if not out or out[-1].end <= one.start:
            out.append(one)
    return [*out, *fixed[at:]]


def _odd(text: str, notes: list[str]) -> Iterator[StandIn]:
    entities = damaged = 0
    sure = _LONG.search(text) is not None
    ellipsis = _WINDOWS_MARKS.search(text) is not None
    for match in _ODD.finditer(text):
        kind, words, start = match.lastgroup, match[0], match.start()
        if kind == "loose":
            start -= 1
            words = text[start] + words
        instead: str | None
        if kind == "entity":
            instead = _entity(words)
            entities += instead is not None
        elif kind == "utf8":
            instead = _utf8(words, sure)
            damaged += instead is not None
        elif kind == "windows":
            instead = bytes([ord(words)]).decode("cp1252", "ignore")
            damaged += 1
        elif kind == "stray":
            instead = ""
            damaged += 1
        elif kind == "line":
            instead = {"\x85": "…" if ellipsis else "\n", "\u2029": "\n\n"}.get(words, "\n")
        elif kind == "space":
            instead = " " * len(words)
        elif kind == "quote":
            instead = _QUOTES[words]
        elif kind == "unseen":
            instead = ""
        else:
            instead = unicodedata.normalize("NFC" if kind == "loose" else "NFKC", words)
        if instead is not None and instead != words:
            yield StandIn(start, match.end(), instead)
    if entities:
        notes.append(
            f"{_counted(entities, 'entity', 'entities')} of HTML in the text, read as the characters they stand for"
        )
    if damaged:
        notes.append(
            f"{_counted(damaged, 'trace', 'traces')} in the text of a decoding in the wrong encoding, read as what stood there"
        )


def _entity(words: str) -> str | None:
    """The character of an entity, be it escaped more than once; ``None`` where HTML has none of that name."""
    name = _ESCAPED.sub("&", words)
    if name[1] != "#" and name[1:] not in html5:
        return None
    found = html.unescape(name)
    return re.sub(f"[{UNSEEN}]+", "", re.sub(r"\s", " ", found))


def _utf8(words: str, sure: bool) -> str | None:
    """What a run of characters is when its bytes are read as the UTF-8 that they once were."""
    alone = len(words) == 2 and not sure
    if alone and (words[0] not in "\u00c2\u00c3" or _DOUBTFUL.match(words)):
        return None
    given = words
    for _ in range(3):
        data = b"".join(
            bytes(_BYTE[sign] for sign in match[0]) + (b"\x9d" if match[0] == "\u00e2\u20ac" else b"")
            for match in re.finditer(_SEQUENCE, words)
        )
        try:
            words = data.decode("utf-8")
        except UnicodeDecodeError:
            return None
        if not _UTF8.fullmatch(words):
            break
    if len(given) == 2 and words >= "\u0180" and words.isalpha():
        return None  # a letter that English texts have no use for
    return re.sub(f"[{UNSEEN}]+", "", re.sub(r"\s", " ", words))


def _lost(text: str, notes: list[str]) -> Iterator[StandIn]:
    """Quotation marks and apostrophes that a conversion has replaced, where their place leaves no doubt."""
    asked = all(pattern.search(text) for pattern in _ASKED)
    found: list[StandIn] = []
    doubtful: list[StandIn] = []  # around one word a lost letter may have stood as well
    opened: int | None = None
    sure = False
    for match in _LOST.finditer(text):
        at = match.start()
        if text[at] == "?" and not asked:
            continue
        if match.lastgroup == "elided" or (match.lastgroup == "closing" and opened is None and _OWNING.match(text, at - 1)):
            found.append(StandIn(at, at + 1, "’"))
        elif match.lastgroup == "opening":
            opened = at
        elif match.lastgroup == "end":
            opened = None
        elif opened is not None:
            within = text[opened + 1 : at]
            pair = StandIn(opened, opened + 1, "“"), StandIn(at, at + 1, "”")
            if text[at] == text[opened]:
                certain = " " in within or not within[-1].isalnum()
                sure = sure or certain
                (found if certain else doubtful).extend(pair)
            opened = None
    if sure:
        found += doubtful
    lost = text.count("\ufffd")
    read = sum(text[one.start] == "\ufffd" for one in found)
    if lost:
        notes.append(
            f"{_counted(lost, 'character', 'characters')} of the text lost in a conversion (U+FFFD); {read} of them read as the "
            "quotation mark or apostrophe that must have stood there"
        )
    if len(found) > read:
        notes.append("question marks in the place of quotation marks, read as those")
    yield from sorted(found, key=lambda one: one.start)


def _lines(text: str) -> Iterator[StandIn]:
    """Line ends that only wrap, with the marks of a quoted mail at the beginning of lines."""
    shown = re.sub(r"\r(?!\n)", "\n", text)
    if re.search("[\x0b\x85\u2028]", text):
        shown = shown.translate(_LINES if _WINDOWS_MARKS.search(text) is None else {**_LINES, 0x85: "…"})
    marks: list[Range] = []
    if ">" in text or "|" in text:
        marks = [match.span() for match in _QUOTED_LINE.finditer(shown)]
        if len(marks) > 1:
            parts: list[str] = []
            at = 0
            for start, end in marks:
                parts += (shown[at:start], " " * (end - start))
                at = end
            shown = "".join((*parts, shown[at:]))
        else:
            marks = []
    compounds: set[str] | None = None
    found: list[StandIn] = []
    for start, end in wraps(shown):
        instead = " "
        if text[start - 1] == "\u00ad":
            start, instead = start - 1, ""
        elif text[start - 1] == "-" and (half := _HALF.search(text, max(0, start - 40), start - 1)):
            other = _OTHER_HALF.match(text, end)
            if other is not None:
                if compounds is None:
                    compounds = {match[0].casefold() for match in _COMPOUND.finditer(text)}
                whole = f"{half[0]}-{other[0]}".casefold()
                if other[0][0].islower() and whole not in compounds:
                    start -= 1
                instead = ""
        found.append(StandIn(start, end, instead))
    return iter(_without_overlap(found, (StandIn(start, end, "") for start, end in marks)))


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
