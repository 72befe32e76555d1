"""TIM001: an event whose year or date can't be known from the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.checks.rule import Example, Finding, Rule

_YEAR = re.compile(r"(?<![\w,.$€£])(?:19|20)\d\d(?![\w,])")


def find(copy: Copy) -> Iterator[Finding]:
    """The first day that is named without a year, in an article that has no date and names no year near it."""
    if copy.document.published is not None:
        return
    feasts = wording(tuple(parsed("times.toml")["days"]["feasts"]))
    for time in copy.article.times:
        if time.grain != "day" or time.start or time.reason != "year not stated" or copy.quoted(time.span):
            continue
        sentence, before = copy.sentence(time.span.start), copy.sentence_before(time.span.start)
        if feasts.search(time.span.text) or _YEAR.search(sentence.text) or (before and _YEAR.search(before.text)):
            continue
        if re.search(r"(?:every|each|annual|annually)\b", sentence.text, re.IGNORECASE):
            continue
        yield Finding(
            time.span,
            f"The year of “{' '.join(time.span.text.split())}” can't be known from the article",
            "In which year was it, and can the article carry its date of publication?",
        )
        return


RULE = Rule(
    "TIM001",
    "undated-event",
    "structural",
    marks="The first day that is named without a year, in an article whose date of publication is not known.",
    why="Read or shared later, an event without a year can be taken for a new one.",
    reference="Armed-conflict event data practice: time precision is coded (ACLED Codebook)",
    severity="info",
    find=find,
    bad=(Example("The bridge over the Velna was closed on March 14, Mayor Ada Brenn said. Work goes on.", ("March 14",)),),
    good=(
        Example("The bridge over the Velna was closed on March 14, 2021, Mayor Ada Brenn said. Work goes on."),
        Example("The bridge over the Velna was closed on March 14, Mayor Ada Brenn said.", published="2021-03-16"),
    ),
    confidence=0.9,
    limits="Does not mark events without any time.",
)
