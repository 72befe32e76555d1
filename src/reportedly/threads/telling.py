"""From an article to its tellings: each claim with the fields by which it is held against the claims of other articles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from reportedly.model import (
    SLOT,
    SLOTS,
    TIME,
    Actor,
    Article,
    Claim,
    Deed,
    Event,
    Figure,
    Language,
    Modality,
    Nearness,
    Pack,
    Page,
    Place,
    Range,
    Span,
    Spell,
    Spot,
    Telling,
    Time,
    compiled,
    event_types,
    folded,
    grammar,
    listed_words,
    named,
)
from reportedly.threads.voices import Voices

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]
"""What makes vectors of texts, shape (texts, width), each of unit length: ``reportedly.reader.open_sentences().encode``."""
Copied = Callable[[int], str | None]
"""The family of copies to which the sentence of this number in the page's layout belongs, ``None`` where it is the article's own."""


def tellings(
    article: Article,
    page: Page,
    packs: Sequence[Pack],
    *,
    ident: str,
    published: str | None = None,
    copied: Copied | None = None,
) -> tuple[Telling, ...]:
    """The claims of ``article`` as threads see them, in text order, without vectors: :func:`encoded` adds these.

    ``page`` is its document's, ``packs`` those that it was read with, ``ident`` its key in the store. ``published`` is its instant
    in UTC where one is known that is finer than the document's own date.
    """
    scene = _Scene(page.prose.read(article), page, tuple(packs), ident, published or article.document.published, copied)
    return tuple(scene.telling(claim) for claim in scene.article.claims if claim.contents)


def encoded(told: Sequence[Telling], encode: Encode) -> tuple[Telling, ...]:
    """``told`` with the vectors of their words and settings; each text is encoded once."""
    texts = list(dict.fromkeys(text for each in told for text in (each.masked, each.setting)))
    if not texts:
        return tuple(told)
    made = dict(zip(texts, np.asarray(encode(texts), dtype="<f2"), strict=True))
    return tuple(replace(each, vector=made[each.masked].tobytes(), backdrop=made[each.setting].tobytes()) for each in told)


@dataclass(frozen=True)
class _Words:
    """The words of a language that this room asks for."""

    neutral: dict[str, str]
    planned: frozenset[str]
    possible: frozenset[str]
    closed: frozenset[str]


@compiled
def _words(language: Language) -> _Words:
    closed = grammar(language)
    return _Words(
        dict(language.table("threads").get("neutral", {})),
        frozenset(listed_words(language, "threads", "modals", "planned")),
        frozenset(listed_words(language, "threads", "modals", "possible")),
        closed.personal | closed.determiners | closed.parting | closed.addressed,
    )


class _Scene:
    """An article, with what is asked of it for every claim."""

    def __init__(
        self, article: Article, page: Page, packs: tuple[Pack, ...], ident: str, published: str | None, copied: Copied | None
    ) -> None:
        self.article, self.page, self.ident, self.published = article, page, ident, published
        self._copied = copied
        self._words = _words(page.language)
        self._types = event_types(page.language)
        self._voices = Voices(article, page, packs, ident)
        self._places = {place.id: place for place in article.places}
        self._times = {time.id: time for time in article.times}
        self._numbers = {number.id: number for number in article.numbers}
        self._starts = [place.span.start for place in article.places]
        self._time_starts = [time.span.start for time in article.times]

    def telling(self, claim: Claim) -> Telling:
        """One claim as threads see it."""
        contents = [(span.start, span.end) for span in claim.contents]
        start, end = contents[0][0], contents[-1][1]
        sentence = self.page.layout.sentence(start) or (start, end)
        paragraph = self.page.layout.paragraph(start) or sentence
        title = self.page.title
        head = (title.start, title.end) if title else (0, 0)
        told = frozenset(self._named(contents))
        lemmas = self._lemmas(contents)
        around = frozenset(self._named([head, paragraph])) | {self._spot_key(place) for place in self._leading}
        planned = claim.cue is not None and claim.cue.force == "promising"
        negative = (claim.polarity == "negative") != (
            claim.certainty.source == "denied" or (claim.cue is not None and claim.cue.force == "denying")
        )
        slotted, slots = self._slotted(contents)
        return Telling(
            article=self.ident,
            key=claim.key,
            claim=claim.id,
            start=start,
            words=claim.text,
            outlet=self._voices.outlet.name if self._voices.outlet else self.article.document.outlet,
            published=self.published,
            family=self._family(start),
            voice=self._voices.of(claim),
            negative=negative,
            modality=self._modality(claim, contents, planned),
            force=claim.cue.force if claim.cue else "",
            quoted=claim.quotation != "indirect",
            deeds=tuple(self._deed(event) for event in claim.events),
            spots=tuple(self._spots(claim, contents, sentence, paragraph, head)),
            spells=tuple(self._spells(claim, contents, sentence, paragraph)),
            figures=tuple(self._figures(claim)),
            names=told,
            around=around - told,
            lemmas=lemmas,
            context=frozenset(self._lemmas([head, paragraph])) - frozenset(lemmas),
            masked=" … ".join(self._masked(*each) for each in contents),
            setting=". ".join(part for part in (self._masked(*head), self._masked(*sentence)) if part),
            slotted=slotted,
            slots=slots,
        )

    def _family(self, start: int) -> str | None:
        if self._copied is None:
            return None
        at = bisect_right(self.page.layout.sentences, start, key=lambda each: each[0]) - 1
        return self._copied(at) if at >= 0 else None

    # names

    @cached_property
    def _spans(self) -> list[tuple[int, int, str, str]]:
        """Stretches that name somebody or something: (start, end, what stands in for it, its key), in text order, none in another."""
        found: list[tuple[int, int, str, str]] = []
        for place in self.article.places:
            found.append((place.named.start, place.named.end, "place", self._spot_key(place)))
        for actor in self.article.actors:
            kind = "person" if actor.kind == "person" else "organisation"
            for mention in actor.mentions:
                if mention.how in ("name", "metonym"):
                    found.append((mention.span.start, mention.span.end, kind, _actor_key(actor)))
        for name in self.article.names:
            owners = self.page.language.polities.owners(name.span.text)
            key = f"s:{min(owners)}" if owners else f"n:{folded(name.span.text)}"
            found.append((name.span.start, name.span.end, "group" if owners else name.kind, key))
        polities = self.page.language.polities
        for token in self.page.tokens:
            if token.capital:
                for words, kind in ((polities.states, "place"), (polities.adjectives, "group"), (polities.peoples, "group")):
                    if owner := named(words, token.text):
                        found.append((token.start, token.end, kind, f"s:{owner}"))
                        break
        found.sort(key=lambda each: (each[0], -each[1]))
        kept: list[tuple[int, int, str, str]] = []
        for each in found:
            if not kept or each[0] >= kept[-1][1]:
                kept.append(each)
        return kept

    @cached_property
    def _mentions(self) -> list[tuple[int, int, str]]:
        """Every mention of an actor, place or state: (start, end, key)."""
        found = [(start, end, key) for start, end, _, key in self._spans]
        for actor in self.article.actors:
            key = _actor_key(actor)
            found += [
                (each.span.start, each.span.end, key) for each in actor.mentions if each.how == "pronoun" or actor.pack_id
            ]
        owners = self.page.language.polities.owners
        found += [
            (token.start, token.end, f"s:{owner}")
            for token in self.page.tokens
            if token.capital
            for owner in sorted(owners(token.text))
        ]
        return found

    def _named(self, ranges: Iterable[Range]) -> Iterator[str]:
        for start, end in ranges:
            yield from (key for first, last, key in self._mentions if start <= first and last <= end)

    def _masked(self, start: int, end: int) -> str:
        """``text[start:end]`` with each name replaced by a neutral word, on one line."""
        text, at, parts = self.page.text, start, []
        for first, last, kind, _ in self._spans:
            if first >= end or last <= start:
                continue
            parts += [text[at : max(at, first)], self._words.neutral.get(kind, "")]
            at = max(at, last)
        parts.append(text[at:end])
        return " ".join("".join(parts).split())

    @cached_property
    def _tied(self) -> list[tuple[int, int, str]]:
        """Stretches that stand for somebody, a place or a time that is known: (start, end, key), in text order, none in another."""
        found = [(start, end, key) for start, end, _, key in self._spans]
        found += [
            (mention.span.start, mention.span.end, _actor_key(actor))
            for actor in self.article.actors
            for mention in actor.mentions
        ]
        found += [
            (time.span.start, time.span.end, f"{TIME}{time.start or ''}/{time.end or ''}")
            for time in self.article.times
            if time.start or time.end
        ]
        found.sort(key=lambda each: (each[0], -each[1]))
        kept: list[tuple[int, int, str]] = []
        for each in found:
            if not kept or each[0] >= kept[-1][1]:
                kept.append(each)
        return kept

    def _slotted(self, contents: Sequence[Range]) -> tuple[str, tuple[str, ...]]:
        """The words of ``contents`` with a private-use character in the place of all that is tied, and what each stands for."""
        text, slots, pieces = self.page.text, dict[str, int](), []
        for start, end in contents:
            at, parts = start, []
            for first, last, key in self._tied:
                if start <= first and last <= end and (key in slots or len(slots) < SLOTS):
                    slot = slots.setdefault(key, len(slots))
                    parts += [_open(text[at:first]), chr(ord(SLOT) + slot)]
                    at = last
            pieces.append(" ".join("".join([*parts, _open(text[at:end])]).split()))
        return " … ".join(pieces), tuple(slots)

    def _lemmas(self, ranges: Iterable[Range]) -> tuple[str, ...]:
        found = []
        for start, end in ranges:
            first, last = self.page.within(start, end)
            for token in self.page.tokens[first:last]:
                if not token.word or token.lower in self._words.closed or self._in_name(token.start):
                    continue
                found.append(self.page.lemma(token))
        return tuple(found)

    @cached_property
    def _name_starts(self) -> list[int]:
        return [each[0] for each in self._spans]

    def _in_name(self, offset: int) -> bool:
        at = bisect_right(self._name_starts, offset) - 1
        return at >= 0 and offset < self._spans[at][1]

    # what happened

    def _deed(self, event: Event) -> Deed:
        kind = self._types.get(event.type)
        return Deed(event.type, kind.rank if kind else None, event.modality, event.trigger.text)

    def _modality(self, claim: Claim, contents: Sequence[Range], promised: bool) -> Modality:
        if claim.events:
            first: Modality = claim.events[0].modality
            if first in ("planned", "possible", "asked"):
                return first
        lows = {token.lower for start, end in contents for token in self.page.tokens[slice(*self.page.within(start, end))]}
        if promised or lows & self._words.planned:
            return "planned"
        if lows & self._words.possible or claim.certainty.source == "possible":
            return "possible"
        return "asserted"

    # where and when

    @cached_property
    def _leading(self) -> list[Place]:
        """Places of the title and the first two paragraphs, datelines apart."""
        paragraphs = self.page.layout.paragraphs[:3]
        end = paragraphs[-1][1] if paragraphs else 0
        return [place for place in self.article.places if place.span.start < end and not self._dateline(place.span)]

    def _dateline(self, span: Span) -> bool:
        block = self.page.layout.block(span.start)
        return block is not None and block.kind == "dateline"

    def _spot_key(self, place: Place) -> str:
        if place.geonames_id is not None:
            return f"g:{place.geonames_id}"
        if place.lat is not None and place.lon is not None:
            return f"p:{place.lat:.2f},{place.lon:.2f}"
        return f"n:{folded(place.name)}"

    def _spots(
        self, claim: Claim, contents: Sequence[Range], sentence: Range, paragraph: Range, head: Range
    ) -> Iterator[Spot]:
        seen: set[str] = set()

        def spot(place: Place, near: Nearness) -> Iterator[Spot]:
            key = self._spot_key(place)
            if key not in seen:
                seen.add(key)
                yield Spot(key, place.name, place.kind, place.lat, place.lon, near)

        for ident in claim.places:
            if ident in self._places:
                yield from spot(self._places[ident], "told")
        for event in claim.events:
            if event.place in self._places:
                yield from spot(self._places[event.place], "event")
        if seen:
            return
        start = contents[0][0]
        before = [place for place in self.article.places if not self._dateline(place.span)]
        ranges: tuple[tuple[Nearness, Range], ...] = (
            ("sentence", sentence),
            ("paragraph", (paragraph[0], start)),
            ("before", (head[1], start)),
            ("head", (0, head[1])),
        )
        for near, (low, high) in ranges:
            inside = [place for place in before if low <= place.span.start < high]
            if inside:
                yield from spot(inside[-1], near)
                return

    def _spells(self, claim: Claim, contents: Sequence[Range], sentence: Range, paragraph: Range) -> Iterator[Spell]:
        found = False
        own: tuple[tuple[Nearness, Sequence[str | None]], ...] = (
            ("told", claim.times),
            ("event", [event.time for event in claim.events]),
        )
        for near, idents in own:
            for ident in dict.fromkeys(idents):
                time = self._times.get(ident or "")
                if time is not None and (time.start or time.end):
                    found = True
                    yield _spell(time, near)
            if found:
                return
        start = contents[0][0]
        beside: tuple[tuple[Nearness, Range], ...] = (("sentence", sentence), ("paragraph", (paragraph[0], start)))
        for near, (low, high) in beside:
            inside = [each for each in self.article.times if low <= each.span.start < high and (each.start or each.end)]
            if inside:
                yield _spell(inside[-1], near)
                return
        if self.published:
            day = self.published[:10]
            yield Spell(day, None, "open", "published")

    def _figures(self, claim: Claim) -> Iterator[Figure]:
        for ident in claim.numbers:
            number = self._numbers.get(ident)
            if number is None or number.value is None or self._in_time(number.span):
                continue
            counted = frozenset(self.page.language.lemma(word) for word in number.counted.lower().split())
            yield Figure(number.value, number.high, number.bound, counted - self._words.closed, number.span.text)

    def _in_time(self, span: Span) -> bool:
        at = bisect_right(self._time_starts, span.start) - 1
        return at >= 0 and span.start < self.article.times[at].span.end


def _open(text: str) -> str:
    """``text`` without what could be taken for a slot."""
    return "".join(each for each in text if not SLOT <= each < chr(ord(SLOT) + SLOTS))


def _actor_key(actor: Actor) -> str:
    """What somebody is compared by: what a pack calls them, else their name."""
    return f"a:{actor.pack_id}" if actor.pack_id else f"n:{folded(actor.name)}"


def _spell(time: Time, near: Nearness) -> Spell:
    return Spell(time.start, time.end, time.grain, near)
