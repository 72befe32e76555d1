"""SRC002: a vague collective as source ("Western analysts", "observers", "the international community")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reportedly.checks.copy import Copy, wording
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import after, by_source, listed, word_before, words
from reportedly.model import Claim, Span

_NAMED_NEXT = 4
_NAMED_BEFORE = 2
"""A collective of which one speaks in so many sentences after or before it is not vague."""
_LEAD = 5
"""In the first sentences of an article it is not, where one speaks anywhere below."""
_REACH = 300


def find(copy: Copy) -> Iterator[Finding]:
    """Sources that are experts, observers, critics, groups or officials of no place, without a name or number."""
    seen: set[Span] = set()
    others = by_source(copy)
    for claim in copy.attributed:
        if claim.source.kind not in ("collective", "anonymous", "organisation") or len(claim.source.spans) != 1:
            continue
        span = claim.source.spans[0]
        if span in seen or copy.quoted(span) or copy.in_title(span) or not _vague(span.text) or _silent(claim):
            continue
        seen.add(span)
        if not _named(copy, others, span):
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}” does not say who they are or how many",
                "Who are they, how many were asked, and can one of them be named?",
                claim=claim.id,
            )


def _silent(claim: Claim) -> bool:
    """Whether the cue tells what they feel or do and not what they say."""
    return claim.cue is None or any(each in listed("vague", "silent") for each in words(claim.cue.text))


def _vague(text: str) -> bool:
    found = words(text)
    whole = " ".join(found)
    if not found or len(found) > 14:
        return False
    if whole in listed("vague", "whole"):
        return True
    if found[0] == "the":
        return False
    qualities, everywhere = listed("vague", "qualities"), listed("vague", "everywhere")
    for at, word in enumerate(found):
        before, rest = found[:at], found[at + 1 :]
        if word in listed("vague", "of") and rest[:1] == ("of",) and all(each in qualities for each in before):
            return not re.search(r"[A-Z]\w+\s+(?:and|or)\s+[A-Z]", text)
        if rest:
            continue
        known = all(each in qualities for each in before)
        if known and word in listed("vague", "heads"):
            return True
        if word in listed("vague", "bodies") and before:
            kinds = listed("vague", "kinds")
            return known and (before[-1] in kinds or " ".join(before[-2:]) in kinds)
        if word in listed("vague", "powers") and before:
            return known and before[-1] in everywhere
    return False


def _named(copy: Copy, others: list[tuple[int, Claim]], span: Span) -> bool:
    """Whether the words around ``span`` tell more of the collective, or one of its members is named soon after it."""
    sentence = copy.sentence(span.start)
    rest = after(copy, span.end, sentence.end)
    if word_before(copy, span.start) in ("of", "the", "these", "those", "his", "her", "their", "our", "and") or re.match(
        r"(?:at|in|with|within|of|for|on|and|or|who|whose|from|near|inside|polled|surveyed|interviewed|asked|contacted|quoted|cited|such|including|like)\b|['’]s\b|,\s+(?:a|an|the|one)\s|[(,]\s*[A-Z]",
        rest,
    ):
        return True
    if wording(listed("vague", "names")).search(copy.text, span.start, min(sentence.end, span.end + 200)):
        return True
    if _quoted_beside(copy, others, sentence):
        return True
    begin, end = _around(copy, sentence)
    for start, other in others[bisect_left(others, begin, key=lambda each: each[0]) :]:
        if start >= end:
            break
        if other.source.kind not in ("person", "organisation", "named media", "document") or start == span.start:
            continue
        if (start < span.start or _new(copy, other, span.start)) and _member(copy, other, span):
            return True
    return False


def _quoted_beside(copy: Copy, others: list[tuple[int, Claim]], sentence: Span) -> bool:
    """Whether a person is quoted in the sentence before or the four after, who may well be one of them."""
    sentences = copy.layout.sentences
    at = bisect_left(sentences, (sentence.start, sentence.end))
    begin, end = sentences[max(0, at - 1)][0], sentences[min(at + 4, len(sentences) - 1)][1]
    near = others[bisect_left(others, begin, key=lambda each: each[0]) : bisect_left(others, end, key=lambda each: each[0])]
    return any(claim.source.kind == "person" and claim.quotation != "indirect" for _, claim in near)


def _new(copy: Copy, claim: Claim, offset: int) -> bool:
    """Whether who says ``claim`` is first named after ``offset``."""
    actor = copy.speaker(claim)
    return actor is not None and actor.mentions[0].span.start > offset


def _member(copy: Copy, claim: Claim, span: Span) -> bool:
    """Whether who says ``claim`` may be one of ``span``: an organisation of groups, an analyst of analysts, anyone of critics."""
    head = words(span.text)
    if any(each in listed("vague", "of") for each in head):
        return True
    if claim.source.kind != "person" and any(each in (*listed("vague", "bodies"), "community") for each in head):
        return True
    actor = copy.speaker(claim)
    first = [mention.span.start for mention in actor.mentions[:1]] if actor else []
    return any(_called_so(copy, start) for start in (claim.source.spans[0].start, *first))


def _called_so(copy: Copy, offset: int) -> bool:
    """Whether the sentence at ``offset`` has a word for an expert or observer, such as "professor" or "institute"."""
    sentence = copy.layout.sentence(offset) or (offset, offset)
    near = max(sentence[0], offset - _REACH), min(sentence[1], offset + _REACH)
    return bool(wording(listed("vague", "members")).search(copy.text, *near))


def _around(copy: Copy, sentence: Span) -> tuple[int, int]:
    """Where one of the collective may speak: from two sentences before to four after, and all that follows a lead."""
    sentences = copy.layout.sentences
    at = bisect_left(sentences, (sentence.start, sentence.end))
    first = bisect_left(sentences, (copy.body, copy.body))
    if not sentences:
        return sentence.start, sentence.end
    end = len(copy.text) if at < first + _LEAD else sentences[min(at + _NAMED_NEXT, len(sentences) - 1)][1]
    return max(copy.body, sentences[max(0, at - _NAMED_BEFORE)][0]), end


RULE = Rule(
    "SRC002",
    "vague-collective",
    "sourcing",
    marks="A collective as source of which neither a name nor a number is given: “analysts say”, “Western diplomats”, “critics of "
    "the plan”, “humanitarian groups”. Silent where one of its members, by name or by trade, speaks in the two sentences "
    "before it or the four after it, or anywhere below a lead, and where a person is quoted right beside it.",
    why="Nobody can ask “analysts” whether they said it, and a reader can't tell two of them from two hundred.",
    reference="Wikipedia, Manual of Style, Words to watch: unsupported attributions",
    severity="info",
    find=find,
    confidence=0.95,
    bad=(
        Example(
            "The government of Velnia raised interest rates on Tuesday for the third time this year. Western analysts said the "
            "step would slow growth. The central bank meets again in May.",
            ("Western analysts",),
        ),
        Example(
            "The port of Sarn reopened on Monday after a strike of nine days. Critics say the agreement will not last. Work on "
            "the docks began at noon.",
            ("Critics",),
        ),
    ),
    good=(
        Example(
            "The government of Velnia raised interest rates on Tuesday for the third time this year. Two analysts at the Bank of "
            "Sarn said the step would slow growth."
        ),
        Example(
            "The port of Sarn reopened on Monday after a strike of nine days. Residents of the old town said the noise had come "
            "back at once."
        ),
    ),
    limits="Knows collectives by a list of words; one that the article names more than two sentences further on, or before, is marked "
    "too.",
)
