"""VER002: a casualty figure without a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.checks.contested import Attributions, News, listed
from reportedly.checks.copy import Copy, wording
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.model import Event, Number

_FEWEST = 2
_LARGE = 1_000
_SO_FAR = re.compile(r"\b(?:have|has)\s+(?:\w+\s+)?(?:been\s+)?(?:killed|died|left|claimed|cost)\b", re.IGNORECASE)


def find(copy: Copy) -> Iterator[Finding]:
    """Each figure of killed, injured or captured people that the article gives in its own voice, once."""
    attributions, news = Attributions(copy), News(copy)
    seen: set[tuple[str, float | None]] = set()
    for told in copy.contested:
        event = told.event
        number = _figure(copy, event)
        if number is None or told.claim.source.kind != "outlet" or (event.type, number.value) in seen:
            continue
        if copy.quoted(number.span) or copy.in_title(number.span) or news.told_by_others(event):
            continue
        unsourced = _total(copy, event, number) and not attributions.within(event.trigger)
        if not unsourced and (not news.is_news(event) or attributions.around(event.trigger)):
            continue
        seen.add((event.type, number.value))
        yield Finding(
            number.span,
            f"no source is named for “{' '.join(number.span.text.split())}” with “{' '.join(event.trigger.text.split())}”",
            "Whose count is this, and as of when?",
            claim=told.claim.id,
        )


def _figure(copy: Copy, event: Event) -> Number | None:
    """The figure of an asserted loss, where it is more than one and stands in the same sentence."""
    number = copy.numbers.get(event.number or "")
    if not event.type.startswith("casualties") or event.modality != "asserted" or number is None:
        return None
    if number.value is None or number.value < _FEWEST or wording(listed("numberless")).search(number.span.text):
        return None
    return number if copy.sentence(number.span.start) == copy.sentence(event.trigger.start) else None


def _total(copy: Copy, event: Event, number: Number) -> bool:
    """Whether the figure is the toll so far of what goes on: "more than 170,000 have been killed since 2011"."""
    large = number.value is not None and number.value >= _LARGE
    return large and _SO_FAR.search(copy.sentence(event.trigger.start).text) is not None


RULE = Rule(
    "VER002",
    "unsourced-casualties",
    "structural",
    marks="A number of people killed, wounded or captured in an event of the news that the article gives in its own voice, where "
    "neither its sentence nor the one before or after names a source; and the toll so far of what goes on, in thousands, where its "
    "sentence names none. History and headlines are left alone.",
    why="First counts are often wrong, and parties count differently; a reader should know whose count it is.",
    reference="BBC Editorial Guidelines 11.3.1 (war, terror and emergencies): give the range, or an attributed authority",
    severity="warning",
    find=find,
    bad=(
        Example(
            "Shells hit the market of Sarn on Monday. The attack killed 14 people and damaged two shops. The market will open again "
            "in June.",
            ("14",),
        ),
        Example(
            "Shells hit the market of Sarn on Monday, the mayor said. More than 40,000 people have been killed in the valley "
            "since the war began.",
            ("More than 40,000",),
        ),
    ),
    good=(
        Example(
            "Shells hit the market of Sarn on Monday. The attack killed 14 people and damaged two shops, the mayor said. The market "
            "will open again in June."
        ),
        Example("The market of Sarn will open again in June. The war of 1912 killed 14,000 people in the valley."),
    ),
    limits="Silent where any word near the figure hints at a source, and where the same figure is attributed elsewhere.",
)
