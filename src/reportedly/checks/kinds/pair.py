"""Two words for one thing: terms, and names of a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.checks.kinds.kind import ListName, filled
from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene
from reportedly.model import Place, Related, Span

_SURE = 0.9
"""A place known less surely may be another one."""
_SHORT = 4
"""Names that begin with so many of the same letters are spellings of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Marks the first use of a second word for one thing. In ``message`` and ``ask``: ``{words}``, ``{other}``, ``{name}``.

    ``of`` says what: "terms" that the lists ``things`` of the language and packs say name one thing, outside quotations and the
    headline, one of them in the outlet's own words; "towns" that a pack knows under several names. ``beside`` is what the finding
    says of the other word.
    """

    message: str
    ask: str
    beside: str
    of: Literal["terms", "towns"]
    things: ListName = ""

    def find(self, scene: Scene) -> Iterator[Finding]:
        """One finding for each thing."""
        for first, second, name in self._terms(scene) if self.of == "terms" else self._towns(scene):
            values = {"words": second.text, "other": first.text, "name": name}
            related = (Related(first, self.beside),)
            yield Finding(second, filled(self.message, **values), filled(self.ask, **values), related)

    def _terms(self, scene: Scene) -> Iterator[tuple[Span, Span, str]]:
        """The first use of a first term, and the first of a second one, in the outlet's own words before others."""
        for terms in self._alike(scene):
            uses = [found for uses in terms if (found := [span for span in uses if self._counts(scene, span)])]
            if len(uses) < 2 or not any(scene.voices.worded(span) for found in uses for span in found):
                continue
            first, second, *_ = sorted(uses, key=lambda found: found[0])
            yield first[0], next((span for span in second if scene.voices.worded(span)), second[0]), ""

    def _alike(self, scene: Scene) -> Iterator[list[list[Span]]]:
        """The uses of the terms of each thing, a list for each term."""
        for thing in scene.groups(self.things) if self.things else ():
            yield [list(scene.uses(term)) for term in thing]
        for pack in scene.packs:
            named: dict[str, list[list[Span]]] = {}
            for term in pack.terms:
                if term.thing:
                    named.setdefault(term.thing, []).append(list(scene.wordings(term.wordings)))
            yield from named.values()

    @staticmethod
    def _counts(scene: Scene, span: Span) -> bool:
        return not scene.quoted(span) and not scene.in_title(span) and not scene.preceding(span.start, "quotation.typed")

    def _towns(self, scene: Scene) -> Iterator[tuple[Span, Span, str]]:
        """The first use of another name of a town that the article has named before."""
        first: dict[int, Place] = {}
        done: set[int] = set()
        known = {place.geonames_id for pack in scene.packs for place in pack.places if place.variants}
        for place in scene.article.places:
            key = place.geonames_id
            if (
                key is None
                or key not in known
                or place.kind != "populated place"
                or place.score < _SURE
                or scene.quoted(place.span)
            ):
                continue
            other = first.setdefault(key, place)
            beside = scene.sentence(place.span.start) == scene.sentence(other.span.start)
            if key not in done and not beside and not _alike(other.span.text, place.span.text):
                done.add(key)
                yield other.span, place.span, place.name


def _alike(one: str, other: str) -> bool:
    """Whether one name is a part or an abbreviation of the other, or begins like it."""
    if "." in one + other or one.isupper() or other.isupper() or min(len(one), len(other)) < _SHORT:
        return True
    words, others = (set(each.lower().replace("-", " ").split()) for each in (one, other))
    return bool(words & others) or one[:_SHORT].lower() == other[:_SHORT].lower()
