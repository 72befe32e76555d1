"""A reader without a model: finds "…, NAME said", "NAME VERB that …", and capitalised words as names, so that all behind it works."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from reportedly.model import Attribution, Name, Page, Reading, Span
from reportedly.model.reading import NameKind

_CUES = "said|says|told|claimed|denied|warned|according to|insisted|admitted|announced|believes|called"
_AFTER = re.compile(rf"(?P<content>[^.\n]{{1,300}}),? (?P<source>[A-Z]\w++(?: [A-Z]\w++)?) (?P<cue>{_CUES})\b")
_BEFORE = re.compile(
    rf"\b(?P<source>(?:\b[A-Z]\w++ ?){{1,3}}|he|she|they|officials) ?(?P<cue>\b(?:{_CUES})) (?P<content>[^.\n]{{1,300}})"
)
_NAME = re.compile(r"\b[A-Z]\w++(?: [A-Z]\w++){0,2}")
_WORD = re.compile(r"\w+")
_KINDS = get_args(NameKind)


@dataclass
class StandIn:
    """Stands in for ``reportedly.reader.Reader``."""

    model: str = "stand-in@0"

    def read(self, page: Page) -> Reading:
        """What a glance finds in the text of ``page``."""
        text = page.text
        found = []
        for pattern in (_AFTER, _BEFORE):
            for match in pattern.finditer(text):
                ranges = [_trimmed(text, *match.span(role)) for role in ("cue", "source", "content")]
                if all(end > start for start, end in ranges):
                    cue, source, content = (Span.of(text, start, end) for start, end in ranges)
                    found.append(Attribution((cue,), (source,), (content,), 0.9, 0.9, 0.9))
        found.sort(key=lambda each: (each.cues[0].start, each.sources[0].start))
        named = [Span.of(text, *match.span()) for match in _NAME.finditer(text)]
        names = tuple(Name(span, _KINDS[sum(map(ord, span.text)) % len(_KINDS)], 0.9) for span in named)
        words = tuple(match.start() for match in _WORD.finditer(text))
        return Reading(self.model, tuple(found), names, words=words, facts=tuple(float(at % 7 - 3) for at in words))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
