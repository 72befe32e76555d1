"""Relative pronouns: "who" and "which" mean the noun phrase just before them."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Page
from reportedly.resolve.actors.entities import Entity, Seen
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.phrases import Pronoun

_MARKS = (",", "—", "–", "-", ")", "”", '"', "''")


def unmarked(page: Page, pronoun: Pronoun) -> bool:
    """Whether the pronoun follows a noun in lower case directly ("an ornithologist who")."""
    return page.tokens[pronoun.at - 1].text.islower()


def antecedent(
    page: Page, pronoun: Pronoun, seen: Seen, trail: Sequence[tuple[Entity, Seen]]
) -> tuple[Entity, Seen, str, float] | None:
    """Whom the pronoun means, with that mention, why and how surely; ``trail`` are the mentions before it in text order."""
    lex = lexicon(page.language)
    marked = page.lower(pronoun.at - 1) in _MARKS
    verb = page.lower(pronoun.at + 1)
    name: tuple[Entity, Seen, str, float] | None = None
    for entity, last in reversed(trail):
        between = pronoun.at - last.last
        if last.sentence != seen.sentence or between > (25 if marked else 8):
            break
        if not marked and between and not _goes_on(page, last.last, pronoun.at, lex):
            continue
        if last.owned or entity.document or last.how == "pronoun":
            continue
        plural = entity.plural or entity.kind == "collective"
        people = plural or entity.kind == "person"
        if not people if pronoun.group == "who" else people and not entity.plural:
            continue
        if not marked and not between and last.how == "name" and pronoun.group == "who":
            name = (entity, last, "the name before the relative pronoun", 0.8)
            continue  # "the wife of Robert Stone who"
        if (verb in lex.plural and not plural) or (verb in lex.singular and plural):
            continue
        if pronoun.group == "which" and between > 3:
            continue
        return entity, last, "the noun phrase before the relative pronoun", 0.9
    return name


def _goes_on(page: Page, first: int, last: int, lex: Lexicon) -> bool:
    """Whether the words from ``first`` up to ``last`` belong to the noun before them: "officials in the ministry who"."""
    grammar, before = lex.grammar, ""
    for token in page.tokens[first:last]:
        low = token.lower
        begins = low in grammar.articles or low in grammar.possessive
        parts = low not in grammar.prepositions and (low in lex.edge or low in lex.acts)
        if parts or not token.word or (begins and before not in grammar.prepositions):
            return False
        before = low
    return True


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
        if page.lower(first) in lex.grammar.determiners:
            break
    head = page.lower(pronoun.at - 1)
    if head in lex.edge or head in lex.grammar.determiners:
        return None
    return first, head, head.endswith("s") or head in lex.crowds
