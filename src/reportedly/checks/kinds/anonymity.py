"""Sources without a name: of whom nothing is told, who are many and nobody, or who judge others from behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.checks.kinds.kind import ListName, filled
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene, exemplified
from reportedly.model import Claim, Related, SourceKind, Span

_OPENING = 8
"""Who a source is stands in its first words, of which there are so many at most."""

_JOINED = 3
"""Words before a source that show with whom it is joined."""

_POINTING = ("grammar.determiners.definite", "grammar.determiners.demonstrative", "grammar.determiners.possessive")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymity:
    """Marks sources that have no name, each once. In ``message`` and ``ask``: ``{words}``, and of opinions ``{other}``.

    Fields name lists of the language. A source of the ``kinds`` given counts that is one of the phrases ``called`` or ``loosely`` and
    no more, or has a word of ``heads`` among its first. One of ``loosely`` must not point to somebody told of ("the", "her"). With
    ``unsaid`` its cue has to be a word of saying or believing, and to hold none of that list. ``spoken`` are phrases that mark a
    source beside words of saying, be it that a claim was read there or not; there it begins after a mark or a phrase of ``starts``.
    No source counts that is quoted, stands in the headline, is told of by a phrase of ``told`` right after it or of ``listing`` in the
    rest of its sentence, or, unless it is one of ``called``, by one of ``near`` in its sentence or the one before; nor one of which
    somebody speaks by name, for which ``experts``, ``members`` and ``bodies`` say what they are called: see ``exemplified``.
    With ``opinions`` it only counts with one of those phrases in what it says; ``quoted`` are such in quotation marks only, ``labels``
    those that count there where no body is named. What is said after words of saying, or after a phrase of ``denied``, is none.
    ``beside`` is what the finding says of it. ``placed`` are sources of which no more than a place is told, as is one of ``called``
    with the name of a place after it.
    With ``reasons`` those count, each once, who have no name though something is told of them: of the kind "anonymous", or
    beginning with a phrase of ``unnamed``; none who is taken up again ("the source"), whom ``called``, ``loosely`` or ``placed``
    holds, or beside whom a phrase of ``reasons`` stands, where it speaks; ``everywhere`` are phrases of which one is enough.
    ``again`` is what the finding says of later places with the same head ("Velnian activists", "activists"), which are asked about
    together.
    """

    message: str
    ask: str
    kinds: tuple[SourceKind, ...]
    called: ListName = ""
    loosely: ListName = ""
    near: ListName = ""
    heads: ListName = ""
    unsaid: ListName = ""
    spoken: ListName = ""
    starts: tuple[ListName, ...] = ()
    told: ListName = ""
    listing: ListName = ""
    experts: ListName = ""
    members: ListName = ""
    bodies: ListName = ""
    opinions: ListName = ""
    quoted: ListName = ""
    labels: ListName = ""
    denied: ListName = ""
    beside: str = ""
    placed: ListName = ""
    unnamed: ListName = ""
    reasons: ListName = ""
    everywhere: ListName = ""
    again: str = ""

    def find(self, scene: Scene) -> Iterator[Finding]:
        """One finding for each source."""
        if self.reasons:
            yield from self._unexplained(scene)
            return
        seen: set[int] = set()
        found: dict[object, list[Finding]] = {}
        for span, claim in sorted(self._sources(scene), key=lambda each: each[0]):
            if span.end in seen or not self._counts(scene, span):
                continue
            opinion = next(self._opinions(scene, claim), None) if self.opinions and claim else None
            if self.opinions and opinion is None:
                continue
            seen.add(span.end)
            values = {"words": span.text, "other": opinion.text if opinion else ""}
            related = (Related(opinion, self.beside),) if opinion else ()
            identity = claim.id if claim else None
            message, ask = filled(self.message, **values), filled(self.ask, **values)
            head = scene.words(span.start, span.end)[-1:] if self.again else span
            found.setdefault(head, []).append(Finding(span, message, ask, related, identity))
        for first, *more in found.values():
            yield replace(first, related=(*first.related, *(Related(each.span, self.again) for each in more)))

    # without a reason

    def _unexplained(self, scene: Scene) -> Iterator[Finding]:
        """The first place of each source that has no name, where the article does not say why."""
        if self.everywhere and scene.uses(self.everywhere).within(0, len(scene.text)):
            return
        told: dict[str, list[Claim]] = {}
        for claim in scene.sourced:
            if self._is_unnamed(scene, claim):
                told.setdefault(self._plainly(scene, claim.source.spans[0]), []).append(claim)
        for first, *more in told.values():
            same = [each for each in scene.sourced if first.source.actor and each.source.actor == first.source.actor]
            if not any(self._explained(scene, claim) for claim in (first, *more, *same)):
                span = first.source.spans[0]
                values = {"words": span.text}
                yield Finding(span, filled(self.message, **values), filled(self.ask, **values), (), first.id)

    @staticmethod
    def _plainly(scene: Scene, span: Span) -> str:
        """The words of a source from its article on: a town may stand before it that tells where the news comes from."""
        words = scene.words(span.start, span.end)
        first = next((at for at, word in enumerate(words[:-1]) if word in ("a", "an")), 0)
        return " ".join(words[first:])

    def _is_unnamed(self, scene: Scene, claim: Claim) -> bool:
        span, *apart = claim.source.spans
        first = {*scene.words(span.start, span.end)[:1]}
        if apart or scene.quoted(span) or scene.in_title(span) or any(scene.listed(each) & first for each in _POINTING):
            return False
        named = self.unnamed and (begun := scene.following(span.start, self.unnamed)) and begun.end <= span.end
        if claim.source.kind != "anonymous" and not (
            named and claim.source.kind in self.kinds and not self._has_name(scene, claim)
        ):
            return False
        told = scene.parties.stands_by(claim) or scene.mentions(span.text, "sourcing.unnamed.media")
        return not told and not self._is_bare(scene, span)

    @staticmethod
    def _has_name(scene: Scene, claim: Claim) -> bool:
        """Whether the words of a source end in somebody's name, or such a one follows them."""
        span = claim.source.spans[0]
        end = span.end + len(scene.apposition(span)) + 2
        people = (actor for actor in scene.article.actors if actor.kind == "person")
        return any(
            each.how == "name" and span.start < each.span.start < end and len(each.span.text.split()) > 1
            for actor in people
            for each in actor.mentions
        )

    def _is_bare(self, scene: Scene, span: Span) -> bool:
        """Whether nothing is told of a source, or no more than a place."""
        return any(each and scene.whole(span, each) for each in (self.called, self.loosely)) or self._is_placed(scene, span)

    def _is_placed(self, scene: Scene, span: Span) -> bool:
        """Whether no more than a place is told of a source."""
        if not self.placed or scene.whole(span, self.placed):
            return bool(self.placed)
        head = scene.following(span.start, self.called) if self.called else None
        if head is None or head.end >= span.end:
            return False
        rest = scene.words(head.end, span.end)
        where = scene.listed("sourcing.bare.wherein").issuperset(rest[:1])
        begins = head.end + len(rest[0]) + 1
        return where and any(
            place.span.end == span.end and len(scene.words(begins, place.span.start)) <= 1 <= place.span.start - begins + 1
            for place in scene.article.places
        )

    def _explained(self, scene: Scene, claim: Claim) -> bool:
        """Whether a phrase of ``reasons`` stands in a sentence in which a source speaks, or one beside it."""
        spans = claim.spans
        before = scene.sentence_before(spans[0].start)
        last = scene.sentence(spans[-1].end - 1)
        after = scene.sentence(min(last.end + 1, len(scene.text) - 1))
        start = before.start if before else scene.sentence(spans[0].start).start
        return scene.uses(self.reasons).within(start, after.end)

    # who

    def _sources(self, scene: Scene) -> Iterator[tuple[Span, Claim | None]]:
        read: set[int] = set()
        for claim in scene.sourced:
            span, *apart = claim.source.spans
            nameless = claim.source.kind in self.kinds and not apart and self._is_nameless(scene, span)
            if nameless and (not self.unsaid or self._says(scene, claim)):
                read.add(span.end)
                yield span, claim
        ends = {claim.source.spans[0].end: claim for claim in scene.sourced}
        for span in scene.uses(self.spoken) if self.spoken else ():
            if span.end not in read and self._begins(scene, span):
                yield span, ends.get(span.end)

    def _is_nameless(self, scene: Scene, span: Span) -> bool:
        if self.heads and not scene.listed(self.heads).isdisjoint(scene.words(span.start, span.end)[:_OPENING]):
            return True
        if self.called and scene.whole(span, self.called):
            return True
        if self._is_placed(scene, span):
            return True
        if not self.loosely or not scene.whole(span, self.loosely):
            return False
        return not any(scene.listed(each) & {*scene.words(span.start, span.end)[:1]} for each in _POINTING)

    def _says(self, scene: Scene, claim: Claim) -> bool:
        """Whether the cue tells what they say or think, and not what they feel, do or may say."""
        cue = claim.cue
        if cue is None or cue.lemma not in scene.opining:
            return False
        if any(scene.words(content.start, content.end)[:1] == ("to",) for content in claim.contents[:1]):
            return False
        return all(scene.listed(self.unsaid).isdisjoint(scene.words(part.start, part.end)) for part in cue.spans)

    def _is_known(self, scene: Scene, span: Span) -> bool:
        """Whether the words around tell who it may be."""
        if not self.near or (self.called and scene.whole(span, self.called)) or self._is_placed(scene, span):
            return False
        before, sentence = scene.sentence_before(span.start), scene.sentence(span.start)
        return scene.uses(self.near).within(before.start if before else sentence.start, sentence.end)

    def _begins(self, scene: Scene, span: Span) -> bool:
        """Whether nothing that stands before ``span`` belongs to it: "the ministry's sources"."""
        tokens, at = scene.page.tokens, scene.page.token(span.start)
        if tokens[at].start != span.start:
            return False
        if at == 0 or tokens[at - 1].sentence != tokens[at].sentence or not any(map(str.isalnum, tokens[at - 1].text)):
            return True
        return scene.preceding(span.start, *self.starts) is not None

    def _counts(self, scene: Scene, span: Span) -> bool:
        if scene.quoted(span) or span.start < scene.body or (self.told and scene.following(span.end, self.told)):
            return False
        if self._is_known(scene, span) or _is_joined(scene, span):
            return False
        if self.listing and scene.uses(self.listing).within(span.end, scene.sentence(span.start).end):
            return False
        return not self.experts or not exemplified(scene, span, self.experts, self.members, self.bodies)

    # what it says

    def _opinions(self, scene: Scene, claim: Claim) -> Iterator[Span]:
        """What it says that judges somebody, in words of its own."""
        for content in claim.contents:
            for span in scene.uses(self.opinions).between(content.start, content.end):
                if not self._is_others(scene, claim, content, span):
                    yield span
            lists = (self.quoted,) if self._names_body(scene, content) else (self.quoted, self.labels)
            for span in scene.uses(*lists).between(content.start, content.end):
                if scene.quoted(span) and not self._is_others(scene, claim, content, span):
                    yield span

    def _is_others(self, scene: Scene, claim: Claim, content: Span, span: Span) -> bool:
        """Whether it tells what somebody else says, or denies it."""
        if any(each.depth > 0 and each.start <= span.start < each.end for each in scene.layout.quotations):
            return True
        if not scene.quoted(span) and scene.uses("says.sure", "says.unsure").within(content.start, span.start):
            return True
        inner = scene.voices.at(span)
        other = inner is not None and inner.id != claim.id and inner.source.actor != claim.source.actor
        return other or scene.preceding(span.start, self.denied) is not None

    @staticmethod
    def _names_body(scene: Scene, content: Span) -> bool:
        """Whether ``content`` names a group, which others may call the same."""
        return any(
            mention.how == "name" and content.start <= mention.span.start < content.end
            for actor in scene.article.actors
            if actor.kind != "person"
            for mention in actor.mentions
        )


def _is_joined(scene: Scene, span: Span) -> bool:
    """Whether it is the rest of those who are named right before ("the Sarn League and other activists"), or somebody's own."""
    tokens, at = scene.page.tokens, scene.page.token(span.start)
    if at < _JOINED or tokens[at - 1].lower != "and" or tokens[at - _JOINED].sentence != tokens[at].sentence:
        return False
    before = scene.before(span.start, _JOINED)
    owned = not scene.listed("grammar.determiners.possessive").isdisjoint(before)
    return owned or (tokens[at].lower == "other" and tokens[at - 2].capital)
