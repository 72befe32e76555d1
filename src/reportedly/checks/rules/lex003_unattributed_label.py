"""LEX003: a label such as "terrorist" or "regime" that is not attributed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import Sayings
from reportedly.model import Span

_TOLD = wording(("tell", "tells", "telling", "told", "call", "calls", "calling", "called"))
"""Words of saying that the list of sourcing leaves out."""
_REACH = 400
"""Where a sentence is longer, somebody who speaks is sought so far on either side."""
_REGIME = re.compile(
    r"(?<![\w-])(?!(?:The|This|That|A|As|Huge|New|Since|When|While|On|In|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|Schengen|Visa|Tax|Sanctions)\s)(?:[A-Z][\w’'-]+\s+regime(?!\s+change)"
    r"|regime\s+(?:forces|troops|warplanes|army|soldiers|aircraft|fighters|airstrikes|helicopters))(?![\w-])"
)


def find(copy: Copy) -> Iterator[Finding]:
    """Labels in the outlet's own voice, each of them once."""
    words = parsed("terms.toml")["labels"]
    seen: set[str] = set()
    sayings = Sayings(copy)
    for pattern in (wording(tuple(words["plain"])), _REGIME):
        for span in copy.find(pattern):
            key = _family(span.text)
            before = re.search(r"([\w’']+)[\s-]+$", copy.text[max(0, span.start - 40) : span.start])
            after = re.match(r"[\s-]+(\w+)", copy.text[span.end : span.end + 40])
            if (
                key in seen
                or copy.in_title(span)
                or _spoken(copy, sayings, span)
                or not copy.own_voice(span)
                or copy.in_attribution(span)
                or (pattern is not _REGIME and not span.text.islower())
                or copy.text[max(0, span.start - 1) : span.start] == "-"
                or copy.text[span.end : span.end + 1] == "-"
                or (before and before.group(1).lower() in words["before"])
                or (after and (after.group(1).lower() in words["after"] or after.group(1)[0].isupper()))
            ):
                continue
            seen.add(key)
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}” is a label that judges, in the article's own voice",
                "Who calls them so, and what plain word says what they are or did?",
            )


def _spoken(copy: Copy, sayings: Sayings, span: Span) -> bool:
    """Whether anybody speaks in the sentence, whose word it may be, or the sentence is the headline again."""
    sentence = copy.sentence(span.start)
    title = " ".join(copy.title.text.split()) if copy.title else ""
    again = bool(title) and title in " ".join(sentence.text.split())
    start, end = max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH)
    return again or sayings.within(start, end) or _TOLD.search(copy.text, start, end) is not None


def _family(words: str) -> str:
    """What two forms of one label share: "terrorist" and "terrorists", "regime forces" and "regime troops"."""
    low = " ".join(words.lower().split())
    return "regime" if "regime" in low.split() else low.removesuffix("s")


RULE = Rule(
    "LEX003",
    "unattributed-label",
    "lexical",
    marks="A label that judges, such as “terrorists”, “extremists”, “puppet government” or somebody's “regime”, in the outlet's own "
    "voice, in a sentence in which nobody speaks; each label once. Headlines, which name their sources in few words, are left alone.",
    why="Such a word takes a stand; attributed to the one who uses it, or replaced by what was done, it informs.",
    reference="BBC Editorial Guidelines 11.3.5–6 (section number differs by edition)",
    severity="warning",
    find=find,
    bad=(
        Example(
            "Soldiers reached the village of Orlen on Monday. The terrorists had left the valley the night before, and the road to "
            "the town was open again.",
            ("terrorists",),
        ),
    ),
    good=(
        Example(
            "Soldiers reached the village of Orlen on Monday. The counter-terrorism police opened an inquiry. The minister, Ada "
            "Brenn, called the gunmen “terrorists”."
        ),
    ),
    confidence=0.9,
    limits="Where the reader misses an attribution, a label that somebody else uses is marked.",
)
