"""The numbers of people who were killed, hurt or captured that an article gives: how many, of whom, and what makes each a loss.

First those that the reading tied to an event of losses; then numbers whose words say so, which are readings that were missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reportedly.checks.scene.contested import Telling
from reportedly.model import Number, Span, Token

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

_FEWEST: Final = 2
_FAMILY: Final = "casualties"
_WORDS: Final = 5
"""So many words may stand between a figure and the people that it counts, or what happened to them."""
_PHRASE: Final = 10
"""So many where the people stand right after it: "three guards from the villages around the port of Sarn were killed"."""
_INSERTED: Final = 12
"""So many words may stand in what is inserted: "12 civilians, among them three children, were killed"."""
_CLAUSE: Final = 35
"""Words such as "would" hold for a figure that follows them so closely, in words."""
_COUNTED: Final = 3
_RANGE: Final = 40
"""What happened to those whom a figure counts is told within so many words."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A figure of losses. ``words`` make it one ("were killed"); ``figure`` is the number with the people that it counts.

    ``telling`` is the event that it was tied to, ``None`` where its words alone show that it is a loss.
    """

    number: Number
    words: Span
    figure: Span
    telling: Telling | None = None


class Losses:
    """The losses of one article, in text order."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene

    def __iter__(self) -> Iterator[Loss]:
        return iter(self.all)

    @cached_property
    def all(self) -> tuple[Loss, ...]:
        """Every figure of two people or more, outside the headline, that did happen."""
        return tuple(loss for number in self._scene.article.numbers if (loss := self._loss(number)))

    @cached_property
    def told_by_others(self) -> frozenset[float | None]:
        """The figures of losses that somebody is said to give."""
        claims = [claim for claim in self._scene.attributed if claim.source.kind != "missing"]
        numbers = self._scene.numbers
        return frozenset(
            number.value if (number := numbers.get(event.number or "")) else None
            for claim in claims
            for event in claim.events
            if event.type.startswith(_FAMILY)
        )

    @cached_property
    def _figures(self) -> frozenset[int]:
        """Where numbers begin."""
        return frozenset(number.span.start for number in self._scene.article.numbers)

    @cached_property
    def _tied(self) -> dict[str, Telling]:
        """The events of losses by the id of their number."""
        return {
            telling.event.number: telling
            for telling in self._scene.contested.tellings
            if telling.family == _FAMILY and telling.event.number and telling.event.modality == "asserted"
        }

    def _loss(self, number: Number) -> Loss | None:
        scene, span = self._scene, number.span
        vague = span.text.lower().strip() in scene.listed("losses.vague")
        rate = "%" in span.text or not scene.listed("losses.rates").isdisjoint(number.unit.lower().split())
        if span.start < scene.body or number.value is None or number.value < _FEWEST or vague or rate:
            return None
        if scene.following(span.end, "losses.spans"):
            return None  # hours, houses
        telling = self._tied.get(number.id)
        words = self._after(span) or self._before(span) or (telling.trigger if telling else None)
        if words is None or self._unreal(span):
            return None
        return Loss(number, words, self._figure(span), telling)

    def _after(self, span: Span) -> Span | None:
        """What happened to them, told after a figure: "… civilians, among them three children, were also killed", "… dead"."""
        scene, tokens = self._scene, self._rest(span)
        free = inserted = 0
        most = _PHRASE if tokens and scene.following(tokens[0].start, "losses.people") else _WORDS
        for at, token in enumerate(tokens):
            found = scene.following(token.start, "losses.suffered")
            if found:
                return found
            if inserted:
                inserted -= 1
                if token.lower in scene.listed("losses.stops"):
                    return None
                continue
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            counted = token.text == "," and most == _PHRASE and following is not None and following.start in self._figures
            if counted or scene.following(token.start, "losses.inserted"):
                inserted = _INSERTED
            elif not token.word:
                if token.text not in (",", "(") or not following or not scene.following(following.start, "losses.inserted"):
                    return None
            elif token.lower in scene.listed("losses.breaks") or (free := free + 1) > most + 1:
                return None
        return None

    def _before(self, span: Span) -> Span | None:
        """What happened to them, told before a figure: "killing another …", "claimed the lives of …"."""
        scene, offset = self._scene, span.start
        begin = scene.sentence(offset).start
        verb = scene.preceding(offset, "losses.deeds")
        while verb is None and (between := scene.preceding(offset, "losses.further")) and between.start > begin:
            offset = between.start
            verb = scene.preceding(offset, "losses.deeds")
        return verb if verb and verb.start >= begin and self._people(span) else None

    def _people(self, span: Span) -> bool:
        """Whether people follow a figure, or nothing that is counted in their place."""
        scene, tokens = self._scene, self._rest(span)
        if not tokens or not tokens[0].word:
            return not tokens or tokens[0].text in ".,;"
        if tokens[0].lower == "and" and len(tokens) > 1:
            return tokens[1].lower in scene.listed("losses.joined")
        for token in tokens[: _WORDS + 2]:
            if token.lower in scene.listed("losses.things") or not token.word:
                return False
            if self._counts(token):
                return True
        return False

    def _counts(self, token: Token) -> bool:
        """Whether a word after a figure is of people: a word of the language, or the name of a people in the plural."""
        polities = self._scene.page.language.polities
        return token.lower in self._scene.listed("losses.people") or (token.capital and polities.many(token.text))

    def _figure(self, span: Span) -> Span:
        """The number with the people that it counts, by words of the language, or else by the name of a people."""
        near = [token for token in self._rest(span)[:_COUNTED] if token.word]
        for token in near:
            people = self._scene.following(token.start, "losses.people")
            if people:
                return self._scene.span(span.start, people.end)
        named = next(filter(self._counts, near), None)
        return self._scene.span(span.start, named.end) if named else span

    def _rest(self, span: Span) -> tuple[Token, ...]:
        """The tokens of the sentence after a figure."""
        page = self._scene.page
        first, last = page.within(span.end, self._scene.sentence(span.start).end)
        return page.tokens[first : min(last, first + _RANGE)]

    def _unreal(self, span: Span) -> bool:
        """Whether words before a figure say that it did not happen, or not yet."""
        scene = self._scene
        first, last = scene.page.within(scene.sentence(span.start).start, span.start)
        begin = max(first, last - _CLAUSE)
        return begin < last and scene.uses("losses.unreal").within(scene.page.tokens[begin].start, span.start)
