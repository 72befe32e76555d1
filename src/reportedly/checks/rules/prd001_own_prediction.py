"""PRD001: a prediction in the outlet's own voice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.checks.rule import Example, Finding, Rule


def find(copy: Copy) -> Iterator[Finding]:
    """Wordings that foretell, in sentences in which nobody else speaks."""
    words = parsed("predictions.toml")
    others = wording(tuple(words["others"]))
    for span in copy.find(wording(tuple(words["wordings"]))):
        sentence = copy.sentence(span.start)
        if not copy.own_voice(span) or copy.in_attribution(span) or copy.in_title(span) or sentence.text.endswith("?"):
            continue
        before = copy.text[max(sentence.start, span.start - 200) : span.start]
        if others.search(sentence.text) or (before.split() or [""])[-1].lower() in words["before"]:
            continue
        rest = re.match(r"\s+\w+", copy.text[span.end : min(sentence.end, span.end + 60)])
        start = sentence.start if span.start - sentence.start <= 40 and not re.search(r"[,;:]", before) else span.start
        marked = copy.span(start, span.end + (rest.end() if rest else 0))
        yield Finding(
            marked,
            f"“{' '.join(marked.text.split())}” foretells something in the article's own voice",
            "Who expects this, and on what does the expectation rest?",
        )


RULE = Rule(
    "PRD001",
    "own-prediction",
    "structural",
    marks="A prediction in the outlet's own voice: “will likely”, “is bound to”, “are unlikely to”, in a sentence that names nobody "
    "who expects it.",
    why="What has not happened can't be witnessed; a reader should know whose expectation it is.",
    reference="Reuters Handbook: source every statement",
    severity="info",
    find=find,
    bad=(
        Example(
            "The council of Sarn closed the old harbour on Tuesday. The closure will likely hurt small traders in the town. Mayor "
            "Ada Brenn said the work would take a year.",
            ("The closure will likely hurt",),
        ),
    ),
    good=(
        Example(
            "The council of Sarn closed the old harbour on Tuesday. Mayor Ada Brenn said that the closure was likely to hurt small "
            "traders. The court will hear the case on Monday."
        ),
    ),
    confidence=0.9,
    limits="Does not look at a bare “will”, which mostly tells of plans.",
)
