"""TIM002: "recently", "several weeks ago", "the coming weeks" without an anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene
from reportedly.model import Span

_DATE: Final = re.compile(
    r"\b(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)"
    r"|Dec(?:ember|\.)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d)(?!\w)|\bMay\s+\d|\b(?:in|since|last)\s+May\b"
)

_NUMBER: Final = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)[\s-]++)\s*+\Z", re.IGNORECASE
)


def find(scene: Scene) -> Iterator[Finding]:
    """Each vague wording once; those that count from the day of publication only where that is not known."""
    dated = scene.document.published is not None or any(time.start for time in scene.article.times)
    lists = ("dating.floating.vague",) if dated else ("dating.floating.vague", "dating.floating.counted")
    seen: set[str] = set()
    for span in scene.uses(*lists):
        key = " ".join(span.text.lower().split())
        if key in seen or not scene.own_voice(span) or scene.in_title(span) or _told(scene, span):
            continue
        seen.add(key)
        yield Finding(
            span,
            f"“{' '.join(span.text.split())}” does not tell when, and nothing in the sentence does",
            "When was it, or from which day does this count?",
        )


def _told(scene: Scene, span: Span) -> bool:
    """Whether the sentence says when after all, or the words describe a noun: "recently released polls", "a recently built bridge"."""
    sentence = scene.sentence(span.start)
    if _DATE.search(sentence.text) or sentence.text.endswith("?"):
        return True
    before = scene.text[max(sentence.start, span.start - 20) : span.start]
    if _NUMBER.search(before):
        return True  # "three months ago"
    after = scene.text[span.end : min(sentence.end, span.end + 30)]
    describes = re.search(
        r"\b(?:a|an|the|this|these|those|his|her|their|its|more|most|as|until|than|of|two|three|some)\s+\Z", before, re.I
    )
    return bool(
        (describes and span.text.islower() and " " not in span.text)
        or re.match(r"\s+as\b|[-–’']", after)
        or (
            " " not in span.text
            and re.match(r"\s+\w+ed\s+[a-z]+s?\b(?!\s+(?:by|to|from|with|in|that))", after)
            and not _verb(before)
        )
    )


def _verb(before: str) -> bool:
    """Whether an auxiliary or a subject stands before the words: "has recently closed schools"."""
    return bool(
        re.search(r"\b(?:has|have|had|was|were|been|is|are|be|he|she|it|they|who|which|and)\s+\Z|[A-Z]\w+\s+\Z", before)
    )


RULE = Rule(
    "TIM002",
    "floating-time",
    "structural",
    marks="“recently”, “in recent weeks”, “several weeks ago” in the outlet's own voice, each once, in a sentence that names no day, "
    "month or year; and, in an article of which neither the date of publication nor any dated time is known, wordings that count from "
    "it, such as “last month” and “the coming weeks”.",
    why="Such words can mean any time; read or shared later, they mean none.",
    reference="Armed-conflict event data practice: time precision is coded (ACLED Codebook)",
    severity="info",
    find=find,
    bad=(
        Example("The bridge over the Velna was recently closed. Mayor Ada Brenn said that work goes on.", ("recently",)),
        Example(
            "Shelling of the harbour has grown heavier in recent weeks. Mayor Ada Brenn said that the ferry goes on.",
            ("in recent weeks",),
            published="2021-03-16",
        ),
    ),
    good=(
        Example(
            "The bridge over the Velna was closed last week. Mayor Ada Brenn said that work goes on.", published="2021-03-16"
        ),
        Example(
            "The bridge over the Velna was recently closed, on 4 March. Mayor Ada Brenn praised the recently built ferry.",
            published="2021-03-16",
        ),
    ),
    confidence=0.85,
    limits="Does not mark “earlier”, “previously” and “later”, which mostly order events. A day told in the sentence before is not "
    "looked at.",
)
