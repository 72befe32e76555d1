"""The events that parties dispute: who tells them, whether the article asserts them, and whether they are of these days.

An event with the claim that tells it is a telling; the claim's source is of kind "outlet" where the article itself tells it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from reportedly.checks.scene.dates import is_year
from reportedly.checks.scene.stretches import Stretches
from reportedly.checks.scene.voices import SPOKEN
from reportedly.model import Claim, Event, EventType, Number, Span, Token, event_types

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

Frame = Literal["today", "open", "background"]

_LONGEST: Final = 120
"""No sentence of prose has more words: what has may be a list, or text without marks, in which nothing can be told apart."""
_HEAD: Final = 3
"""So many sentences at the head of the body tell the news."""
_SHARE: Final = 0.2
"""An article is about losses and fighting where so many of its sentences tell of them."""
_LONG: Final = timedelta(days=90)
"""What was over so long before an article is no news of these days."""
_SINCE: Final = 12
"""What goes on since another year is news still: so many words after "since" tell of no other time."""
_TITLED: Final = 0.6
"""Of a headline more words than this begin with a capital."""
_CLAUSE: Final = 4
_HURT: Final = frozenset(("attack", "casualties"))
"""Families of events that tell one another: an attack and those whom it killed."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with the claim that tells it, the inner one where two do."""

    event: Event
    claim: Claim
    type: EventType

    @property
    def trigger(self) -> Span:
        """The words that tell it."""
        return self.event.trigger

    @property
    def own(self) -> bool:
        """Whether the article itself tells it."""
        return self.claim.source.kind == "outlet"

    @property
    def named(self) -> bool:
        """Whether the article names somebody who tells it."""
        return self.claim.source.kind not in ("outlet", "missing") and bool(self.claim.source.spans)

    @property
    def family(self) -> str:
        """The family of its type: "control"."""
        return self.type.family

    @property
    def warfare(self) -> bool:
        """Whether it is what fighting does, suffers or ends."""
        return self.type.warfare

    @property
    def rank(self) -> int | None:
        """The step of its type on the ladder of its family, where it has one: a higher step says more."""
        return self.type.rank


class Contested:
    """The contested events of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """Every event whose telling parties dispute, in text order; one inside two claims with the inner claim only."""
        return tuple(telling for telling in self.events if telling.type.contested)

    @cached_property
    def events(self) -> tuple[Telling, ...]:
        """Every event, be it contested or not, in the same way."""
        inner: dict[Event, Claim] = {}
        for claim in self._scene.article.claims:
            for event in claim.events:
                known = inner.get(event)
                if known is None or _length(claim) < _length(known):
                    inner[event] = claim
        types = event_types(self._scene.language)
        known_types = ((event, types.get(event.type) or _unknown(event.type)) for event in inner)
        return tuple(
            Telling(event, inner[event], kind) for event, kind in sorted(known_types, key=lambda each: each[0].trigger)
        )

    @cached_property
    def headline(self) -> tuple[Telling, ...]:
        """Those of the headline."""
        return tuple(telling for telling in self.tellings if self._scene.in_title(telling.trigger))

    @cached_property
    def body(self) -> tuple[Telling, ...]:
        """Those of the body."""
        return tuple(telling for telling in self.tellings if not self._scene.in_title(telling.trigger))

    # fighting

    @property
    def of_fighting(self) -> bool:
        """Whether any word of the article tells of armed conflict."""
        return bool(self._scene.uses("attribution.fighting.words"))

    def fought(self, span: Span) -> bool:
        """Whether the sentence of ``span`` tells of armed conflict, rather than of a quarrel, a crime or an accident.

        It does by a word for it, or, in an article that is about fighting, by an event that is the doing of armed forces alone.
        """
        tokens = self._tokens(span)[:_LONGEST]
        if not tokens:
            return False
        start, end = tokens[0].start, tokens[-1].end
        armed = (each for each in self.tellings if each.type.armed and start <= each.trigger.start < end)
        return self._scene.uses("attribution.fighting.words").within(start, end) or (self._about_fighting and any(armed))

    def done(self, span: Span) -> bool:
        """Whether ``fought`` is so of what fighters are told to do or suffer, ``deeds``, or the article is about fighting."""
        return self._about_fighting or self.fought(span)

    def deeds(self) -> Iterator[Span]:
        """The verbs, in text order, by which the article tells in a main clause what fighters did or what was hit.

        They are events that were not read: words of ``attribution.deeds`` with fighters as their subject.
        """
        scene = self._scene
        found = {*scene.uses("attribution.deeds.active"), *scene.uses("attribution.deeds.passive")}
        found |= {*scene.uses("attribution.deeds.launched"), *scene.uses("attribution.deeds.under")}
        last = -1
        for span in sorted(found, key=lambda each: (each.start, -each.end)):
            if span.start != last and self._main(span):
                last = span.start
                yield span

    def asserts(self, trigger: Span) -> bool:
        """Whether the words that tell an event assert it as news.

        They do as the verb of a main clause ("seized the town", "a drone strikes the port"), as a participle with an object ("killing
        two guards"), and as a noun with a verb of hitting after it ("airstrikes also hit the port") or one of doing before it
        ("launches a raid"); not in "who seized", "the raid", "people killed in", "the captured town".
        """
        scene = self._scene
        words = scene.words(trigger.start, trigger.end)
        before, after = self._clause(trigger.start), scene.after(trigger.end, 3)
        last = before[-1] if before else ""
        presupposed, following = (
            scene.listed("attribution.presupposed.words"),
            scene.listed("attribution.presupposed.following"),
        )
        if words and words[0] in scene.listed("attribution.presupposed.auxiliaries"):
            words, before = words[1:], (*before, words[0])
        if not words or last == "to" or (not presupposed.isdisjoint(before) and not self._introduced(before)):
            return False
        if words[0] in scene.listed("attribution.hitting.participles"):
            gerund = last in scene.listed("attribution.presupposed.gerund")
            comma = scene.page.tokens[max(0, scene.page.token(trigger.start) - 1)].text == ","
            begins = not before and not comma
            return not (gerund or begins) and bool(after) and after[0] not in following
        if self._governs(trigger, before, after):
            return True
        if not (self._scene.may_be(words[0], "past") or words[0] in scene.listed("attribution.presupposed.verbs")):
            told = after[:2] if after[:1] and after[0] not in scene.listed("attribution.presupposed.relative") else ()
            hit = not scene.listed("attribution.hitting.words").isdisjoint(told)
            done = not scene.listed("attribution.hitting.doing").isdisjoint(before[1:][-_CLAUSE:])
            return (hit or (done and "to" not in before)) and last not in scene.listed("attribution.presupposed.known")
        if words[0] in scene.listed("attribution.presupposed.intransitive"):
            return bool(before)
        passive = not after or after[0] in presupposed or after[0] in following
        auxiliaries = scene.listed("attribution.presupposed.auxiliaries")
        going_on = self._scene.may_be(last, "progressive") and last not in auxiliaries
        aided = not going_on and not auxiliaries.isdisjoint(before[-_CLAUSE:])
        holder = next(
            (word for word in reversed(before) if not (self._scene.may_be(word, "past") or word in ("and", "or"))), ""
        )
        held = going_on or self._determines(holder) or holder in scene.listed("attribution.presupposed.holding")
        described = held and len(words) == 1 and bool(after) and not self._determines(after[0])
        return bool(before) and (aided or not ((passive and len(words) == 1) or described))

    def _governs(self, trigger: Span, before: Sequence[str], after: Sequence[str]) -> bool:
        """Whether a word that may be a noun too is a verb in the present: "a drone strikes a depot", not "in the strikes a man"."""
        scene = self._scene
        closed = (
            scene.listed("attribution.presupposed.gerund"),
            scene.listed("attribution.presupposed.known"),
            scene.listed("grammar.prepositions.words"),
        )
        token = scene.page.tokens[scene.page.token(trigger.end - 1)]
        following = scene.page.tokens[at] if (at := scene.page.token(trigger.end)) < len(scene.page.tokens) else None
        return (
            bool(before and after)
            and following is not None
            and following.word
            and token.lower == token.text
            and not self._scene.may_be(token.lower, "progressive")
            and not self._scene.may_be(scene.words(trigger.start, trigger.end)[0], "progressive")
            and (self._determines(after[0]) or after[0] in scene.listed("attribution.deeds.attacks"))
            and not any(before[0] in words or before[-1] in words for words in closed[1:])
            and before[-1] not in closed[0]
        )

    def _determines(self, word: str) -> bool:
        """Whether a noun phrase begins with ``word``: an article, "its", a number."""
        names = ("articles", "possessive", "indefinite", "numerals")
        return word.isdigit() or any(word in self._scene.listed(f"grammar.determiners.{name}") for name in names)

    def _clause(self, offset: int) -> tuple[str, ...]:
        """The words of its clause before ``offset``, back to "but", which begins another assertion."""
        before = self._scene.clause(offset)
        anew = self._scene.listed("attribution.presupposed.anew")
        return before[max((at + 1 for at, word in enumerate(before) if word in anew), default=0) :]

    def recalls(self, span: Span) -> bool:
        """Whether ``span`` stands in a clause that takes it as known: "the attack on Tuesday that killed 30 people"."""
        before = self._clause(span.start)
        known = {*self._scene.listed("attribution.presupposed.relative")}
        return not known.isdisjoint(before[-_CLAUSE:]) and not self._introduced(before)

    # which one

    def place(self, telling: Telling) -> str | None:
        """What its place can be compared by; ``None`` where it has none, or one as large as a country."""
        place = self._scene.places.get(telling.event.place or "")
        if place is None or place.kind == "country":
            return None
        return str(place.geonames_id) if place.geonames_id is not None else place.name.casefold()

    def same_place(self, one: Telling, other: Telling) -> bool:
        """Whether both have a place, and the same."""
        here = self.place(one)
        return here is not None and here == self.place(other)

    def times_clash(self, one: Telling, other: Telling) -> bool:
        """Whether both have a time that is known, and not the same."""
        times = self._scene.times
        first, second = times.get(one.event.time or ""), times.get(other.event.time or "")
        return first is not None and second is not None and (first.start, first.end) != (second.start, second.end)

    def number(self, telling: Telling) -> Number | None:
        """How many it tells of."""
        return self._scene.numbers.get(telling.event.number or "")

    def own(self, telling: Telling) -> bool:
        """Whether the article itself tells it, in a sentence in which nobody speaks."""
        return telling.own and self._scene.voices.alone(telling.trigger, *SPOKEN)

    def tells_again(self, span: Span, sentence: Span) -> bool:
        """Whether ``sentence`` goes on about the event that ``span`` tells: it turns to no other one, and tells an event of the same
        family or with the same words.
        """
        scene = self._scene
        at = scene.sentence_number(sentence.start)
        if scene.voices.turns(at) or scene.voices.elsewhere(scene.sentence_number(span.start), at):
            return False
        families = {each.family for each in self.tellings if each.trigger == span}
        again = (each for each in self.tellings if sentence.start <= each.trigger.start < sentence.end)
        told = {each.family for each in again if each.warfare}
        hurt = bool(told) and families | told <= _HURT
        return hurt or not families.isdisjoint(told) or not scene.stems(span).isdisjoint(scene.stems(sentence))

    def source_between(self, earlier: Telling, later: Telling) -> bool:
        """Whether another attributed claim with a source begins between the two."""
        return any(
            claim.spans[0].start > earlier.trigger.end and claim.spans[0].start < later.trigger.start
            for claim in self._scene.attributed
            if claim is not earlier.claim and claim.source.kind != "missing"
        )

    # when

    def is_prose(self, span: Span) -> bool:
        """Whether ``span`` stands in a sentence of the body that is no list, and no headline that is told again."""
        scene, tokens = self._scene, self._tokens(span)
        if len(tokens) > _LONGEST or scene.in_title(span):
            return False
        long = [
            token
            for token in tokens
            if token.end - token.start > 3 and token.text[0].isalpha() and not self._names.holds(token.start)
        ]
        if sum(token.capital for token in long) > _TITLED * len(long):
            return False
        return not scene.retells(span)

    def frame(self, span: Span) -> Frame:
        """Whether the sentence of ``span`` tells of these days ("today": it says so, leads, or the article is about fighting) or
        of long ago ("background": another year, a time that was over months before, or words such as "decades ago"); "open" where
        neither shows.
        """
        scene, sentence = self._scene, self._scene.sentence(span.start)
        recent = scene.uses("attribution.background.recent").within(sentence.start, sentence.end)
        if recent:
            dated = any(year != self._year for year, dated in self._years(sentence, since=False) if dated)
            return "background" if dated else "today"
        before = None if scene.is_entry(span) else scene.sentence_before(span.start)
        here = scene.part(span)
        if self.other_year(here, since=False) or (before is not None and self.other_year(before, since=False)):
            return "background"
        if self._long_over(here):
            return "background"
        told = scene.uses("attribution.background.words").between(here.start, here.end)
        if any(not self._goes_on(each.start) for each in told):
            return "background"
        leads = bisect_right(scene.layout.sentences, span.start, key=lambda each: each[0]) <= self._head
        return "today" if leads or self._about_fighting else "open"

    def _long_over(self, sentence: Span) -> bool:
        """Whether all times that a sentence, or a part of one, names were over long before the article: "In February" in August."""
        published = self._scene.document.published
        named = self._scene.dates.between(sentence.start, sentence.end)
        ends = [time.end for time in named if time.start and time.end and not time.lasting]
        if not published or not ends:
            return False
        return max(ends) < (date.fromisoformat(published[:10]) - _LONG).isoformat()

    def other_year(self, sentence: Span, *, since: bool = True) -> bool:
        """Whether a sentence names a year that is not the article's; without ``since`` what follows that word does not count."""
        years = list(self._years(sentence, since=since))
        if any(year != self._year for year, _ in years):
            return True
        return self._scene.document.published is None and any(self._is_bare(sentence, year) for year, _ in years)

    # inside

    @cached_property
    def _year(self) -> str:
        """The article's year: that of its publication, or the last one that it names."""
        published = self._scene.document.published
        return (
            published[:4]
            if published
            else max((token.text for token in self._scene.page.tokens if is_year(token)), default="")
        )

    def _years(self, sentence: Span, *, since: bool) -> Iterator[tuple[str, bool]]:
        """The years that a sentence names, each with whether a month stands before it; "in 2014" has none."""
        tokens = self._tokens(sentence)[:_LONGEST]
        for at, token in enumerate(tokens):
            if not sentence.start <= token.start < sentence.end:
                continue
            if is_year(token) and (since or not self._goes_on(token.start)):
                before = [each.lower for each in tokens[max(0, at - 3) : at] if each.word and not each.text.isdigit()]
                yield token.text, bool(before) and before[-1].rstrip(".") in self._months

    @property
    def _months(self) -> frozenset[str]:
        return self._scene.listed("calendar.months.names") | self._scene.listed("calendar.months.short")

    def _is_bare(self, sentence: Span, year: str) -> bool:
        """Whether a year is told by itself: "in 2014", which is none of the news where the day of the article is unknown."""
        tokens = self._tokens(sentence)
        bare = self._scene.listed("attribution.background.bare")
        return any(token.text == year and at and tokens[at - 1].lower in bare for at, token in enumerate(tokens))

    def _goes_on(self, offset: int) -> bool:
        """Whether "since" stands close before ``offset``, in its clause."""
        return "since" in self._scene.clause(offset, ".;:")[-_SINCE:]

    @cached_property
    def _head(self) -> int:
        return bisect_right(self._scene.layout.sentences, self._scene.body, key=lambda each: each[0]) + _HEAD

    @cached_property
    def _about_fighting(self) -> bool:
        """Whether much of the article tells of losses and fighting."""
        sentences = self._scene.layout.sentences
        told = {bisect_right(sentences, each.trigger.start, key=lambda s: s[0]) for each in self.tellings if each.warfare}
        return len(told) >= max(_HEAD, _SHARE * len(sentences))

    def _tokens(self, span: Span) -> tuple[Token, ...]:
        """The tokens of the sentence that holds ``span``, as many as tell whether it is one of prose."""
        at = self._scene.sentence_number(span.start)
        if at < 0:
            return ()
        first, last = self._scene.page.of_sentence[at]
        return self._scene.page.tokens[first : min(last, first + _LONGEST + 1)]

    @cached_property
    def _names(self) -> Stretches:
        """Where names stand, whose capitals make no headline of a sentence."""
        article = self._scene.article
        spans = [*(name.span for name in article.names), *(place.named for place in article.places)]
        return Stretches((span.start, span.end) for span in spans)

    def _introduced(self, before: tuple[str, ...]) -> bool:
        """Whether a relative clause tells something new, of a thing that is first named: "an airstrike which killed"."""
        new = self._scene.listed("attribution.presupposed.new")
        return (
            bool(before)
            and before[-1] in ("that", "which")
            and not new.isdisjoint(before[-7:-1])
            and self._scene.listed("attribution.presupposed.words").isdisjoint(before[:-1])
        )

    def _main(self, span: Span) -> bool:
        """Whether a verb of fighting stands in a main clause of prose: on no noun, and after no word such as "after" or "if"."""
        scene, tokens = self._scene, self._tokens(span)
        if span.start < scene.body or len(tokens) > _LONGEST:
            return False
        before, own = self._clause(span.start), scene.words(span.start, span.end)
        following = scene.after(span.end, 1)
        if following and following[0] in ("by", "in") and len(own) == 1:
            return False
        if not scene.listed("attribution.deeds.joining").isdisjoint(own):
            return False
        if not scene.listed("attribution.deeds.modal").isdisjoint(before):
            return False
        return "to" not in before[-1:] and scene.listed("attribution.presupposed.words").isdisjoint(before)


def _unknown(name: str) -> EventType:
    """A type that the language does not know, as a record of another version may have one: nothing is disputed about it."""
    return EventType(name, "", None, None, contested=False, warfare=False)


def _length(claim: Claim) -> int:
    return sum(span.end - span.start for span in claim.contents)
