"""TIM001: an event whose year or date can't be known from the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene
from reportedly.model import Span, Time
from reportedly.model.diagnostic import Related

_YEAR = re.compile(r"(?<![\w,.$€£])(?:19|20)\d\d(?![\w,])")
_MONTHS: Final = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)\w*\.?"
_STAMP = re.compile(
    rf"\b(?:{_MONTHS}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTHS}),?\s+20\d\d\b|\b\d{{1,2}}[-./]\d{{1,2}}[-./]20\d\d\b|\b20\d\d-\d\d-\d\d\b"
)
"""A whole date; at the head of an article it is taken for the article's own."""
_NAMED: Final = re.compile(
    rf"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{_MONTHS}|yesterday|tomorrow|tonight)(?!\w)", re.IGNORECASE
)
"""What tells a day or month; "today" may mean these times, and "overnight" stands before nouns."""
_HEAD: Final = 400
"""Characters of the body in which it is sought."""
_MOST: Final = 8
"""Other such times that a finding points at."""
_MISSING: Final = {
    "date not stated": "which day “{}” was",
    "date of publication not known": "which day “{}” was",
    "year not stated": "the year of “{}”",
}
"""What can't be known, by the reason for which a time was left open."""


def find(scene: Scene) -> Iterator[Finding]:
    """In an article without a date: the first day or month that hangs on it, or else the first contested event."""
    if scene.document.published is not None or _STAMP.search(scene.text, 0, scene.body + _HEAD):
        return
    open_ = list(_open(scene))
    if open_:
        first = open_[0]
        yield Finding(
            first.span,
            f"{_MISSING[first.reason].format(_one(first.span))} can't be known from the article, which has no date",
            "When was it, and can the article carry its date of publication?",
            tuple(Related(time.span, "can't be dated either") for time in open_[1 : _MOST + 1]),
        )
    elif not _YEAR.search(scene.text) and not any(time.start for time in scene.article.times):
        yield from _timeless(scene)


def _timeless(scene: Scene) -> Iterator[Finding]:
    """The first contested event that the body tells as having happened."""
    for telling in scene.contested.tellings:
        trigger = telling.trigger
        if telling.event.modality == "asserted" and not scene.in_title(trigger) and not scene.quoted(trigger):
            yield Finding(
                trigger,
                f"nothing in the article tells when “{_one(trigger)}” was: it names no date, and has none",
                "When was it, and can the article carry its date of publication?",
                claim=telling.claim.id,
            )
            return


def _open(scene: Scene) -> Iterator[Time]:
    """Days and months of the body that can't be dated; feasts and habits are none."""
    habits = scene.uses("dating.days.habits")
    for time in scene.article.times:
        if time.start or time.reason not in _MISSING or time.grain not in ("day", "month") or scene.quoted(time.span):
            continue
        if (
            scene.in_title(time.span)
            or scene.mentions(time.span.text, "dating.days.feasts")
            or not _NAMED.search(time.span.text)
        ):
            continue
        sentence, before = scene.sentence(time.span.start), scene.sentence_before(time.span.start)
        if habits.within(sentence.start, sentence.end) or _name(scene, time.span):
            continue
        if time.reason == "year not stated" and any(text and _YEAR.search(text.text) for text in (sentence, before)):
            continue
        yield time


def _name(scene: Scene, span: Span) -> bool:
    """Whether the words are part of a name: "Super Tuesday", "Sunday Times", or several such days: "on Fridays"."""
    before = re.search(r"([A-Z][\w’'-]*)\s+$", scene.text[max(0, span.start - 30) : span.start])
    after = re.match(r"[-]|\s+[A-Z]", scene.text[span.end : span.end + 12])
    begins = before is not None and scene.sentence(span.start).start == span.start - len(before.group())
    return bool(span.text.lower().endswith("days") or (before and not begins) or after) and span.text[:1].isupper()


def _one(span: Span) -> str:
    return " ".join(span.text.split())


RULE = Rule(
    "TIM001",
    "undated-event",
    "structural",
    marks="In an article whose date of publication is not known, and that does not carry a whole date at its head: the first day or "
    "month of its own voice that can't be dated for want of it (“on Wednesday”, “tonight”, “March 14”, “in June”), with the others "
    "beside it; where the article names no such time and no year at all, the first contested event that it tells.",
    why="Read or shared later, an event without a date can be taken for a new one.",
    reference="Armed-conflict event data practice: time precision is coded (ACLED Codebook)",
    severity="info",
    find=find,
    bad=(
        Example("The bridge over the Velna was closed on March 14, Mayor Ada Brenn said. Work goes on.", ("March 14",)),
        Example(
            "The bridge over the Velna was closed on Wednesday, Mayor Ada Brenn said. It will open again in June.",
            ("Wednesday",),
        ),
        Example(
            "Rebels seize Aleppo\n\nRebels seized Aleppo after a week of fighting, their commander, Anna Dahl, said. Shops in the "
            "city stayed closed.",
            ("seized",),
        ),
    ),
    good=(
        Example("The bridge over the Velna was closed on March 14, 2021, Mayor Ada Brenn said. Work goes on."),
        Example("The bridge over the Velna was closed on Wednesday, Mayor Ada Brenn said.", published="2021-03-16"),
        Example("Sarn, 16 March 2021. The bridge over the Velna was closed on Sunday, Mayor Ada Brenn said. Work goes on."),
    ),
    confidence=0.9,
    limits="One finding an article. Times in quotations, feast days, habits (“every Friday”), “today” and a month or day with a year "
    "in its sentence or the one before are left alone; a date that only the page around the article shows is not seen.",
)
