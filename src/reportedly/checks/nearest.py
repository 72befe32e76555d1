"""The words of a body nearest to a quotation: whether it holds them, and where it comes closest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reportedly.checks.scene import Scene
from reportedly.model import Span

_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_GAP: Final = re.compile(r"…|\.\s?\.\s?\.+|\[[^\]]{0,80}\]|[(][^)]{0,80}[)]")
_MARKS: Final = str.maketrans("", "", "'’ʼ`.,")
_SHORTENED: Final = re.compile(r"(?<=\w)(?:['’](?:re|ve|ll|m)|n['’]t)\Z", re.IGNORECASE)
_WHOLE: Final = {"re": "are", "ve": "have", "ll": "will", "m": "am", "t": "not"}
_FUNCTION: Final = (
    "a,an,and,are,as,at,be,but,by,for,from,had,has,have,he,her,his,i,in,is,it,its,my,not,of,on,or,our,she,so,that,the,their,"
    "they,this,to,was,we,were,will,with,you,your"
)
_COMMON: Final = frozenset(_FUNCTION.split(","))
_SMALL: Final = "zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve"
_NUMERALS: Final = {word: str(value) for value, word in enumerate(_SMALL.split(","))}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared: in lower case, without apostrophes and dots, a small number in digits, "we're" as two words."""

    form: str
    start: int
    end: int


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of ``text[start:end]`` in order."""
    for match in _WORD.finditer(text, start, end):
        if short := _SHORTENED.search(match.group()):
            cut = match.start() + short.start()
            yield Word(text[match.start() : cut].casefold().translate(_MARKS), match.start(), cut)
            yield Word(_WHOLE[short[0][-2:].casefold().strip("'’")], cut, match.end())
            continue
        form = match.group().casefold().translate(_MARKS)
        yield Word(_NUMERALS.get(form, form), *match.span())


def _stem(word: Word) -> str:
    """What forms of one word mostly share: where words are only near, endings make no difference."""
    return word.form[:5]


class Body:
    """The words of an article after its headline, to be compared with quotations."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene
        self._words: Final = tuple(words(scene.text, scene.body, len(scene.text)))

    @cached_property
    def _running(self) -> str:
        return " " + " ".join(word.form for word in self._words) + " "

    @property
    def empty(self) -> bool:
        """Whether there is no word in the body."""
        return not self._words

    def holds(self, start: int, end: int) -> bool:
        """Whether the body holds the words of ``text[start:end]`` in their order; an ellipsis or brackets stand for any words."""
        return all(self._has(forms) for forms in self._pieces(start, end))

    def nearest(self, start: int, end: int) -> Span | None:
        """The stretch of the body that shares most words with ``text[start:end]``; ``None`` where hardly any are shared."""
        wanted = Counter(_stem(word) for word in words(self._scene.text, start, end) if word.form not in _COMMON)
        size = sum(wanted.values())
        best, at = 0, -1
        width = 2 * size + 4
        held: Counter[str] = Counter()
        shared = 0
        for index, word in enumerate(self._words):
            form = _stem(word)
            if form in wanted:
                held[form] += 1
                shared += held[form] <= wanted[form]
            if index >= width and (gone := _stem(self._words[index - width])) in wanted:
                shared -= held[gone] <= wanted[gone]
                held[gone] -= 1
            if shared > best:
                best, at = shared, index
        if best < 2 or 4 * best < size:
            return None
        inside = [word for word in self._words[max(0, at - width + 1) : at + 1] if _stem(word) in wanted]
        return self._scene.span(inside[0].start, inside[-1].end)

    def _pieces(self, start: int, end: int) -> Iterator[Sequence[str]]:
        at = start
        for gap in _GAP.finditer(self._scene.text, start, end):
            yield [word.form for word in words(self._scene.text, at, gap.start())]
            at = gap.end()
        yield [word.form for word in words(self._scene.text, at, end)]

    def _has(self, forms: Sequence[str]) -> bool:
        return not forms or f" {' '.join(forms)} " in self._running
