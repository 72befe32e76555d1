"""VER002: a casualty figure without a source."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.contested import Attributions, News, listed
from reportedly.checks.copy import Copy, wording
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.model import Event, Number

_FEWEST = 2


def find(copy: Copy) -> Iterator[Finding]:
    """Each figure of killed, injured or captured people that the article gives in its own voice, once."""
    attributions, news = Attributions(copy), News(copy)
    seen: set[tuple[str, float | None]] = set()
    for told in copy.contested:
        event = told.event
        number = _figure(copy, event)
        if number is None or told.claim.source.kind != "outlet" or (event.type, number.value) in seen:
            continue
        if copy.quoted(number.span) or not news.is_news(event) or attributions.around(event.trigger):
            continue
        if news.told_by_others(event):
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


RULE = Rule(
    "VER002",
    "unsourced-casualties",
    "structural",
    marks="A number of people killed, wounded or captured in an event of the news that the article gives in its own voice, where "
    "neither its sentence nor the one before or after names a source. History and headlines are left alone.",
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
