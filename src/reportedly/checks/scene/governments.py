"""States that speak: by their bare names or those of their capitals, as packs know them, where a body would have to speak for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reportedly.checks.scene.strings import one_line
from reportedly.model import Claim, Language, Span, compiled, named

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

_REACH: Final = 500
"""A body is looked for so far from the name, where a sentence is longer."""
_AFTER: Final = 220
"""A body named among so many characters after the sentence is near enough too."""
_LAST: Final = 2
"""Words so close before a cue make it a wish or a duty."""


class Governments:
    """The states that speak in one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene

    @cached_property
    def bare(self) -> Sequence[Sequence[Claim]]:
        """The claims that a state makes without the body that spoke, state by state, in text order; not those of headlines."""
        found: dict[str, list[Claim]] = {}
        if self._is_statement:
            return ()
        for claim in self._scene.attributed:
            state = self._state(claim)
            if state and self._says(claim) and not self._is_loose(claim.source.spans[0]) and not self._body_is_near(claim):
                found.setdefault(state, []).append(claim)
        return tuple(found.values())

    @cached_property
    def _is_statement(self) -> bool:
        """Whether the text itself says "we" and so may be a body's own statement, in which a state speaks for itself."""
        scene, first = self._scene, self._scene.listed("grammar.pronouns.we")
        tokens = (token for token in scene.page.tokens if token.start >= scene.body and token.lower in first)
        return any(scene.voices.own(scene.span(token.start, token.end)) for token in tokens)

    def _state(self, claim: Claim) -> str:
        """The state whose name, or that of its capital, is all that the source is called; empty where it is none."""
        scene, actor = self._scene, self._scene.speaker(claim)
        if len(claim.source.spans) != 1 or actor is None or actor.kind != "state":
            return ""
        name = one_line(claim.source.text)
        if name in self._surnames or scene.quoted(claim.source.spans[0]):
            return ""
        polities = scene.page.language.polities
        return named(polities.states, name) or named(polities.capitals, name)

    @cached_property
    def _surnames(self) -> frozenset[str]:
        people = (name.span.text.split() for name in self._scene.article.names if name.kind == "person")
        return frozenset(words[-1] for words in people if len(words) > 1)

    def _says(self, claim: Claim) -> bool:
        """Whether the cue tells what the state said, as a body can, rather than what it ought to say or did not."""
        cue, scene = claim.cue, self._scene
        if cue is None or cue.lemma not in _official(scene.language):
            return False
        begin, end = cue.spans[0].start, cue.spans[-1].end
        if scene.following(begin, "attribution.governments.nominal"):
            return False  # "despite Oslo promises of a truce"
        wished = scene.listed("attribution.governments.wished").intersection(scene.before(begin, _LAST))
        return not wished and not scene.uses("saying.that.negated").within(begin, end)

    def _is_loose(self, span: Span) -> bool:
        """Whether the words may be those of a headline, of somebody who speaks of the state ("Paris denied it, he said"), of a place
        ("in Paris"), or of a case that is only thought of.
        """
        scene = self._scene
        if span.start < scene.begins or scene.retells(span) or scene.voices.at(span) is not None:
            return True
        before = scene.clause(span.start)[-1:]
        start = max(scene.sentence(span.start).start, span.start - _REACH)
        return not scene.listed("attribution.governments.before").isdisjoint(before) or scene.uses(
            "attribution.governments.supposed"
        ).within(start, span.start)

    def _body_is_near(self, claim: Claim) -> bool:
        """Whether the sentence names a body outside of what is said, or one beside it names one that may have said it."""
        scene, span = self._scene, claim.source.spans[0]
        sentence, before = scene.sentence(span.start), scene.sentence_before(span.start)
        institutions = scene.uses("attribution.governments.institutions")
        here = self._bodies(max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH))
        if any(not any(content.start <= body.start < content.end for content in claim.contents) for body in here):
            return True
        if before is None or scene.voices.turns(scene.sentence_number(span.start)):
            return before is not None and institutions.within(sentence.end, sentence.end + _AFTER)
        told = scene.span(max(before.start, before.end - _REACH), before.end)
        if institutions.within(told.start, told.end) or institutions.within(sentence.end, sentence.end + _AFTER):
            return True
        if self._holder_follows(sentence.end):
            return True
        return any(self._bodies(told.start, told.end)) and bool(scene.stems(claim) & scene.stems(told))

    def _holder_follows(self, start: int) -> bool:
        """Whether the holder of an office, by name, speaks right after the sentence, and no seat of a state's power is named there."""
        scene, end = self._scene, start + _AFTER
        for body in scene.uses("attribution.governments.bodies").between(start, end):
            at = scene.page.token(body.end)
            named = at < len(scene.page.tokens) and scene.page.tokens[at].capital
            if named and scene.voices.speaks(body.start, body.end, "claim"):
                return not scene.wordings(_seats(scene.language)).within(start, end)
        return False

    def _bodies(self, start: int, end: int) -> Iterator[Span]:
        """Words of bodies that speak for a state, and names of the buildings in which they sit."""
        lists = ("attribution.governments.bodies", "attribution.governments.institutions")
        yield from self._scene.uses(*lists).between(start, end)
        yield from self._scene.wordings(_seats(self._scene.language)).between(start, end)


@compiled
def _official(language: Language) -> frozenset[str]:
    """Dictionary forms of what a body says: verbs that show that somebody speaks, and words that give things a name."""
    official = language.saying.official.of("verb")
    return official.of(traits=("plain",)).lemmas | official.of(families=("characterising",)).lemmas


@compiled
def _seats(language: Language) -> tuple[str, ...]:
    return tuple(sorted(language.polities.seats))
