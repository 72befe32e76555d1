"""What several rules ask about sources: how sure it is that a sentence names one, and who speaks in an article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.model import Claim, Span

WORDS: Final = "sourcing.toml"
_WORD = re.compile(r"(?<![’'.-])[’'.-]*+\w++(?:[’'.-]++\w++)*+")
_NEAR = 25
"""A word of saying so close to a speaker's name is the speaker's."""
_BEFORE = 80
"""Words before an offset are sought among so many characters."""


def listed(table: str, key: str) -> tuple[str, ...]:
    """A list of words of the lexicon."""
    return tuple(parsed(WORDS)[table][key])


def pattern(table: str, key: str, before: str = "") -> re.Pattern[str]:
    """The regular expressions of a list of the lexicon, any of them, after ``before``; a space matches any white space."""
    parts = "|".join(parsed(WORDS)[table][key])
    return re.compile(rf"(?<![\w-])(?i:{before}(?:{parts}))(?![\w-])".replace(" ", r"\s+"))


def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in lower case, without marks around them."""
    return tuple(match.group().lower() for match in _WORD.finditer(text))


def word_before(copy: Copy, offset: int) -> str:
    """The word right before ``offset`` in lower case, with no mark between them; empty where there is none."""
    match = re.search(r"(?<![\w’'-])([\w’'-]++)[ \t]++$", copy.text[max(0, offset - _BEFORE) : offset])
    return match.group(1).lower() if match else ""


def after(copy: Copy, offset: int, end: int) -> str:
    """What stands between ``offset`` and ``end``, without white space at its beginning."""
    return copy.text[offset:end].lstrip()


def by_source(copy: Copy) -> list[tuple[int, Claim]]:
    """The attributed claims that have a source, each with where its source begins, in that order."""
    return sorted(
        ((claim.source.spans[0].start, claim) for claim in copy.attributed if claim.source.spans), key=lambda each: each[0]
    )


def thing(claim: Claim) -> bool:
    """Whether what the reader took for a source is a thing, which can't speak: "these developments"."""
    if claim.source.kind in ("person", "organisation", "state", "named media", "anonymous") or not claim.source.spans:
        return False
    last = words(claim.source.spans[-1].text)[-1:]
    return bool(last) and is_thing(last[0])


def is_thing(word: str) -> bool:
    """Whether ``word`` (in lower case) names something that can't speak."""
    things = listed("missing", "things")
    return word in things or word.removesuffix("s") in things or word.removesuffix("es") in things


class Sayings:
    """Where somebody speaks in an article: words of saying, and claims that have a source. Worked out once for an article."""

    def __init__(self, copy: Copy) -> None:
        self._words: Final = [span.start for span in copy.find(wording(listed("missing", "sourced")))]
        self._claims: Final = Stretches(
            (span.start, span.end)
            for claim in copy.attributed
            if claim.source.kind != "missing" and not thing(claim)
            for span in claim.spans
        )

    def within(self, start: int, end: int, besides: Span | None = None) -> bool:
        """Whether anybody speaks between ``start`` and ``end``; words of saying inside ``besides`` do not count."""
        first = bisect_left(self._words, start)
        found = bisect_left(self._words, end) - first
        if besides is not None:
            found -= bisect_left(self._words, besides.end) - bisect_left(self._words, besides.start)
        return found > 0 or self._claims.meets(start, end)


def voices(copy: Copy) -> Iterator[tuple[Claim, str]]:
    """Every claim that somebody is said to make, with who: an actor's id, or the words of the source where none is known."""
    for claim in copy.attributed:
        if claim.source.kind != "missing" and not thing(claim):
            yield claim, claim.source.actor or "“" + " ".join(words(claim.source.text)) + "”"


def unread(copy: Copy, actor: str | None) -> bool:
    """Whether words of saying stand outside the cues of all claims and away from ``actor``: a voice that was not read."""
    cues = [span for claim in copy.attributed if claim.cue for span in claim.cue.spans]
    speaker = copy.actors.get(actor or "")
    mentions = [mention.span for mention in speaker.mentions] if speaker else []
    known = Stretches((span.start, span.end) for span in cues)
    near = Stretches((span.start - _NEAR, span.end + _NEAR) for span in mentions)
    return any(
        not known.holds(span.start) and not near.holds(span.start)
        for span in copy.find(wording(listed("party", "saying")))
        if span.start >= copy.body
    )


class Stretches:
    """Ranges of offsets, joined where they meet, to be asked whether one of them holds an offset."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        joined: list[tuple[int, int]] = []
        for start, end in sorted(ranges):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        self._joined: Final = joined

    def meets(self, start: int, end: int) -> bool:
        """Whether one of the ranges has a part between ``start`` and ``end``."""
        at = bisect_left(self._joined, end, key=lambda each: each[0]) - 1
        return at >= 0 and start < self._joined[at][1]

    def holds(self, offset: int) -> bool:
        """Whether one of the ranges holds ``offset``."""
        at = bisect_right(self._joined, offset, key=lambda each: each[0]) - 1
        return at >= 0 and offset < self._joined[at][1]
