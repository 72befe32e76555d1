"""SRC004: several "sources" where one is cited."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reportedly.checks.copy import Copy
from reportedly.checks.lexicon import parsed
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import WORDS, by_source, words
from reportedly.model import Claim, Related, Span

_REACH = 1500
"""A source that comes back so far after "sources" is still one of them."""
_OWN = re.compile(r"(?<![\w’'])(?:I|I’m|I'm|I’ve|I've|my|me)(?![\w])")


def find(copy: Copy) -> Iterator[Finding]:
    """Plural sources that come back as "the source", with no other source brought in, or that say "I" in one quotation."""
    others = by_source(copy)
    heads: dict[str, str] = parsed(WORDS)["singular"]["heads"]
    for claim in copy.attributed:
        span = _source(claim)
        if span is None or copy.quoted(span) or _head(span) not in heads or words(span.text)[0] in ("one", "other"):
            continue
        one = heads[_head(span)]
        again = _again(copy, others, span, one) if words(span.text)[0] != "the" else None
        if again is not None:
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}” come back as one: “{' '.join(again.text.split())}”",
                "How many spoke, and does the article turn one source into several?",
                related=(Related(again, f"here it is one {one}"),),
                claim=claim.id,
            )
        elif own := _speaks_as_one(claim):
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}” are quoted as one person, who says “{own}”",
                "How many spoke, and does the article turn one source into several?",
                claim=claim.id,
            )


def _source(claim: Claim) -> Span | None:
    kinds = ("anonymous", "collective")
    return claim.source.spans[0] if claim.source.kind in kinds and len(claim.source.spans) == 1 else None


def _head(span: Span) -> str:
    """The plural that ``span`` is about: the first word that is one, among its first five."""
    heads = parsed(WORDS)["singular"]["heads"]
    return next((each for each in words(span.text)[:5] if each in heads), "")


def _again(copy: Copy, others: list[tuple[int, Claim]], plural: Span, one: str) -> Span | None:
    """Where "the source" stands after ``plural``, where nothing between them or before brings in a single one."""
    single = re.compile(rf"(?<!\w)(?:the\s+(?:same\s+)?|that\s+){one}(?!\w)", re.IGNORECASE)
    other = re.compile(rf"(?<!\w)(?:an?|one|another|first|second|third)\s+(?:[\w’'.-]+\s+){{0,5}}{one}(?!\w)", re.IGNORECASE)
    of_them = re.compile(
        rf"(?<!\w)one\s+of\s+(?:the|those|these|them|his|her|its|their)|\bone\s+(?:said|told|added)|(?<!\w)the\s+(?:[\w’'.-]+\s+){{1,4}}{one}(?!\w)",
        re.IGNORECASE,
    )
    first = bisect_left(others, plural.end, key=lambda each: each[0])
    for start, later in others[first:]:
        if start > plural.end + _REACH:
            break
        span = _source(later) or (later.source.spans[0] if len(later.source.spans) == 1 else None)
        if span is None:
            continue
        if single.fullmatch(span.text) and not copy.quoted(span):
            if other.search(copy.text, max(copy.body, span.start - 2 * _REACH), span.start):
                return None
            return None if of_them.search(copy.text, plural.end, span.start) else span
    return None


def _speaks_as_one(claim: Claim) -> str:
    """The "I" or "my" of a quotation, empty where there is none or where somebody else may be quoted in it."""
    if claim.quotation != "direct":
        return ""
    found = _OWN.search(claim.text)
    inner = claim.text[1:-1]
    return found.group() if found and not any(mark in inner for mark in '“”"‘…') else ""


RULE = Rule(
    "SRC004",
    "multiplied-source",
    "sourcing",
    marks="“Sources” or “officials” in the plural, where the article cites one: “sources said … the source added”, or a quotation "
    "of several who say “I”.",
    why="Two sources are worth more to a reader than one; a plural that stands for one person lends a report weight it has not.",
    reference="Reuters Handbook of Journalism: do not turn one source into several",
    severity="warning",
    find=find,
    bad=(
        Example(
            "The talks on the port of Sarn will resume on Monday, sources in the ministry said on Friday. The two companies want "
            "an agreement before June. “Nothing is signed yet,” the source said.",
            ("sources in the ministry",),
        ),
    ),
    good=(
        Example(
            "The talks on the port of Sarn will resume on Monday, sources in the ministry said on Friday. The two companies want "
            "an agreement before June. “Nothing is signed yet,” one of the sources said."
        ),
        Example(
            "The talks on the port of Sarn will resume on Monday, a source in the ministry said on Friday. “Nothing is signed "
            "yet,” the source said."
        ),
    ),
    limits="Takes “the source” for one of the sources before it; it may be a document.",
)
