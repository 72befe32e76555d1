"""SRC001: an anonymous source of whom the article tells nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.checks.copy import Copy
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import after, listed, word_before, words
from reportedly.model import Span


def find(copy: Copy) -> Iterator[Finding]:
    """Sources that are nothing but "a source" or "sources", and of which the words after them tell nothing either."""
    seen: set[Span] = set()
    for claim in copy.attributed:
        if claim.source.kind not in ("anonymous", "collective", "person") or len(claim.source.spans) != 1:
            continue
        span = claim.source.spans[0]
        if span not in seen and _bare(span.text) and not copy.quoted(span) and not _described(copy, span):
            seen.add(span)
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}” says nothing about who this is",
                "What position does the source hold, how does it know, and why is it not named?",
                claim=claim.id,
            )


def _bare(text: str) -> bool:
    found = words(text)
    return (
        bool(found)
        and found[-1] in listed("bare", "heads")
        and all(each in listed("bare", "empty") for each in found[:-1])
        and (len(found) > 1 or found[0] == "sources")
    )


def _described(copy: Copy, span: Span) -> bool:
    """Whether the words beside ``span`` belong to it and tell more than it does."""
    before = word_before(copy, span.start)
    if (
        before
        and before not in listed("bare", "before")
        and span.text[0].islower()
        and words(span.text)[0] not in ("a", "an")
    ):
        return True
    rest = after(copy, span.end, min(len(copy.text), span.end + 60))
    if re.match(r",\s+(?:a|an|one|who|whose|speaking|familiar|close|with|citing|in|from|all)\b|[(]|[-–—]{1,2}\s*\w", rest):
        return True
    following = words(rest)[:1]
    return bool(following) and following[0] in listed("bare", "told") and rest[:1].isalpha()


RULE = Rule(
    "SRC001",
    "bare-source",
    "sourcing",
    marks="An anonymous source of whom the article tells nothing: “a source said”, “sources told”, “an informed source”.",
    why="A reader can't weigh a source of whom neither position nor motive is known.",
    reference="AP Stylebook, statement on anonymous sources (2004)",
    severity="warning",
    find=find,
    confidence=0.95,
    bad=(
        Example("The bridge over the Velna will reopen in June, a source said on Friday.", ("a source",)),
        Example(
            "Talks on the sale of the shipyard broke down on Tuesday. Sources told the Sarn Courier that the buyer had asked for a "
            "lower price. The yard employs 900 people.",
            ("Sources",),
        ),
    ),
    good=(
        Example("The bridge over the Velna will reopen in June, a source in the ministry of transport said on Friday."),
        Example(
            "Talks on the sale of the shipyard broke down on Tuesday. Two sources familiar with the talks said that the buyer had "
            "asked for a lower price."
        ),
    ),
    limits="Does not look for a description of the same source in a sentence further on.",
)
