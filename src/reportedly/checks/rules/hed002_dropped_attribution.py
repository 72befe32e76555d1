"""HED002: a headline that drops the attribution its body has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene, Telling, stems
from reportedly.model import Claim, Number
from reportedly.model.diagnostic import Related

_ALIKE: Final = 2
"""So many longer words must headline and sentence share to tell of one event, where no number or place does."""


def find(scene: Scene) -> Iterator[Finding]:
    """The first event that a headline without any attribution asserts, and that the body tells only as what somebody said."""
    title = scene.title
    if title is None or scene.voices.headed or any(claim.spans[0].start < title.end for claim in scene.attributed):
        return
    for telling in scene.contested.headline:
        family = telling.family
        if (
            not telling.warfare
            or not scene.contested.own(telling)
            or telling.event.modality != "asserted"
            or scene.says(telling.trigger, "drift.hedges")
        ):
            continue
        same = [each for each in scene.contested.body if _meets(scene, telling, each)]
        first = next((each for each in same if _attributed(each)), None)
        own_too = (each for each in same if each.event.type == telling.event.type and not _attributed(each))
        if first is None or any(not scene.voices.near(each.trigger) for each in own_too):
            continue
        trigger, source = telling.trigger, first.claim.source
        fought = family != "casualties" or any(scene.contested.fought(each.trigger) for each in (telling, first))
        if not fought or _named_last(scene, first.claim):
            continue
        yield Finding(
            trigger,
            f"The headline asserts “{_one(trigger.text)}”; the body has it from “{_one(source.text)}”",
            "Can the headline say whose account this is?",
            (Related(first.trigger, "attributed in the body"), Related(source.spans[0], "to this source")),
            telling.claim.id,
        )
        return


def _meets(scene: Scene, telling: Telling, other: Telling) -> bool:
    """Whether an event of the body reads as the one of the headline: of its family, with its number, its place or its words."""
    if telling.family != other.family:
        return False
    number, count = _number(scene, telling), _number(scene, other)
    if number is not None:
        return count is not None and number.value == count.value
    if scene.contested.place(telling) is not None and scene.contested.place(telling) == scene.contested.place(other):
        return telling.event.type == other.event.type
    sentence = scene.sentence(other.trigger.start)
    return len(stems([scene.title.text if scene.title else ""]) & stems([sentence.text])) >= _ALIKE


def _named_last(scene: Scene, claim: Claim) -> bool:
    """Whether the headline ends in a name of the source, with the comma before it lost: "Raid kills ten Ardon"."""
    title, speaker = scene.title, scene.speaker(claim)
    names = {mention.span.text for mention in speaker.mentions if mention.how != "pronoun"} if speaker else set()
    return title is not None and any(title.text.rstrip(". ").endswith(f" {name}") for name in names)


def _number(scene: Scene, telling: Telling) -> Number | None:
    return scene.numbers.get(telling.event.number or "")


def _attributed(telling: Telling) -> bool:
    return telling.claim.source.kind not in ("outlet", "missing") and bool(telling.claim.source.spans)


def _one(text: str) -> str:
    return " ".join(text.split())


RULE = Rule(
    "HED002",
    "dropped-attribution",
    "structural",
    marks="A headline that asserts a contested event in the outlet's own voice and names no source, where the body tells that event "
    "only as what somebody said: “Rebels seize Aleppo” above “fighters had seized Aleppo, their commander said”. Losses count where "
    "they are those of fighting, not of an accident or a quake.",
    why="Many readers see the headline alone, and take for established what one side or one witness said.",
    reference="IPSO Editors' Code of Practice, clause 1(i): headlines supported by the text",
    severity="warning",
    find=find,
    bad=(
        Example(
            "Rebels seize Aleppo\n\nRebel commander Anna Dahl said on Monday that her fighters had seized Aleppo. "
            "Shops in the city stayed "
            "closed.",
            ("seize",),
            places=True,
        ),
    ),
    good=(
        Example(
            "Rebels seize Aleppo, commander says\n\nRebel commander Anna Dahl said on Monday that her fighters had "
            "seized Aleppo. Shops in "
            "the city stayed closed.",
            places=True,
        ),
        Example(
            "Rebels seize Aleppo\n\nRebels seized Aleppo on Monday after a week of fighting. Their commander, Anna "
            "Dahl, said that the road "
            "to the north was open.",
            places=True,
        ),
    ),
    limits="Compares contested events only (attacks, losses, control of places, ceasefires), told with the same number, at the same "
    "place or in the same words; accusations of other kinds are not compared. A source at the end of a headline that has lost its "
    "comma may be overlooked.",
)
