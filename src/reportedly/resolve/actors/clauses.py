"""Pronouns whose clause says whom they mean: "Vale was accused of theft, which he denied", "Vale wrote a book in which he …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.model import Page
from reportedly.resolve.actors.entities import Entity, Seen
from reportedly.resolve.actors.lexicon import Lexicon, lexicon

_GROUP = 6
"""Tokens of a verb and its auxiliaries and adverbs."""

Heads = Mapping[int, Sequence[tuple[Entity, Seen]]]


def accused(page: Page, at: int, heads: Heads) -> tuple[Entity, Seen] | None:
    """Whom the pronoun at token ``at``, which denies something, means: the one of whom its sentence tells that they are accused of
    it; ``None`` where what they deny is not that. ``heads`` are the mentions before it by their first tokens.
    """
    lex = lexicon(page.language)
    before = page.lower(at - 1)
    taken_up = before in lex.grammar.relatives and lex.grammar.pronouns[before] == "which" and page.lower(at - 2) == ","
    if not (taken_up or before in lex.accusations):
        return None
    verb = at - 2
    while page.same(verb, at) and page.lower(verb) not in lex.accusing:
        verb -= 1
    if not page.same(verb, at):
        return None
    subject = _before_passive(page, verb, lex)
    if subject is None:
        return next((one for one in heads.get(verb + 1, ()) if not one[1].owned), None)
    ended = [one for first in range(subject - _GROUP, subject) for one in heads.get(first, ()) if one[1].last == subject]
    return next((one for one in ended if not one[1].owned), None)


def sole(page: Page, at: int, trail: Sequence[tuple[Entity, Seen]]) -> tuple[Entity, Seen] | None:
    """Whom the pronoun at token ``at`` means as the subject of a clause with "in which": the person with whose name its sentence
    begins, where it tells of no other before; ``trail`` are the mentions before it in text order.
    """
    grammar = lexicon(page.language).grammar
    before = page.lower(at - 1)
    if (
        before not in grammar.relatives
        or grammar.pronouns[before] != "which"
        or page.lower(at - 2) not in grammar.prepositions
    ):
        return None
    found: tuple[Entity, Seen] | None = None
    for entity, seen in reversed(trail):
        if not page.same(seen.first, at):
            break
        if found is not None and entity is not found[0] and (entity.kind in ("person", "collective") or entity.plural):
            return None
        if entity.kind == "person":
            found = entity, seen
    opens = found is not None and found[1].how == "name" and not found[1].owned and not page.same(found[1].first - 1, at)
    return found if opens else None


def _before_passive(page: Page, verb: int, lex: Lexicon) -> int | None:
    """The token with which the verb group of the passive at ``verb`` begins: "was later accused"; ``None`` where it is none."""
    first = None
    for at in range(verb - 1, verb - _GROUP, -1):
        low = page.lower(at)
        if (
            not page.same(at, verb)
            or not page.tokens[at].word
            or low in lex.grammar.prepositions
            or low in lex.grammar.relatives
        ):
            break
        if low in lex.grammar.verbal:
            first = at
        elif first is not None or page.tokens[at].capital:
            break
    return first
