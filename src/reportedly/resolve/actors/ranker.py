"""Which entity a pronoun or role stands for: a linear model over how the two stand to each other.

The weights are fitted by ``training/coreference.py`` and lie in ``lexicon/actor_weights.json``, one list for each class of
mention. The score of every candidate is compared with that of "none of them", which is 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from typing import NamedTuple

from reportedly.resolve.actors.entities import Entity, Seen
from reportedly.resolve.actors.lexicon import Lexicon
from reportedly.resolve.lexicon import parsed

FEATURES = (
    "bias", "only candidate", "same sentence", "sentence before", "two before", "log distance", "rank", "most recent",
    "last a subject", "last leading", "last oblique", "last owned", "log mentions", "gender known", "last source",
    "same pronoun", "early", "leading before leading", "into quotation", "speaker of quotation", "speaker of content",
    "both subjects", "both source same paragraph", "same paragraph", "object of subject", "kind unknown", "last a name",
    "is named", "noun known", "noun in name", "modifiers known", "modifiers unknown", "no roles known", "other roles", "it state",
    "same sentence subject", "same sentence oblique", "before lead oblique", "recent mentions", "possessive same sentence",
    "speakers", "definite this", "bare noun", "gender neutral", "organisation", "collective", "document", "quote to quote",
    "source", "both source", "source named", "last in quotation",
    "spoke just before", "spoke before that", "led just before", "led this sentence", "most mentioned", "share of mentions",
    "again named", "again unnamed", "again introduced otherwise", "sole holder", "another is sole holder", "body named",
    "body of known type", "possessive role", "named in paragraph", "quote ends before", "spoke in paragraph before",
    "unnamed with the role", "named with another role", "all modifiers known", "share of modifiers",
    "region unknown", "party unknown", "party known",
)  # fmt: skip


class Anaphor(NamedTuple):
    """The mention to resolve. ``seen`` says where it stands; the rest is what it says and who is speaking there."""

    seen: Seen
    group: str
    possessive: bool
    noun: str = ""
    modifiers: frozenset[str] = frozenset()
    demonstrative: bool = False
    gender: str = ""
    source: bool = False
    speaker: Entity | None = None
    content_of: Entity | None = None
    again: bool = False
    sole: Entity | None = None
    body: bool = False
    definite: bool = True


class Choice(NamedTuple):
    """The best entity with its chance, the chance of the next one and of none of them."""

    entity: Entity
    chance: float
    second: float
    runner: Entity | None
    none: float


@dataclass(frozen=True, slots=True)
class Context:
    """The language's words, and what the text says up to the mention: the entity that was last a source, and where."""

    lexicon: Lexicon
    last_source: Entity | None = None
    source_paragraph: int = -1


def features(anaphor: Anaphor, entity: Entity, rank: int, alone: bool, context: Context, most: int = 0) -> list[float]:
    """What the model looks at, in the order of ``FEATURES``; ``most`` is how often the most named candidate is mentioned."""
    lex, here, last = context.lexicon, anaphor.seen, entity.last(anaphor.seen)
    same = here.sentence == last.sentence
    far = 0 if same else max(1, here.unquoted - last.unquoted) if here.quotation < 0 else here.sentence - last.sentence
    known_noun = anaphor.noun in entity.roles if anaphor.noun else False
    shared = len(anaphor.modifiers & (entity.roles | entity.words)) if anaphor.modifiers else 0
    recent = sum(1 for one in entity.seen[-6:] if here.sentence - one.sentence < 4)
    gender = anaphor.gender or (anaphor.group if anaphor.group in ("he", "she") else "")
    was_source = context.last_source is entity
    spoke, spoke_far, led, led_here, spoke_before = False, False, False, False, False
    for one in entity.seen[-5:]:
        away = here.unquoted - one.unquoted
        front = one.subject or one.leading
        if one.sentence == here.sentence:
            led_here = led_here or (front and one.quotation < 0)
            spoke = spoke or one.source
        elif away <= 1:
            spoke = spoke or one.source
            led = led or (front and one.quotation < 0)
        elif away <= 3:
            spoke_far = spoke_far or one.source
        spoke_before = spoke_before or (one.source and here.paragraph - one.paragraph == 1)
    count = len(entity.seen)
    values = (
        1.0,
        alone,
        same,
        far == 1,
        far == 2,
        math.log1p(far),
        1.0 / rank,
        rank == 1,
        last.subject,
        last.leading,
        last.oblique,
        last.owned,
        math.log(count),
        bool(gender) and entity.gender == gender,
        was_source,
        last.form == here.form and last.how == "pronoun",
        entity.early,
        here.leading and last.leading and far == 1,
        here.quotation >= 0 and last.quotation != here.quotation,
        here.quotation >= 0 and anaphor.speaker is entity,
        here.quotation < 0 and anaphor.content_of is entity,
        here.subject and last.subject,
        anaphor.source and was_source and context.source_paragraph == here.paragraph,
        last.paragraph == here.paragraph,
        same and last.subject and not here.subject and not anaphor.possessive,
        entity.kind == "unknown",
        last.how == "name",
        entity.named,
        known_noun,
        bool(anaphor.noun) and anaphor.noun in entity.words,
        shared > 0,
        bool(anaphor.modifiers) and shared < len(anaphor.modifiers),
        not entity.roles,
        bool(anaphor.noun) and not known_noun and bool(entity.roles),
        anaphor.group == "it" and entity.kind == "state",
        same and last.subject,
        same and last.oblique,
        far == 1 and last.oblique,
        float(recent),
        same and anaphor.possessive,
        float(min(entity.spoke, 5)),
        anaphor.demonstrative,
        bool(anaphor.noun) and not anaphor.modifiers,
        bool(gender) and not entity.gender,
        entity.kind == "organisation",
        entity.kind == "collective",
        entity.document,
        here.quotation >= 0 and here.quotation == last.quotation,
        anaphor.source,
        anaphor.source and was_source,
        anaphor.source and entity.named,
        here.quotation < 0 and last.quotation >= 0,
        spoke,
        spoke_far,
        led,
        led_here,
        count >= most > 1,
        count / most if most else 0.0,
        anaphor.again and entity.named,
        anaphor.again and not entity.named,
        anaphor.again and not known_noun and bool(entity.roles & lex.again),
        anaphor.sole is entity,
        anaphor.sole is not None and anaphor.sole is not entity,
        anaphor.body and entity.named,
        anaphor.body and not known_noun and bool(entity.roles & lex.types.keys()),
        bool(anaphor.noun) and not anaphor.definite,
        entity.named and last.paragraph == here.paragraph,
        anaphor.source and here.quotation < 0 and last.quotation < 0 and last.paragraph < here.paragraph and spoke_before,
        spoke_before,
        known_noun and not entity.named,
        bool(anaphor.noun) and not known_noun and entity.named and not anaphor.again,
        shared == len(anaphor.modifiers) > 0,
        shared / len(anaphor.modifiers) if anaphor.modifiers else 0.0,
        bool(anaphor.modifiers & lex.regional - entity.roles),
        bool(anaphor.modifiers & lex.parties - entity.roles),
        bool(anaphor.modifiers & lex.parties & entity.roles),
    )
    return list(map(float, values))


@cache
def _weights() -> dict[str, list[float]]:
    data = parsed("actor_weights.json")
    return {group: [float(values.get(name, 0.0)) for name in FEATURES] for group, values in data["weights"].items()}


@cache
def _limits() -> dict[str, tuple[float, float]]:
    return {group: (float(low), float(ahead)) for group, (low, ahead) in parsed("actor_weights.json")["limits"].items()}


def class_of(anaphor: Anaphor) -> str:
    """The class of mention whose weights and limits serve ``anaphor``: a person, "they", "it", a person's or a body's role."""
    if anaphor.group == "role":
        return "body" if anaphor.body else "role"
    return {"he": "person", "she": "person"}.get(anaphor.group, anaphor.group)


def sure(anaphor: Anaphor, choice: Choice) -> bool:
    """Whether a choice is likely enough, and far enough ahead of the next one, to be believed."""
    least, ahead = _limits()[class_of(anaphor)]
    return choice.chance >= least and choice.chance - choice.second >= ahead


def choose(anaphor: Anaphor, candidates: Sequence[Entity], context: Context) -> Choice | None:
    """Weigh ``candidates``, the most recent first; ``None`` where there are none."""
    if not candidates:
        return None
    weights = _weights()[class_of(anaphor)]
    most = max(len(entity.seen) for entity in candidates)
    alone = len(candidates) == 1
    scores = [
        sum(map(mul, weights, features(anaphor, entity, rank, alone, context, most)))
        for rank, entity in enumerate(candidates, start=1)
    ]
    top = max(0.0, *scores)
    powers = [math.exp(score - top) for score in scores]
    none = math.exp(-top)
    total = sum(powers) + none
    order = sorted(range(len(scores)), key=lambda index: -scores[index])
    best, next_ = order[0], order[1] if len(order) > 1 else None
    return Choice(
        candidates[best],
        powers[best] / total,
        powers[next_] / total if next_ is not None else 0.0,
        candidates[next_] if next_ is not None else None,
        none / total,
    )
