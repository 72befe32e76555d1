"""What the choice of an entity for a pronoun or role looks at: how the mention and the entity stand to each other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.resolve.actors.entities import Entity, Seen
from reportedly.resolve.actors.lexicon import Lexicon


class Anaphor(NamedTuple):
    """The mention to resolve. ``seen`` says where it stands; the rest is what it says and who is speaking there.

    ``others`` says that there are more like the candidates who are ruled out by whose or what they are.
    """

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
    others: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """The language's words, and what the text says up to the mention: the entity that was last a source, and where."""

    lexicon: Lexicon
    last_source: Entity | None = None
    source_paragraph: int = -1


def features(anaphor: Anaphor, entity: Entity, rank: int, alone: bool, context: Context, most: int = 0) -> dict[str, float]:
    """What the model looks at, by name, always in the same order.

    ``rank`` counts the candidates from the most recent one, from 1; ``most`` is how often the most mentioned of them is.
    """
    lex, here, last = context.lexicon, anaphor.seen, entity.last(anaphor.seen)
    noun, said, group, is_source = anaphor.noun, anaphor.modifiers, anaphor.group, anaphor.source
    speaker, sole, body, again = anaphor.speaker, anaphor.sole, anaphor.body, anaphor.again
    roles, kind, named, quoted = entity.roles, entity.kind, entity.named, here.quotation >= 0
    same = here.sentence == last.sentence
    far = 0 if same else max(1, here.unquoted - last.unquoted) if not quoted else here.sentence - last.sentence
    known_noun = noun in roles
    shared = len((said & roles) | (said & entity.words))
    recent = len([one for one in entity.seen[-6:] if here.sentence - one.sentence < 4])
    gender = anaphor.gender or (group if group in ("he", "she") else "")
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
    return {
        "bias": 1.0,
        "only candidate": alone,
        "same sentence": same,
        "sentence before": far == 1,
        "two before": far == 2,
        "log distance": math.log1p(far),
        "rank": 1.0 / rank,
        "most recent": rank == 1,
        "last a subject": last.subject,
        "last leading": last.leading,
        "last oblique": last.oblique,
        "last owned": last.owned,
        "log mentions": math.log(count),
        "gender known": bool(gender) and entity.gender == gender,
        "last source": was_source,
        "same pronoun": last.form == here.form and last.how == "pronoun",
        "early": entity.early,
        "leading before leading": here.leading and last.leading and far == 1,
        "into quotation": quoted and last.quotation != here.quotation,
        "speaker of quotation": quoted and speaker is entity,
        "speaker of content": not quoted and anaphor.content_of is entity,
        "both subjects": here.subject and last.subject,
        "both source same paragraph": is_source and was_source and context.source_paragraph == here.paragraph,
        "same paragraph": last.paragraph == here.paragraph,
        "object of subject": same and last.subject and not here.subject and not anaphor.possessive,
        "kind unknown": kind == "unknown",
        "last a name": last.how == "name",
        "is named": named,
        "noun known": known_noun,
        "noun in name": noun in entity.words,
        "modifiers known": shared > 0,
        "modifiers unknown": shared < len(said),
        "no roles known": not roles,
        "other roles": bool(noun) and not known_noun and bool(roles),
        "it state": group == "it" and kind == "state",
        "same sentence subject": same and last.subject,
        "same sentence oblique": same and last.oblique,
        "before lead oblique": far == 1 and last.oblique,
        "recent mentions": float(recent),
        "possessive same sentence": same and anaphor.possessive,
        "speakers": float(min(entity.spoke, 5)),
        "definite this": anaphor.demonstrative,
        "bare noun": bool(noun) and not said,
        "gender neutral": bool(gender) and not entity.gender,
        "organisation": kind == "organisation",
        "collective": kind == "collective",
        "document": entity.document,
        "quote to quote": quoted and here.quotation == last.quotation,
        "source": is_source,
        "both source": is_source and was_source,
        "source named": is_source and named,
        "last in quotation": not quoted and last.quotation >= 0,
        "spoke just before": spoke,
        "spoke before that": spoke_far,
        "led just before": led,
        "led this sentence": led_here,
        "most mentioned": count >= most > 1,
        "share of mentions": count / most if most else 0.0,
        "again named": again and named,
        "again unnamed": again and not named,
        "again introduced otherwise": again and not known_noun and bool(roles & lex.again),
        "sole holder": sole is entity,
        "another is sole holder": sole is not None and sole is not entity,
        "body named": body and named,
        "body of known type": body and not known_noun and not lex.types.keys().isdisjoint(roles),
        "possessive role": not anaphor.definite,
        "named in paragraph": named and last.paragraph == here.paragraph,
        "quote ends before": is_source
        and not quoted
        and last.quotation < 0
        and last.paragraph < here.paragraph
        and spoke_before,
        "spoke in paragraph before": spoke_before,
        "unnamed with the role": known_noun and not named,
        "named with another role": bool(noun) and not known_noun and named and not again,
        "all modifiers known": shared == len(said) > 0,
        "share of modifiers": shared / len(said) if said else 0.0,
        "region unknown": bool((said & lex.regional) - roles),
        "party unknown": bool((said & lex.parties) - roles),
        "party known": bool(said & lex.parties & roles),
    }
