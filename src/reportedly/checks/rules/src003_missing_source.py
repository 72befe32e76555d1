"""SRC003: an attribution without a source ("is believed to", "has been met with accusations", "raised questions")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Final

from reportedly.checks.expressions import expressions
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene, words
from reportedly.checks.scene.stretches import Stretches
from reportedly.model import Claim, Language, Span
from reportedly.model.language import compiled
from reportedly.model.layout import Range

_OFTEN = r"(?:(?:\w+ly|not|now|also|still|long|once|often|already|sometimes|since|even)\s+)?"
_BE = rf"(?:(?:has|have|had)\s+{_OFTEN}(?=been))?(?:is|are|was|were|been|being|be|’s|'s)\s+{_OFTEN}"
_LATER = r"\s+(?!\w+ing\b|\d|mon|tues|wednes|thurs|fri|satur|sun|the\s+end|then\b|now\b)"
_AGENT = re.compile(rf"\bby{_LATER}|\bin\s+the\s+eyes\s+of\b", re.IGNORECASE)
_CRITICS = re.compile(rf"\b(?:by|from|among|between){_LATER}", re.IGNORECASE)
_AT_ONCE = re.compile(r"\s+(?:in|with|at)\b", re.IGNORECASE)
"""Who believes; who raises, asks or accuses, which more words can tell."""
_REACTING = re.compile(
    r"\b(?:backlash|criticism|condemnation|pressure|anger|opposition)\s+(?:\w+\s+){0,3}?from\b", re.IGNORECASE
)
"""Who accuses, told before: "a backlash from farmers amid accusations of waste"."""
_JOINED = re.compile(r"(?:to|that|be|have)\Z")
"""What such words tell has its own "by": "is thought to have been caused by a cigarette"."""
_OWN = (
    *("i", "we", "you", "i’m", "we’re", "you’re", "than", "as"),
    *("can", "could", "should", "must", "might", "may", "will", "would", "to", "not", "cannot", "can’t", "never"),
)
"""Words before: the outlet's own "we are expected to", and its own view of what "can be seen as"."""
_ARTICLES = ("the", "a", "an", "of", "these", "those", "other")
"""Before "allegedly" they make it part of a name: "the allegedly moderate groups"."""
_REPORTED = re.compile(r"report|alleged|purported|supposed", re.IGNORECASE)
_REPORTS = re.compile(r"\b(?:reported|tweeted|reports)\b(?!\s+to\b)", re.IGNORECASE)
"""In the sentence before, they tell of the report that "reportedly" goes on from."""
_EXPECTED = re.compile(r"expected|anticipated", re.IGNORECASE)
_FORESEEN = re.compile(r"feared|believed|thought|said|suspected|presumed|understood|rumou?red", re.IGNORECASE)
_VIEWED = re.compile(r"seen|viewed|regarded|perceived|considered", re.IGNORECASE)
_ACTIVE = re.compile(r"\s+(?:the|an?|his|her|its|their|this|that|[A-Z]\w+)\b")
_PASSIVELY = ("is", "are", "was", "were", "been", "being", "be", "the", "a", "an", "and", "few", "those", "now", "also")
_BLAMED = re.compile(r"accused|blamed|allegations|accusations", re.IGNORECASE)
_ACCUSER = re.compile(
    r"\b(?:accus|blam|complaint|lawsuit|indict|charged|prosecut|investigat|inquiry|probe\b)", re.IGNORECASE
)
"""In a sentence beside, they tell who accuses or blames."""
_COURT = re.compile(
    r"\b(?:charged|charges|indicted|indictment|convicted|prosecutors?|pleaded|lawsuit|suit|sued|suing|trial|police|arrested|court"
    r"|sentenced|guilty|petition|legal\s+battle|arbitration|custody)\b",
    re.IGNORECASE,
)
"""In the sentence, the charge of a court or the word of the police stands behind "allegedly"."""
_REACH = 300
"""Who believes or accuses is sought so far after the words."""
_SUBJECT = 160
_BEFORE = 40
"""A cue that holds the words begins no farther before them."""
_CUE = 30
"""A cue that holds a word of saying begins no farther before it."""
_LEAD = 2
"""In so many first sentences, the one after may bring the source."""
_HELPING = (
    *(
        "has",
        "have",
        "had",
        "also",
        "already",
        "may",
        "might",
        "could",
        "would",
        "will",
        "and",
        "again",
        "since",
        "even",
        "now",
    ),
    *("is", "are"),
)
_CLAUSE = re.compile(r"[,;:—–]|\s-\s|(?<!\w)(?:that|which|who|and|but|while|as|because|after|when)(?!\w)", re.IGNORECASE)
_OF = re.compile(
    r"(?<!\w)(?:of|in|on|by|over|to|for|from|between|at|against|with|into|about|near|around|during|since|inside)(?!\w)",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z]\w*(?:\s+(?:has|have|had|also))*\s*\Z")
_EFFECT = re.compile(r"(?:draw|spark|prompt|provok|trigger|attract|fuel|stok|stirr?)ing\b", re.IGNORECASE)
"""Right after a comma, they have what was told before as their subject: "…, sparking fears that"."""


def find(scene: Scene) -> Iterator[Finding]:
    """Words of believing, alleging, accusing and reacting in the outlet's own voice of which no one is told to be the source."""
    patterns = _patterns(scene.language)
    matches = sorted(
        (match.start(), -match.end(), order, agent)
        for order, (each, agent) in enumerate(patterns)
        for match in each.finditer(scene.text, scene.body)
    )
    if not matches:
        return
    told = _Told(scene)
    last = scene.body
    for start, end, order, agent in ((start, -end, order, agent) for start, end, order, agent in matches):
        sentence = scene.layout.sentence(start)
        if start < last or sentence is None or sentence[1] < end:
            continue
        span = scene.span(*_trimmed(scene.text, start, end))
        if scene.quoted(span) or told.attributed(span):
            continue
        claim = _claim(told.cues, span)
        if order == _REACTION and not _of_thing(scene, claim, sentence, span):
            continue
        if _told_by_somebody(scene, sentence, span, agent) or told.sourced(sentence, span):
            continue
        if order != _IMPERSONAL and told.carried(sentence, span):
            continue
        last = end
        yield Finding(
            span,
            f"“{' '.join(span.text.split())}” attributes without saying to whom",
            "Who says, believes or asks this, and can the sentence name them?",
            claim=claim.id if claim else None,
        )


_IMPERSONAL, _REACTION = 0, 3


@compiled
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What attributes to nobody, each with what would name somebody after it."""
    return (
        (expressions(language, "sourcing.missing.impersonal"), _AGENT),
        (expressions(language, "sourcing.missing.passives", _BE), _AGENT),
        (expressions(language, "sourcing.missing.bare"), _AGENT),
        (expressions(language, "sourcing.missing.reactions"), _CRITICS),
        (expressions(language, "sourcing.missing.nouns"), _CRITICS),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the apostrophe, white space or "while" that the pattern took along."""
    if opening := re.match(r"(?:while|although|though)\s+", text[start:end], re.IGNORECASE):
        start += opening.end()
    while start < end - 1 and (text[start].isspace() or text[start] in "’'"):
        start += 1
    return start, end


class _Told:
    """Who may be behind words of the outlet's own voice, worked out once for an article."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene
        self.cues: Final = {
            cue.start: (cue.end, claim) for claim in scene.attributed if claim.cue for cue in claim.cue.spans
        }
        speaking = [claim for claim in scene.attributed if claim.source.kind != "missing" and not scene.is_thing(claim)]
        self._contents: Final = Stretches((content.start, content.end) for claim in speaking for content in claim.contents)
        self._polls: Final = [span.start for span in scene.uses("sourcing.vague.counted")]
        self._courts: Final = self._found(_COURT)
        self._accusers: Final = self._found(_ACCUSER)
        self._reports: Final = self._found(_REPORTS)
        unread: list[int] = []
        behind: list[int] = []
        covered: list[tuple[int, int]] = []
        for found in scene.uses("sourcing.missing.sourced"):
            claim = _cue_at(self.cues, found.start, found.end)
            if claim is None or not claim.source.spans or found.text.lower() in ("according to", "citing"):
                unread.append(found.start)
                continue
            covered.extend((content.start, content.end) for content in claim.contents)
            if all(content.end <= found.start for content in claim.contents):
                behind.append(found.start)
        self._unread: Final = unread
        self._behind: Final = behind
        self._covered: Final = Stretches(covered)

    def _found(self, phrases: re.Pattern[str]) -> list[int]:
        return [found.start() for found in phrases.finditer(self._scene.text)]

    def attributed(self, span: Span) -> bool:
        """Whether the article gives the words to somebody who can speak."""
        return self._contents.holds(span.start)

    def sourced(self, sentence: Range, span: Span) -> bool:
        """Whether words of saying in the sentence may tell who is behind ``span``.

        Those do not that were read as the cue of something else: "Two men, who were allegedly beaten, said they would appeal".
        """
        if _any(self._unread, sentence[0], span.start) or _any(self._unread, span.end, sentence[1]):
            return True
        if self._covered.holds(span.start) or _any(self._behind, span.end, sentence[1]):
            return True
        if _VIEWED.search(span.text):
            before = self._scene.sentence_before(span.start)
            return _any(self._polls, before.start if before else sentence[0], sentence[1])
        return bool(_REPORTED.search(span.text)) and _any(self._courts, *sentence)

    def carried(self, sentence: Range, span: Span) -> bool:
        """Whether a source beside the sentence may well stand for it; for blame, one that accuses.

        The sentence before does where this one goes on about it ("He allegedly fled"), and for what is expected; the one after
        does in a lead.
        """
        sentences = self._scene.layout.sentences
        at = bisect_left(sentences, sentence)
        first = bisect_left(sentences, (self._scene.body, self._scene.body))
        if _BLAMED.search(span.text):
            around = [each for each in sentences[max(0, at - 1) : at + 2] if each[0] >= self._scene.body]
            if any(_any(self._courts, *each) for each in around):
                return True
            return any(_any(self._accusers, span.end if each == sentence else each[0], each[1]) for each in around)
        beside = []
        opening = words(self._scene.text[sentence[0] : sentence[0] + 20])[:2]
        said = _REPORTED.search(span.text) or _FORESEEN.search(span.text)
        if _EXPECTED.search(span.text) or (said and _goes_on(self._scene, opening)):
            beside.append(at - 1)
        if _REPORTED.search(span.text) and at < first + _LEAD:
            beside.append(at + 1)
        if _REPORTED.search(span.text) and at > first and _any(self._reports, *sentences[at - 1]):
            return True
        near = (sentences[each] for each in beside if 0 <= each < len(sentences))
        return any(self._scene.voices.speaks(*each) for each in near if each[0] >= self._scene.body)


def _any(offsets: list[int], start: int, end: int) -> bool:
    """Whether one of ``offsets``, which are in order, stands from ``start`` to before ``end``."""
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


def _cue_at(cues: Mapping[int, tuple[int, Claim]], start: int, end: int) -> Claim | None:
    """The claim whose cue has a part between ``start`` and ``end``."""
    return next((cues[at][1] for at in range(start - _CUE, end) if at in cues and cues[at][0] > start), None)


def _told_by_somebody(scene: Scene, sentence: Range, span: Span, agent: re.Pattern[str]) -> bool:
    """Whether the words after ``span`` name who does it, or those before it are the outlet's own "I", "we" or "you"."""
    joined = _JOINED.search(span.text)
    if not joined and agent.search(scene.text, span.end, min(sentence[1], span.end + _REACH)):
        return True
    if agent is _CRITICS and (
        _AT_ONCE.match(scene.text, span.end, sentence[1])
        or _REACTING.search(scene.text, max(sentence[0], span.start - _REACH), span.start)
    ):
        return True
    text = scene.text[max(sentence[0], span.start - 30) : span.start].rstrip()
    before = () if text.endswith(" May") else words(text)
    if (
        span.text.lower().startswith("widely")
        and before
        and before[-1] not in _PASSIVELY
        and _ACTIVE.match(scene.text, span.end)
    ):
        return True
    return bool(before) and (before[-1] in _OWN or (before[-1] in _ARTICLES and span.text.endswith("ly")))


def _goes_on(scene: Scene, opening: tuple[str, ...]) -> bool:
    """Whether a sentence that begins with these words goes on about the one before: "he", "the driver", "two others"."""
    return bool(opening) and (
        opening[0] in scene.listed("sourcing.missing.anaphors") or any(each.startswith("other") for each in opening)
    )


def _of_thing(scene: Scene, claim: Claim | None, sentence: Range, span: Span) -> bool:
    """Whether the subject of ``span`` can't raise questions itself: as the reader has it, or by the noun that heads the clause."""
    before = scene.text[max(sentence[0], span.start - _SUBJECT) : span.start]
    if _EFFECT.match(span.text) and before.rstrip().endswith(","):
        return True
    if claim is not None and claim.source.spans:
        if claim.source.kind in ("person", "organisation", "state", "named media"):
            return _happening(scene, claim.source.text)
        return scene.is_thing(claim) or _happening(scene, claim.source.text)
    clause = before[max((match.end() for match in _CLAUSE.finditer(before)), default=0) :]
    if not words(clause):
        return False
    return _happening(scene, clause)


def _happening(scene: Scene, subject: str) -> bool:
    """Whether the noun that heads ``subject`` is of something that happens: "the capture of the town"."""
    if found := _OF.search(subject):
        subject = subject[: found.start()]
    found_words = [each for each in words(subject) if each not in _HELPING]
    if not found_words:
        return False
    head = found_words[-1]
    singular = head.removesuffix("s")
    if (
        scene.names_thing(head)
        or head in scene.listed("sourcing.missing.happenings")
        or singular in scene.listed("sourcing.missing.happenings")
    ):
        return True
    if singular in scene.listed("sourcing.missing.speaking_nouns") or _NAME.search(subject):
        return False
    return len(singular) > 5 and bool(re.search(rf"{scene.language.table('sourcing')['missing']['happening']}\Z", singular))


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
    marks="An attribution without a source: “is believed to”, “is expected to”, “it was reported”, “was widely seen as”, "
    "“allegedly”, “raised concern”, “was met with opposition”, in the outlet's own voice, where neither the sentence nor a source "
    "that it goes on from names who believes, says or asks it. Silent about a charge before a court and about the outcome of a poll.",
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
        Example(
            "Two boats sank off Sarn on Monday. The second one was allegedly carrying tobacco. The harbour is 9 metres deep.",
            ("allegedly",),
        ),
        Example(
            "The harbour of Sarn is closed. In May it was reported that the quay had sunk by 4 centimetres. Ships go to Velna now.",
            ("it was reported",),
        ),
        Example(
            "The harbour of Sarn is closed. The loss of the quay has raised concern that the old lighthouse may fall. It was built "
            "in 1871.",
            ("raised concern",),
        ),
    ),
    good=(
        Example("Two boats sank off Sarn on Monday, the coast guard said. It was allegedly the fault of the pilot."),
        Example("A man of 30 was charged in Sarn on Monday for allegedly stealing a boat."),
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
    limits="“Is expected to” may tell of a duty or of a date in a public calendar, “is considered” of what all agree on, and what is "
    "alleged of somebody may be clear from an earlier paragraph.",
)
