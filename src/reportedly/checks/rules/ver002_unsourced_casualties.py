"""VER002: a casualty figure without a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.checks.contested import Attributions, News
from reportedly.checks.copy import Copy
from reportedly.checks.losses import Loss, figure, losses, toll
from reportedly.checks.rule import Example, Finding, Rule

_LARGE = 1_000
_SOME = 100
"""Enough for the toll of what the sentence calls a war or counts from a day."""
_GOING_ON = re.compile(r"\b(?:since|so far|war|conflict|fighting|uprising|insurgency|unrest)\b", re.IGNORECASE)
_HISTORY = 5_000
"""More losses than one event of the news has."""
_SO_FAR = re.compile(r"\b(?:have|has)\s+(?:\w+\s+)?(?:been\s+)?(?:killed|died|left|claimed|cost)\b", re.IGNORECASE)


def find(copy: Copy) -> Iterator[Finding]:
    """Each figure of killed, injured or captured people that the article gives in its own voice, once a sentence."""
    found = list(losses(copy))
    if not found:
        return
    attributions, news = Attributions(copy), News(copy)
    seen: set[str] = set()
    for loss in found:
        span = loss.number.span
        key = copy.sentence(span.start).text
        if key in seen or span.text.isupper() or not copy.own_voice(span) or attributions.within(span):
            continue
        if not _total(copy, loss) and (
            (loss.number.value or 0) >= _HISTORY
            or not news.is_fresh(span)
            or attributions.carried(span)
            or (attributions.leads(span) and attributions.follows(span, toll()))
            or news.counted_by_others(loss.number.value)
            or _given_again(copy, loss)
        ):
            continue
        seen.add(key)
        marked = figure(copy, loss)
        yield Finding(
            marked,
            f"no source is named for “{' '.join(marked.text.split())}” with “{loss.words}”",
            "Whose count is this, and as of when?",
        )


def _given_again(copy: Copy, loss: Loss) -> bool:
    """Whether somebody is said to give the same figure, anywhere in the article."""
    value = loss.number.value
    return any(
        number.value == value and number is not loss.number and copy.attribution(number.span) is not None
        for number in copy.article.numbers
    )


def _total(copy: Copy, loss: Loss) -> bool:
    """Whether the figure is the toll so far of what goes on: "more than 170,000 have been killed since 2011"."""
    value, text = loss.number.value or 0, copy.sentence(loss.number.span.start).text
    if _SO_FAR.search(text) is None:
        return False
    return value >= _LARGE or (value >= _SOME and _GOING_ON.search(text) is not None)


RULE = Rule(
    "VER002",
    "unsourced-casualties",
    "structural",
    marks="A number of people killed, wounded or captured in an event of these days that the article gives in its own voice, where "
    "its sentence names no source, nor the sentence before it (unless the figure's sentence turns to another day or place: “On "
    "Monday”, “Meanwhile”), nor, at the head of the article, the next sentence that speaks of the losses; and the toll so far of what "
    "goes on, in hundreds or more, where its own sentence names none. One figure a sentence. History, headlines and figures that are "
    "attributed elsewhere in the article are left alone.",
    why="First counts are often wrong, and parties count differently; a reader should know whose count it is.",
    reference="BBC Editorial Guidelines 11.3.1 (war, terror and emergencies): give the range, or an attributed authority",
    severity="warning",
    find=find,
    bad=(
        Example(
            "Shells hit the market of Sarn on Monday. The attack killed 14 people and damaged two shops. The market will open again "
            "in June.",
            ("14 people",),
        ),
        Example(
            "Shells hit the market of Sarn on Monday, the mayor said. More than 40,000 people have been killed in the valley "
            "since the war began.",
            ("More than 40,000 people",),
        ),
    ),
    good=(
        Example(
            "Shells hit the market of Sarn on Monday. The attack killed 14 people and damaged two shops, the mayor said. The market "
            "will open again in June."
        ),
        Example("The market of Sarn will open again in June. The war of 1912 killed 14,000 people in the valley."),
    ),
    limits="Marks totals that news agencies repeat without a source by habit. May take a figure for unsourced whose source stands two "
    "sentences before. Silent where a word near the figure hints at a source.",
)
