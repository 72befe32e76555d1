"""Sources in the plural of whom nothing is told ("officials"), and the one who is all that an article shows of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from reportedly.model import Claim, Language, Span, compiled

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

_HEAD: Final = 5
"""The head of a source is one of its first words."""
_QUALITIES: Final = 2
"""So many words at most stand before a bare plural: "senior Velnian officials"."""
_STEM: Final = 4
"""A nation and what is of it begin with so many of the same letters."""
_DESCRIBED: Final = 3
"""So many words before a name describe it."""
_NEXT: Final = 8
"""So many sentences after "officials said" may bring the one who is meant."""
_BODIES: Final = frozenset(("person", "organisation", "state"))
_POINTING: Final = ("grammar.prepositions.words", "grammar.pronouns.subject", "grammar.pronouns.who")
"""A source that begins so is no office."""


class Plural(NamedTuple):
    """Words for several sources, the claim that they make, where one was read, and the words that show them to be one."""

    span: Span
    claim: Claim | None
    one: Span


class Plurals:
    """The sources in the plural of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene
        self._heads: Final = _heads(scene.language)
        self._asked: Final[dict[str, tuple[set[Span], dict[str, Span]]]] = {}

    @cached_property
    def single(self) -> tuple[Plural, ...]:
        """Those who come back as "the source", say "I" in one quotation, or beside whom one official is cited and no second one."""
        found: list[Plural] = []
        seen: set[Span] = set()
        for claim in self._scene.attributed:
            span = self._source(claim)
            if span is not None and span not in seen and self._counts(span):
                seen.add(span)
                one = self._again(span) or self._i(claim) or self._official(span)
                found += [Plural(span, claim, one)] if one else []
        known = {span.end for span in seen}
        for span in self._unread():
            one = None if span.end in known else self._official(span)
            found += [Plural(span, None, one)] if one else []
        return tuple(found)

    # which ones

    def _source(self, claim: Claim) -> Span | None:
        kinds = ("anonymous", "collective")
        return claim.source.spans[0] if claim.source.kind in kinds and len(claim.source.spans) == 1 else None

    def _counts(self, span: Span) -> bool:
        """Whether ``span`` are several of whom it is not told how many."""
        first = self._scene.words(span.start, span.end)[:1]
        counted = self._scene.listed("sourcing.singular.counted")
        return bool(self._head(span)) and not counted.issuperset(first) and not self._scene.quoted(span)

    def _head(self, span: Span) -> str:
        """The plural that ``span`` is about, empty where it is about none."""
        return next((each for each in self._scene.words(span.start, span.end)[:_HEAD] if each in self._heads), "")

    def _unread(self) -> Iterator[Span]:
        """Bare plurals before a word of saying that no claim holds, with what says of which country or service they are."""
        scene = self._scene
        for voice in scene.voices.unread:
            if voice.subject is None or voice.subject.text.lower() not in self._heads or scene.quoted(voice.span):
                continue
            span, at = voice.subject, scene.page.token(voice.subject.start)
            for token in reversed(scene.page.tokens[max(0, at - _QUALITIES) : at]):
                longer = scene.span(token.start, span.end)
                if not token.word or not self._plain(longer):
                    break
                span = longer
            if span != voice.subject or span.text[0].isupper():
                yield span

    # come back as one

    def _again(self, plural: Span) -> Span | None:
        """Where "the source" stands after ``plural``, where nothing between them or before brings in a single one."""
        scene, one = self._scene, self._heads[self._head(plural)]
        if scene.words(plural.start, plural.end)[:1] == ("the",):
            return None
        for span in scene.uses("sourcing.singular.again").between(plural.end, self._end(plural)):
            if span in self._sources and span.text.lower().endswith(one) and not scene.quoted(span):
                another = self._brings(scene.body, span.start, one, "sourcing.singular.another")
                return None if another or self._brings(plural.end, span.start, one, "sourcing.singular.among") else span
        return None

    def _end(self, plural: Span) -> int:
        """How far the one who is meant may follow."""
        sentences = self._scene.sentences
        return sentences[min(self._scene.sentence_number(plural.start) + _NEXT, len(sentences) - 1)].end

    @cached_property
    def _sources(self) -> frozenset[Span]:
        return frozenset(claim.source.spans[0] for claim in self._scene.attributed if len(claim.source.spans) == 1)

    def _brings(self, start: int, end: int, one: str, name: str) -> bool:
        """Whether a phrase of the list ``name`` between the offsets brings in one of them: "another source", "one of the"."""
        others = tuple(head for head in self._heads.values() if head != one)
        return any(not span.text.lower().endswith(others) for span in self._scene.uses(name).between(start, end))

    # speak as one

    def _i(self, claim: Claim) -> Span | None:
        """The "I" or "my" of a quotation, where nobody else may be quoted in it."""
        if claim.quotation != "direct" or len(claim.contents) != 1:
            return None
        page = self._scene.page
        first, last = page.within(claim.contents[0].start, claim.contents[0].end)
        tokens = [token for token in page.tokens[first:last] if token.word]
        if len({token.quotation for token in tokens}) != 1 or any(token.depth != 1 for token in tokens):
            return None
        mine = self._scene.listed("grammar.pronouns.i")
        return next((self._scene.span(token.start, token.end) for token in tokens if token.lower in mine), None)

    # one alone is cited

    def _official(self, plural: Span) -> Span | None:
        """The one official or ministry that is cited soon after a bare plural, where the article cites no second one."""
        scene = self._scene
        if scene.in_title(plural) or not self._plain(plural):
            return None
        stem = self._country(plural)
        plurals, cited = self._cited(stem)
        if plurals - {plural} or len(cited) != 1:
            return None
        (one,) = cited.values()
        return one if (plural.end <= one.start or stem) and one.start < self._end(plural) else None

    def _cited(self, stem: str) -> tuple[set[Span], dict[str, Span]]:
        """Of one country, or of all: the plurals that speak, and the officials with where each is first cited."""
        if stem not in self._asked:
            plurals: set[Span] = set()
            cited: dict[str, Span] = {}
            spoken = ((claim, source) for claim in self._scene.attributed for source in claim.source.spans[:1])
            for claim, source in spoken:
                if claim.source.kind in ("anonymous", "collective"):
                    if self._head(source) and _of(stem, (source.text,)):
                        plurals.add(source)
                elif claim.id in self._offices and _of(stem, self._offices[claim.id]):
                    cited.setdefault(claim.source.actor or source.text, source)
            self._asked[stem] = plurals, cited
        return self._asked[stem]

    @cached_property
    def _offices(self) -> Mapping[str, tuple[str, ...]]:
        """What the article calls each who holds an office or is a body of state, by the id of the claim."""
        scene = self._scene
        pointing = frozenset().union(*map(scene.listed, _POINTING))
        found = {
            claim.id: tuple(self._called(claim))
            for claim in scene.attributed
            if claim.source.kind in _BODIES
            and claim.source.spans
            and pointing.isdisjoint(claim.source.text.lower().split()[:1])
        }
        return {key: texts for key, texts in found.items() if any(map(self._holds_office, texts))}

    def _holds_office(self, text: str) -> bool:
        mentions = self._scene.mentions
        return mentions(text, "sourcing.singular.office") and not mentions(text, "verification.parties.former")

    def _called(self, claim: Claim) -> Iterator[str]:
        """The words of the source and of the first mention, each with what describes it before and after."""
        scene, actor = self._scene, self._scene.speaker(claim)
        for span in {claim.source.spans[0], *(mention.span for mention in (actor.mentions[:1] if actor else ()))}:
            before = scene.clause(span.start, ",.;:")[-_DESCRIBED:]
            yield " ".join((*before, span.text, scene.apposition(span)))

    def _plain(self, span: Span) -> bool:
        """Whether a plural is no more than "officials", "security sources" or "Velnian officials"."""
        scene = self._scene
        last = scene.page.tokens[scene.page.token(span.end - 1)]
        alone = last.start <= span.start or scene.whole(scene.span(span.start, last.start), "sourcing.singular.kinds")
        return alone and last.lower in self._heads

    def _country(self, span: Span) -> str:
        """The first letters of the adjective of a country in a bare plural: "veln" of "Velnian officials"."""
        services = self._scene.listed("sourcing.singular.services")
        return next((each[:_STEM].lower() for each in span.text.split()[:-1] if each.lower() not in services), "")


def _of(stem: str, texts: tuple[str, ...]) -> bool:
    """Whether a word of one of ``texts`` begins with ``stem``."""
    return not stem or any(word.startswith(stem) for text in texts for word in text.lower().split())


@compiled
def _heads(language: Language) -> Mapping[str, str]:
    """Each plural with its singular."""
    heads = language.table("sourcing").get("singular", {}).get("heads", ())
    return {language.morphology.plural(head): head for head in heads}
