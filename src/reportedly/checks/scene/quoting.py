"""What stands beside a quotation: its sentences, and whether it is a name, a sign or a word talked about."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from reportedly.checks.scene.strings import written
from reportedly.model import Quoted, Span

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

_LONG: Final = 3
"""In a title words with more letters begin with a capital."""


def presented(scene: Scene, quoted: Quoted, names: str, reach: int = 3) -> bool:
    """Whether one of the last ``reach`` words before a quotation, or the word after it, is in the list ``names``."""
    beside = (*scene.before(quoted.start, reach), *scene.after(quoted.end, 1))
    return not scene.listed(names).isdisjoint(beside)


def is_titled(scene: Scene, quoted: Quoted) -> bool:
    """Whether the words are written as a title: most of those of four or more letters begin with a capital."""
    long = [word for word in written(scene.text[slice(*quoted.inner)]) if len(word) > _LONG]
    return bool(long) and 2 * sum(word[0].isupper() for word in long[1:]) >= len(long[1:]) and long[0][0].isupper()


def around(scene: Scene, quoted: Quoted) -> Span:
    """The sentence of a quotation with the one before and the one after."""
    sentences = scene.sentences
    first = bisect_right(sentences, quoted.start, key=lambda each: each.start) - 2
    last = bisect_right(sentences, quoted.end - 1, key=lambda each: each.start)
    start = sentences[max(0, first)].start
    end = sentences[min(len(sentences) - 1, last)].end
    return scene.span(max(start, min(scene.body, quoted.start)), max(end, quoted.end))
