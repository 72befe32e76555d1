"""DRF003: a headline stronger than the body."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.copy import Copy, Told
from reportedly.checks.drift import STEPS, in_body, in_headline, says, where
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.model.diagnostic import Related


def find(copy: Copy) -> Iterator[Finding]:
    """Events of the headline that the body tells as less certain, as a lower step of control or with lower numbers only."""
    for told in in_headline(copy):
        if told.event.modality == "asserted" and not copy.quoted(told.event.trigger) and not says(copy, told, "hedges"):
            finding = _step(copy, told) or _number(copy, told) or _certainty(copy, told)
            if finding:
                yield finding


def _step(copy: Copy, told: Told) -> Finding | None:
    high, place = STEPS.get(told.event.type), where(copy, told)
    if high is None or place is None:
        return None
    same = [each for each in in_body(copy) if each.event.type in STEPS and where(copy, each) == place]
    if not same or any(STEPS[each.event.type] >= high for each in same):
        return None
    best = max(same, key=lambda each: STEPS[each.event.type])
    return _finding(told, best, f"the body goes no further than “{_one(best.event.trigger.text)}”")


def _number(copy: Copy, told: Told) -> Finding | None:
    number = copy.numbers.get(told.event.number or "")
    if number is None or number.value is None or told.event.type.partition(".")[0] != "casualties":
        return None
    body = [each for each in copy.article.numbers if each.span.start >= copy.body]
    if any(each.value is None or (each.high or each.value) >= number.value for each in body):
        return None
    same = [each for each in in_body(copy) if each.event.type == told.event.type and each.event.number]
    values = [(value, each) for each in same if (value := copy.numbers[each.event.number or ""].value) is not None]
    if not values or sum(value for value, _ in values) >= number.value:
        return None
    best = max(values, key=lambda each: each[0])[1]
    span = copy.numbers[best.event.number or ""].span
    message = f"The headline says “{_one(number.span.text)}”, the body no more than “{_one(span.text)}”"
    return Finding(number.span, message, _ASK, (Related(span, "the highest number of the body"),), told.claim.id)


def _certainty(copy: Copy, told: Told) -> Finding | None:
    family = told.event.type.partition(".")[0]
    same = [each for each in in_body(copy) if each.event.type.partition(".")[0] == family]
    exact = [each for each in same if each.event.type == told.event.type and where(copy, each) == where(copy, told)]
    if not exact or any(each.event.modality not in ("possible", "planned") for each in same):
        return None
    return _finding(told, exact[0], f"the body tells “{_one(exact[0].event.trigger.text)}” as possible or planned only")


def _finding(told: Told, best: Told, what: str) -> Finding:
    trigger = told.event.trigger
    return Finding(
        trigger,
        f"The headline says “{_one(trigger.text)}”; {what}",
        _ASK,
        (Related(best.event.trigger, "what the body says"),),
        told.claim.id,
    )


def _one(text: str) -> str:
    return " ".join(text.split())


_ASK = "Does the text below support the headline as it stands?"

RULE = Rule(
    "DRF003",
    "stronger-headline",
    "structural",
    marks="A headline that claims more of a contested event than the body: as a fact what the body tells as possible "
    "or planned only, a "
    "further step of control over a place (“captured” for “entered”), or more dead or injured than any number in the body.",
    why="Many readers see the headline alone.",
    reference="IPSO Editors' Code of Practice, clause 1(i): headlines supported by the text",
    severity="warning",
    find=find,
    bad=(
        Example(
            "Army captures Aleppo\n\nGovernment troops entered Aleppo on Monday, General Ivo Dahl said. Shops in the "
            "city stayed closed.",
            ("captures",),
            places=True,
        ),
        Example(
            "Air strike kills 40 in Aleppo\n\nAn air strike killed 12 people in Aleppo on Monday, doctors said. Shops "
            "in the city stayed "
            "closed.",
            ("40",),
            places=True,
        ),
    ),
    good=(
        Example(
            "Army enters Aleppo\n\nGovernment troops entered Aleppo on Monday, General Ivo Dahl said. Shops in the "
            "city stayed closed.",
            places=True,
        ),
        Example(
            "Air strike kills 12 in Aleppo\n\nAn air strike killed 12 people in Aleppo on Monday, doctors said. Shops "
            "in the city stayed "
            "closed.",
            places=True,
        ),
    ),
    default=False,
    limits="Off by default: its only finding on about 1,000 articles was wrong: a headline repeated at the head of the body. "
    "Compares only contested events that headline and body tell of the same place, and numbers of people.",
)
