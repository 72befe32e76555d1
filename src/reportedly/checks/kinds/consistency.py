"""Places and times that contradict the map, the calendar or each other, or that nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.checks.geography import distance
from reportedly.checks.kinds.kind import filled
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene
from reportedly.model import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """Marks a place that can't be told. In ``message`` and ``ask``: ``{words}``, ``{others}``.

    ``of`` says what: "places" of contested events between which the reading could not decide, each with a chance of ``chance`` or
    more, that lie ``apart`` kilometres or more from each other; each name once. ``either`` stands between two of them.
    """

    message: str
    ask: str
    either: str
    of: Literal["places"]
    apart: float = 300.0
    chance: float = 0.15

    def find(self, scene: Scene) -> Iterator[Finding]:
        """One finding for each name."""
        seen: set[str] = set()
        for telling in scene.contested.tellings:
            place = scene.places.get(telling.event.place or "")
            if place is None or place.lat is not None or place.span.text in seen or scene.quoted(place.span):
                continue
            likely = [each for each in place.candidates if each.score >= self.chance][:2]
            if _goes_on(scene, place) or len(likely) < 2:
                continue
            if distance((likely[0].lat, likely[0].lon), (likely[1].lat, likely[1].lon)) < self.apart:
                continue
            seen.add(place.span.text)
            others = self.either.join(f"{each.name} ({each.country})" if each.country else each.name for each in likely)
            values = {"words": place.span.text, "others": others}
            yield Finding(place.span, filled(self.message, **values), filled(self.ask, **values), claim=telling.claim.id)


def _goes_on(scene: Scene, place: Place) -> bool:
    """Whether the name goes on after what was read of it: "Tell al-", "Salamanca Bay"."""
    at = scene.page.token(place.span.end)
    following = scene.page.tokens[at] if at < len(scene.page.tokens) else None
    if following is None or following.start > place.span.end + 1:
        return False
    return following.capital or any(part[:1].isupper() for part in following.text.split("-")[1:])
