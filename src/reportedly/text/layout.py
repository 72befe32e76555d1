"""Layout: the paragraphs, sentences and quotations of a text, found from its characters alone.

All offsets are half-open intervals of Unicode code points into the text; surrounding white space is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model import Language, Layout, compiled
from reportedly.text.quotation import quotations

_SPACE = r"[ \t\u00a0\u200b]"
_END = r"(?>\r\n|\n|\r|\u2029)"
# The look-behinds and possessive quantifiers keep these linear on long runs of spaces, dots or line ends.
_BLANK = re.compile(rf"(?<!{_SPACE}){_SPACE}*+{_END}(?:{_SPACE}*+{_END})+[ \t]*+|\u2029|\f")
_LINE = re.compile(r"\r\n|\n|\r|\u2028")
_ENDS = frozenset('.!?…:;"”’»)]')
_LISTS = frozenset(":;")
"""After these a line in small letters may be an item of a list; after the others it is the same sentence that goes on."""

_SENTENCE_END = re.compile(r"(?<![.!?])(?:[.!?]++|…)[\"'”’»)\]]*+(?=\s|$)")
_NEXT = re.compile(r"\s*+(\S)")
_WORD_BEFORE = re.compile(r"(?:^|[\s(\"“'‘])((?:[^\W\d_]\.)*[^\W\d_]+)\.$")
_LONGEST_ABBREVIATION = 12
"""Characters before a full stop in which the word that it abbreviates is sought."""
_WRAPPED_WIDTH = range(45, 101)
"""How long the lines are that a program wraps, where only their length tells."""

_LEAST_BROKEN = 25
"""From this length on a line that ends within a sentence goes on in the next one, if that begins in small letters."""

_BULLET = re.compile(r"[-*+•·‣▪◦–][ \t\u00a0]")
ITEM = re.compile(r"(?:[-*+•·‣▪◦–]|(?:\d{1,3}|[a-z])[.)]|\([a-z\d]{1,3}\))[ \t\u00a0]")
_WORD_END = re.compile(r"\s")


def layout(text: str, language: Language) -> Layout:
    """The paragraphs of ``text``, the sentences of each, and what stands in quotation marks."""
    blocks = paragraphs(text)
    quoted, strays = quotations(text, blocks)
    cut = tuple(piece for start, end in blocks for piece in sentences(text, start, end, language))
    return Layout(tuple(blocks), cut, tuple(quoted), tuple(strays))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Split a text at blank lines, and at the single line ends that :func:`wraps` does not name."""
    blocks = _trimmed(text, _gaps(_BLANK, text, 0, len(text)))
    joints = iter([*_wraps(text, blocks), (len(text) + 1, len(text) + 2)])
    joint, joint_end = next(joints)
    out = []
    for start, end in blocks:
        pieces, at = [], start
        for match in _LINE.finditer(text, start, end):
            while joint_end <= match.start():
                joint, joint_end = next(joints)
            if match.start() < joint:
                pieces.append((at, match.start()))
                at = match.end()
        out += _trimmed(text, [*pieces, (at, end)])
    return out


def wraps(text: str) -> list[tuple[int, int]]:
    """The white space around line ends that do not end a paragraph: where lines were wrapped at some width.

    Each block between blank lines is judged by itself. A line that ends within a sentence goes on in the next one if that begins in
    small letters. Where lines of a block do, so do its other lines that the next one's first word would have made too wide; after a
    shorter line at a sentence's end, and with an indented line or a list's item, a paragraph begins. A block without such a line is
    judged by the width of those that have some, or by the usual widths where no block has.
    """
    return list(_wraps(text, _trimmed(text, _gaps(_BLANK, text, 0, len(text)))))


def sentences(text: str, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    """Split ``text[start:end]``, one paragraph, after sentence-final punctuation that no abbreviation explains."""
    known = abbreviations(language)
    cuts = []
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        after = match.end()
        following = _NEXT.match(text, after, end)
        if following and following[1].islower():
            continue
        if _abbreviated(text, begin, match.start(), known):
            continue
        cuts.append((begin, after))
        begin = after
    cuts.append((begin, end))
    return _trimmed(text, cuts)


def _abbreviated(text: str, begin: int, stop: int, known: frozenset[str]) -> bool:
    """Whether the full stop at ``stop`` belongs to an abbreviation, or to an initial."""
    word = _WORD_BEFORE.search(text[max(begin, stop - _LONGEST_ABBREVIATION) : stop + 1])
    return word is not None and (word[1][-2:-1] in ("", ".") or word[1] in known)


@compiled
def abbreviations(language: Language) -> frozenset[str]:
    """The words whose full stop ends no sentence."""
    calendar = language.table("calendar")
    short = (calendar.get(part, {}).get("short", "").title() for part in ("months", "weekdays"))
    listed = language.table("layout").get("abbreviations", {}).values()
    return frozenset(word for kind in (*listed, *short) for word in kind.split())


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


@dataclass(frozen=True, slots=True)
class _Break:
    """The end of a line within a block: ``width`` is the line's, ``fitting`` what it would be with the next line's first word.

    ``ended`` is whether a sentence may end there, ``small`` whether the next line begins in small letters, ``anew`` whether it
    is indented further or an item of a list.
    """

    start: int
    end: int
    width: int
    fitting: int
    ended: bool
    small: bool
    anew: bool


def _wraps(text: str, blocks: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    judged = [(found, *_judged(text, block, found)) for block in blocks if (found := _breaks(text, *block))]
    known = max((width for _, clear, width in judged if clear), default=0)
    open_ = [one for found, clear, _ in judged if not clear for one in found]
    usual = len(blocks) > 1 and 2 * sum(map(_usual, open_)) > len(open_)
    for found, clear, width in judged:
        limit = width if clear else known
        inner = [one for one in found if not one.ended]
        filled = 10 * sum(one.fitting > limit for one in inner) >= 9 * len(inner)
        for one in found:
            if one.anew:
                continue
            if clear:
                within = one.small or one.fitting > limit or 5 * one.width >= 3 * limit
                ragged = not filled and 4 * one.width >= 3 * limit
                wrapped = within if not one.ended else one.small or one.fitting > limit or ragged
            elif limit:
                wrapped = one.fitting > limit and 3 * limit <= 4 * one.width <= 5 * limit
            else:
                wrapped = usual and (one.fitting > width or one.ended)
            if wrapped or (one.small and not one.ended and one.width >= _LEAST_BROKEN):
                yield one.start, one.end


def _judged(text: str, block: tuple[int, int], breaks: list[_Break]) -> tuple[bool, int]:
    """Whether a block's own lines show that they are wrapped, and their width."""
    last = block[1] - breaks[-1].end
    width = max(last, *(one.width for one in breaks))
    small = sum(one.small and not one.ended for one in breaks)
    loose = sum(not (one.small or one.ended) and one.fitting <= width for one in breaks)
    if small and 3 * small >= len(breaks) and small >= loose:
        return True, width
    capitals = len(breaks) > 1 and text[block[0] : block[1]].isupper()
    return capitals and 2 * sum(_usual(one) and one.fitting > width for one in breaks) > len(breaks), width


def _usual(one: _Break) -> bool:
    return one.width in _WRAPPED_WIDTH and not one.ended


def _breaks(text: str, start: int, end: int) -> list[_Break]:
    out: list[_Break] = []
    margin = start
    while margin and text[margin - 1] in " \t":
        margin -= 1
    indent, first, last, item = start - margin, 0, 0, False
    for line_start, line_end in _gaps(_LINE, text, start, end):
        for begin, stop in _trimmed(text, [(line_start, line_end)]):
            was_item, item = item, ITEM.match(text, begin) is not None
            if last:
                word = _WORD_END.search(text, begin, stop)
                fitting = last - first + 1 + (word.start() if word else stop) - begin
                small = text[begin].islower()
                ended = text[last - 1] in (_LISTS if small else _ENDS)
                anew = begin - line_start > indent + 1 and ended
                anew = anew or (item and (ended or was_item or _BULLET.match(text, begin) is not None))
                out.append(_Break(last, begin, last - first, fitting, ended, small, anew))
                indent = begin - line_start
            first, last = begin, stop
    return out
