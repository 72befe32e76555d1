"""What a role tells of whom it can stand for: number, gender, party, nationality, type of body."""

from __future__ import annotations

from collections.abc import Callable, Set

from reportedly.model import Page
from reportedly.resolve.actors.entities import Entity
from reportedly.resolve.actors.known import Knowledge, Known
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.owners import alike, bodies, elsewhere, foreign
from reportedly.resolve.actors.phrases import Phrase


def could_be(phrase: Phrase, entity: Entity, lex: Lexicon) -> bool:
    """Whether an entity can be what the phrase stands for: of its kind and noun, and no other's than the phrase says.

    Somebody who was never named ("a source") is only what the text has called it before, or "the man": another role would give one's
    words to another.
    """
    return alike_in_kind(phrase, entity, lex) and not another(phrase, entity, lex)


def another(phrase: Phrase, entity: Entity, lex: Lexicon) -> bool:
    """Whether a phrase tells another owner, matter or office than what is known of the entity."""
    if foreign(phrase, entity, lex) or elsewhere(phrase, entity, lex):
        return True
    if phrase.plural or phrase.document or entity.plural or entity.document:
        return False
    if phrase.kind == "person":
        return not _holds(phrase, entity, lex) or (entity.named and not _goes_with(phrase, entity, lex))
    return entity.kind == "organisation" and not _one_of_state(phrase, entity, lex)


def alike_in_kind(phrase: Phrase, entity: Entity, lex: Lexicon) -> bool:
    """Whether an entity is like what the phrase stands for; it may be :func:`another` yet, of another owner, matter or office."""
    if not agrees(phrase, entity):
        return False
    if phrase.plural or phrase.document or entity.plural or entity.document:
        return (phrase.noun in entity.roles) and phrase.plural == entity.plural
    if phrase.kind == "person":
        if phrase.unlisted and phrase.noun not in entity.roles:
            return False  # "the magistrate" is not just anybody
        if entity.kind == "unknown" or not (entity.named or phrase.noun in lex.again):
            return (
                entity.kind in ("unknown", "person") and phrase.noun in entity.roles and not contradicts(phrase, entity, lex)
            )
        # who is said to be somebody's, or of something, is whom the text has called so
        of_somebody = phrase.whose or any(word in lex.common or word in lex.roles for word in phrase.tail)
        told = not of_somebody or phrase.noun in lex.again or bool(alike(phrase.noun, lex) & entity.roles)
        return entity.kind == "person" and told and not contradicts(phrase, entity, lex)
    if entity.kind == "state":
        return phrase.noun in ("government", "regime") and entity.named
    return entity.kind == "organisation" and of_type(phrase.noun, entity, lex) and not _another(phrase, entity, lex)


def _goes_with(phrase: Phrase, entity: Entity, lex: Lexicon) -> bool:
    """Whether somebody named can be called so, by what else the text calls them: by the same noun, or where one of both leaves open
    what somebody is. A prisoner is no judge, and no rebel leader.
    """
    held = {lex.roles[role] for role in entity.roles if role in lex.roles}
    loose = phrase.noun in lex.general and not bodies(phrase.matter, lex) - entity.roles
    return not held or loose or bool(held & alike(phrase.noun, lex)) or bool(held & lex.general)


def _holds(phrase: Phrase, entity: Entity, lex: Lexicon) -> bool:
    """Whether somebody can hold an office by what else the text calls them; who is known by other offices does not."""
    nouns = entity.roles & alike(phrase.noun, lex)
    if nouns and nouns <= lex.portfolios - {phrase.noun} and not _of_one_matter(phrase, entity, nouns):
        return False  # "Foreign Secretary Ann Vale" is the foreign minister, and no minister of anything else
    if phrase.noun not in lex.offices:
        return True
    held = entity.roles & lex.offices
    return not held or bool(held & alike(phrase.noun, lex))


def _of_one_matter(phrase: Phrase, entity: Entity, nouns: Set[str]) -> bool:
    """Whether the office of a phrase is of the matter of one that somebody holds by another noun."""
    return any(phrase.matter & entity.matters.get(noun, frozenset()) for noun in nouns)


def _one_of_state(phrase: Phrase, entity: Entity, lex: Lexicon) -> bool:
    """Whether a body of which a state has one, and which is so called, is meant: an army is no group, and no police."""
    said = entity.roles | entity.nouns
    if phrase.noun in said:
        return True
    # of whom its own name, or a phrase for it, says that it is a state's: "Norlandic Armed Forces", but not "Ready Forces"
    of_state = {noun for noun, owner in entity.owners.items() if noun and any(key.startswith("@") for key in owner)}
    if phrase.noun not in lex.single and not of_state & lex.single:
        return True
    return bool(alike(phrase.noun, lex) & of_state)


def agrees(phrase: Phrase, entity: Entity) -> bool:
    """Whether what the phrase and the text tell of the gender goes together."""
    return not (phrase.gender and entity.gender and phrase.gender != entity.gender)


def _another(phrase: Phrase, entity: Entity, lex: Lexicon) -> bool:
    """Whether a body's own name tells its type, and the phrase describes one of another kind: "the appeals court", "Supreme Court"."""
    if phrase.noun not in entity.nouns:
        return False
    kind = {word for word in phrase.modifiers - lex.regional if word not in lex.adjectives}
    kind = {word for word in kind if word not in lex.adjectives.values()}
    return bool(kind) and kind.isdisjoint(entity.words) and kind.isdisjoint(entity.roles)


def of_type(noun: str, entity: Entity, lex: Lexicon) -> bool:
    """Whether a body can be called by a noun: it has been, or by one of the same type, or its name tells no type at all."""
    said = entity.roles | entity.nouns
    if noun in said:
        return True
    types = said & lex.types.keys()
    if types:
        return any(noun in lex.types[one] for one in types)
    return entity.named and noun in lex.untyped


def contradicts(phrase: Phrase, entity: Entity, lex: Lexicon) -> bool:
    """Whether a phrase gives another party or nationality than what the entity was introduced with."""
    if not entity.roles:
        return False
    said = phrase.modifiers | {phrase.noun}
    party, other = said & lex.parties, entity.roles & lex.parties
    if party and other and not party & other:
        return True
    if phrase.noun in lex.vice and phrase.noun in entity.roles and ("vice" in said) != ("vice" in entity.roles):
        return True
    regions = lex.regional
    here, there = said & regions, entity.roles & regions
    if here and there and not here & there:
        return True
    nation = {lex.adjectives[one] for one in said if one in lex.adjectives}
    known = {lex.adjectives[one] for one in entity.roles if one in lex.adjectives}
    return bool(nation and known and not nation & known)


def office(
    page: Page, phrase: Phrase, known: Knowledge, named: Callable[[Known], bool], seen: Callable[[Known], bool]
) -> Known | None:
    """Who holds the office that the phrase names, as the packs know.

    ``named`` says whether the article names somebody anywhere, ``seen`` whether it has before the phrase. Where several have held the
    office and the article's date does not tell, or with "former", it is the one who is named, or has been so far.
    """
    if phrase.plural:
        return None
    lex, past = lexicon(page.language), False
    lows = [token.lower for token in page.tokens[phrase.first : phrase.reach]]
    while lows and (lows[0] in lex.grammar.articles or lows[0] in lex.past):
        past = lows[0] in lex.past
        del lows[0]
    title = phrase.title
    if not title:
        whole, bare = (lex.spelled(lows[: max(0, end)]) for end in (len(lows), len(lows) - (phrase.reach - phrase.last)))
        title = whole if known.is_title(whole) else bare
    holders = known.holders(title)
    holder = known.office(title)
    if holder is not None and not past:
        return holder
    if phrase.noun == "candidate":
        return None  # one of many, before a nomination
    people = [one for one in holders.values() if named(one)]
    before = [one for one in people if seen(one)]
    return people[0] if len(people) == 1 else before[0] if len(before) == 1 else None
