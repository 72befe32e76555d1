"""Places, times and speakers that contradict the map, the calendar or each other, or that nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from reportedly.checks.kinds.kind import filled
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Clash, Scene
from reportedly.model import Place, Related, kilometres

_BOTH = 2


class _Asked(Protocol):
    """What tells of clashes."""

    def clashes(self) -> Iterator[Clash]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """Marks what can't be so, or can't be told. In ``message`` and ``ask``: ``{words}``, and what each of these says of it.

    ``of`` says what: "places" of contested events between which the reading could not decide, each with a chance of ``chance`` or
    more, that lie ``apart`` kilometres or more from each other, each name once; or what the scene has of "speakers", of "dates"
    (``{weekday}`` and ``{year}``, ``{published}`` and ``{event}``) or of "directions" (``{place}``, ``{whole}``).
    ``{others}`` are those between whom or which it can't be told, with ``either`` between them. Where several things may be wrong,
    ``told`` has the message and the question of each; ``beside`` is what the finding says of the words that it points at.
    """

    of: Literal["places", "speakers", "dates", "directions"]
    message: str = ""
    ask: str = ""
    told: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    beside: str = ""
    either: str = ""
    apart: float = 300.0
    chance: float = 0.15

    def find(self, scene: Scene) -> Iterator[Finding]:
        """Each thing once."""
        for clash in self._clashes(scene):
            message, ask = self.told.get(clash.why, (self.message, self.ask))
            values = {"words": clash.span.text, "others": f" {self.either} ".join(clash.others), **clash.values}
            related = tuple(Related(span, self.beside) for span in clash.beside)
            yield Finding(clash.span, filled(message, **values), filled(ask, **values), related, clash.claim)

    def _clashes(self, scene: Scene) -> Iterator[Clash]:
        if self.of == "places":
            return self._places(scene)
        asked: Mapping[str, _Asked] = {"speakers": scene.speakers, "dates": scene.dates, "directions": scene.directions}
        return asked[self.of].clashes()

    def _places(self, scene: Scene) -> Iterator[Clash]:
        seen: set[str] = set()
        for telling in scene.contested.tellings:
            place = scene.places.get(telling.event.place or "")
            if place is None or place.lat is not None or place.span.text in seen or scene.quoted(place.span):
                continue
            likely = [each for each in place.candidates if each.score >= self.chance][:_BOTH]
            if _goes_on(scene, place) or len(likely) < _BOTH:
                continue
            if kilometres(likely[0].lat, likely[0].lon, likely[1].lat, likely[1].lon) < self.apart:
                continue
            seen.add(place.span.text)
            others = tuple(f"{each.name} ({each.country})" if each.country else each.name for each in likely)
            yield Clash(place.span, others=others, claim=telling.claim.id)


def _goes_on(scene: Scene, place: Place) -> bool:
    """Whether the name goes on after what was read of it: "Tell al-", "Salamanca Bay"."""
    at = scene.page.token(place.span.end)
    following = scene.page.tokens[at] if at < len(scene.page.tokens) else None
    if following is None or following.start > place.span.end + 1:
        return False
    return following.capital or any(part[:1].isupper() for part in following.text.split("-")[1:])
