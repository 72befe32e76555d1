"""ATT004: a pronoun source that could be two people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene
from reportedly.model import Actor, Related, Span

_PRONOUNS = ("he", "she")
_SURE = 0.6
"""A pronoun tied less surely than this counts as open."""
_BOTH = 2


def find(scene: Scene) -> Iterator[Finding]:
    """Pronouns that open a sentence and speak, after a sentence that names two people of whom neither speaks in it."""
    open_ = {each.span: each.candidates for each in scene.article.untied}
    weak = {
        mention.span
        for actor in scene.article.actors
        for mention in actor.mentions
        if mention.how == "pronoun" and mention.score < _SURE
    }
    named = sorted(
        (mention.span, actor.id)
        for actor in scene.article.actors
        if actor.kind == "person"
        for mention in actor.mentions
        if mention.how == "name"
    )
    starts = [span.start for span, _ in named]
    speaking = sorted(span.start for claim in scene.attributed for span in claim.source.spans)
    for claim in scene.attributed:
        span = claim.source.spans[0] if len(claim.source.spans) == 1 else None
        if span is None or span.text.lower() not in _PRONOUNS or scene.quoted(span):
            continue
        if span not in weak and len(open_.get(span, ())) < _BOTH:
            continue
        before = scene.sentence_before(span.start)
        if before is None or scene.sentence(span.start).start != span.start or _any(speaking, before):
            continue
        people = dict(
            reversed(
                [(actor, each) for each, actor in named[bisect_left(starts, before.start) : bisect_left(starts, before.end)]]
            )
        )
        if len(people) != _BOTH or not set(open_.get(span, people)) <= set(people):
            continue
        first, second = sorted(people, key=lambda each: people[each])
        yield Finding(
            span,
            f"“{span.text}” could be {_name(scene.actors[first])} or {_name(scene.actors[second])}",
            "Who of the two said so?",
            related=tuple(Related(people[each], "could be meant") for each in (first, second)),
            claim=claim.id,
        )


def _any(offsets: list[int], span: Span) -> bool:
    at = bisect_left(offsets, span.start)
    return at < len(offsets) and offsets[at] < span.end


def _name(actor: Actor) -> str:
    return f"“{' '.join(actor.name.split())}”"


RULE = Rule(
    "ATT004",
    "ambiguous-speaker",
    "sourcing",
    marks="“He” or “she” as the speaker at the beginning of a sentence, where the sentence before names two people, neither of them "
    "as speaking, and nothing tells which of the two is meant.",
    why="A reader should never have to guess who said something.",
    reference="Reuters Handbook: source every statement",
    severity="info",
    find=find,
    bad=(
        Example(
            "David Cooper, the owner, said on Monday that the mill was safe. John Miller, the mayor, said that it was too old.\n\nThe "
            "dispute between Miller and Cooper went to court on Tuesday. He said that the mill would be sold.",
            ("He",),
        ),
    ),
    good=(
        Example(
            "David Cooper, the owner, said on Monday that the mill was safe. John Miller, the mayor, said that it was too old.\n\nThe "
            "dispute between Miller and Cooper went to court on Tuesday. Cooper said that the mill would be sold."
        ),
    ),
    default=False,
    confidence=0.5,
    limits="Off by default: too rare in the articles that it was tried on to know how often it is right. It does not weigh which of "
    "the two the story is about, which a reader may take from what went before.",
)
