"""Figures of one thing that differ: in one voice with no word of an update, or between sources where the lead gives one alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from reportedly.checks.kinds.kind import ListName, filled
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene, Telling
from reportedly.model import Number, Related

_REACH = 8
"""So many figures before are compared with each."""
_LEAD = 2
"""So many sentences of the body, after the headline, count as its lead."""
_RATIO = 5
"""Counts of one event do not differ by more; figures that do are of an event and of a war."""
_COUNTED = "casualties.killed"
"""What a toll is of."""

_Figure = tuple[Number, Telling | None]
"""A figure of losses with the event that it was tied to, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Marks a figure that differs from another one. In ``message`` and ``ask``: ``{words}``, ``{other}``.

    ``of`` says which: "one voice": two exact counts of one loss, at one place and time, by the article itself or by one speaker;
    "lead": the first figure of losses in headline or lead that another source further on sets a different one against.
    ``against`` are lists of phrases that do so, right before the figure or in the sentence of an event that somebody tells.
    ``unless`` are lists of which no phrase may stand in the sentence of a figure, such as words of an update; of the lead they may.
    ``beside`` is what the finding says of the other figure.
    """

    message: str
    ask: str
    beside: str
    of: Literal["one voice", "lead"]
    against: tuple[ListName, ...] = ()
    unless: tuple[ListName, ...] = ()

    def find(self, scene: Scene) -> Iterator[Finding]:
        """One finding for each figure that differs from an earlier one; of the lead one at most."""
        for (number, telling), other in self._one_voice(scene) if self.of == "one voice" else self._lead(scene):
            values = {"words": number.span.text, "other": other.span.text}
            related = (Related(other.span, self.beside),)
            message, ask = filled(self.message, **values), filled(self.ask, **values)
            yield Finding(number.span, message, ask, related, telling.claim.id if telling else None)

    def _one_voice(self, scene: Scene) -> Iterator[tuple[_Figure, Number]]:
        counted: list[tuple[Telling, Number]] = []
        for later in scene.contested.body:
            number = self._exact(scene, later)
            if number is None:
                continue
            for earlier, known in reversed(counted[-_REACH:]):
                if known.value != number.value and _same_count(scene, earlier, known, later, number):
                    yield (number, later), known
                    break
            counted.append((later, number))

    def _lead(self, scene: Scene) -> Iterator[tuple[_Figure, Number]]:
        first = bisect_left(scene.layout.sentences, (scene.body, 0))
        end = scene.sentences[min(first + _LEAD, len(scene.sentences)) - 1].end if scene.sentences else 0
        losses = {number.id: (number, telling) for number, telling in _losses(scene)}
        early = [each for each in losses.values() if each[0].span.start < end]
        values = {number.value for number, _ in early}
        others = [each for each in self._set_against(scene, losses, end) if each[0].value not in values]
        pairs = ((one, other[0]) for one in early[:_REACH] for other in others if _differ(scene, one, other))
        yield from islice(pairs, 1)

    def _set_against(self, scene: Scene, losses: Mapping[str, _Figure], end: int) -> Iterator[_Figure]:
        """The figures after the lead that a phrase sets against others."""
        for number in scene.article.numbers:
            figure = losses.get(number.id, (number, None))
            if number.span.start < end or number.value is None or scene.says(number.span, *self.unless):
                continue
            told = figure[1] is not None and figure[1].named
            if scene.preceding(number.span.start, *self.against) or (told and scene.says(number.span, *self.against)):
                yield figure

    def _exact(self, scene: Scene, telling: Telling) -> Number | None:
        number = scene.contested.number(telling)
        if telling.family != "casualties" or telling.event.modality != "asserted" or number is None:
            return None
        if number.value is None or number.high is not None or number.bound != "exact":
            return None
        return None if scene.says(telling.trigger, *self.unless) else number


def _same_count(scene: Scene, earlier: Telling, known: Number, later: Telling, number: Number) -> bool:
    contested = scene.contested
    if earlier.event.type != later.event.type or _counted(known) != _counted(number):
        return False
    if not contested.same_place(earlier, later) or contested.times_clash(earlier, later):
        return False
    if earlier.event.time is None or later.event.time is None:
        return False
    if scene.sentence(earlier.trigger.start) == scene.sentence(later.trigger.start):
        return False
    if contested.own(earlier) and contested.own(later):
        return True
    actor = earlier.claim.source.actor
    return actor is not None and actor == later.claim.source.actor


def _counted(number: Number) -> str:
    """What a figure counts, as two are compared: what happened to them, else who or what they are."""
    return (number.state or number.unit).casefold().strip()


def _losses(scene: Scene) -> Iterator[tuple[Number, Telling]]:
    """The figures of people that an article tells to be killed, hurt or captured, be it disputed or not."""
    for telling in scene.contested.events:
        number = scene.contested.number(telling)
        asserted = telling.family == "casualties" and telling.event.modality == "asserted"
        if asserted and number is not None and number.value is not None:
            yield number, telling


def _differ(scene: Scene, one: _Figure, other: _Figure) -> bool:
    """Whether two figures are of the same kind of loss, the other at no place that the first does not name, from different sources."""
    (number, telling), (count, against) = one, other
    low, high = sorted((number.value or 0, count.value or 0))
    first, second = (each.claim.source.actor if each else None for each in (telling, against))
    return (
        (telling.event.type if telling else _COUNTED) == (against.event.type if against else _COUNTED)
        and low < high < _RATIO * low
        and not _covers(number, count)
        and _places(scene, count) <= _places(scene, number)
        and (first is None or first != second)
    )


def _places(scene: Scene, number: Number) -> set[str]:
    """The places that the sentence of a figure names."""
    sentence, places = scene.sentence(number.span.start), scene.article.places
    first, last = (
        bisect_left(places, offset, key=lambda each: each.named.start) for offset in (sentence.start, sentence.end)
    )
    return {place.name for place in places[first:last]}


def _covers(one: Number, other: Number) -> bool:
    """Whether the first, as a bound or a range, holds the second: "at least 20" and "25"."""
    low, value = one.value or 0, other.value or 0
    return (one.bound == "at least" and value >= low) or (one.high is not None and low <= value <= one.high)
