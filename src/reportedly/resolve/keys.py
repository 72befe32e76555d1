"""Keys: names of claims that outlive an edit of the text elsewhere, as ids can't.

A key is made from what names the document, from the claim's own words and from its place in its sentence. So it stays the same
where a paragraph before is added or changed, where lines are wrapped anew, and where another claim changes; it changes with any
word of the claim's source, cue or content, and with the words before the claim in its own sentence, as their number is its place.

Two claims of a document that are alike in all of that (the very same sentence twice) are told apart by their order: the first has the
key that it would have alone, the second another, and so on. Where one of several equals is taken out, those after it therefore take
the key of the one before.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from reportedly.model import Claim, Document, Page, Span

_DIGITS: Final = 16
"""Hexadecimal digits of a key: among ten million claims, two have one key by chance with a probability of one in 370,000."""


def keyed(page: Page, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """``claims``, which are in text order, each with its key."""
    whose = identity(page.document)
    seen: Counter[str] = Counter()
    out = []
    place = _Place(page)
    for claim in claims:
        words = _own(place, claim)
        seen[words] += 1
        out.append(replace(claim, key=_digest((whose, words, str(seen[words])))))
    return tuple(out)


def identity(document: Document) -> str:
    """What names the document and survives an edit of its text: its address, else the id that it was given, else its file's name.

    Of a path only the name of the file counts, so that the folder it lies in, which differs between machines, does not. The empty
    text where there is none of these (standard input, a bare string): such documents share keys where their claims are the same.
    The records of one file want an id or an address each for the same reason.
    """
    if document.url:
        return f"url {_spaced(document.url)}"
    if document.id_given:
        return f"id {_spaced(document.id_given)}"
    name = (document.path or "").replace("\\", "/").rstrip("/").rpartition("/")[2]
    return f"file {name}" if name not in ("", "-") else ""


class _Place:
    """Counts words, as white space parts them, before offsets of a text: a sentence with thousands of claims is read once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        ends = (-1, *(token.end for token in page.tokens))
        begun = (token.start > end for token, end in zip(page.tokens, ends, strict=False))
        self._begun = (0, *accumulate(begun))

    def before(self, offset: int) -> int:
        """How many words of the sentence at ``offset`` stand before it, a beginning of one counted too; 0 between sentences."""
        sentence = self._page.layout.sentence(offset)
        if sentence is None:
            return 0
        first, last = self._page.within(sentence[0], offset)
        glued = first < last and self._begun[first + 1] == self._begun[first]
        return self._begun[last] - self._begun[first] + glued


def _own(place: _Place, claim: Claim) -> str:
    """The claim's words by role and its place: how many words of its sentence stand before its first."""
    before = place.before(claim.spans[0].start if claim.spans else 0)
    cue = claim.cue.spans if claim.cue else ()
    parts = (claim.source.spans, cue, claim.contents)
    return "\x1e".join((*("\x1f".join(_words(spans)) for spans in parts), str(before)))


def _words(spans: Iterable[Span]) -> list[str]:
    return [_spaced(span.text) for span in spans]


def _spaced(text: str) -> str:
    """``text`` with single spaces between its words, so that where a line ends makes no difference."""
    return " ".join(text.split())


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1d".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
