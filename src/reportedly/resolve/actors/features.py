"""What the choice of an entity for a pronoun or role looks at: how the mention and the entity stand to each other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, NamedTuple

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


NAMES: Final = (
    "bias", "only candidate", "same sentence", "sentence before", "two before", "log distance", "rank", "most recent",
    "last a subject", "last leading", "last oblique", "last owned", "log mentions", "gender known", "last source",
    "same pronoun", "early", "leading before leading", "into quotation", "speaker of quotation", "speaker of content",
    "both subjects", "both source same paragraph", "same paragraph", "object of subject", "kind unknown", "last a name",
    "is named", "noun known", "noun in name", "modifiers known", "modifiers unknown", "no roles known", "other roles",
    "it state", "same sentence subject", "same sentence oblique", "before lead oblique", "recent mentions",
    "possessive same sentence", "speakers", "definite this", "bare noun", "gender neutral", "organisation", "collective",
    "document", "quote to quote", "source", "both source", "source named", "last in quotation", "spoke just before",
    "spoke before that", "led just before", "led this sentence", "most mentioned", "share of mentions", "again named",
    "again unnamed", "again introduced otherwise", "sole holder", "another is sole holder", "body named",
    "body of known type", "possessive role", "named in paragraph", "quote ends before", "spoke in paragraph before",
    "unnamed with the role", "named with another role", "all modifiers known", "share of modifiers", "region unknown",
    "party unknown", "party known",
)  # fmt: skip
"""What the model looks at, in the order of its weights."""


class Row(dict[str, float]):
    """What of ``NAMES`` holds, with how much; of all others it says 0. Of some seventy about ten hold."""

    def __missing__(self, name: str) -> float:
        return 0.0


def features(anaphor: Anaphor, entity: Entity, rank: int, alone: bool, context: Context, most: int = 0) -> Row:
    """What the model looks at.

    ``rank`` counts the candidates from the most recent one, from 1; ``most`` is how often the most mentioned of them is.
    """
    here, last, count = anaphor.seen, entity.last(anaphor.seen), len(entity.seen)
    same, quoted = here.sentence == last.sentence, here.quotation >= 0
    far = 0 if same else max(1, here.unquoted - last.unquoted) if not quoted else here.sentence - last.sentence
    row = Row()
    row["bias"] = 1.0
    row["rank"] = 1.0 / rank
    row["log distance"] = math.log1p(far)
    row["log mentions"] = math.log(count)
    row["share of mentions"] = count / most if most else 0.0
    if alone:
        row["only candidate"] = 1.0
    if rank == 1:
        row["most recent"] = 1.0
    if count >= most > 1:
        row["most mentioned"] = 1.0
    _describe(row, anaphor, entity)
    _compare(row, anaphor, last, far)
    _look_back(row, here, entity, last)
    if quoted:
        if last.quotation == here.quotation:
            row["quote to quote"] = 1.0
        else:
            row["into quotation"] = 1.0
        if anaphor.speaker is entity:
            row["speaker of quotation"] = 1.0
    else:
        if last.quotation >= 0:
            row["last in quotation"] = 1.0
        if anaphor.content_of is entity:
            row["speaker of content"] = 1.0
    if context.last_source is entity:
        row["last source"] = 1.0
    if anaphor.source:
        _speak(row, here, entity, last, context)
    if anaphor.group == "role":
        _call(row, anaphor, entity, context.lexicon)
    return row


def _describe(row: Row, anaphor: Anaphor, entity: Entity) -> None:
    """What the entity is, and whether the mention can be of that gender."""
    kind, group = entity.kind, anaphor.group
    row["speakers"] = float(min(entity.spoke, 5))
    if entity.named:
        row["is named"] = 1.0
    if kind in ("organisation", "collective"):
        row[kind] = 1.0
    elif kind == "unknown":
        row["kind unknown"] = 1.0
    elif kind == "state" and group == "it":
        row["it state"] = 1.0
    if entity.document:
        row["document"] = 1.0
    if entity.early:
        row["early"] = 1.0
    if not entity.roles:
        row["no roles known"] = 1.0
    gender = anaphor.gender or (group if group in ("he", "she") else "")
    if gender:
        if entity.gender == gender:
            row["gender known"] = 1.0
        elif not entity.gender:
            row["gender neutral"] = 1.0


def _compare(row: Row, anaphor: Anaphor, last: Seen, far: int) -> None:
    """How the mention and the last one of the entity stand, and how far from each other."""
    here = anaphor.seen
    if last.subject:
        row["last a subject"] = 1.0
        if here.subject:
            row["both subjects"] = 1.0
    if last.leading:
        row["last leading"] = 1.0
        if here.leading and far == 1:
            row["leading before leading"] = 1.0
    if last.oblique:
        row["last oblique"] = 1.0
    if last.owned:
        row["last owned"] = 1.0
    if last.how == "name":
        row["last a name"] = 1.0
    elif last.how == "pronoun" and last.form == here.form:
        row["same pronoun"] = 1.0
    if last.paragraph == here.paragraph:
        row["same paragraph"] = 1.0
    if here.sentence == last.sentence:
        row["same sentence"] = 1.0
        if anaphor.possessive:
            row["possessive same sentence"] = 1.0
        if last.oblique:
            row["same sentence oblique"] = 1.0
        if last.subject:
            row["same sentence subject"] = 1.0
            if not here.subject and not anaphor.possessive:
                row["object of subject"] = 1.0
    elif far == 1:
        row["sentence before"] = 1.0
        if last.oblique:
            row["before lead oblique"] = 1.0
    elif far == 2:
        row["two before"] = 1.0


def _look_back(row: Row, here: Seen, entity: Entity, last: Seen) -> None:
    """What the last mentions of the entity did: led their sentences, spoke."""
    row["recent mentions"] = float(len([one for one in entity.seen[-6:] if here.sentence - one.sentence < 4]))
    if entity.named and last.paragraph == here.paragraph:
        row["named in paragraph"] = 1.0
    for one in entity.seen[-5:]:
        away = here.unquoted - one.unquoted
        leads = one.quotation < 0 and (one.subject or one.leading)
        if one.sentence == here.sentence:
            if leads:
                row["led this sentence"] = 1.0
        elif away <= 1 and leads:
            row["led just before"] = 1.0
        if one.source:
            if one.sentence == here.sentence or away <= 1:
                row["spoke just before"] = 1.0
            elif away <= 3:
                row["spoke before that"] = 1.0
            if here.paragraph - one.paragraph == 1:
                row["spoke in paragraph before"] = 1.0


def _speak(row: Row, here: Seen, entity: Entity, last: Seen, context: Context) -> None:
    """What tells of a mention that is a source."""
    row["source"] = 1.0
    if entity.named:
        row["source named"] = 1.0
    if context.last_source is entity:
        row["both source"] = 1.0
        if context.source_paragraph == here.paragraph:
            row["both source same paragraph"] = 1.0
    if here.quotation < 0 and last.quotation < 0 and last.paragraph < here.paragraph and "spoke in paragraph before" in row:
        row["quote ends before"] = 1.0


def _call(row: Row, anaphor: Anaphor, entity: Entity, lex: Lexicon) -> None:
    """What tells of a mention that says who somebody is: its noun, its modifiers, and who else is called so."""
    noun, roles, named = anaphor.noun, entity.roles, entity.named
    known = noun in roles
    if known:
        row["noun known"] = 1.0
        if not named:
            row["unnamed with the role"] = 1.0
    elif noun:
        if roles:
            row["other roles"] = 1.0
        if named and not anaphor.again:
            row["named with another role"] = 1.0
    if noun in entity.words:
        row["noun in name"] = 1.0
    if anaphor.demonstrative:
        row["definite this"] = 1.0
    if not anaphor.definite:
        row["possessive role"] = 1.0
    if anaphor.sole is not None:
        row["sole holder" if anaphor.sole is entity else "another is sole holder"] = 1.0
    if anaphor.again:
        row["again named" if named else "again unnamed"] = 1.0
        if not known and roles & lex.again:
            row["again introduced otherwise"] = 1.0
    if anaphor.body:
        if named:
            row["body named"] = 1.0
        if not known and not lex.types.keys().isdisjoint(roles):
            row["body of known type"] = 1.0
    if anaphor.modifiers:
        _modify(row, anaphor.modifiers, entity, lex)
    elif noun:
        row["bare noun"] = 1.0


def _modify(row: Row, said: frozenset[str], entity: Entity, lex: Lexicon) -> None:
    """How many of the words beside the noun are known of the entity, and which of them would have to be."""
    roles = entity.roles
    shared = len((said & roles) | (said & entity.words))
    row["share of modifiers"] = shared / len(said)
    if shared:
        row["modifiers known"] = 1.0
    row["all modifiers known" if shared == len(said) else "modifiers unknown"] = 1.0
    if (said & lex.regional) - roles:
        row["region unknown"] = 1.0
    parties = said & lex.parties
    if parties - roles:
        row["party unknown"] = 1.0
    if parties & roles:
        row["party known"] = 1.0
