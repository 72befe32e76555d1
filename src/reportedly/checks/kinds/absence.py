"""Something told without what it should rest on: an event, a figure or a quotation without a source, a headline's quotation that the
body does not hold, a party's claim that nobody could check, days without the year that they are of, states without
the body that speaks for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal, NamedTuple

from reportedly.checks.kinds.kind import ListName, filled
from reportedly.checks.nearest import Body, compared_words
from reportedly.checks.rule import Finding
from reportedly.checks.scene import ANY, Loss, Scene, around, is_titled, presented
from reportedly.model import Claim, Related, Span

_LARGE = 1_000
_SOME = 100
"""Enough for the toll of what the sentence calls a war or counts from a day."""
_MOST = 8
"""Other days or places that a finding points at."""
_TOLD = 12
"""So many other claims of a party."""
_HISTORY = 5_000
"""More losses than one event of the news has."""


class _Absent(NamedTuple):
    """What is marked, what the message may say of it, the claim that it was read from, and words to point at."""

    span: Span
    values: dict[str, str]
    claim: Claim | None = None
    near: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Marks what nobody is named for. In ``message`` and ``ask``: ``{words}``, of losses ``{verb}``, of checks ``{source}``.

    ``of`` says what: "deeds" of fighting that the article asserts, in the lead too; "losses" of these days in its own voice, and
    tolls so far; "quotations" of the body, of ``least`` words or more, with nobody beside them who could have said them; those of
    the "headline" whose words the body does not hold; "checks" of what a party tells of fighting; "dates" of an article that has
    none, by the first day or month that hangs on it, or the first contested event where it names no time at all;
    "bodies" that speak for a state or a capital, once for each.
    ``names`` is a list of words before a quotation that make a name or a sign of it. ``unless`` are lists of phrases with one of
    which in its body an article is left alone; ``near`` those of which one is enough in the sentence or one beside it, where
    the party does not say it itself. ``counted`` are words that count from the article's date. ``beside`` is what the finding says
    of the words that come nearest, or of the other days, claims or places.
    """

    message: str
    ask: str
    of: Literal["deeds", "losses", "quotations", "headline", "checks", "dates", "bodies"]
    least: int = 1
    names: ListName = ""
    unless: tuple[ListName, ...] = ()
    near: tuple[ListName, ...] = ()
    counted: ListName = ""
    beside: str = ""

    def find(self, scene: Scene) -> Iterator[Finding]:
        """One finding a sentence at most, but for quotations; of checks one a party."""
        if self.unless and scene.uses(*self.unless).within(scene.body, len(scene.text)):
            return
        finders = {
            "deeds": self._deeds,
            "losses": self._losses,
            "quotations": self._quotations,
            "headline": self._headline,
            "checks": self._checks,
            "dates": self._dates,
            "bodies": self._bodies,
        }
        for span, values, claim, near in finders[self.of](scene):
            values = {"words": span.text, **values}
            related = tuple(Related(each, self.beside) for each in near)
            message, ask = filled(self.message, **values), filled(self.ask, **values)
            yield Finding(span, message, ask, related, claim.id if claim else None)

    # deeds

    def _deeds(self, scene: Scene) -> Iterator[_Absent]:
        contested = scene.contested
        if not contested.of_fighting:
            return
        told = {
            telling.trigger
            for telling in contested.tellings
            if telling.own
            and telling.warfare
            and not telling.type.peace
            and telling.event.modality == "asserted"
            and contested.asserts(telling.trigger)
        }
        passages: list[list[Span]] = []
        deeds = {*contested.deeds()}
        for span in sorted({*told, *deeds}):
            if scene.quoted(span) or not contested.is_prose(span):
                continue
            if not (contested.done(span) if span in deeds else contested.fought(span)):
                continue
            if contested.frame(span) == "background" or scene.voices.near(span) or self._follows(scene, span):
                continue
            passage = next((each for each in passages if self._goes_on(scene, each, span)), None)
            if passage is None:
                passages.append([span])
            elif scene.sentence_number(span.start) != scene.sentence_number(passage[-1].start):
                passage.append(span)
        for first, *more in passages:
            yield _Absent(first, {}, near=tuple(more[:_MOST]))

    @staticmethod
    def _follows(scene: Scene, span: Span) -> bool:
        """Whether the source of a deed that the lead tells follows: the next sentence names one, and goes on about that event."""
        source = scene.voices.sourced_next(span) if scene.voices.leads(span) else None
        return source is not None and scene.contested.tells_again(span, source)

    @staticmethod
    def _goes_on(scene: Scene, passage: list[Span], span: Span) -> bool:
        """Whether a deed belongs to the same telling as others: in one of their sentences or its copy, or in the next one, where that
        turns to no other event.
        """
        at, last = scene.sentence_number(span.start), scene.sentence_number(passage[-1].start)
        copies = {scene.sentence(each.start).text for each in passage}
        return scene.sentences[at].text in copies or at == last or (at == last + 1 and not scene.voices.turns(at))

    # losses

    def _losses(self, scene: Scene) -> Iterator[_Absent]:
        tolls: list[list[Loss]] = []
        seen: set[str] = set()
        for loss in scene.losses:
            span = loss.number.span
            if span.text.isupper() or not scene.voices.own(span) or scene.voices.within(span) or _is_known(scene, span):
                continue
            if not (self._is_total(scene, loss) or self._is_news(scene, loss)):
                continue
            toll = next((each for each in tolls if self._is_same(scene, each[0], loss)), None)
            sentence = scene.sentence(span.start).text
            if toll is not None:
                toll.append(loss)
            elif sentence not in seen:
                tolls.append([loss])
            seen.add(sentence)
        for first, *more in tolls:
            places = tuple(each.figure for each in more[:_MOST])
            yield _Absent(first.figure, {"verb": first.words.text}, near=places)

    @staticmethod
    def _is_same(scene: Scene, one: Loss, other: Loss) -> bool:
        """Whether two figures are one toll told again: as many of the same people, in no other place and in another sentence."""
        first, second = (scene.sentence_number(each.number.span.start) for each in (one, other))
        units = {each.number.unit.lower() for each in (one, other)} - {""}
        return (
            one.number.value == other.number.value
            and first != second
            and len(units) <= 1
            and not scene.voices.elsewhere(first, second)
        )

    @staticmethod
    def _is_news(scene: Scene, loss: Loss) -> bool:
        """Whether the figure is one of these days, and no source beside it or elsewhere stands for it."""
        span, value = loss.number.span, loss.number.value
        frame = scene.contested.frame(span)
        return (
            (value or 0) < _HISTORY
            and scene.contested.is_prose(span)
            and (frame == "today" or (frame == "open" and scene.whole(loss.words, "losses.now")))
            and not scene.contested.recalls(loss.words)
            and not scene.voices.carried(span)
            and not (scene.voices.leads(span) and not _is_last(scene, span) and scene.voices.followed(span, "losses.toll"))
            and value not in scene.losses.told_by_others
            and not any(
                number.value == value and number is not loss.number and scene.voices.at(number.span) is not None
                for number in scene.article.numbers
            )
        )

    @staticmethod
    def _is_total(scene: Scene, loss: Loss) -> bool:
        """Whether the figure is the toll so far of what goes on: "more than 170,000 have been killed since 2011"."""
        value = loss.number.value or 0
        if not scene.says(loss.number.span, "losses.so_far"):
            return False
        return value >= _LARGE or (value >= _SOME and scene.says(loss.number.span, "losses.going_on"))

    # quotations

    def _quotations(self, scene: Scene) -> Iterator[_Absent]:
        for quoted in scene.quotations:
            if quoted.start < scene.body or not quoted.closed or quoted.continues:
                continue
            if (
                len(scene.words(*quoted.inner)) < self.least
                or is_titled(scene, quoted)
                or presented(scene, quoted, self.names)
            ):
                continue
            near = around(scene, quoted)
            outside = ((near.start, quoted.start), (quoted.end, near.end))
            if scene.voices.speaks(near.start, near.end, "claim"):
                continue
            if not any(scene.voices.speaks(*part, *ANY) or scene.voices.named(*part) for part in outside):
                yield _Absent(scene.span(quoted.start, quoted.end), {"words": scene.text[slice(*quoted.inner)]})

    def _headline(self, scene: Scene) -> Iterator[_Absent]:
        body: Body | None = None
        for quoted in scene.quotations:
            span = scene.span(quoted.start, quoted.end)
            if scene.title is None or not scene.in_title(span) or not quoted.closed or span.end > scene.title.end:
                continue
            if len(list(compared_words(scene, *quoted.inner))) < self.least:
                continue
            body = body or Body(scene)
            if not body.empty and not body.holds(*quoted.inner):
                near = body.nearest(*quoted.inner)
                yield _Absent(span, {"words": scene.text[slice(*quoted.inner)]}, near=(near,) if near else ())

    # dates

    def _dates(self, scene: Scene) -> Iterator[_Absent]:
        dates = scene.dates
        if dates.published:
            return
        counted = (each for each in (scene.uses(self.counted) if self.counted else ()) if self._counts(scene, each))
        days = {*(time.span for time in dates.open), *(() if dates.known else counted)}
        open_ = tuple(sorted(days))
        if open_:
            yield _Absent(open_[0], {}, near=open_[1 : _MOST + 1])
        elif not dates.known:
            told = (
                each for each in scene.contested.body if each.event.modality == "asserted" and not scene.quoted(each.trigger)
            )
            for telling in islice(told, 1):
                yield _Absent(telling.trigger, {}, telling.claim)

    @staticmethod
    def _counts(scene: Scene, span: Span) -> bool:
        """Whether words that count from the article's date stand in the outlet's own voice, and tell a day that nothing else tells."""
        told = scene.dates.tells(scene.sentence(span.start)) or scene.text[span.end : span.end + 1] in ("'", "’")
        return span.start >= scene.body and scene.voices.own(span) and not told

    # bodies

    @staticmethod
    def _bodies(scene: Scene) -> Iterator[_Absent]:
        for first, *more in scene.governments.bare:
            span = first.source.spans[0]
            others = dict.fromkeys(claim.source.spans[0] for claim in more)
            yield _Absent(span, {}, first, tuple(each for each in others if each != span))

    # checks

    def _checks(self, scene: Scene) -> Iterator[_Absent]:
        seen: set[Span] = set()
        told: set[tuple[str, float]] = set()
        found: dict[str, list[_Absent]] = {}
        for span, who, claim in scene.parties.accounts:
            sentence = scene.sentence(span.start)
            if sentence in seen or scene.in_title(span):
                continue
            figures = self._figures(scene, claim, sentence)
            if (figures and figures <= told) or scene.corroboration.of(span, claim, *self.near):
                continue
            told |= figures
            seen.add(sentence)
            found.setdefault(scene.parties.party(who, claim), []).append(_Absent(span, {"source": who}, claim))
        for first, *more in found.values():
            yield first._replace(near=tuple(each.span for each in more[:_TOLD]))

    @staticmethod
    def _figures(scene: Scene, claim: Claim | None, sentence: Span) -> set[tuple[str, float]]:
        """The tolls in a sentence of a claim: of what, and how many."""
        events = claim.events if claim is not None else ()
        numbers = ((event.type, scene.numbers.get(event.number or "")) for event in events)
        return {
            (kind, number.value)
            for kind, number in numbers
            if number is not None and number.value is not None and sentence.start <= number.span.start < sentence.end
        }


def _is_known(scene: Scene, span: Span) -> bool:
    """Whether a figure is told as known: "the two wounded guards"."""
    return not scene.listed("grammar.determiners.definite").isdisjoint(scene.before(span.start, 1))


def _is_last(scene: Scene, span: Span) -> bool:
    """Whether the entry of a digest ends with the sentence of ``span``, so that the next one is no word on it."""
    at = scene.sentence_number(span.start) + 1
    return at < len(scene.sentences) and scene.is_entry(scene.sentences[at])
