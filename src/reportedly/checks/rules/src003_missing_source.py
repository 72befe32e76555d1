"""SRC003: an attribution without a source ("is believed to", "has been met with accusations", "raised questions")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from reportedly.checks.copy import Copy
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import Sayings, is_thing, pattern, thing, words
from reportedly.model import Claim, Span
from reportedly.model.layout import Range

_BE = (
    r"(?:(?:has|have|had)\s+(?:not\s+|also\s+|long\s+|often\s+)?(?=been))?"
    r"(?:is|are|was|were|been|being|be|’s|'s)\s+(?:not\s+|now\s+|also\s+|still\s+|long\s+|once\s+|often\s+|already\s+|sometimes\s+"
    r"|commonly\s+|frequently\s+|generally\s+|broadly\s+|previously\s+|repeatedly\s+|largely\s+|initially\s+)?"
)
_PASSIVE = pattern("missing", "passives", _BE)
_BARE = pattern("missing", "bare")
_REACTION = pattern("missing", "reactions")
_NOUN = pattern("missing", "nouns")
_LATER = r"\s+(?!\w+ing\b|\d|mon|tues|wednes|thurs|fri|satur|sun|the\s+end|then\b|now\b)"
_AGENT = re.compile(rf"\bby{_LATER}|\bin\s+the\s+eyes\s+of\b", re.IGNORECASE)
_CRITICS = re.compile(rf"\b(?:by|from|among|between){_LATER}", re.IGNORECASE)
_AT_ONCE = re.compile(r"\s+(?:in|with|at)\b", re.IGNORECASE)
"""Who believes; who raises, asks or accuses, which more words can tell."""
_REACTING = re.compile(
    r"\b(?:backlash|criticism|condemnation|pressure|anger|opposition)\s+(?:\w+\s+){0,3}?from\b", re.IGNORECASE
)
"""Who accuses, told before: "a backlash from farmers amid accusations of waste"."""
_JOINED = re.compile(r"(?:to|that)\Z")
"""What such words tell has its own "by": "is thought to have been caused by a cigarette"."""
_OWN = (
    *("i", "we", "you", "i’m", "we’re", "you’re", "than", "as"),
    *("can", "could", "should", "must", "might", "may", "will", "would", "to", "not", "cannot", "can’t", "never"),
)
"""Words before: the outlet's own "we are expected to", and its own view of what "can be seen as"."""
_ARTICLES = ("the", "a", "an", "of", "these", "those", "other")
"""Before "allegedly" they make it part of a name: "the allegedly moderate groups"."""
_REPORTED = re.compile(r"report|alleged|purported|supposed", re.IGNORECASE)
_FORESEEN = re.compile(r"expected|feared|believed|thought|said|suspected", re.IGNORECASE)
_BLAMED = re.compile(r"accused|blamed|allegations", re.IGNORECASE)
_ACCUSER = re.compile(
    r"\b(?:accus|blam|complaint|lawsuit|indict|charged|prosecut|investigat|inquiry|probe\b)", re.IGNORECASE
)
"""In a sentence beside, they tell who accuses or blames."""
_REACH = 300
"""Who believes or accuses is sought so far after the words."""
_SUBJECT = 160
_BEFORE = 40
"""A cue that holds the words begins no farther before them."""
_HELPING = ("has", "have", "had", "also", "already", "may", "might", "could", "would", "will", "and", "again")


def find(copy: Copy) -> Iterator[Finding]:
    """Words of believing, alleging, accusing and reacting in the outlet's own voice whose sentence names nobody who does it."""
    matches = sorted(
        (match.start(), match.end(), each is _REACTION, agent)
        for each, agent in ((_PASSIVE, _AGENT), (_BARE, _AGENT), (_REACTION, _CRITICS), (_NOUN, _CRITICS))
        for match in each.finditer(copy.text, copy.body)
    )
    if not matches:
        return
    sayings = Sayings(copy)
    cues = {cue.start: (cue.end, claim) for claim in copy.attributed if claim.cue for cue in claim.cue.spans}
    last = copy.body
    for start, end, reaction, agent in matches:
        sentence = copy.layout.sentence(start)
        span = copy.span(*_trimmed(copy.text, start, end))
        if start < last or sentence is None or sentence[1] < end or copy.quoted(span):
            continue
        claim = _claim(cues, span)
        if reaction and not _of_thing(copy, claim, sentence, span):
            continue
        if _told_by_somebody(copy, sentence, span, agent) or sayings.within(*sentence, besides=span):
            continue
        if _carried(copy, sayings, sentence, span):
            continue
        last = end
        yield Finding(
            span,
            f"“{' '.join(span.text.split())}” attributes without saying to whom",
            "Who says, believes or asks this, and can the sentence name them?",
            claim=claim.id if claim else None,
        )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the apostrophe, white space or "while" that the pattern took along."""
    if opening := re.match(r"(?:while|although|though)\s+", text[start:end], re.IGNORECASE):
        start += opening.end()
    while start < end - 1 and (text[start].isspace() or text[start] in "’'"):
        start += 1
    return start, end


def _told_by_somebody(copy: Copy, sentence: Range, span: Span, agent: re.Pattern[str]) -> bool:
    """Whether the words after ``span`` name who does it, or those before it are the outlet's own "I", "we" or "you"."""
    joined = _JOINED.search(span.text)
    if not joined and agent.search(copy.text, span.end, min(sentence[1], span.end + _REACH)):
        return True
    if agent is _CRITICS and (
        _AT_ONCE.match(copy.text, span.end, sentence[1])
        or _REACTING.search(copy.text, max(sentence[0], span.start - _REACH), span.start)
    ):
        return True
    before = words(copy.text[max(sentence[0], span.start - 30) : span.start])
    return bool(before) and (before[-1] in _OWN or (before[-1] in _ARTICLES and span.text.endswith("ly")))


def _carried(copy: Copy, sayings: Sayings, sentence: Range, span: Span) -> bool:
    """Whether a source beside the sentence may well stand for it; for blame, one that accuses."""
    at = bisect_left(copy.layout.sentences, sentence)
    if _BLAMED.search(span.text):
        around = copy.layout.sentences[max(0, at - 1) : at + 2]
        rest = (each if each != sentence else (span.end, each[1]) for each in around if each[0] >= copy.body)
        return any(_ACCUSER.search(copy.text, *each) for each in rest)
    if _REPORTED.search(span.text):
        beside = (at - 1, at + 1)
    elif _FORESEEN.search(span.text):
        beside = (at - 2, at - 1)
    else:
        return False
    near = (copy.layout.sentences[each] for each in beside if 0 <= each < len(copy.layout.sentences))
    return any(sayings.within(*each) for each in near if each[0] >= copy.body)


def _of_thing(copy: Copy, claim: Claim | None, sentence: Range, span: Span) -> bool:
    """Whether the subject of ``span`` can't raise questions itself: as the reader has it, or by the nouns right before it."""
    if claim is not None and claim.source.spans:
        return thing(claim)
    before = [
        each for each in words(copy.text[max(sentence[0], span.start - _SUBJECT) : span.start]) if each not in _HELPING
    ]
    return bool(before) and is_thing(before[-1])


def _claim(cues: Mapping[int, tuple[int, Claim]], span: Span) -> Claim | None:
    """The claim whose cue begins in ``span``, or right before it."""
    for start in range(span.start - _BEFORE, span.end):
        if start in cues and cues[start][0] > span.start:
            return cues[start][1]
    return None


RULE = Rule(
    "SRC003",
    "missing-source",
    "sourcing",
    marks="An attribution without a source: “is believed to”, “is expected to”, “was widely seen as”, “reportedly”, “raised "
    "questions”, “was met with accusations of”, in the outlet's own voice, in a sentence that names nobody who believes, says "
    "or asks it.",
    why="A belief of nobody can't be weighed, asked about or corrected; often it is the writer's own.",
    reference="Wikipedia, Manual of Style, Words to watch: unsupported attributions",
    severity="info",
    find=find,
    confidence=0.9,
    bad=(
        Example(
            "The mayor of Sarn resigned on Monday after eleven years in office. His successor is believed to be a lawyer from "
            "the coast. The council meets on Friday.",
            ("is believed to",),
        ),
        Example(
            "The ministry of transport of Velnia closed two bridges on Sunday. The decision has raised questions about the state "
            "of older roads. Both bridges were built in 1961.",
            ("raised questions",),
        ),
        Example(
            "The new dam above Sarn was opened on Tuesday. The project was met with accusations of waste. It cost four times as "
            "much as planned.",
            ("met with accusations of",),
        ),
    ),
    good=(
        Example(
            "The mayor of Sarn resigned on Monday after eleven years in office. His successor is believed by two members of the "
            "council to be a lawyer from the coast."
        ),
        Example(
            "The ministry of transport of Velnia closed two bridges on Sunday. Engineer Mara Tolen raised questions about the "
            "state of older roads."
        ),
        Example("The new dam above Sarn was opened on Tuesday. “It is believed to be safe,” said the engineer Mara Tolen."),
    ),
    limits="“Is expected to” may tell of a duty or of a date in a public calendar, and a charge before a court may be clear without "
    "a name.",
)
