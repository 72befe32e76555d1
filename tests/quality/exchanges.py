"""Texts of this repository with the names of drawn states, peoples, parties and sides in them, and the exchange of those names.

A text's own names of places and groups give way to those of two polities, drawn at random (``random.Random(SEED)``). So any text about
invented towns becomes one about two that packs know, and what is read from it must not depend on which two they are.
"""

from __future__ import annotations

import os
import random
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from corpus import texts
from test_even_handed import SENTENCES

from benchmarks.exchange import PAIRS
from reportedly import read
from reportedly.checks.rules import rulebook
from reportedly.model import Document, Reading, Span
from reportedly.model.knowledge import KnownActor, Pack
from reportedly.packs import load_packs, shipped
from reportedly.pipeline import Reads, opened

SEED: Final = int(os.environ.get("EVEN_HANDED_SEED", "20261128"))
"""What every draw follows from. Another one: ``EVEN_HANDED_SEED=7 pytest tests/quality/test_even_handed_pairs.py``."""

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
_WORD: Final = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*\w")
_ADJECTIVAL: Final = ("ian", "ese", "ish", "ic", "ch")
"""Endings of the invented adjectives; what else is read as a group is a river or a club."""
_WORD_BEFORE: Final = re.compile(r"([A-Z]\w*)[ -]$")
_CAPITAL_AFTER: Final = re.compile(r"[ -][A-Z]")
_NAME: Final = re.compile(r"[A-Z]\w+")

Forms = Mapping[str, str]
"""What a polity is called in a sentence, by what holds that place: ``land``, ``group`` (adjective), ``people``, ``seat``."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One text with the names of two polities in it, and the pairs of names that are exchanged."""

    text: str
    kind: str
    pairs: tuple[tuple[str, str], ...]
    packs: tuple[str, ...] = ()
    published: str | None = None


@cache
def sources() -> tuple[tuple[str, str | None], ...]:
    """Every text to begin with, and its date: the corpus, the examples, the rules' examples, the sentences of two sides."""
    found: dict[str, str | None] = {told.text: told.published for told in texts()}
    for path in sorted(EXAMPLES.glob("0*")):
        found[path.read_text(encoding="utf-8")] = None
    for rule in rulebook():
        for each in (*rule.bad, *rule.good):
            found[each.text] = each.published
    for each in SENTENCES:
        found[each] = None
    return tuple(found.items())


@cache
def kinds(text: str) -> Mapping[str, str]:
    """The words that name a place or a group in ``text``, with which it is; a person's names stay."""
    found: dict[str, str] = {}
    known = {name: kind for pair, kind in zip(PAIRS[:4], ("land", "group", "people", "seat"), strict=True) for name in pair}
    people = set()
    for name in read(text, places=False).names:
        words = _WORD.findall(name.span.text)
        if name.kind in ("place", "group") and len(words) == 1:
            word = words[0].removesuffix("’s").removesuffix("'s")
            kind = "land" if name.kind == "place" else "people" if word.endswith("s") else "group"
            if kind != "group" or word.endswith(_ADJECTIVAL):
                found.setdefault(word, kind)
        elif name.kind == "person":
            people.update(words)
    return {word: kind for word, kind in found.items() if word not in people} | {
        word: kind for word, kind in known.items() if re.search(rf"\b{word}\b", text)
    }


def drawn(pool: Sequence[Forms], kind: str, count: int, packs: tuple[str, ...] = ()) -> Iterator[Drawn]:
    """``count`` texts with two of ``pool`` in them, of the repository's texts in turn."""
    chance = random.Random(f"{SEED} {kind}")
    begin = chance.randrange(len(sources()))
    made, at = 0, 0
    while made < count:
        text, published = sources()[(begin + at) % len(sources())]
        at += 1
        one, other = chance.sample(list(pool), 2)
        new = _replaced(text, one, other)
        if new is None:
            continue
        forms = [form for form in one if form in other and one[form] != other[form]]
        pairs = tuple((one[form], other[form]) for form in forms)
        if _ambiguous(pairs):  # an adjective that is the people's name too; in this text perhaps only one of the two
            forms = [form for form in forms if re.search(rf"\b(?:{one[form]}|{other[form]})\b", new)]
            pairs = tuple((one[form], other[form]) for form in forms)
        if not _ambiguous(pairs):
            made += 1
            yield Drawn(new, kind, pairs, packs, published)


def _ambiguous(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether one name would have two in its place."""
    return len({name for pair in pairs for name in pair}) < 2 * len(set(pairs))


def _replaced(text: str, one: Forms, other: Forms) -> str | None:
    """``text`` with names of the two in turn in place of its own; ``None`` where it has none that they have a form for."""
    sides = [one, other]
    given: dict[str, str] = {}
    used: dict[str, int] = {}
    for word, kind in kinds(text).items():
        number = used.get(kind, 0)
        used[kind] = number + 1
        form = "seat" if kind == "land" and number >= len(sides) else kind
        if form in sides[number % 2]:
            given[word] = sides[number % 2][form]
    if not given:
        return None
    new = _WORD.sub(lambda match: given.get(match[0], match[0]) if _alone(text, match) else match[0], text)
    return new if new != text else None


def _alone(text: str, match: re.Match[str]) -> bool:
    """Whether no other capitalised word stands beside it, with which it would be another name; "The" is none."""
    after, before = text[match.end() :], text[: match.start()]
    word = _WORD_BEFORE.search(before[-30:])
    return not _CAPITAL_AFTER.match(after[:2]) and not (word and word[1] != "The")


def states() -> list[Forms]:
    """The states of ``general`` with one word for each place, all of them different, so that either fits where the other stood."""
    full = [forms for forms in map(_forms, _general("state")) if {"land", "group", "people", "seat"} <= forms.keys()]
    return [forms for forms in full if len({forms["land"], forms["group"], forms["seat"]}) == 3]


def peoples() -> list[Forms]:
    """The peoples and communities of ``general`` that are no state's, and whose names the reader does not take for words."""
    full = [forms for forms in map(_forms, _general("collective")) if {"group", "people"} <= forms.keys()]
    return [
        forms
        for forms in full
        if forms["group"] != forms["people"] and all(name.lower() not in _ordinary() for name in forms.values())
    ]


def parties() -> list[Forms]:
    """The parties of ``general`` whose members have a name, one of each name."""
    found = {}
    for forms in map(_forms, _general("party")):
        if {"group", "people"} <= forms.keys():
            found[forms["group"]] = forms
    return list(found.values())


@cache
def _ordinary() -> frozenset[str]:
    folder = files("reportedly.reader") / "weights"
    return frozenset((folder / "ordinary.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True, slots=True)
class AsPeoples:
    """A reader that sees the names of peoples in place of ``names``, and gives what it saw back with the text's own.

    Parties are called by ordinary words ("Greens"), which the reader sees as such; what is made of a reading is another matter.
    """

    reader: Reads
    names: Mapping[str, str]

    @property
    def model(self) -> str:
        return self.reader.model

    def read(self, given: Any) -> Reading:
        """What is seen in a page, or in a text."""
        text = given if isinstance(given, str) else given.text
        pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(self.names, key=len, reverse=True))) + r")\b")
        pieces, at, moved = [], 0, [(0, 0)]
        for match in pattern.finditer(text):
            pieces += [text[at : match.start()], self.names[match[0]]]
            at = match.end()
            moved.append((sum(map(len, pieces)), at))
        shown = "".join((*pieces, text[at:]))
        seen = self.reader.read(shown if isinstance(given, str) else opened(Document(shown), given.language))

        def back(offset: int) -> int:
            there, here = moved[bisect_right(moved, (offset, len(text))) - 1]
            return min(here + offset - there, next((at for end, at in moved if end >= offset), len(text)))

        def span(one: Span) -> Span:
            return Span.of(text, back(one.start), back(one.end))

        return replace(
            seen,
            attributions=tuple(
                replace(
                    one,
                    cues=tuple(map(span, one.cues)),
                    sources=tuple(map(span, one.sources)),
                    contents=tuple(map(span, one.contents)),
                )
                for one in seen.attributions
            ),
            names=tuple(replace(one, span=span(one.span)) for one in seen.names),
            words=tuple(map(back, seen.words)),
        )


def conflicts() -> Iterator[tuple[str, list[Forms]]]:
    """Every shipped pack that has sides, with what their states are called."""
    for name in shipped():
        (pack,) = load_packs([name], general=False)
        if pack.sides:
            yield name, [_side(pack, side.id) for side in pack.sides]


def _side(pack: Pack, side: str) -> Forms:
    actors = [actor for actor in pack.actors if actor.side == side]
    (state,) = (actor for actor in actors if actor.kind == "state")
    return _forms(state)


def _general(kind: str) -> list[KnownActor]:
    return [actor for actor in load_packs()[0].actors if actor.kind == kind]


def _forms(actor: KnownActor) -> Forms:
    """The first form of each place that is one word."""
    whole = actor.peoples or ((actor.name,) if actor.kind == "collective" else ())
    given = {
        "land": (actor.name,) if actor.kind == "state" else (),
        "group": actor.adjectives,
        "people": whole,
        "seat": actor.capitals,
    }
    first = {form: next(iter(names), "") for form, names in given.items()}
    return {form: name for form, name in first.items() if _NAME.fullmatch(name)}
