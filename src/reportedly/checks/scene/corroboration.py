"""What an article says beside a claim of somebody else who confirmed it, denied it, saw it or tells of the same."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from reportedly.checks.scene.stretches import Stretches
from reportedly.checks.scene.strings import stems
from reportedly.model import Claim, Span, event_types

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene


class Corroboration:
    """What others say beside the claims of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene

    def of(self, span: Span, claim: Claim | None, *lists: str) -> bool:
        """Whether the sentence of ``span`` or one beside it holds a phrase of ``lists`` that is not of who makes ``claim``, or tells
        of fighting from somebody else, or of the same in like words.
        """
        scene = self._scene
        sentence, before = scene.sentence(span.start), scene.sentence_before(span.start)
        after = scene.sentence(min(sentence.end + 1, len(scene.text) - 1))
        start, end = before.start if before else sentence.start, max(after.end, sentence.end)
        own = self._own.get(_speaker(claim), _NOTHING) if claim else _NOTHING
        if any(not own.holds(each.start) for each in scene.uses(*lists).between(start, end)):
            return True
        told = stems([span.text])
        return claim is not None and any(
            _speaker(other) != _speaker(claim) and (self._tells(other) or told & stems([other.text]))
            for voice in scene.voices.among(start, end, "claim")
            if (other := voice.claim) and any(start <= content.start < end for content in other.contents)
        )

    @cached_property
    def _own(self) -> dict[str, Stretches]:
        """Where each speaks."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for claim in self._scene.attributed:
            spans.setdefault(_speaker(claim), []).extend((span.start, span.end) for span in claim.spans)
        return {key: Stretches(ranges) for key, ranges in spans.items()}

    def _tells(self, claim: Claim) -> bool:
        """Whether an event of fighting was read from a claim."""
        types = event_types(self._scene.language)
        return any(event.type in types and types[event.type].warfare for event in claim.events)


_NOTHING: Final = Stretches(())


def _speaker(claim: Claim) -> str:
    return claim.source.actor or " ".join(claim.source.text.lower().split()) or claim.id
