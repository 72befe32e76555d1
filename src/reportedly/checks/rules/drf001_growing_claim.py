"""DRF001: a claim that grows inside the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene, Telling
from reportedly.model.diagnostic import Related

_REACH: Final = 6
"""A later telling is sought among so many events at the same place."""
_ASK: Final = "What has been learned between the two sentences, and from whom?"


def find(scene: Scene) -> Iterator[Finding]:
    """Later tellings in the outlet's own voice that say more than an earlier one of the same event."""
    at: dict[str, list[Telling]] = {}
    for later in scene.contested.body:
        place = scene.contested.place(later)
        if place is None:
            continue
        before = at.setdefault(place, [])
        if _asserted(scene, later) and not any(_told_so(scene, each, later) for each in before):
            for earlier in reversed(before[-_REACH:]):
                what = _growth(scene, earlier, later)
                if what:
                    yield _finding(earlier, later, what)
                    break
        before.append(later)


def _asserted(scene: Scene, telling: Telling) -> bool:
    event = telling.event
    return (
        scene.contested.own(telling)
        and event.modality == "asserted"
        and event.time is None
        and not scene.says(telling.trigger, "drift.hedges")
    )


def _told_so(scene: Scene, earlier: Telling, later: Telling) -> bool:
    """Whether the earlier event already says as much in the outlet's own voice, or says a step as high."""
    if earlier.event.modality != "asserted":
        return False
    step = later.rank
    if step is not None and (earlier.rank or 0) > step:
        return True
    same = earlier.event.type == later.event.type
    return same and scene.contested.own(earlier)


def _growth(scene: Scene, earlier: Telling, later: Telling) -> str | None:
    """What the later telling has more than the earlier one; ``None`` where it can't surely be said."""
    if scene.sentence(earlier.trigger.start) == scene.sentence(later.trigger.start):
        return None
    if (
        scene.contested.times_clash(earlier, later)
        or scene.says(later.trigger, "drift.update")
        or scene.contested.source_between(earlier, later)
    ):
        return None
    if not scene.contested.same_place(earlier, later) or earlier.event.modality in ("negated", "asked"):
        return None
    told = not earlier.own
    low, high = earlier.rank, later.rank
    if low is not None and high is not None and low < high:
        return "a further step of control over the same place" if told else None
    if earlier.event.type != later.event.type or not _same_actor(earlier, later):
        return None
    if earlier.event.modality == "possible" or (earlier.event.modality == "planned" and told and low is not None):
        return "as a fact what was told as possible or planned"
    if told and low is not None and earlier.event.modality == "asserted":
        return "in the outlet's own voice what was attributed"
    return None


def _same_actor(earlier: Telling, later: Telling) -> bool:
    return None in (earlier.event.who, later.event.who) or earlier.event.who == later.event.who


def _finding(earlier: Telling, later: Telling, what: str) -> Finding:
    first, second = earlier.trigger, later.trigger
    return Finding(
        second,
        f"“{' '.join(second.text.split())}” tells {what}; before, it was “{' '.join(first.text.split())}”",
        _ASK,
        (Related(first, "the earlier telling"),),
        later.claim.id,
    )


RULE = Rule(
    "DRF001",
    "growing-claim",
    "structural",
    marks="A contested event that the outlet tells as more than it was told before, with no new source between: "
    "troops said to have "
    "entered a town, then “the capture of the town”; what was possible or planned, then told as a fact; control over "
    "a place that "
    "was attributed, then told in the outlet's own voice.",
    why="A reader takes the last and strongest wording for what is known, though nothing was learned since the first.",
    reference="IPSO Editors' Code of Practice, clause 1(i); the practice of conflict mapping (ISW) of keeping claimed "
    "and assessed apart",
    severity="warning",
    find=find,
    bad=(
        Example(
            "General Ivo Dahl said on Monday that his troops had entered Aleppo. The capture of Aleppo is a heavy "
            "blow to the rebels. "
            "Thousands have fled to the coast.",
            ("capture",),
            places=True,
        ),
        Example(
            "Rebel commander Anna Dahl said on Monday that her fighters had seized Aleppo. The capture of Aleppo is a "
            "heavy blow to the "
            "government. Thousands have fled to the coast.",
            ("capture",),
            places=True,
        ),
    ),
    good=(
        Example(
            "General Ivo Dahl said on Monday that his troops had entered Aleppo. The capture of Aleppo would be a "
            "heavy blow to the "
            "rebels. Thousands have fled to the coast.",
            places=True,
        ),
        Example(
            "General Ivo Dahl said on Monday that his troops had entered Aleppo. On Friday, they captured Aleppo "
            "after heavy fighting, "
            "residents said.",
            places=True,
        ),
    ),
    limits="Marks a place only where both sentences name it, so most returns to an event (“the town”, “the attack”) "
    "are missed.",
)
