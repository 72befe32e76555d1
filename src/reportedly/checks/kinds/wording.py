"""Words in a voice and a position: a term of one side, a prediction, a time that floats, what a house style will not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from reportedly.checks.kinds.kind import ListName, filled
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene
from reportedly.model import Pack, Related, Span, Term

VoiceFilter = Literal["any", "unquoted", "own", "naming", "apart", "alone"]
WhereFilter = Literal["anywhere", "headline", "body"]

_OPENING = 40
"""A wording so close to the beginning of its sentence is marked from there."""
_MOST = 12
"""Other uses of a wording that a finding points at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Marks each use of some phrases. In ``message`` and ``ask``: ``{words}``, and of terms and names ``{side}``, ``{pack}``,
    ``{neutral}``.

    ``of`` says which: "phrases" are those of the ``lists`` of the language and the ``phrases`` given here, "terms" those that packs
    give to a side, "names" those of places that packs give to a side. ``forms`` is a section of lists each of which holds the forms
    of one wording.
    ``voice``: "any"; "unquoted": outside of quotations; "own": outside of what is attributed too; "naming": the same, and in a
    sentence in which somebody speaks only in what the speaker is called, in a headline only where it names no source; "apart":
    outside of quotations, contents, sources and cues; "alone": in a sentence in which nobody else speaks.
    ``once``: of several uses of one wording the first only, with the others beside it where ``again`` says what they are.
    ``widened``: with one more word, and from the sentence's beginning, where that is near.
    A use counts for nothing right ``after`` or right ``before`` a phrase of those lists, in a longer one of the lists ``but``, in a
    sentence that holds one of ``beside``. Where they are false, it does not in a question (``questions``), in a sentence that names a
    day, a month or a year in the same part of it (``dated``), in an article in which a sentence that has it tells of a year long past
    and in a sentence of history (``past``), as part of
    a hyphenated word (``parts``), with a capital in the last word (``capitals``), and where the next
    sentence is a quotation of somebody, which bears it out (``borne``).
    """

    message: str
    ask: str
    of: Literal["phrases", "terms", "names"] = "phrases"
    lists: tuple[ListName, ...] = ()
    forms: ListName = ""
    phrases: tuple[str, ...] = ()
    voice: VoiceFilter = "own"
    where: WhereFilter = "anywhere"
    once: bool = False
    again: str = ""
    widened: bool = False
    after: tuple[ListName, ...] = ()
    before: tuple[ListName, ...] = ()
    but: tuple[ListName, ...] = ()
    beside: tuple[ListName, ...] = ()
    questions: bool = True
    dated: bool = True
    past: bool = True
    parts: bool = True
    capitals: bool = True
    borne: bool = True
    neutral: str = ""

    def find(self, scene: Scene) -> Iterator[Finding]:
        """Each use that counts."""
        found: dict[object, list[tuple[Span, Mapping[str, str]]]] = {}
        for key, span, values in self._uses(scene):
            key = key if self.once else span
            if (self.again or key not in found) and self._counts(scene, span):
                found.setdefault(key, []).append((span, values))
        for (span, values), *more in found.values():
            marked = self._widened(scene, span) if self.widened else span
            values = {"words": marked.text, **values}
            related = tuple(Related(other, self.again) for other, _ in more[:_MOST])
            yield Finding(
                marked, filled(self.message, **values), filled(self.ask, **values), related, neutral=self.neutral or None
            )

    def _uses(self, scene: Scene) -> Iterator[tuple[object, Span, Mapping[str, str]]]:
        """Every use, with what tells its wording from others, and what is known of it."""
        known = [(" ".join(span.text.lower().split()), span, values) for span, values in self._known(scene)]
        old = {key for key, span, _ in known if not self.past and scene.dates.is_of_old(scene.sentence(span.start))}
        yield from (use for use in known if use[0] not in old)
        for number, lists in enumerate(scene.groups(self.forms) if self.forms else ()):
            for span in scene.uses(*lists):
                yield number, span, {}

    def _known(self, scene: Scene) -> Iterator[tuple[Span, Mapping[str, str]]]:
        if self.of == "terms":
            for term in scene.terms:
                if term.term.side is not None:
                    yield term.span, _sided(term.pack, term.term.side, term.term.neutral, term.turns)
        elif self.of == "names":
            for name in scene.names:
                yield name.span, _sided(name.pack, name.variant.side, name.place.name)
        elif self.lists or self.phrases:
            for span in scene.uses(*self.lists) if self.lists else scene.wordings(self.phrases):
                yield span, {}

    def _counts(self, scene: Scene, span: Span) -> bool:
        titled = scene.in_title(span)
        if (self.where == "headline" and not titled) or (self.where == "body" and titled):
            return False
        return (
            self._is_voiced(scene, span)
            and not (self.after and scene.preceding(span.start, *self.after))
            and not (self.before and scene.following(span.end, *self.before))
            and not (self.but and scene.uses(*self.but).meet(span.start, span.end))
            and not (self.beside and scene.says(span, *self.beside))
            and (self.past or not scene.says(span, "attribution.background.history"))
            and (self.questions or not scene.sentence(span.start).text.endswith("?"))
            and (self.dated or not _is_dated(scene, span))
            and (self.borne or not _is_borne_out(scene, span))
            and (self.parts or not scene.is_part(span))
            and (self.capitals or not scene.is_capital(span))
        )

    def _is_voiced(self, scene: Scene, span: Span) -> bool:
        voices = scene.voices
        if self.voice in ("any", "unquoted"):
            return self.voice == "any" or not scene.quoted(span)
        if self.voice == "alone":
            return voices.alone(span) and not scene.in_attribution(span)
        if self.voice == "naming":
            return voices.own(span) and voices.names(span)
        return voices.own(span) and (self.voice == "own" or not scene.in_attribution(span))

    def _widened(self, scene: Scene, span: Span) -> Span:
        sentence = scene.sentence(span.start)
        near = span.start - sentence.start <= _OPENING and scene.clause(span.start, ",;:") == scene.words(
            sentence.start, span.start
        )
        tokens = scene.page.tokens
        at = scene.page.token(span.end)
        further = at < len(tokens) and tokens[at].word and tokens[at].end <= sentence.end
        return scene.span(sentence.start if near else span.start, tokens[at].end if further else span.end)


def _following(scene: Scene, span: Span) -> Span | None:
    """The sentence after the one of ``span``."""
    at = scene.sentence_number(span.start) + 1
    return scene.sentences[at] if at < len(scene.sentences) else None


def _is_dated(scene: Scene, span: Span) -> bool:
    """Whether the part of its sentence names a day, a month or a year, or after a colon the next sentence does."""
    following = _following(scene, span) if scene.sentence(span.start).text.rstrip().endswith(":") else None
    return scene.dates.tells(scene.part(span)) or (following is not None and scene.dates.tells(following))


def _is_borne_out(scene: Scene, span: Span) -> bool:
    """Whether the next sentence begins with a quotation of which it tells who said it."""
    following = _following(scene, span)
    return (
        following is not None
        and scene.quoted(following)
        and scene.voices.speaks(following.start, following.end, "claim", "cue")
    )


def _sided(pack: Pack, side: str | None, neutral: str, turns: Term | None = None) -> Mapping[str, str]:
    """What a message says of a term; of the counterpart of one, that it is one."""
    known = f"{pack.id}, which has “{turns.wordings[0]}” of the other side" if turns else pack.id
    return {"side": pack.side_name(side), "pack": known, "neutral": neutral}
