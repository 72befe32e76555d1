"""Figures of one thing that differ: in one voice, with no word of an update."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.checks.kinds.kind import filled
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene, Telling
from reportedly.model import Number
from reportedly.model.diagnostic import Related

_REACH = 8
"""So many figures before are compared with each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Marks a figure that differs from another one. In ``message`` and ``ask``: ``{words}``, ``{other}``.

    ``of`` says which: "one voice": two exact counts of one loss, at one place and time, by the article itself or by one speaker.
    ``unless`` are lists of which no phrase may stand in the sentence of either, such as words of an update. ``beside`` is what the
    finding says of the other figure.
    """

    message: str
    ask: str
    beside: str
    of: Literal["one voice"]
    unless: tuple[str, ...] = ()

    def find(self, scene: Scene) -> Iterator[Finding]:
        """One finding for each figure that differs from an earlier one."""
        counted: list[tuple[Telling, Number]] = []
        for later in scene.contested.body:
            number = self._exact(scene, later)
            if number is None:
                continue
            for earlier, known in reversed(counted[-_REACH:]):
                if known.value != number.value and _same_count(scene, earlier, known, later, number):
                    values = {"words": number.span.text, "other": known.span.text}
                    related = (Related(known.span, self.beside),)
                    yield Finding(
                        number.span, filled(self.message, **values), filled(self.ask, **values), related, later.claim.id
                    )
                    break
            counted.append((later, number))

    def _exact(self, scene: Scene, telling: Telling) -> Number | None:
        number = scene.contested.number(telling)
        if telling.family != "casualties" or telling.event.modality != "asserted" or number is None:
            return None
        if number.value is None or number.high is not None or number.bound != "exact":
            return None
        return None if self.unless and scene.says(telling.trigger, *self.unless) else number


def _same_count(scene: Scene, earlier: Telling, known: Number, later: Telling, number: Number) -> bool:
    contested = scene.contested
    if earlier.event.type != later.event.type or known.unit.casefold().strip() != number.unit.casefold().strip():
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
