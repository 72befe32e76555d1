"""One event told twice, and once more firmly than the rest of the article bears out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from reportedly.checks.kinds.kind import ListName, filled
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene, Telling
from reportedly.model import Claim, Related, Span

More = Literal["step", "number", "certainty", "voice"]

_REACH: Final = 20
"""A telling is compared with so many before it at the same place."""
_ALIKE: Final = 2
"""So many longer words must headline and sentence share to tell of one event, where no number or place does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Marks the firmer telling of a contested event. In messages and ``ask``: ``{words}``, and of the other telling ``{other}`` and
    ``{source}``.

    ``of`` says which tellings: "body": a later one, in the outlet's own voice, against those before it at the same place; "headline":
    those of the headline against the body. ``more`` says what counts as more, in this order, each with its message: a further "step"
    of control; a "number" of people above those of the body; the "certainty" of a fact for what is possible or planned; the
    outlet's own "voice" for what is attributed. A telling counts for nothing in a sentence that holds a phrase of the lists
    ``unless``. ``beside`` is what the finding says of the other telling, ``source`` of who is named there; empty points at nobody.
    """

    ask: str
    beside: str
    of: Literal["body", "headline"]
    more: Mapping[More, str]
    unless: tuple[ListName, ...] = ()
    source: str = ""

    def find(self, scene: Scene) -> Iterator[Finding]:
        """Of the body every such telling, of the headline one at most."""
        for more, telling, found in self._later(scene) if self.of == "body" else self._headline(scene):
            source = found.other.claim.source
            values = {"words": found.span.text, "other": found.beside.text, "source": source.text}
            named = tuple(Related(span, self.source) for span in source.spans if self.source)
            related = (Related(found.beside, self.beside), *named)
            message, ask = filled(self.more[more], **values), filled(self.ask, **values)
            yield Finding(found.span, message, ask, related, telling.claim.id)

    def _later(self, scene: Scene) -> Iterator[tuple[More, Telling, _Found]]:
        at: dict[str, list[Telling]] = {}
        for later in scene.contested.body:
            place = scene.contested.place(later)
            if place is None:
                continue
            before = at.setdefault(place, [])
            if self._asserts(scene, later) and later.event.time is None and scene.contested.own(later):
                more = self._growth(scene, before[-_REACH:], later)
                if more:
                    yield more[0], later, _Found(later.trigger, more[1], more[1].trigger)
            before.append(later)

    def _growth(self, scene: Scene, before: list[Telling], later: Telling) -> tuple[More, Telling] | None:
        """What a later telling has more than those before it; ``None`` where it can't surely be said."""
        if any(_told_so(scene, earlier, later) for earlier in before):
            return None
        for earlier in reversed(before):
            if scene.sentence(earlier.trigger.start) != scene.sentence(later.trigger.start):
                more = _grown(earlier, later)
                if more is not None and more in self.more and not scene.contested.source_between(earlier, later):
                    return more, earlier
        return None

    def _headline(self, scene: Scene) -> Iterator[tuple[More, Telling, _Found]]:
        for telling in scene.contested.headline:
            if self._asserts(scene, telling) and not scene.quoted(telling.trigger):
                for more in self.more:
                    found = _AGAINST_BODY[more](scene, telling)
                    if found:
                        yield more, telling, found
                        return

    def _asserts(self, scene: Scene, telling: Telling) -> bool:
        return telling.event.modality == "asserted" and not scene.says(telling.trigger, *self.unless)


class _Found(NamedTuple):
    """What is marked, the other telling, and its words to point at."""

    span: Span
    other: Telling
    beside: Span


def _height(telling: Telling) -> int:
    """Its step on the ladder of its family; 0 where it has none."""
    return telling.rank or 0


# inside the body


def _told_so(scene: Scene, earlier: Telling, later: Telling) -> bool:
    """Whether an earlier telling says a step more, or as much in the outlet's own voice."""
    if earlier.event.modality != "asserted":
        return False
    if later.rank is not None and _height(earlier) > later.rank:
        return True
    return earlier.event.type == later.event.type and scene.contested.own(earlier)


def _grown(earlier: Telling, later: Telling) -> More | None:
    """What the later of two tellings has more, the earlier one being told of as no more than said, possible or planned."""
    modality, low = earlier.event.modality, earlier.rank
    if modality in ("negated", "asked"):
        return None
    if low is not None and low < _height(later):
        return None if earlier.own else "step"
    actors = {earlier.event.who, later.event.who} - {None}
    if earlier.event.type != later.event.type or len(actors) > 1:
        return None
    if modality == "possible":
        return "certainty"
    if earlier.own or low is None:
        return None
    return "certainty" if modality == "planned" else "voice"


# headline and body


def _step(scene: Scene, telling: Telling) -> _Found | None:
    """The highest step of the body at the same place, where it is a lower one."""
    same = [each for each in scene.contested.body if each.rank is not None and scene.contested.same_place(each, telling)]
    best = max(same, key=_height, default=None)
    if best is None or _height(best) >= _height(telling):
        return None
    return _Found(telling.trigger, best, best.trigger)


def _number(scene: Scene, telling: Telling) -> _Found | None:
    """The highest count of the same losses, where all numbers of the body are lower, those counts together too."""
    number = scene.contested.number(telling)
    if number is None or number.value is None or telling.family != "casualties":
        return None
    body = [each for each in scene.article.numbers if not scene.in_title(each.span)]
    if any(each.value is None or (each.high or each.value) >= number.value for each in body):
        return None
    counts = [
        (count.value or 0, count.span, each)
        for each in scene.contested.body
        if each.event.type == telling.event.type and (count := scene.contested.number(each)) is not None
    ]
    if not counts or sum(value for value, *_ in counts) >= number.value:
        return None
    _, span, best = max(counts, key=lambda each: each[0])
    return _Found(number.span, best, span)


def _certainty(scene: Scene, telling: Telling) -> _Found | None:
    """The first telling of the same event, where the body tells of its kind as possible or planned only."""
    place = scene.contested.place(telling)
    same = [each for each in scene.contested.body if each.family == telling.family]
    exact = [each for each in same if each.event.type == telling.event.type and scene.contested.place(each) == place]
    if not exact or any(each.event.modality not in ("possible", "planned") for each in same):
        return None
    return _Found(telling.trigger, exact[0], exact[0].trigger)


def _voice(scene: Scene, telling: Telling) -> _Found | None:
    """The first telling of the same event of fighting that somebody is named for, where the headline and the body's own voice have
    it from nobody else.
    """
    if not telling.warfare or not scene.contested.own(telling) or scene.voices.headed:
        return None
    if telling.type.peace and not scene.contested.asserts(telling.trigger):
        return None  # "despite the truce", which nobody says has been agreed
    same = [each for each in scene.contested.body if _meets(scene, telling, each)]
    first = next((each for each in same if each.named), None)
    alike = (each for each in same if each.event.type == telling.event.type and not scene.retells(each.trigger))
    if (
        first is None
        or any(not scene.voices.near(each.trigger) for each in alike)
        or _named_last(scene, telling, first.claim)
    ):
        return None
    fought = telling.family != "casualties" or any(scene.contested.fought(each.trigger) for each in (telling, first))
    return _Found(telling.trigger, first, first.trigger) if fought else None


def _meets(scene: Scene, telling: Telling, other: Telling) -> bool:
    """Whether an event of the body reads as the one of the headline: of its family, with its number, its place or its words."""
    if telling.family != other.family:
        return False
    number, count = scene.contested.number(telling), scene.contested.number(other)
    if number is not None:
        return count is not None and number.value == count.value
    if scene.contested.same_place(telling, other):
        return telling.event.type == other.event.type
    told, again = (scene.stems(scene.sentence(each.trigger.start)) for each in (telling, other))
    return len(told & again) >= _ALIKE


def _named_last(scene: Scene, telling: Telling, claim: Claim) -> bool:
    """Whether the headline ends in a name of the source, with the comma before it lost: "Raid kills ten Ardon"."""
    headline, speaker = scene.sentence(telling.trigger.start).text.rstrip(". "), scene.speaker(claim)
    mentions = speaker.mentions if speaker else ()
    return any(headline.endswith(f" {mention.span.text}") for mention in mentions if mention.how != "pronoun")


_AGAINST_BODY: Final[Mapping[More, Callable[[Scene, Telling], _Found | None]]] = {
    "step": _step,
    "number": _number,
    "certainty": _certainty,
    "voice": _voice,
}
