"""VER003: one figure where the article's sources give several."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene
from reportedly.model import Claim, Event, Number, Related

_LEAD = 2
"""So many sentences of the body, after the headline, count as its lead."""
_RATIO = 5
"""Counts of one event do not differ by more; figures that do are of an event and of a war."""
_BESIDE = 30
"""A figure follows the words that count so closely."""
_MOST = 400
"""Figures beyond these are not compared."""


@dataclass(frozen=True, slots=True)
class _Figure:
    number: Number
    event: Event
    claim: Claim | None


def find(scene: Scene) -> Iterator[Finding]:
    """The first figure of losses in headline or lead that a source in the body sets a different one against."""
    figures = [figure for telling in scene.contested.events if (figure := _figure(scene, telling.event, telling.claim))][
        :_MOST
    ]
    first = next((span.start for span in scene.sentences if span.start >= scene.body), 0)
    body = [span for span in scene.sentences if span.start >= first]
    end = body[min(_LEAD, len(body)) - 1].end if body else scene.body
    early = [each for each in figures if each.number.span.start < end]
    late = [each for each in figures if each.number.span.start >= end and _set_against(scene, each)]
    late += [each for each in _counts(scene) if each.number.span.start >= end]
    late = [each for each in late if not _updates(scene, each)]
    for one in early:
        for other in late:
            if _differ(scene, one, other) and not any(each.number.value == other.number.value for each in early):
                yield Finding(
                    one.number.span,
                    f"“{_words(one)}” stands alone here, while {_source(other)} gives “{_words(other)}”",
                    "Should the range be given here, or the source of the figure?",
                    related=(Related(other.number.span, "the other figure"),),
                    claim=one.claim.id if one.claim else None,
                )
                return


def _figure(scene: Scene, event: Event, claim: Claim) -> _Figure | None:
    number = scene.numbers.get(event.number or "")
    if number is None or number.value is None or not event.type.startswith("casualties") or event.modality != "asserted":
        return None
    return _Figure(number, event, claim)


def _set_against(scene: Scene, figure: _Figure) -> bool:
    """Whether a source is named for the figure, in a sentence that sets it against another."""
    sentence = scene.sentence(figure.number.span.start)
    claim = figure.claim
    sourced = claim is not None and claim.source.kind not in ("outlet", "missing") and bool(claim.source.spans)
    return sourced and scene.uses("verification.differing.words").within(sentence.start, sentence.end)


def _updates(scene: Scene, figure: _Figure) -> bool:
    """Whether the sentence gives the figure as one of another day."""
    sentence = scene.sentence(figure.number.span.start)
    return scene.uses("verification.differing.updates").within(sentence.start, sentence.end)


def _counts(scene: Scene) -> Iterator[_Figure]:
    """The figures after "X put the death toll at"."""
    numbers = scene.article.numbers
    starts = [number.span.start for number in numbers]
    for span in scene.uses("verification.differing.counting"):
        at = bisect_left(starts, span.end)
        if at < len(numbers) and numbers[at].span.start < span.end + _BESIDE and numbers[at].value is not None:
            yield _Figure(numbers[at], Event("casualties.killed", span), None)


def _differ(scene: Scene, one: _Figure, other: _Figure) -> bool:
    """Whether two figures are of the same kind of loss, at no different places, from different sources."""
    here, there = scene.places.get(one.event.place or ""), scene.places.get(other.event.place or "")
    first, second = (each.claim.source.actor if each.claim else None for each in (one, other))
    return (
        one.event.type == other.event.type
        and one.number.value != other.number.value
        and max(one.number.value or 0, other.number.value or 0)
        < _RATIO * min(one.number.value or 0, other.number.value or 0)
        and not _covers(one.number, other.number)
        and (here is None or there is None or here.name == there.name)
        and _places(scene, other) <= _places(scene, one)
        and (first is None or first != second)
    )


def _places(scene: Scene, figure: _Figure) -> set[str]:
    """The places that the sentence of a figure names."""
    sentence = scene.sentence(figure.number.span.start)
    return {place.name for place in scene.article.places if sentence.start <= place.span.start < sentence.end}


def _covers(one: Number, other: Number) -> bool:
    """Whether the first, as a bound or a range, holds the second: "at least 20" and "25"."""
    low, value = one.value or 0, other.value or 0
    return (one.bound == "at least" and value >= low) or (one.high is not None and low <= value <= one.high)


def _words(figure: _Figure) -> str:
    return " ".join(figure.number.span.text.split())


def _source(figure: _Figure) -> str:
    """Who gives the figure, as a message calls it; "X put the toll at 12" is read as no claim."""
    words = " ".join(figure.claim.source.text.split()) if figure.claim else ""
    return f"“{words}”" if words else "another source"


RULE = Rule(
    "VER003",
    "differing-figures",
    "structural",
    marks="A number of killed, wounded or captured people in the headline or the first two sentences, where another source further "
    "on is set against it with a different number for the same event.",
    why="Where counts differ, a reader who stops at the lead should not take one of them for the only one.",
    reference="BBC Editorial Guidelines 11.3.1 (war, terror and emergencies): give the range, or an attributed authority",
    severity="warning",
    find=find,
    bad=(
        Example(
            "The shelling of the port of Sarn on Monday killed 30 people, the governor said. Ships were sent to other ports. The "
            "harbour stayed closed. But the Red Cross put the death toll at 12.",
            ("30",),
        ),
    ),
    good=(
        Example(
            "The shelling of the port of Sarn on Monday killed between 12 and 30 people, the governor and the Red Cross said. Ships "
            "were sent to other ports. The harbour stayed closed."
        ),
    ),
    default=False,
    limits="Off by default: its only finding on about 1,000 articles took the toll of another event for that of this one. "
    "Sees only figures set against each other by such words as “put the toll at” and “a higher figure”.",
)
