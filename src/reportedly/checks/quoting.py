"""What stands beside a quotation: who could be its speaker, and whether it is a name, a sign or a word talked about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import Final

from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.model import Span
from reportedly.model.layout import Quoted

_WORD: Final = re.compile(r"(?<![’'-])[’'-]*+\w++(?:[’'-]++\w++)*+")
_REACH: Final = 60


@cache
def listed(key: str) -> frozenset[str]:
    """A list of words of the lexicon."""
    return frozenset(parsed("quotation.toml")[key])


def words(text: str) -> list[str]:
    """The words of ``text`` as written."""
    return _WORD.findall(text)


def named(copy: Copy, quoted: Quoted, key: str, reach: int = 3) -> bool:
    """Whether one of the last ``reach`` words before the quotation, or the word after it, is in a list of the lexicon."""
    before = words(copy.text[max(0, quoted.start - _REACH) : quoted.start].rpartition("\n")[2])[-reach:]
    after = words(copy.text[quoted.end : quoted.end + _REACH].partition("\n")[0])[:1]
    return any(word.lower() in listed(key) for word in (*before, *after))


def title_case(inner: str) -> bool:
    """Whether the words are written as a title: most of those of four or more letters begin with a capital."""
    long = [word for word in words(inner) if len(word) > 3]
    return bool(long) and 2 * sum(word[0].isupper() for word in long[1:]) >= len(long[1:]) and long[0][0].isupper()


class Speakers:
    """Where somebody speaks: the spans of attributed claims and words of saying, worked out once for an article."""

    def __init__(self, copy: Copy) -> None:
        self._copy: Final = copy
        self._spans: Final = sorted(span for claim in copy.attributed for span in claim.spans)
        self._ends: Final[list[int]] = []
        for span in self._spans:
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))
        self._words: Final = [span.start for span in copy.find(wording(tuple(sorted(listed("speakers")))))]
        people = (mention.span.start for actor in copy.actors.values() for mention in actor.mentions)
        names = (name.span.start for name in copy.article.names if name.kind in ("person", "organisation"))
        self._people: Final = sorted({*people, *names})

    def claimed(self, start: int, end: int) -> bool:
        """Whether part of an attributed claim lies between the offsets."""
        at = bisect_left(self._spans, end, key=lambda span: span.start) - 1
        return at >= 0 and self._ends[at] > start

    def saying(self, start: int, end: int) -> bool:
        """Whether a word of saying begins between the offsets."""
        return bisect_left(self._words, start) < bisect_left(self._words, end)

    def people(self, start: int, end: int) -> bool:
        """Whether a person or body is named between the offsets."""
        return bisect_left(self._people, start) < bisect_left(self._people, end)

    def around(self, quoted: Quoted) -> Span:
        """The sentence of the quotation with the one before and the one after, within its paragraph and its neighbours."""
        sentences = self._copy.sentences
        first = bisect_right(sentences, quoted.start, key=lambda each: each.start) - 2
        last = bisect_right(sentences, quoted.end - 1, key=lambda each: each.start)
        start = sentences[max(0, first)].start
        end = sentences[min(len(sentences) - 1, last)].end
        return self._copy.span(max(start, min(self._copy.body, quoted.start)), max(end, quoted.end))
