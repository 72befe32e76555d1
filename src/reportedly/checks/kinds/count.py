"""Fewer independent voices than a report should have: one source alone, one party alone, one for several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.checks.kinds.kind import ListName, filled
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene, Speaker
from reportedly.model import Claim, Related, SourceKind, Span

_SHOWN = 3
"""Other claims of the only speaker that a finding points at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Marks where the only voice of an article is first named. In ``message`` and ``ask``: ``{words}``, ``{name}``, ``{count}``,
    and of events ``{event}``.

    ``of`` says of what: "claims" on fighting, at least ``least`` of them in an article of ``words`` words or more, that all come
    from one body which is no party to it;
    "events" of fighting that one party or its side alone tells of; or "plurals": "officials" or "sources" of whom one alone is
    shown. ``kinds`` are kinds of source that are no single voice,
    ``beside`` what the finding says of the others. ``unless`` are lists of phrases with one of which in its body an article is left
    alone.
    """

    message: str
    ask: str
    beside: str
    of: Literal["claims", "events", "plurals"]
    least: int = 1
    words: int = 0
    kinds: tuple[SourceKind, ...] = ()
    unless: tuple[ListName, ...] = ()

    def find(self, scene: Scene) -> Iterator[Finding]:
        """One finding at most, but for plurals."""
        if scene.length < self.words:
            return
        if self.unless and scene.uses(*self.unless).within(scene.body, len(scene.text)):
            return
        yield from {"claims": self._claims, "events": self._events, "plurals": self._plurals}[self.of](scene)

    def _claims(self, scene: Scene) -> Iterator[Finding]:
        only = scene.speakers.on_fighting
        if only is None or len(only.claims) < self.least or self._several(only):
            return
        if not scene.parties.is_about(only.claims):
            return
        if scene.parties.alone or any(scene.parties.voice(claim) is not None for claim in only.claims):
            return  # one party alone is more than one source
        first = next((claim for claim in only.claims if scene.speakers.says(claim)), only.claims[0])
        others = [claim.source.spans[0] for claim in only.claims if claim is not first]
        yield self._finding(first.source.spans[0], first, others[:_SHOWN], name=only.name, count=len(only.claims))

    def _several(self, speaker: Speaker) -> bool:
        """Whether it is the voice of many people: "sources", "residents"."""
        return all(
            claim.source.kind in self.kinds or (claim.source.kind == "anonymous" and claim.source.text.lower().endswith("s"))
            for claim in speaker.claims
        )

    def _events(self, scene: Scene) -> Iterator[Finding]:
        parties = scene.parties
        told = [claim for _, _, claim in parties.accounts if claim is not None]
        alone = bool(told) and (bool(scene.speakers.one_side) or self._one_party(scene)) and parties.is_about(told)
        if not parties.alone and not alone:
            return
        claims = [claim for claim in parties.alone or told if claim.source.kind in self.kinds and claim.source.spans]
        first = next((claim for claim in told or claims if claim in claims and parties.voice(claim) is not None), None)
        events = (span for claim in claims for span in (*parties.told(claim), *(each.trigger for each in claim.events)))
        event = next(events, None)
        if first is not None and event is not None:
            name = scene.called(first)
            yield self._finding(first.source.spans[0], first, [event], name=name, count=len(claims), event=event.text)

    @staticmethod
    def _one_party(scene: Scene) -> bool:
        """Whether one voice alone speaks, and it is a party to the fighting."""
        only = scene.speakers.only
        return only is not None and any(scene.parties.is_party(claim) for claim in only.claims)

    def _plurals(self, scene: Scene) -> Iterator[Finding]:
        for plural in scene.plurals.single:
            yield self._finding(plural.span, plural.claim, [plural.one], name=plural.one.text)

    def _finding(self, span: Span, claim: Claim | None, others: Sequence[Span], **values: object) -> Finding:
        values = {"words": span.text, **values}
        related = tuple(Related(other, self.beside) for other in others)
        return Finding(
            span, filled(self.message, **values), filled(self.ask, **values), related, claim.id if claim else None
        )
