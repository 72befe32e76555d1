"""DRF003: a headline stronger than the body."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene, Telling
from reportedly.model.diagnostic import Related


def find(scene: Scene) -> Iterator[Finding]:
    """Events of the headline that the body tells as less certain, as a lower step of control or with lower numbers only."""
    for telling in scene.contested.headline:
        if (
            telling.event.modality == "asserted"
            and not scene.quoted(telling.trigger)
            and not scene.says(telling.trigger, "drift.hedges")
        ):
            finding = _step(scene, telling) or _number(scene, telling) or _certainty(scene, telling)
            if finding:
                yield finding


def _step(scene: Scene, telling: Telling) -> Finding | None:
    high, place = telling.rank, scene.contested.place(telling)
    if high is None or place is None:
        return None
    same = [each for each in scene.contested.body if each.rank is not None and scene.contested.place(each) == place]
    if not same or any((each.rank or 0) >= high for each in same):
        return None
    best = max(same, key=lambda each: each.rank or 0)
    return _finding(telling, best, f"the body goes no further than “{_one(best.trigger.text)}”")


def _number(scene: Scene, telling: Telling) -> Finding | None:
    number = scene.numbers.get(telling.event.number or "")
    if number is None or number.value is None or telling.family != "casualties":
        return None
    body = [each for each in scene.article.numbers if each.span.start >= scene.body]
    if any(each.value is None or (each.high or each.value) >= number.value for each in body):
        return None
    same = [each for each in scene.contested.body if each.event.type == telling.event.type and each.event.number]
    values = [(value, each) for each in same if (value := scene.numbers[each.event.number or ""].value) is not None]
    if not values or sum(value for value, _ in values) >= number.value:
        return None
    best = max(values, key=lambda each: each[0])[1]
    span = scene.numbers[best.event.number or ""].span
    message = f"The headline says “{_one(number.span.text)}”, the body no more than “{_one(span.text)}”"
    return Finding(number.span, message, _ASK, (Related(span, "the highest number of the body"),), telling.claim.id)


def _certainty(scene: Scene, telling: Telling) -> Finding | None:
    family = telling.family
    same = [each for each in scene.contested.body if each.family == family]
    exact = [
        each
        for each in same
        if each.event.type == telling.event.type and scene.contested.place(each) == scene.contested.place(telling)
    ]
    if not exact or any(each.event.modality not in ("possible", "planned") for each in same):
        return None
    return _finding(telling, exact[0], f"the body tells “{_one(exact[0].event.trigger.text)}” as possible or planned only")


def _finding(telling: Telling, best: Telling, what: str) -> Finding:
    trigger = telling.trigger
    return Finding(
        trigger,
        f"The headline says “{_one(trigger.text)}”; {what}",
        _ASK,
        (Related(best.trigger, "what the body says"),),
        telling.claim.id,
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
