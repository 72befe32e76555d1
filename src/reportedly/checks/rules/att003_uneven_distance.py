"""ATT003: a distancing cue ("claimed") used for one side only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, permutations

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene
from reportedly.model import Claim, Related

_CLAIMS = 3
"""A party that says less often than this shows no pattern."""
_DISTANCED = 2
_PARTIES = 8
"""The parties that speak most are compared, no more."""


def find(scene: Scene) -> Iterator[Finding]:
    """The first distancing cue of a party, where another party in opposition to it has none."""
    parties = _parties(scene)
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in scene.attributed:
        party = claim.source.side or claim.source.actor
        if party and claim.cue and not scene.quoted(claim.cue.spans[0]) and not scene.in_title(claim.cue.spans[0]):
            told[party].append(claim)
    enough = [party for party in told if len(told[party]) >= _CLAIMS]
    most = sorted(enough, key=lambda each: (-len(told[each]), told[each][0].spans[0]))[:_PARTIES]
    for one, other in permutations(most, 2):
        distanced = [claim for claim in told[one] if _distancing(scene, claim)]
        if len(distanced) < _DISTANCED or any(_distancing(scene, claim) for claim in told[other]):
            continue
        if not (parties.get(one) and parties.get(other)) and not _opposed(scene, told, one, other):
            continue
        first = distanced[0]
        assert first.cue is not None
        yield Finding(
            first.cue.spans[0],
            f"“{_words(first)}” keeps a distance from what “{_source(first)}” says, {len(distanced)} times in all, while what "
            f"“{_source(told[other][0])}” says is told without any",
            "Is there a reason to keep a distance from one party only? “Said” would do for both.",
            related=tuple(
                [Related(each.cue.spans[0], "the same party, with a distance") for each in distanced[1:] if each.cue]
                + [
                    Related(each.cue.spans[0], "the other party, without")
                    for each in islice(told[other], _CLAIMS)
                    if each.cue
                ]
            ),
            claim=first.id,
            neutral="said" if _words(first) in ("claimed", "alleged", "asserted") else None,
        )
        return


def _parties(scene: Scene) -> dict[str, bool]:
    return {side.id: True for pack in scene.packs for side in pack.sides}


def _distancing(scene: Scene, claim: Claim) -> bool:
    return claim.cue is not None and claim.cue.lemma in scene.listed("attribution.distancing.lemmas")


def _opposed(scene: Scene, told: dict[str, list[Claim]], one: str, other: str) -> bool:
    """Whether each of two actors speaks of the other."""
    return _names(scene, told[one], other) and _names(scene, told[other], one)


def _names(scene: Scene, claims: list[Claim], actor: str) -> bool:
    named = scene.actors.get(actor)
    mentions = [mention.span for mention in named.mentions] if named else []
    return any(mention in content for claim in claims for content in claim.contents for mention in mentions)


def _words(claim: Claim) -> str:
    return " ".join(claim.cue.spans[0].text.split()) if claim.cue else ""


def _source(claim: Claim) -> str:
    return " ".join(claim.source.text.split())


RULE = Rule(
    "ATT003",
    "uneven-distance",
    "sourcing",
    marks="The first word of saying that keeps a distance (“claimed”, “alleged”) where one of two opposed parties is told with such "
    "words at least twice and the other, which speaks at least three times, never. Parties are opposed where a pack says so, or "
    "where each speaks of the other.",
    why="“Claimed” casts doubt; used for one party only, it takes a side that the article may not mean to take.",
    reference="Wikipedia, Words to watch: synonyms for “said”",
    severity="info",
    find=find,
    bad=(
        Example(
            "Ana Brisk and Olan Werth met in court on Tuesday over the sale of the mill. Brisk claimed that Werth had hidden the "
            "debts. Brisk said that she would appeal. Brisk claimed that the books were false.\n\nWerth said that Brisk knew of the "
            "debts. Werth told the court that the price was fair. Werth said that the sale would stand.",
            ("claimed",),
        ),
    ),
    good=(
        Example(
            "Ana Brisk and Olan Werth met in court on Tuesday over the sale of the mill. Brisk claimed that Werth had hidden the "
            "debts. Brisk said that she would appeal. Brisk claimed that the books were false.\n\nWerth claimed that Brisk knew of "
            "the debts. Werth told the court that the price was fair. Werth said that the sale would stand."
        ),
    ),
    default=False,
    limits="Off by default: of three findings on about 1,000 articles two set people against each other who are no parties. "
    "Counts words of saying only: one party may make claims that call for more distance than the other's.",
)
