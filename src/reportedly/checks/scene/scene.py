"""The scene of an article: what rules ask of it again and again.

Everything is worked out once, when first asked for. All offsets are half-open intervals of Unicode code points into the text as it is
read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Final, TypeVar

from reportedly.checks.scene.allegiances import Allegiances
from reportedly.checks.scene.contested import Contested
from reportedly.checks.scene.corroboration import Corroboration
from reportedly.checks.scene.counterparts import counterparts
from reportedly.checks.scene.dates import Dates
from reportedly.checks.scene.directions import Directions
from reportedly.checks.scene.governments import Governments
from reportedly.checks.scene.lists import sets, word_lists
from reportedly.checks.scene.losses import Losses
from reportedly.checks.scene.parties import Parties
from reportedly.checks.scene.phrases import Found, Pieces, Uses, pieces, pieces_of
from reportedly.checks.scene.plurals import Plurals
from reportedly.checks.scene.speakers import Speakers
from reportedly.checks.scene.strings import one_line, stems
from reportedly.checks.scene.vocabulary import Key, each_of, phrases, vocabulary
from reportedly.checks.scene.voices import Voices
from reportedly.model import (
    Actor,
    Article,
    Claim,
    Document,
    Ending,
    KnownPlace,
    Language,
    Number,
    Pack,
    Page,
    Place,
    Quoted,
    Range,
    Span,
    Style,
    Term,
    Time,
    Token,
    Variant,
    compiled,
)

_BESIDE: Final = 15
"""So many words at most describe somebody right after a name."""
_CLAUSE: Final = 60
"""No clause has more words before its verb."""
_NONE: Final = ("",)
_HYPHENS: Final = ("-", "‑", "–")
_OVER: Final = 3
"""No word is part of more places than these."""
_NATURE: Final = frozenset(("river", "sea", "other"))
"""Kinds of places that are no towns or divisions."""
_MORE: Final = 4
"""A place with more characters besides a name is another one: "Sarn" in "Sarn Bay"."""
_HEADLINE: Final = 150
"""No headline is longer."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """A pack's term where it stands in the text; ``turns`` is the term of which it is the counterpart, where the pack has but that."""

    span: Span
    term: Term
    pack: Pack
    turns: Term | None = None


@dataclass(frozen=True, slots=True)
class VariantUse:
    """A side's name of a place where it stands in the text."""

    span: Span
    variant: Variant
    place: KnownPlace
    pack: Pack


class Scene:
    """One read article with its page, packs and styles, to be asked about.

    ``lists`` are those lists of the language that the rules name: they are sought together. Any other is sought when
    it is asked about.
    """

    def __init__(
        self,
        article: Article,
        page: Page,
        packs: Sequence[Pack] = (),
        styles: Sequence[Style] = (),
        lists: frozenset[str] = frozenset(),
    ) -> None:
        self.article: Final = article
        self.page: Final = page
        self.language: Final[Language] = page.language
        self.layout: Final = page.layout
        self.packs: Final[tuple[Pack, ...]] = tuple(packs)
        self.document: Final[Document] = article.document
        self.text: Final[str] = article.document.text
        self._lists: Final = sets(page.language)
        self._phrases: Final = vocabulary(page.language, self.packs, styles, lists)

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

    @cached_property
    def begins(self) -> int:
        """Where the body begins; a short first paragraph of one sentence is a headline too, where none was told apart."""
        if self.title is not None or len(self.layout.paragraphs) < 2:
            return self.body
        start, end = self.layout.paragraphs[0]
        short = end - start <= _HEADLINE and len(self.sentences) > 1 and self.sentences[1].start >= end
        return end if short else 0

    def in_title(self, span: Span) -> bool:
        """Whether ``span`` begins in the headline."""
        return self.title is not None and self.title.start <= span.start < self.title.end

    def retells(self, span: Span) -> bool:
        """Whether ``span`` begins in a sentence of the body that holds the headline again, up to where that ends."""
        return span.start < self._retold.get(self.sentence_number(span.start), -1)

    @cached_property
    def _retold(self) -> Mapping[int, int]:
        """Where the headline's copy ends, by the numbers of the sentences that hold one."""
        words = self.words(self.title.start, self.title.end) if self.title else ()
        ends: dict[int, int] = {}
        for at, each in enumerate(self.sentences if words else ()):
            tokens = [token for token in self.page.tokens[slice(*self.page.of_sentence[at])] if token.word]
            for first in range(len(tokens) - len(words) + 1 if each.start >= self.body else 0):
                if all(token.lower == word for token, word in zip(tokens[first:], words, strict=False)):
                    ends[at] = tokens[first + len(words) - 1].end
                    break
        return ends

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Every sentence, the headline among them."""
        return tuple(self.span(*each) for each in self.layout.sentences)

    def sentence(self, offset: int) -> Span:
        """The sentence that holds ``offset``, or the last one before it; all of the text where there is none."""
        at = self.sentence_number(offset)
        return self.sentences[at] if at >= 0 else self._whole

    def sentence_number(self, offset: int) -> int:
        """The number of that sentence; -1 where there is none."""
        return bisect_right(self.layout.sentences, offset, key=lambda each: each[0]) - 1

    def part(self, span: Span) -> Span:
        """The part of its sentence that holds ``span``, from one word such as "but" to the next."""
        sentence = self.sentence(span.start)
        start, end = sentence.start, sentence.end
        for token in self.page.tokens[slice(*self.page.within(start, end))]:
            if token.lower in self.listed("attribution.presupposed.anew"):
                if token.start >= span.end:
                    return self.span(start, token.start)
                start = token.end if token.end <= span.start else start
        return self.span(start, end)

    def sentence_before(self, offset: int) -> Span | None:
        """The sentence before the one that holds ``offset``, in the same paragraph or the one before; never the headline."""
        at = self.sentence_number(offset) - 1
        return self.sentences[at] if at >= 0 and self.layout.sentences[at][0] >= self.body else None

    @cached_property
    def _whole(self) -> Span:
        return self.span(0, len(self.text))

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
    def attributed(self) -> tuple[Claim, ...]:
        """The claims that the article attributes to somebody, or to nobody in particular; not those of its own voice."""
        return tuple(claim for claim in self.article.claims if claim.source.kind != "outlet")

    @cached_property
    def sourced(self) -> tuple[Claim, ...]:
        """Those of them that name a source, in the order of their sources."""
        return tuple(
            sorted((each for each in self.attributed if each.source.spans), key=lambda each: each.source.spans[0].start)
        )

    @cached_property
    def voices(self) -> Voices:
        """Who speaks where."""
        return Voices(self)

    def is_thing(self, claim: Claim) -> bool:
        """Whether what the reader took for a source is a thing, which can't speak: "these developments"."""
        source = claim.source
        if source.kind in ("person", "organisation", "state", "named media", "anonymous") or not source.spans:
            return False
        last = self.words(source.spans[-1].start, source.spans[-1].end)[-1:]
        return bool(last) and self.names_thing(last[0])

    def is_entry(self, span: Span) -> bool:
        """Whether the sentence of ``span`` begins an entry of a digest, which goes on about nothing before it."""
        start = self.sentence(span.start).start
        return self.article.genre.kind == "digest" and self.paragraph(start).start == start

    def names_thing(self, word: str) -> bool:
        """Whether ``word`` (in lower case) names something that can't speak."""
        things = self.listed("sourcing.missing.things")
        return word in things or word.removesuffix("s") in things or word.removesuffix("es") in things

    def in_attribution(self, span: Span) -> bool:
        """Whether ``span`` begins in the source, cue or content of an attributed claim."""
        at = bisect_right(self._attributed_ranges, span.start, key=lambda each: each[0]) - 1
        return at >= 0 and span.start < self._attributed_ranges[at][1]

    @cached_property
    def contested(self) -> Contested:
        """The events that parties dispute."""
        return Contested(self)

    @cached_property
    def dates(self) -> Dates:
        """The days, months and years that it names."""
        return Dates(self)

    @cached_property
    def directions(self) -> Directions:
        """Where it says that places lie."""
        return Directions(self)

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

    def says_so(self, lemma: str) -> bool:
        """Whether a cue of this dictionary form is a word of saying: one by which somebody speaks, or another's words are told on."""
        return lemma in _says(self.language)

    @property
    def opining(self) -> frozenset[str]:
        """The dictionary forms of words by which somebody's words or opinions are told."""
        return self.language.saying.opining.lemmas

    def called(self, claim: Claim) -> str:
        """What to call the source in a message: its words, or the name of whom a word such as "who" stands for."""
        found = self._unheaded(one_line(claim.source.text).removesuffix("’s").removesuffix("'s"))
        actor = self.speaker(claim)
        return one_line(actor.name) if actor and found.lower() in self.listed("saying.verbs.standing") else found

    def _unheaded(self, name: str) -> str:
        """``name`` from the article with a capital on with which a sentence begins, where a subhead without a stop ran into it:
        "Girl rescued The ministry".
        """
        words = name.split()
        starts = [
            at
            for at in range(1, len(words) - 1)
            if words[at][0].isupper()
            and words[at].lower() in self.listed("grammar.determiners.articles")
            and words[at + 1].islower()
        ]
        return " ".join(words[starts[-1] :]) if starts else name

    # words

    @cached_property
    def length(self) -> int:
        """How many words and numbers the article has."""
        return sum(token.word for token in self.page.tokens)

    def uses(self, *lists: str) -> Uses:
        """Where the phrases of these lists of the language stand: of one, or of several taken together. See ``vocabulary``."""
        return self._uses(lists)

    def wordings(self, wordings: tuple[str, ...]) -> Uses:
        """Where these phrases stand, such as the terms of a pack and what a style seeks."""
        return self._uses((wordings,))

    def says(self, span: Span, *lists: str) -> bool:
        """Whether the sentence of ``span`` holds a phrase of one of these lists."""
        sentence = self.sentence(span.start)
        return self.uses(*lists).within(sentence.start, sentence.end)

    def following(self, offset: int, *lists: str) -> Span | None:
        """The longest phrase of these lists that begins with the first word or mark at ``offset`` or after it."""
        at = self.page.token(offset)
        if at >= len(self.page.tokens):
            return None
        start = max(offset, self.page.tokens[at].start)
        ends = [end for name in lists if (end := self._beginning(name).get(start))]
        return self.span(start, max(ends)) if ends else None

    def preceding(self, offset: int, *lists: str) -> Span | None:
        """The longest phrase of these lists that ends with the last word or mark before ``offset``."""
        at = self.page.token(offset)
        token = self.page.tokens[at - 1] if at >= len(self.page.tokens) or self.page.tokens[at].start >= offset else None
        end = token.end if token and at else offset
        starts = [start for name in lists if (start := self._ending(name).get(end)) is not None]
        return self.span(min(starts), end) if starts else None

    def whole(self, span: Span, *lists: str) -> bool:
        """Whether the words of ``span``, without the marks around them, are one phrase of these lists and nothing else."""
        first, last = self.page.within(span.start, span.end)
        held = [token for token in self.page.tokens[first:last] if token.word]
        return bool(held) and any((held[0].start, held[-1].end) in self._exactly(name) for name in lists)

    def groups(self, name: str) -> Sequence[Sequence[str]]:
        """A list of lists of the language: the names of the lists in it, by group ("terms.things.0.1")."""
        groups: dict[str, list[str]] = {}
        for each in self._lists.under(name):
            groups.setdefault(each[len(name) + 1 :].partition(".")[0], []).append(each)
        return tuple(groups.values())

    def listed(self, name: str) -> frozenset[str]:
        """A list of the language, to ask whether a word is in it."""
        return self._lists[name]

    def mentions(self, text: str, *lists: str) -> bool:
        """Whether ``text``, which need be no part of the article, holds a phrase of one of these lists."""
        found = self._heard.get(text)
        if found is None:
            found = self._heard[text] = self._phrases.found(self._taken_apart(text))
        return any(name in found for name in lists)

    @cached_property
    def _heard(self) -> dict[str, Found]:
        """The phrases in other texts that were asked about, such as what somebody is called."""
        return {}

    def _taken_apart(self, text: str) -> Pieces:
        known = self._apart.get(text)
        if known is None:
            known = self._apart[text] = pieces(text)
        return known

    @cached_property
    def _apart(self) -> dict[str, Pieces]:
        """The pieces of such texts."""
        return {}

    def is_part(self, span: Span) -> bool:
        """Whether ``span`` is a part of a hyphenated word: "week" in "week-long"."""
        return self.text[max(0, span.start - 1) : span.start] in _HYPHENS or self.text[span.end : span.end + 1] in _HYPHENS

    def is_capital(self, span: Span) -> bool:
        """Whether the last word of ``span`` has a capital letter where only a name would: within a sentence of the body."""
        last = self.page.tokens[self.page.token(span.end - 1)]
        return last.capital and not self.in_title(span) and span.start != self.sentence(span.start).start

    def phrased(self, text: str, wordings: tuple[str, ...]) -> bool:
        """Whether ``text``, which need be no part of the article, holds one of these phrases."""
        return wordings in phrases(self.language, wordings).found(self._taken_apart(text))

    def may_be(self, word: str, *kinds: Ending) -> bool:
        """Whether a word is spelled as regular ones of these kinds are; see ``Morphology.may_be``."""
        return self.language.morphology.may_be(word, *kinds)

    def listed_in(self, text: str, name: str) -> frozenset[str]:
        """Those of a list's phrases that ``text`` holds, which need be no part of the article."""
        found = each_of(self.language, tuple(sorted(self.listed(name)))).found(self._taken_apart(text))
        return frozenset(map(str, found))

    def stems(self, told: Span | Claim) -> set[str]:
        """Of what ``told`` speaks: see ``strings.stems``. States, peoples and parties are names wherever they stand."""
        return stems(told.text, self._polities)

    @cached_property
    def _polities(self) -> frozenset[str]:
        return self.listed("polities.adjectives") | self.listed("polities.people")

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """The words and numbers that begin in ``text[start:end]``, in lower case with straight apostrophes."""
        first, last = self.page.within(start, end)
        return tuple(token.lower for token in self.page.tokens[first:last] if token.word)

    def before(self, offset: int, most: int) -> tuple[str, ...]:
        """The last words, ``most`` of them, before ``offset`` in its sentence: see ``words``."""
        return self._back(offset, most, "")

    def after(self, offset: int, most: int) -> tuple[str, ...]:
        """The first words, ``most`` of them, from ``offset`` on in its sentence: see ``words``."""
        tokens, at = self.page.tokens, self.page.within(offset, offset)[0]
        sentence = self.sentence_number(offset)
        found: list[str] = []
        while at < len(tokens) and tokens[at].sentence == sentence and len(found) < most:
            if tokens[at].word:
                found.append(tokens[at].lower)
            at += 1
        return tuple(found)

    def clause(self, offset: int, marks: str = ",;:()–—") -> tuple[str, ...]:
        """The words of its sentence before ``offset``, back to the nearest of ``marks``, so far as a clause is long: see ``words``;
        months keep their capital.
        """
        return self._back(offset, _CLAUSE, marks)

    def _back(self, offset: int, most: int, marks: str) -> tuple[str, ...]:
        tokens, at = self.page.tokens, self.page.token(offset) - 1
        sentence = self.sentence_number(offset)
        found: list[str] = []
        while at >= 0 and tokens[at].sentence == sentence and len(found) < most and tokens[at].text not in (marks or _NONE):
            if tokens[at].word:
                found.append(tokens[at].text if self._is_month(at) else tokens[at].lower)
            at -= 1
        return tuple(reversed(found))

    def _is_month(self, at: int) -> bool:
        """Whether a token is the name of a month, which may be spelled as another word: "On May 2 troops entered"."""
        token, following = self.page.tokens[at], self.page.tokens[at + 1] if at + 1 < len(self.page.tokens) else None
        if not token.capital or token.lower not in self.listed("calendar.months.names"):
            return False
        first = at == 0 or self.page.tokens[at - 1].sentence != token.sentence
        return not first or (following is not None and following.text[:1].isdigit())

    def subject(self, offset: int) -> Token | None:
        """The noun that heads the subject of a verb at ``offset``, as far as its clause shows it: of "the capture of Sarn" the second
        word.
        """
        tokens, end = self.page.tokens, self.page.token(offset)
        clause, of = self.listed("sourcing.missing.clause"), self.listed("grammar.prepositions.words")
        start = end
        while start and end - start < _CLAUSE and tokens[start - 1].word and tokens[start - 1].lower not in clause:
            if tokens[start - 1].sentence != self.sentence_number(offset):
                break
            start -= 1
        before = takewhile(lambda token: token.lower not in of, tokens[start:end])
        helping = self.listed("sourcing.missing.helping")
        return next((token for token in reversed([*before]) if token.lower not in helping), None)

    def cued(self, span: Span) -> Claim | None:
        """The claim of which the cue has a part in ``span``; the last one where several have."""
        at = bisect_left(self._cues, span.end, key=lambda each: each[0].start) - 1
        return self._cues[at][1] if at >= 0 and self._cues[at][0].end > span.start else None

    @cached_property
    def _cues(self) -> list[tuple[Span, Claim]]:
        cues = ((each, claim) for claim in self.attributed if claim.cue for each in claim.cue.spans)
        return sorted(cues, key=lambda each: each[0])

    def apposition(self, span: Span) -> str:
        """The words right after ``span`` that describe it: "a spokesman" in "Olan Werth, a spokesman, said"."""
        tokens = self.page.tokens
        at = self.page.token(span.end)
        if at >= len(tokens) or tokens[at].text not in (",", "("):
            return ""
        for last in range(at + 1, min(len(tokens), at + 2 + _BESIDE)):
            if tokens[last].text in (",", ")"):
                return self.text[tokens[at].end : tokens[last].start].strip()
            if tokens[last].text in (";", ".", "("):
                break
        return ""

    @cached_property
    def speakers(self) -> Speakers:
        """Whose word the article rests on."""
        return Speakers(self)

    @cached_property
    def governments(self) -> Governments:
        """The states that speak."""
        return Governments(self)

    @cached_property
    def allegiances(self) -> Allegiances:
        """Whose voices the sources are."""
        return Allegiances(self)

    @cached_property
    def parties(self) -> Parties:
        """Who is a party to the fighting."""
        return Parties(self)

    @cached_property
    def corroboration(self) -> Corroboration:
        """What others say beside a claim."""
        return Corroboration(self)

    @cached_property
    def plurals(self) -> Plurals:
        """Sources in the plural."""
        return Plurals(self)

    @cached_property
    def losses(self) -> Losses:
        """The figures of people killed, hurt or captured."""
        return Losses(self)

    @cached_property
    def terms(self) -> tuple[TermUse, ...]:
        """Every use of a pack's term or of its counterpart, in text order; where two overlap, the longer one."""
        uses = [
            TermUse(span, term, pack, turns)
            for pack in self.packs
            for turns, term in (*((None, each) for each in pack.terms), *counterparts(pack))
            if term.wordings in self._found
            for span in self.wordings(term.wordings)
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
            if variant.side and (variant.name,) in self._found
            for span in self.wordings((variant.name,))
        ]
        return tuple(_apart(uses))

    @cached_property
    def names(self) -> tuple[VariantUse, ...]:
        """Those of them that were read as that place, where reference works have another name and it does not stand beside."""
        return tuple(use for use in self.variants if self._is_other(use) and self._is_read(use))

    def _is_other(self, use: VariantUse) -> bool:
        """Whether one side alone has this name, and the sentence does not have that of reference works."""
        name, place = use.span.text, use.place
        sentence = self.sentence(use.span.start)
        if name == place.name or self.wordings((place.name,)).within(sentence.start, sentence.end):
            return False
        return all(variant.name != name or variant.side == use.variant.side for variant in place.variants)

    def _is_read(self, use: VariantUse) -> bool:
        """Whether the name, with little more, was read as a place, and as no other one."""
        after = bisect_right(self.article.places, use.span.start, key=lambda each: each.named.start)
        at = [each for each in self.article.places[max(0, after - _OVER) : after] if use.span.end <= each.named.end]
        meant = {(place.whole or place).geonames_id for place in at}
        known = meant - {use.place.geonames_id, None} if use.place.geonames_id else set()
        nature = any(each.kind in _NATURE for each in at if each.lat is not None or each.kind == "river")
        return (
            bool(at) and not known and not nature and all(len(each.named.text) <= len(use.span.text) + _MORE for each in at)
        )

    @cached_property
    def _found(self) -> Found:
        """Every phrase of every list, in one walk over the words of the page."""
        return self._phrases.found(self._pieces)

    @cached_property
    def _pieces(self) -> Pieces:
        return pieces_of(self.page)

    def _uses(self, keys: tuple[Key, ...]) -> Uses:
        known = self._asked.get(keys)
        if known is None:
            ranges: list[Range] = []
            for key in keys:
                ranges += self._ranges(key)
            known = self._asked[keys] = Uses(self.span(*each) for each in ranges)
        return known

    def _ranges(self, key: Key) -> Sequence[Range]:
        if key in self._found:
            return self._found[key]
        if key in self._phrases:
            return ()
        wordings = key if isinstance(key, tuple) else word_lists(self.language)[key]
        known = self._sought.get(wordings)
        if known is None:
            alone = phrases(self.language, wordings).found(self._pieces) if wordings else {}
            known = self._sought[wordings] = alone.get(wordings, ())
        return known

    @cached_property
    def _sought(self) -> dict[tuple[str, ...], Sequence[Range]]:
        """Where the phrases stand that were sought by themselves."""
        return {}

    def _beginning(self, name: str) -> Mapping[int, int]:
        """Where the longest phrase of a list ends that begins at each offset, of those that overlap all."""
        return self._sides(name)[0]

    def _ending(self, name: str) -> Mapping[int, int]:
        """Where the longest phrase of a list begins that ends at each offset."""
        return self._sides(name)[1]

    def _exactly(self, name: str) -> frozenset[Range]:
        """Where the phrases of a list stand, of those that overlap all."""
        known = self._exact.get(name)
        if known is None:
            known = self._exact[name] = frozenset(self._ranges(name))
        return known

    def _sides(self, name: str) -> tuple[dict[int, int], dict[int, int]]:
        known = self._neighbours.get(name)
        if known is None:
            ranges = self._ranges(name)
            starts = dict(sorted(ranges))
            ends = {end: start for start, end in sorted(ranges, reverse=True)}
            known = self._neighbours[name] = starts, ends
        return known

    @cached_property
    def _exact(self) -> dict[str, frozenset[Range]]:
        return {}

    @cached_property
    def _neighbours(self) -> dict[str, tuple[dict[int, int], dict[int, int]]]:
        return {}

    @cached_property
    def _asked(self) -> dict[tuple[Key, ...], Uses]:
        return {}

    @cached_property
    def _attributed_ranges(self) -> tuple[Range, ...]:
        joined: list[Range] = []
        for span in sorted(span for claim in self.attributed for span in claim.spans):
            if joined and span.start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(span.end, joined[-1][1]))
            else:
                joined.append((span.start, span.end))
        return tuple(joined)


@compiled
def _says(language: Language) -> frozenset[str]:
    saying = language.saying
    own = (saying.asserting - saying.relaying) | saying.speech.of(families=("denying", "asking"))
    return own.lemmas | {word.lemma for word in saying.relaying.of("phrase").words if not word.inflected}


_Use = TypeVar("_Use", TermUse, VariantUse)


def _apart(uses: Iterable[_Use]) -> list[_Use]:
    """The uses in text order without those that overlap a longer one."""
    kept: list[_Use] = []
    for use in sorted(uses, key=lambda use: (use.span.start, -use.span.end)):
        if not kept or use.span.start >= kept[-1].span.end:
            kept.append(use)
    return kept
