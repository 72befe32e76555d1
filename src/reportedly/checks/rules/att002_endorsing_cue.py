"""ATT002: an endorsing cue for a contested claim ("disclosed", "revealed", "pointed out")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.checks.contested import listed, speaker
from reportedly.checks.copy import Copy
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import words
from reportedly.model import Actor, Claim, Span

_KINDS = ("person", "organisation", "state", "collective", "anonymous")
_OPENING = 4
"""So many words at the beginning of a content show whether it is about the speaker."""
_SUBJECT = 40
"""Who a clause is about stands so near its beginning."""
_FIRST = 16
"""The subject itself stands so near."""
_NEGATED = re.compile(r"\b(?:not|never|n't|refus\w*|declin\w*|fail\w*)\b|n['’]t\b")
_SHORTEST = 5
"""A content of fewer words is no assertion: "new details"."""


def find(copy: Copy) -> Iterator[Finding]:
    """Cues of the list over what a person or body asserts of others."""
    seen: set[Span] = set()
    mild = listed("endorsing", "mild")
    for claim in copy.attributed:
        cue = claim.cue
        if cue is None or claim.source.kind not in _KINDS:
            continue
        if cue.lemma not in listed("endorsing", "lemmas") and not (cue.lemma in mild and _of_others(copy, claim)):
            continue
        span = _words(copy, claim)
        if span in seen or copy.quoted(span) or copy.in_title(span) or not _asserts(claim):
            continue
        seen.add(span)
        said = " ".join(span.text.split())
        yield Finding(
            span,
            f"“{said}” tells the reader that what “{speaker(copy, claim)}” says is so",
            "Does the article know this to be so? If not, would “said” do?",
            claim=claim.id,
            neutral="said" if len(cue.spans) == 1 and said in ("disclosed", "revealed", "pointed out") else None,
        )


def _of_others(copy: Copy, claim: Claim) -> bool:
    """Whether the content is a clause that names somebody else near its beginning: "noted that the mayor had lied"."""
    content = claim.contents[0]
    if (
        claim.quotation != "indirect"
        or words(content.text)[:1] != ("that",)
        or claim.cue is None
        or _NEGATED.search(claim.cue.text)
    ):
        return False
    noted = claim.cue.lemma in listed("endorsing", "noting")
    end = min(content.end, content.start + (_FIRST if noted else _SUBJECT))
    kinds = ("person",) if noted else ("person", "organisation")
    return any(
        actor.id != claim.source.actor and actor.kind in kinds and _named(actor, content.start, end)
        for actor in copy.article.actors
    )


def _named(actor: Actor, start: int, end: int) -> bool:
    return any(mention.how == "name" and start <= mention.span.start < end for mention in actor.mentions)


def _words(copy: Copy, claim: Claim) -> Span:
    spans = claim.cue.spans if claim.cue else ()
    return copy.span(spans[0].start, spans[-1].end) if len(spans) == 1 else spans[0]


def _asserts(claim: Claim) -> bool:
    """Whether the content is a clause about others, not about the speaker alone and no question."""
    found = words(claim.text)
    if len(found) < _SHORTEST or claim.certainty.source == "possible":
        return False
    opening = found[:_OPENING]
    if claim.quotation == "indirect" and opening[0] != "that":
        return False
    return not set(opening) & {*listed("endorsing", "own"), *listed("endorsing", "questions")}


RULE = Rule(
    "ATT002",
    "endorsing-cue",
    "sourcing",
    marks="A word of saying that presents what is said as true (“disclosed”, “revealed”, “pointed out”, “exposed”) over what a "
    "person or body asserts of others; and the milder “acknowledged”, “admitted”, “conceded”, “noted” before a clause with “that” "
    "that begins with somebody else's name. What speakers tell of themselves is left alone.",
    why="Such a word puts the outlet behind a claim for which it has one speaker's word; “said” leaves it with the speaker.",
    reference="Wikipedia, Words to watch: synonyms for “said”",
    severity="warning",
    find=find,
    bad=(
        Example(
            "Mayor Ana Brisk visited the harbour on Tuesday. She spoke with Olan Werth, the head of the port, who disclosed that "
            "three ships had left Sarn with weapons on board in May.",
            ("disclosed",),
        ),
        Example(
            "The council of Sarn met on Monday. Councillor Ana Brisk pointed out that the contractor had broken the law.",
            ("pointed out",),
        ),
    ),
    good=(
        Example("The council of Sarn met on Monday. Councillor Ana Brisk acknowledged that she had come late to the talks."),
        Example("The council of Sarn met on Monday. Councillor Ana Brisk said that the contractor had broken the law."),
        Example("Ana Brisk, the singer, revealed on Monday that she was expecting her second child."),
    ),
    limits="Does not know whether a claim has been established elsewhere, so it may mark the telling of a plain fact.",
)
