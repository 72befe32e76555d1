"""The copy on an editor's desk: a read article with the questions that rules ask of it again and again.

Everything is worked out once, when first asked for. All offsets are half-open intervals of Unicode code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, TypeVar

from reportedly.model import Actor, Article, Claim, Document, Event, Number, Pack, Page, Place, Span, Time
from reportedly.model.knowledge import KnownPlace, Term, Variant
from reportedly.model.layout import Quoted, Range

CONTESTED: Final = ("control", "attack", "casualties", "ceasefire", "displacement", "access", "exchange", "threat", "plan")
"""Families of event types that parties to a conflict dispute."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the claim that tells it; the claim's source is of kind "outlet" where the article itself does."""

    event: Event
    claim: Claim


@dataclass(frozen=True, slots=True)
class TermUse:
    """A pack's term where it stands in the text."""

    span: Span
    term: Term
    pack: Pack


@dataclass(frozen=True, slots=True)
class VariantUse:
    """A side's name of a place where it stands in the text."""

    span: Span
    variant: Variant
    place: KnownPlace
    pack: Pack


class Copy:
    """One read article with its page and packs, to be asked about."""

    def __init__(self, article: Article, page: Page, packs: Sequence[Pack] = ()) -> None:
        self.article: Final = article
        self.page: Final = page
        self.layout: Final = page.layout
        self.packs: Final[tuple[Pack, ...]] = tuple(packs)
        self.document: Final[Document] = article.document
        self.text: Final[str] = article.document.text

    # the text

    def span(self, start: int, end: int) -> Span:
        """``text[start:end]``."""
        return Span.of(self.text, start, end)

    @property
    def title(self) -> Span | None:
        """The headline, where the article has one."""
        return self.document.title

    @property
    def body(self) -> int:
        """The offset at which the body begins, after the headline."""
        return self.title.end if self.title else 0

    def in_title(self, span: Span) -> bool:
        """Whether ``span`` begins in the headline."""
        return self.title is not None and self.title.start <= span.start < self.title.end

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Every sentence, the headline among them."""
        return tuple(self.span(*each) for each in self.layout.sentences)

    def sentence(self, offset: int) -> Span:
        """The sentence that holds ``offset``, or the last one before it; all of the text where there is none."""
        return self.span(*(self.layout.sentence(offset) or (0, len(self.text))))

    def sentence_before(self, offset: int) -> Span | None:
        """The sentence before the one that holds ``offset``, in the same paragraph or the one before; never the headline."""
        at = bisect_right(self.layout.sentences, offset, key=lambda each: each[0]) - 2
        if at < 0 or self.layout.sentences[at][0] < self.body:
            return None
        return self.span(*self.layout.sentences[at])

    def paragraph(self, offset: int) -> Span:
        """The paragraph that holds ``offset``, or the last one before it; all of the text where there is none."""
        return self.span(*(self.layout.paragraph(offset) or (0, len(self.text))))

    @cached_property
    def quotations(self) -> tuple[Quoted, ...]:
        """The outermost stretches in quotation marks, in text order."""
        return tuple(quoted for quoted in self.layout.quotations if quoted.depth == 0)

    def quoted(self, span: Span) -> bool:
        """Whether ``span`` begins inside quotation marks."""
        at = bisect_right(self.quotations, span.start, key=lambda each: each.start) - 1
        return at >= 0 and span.start < self.quotations[at].end

    # claims and events

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim by its id, in text order."""
        return {claim.id: claim for claim in self.article.claims}

    @cached_property
    def attributed(self) -> tuple[Claim, ...]:
        """The claims that the article attributes to somebody, or to nobody in particular; not those of its own voice."""
        return tuple(claim for claim in self.article.claims if claim.source.kind != "outlet")

    def attribution(self, span: Span) -> Claim | None:
        """The attributed claim whose content holds the start of ``span``, the shortest content first; ``None`` where none does."""
        over = [
            (content.end - content.start, claim.id, claim)
            for claim in self.attributed
            for content in claim.contents
            if content.start <= span.start < content.end
        ]
        return min(over, key=lambda each: each[:2])[2] if over else None

    def in_attribution(self, span: Span) -> bool:
        """Whether ``span`` begins in the source, cue or content of an attributed claim."""
        at = bisect_right(self._attributed_ranges, span.start, key=lambda each: each[0]) - 1
        return at >= 0 and span.start < self._attributed_ranges[at][1]

    def own_voice(self, span: Span) -> bool:
        """Whether the outlet itself says ``span``: it begins in no quotation and in no content of an attributed claim."""
        return not self.quoted(span) and self.attribution(span) is None

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every event with the claim that tells it, in text order; an event inside two claims with the inner one only."""
        inner: dict[Event, Claim] = {}
        for claim in self.article.claims:
            for event in claim.events:
                known = inner.get(event)
                if known is None or _length(claim) < _length(known):
                    inner[event] = claim
        return tuple(Told(event, inner[event]) for event in sorted(inner, key=lambda event: event.trigger))

    @cached_property
    def contested(self) -> tuple[Told, ...]:
        """Those events whose telling parties dispute: of the families in ``CONTESTED``."""
        return tuple(told for told in self.told if told.event.type.partition(".")[0] in CONTESTED)

    # who, where, when

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Every actor by its id."""
        return {actor.id: actor for actor in self.article.actors}

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Every place by its id, in text order."""
        return {place.id: place for place in self.article.places}

    @cached_property
    def times(self) -> Mapping[str, Time]:
        """Every time expression by its id, in text order."""
        return {time.id: time for time in self.article.times}

    @cached_property
    def numbers(self) -> Mapping[str, Number]:
        """Every number by its id, in text order."""
        return {number.id: number for number in self.article.numbers}

    def speaker(self, claim: Claim) -> Actor | None:
        """The actor who says ``claim``, where that is known."""
        return self.actors.get(claim.source.actor or "")

    # words

    def find(self, phrases: re.Pattern[str]) -> Iterator[Span]:
        """Where the pattern matches, as spans in text order. See :func:`wording`."""
        for match in phrases.finditer(self.text):
            if match.end() > match.start():
                yield self.span(*match.span())

    @cached_property
    def terms(self) -> tuple[TermUse, ...]:
        """Every use of a pack's term, in text order; where two overlap, the longer one."""
        uses = [
            TermUse(span, term, pack)
            for pack in self.packs
            for term in pack.terms
            for span in self.find(wording(term.wordings))
        ]
        return tuple(_apart(uses))

    @cached_property
    def variants(self) -> tuple[VariantUse, ...]:
        """Every use of a name of a place that a pack gives to one side, in text order; where two overlap, the longer one."""
        uses = [
            VariantUse(span, variant, place, pack)
            for pack in self.packs
            for place in pack.places
            for variant in place.variants
            if variant.side
            for span in self.find(wording((variant.name,)))
        ]
        return tuple(_apart(uses))

    @cached_property
    def _attributed_ranges(self) -> tuple[Range, ...]:
        joined: list[Range] = []
        for span in sorted(span for claim in self.attributed for span in claim.spans):
            if joined and span.start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(span.end, joined[-1][1]))
            else:
                joined.append((span.start, span.end))
        return tuple(joined)


@cache
def wording(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of ``phrases`` as whole words, the longest first.

    A phrase without capital letters matches in any case, one with capitals only as written. A space matches any white space, an
    apostrophe or hyphen each of its forms.
    """
    if not phrases:
        return re.compile(r"(?!)")
    parts = []
    for phrase in sorted(phrases, key=lambda each: (-len(each), each)):
        words = (re.sub("['’]", "['’]", re.sub(r"\\?[-‑–]", "[-‑–]", re.escape(word))) for word in phrase.split())
        body = r"\s+".join(words)
        parts.append(body if phrase != phrase.lower() else f"(?i:{body})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _length(claim: Claim) -> int:
    return sum(span.end - span.start for span in claim.contents)


_Use = TypeVar("_Use", TermUse, VariantUse)


def _apart(uses: Iterable[_Use]) -> list[_Use]:
    """The uses in text order without those that overlap a longer one."""
    kept: list[_Use] = []
    for use in sorted(uses, key=lambda use: (use.span.start, -use.span.end)):
        if not kept or use.span.start >= kept[-1].span.end:
            kept.append(use)
    return kept
