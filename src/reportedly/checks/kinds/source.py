"""Who is said to say it, and by which word: kinds of sources and words of saying that an editor would question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, permutations

from reportedly.checks.kinds.kind import ListName, filled
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene
from reportedly.model import Actor, Claim, Force, Related, SourceKind, Span

_OPENING = 4
"""So many words at the beginning of a content show what it is about."""
_SUBJECT = 40
"""Who a clause is about stands so near its beginning."""
_VERB = 60
"""What the subject does, says or will do stands so near."""
_FIRST = 16
"""The subject itself stands so near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """Marks attributions that meet every condition given. In ``message`` and ``ask``: ``{source}``, ``{cue}``, ``{words}``; with
    ``uneven`` also ``{count}`` and ``{other}``.

    ``kinds`` are kinds of source, ``forces`` those of the cue, ``cues`` its dictionary forms, given here or (``lists``) as lists of
    the language; ``sources`` are phrases of which the source holds one.
    ``mild`` are lists of cues that count only over a clause about somebody else, and of those ``noting`` only where it begins with a
    person's name, and none where the clause tells near its beginning of what is ``open`` to all: what somebody has stated, or will
    do. ``asserted`` is how many words a content has at least; 0 takes any. One that the source holds for possible only, or
    that begins with a word of the lists ``unless``, then counts for nothing, and neither does what is itself quoted or a headline.
    ``uneven``: they count only where one of two opposed parties is told so ``least`` times or more and the other, with so many claims
    or more, never; the first one is marked, with the others (``beside``) and what the other party says (``against``).
    What is marked is the cue where it is asked about, the source otherwise; each word once. ``neutral`` could stand in place of
    the cues in ``plain``.
    """

    message: str
    ask: str
    kinds: tuple[SourceKind, ...] = ()
    forces: tuple[Force, ...] = ()
    cues: tuple[str, ...] = ()
    lists: tuple[ListName, ...] = ()
    mild: tuple[ListName, ...] = ()
    noting: tuple[ListName, ...] = ()
    open: tuple[ListName, ...] = ()
    sources: tuple[str, ...] = ()
    asserted: int = 0
    unless: tuple[ListName, ...] = ()
    least: int = 1
    uneven: int = 0
    beside: str = ""
    against: str = ""
    neutral: str = ""
    plain: tuple[str, ...] = ()

    def find(self, scene: Scene) -> Iterator[Finding]:
        """Each such attribution; of uneven ones the first."""
        if self.uneven:
            yield from islice(self._uneven(scene), 1)
            return
        seen: set[Span] = set()
        for claim in scene.attributed:
            span = self._marked(scene, claim) if self._counts(scene, claim) else None
            if span is None or (self.asserted and (span in seen or not self._asserts(scene, claim, span))):
                continue
            seen.add(span)
            yield self._finding(scene, claim, span)

    def _finding(self, scene: Scene, claim: Claim, span: Span, related: tuple[Related, ...] = (), **more: object) -> Finding:
        values = {"source": scene.called(claim), "cue": claim.cue.text if claim.cue else "", "words": span.text, **more}
        neutral = self.neutral if claim.cue and len(claim.cue.spans) == 1 and claim.cue.text in self.plain else None
        message, ask = filled(self.message, **values), filled(self.ask, **values)
        return Finding(span, message, ask, related, claim.id, neutral or None)

    def _uneven(self, scene: Scene) -> Iterator[Finding]:
        """The first such attribution of each party that is opposed to one of whom none is told so."""
        told = scene.parties.speaking
        counted = {party: [claim for claim in told[party] if self._counts(scene, claim)] for party in told}
        for one, other in permutations((party for party in told if len(told[party]) >= self.uneven), 2):
            if len(counted[one]) < self.least or counted[other] or not scene.parties.opposed(one, other):
                continue
            first, *more = counted[one]
            same = (Related(_word(claim), self.beside) for claim in more)
            against = (Related(_word(claim), self.against) for claim in told[other][: self.uneven])
            values = {"count": len(counted[one]), "other": scene.called(told[other][0])}
            yield self._finding(scene, first, _word(first), (*same, *against), **values)

    def _counts(self, scene: Scene, claim: Claim) -> bool:
        cue = claim.cue
        if self.kinds and claim.source.kind not in self.kinds:
            return False
        if self.forces and (cue is None or cue.force not in self.forces):
            return False
        if (self.cues or self.lists) and (cue is None or not self._asked(scene, claim, cue.lemma)):
            return False
        return not self.sources or scene.phrased(claim.source.text, self.sources)

    def _asked(self, scene: Scene, claim: Claim, lemma: str) -> bool:
        """Whether the cue is one of those asked about."""
        if lemma in self.cues or any(lemma in scene.listed(name) for name in self.lists):
            return True
        return any(lemma in scene.listed(name) for name in self.mild) and self._of_others(scene, claim, lemma)

    def _marked(self, scene: Scene, claim: Claim) -> Span | None:
        cue: Sequence[Span] = claim.cue.spans if claim.cue else ()
        by_cue = bool(self.forces or self.cues or self.lists)
        spans = cue if by_cue and cue else claim.source.spans or cue
        return scene.span(spans[0].start, spans[-1].end) if spans else None

    def _asserts(self, scene: Scene, claim: Claim, span: Span) -> bool:
        """Whether the content is a clause about others, in the article's own words."""
        if scene.quoted(span) or scene.in_title(span) or claim.certainty.source == "possible":
            return False
        found = [word for content in claim.contents for word in scene.words(content.start, content.end)]
        if len(found) < self.asserted or (
            claim.quotation == "indirect" and not scene.listed("saying.that.words") & {found[0]}
        ):
            return False
        return all(scene.listed(name).isdisjoint(found[:_OPENING]) for name in self.unless)

    def _of_others(self, scene: Scene, claim: Claim, lemma: str) -> bool:
        """Whether the content is a clause that names somebody else near its beginning: "noted that the mayor had lied"."""
        content, cue = claim.contents[0], claim.cue
        opening = scene.words(content.start, content.end)[:1]
        if claim.quotation != "indirect" or not scene.listed("saying.that.words").issuperset(opening) or cue is None:
            return False
        if any(scene.uses("saying.that.negated").within(span.start, span.end) for span in cue.spans):
            return False
        if self.open and scene.uses(*self.open).within(content.start, min(content.end, content.start + _VERB)):
            return False
        noted = any(lemma in scene.listed(name) for name in self.noting)
        end = min(content.end, content.start + (_FIRST if noted else _SUBJECT))
        kinds = ("person",) if noted else ("person", "organisation")
        return any(
            actor.id != claim.source.actor and actor.kind in kinds and _named(actor, content.start, end)
            for actor in scene.article.actors
        )


def _word(claim: Claim) -> Span:
    """The word of saying, or where the claim begins."""
    return claim.cue.spans[0] if claim.cue else claim.spans[0]


def _named(actor: Actor, start: int, end: int) -> bool:
    return any(mention.how == "name" and start <= mention.span.start < end for mention in actor.mentions)
