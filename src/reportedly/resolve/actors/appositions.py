"""Appositions: roles that stand right before or after a name and so mean whom it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from reportedly.model import Page
from reportedly.resolve.actors.entities import Entity
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.phrases import Phrase
from reportedly.resolve.actors.roles import agrees
from reportedly.resolve.actors.runs import Run

_OPENING = (",", "(", "—", "–", "-")
"""Marks that may stand before an apposition."""
_BRACKETED = 15
"""Tokens that may stand in brackets between a role and the name."""
_COMPLEMENT = 12
"""Tokens of the longest "of …" between a role and the name."""
_CLOSING = (",", ")", "—", "–", "-", ".", ";", "")
"""Marks, or the end of the sentence, that close one."""


def appositions(
    page: Page,
    names: Sequence[Run],
    phrases: Sequence[Phrase],
    of_run: dict[int, Entity],
    told: Set[int] = frozenset(),
) -> dict[int, tuple[Entity, str, Run]]:
    """Which phrases mean the same as a name beside them: by number of the phrase, with why. Their words describe the entity.

    ``told`` are the tokens with which begins what somebody says who is named before it: they are no name of theirs.
    """
    begins = {index: run for run in names if run.first in of_run for index in range(run.begin, run.first + 1)}
    ends = {run.last: run for run in names if run.first in of_run}
    tied: dict[int, tuple[Entity, str, Run]] = {}
    lex = lexicon(page.language)
    for number, phrase in enumerate(phrases):
        if phrase.plural or phrase.document or phrase.owned:
            continue
        after = begins.get(phrase.last) or (begins.get(phrase.reach) if phrase.title else _ending(page, phrase, begins, lex))
        if after is not None and page.same(phrase.head, after.first) and _fits(phrase, of_run[after.first], after, lex):
            tied[number] = (of_run[after.first], "stands right before the name", after)
            continue
        inner = ends.get(phrase.head)
        if inner is not None and inner.first > phrase.first and _called(phrase, of_run[inner.first], lex):
            tied[number] = (of_run[inner.first], "stands right after the name", inner)
            continue
        before = _name_before(page, phrase, ends)
        speaks = phrase.sort != "bare" and page.lower(phrase.reach) in lex.strong  # "According to TASS, the ministry said"
        if before is not None and _fits(phrase, of_run[before.first], before, lex) and not (phrase.last in begins or speaks):
            tied[number] = (of_run[before.first], "apposition after the name", before)
            continue
        reach = _complemented(page, phrase, lex)
        end = _past_brackets(page, reach)
        after = begins.get(end + 1) if page.lower(end) in _OPENING else None
        if (
            after is not None
            and after.begin not in told
            and page.same(phrase.head, after.first)
            and phrase.kind == "person"
            and phrase.sort != "bare"
            and _closes(page, after.last, lex)
            and _fits(phrase, of_run[after.first], after, lex)
        ):
            tied[number] = (of_run[after.first], "apposition before the name", after)
            phrase.reach = reach
        first = end + 1 + (page.lower(end + 1) in lex.grammar.articles)
        named = begins.get(first) if page.lower(end) == "," else None
        if named is not None and page.same(phrase.head, named.first) and _is_body(page, phrase, named, of_run, lex):
            tied[number] = (of_run[named.first], "apposition before the name", named)
    for number, (entity, _, _) in tied.items():
        if entity.kind == "unknown":
            entity.kind = "person"
        entity.describe(phrases[number])
    return tied


def _ending(page: Page, phrase: Phrase, begins: Mapping[int, Run], lex: Lexicon) -> Run | None:
    """The full name that ends what an office is of: "the special envoy for Norland Ann Vale", but not "the envoy of Ann Vale"."""
    if phrase.kind != "person" or page.lower(phrase.last) not in lex.complements:
        return None
    first = phrase.last + 1 + (page.lower(phrase.last + 1) in lex.grammar.articles)
    runs = (begins[at] for at in range(first + 1, phrase.reach + 1) if at in begins)
    run = next((one for one in runs if one.kind == "person"), None)
    if run is None or run.title or run.begin <= first or len(run.key) < 2:
        return None
    before = page.tokens[run.begin - 1]
    body = before.lower in lex.organisations or before.lower in lex.after_names
    return run if body or (before.capital and before.lower not in lex.roles) else None


def _is_body(page: Page, phrase: Phrase, run: Run, of_run: dict[int, Entity], lex: Lexicon) -> bool:
    """Whether a name between commas is that of the body before it, which does something then: "a splinter group, the Valley Guard,
    claimed"; in a list it is another one.
    """
    after = page.lower(run.last + 1)
    acts = after in lex.acts or after in lex.grammar.auxiliaries or lex.morphology.may_be(after, "past")
    body = phrase.kind == "organisation" and phrase.noun in lex.untyped and of_run[run.first].kind == "organisation"
    return body and page.lower(run.last) == "," and page.same(run.first, run.last + 1) and acts


def _closes(page: Page, at: int, lex: Lexicon) -> bool:
    """Whether an apposition is over at token ``at``, and it is not the outlet's "…, Vale said, …"."""
    low = page.lower(at)
    return low in _CLOSING or (low in lex.acts and page.lower(at + 1) != ",")


def _complemented(page: Page, phrase: Phrase, lex: Lexicon) -> int:
    """Where all that a role is of, for or in ends before a comma: "the head of Norland's border guard in the valley"; where the last
    noun is a role as well, either could be named after it, and it counts as far as the phrase reaches.
    """
    at = phrase.last
    inner = lex.complements | lex.grammar.prepositions
    if page.lower(at) not in inner:
        return phrase.reach
    while at - phrase.last < _COMPLEMENT and page.same(phrase.head, at) and page.lower(at) != ",":
        low = page.lower(at)
        joins = low in inner or low in lex.joining or low == "and"
        if low in lex.acts or (low in lex.edge and not joins) or not (page.tokens[at].word or low in ("'s", "'", "-")):
            return phrase.reach
        at += 1
    role = page.lower(at - 1) in lex.roles and page.lower(at - 1) not in lex.organisations
    return phrase.reach if page.lower(at) != "," or role else at


def _past_brackets(page: Page, at: int) -> int:
    """The token after what stands in brackets at ``at``: "the head of the RMT (a union of seamen), Ann Vale"."""
    if page.lower(at) != "(":
        return at
    close = next((end for end in range(at + 2, at + _BRACKETED) if not page.same(at, end) or page.lower(end) == ")"), at)
    return close + 1 if page.lower(close) == ")" and page.lower(close + 1) == "," else at


def _fits(phrase: Phrase, entity: Entity, run: Run, lex: Lexicon) -> bool:
    if not agrees(phrase, entity):
        return False
    if phrase.kind == "person":
        return entity.kind in ("person", "unknown")
    if phrase.kind != "organisation" or entity.kind != "organisation":
        return False
    return phrase.last != run.begin or (phrase.noun in lex.untyped and phrase.sort != "possessive")


def _called(phrase: Phrase, entity: Entity, lex: Lexicon) -> bool:
    """Whether a noun right after a name says what is named ("the Riverside union"), not what belongs to it ("the Lopez campaign")."""
    return phrase.kind == "organisation" and entity.kind == "organisation" and phrase.noun not in lex.owned


def _name_before(page: Page, phrase: Phrase, ends: dict[int, Run]) -> Run | None:
    """The name that the phrase follows after a comma, dash, bracket, an age, or "is"."""
    at = phrase.first - 1
    marks = 0
    while at > phrase.first - 5 and page.same(at, phrase.first) and (page.lower(at) in _OPENING or page.lower(at).isdigit()):
        at -= 1
        marks += 1
    if not marks:
        if phrase.sort != "bare" and page.lower(at) in ("is", "was", "became", "as"):
            at -= 1
        else:
            return None
    run = ends.get(at + 1)
    return run if run is not None and page.same(run.first, phrase.first) else None
