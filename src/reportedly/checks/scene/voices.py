"""Who speaks in every sentence: the one answer for all rules.

A claim that the reader found is a voice where its source can speak. Beside it there are words of saying that the reader left unread,
found among the tokens of the page by the entries of the language: a verb of saying with a subject, a phrase ("according to"). Where
neither stands, a speaker who is mentioned or a record (a document, a picture, a tally) may show on what a sentence rests; and words
such as "reportedly" hint at a source and name nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, hypot, radians
from typing import TYPE_CHECKING, Final, Literal

from reportedly.checks.scene.stretches import Stretches
from reportedly.model import Claim, Place, Span, Token

if TYPE_CHECKING:
    from reportedly.checks.scene.scene import Scene

How = Literal["claim", "cue", "speaker", "record", "hint"]
SPOKEN: Final[tuple[How, ...]] = ("claim", "cue")
"""Somebody says something."""
SOURCED: Final[tuple[How, ...]] = ("claim", "cue", "speaker", "record")
"""The sentence rests on somebody or something that it names."""
ANY: Final[tuple[How, ...]] = ("claim", "cue", "speaker", "record", "hint")

_SPEAKERS: Final = frozenset(("person", "organisation", "state", "named media", "anonymous"))
_LEAD: Final = 2
"""So many sentences after the first may be the lead still: a headline and a date may stand before it."""
_NEAR: Final = 20
"""The subject of a verb is sought among so many words beside it."""
_DEGREES: Final = 0.4
"""Places that lie closer, in degrees of latitude, may be one: some 45 kilometres."""
_ENDS: Final = 3
"""So many words at most stand after the last dash of a headline and name its source."""


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Words that show that somebody speaks, or on what a sentence rests.

    ``how``: by a ``claim`` that was read, a ``cue`` that was left unread, a ``speaker`` who is mentioned ("witnesses"), a
    ``record`` ("footage showed"), or a ``hint`` that names nobody. ``span`` is the evidence: the cue, or the words themselves; of a
    claim without a cue its content. ``subject`` is who speaks, as far as it is told; ``claim`` is set where ``how`` is "claim".
    ``act``: the words are an act ("vowed", "declared"), and so a source for their own content alone, not for what stands beside it.
    """

    span: Span
    how: How
    subject: Span | None = None
    claim: Claim | None = None
    act: bool = False


class Voices:
    """The voices of one article, in text order."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene
        self._starts: Final = [start for start, _ in scene.layout.sentences]

    # who says these words

    def at(self, span: Span) -> Claim | None:
        """The attributed claim whose content holds the start of ``span``, the shortest content first; ``None`` where none does."""
        over = [(length, claim.id, claim) for length, claim in self._holding(span)]
        return min(over, key=lambda each: each[:2])[2] if over else None

    def _holding(self, span: Span) -> Iterator[tuple[int, Claim]]:
        """The attributed claims whose contents hold the start of ``span``, with the lengths of these."""
        for claim in self._scene.attributed:
            for content in claim.contents:
                if content.start <= span.start < content.end:
                    yield content.end - content.start, claim

    def own(self, span: Span) -> bool:
        """Whether the outlet itself says ``span``: it begins in no quotation and in no content of an attributed claim."""
        return not self._scene.quoted(span) and self.at(span) is None

    def worded(self, span: Span) -> bool:
        """Whether the words of ``span`` are the outlet's choice: it says them itself, or tells with them what somebody wants, does or
        meets with ("both sides seek to", "has drawn criticism"), and no word of saying gives them as somebody's words.
        """
        return not self._scene.quoted(span) and not any(self._speaks_in(claim) for _, claim in self._holding(span))

    def alone(self, span: Span, *hows: How) -> bool:
        """Whether the outlet says ``span`` in a sentence where nobody else speaks: no voice of ``hows``, by default of any kind."""
        return self.own(span) and not self.over(span, *(hows or ANY))

    def calls(self, span: Span) -> bool:
        """Whether ``span`` is what the article calls somebody who speaks: it begins in the source of a claim."""
        return self._sources.holds(span.start)

    def names(self, span: Span) -> bool:
        """Whether the words of ``span`` are the outlet's choice: in a headline that names no source, in what it calls a speaker, or in
        a sentence in which nobody's words are told; not where a sentence tells the headline again.
        """
        if self._scene.in_title(span):
            return not self.headed
        return not self._scene.retells(span) and (self.calls(span) or not self.over(span, *SPOKEN))

    # who speaks where

    @cached_property
    def all(self) -> tuple[Voice, ...]:
        """Every voice; a word that shows two things counts as the surer one."""
        return tuple(sorted((*self._read(), *self.unread), key=lambda each: (each.span, each.how)))

    @cached_property
    def unread(self) -> tuple[Voice, ...]:
        """Those that no claim holds: missed readings, which belong into ``claims``."""
        scene = self._scene
        known = [span for claim in self._claims for span in (*claim.source.spans, *_cue(claim))]
        read = Stretches((span.start, span.end) for span in known)
        found: dict[int, Voice] = {}
        acts = scene.listed("says.acts")
        for span, subject in self._verbs():
            found.setdefault(span.start, Voice(span, "cue", subject, act=span.text.lower() in acts))
        lists: tuple[tuple[How, str], ...] = (
            ("cue", "saying.phrases.words"),
            ("speaker", "saying.speakers.words"),
            ("record", "saying.records.words"),
            ("hint", "saying.hints.words"),
        )
        for how, words in lists:
            for span in scene.uses(words):
                if how != "hint" or not scene.is_capital(span):
                    found.setdefault(span.start, Voice(span, how))
        return tuple(voice for voice in found.values() if not read.holds(voice.span.start))

    def among(self, start: int, end: int, *hows: How) -> Iterator[Voice]:
        """Those of which the evidence begins in ``text[start:end]``, of some kinds, by default all but hints."""
        first = bisect_left(self._offsets, start)
        for voice in self.all[first : bisect_left(self._offsets, end, lo=first)]:
            if voice.how in (hows or SOURCED):
                yield voice

    def speaks(self, start: int, end: int, *hows: How) -> bool:
        """Whether one of them, of some kinds, by default all but hints, has a part in ``text[start:end]``; of a claim any span."""
        hows = hows or SOURCED
        if "claim" in hows and self._spans.meets(start, end):
            return True
        return any(voice.how != "claim" for voice in self.among(start, end, *hows))

    def in_sentence(self, offset: int, *hows: How) -> bool:
        """The same of the sentence that holds ``offset``."""
        sentence = self._scene.sentence(offset)
        return self.speaks(sentence.start, sentence.end, *hows)

    def over(self, span: Span, *hows: How) -> bool:
        """Whether one of them may be who says ``span``: one of its sentence.

        Those are not that stand in a relative clause after it ("the law is likely to please voters, who have argued for it"), and
        claims without a word of saying, which hold what they hold and no more ("both sides seek to").
        """
        hows = hows or SOURCED
        relative = self._scene.listed("saying.verbs.relative")
        return any(
            not (voice.subject and voice.subject.start > span.start and voice.subject.text.lower() in relative)
            and (
                voice.claim is None
                or self._speaks_in(voice.claim)
                or any(each.start <= span.start < each.end for each in voice.claim.spans)
            )
            for voice in self._of_sentence.get(self._sentence(span.start), ())
            if voice.how in hows
        )

    def tells(self, span: Span) -> bool:
        """Whether ``span`` begins in what somebody who can speak says."""
        return self._contents.holds(span.start)

    def beside(self, span: Span) -> bool:
        """Whether somebody may be who says ``span`` in its sentence: one who speaks there unread, outside of ``span``, or one named
        after what is said ("…, she said"). A claim about something else is none: "Two men, who were allegedly beaten, said that".
        """
        unread, last = self._around.get(self._sentence(span.start), ((), -1))
        return last >= span.end or any(not span.start <= offset < span.end for offset in unread)

    def named(self, start: int, end: int) -> bool:
        """Whether somebody who could speak, a person or a body, is named or mentioned between the offsets."""
        return bisect_left(self._people, start) < bisect_left(self._people, end)

    def before(self, offset: int) -> Voice | None:
        """The nearest one before ``offset`` that says something, with a subject."""
        known = [voice for voice in self.among(0, offset, *SPOKEN) if voice.subject]
        return known[-1] if known else None

    # on whose word a sentence rests

    def within(self, span: Span) -> bool:
        """Whether a claim tells ``span``, or its sentence names a source or hints at one."""
        return self._contents.holds(span.start) or self._names(self._sentence(span.start), *ANY)

    def near(self, span: Span) -> bool:
        """Whether ``carried`` is so, or the sentence after tells of a reporter who saw it."""
        return self.carried(span) or self._seen(self._sentence(span.start) + 1)

    def carried(self, span: Span) -> bool:
        """Whether ``within`` is so, or the sentence before names a source and this one does not turn to another event."""
        at = self._sentence(span.start)
        return self.within(span) or (self._names(at - 1) and not self.turns(at) and not self._scene.is_entry(span))

    def followed(self, span: Span, about: str | None = None) -> bool:
        """Whether the sentence after that of ``span`` names a source, and holds a phrase of the list ``about``, where it is given."""
        following = self.sourced_next(span)
        if following is None:
            return False
        return about is None or self._scene.uses(about).within(following.start, following.end)

    def sourced_next(self, span: Span) -> Span | None:
        """The sentence after that of ``span``, its copies left out, where it names a source."""
        sentences = self._scene.sentences
        at = self._sentence(span.start) + 1
        while 0 < at < len(sentences) and sentences[at].text == sentences[at - 1].text:
            at += 1
        return sentences[at] if self._names(at) else None

    def leads(self, span: Span) -> bool:
        """Whether ``span`` stands at the head of the body, whose source often follows, or in a copy of that."""
        at, most = self._sentence(span.start), bisect_right(self._starts, self._scene.body) + _LEAD
        sentences = self._scene.sentences
        return at < most or any(each.text == sentences[at].text for each in sentences[max(0, most - _LEAD) : most])

    @cached_property
    def headed(self) -> bool:
        """Whether the headline names a source: by a voice, a colon, or the words after its last dash or at its end."""
        title = self._scene.title
        if title is None:
            return False
        tokens = self._scene.page.tokens[slice(*self._scene.page.within(title.start, title.end))]
        dash = max((at for at, token in enumerate(tokens) if token.text in "-–—"), default=-1)
        words = [token.lower for token in tokens if token.word]
        return (
            any(token.text == ":" for token in tokens)
            or (dash > 0 and 0 < sum(token.word for token in tokens[dash:]) <= _ENDS)
            or bool(words and words[-1] in self._scene.listed("saying.headlines.ends"))
            or self.speaks(title.start, title.end, *ANY)
        )

    def turns(self, at: int) -> bool:
        """Whether a sentence turns to another event than the one before: its first words say so, or all its places lie elsewhere; not
        where it begins with a word that goes back ("The attack").
        """
        scene = self._scene
        if at < 1:
            return False
        first, last = scene.page.of_sentence[at]
        tokens = [token for token in scene.page.tokens[first:last] if token.word]
        if len(tokens) > 1 and tokens[0].lower in ("and", "but"):
            tokens = tokens[1:]
        if not tokens or scene.uses("attribution.background.turns").begin(tokens[0].start):
            return bool(tokens)
        back = tokens[0].lower in scene.listed("attribution.background.back")
        return not (back and len(tokens) > 1 and not tokens[1].capital) and self.elsewhere(at - 1, at)

    def elsewhere(self, first: int, second: int) -> bool:
        """Whether all places of the second of two sentences, by their numbers, lie apart from those of the first; where that names
        none, a paragraph of its own is elsewhere.
        """
        scene = self._scene
        before, here = self._placed(first), self._placed(second)
        one, other = (scene.paragraph(scene.sentences[each].start).start for each in (first, second))
        if not here or not (before or one != other):
            return False
        return all(_apart(place, known, unknown=one != other) for place in here for known in before)

    def _placed(self, at: int) -> list[Place]:
        """The places that a sentence names, outside of what speakers are called; no states, which act and are acted on everywhere."""
        sentence, places = self._scene.sentences[at], self._scene.article.places
        first = bisect_left(places, sentence.start, key=lambda each: each.named.start)
        last = bisect_left(places, sentence.end, key=lambda each: each.named.start)
        return [each for each in places[first:last] if each.kind != "country" and not self.calls(each.named)]

    # inside

    @cached_property
    def _claims(self) -> tuple[Claim, ...]:
        """Claims whose source can speak."""
        scene = self._scene
        return tuple(
            each
            for each in scene.attributed
            if each.source.kind != "missing" and not scene.is_thing(each) and not self.acts(each)
        )

    def acts(self, claim: Claim) -> bool:
        """Whether what was read as a word of saying is an act: of fighting ("launches drone attacks on"), or one whose object is the
        subject's own ("are concluding their operations").
        """
        if claim.cue is None:
            return False
        if claim.cue.lemma in self._scene.listed("saying.verbs.doing") and claim.contents and claim.quotation == "indirect":
            first = self._scene.words(claim.contents[0].start, claim.contents[0].end)[:1]
            owned = not self._scene.listed("grammar.determiners.possessive").isdisjoint(first)
            if owned and self._scene.may_be(claim.cue.text.split()[-1].lower(), "progressive"):
                return True
        if self._speaks_in(claim):
            return False
        fighting = self._scene.uses("attribution.fighting.words")
        return any(fighting.within(span.start, span.end) for span in claim.cue.spans)

    def _read(self) -> Iterator[Voice]:
        for claim in self._claims:
            subject = claim.source.spans[0] if claim.source.spans else None
            yield Voice((*_cue(claim), *claim.spans)[0], "claim", subject, claim)

    @cached_property
    def _of_sentence(self) -> dict[int, list[Voice]]:
        """The voices that have a part in each sentence; of a claim any span counts."""
        out: dict[int, list[Voice]] = {}
        for voice in self.all:
            for span in voice.claim.spans if voice.claim else (voice.span,):
                for at in range(self._sentence(span.start), self._sentence(span.end - 1) + 1):
                    known = out.setdefault(at, [])
                    if not known or known[-1] is not voice:
                        known.append(voice)
        return out

    @cached_property
    def _around(self) -> dict[int, tuple[list[int], int]]:
        """For each sentence where others speak in it than those whose claims were read, and where the last claim that follows its
        content is told.
        """
        out: dict[int, tuple[list[int], int]] = {}
        for voice in self.all:
            start, follows = voice.span.start, voice.claim is not None and _follows(voice.claim)
            unread, last = out.setdefault(self._sentence(start), ([], -1))
            if voice.claim is None and voice.how != "hint" and not self._contents.holds(start):
                unread.append(start)
            elif follows:
                out[self._sentence(start)] = unread, max(last, start)
        return out

    @cached_property
    def _people(self) -> list[int]:
        article = self._scene.article
        mentions = (mention.span.start for actor in article.actors for mention in actor.mentions)
        names = (name.span.start for name in article.names if name.kind in ("person", "organisation"))
        return sorted({*mentions, *names})

    @cached_property
    def _offsets(self) -> list[int]:
        return [voice.span.start for voice in self.all]

    @cached_property
    def _spans(self) -> Stretches:
        return Stretches((span.start, span.end) for claim in self._claims for span in claim.spans)

    @cached_property
    def _sources(self) -> Stretches:
        return Stretches((span.start, span.end) for claim in self._claims for span in claim.source.spans)

    @cached_property
    def _contents(self) -> Stretches:
        return Stretches((span.start, span.end) for claim in self._claims for span in claim.contents)

    @cached_property
    def _telling(self) -> Stretches:
        """Where claims stand that may be the source of what stands beside them: not those of acts ("vowed", "launched")."""
        acts = self._scene.listed("saying.verbs.acts")
        told = [claim for claim in self._claims if claim.cue is None or claim.cue.lemma not in acts]
        return Stretches((span.start, span.end) for claim in told for span in claim.spans)

    def _speaks_in(self, claim: Claim) -> bool:
        """Whether the cue of a claim is a word of saying, or it has none."""
        if claim.cue is None or self._scene.says_so(claim.cue.lemma):
            return True
        lists = ("says.sure", "says.unsure", "saying.phrases.words")
        return any(self._scene.uses(*lists).within(span.start, span.end) for span in claim.cue.spans)

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _names(self, at: int, *hows: How) -> bool:
        """Whether a sentence of the body names a source, by default one that the next may rest on too."""
        if not 0 <= at < len(self._starts):
            return False
        start, end = self._scene.layout.sentences[at]
        if start < self._scene.begins:
            return False
        if any(voice.how != "claim" and not voice.act for voice in self.among(start, end, *(hows or SOURCED))):
            return True
        return self._telling.meets(start, end)

    def _seen(self, at: int) -> bool:
        if not 0 <= at < len(self._starts):
            return False
        return self._scene.uses("saying.seen.words").within(*self._scene.layout.sentences[at])

    def _verbs(self) -> Iterator[tuple[Span, Span | None]]:
        """Verbs of saying with a subject, each with the word before it that is its subject, or the last word of it."""
        scene = self._scene
        tokens = scene.page.tokens
        for key in ("sure", "unsure"):
            for span in scene.uses(f"says.{key}"):
                at = scene.page.token(span.start)
                first, last = scene.page.of_sentence[tokens[at].sentence]
                first, last = max(first, at - _NEAR), min(last, at + _NEAR)
                subject = self._subject(tokens[first:last], at - first, sure=key == "sure")
                if subject is not None:
                    yield span, scene.span(subject.start, subject.end)

    def _subject(self, tokens: Sequence[Token], at: int, *, sure: bool) -> Token | None:
        """The subject of the verb at ``at`` of a sentence, as far as it stands right beside it; ``None`` where it has none."""
        listed = self._scene.listed
        before = at - 1
        while before >= 0 and (
            tokens[before].lower in listed("saying.verbs.between")
            or (self._scene.may_be(tokens[before].lower, "adverb") and before)
        ):
            before -= 1
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        going_on = self._scene.may_be(tokens[at].lower, "progressive")
        if before < 0:
            return following if sure and not going_on and following and following.capital else None
        word = tokens[before]
        if word.lower in listed("saying.verbs.being") and not (word.text.isupper() and len(word.text) > 1):
            return word if going_on else None
        if not word.word:
            inverted = following is not None and (following.capital or following.lower in listed("saying.verbs.pronouns"))
            return (following if inverted else word) if sure and word.text not in ("-", "(") else None
        if word.lower in listed("saying.verbs.nominal"):
            return None
        if not sure:
            if tokens[at].capital and before >= 0:
                return None  # a part of a name
            plural = word.lower.endswith("s") or word.capital or word.lower in listed("saying.verbs.pronouns")
            return word if plural or word.lower == "people" else None
        passive = not going_on and following is not None and following.lower in listed("saying.verbs.passive")
        return None if passive and tokens[at].lower.endswith(("ed", "quoted")) else word


def _apart(one: Place, other: Place, *, unknown: bool) -> bool:
    """Whether two places lie apart by their distance; ``unknown`` where one of them was not found."""
    if one.name.casefold() == other.name.casefold():
        return False
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return unknown
    east = (one.lon - other.lon) * cos(radians((one.lat + other.lat) / 2))
    return hypot(one.lat - other.lat, east) > _DEGREES


def _follows(claim: Claim) -> bool:
    """Whether the word of saying comes after all that is said."""
    return claim.cue is not None and all(content.end <= claim.cue.spans[0].start for content in claim.contents)


def _cue(claim: Claim | None) -> tuple[Span, ...]:
    return claim.cue.spans if claim and claim.cue else ()
