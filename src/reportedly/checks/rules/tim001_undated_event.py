"""TIM001: an event whose year or date can't be known from the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.checks.rule import Example, Finding, Rule

_YEAR = re.compile(r"(?<![\w,.$€£])(?:19|20)\d\d(?![\w,])")


def find(copy: Copy) -> Iterator[Finding]:
    """In an article without a date: the first day that is named without a year, or else the first contested event."""
    if copy.document.published is not None:
        return
    day = next(_days(copy), None)
    if day is not None:
        yield day
    elif not _YEAR.search(copy.text) and not any(
        time.start or time.reason == "year not stated" for time in copy.article.times
    ):
        yield from _timeless(copy)


def _timeless(copy: Copy) -> Iterator[Finding]:
    """The first contested event that the body tells as having happened."""
    for told in copy.contested:
        trigger = told.event.trigger
        if told.event.modality == "asserted" and not copy.in_title(trigger) and not copy.quoted(trigger):
            yield Finding(
                trigger,
                f"nothing in the article tells when “{' '.join(trigger.text.split())}” was: it names no date, and has none",
                "When was it, and can the article carry its date of publication?",
                claim=told.claim.id,
            )
            return


def _days(copy: Copy) -> Iterator[Finding]:
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


RULE = Rule(
    "TIM001",
    "undated-event",
    "structural",
    marks="In an article whose date of publication is not known: the first day that is named without a year; where the article names "
    "no date at all, the first contested event that it tells.",
    why="Read or shared later, an event without a year can be taken for a new one.",
    reference="Armed-conflict event data practice: time precision is coded (ACLED Codebook)",
    severity="info",
    find=find,
    bad=(
        Example("The bridge over the Velna was closed on March 14, Mayor Ada Brenn said. Work goes on.", ("March 14",)),
        Example(
            "Rebels seize Aleppo\n\nRebels seized Aleppo after a week of fighting, their commander, Anna Dahl, said. Shops in the "
            "city stayed closed.",
            ("seized",),
        ),
    ),
    good=(
        Example("The bridge over the Velna was closed on March 14, 2021, Mayor Ada Brenn said. Work goes on."),
        Example("The bridge over the Velna was closed on March 14, Mayor Ada Brenn said.", published="2021-03-16"),
    ),
    confidence=0.9,
    limits="Days in quotations, feast days and days with a year in the sentence or the one before are left alone.",
)
