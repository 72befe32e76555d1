"""Words in a voice and a position: a term of one side, a prediction, a time that floats, what a house style will not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.checks.kinds.kind import filled
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene
from reportedly.model import Span

Voice = Literal["any", "own", "apart", "alone"]
Where = Literal["anywhere", "headline", "body"]

_OPENING = 40
"""A wording so close to the beginning of its sentence is marked from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Marks each use of some phrases. In ``message`` and ``ask``: ``{words}``, and of terms ``{side}``, ``{pack}``, ``{neutral}``.

    ``of`` says which: "phrases" are those of the ``lists`` of the language and the ``phrases`` given here, "terms" those that packs
    give to a side. ``undated`` are lists that count only where no date of the article is known.
    ``voice``: "any"; "own": the outlet's, outside of quotations and of what is attributed; "apart": outside of sources and cues too;
    "alone": in a sentence in which nobody else speaks.
    ``once``: of several uses of one wording the first only. ``widened``: with one more word, and from the sentence's beginning, where
    that is near.
    A use counts for nothing right ``after`` or right ``before`` a phrase of those lists, in a longer one of the lists ``but``, in a
    sentence that holds one of ``beside``; where ``questions``, ``dated``, ``parts`` are false, in a question, in a sentence that names
    a day, a month or a year, and as a part of a word ("last week's").
    """

    message: str
    ask: str
    of: Literal["phrases", "terms"] = "phrases"
    lists: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    voice: Voice = "own"
    where: Where = "anywhere"
    once: bool = False
    widened: bool = False
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    questions: bool = True
    dated: bool = True
    parts: bool = True
    neutral: str = ""

    def find(self, scene: Scene) -> Iterator[Finding]:
        """Each use that counts."""
        seen: set[str] = set()
        for span, values in self._uses(scene):
            key = " ".join(span.text.lower().split())
            if (self.once and key in seen) or not self._counts(scene, span):
                continue
            seen.add(key)
            marked = self._widened(scene, span) if self.widened else span
            values = {"words": marked.text, **values}
            yield Finding(marked, filled(self.message, **values), filled(self.ask, **values), neutral=self.neutral or None)

    def _uses(self, scene: Scene) -> Iterator[tuple[Span, dict[str, str]]]:
        if self.of == "terms":
            for use in scene.terms:
                if use.term.side is not None:
                    side = next((each.name for each in use.pack.sides if each.id == use.term.side), use.term.side)
                    yield use.span, {"side": side, "pack": use.pack.id, "neutral": use.term.neutral}
            return
        dated = scene.document.published is not None or any(time.start for time in scene.article.times)
        lists = self.lists if dated else (*self.lists, *self.undated)
        for span in scene.uses(*lists) if lists else scene.wordings(self.phrases):
            yield span, {}

    def _counts(self, scene: Scene, span: Span) -> bool:
        titled = scene.in_title(span)
        if (self.where == "headline" and not titled) or (self.where == "body" and titled):
            return False
        return (
            self._is_voiced(scene, span)
            and not (self.after and scene.preceding(span.start, *self.after))
            and not (self.before and scene.following(span.end, *self.before))
            and not (self.beside and scene.says(span, *self.beside))
            and not (self.but and scene.uses(*self.but).meet(span.start, span.end))
            and (self.questions or not scene.sentence(span.start).text.endswith("?"))
            and (self.dated or not scene.dates.tells(scene.sentence(span.start)))
            and (self.parts or scene.is_whole(span))
        )

    def _is_voiced(self, scene: Scene, span: Span) -> bool:
        if self.voice == "any":
            return True
        if self.voice == "alone":
            return scene.voices.alone(span) and not scene.in_attribution(span)
        return scene.voices.own(span) and (self.voice == "own" or not scene.in_attribution(span))

    def _widened(self, scene: Scene, span: Span) -> Span:
        sentence = scene.sentence(span.start)
        near = span.start - sentence.start <= _OPENING and scene.clause(span.start, ",;:") == scene.words(
            sentence.start, span.start
        )
        tokens = scene.page.tokens
        at = scene.page.token(span.end)
        further = at < len(tokens) and tokens[at].word and tokens[at].end <= sentence.end
        return scene.span(sentence.start if near else span.start, tokens[at].end if further else span.end)
