"""DRF002: a number that changes inside the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportedly.checks.copy import Copy, Told
from reportedly.checks.drift import in_body, own, places_meet, says, times_clash
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.model import Number
from reportedly.model.diagnostic import Related

_REACH: Final = 8


def find(copy: Copy) -> Iterator[Finding]:
    """Two exact counts of one thing at one place and time by one voice, which differ and which no update explains."""
    counted: list[tuple[Told, Number]] = []
    for later in in_body(copy):
        number = _exact(copy, later)
        if number is None:
            continue
        for earlier, known in reversed(counted[-_REACH:]):
            if known.value != number.value and _same_count(copy, earlier, known, later, number):
                yield Finding(
                    number.span,
                    f"“{_one(number.span.text)}” here, “{_one(known.span.text)}” before, for what reads as the same count",
                    "Which number holds, and why is there another?",
                    (Related(known.span, "the other number"),),
                    later.claim.id,
                )
                break
        counted.append((later, number))


def _exact(copy: Copy, told: Told) -> Number | None:
    number = copy.numbers.get(told.event.number or "")
    if told.event.type.partition(".")[0] != "casualties" or told.event.modality != "asserted" or number is None:
        return None
    if number.value is None or number.high is not None or number.bound != "exact":
        return None
    return None if says(copy, told, "parts") or says(copy, told, "update") else number


def _same_count(copy: Copy, earlier: Told, known: Number, later: Told, number: Number) -> bool:
    if earlier.event.type != later.event.type or _unit(known) != _unit(number):
        return False
    if not places_meet(copy, earlier, later) or times_clash(copy, earlier, later):
        return False
    if earlier.event.time is None or later.event.time is None:
        return False
    if copy.sentence(earlier.event.trigger.start) == copy.sentence(later.event.trigger.start):
        return False
    if own(copy, earlier) and own(copy, later):
        return True
    actor = earlier.claim.source.actor
    return actor is not None and actor == later.claim.source.actor


def _unit(number: Number) -> str:
    return number.unit.casefold().strip()


def _one(text: str) -> str:
    return " ".join(text.split())


RULE = Rule(
    "DRF002",
    "changing-number",
    "structural",
    marks="Two different exact numbers of dead, injured or captured people for the same place and the same time, both "
    "in the outlet's own "
    "voice or both from one speaker, with no word of an update.",
    why="One of the two is out of date or wrong, and a reader can't tell which.",
    reference="BBC Editorial Guidelines 11.3.1 (war, terror and emergencies): give the range, or an attributed authority",
    severity="warning",
    find=find,
    bad=(
        Example(
            "An air strike killed 12 people in Aleppo on Monday. Schools in the city stayed closed. The strike on "
            "Monday killed 17 people "
            "in Aleppo.",
            ("17",),
            published="2016-10-12",
            places=True,
        ),
    ),
    good=(
        Example(
            "An air strike killed 12 people in Aleppo on Monday. Schools in the city stayed closed. By evening the "
            "toll had risen to 17 "
            "people in Aleppo.",
            published="2016-10-12",
            places=True,
        ),
    ),
    limits="Compares numbers only where both sentences name place and time, so most changes of a number are missed.",
)
