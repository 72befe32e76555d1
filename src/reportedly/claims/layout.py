"""Layout: the paragraphs, sentences and quotations of a text, found from its characters alone.

All offsets are half-open intervals of Unicode code points into the text; surrounding white space is left out.
"""

from __future__ import annotations

import re

from reportedly.claims.quotation import quotations
from reportedly.model.layout import Layout

_SPACE = r"[ \t\u00a0\u200b]"
_END = r"(?:\r\n|\n|\r|\u2029)"
# The look-behinds and possessive quantifiers keep these linear on long runs of spaces, dots or line ends.
_BLANK = re.compile(rf"(?<!{_SPACE}){_SPACE}*+{_END}(?:{_SPACE}*+{_END})+[ \t]*+|\u2029|\f")
_LINE = re.compile(r"\r\n|\n|\r|\u2028")
_ENDS = frozenset('.!?…:;"”’»)]')
_SENTENCE_END = re.compile(r"(?<![.!?])(?:[.!?]++|…)[\"'”’»)\]]*+(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“'‘])(?:(?:[A-Za-z]\.)*[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Brig|Cmdr|Rev|Hon"
    r"|St|Mt|Ft|Jr|Sr|vs|etc|No|Nos|Vol|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu"
    r"|Fri|Sat|Sun|approx|est|al|Ave|Blvd|Rd|Dept|Univ|Assn|Pres|Supt|Det|Cpl|Pvt|Atty|Ariz|Calif|Colo|Conn|Del|Fla|Ga|Ill"
    r"|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\.$"
)
_HARD_WRAP = range(45, 101)


def layout(text: str) -> Layout:
    """The paragraphs of ``text``, the sentences of each, and what stands in quotation marks."""
    blocks = paragraphs(text)
    quoted, strays = quotations(text, blocks)
    cut = tuple(piece for start, end in blocks for piece in sentences(text, start, end))
    return Layout(tuple(blocks), cut, tuple(quoted), tuple(strays))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Split a text at blank lines, and at single line ends unless the text is hard-wrapped.

    A text counts as hard-wrapped when it has blank lines and most of its other lines break in the middle of a sentence
    after 45 to 100 characters.
    """
    blocks = _trimmed(text, _gaps(_BLANK, text, 0, len(text)))
    wrapped = len(blocks) > 1 and _hard_wrapped(text, blocks)
    if wrapped:
        return blocks
    return [line for block in blocks for line in _trimmed(text, _gaps(_LINE, text, *block))]


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split ``text[start:end]``, one paragraph, after sentence-final punctuation that no abbreviation explains."""
    cuts = []
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        after = match.end()
        following = text[after:end].lstrip()[:2] if after + 60 > end else text[after : after + 60].lstrip()[:2]
        if following and following[0].islower():
            continue
        if match[0].startswith(".") and _ABBREVIATION.search(text[max(begin, match.start() - 12) : match.start() + 1]):
            continue
        cuts.append((begin, after))
        begin = after
    cuts.append((begin, end))
    return _trimmed(text, cuts)


def _gaps(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    begin = start
    for match in pattern.finditer(text, start, end):
        pieces.append((begin, match.start()))
        begin = match.end()
    pieces.append((begin, end))
    return pieces


def _trimmed(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out = []
    for start, end in pieces:
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if left < right:
            out.append((start + left, start + right))
    return out


def _hard_wrapped(text: str, blocks: list[tuple[int, int]]) -> bool:
    broken = total = 0
    for block in blocks:
        lines = _gaps(_LINE, text, *block)
        for start, end in lines[:-1]:
            line = text[start:end].rstrip()
            total += 1
            broken += len(line) in _HARD_WRAP and line[-1] not in _ENDS
    return total > 0 and 2 * broken > total
