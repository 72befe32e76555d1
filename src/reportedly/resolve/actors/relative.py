"""Relative pronouns: "who" and "which" mean the noun phrase just before them."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.page import Page
from reportedly.resolve.actors.entities import Entity, Seen
from reportedly.resolve.actors.lexicon import lexicon
from reportedly.resolve.actors.phrases import Pronoun

_MARKS = (",", "—", "–", "-", ")", "”", '"', "''")


def unmarked(page: Page, pronoun: Pronoun) -> bool:
    """Whether the pronoun follows a noun in lower case directly ("an ornithologist who")."""
    before = page.tokens[pronoun.at - 1]
    return before.lower not in _MARKS and before.text.islower()


def antecedent(
    page: Page, pronoun: Pronoun, seen: Seen, trail: Sequence[tuple[Entity, Seen]]
) -> tuple[Entity, Seen, str, float] | None:
    """Whom the pronoun means, with that mention, why and how surely; ``trail`` are the mentions before it in text order."""
    lex = lexicon(page.language)
    marked = page.lower(pronoun.at - 1) in _MARKS
    verb = page.lower(pronoun.at + 1)
    far: tuple[Entity, Seen, str, float] | None = None
    for entity, last in reversed(trail[-12:]):
        if last.sentence != seen.sentence or pronoun.at - last.last > (25 if marked else 8):
            break
        if unmarked(page, pronoun) and pronoun.at - last.last > 0 and last.how == "name":
            if any(one.first < last.first and one.last == pronoun.at for _, one in trail[-12:]):
                continue  # "Stone" in "a Stone campaign aide who"
            break
        if last.owned or entity.document or last.how == "pronoun":
            continue
        people = entity.kind in ("person", "collective") or entity.plural
        if (pronoun.group == "who") != people and not (pronoun.group == "which" and entity.plural):
            continue
        if (
            not marked
            and last.how == "name"
            and entity.kind == "person"
            and pronoun.group == "who"
            and pronoun.at - last.last < 2
        ):
            far = far or (entity, last, "the name before the relative pronoun", 0.8)
            continue
        plural = entity.plural or entity.kind == "collective"
        if (verb in lex.plural and not plural) or (verb in lex.singular and plural):
            continue
        if pronoun.group == "which" and pronoun.at - last.last > 3:
            continue
        return entity, last, "the noun phrase before the relative pronoun", 0.9
    return None if pronoun.group == "who" and unmarked(page, pronoun) else far


def unlisted(page: Page, pronoun: Pronoun) -> tuple[int, str, bool] | None:
    """The first token, the head and the number of a noun phrase that no list holds but "who" follows."""
    lex = lexicon(page.language)
    first = pronoun.at - 1
    while (
        first > pronoun.at - 6
        and page.same(first - 1, pronoun.at)
        and page.tokens[first - 1].word
        and page.lower(first - 1) not in lex.edge
    ):
        first -= 1
        if page.lower(first) in lex.grammar.definite or page.lower(first) in lex.grammar.indefinite:
            break
    head = page.lower(pronoun.at - 1)
    if head in lex.edge or head in lex.grammar.definite:
        return None
    return first, head, head.endswith("s") or head in lex.crowds
