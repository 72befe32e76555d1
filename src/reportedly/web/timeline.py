"""A thread as a story: its claims in the order of days, a column a side, with what answers each beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportedly.model import KeptRelation, Line, RelationKind, Story
from reportedly.show import grouped
from reportedly.web.charts import Chart, figures
from reportedly.web.telling import Told, lane, sides_of, told

WORDS: Final[dict[tuple[RelationKind, bool], str]] = {
    ("denies", True): "denies this",
    ("denies", False): "this denies",
    ("other figure", True): "gives another figure",
    ("other figure", False): "gives another figure",
    ("grown", True): "later says more",
    ("grown", False): "said less before",
    ("later stage", True): "tells what came next",
    ("later stage", False): "tells what came before",
    ("corrects", True): "puts it otherwise later",
    ("corrects", False): "this puts otherwise",
    ("withdraws", True): "takes it back later",
    ("withdraws", False): "this takes back",
    ("same event", True): "of the same event",
    ("same event", False): "of the same event",
}
"""What the other claim has to do with this one, by kind and whether the other one answers."""
_BESIDE: Final = ("denies", "corrects", "withdraws")
_LADDER: Final = ("grown", "later stage")


@dataclass(frozen=True, slots=True)
class Answer:
    """What another thread has to do with a claim of this one."""

    kind: RelationKind
    words: str
    told: Told
    thread: str
    reasons: tuple[str, ...]
    lane: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim of the story, with its copies and what answers it. ``lane`` is the column of its side."""

    told: Told
    copies: tuple[Told, ...]
    answers: tuple[Answer, ...]
    lane: int


@dataclass(frozen=True, slots=True)
class Day:
    """The entries of one day of publication."""

    day: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of the ladder: what was said ``before`` this thread, "here" in it, or "after" it."""

    where: Literal["before", "here", "after"]
    words: str
    told: Told
    thread: str | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that a page shows of a thread."""

    sides: tuple[str, ...]
    thirds: bool
    days: tuple[Day, ...]
    ladder: tuple[Step, ...]
    chart: Chart | None
    others: tuple[Answer, ...]


def timeline(story: Story, known: Sequence[str]) -> Timeline:
    """A story as it is shown; ``known`` are the sides of the ledger, by which theirs are told apart everywhere."""
    lines = [*story.lines, *(each.line for each in story.relations)]
    sides = sides_of(line.claim.side for line in lines)
    answers: dict[str, list[Answer]] = {}
    others: list[Answer] = []
    for each in story.relations:
        it = _answer(each, known, sides)
        if each.kind in _BESIDE or each.kind == "other figure":
            answers.setdefault(each.to, []).append(it)
        elif each.kind not in _LADDER:
            others.append(it)
    entries = [_entry(group, known, sides, answers) for group in grouped(story.lines)]
    days: dict[str | None, list[Entry]] = {}
    for entry in entries:
        days.setdefault(entry.told.line.claim.published, []).append(entry)
    return Timeline(
        sides,
        any(line.claim.side is None for line in lines),
        tuple(Day(day, tuple(its)) for day, its in days.items()),
        _ladder(story, known),
        figures(story, known),
        tuple(others),
    )


def _answer(each: KeptRelation, known: Sequence[str], sides: Sequence[str]) -> Answer:
    words = WORDS[each.kind, each.answers]
    return Answer(each.kind, words, told(each.line, known), each.thread, each.reasons, lane(each.line, sides))


def _entry(group: Sequence[Line], known: Sequence[str], sides: Sequence[str], answers: dict[str, list[Answer]]) -> Entry:
    shown = [told(line, known) for line in group]
    found = [answer for each in shown for answer in answers.get(each.handle, ())]
    found.sort(key=lambda each: _BESIDE.index(each.kind) if each.kind in _BESIDE else len(_BESIDE))
    return Entry(shown[0], tuple(shown[1:]), tuple(found), lane(group[0], sides))


def _ladder(story: Story, sides: Sequence[str]) -> tuple[Step, ...]:
    """What was said less and then more, from the first to the last; nothing where nothing grew."""
    ties = [each for each in story.relations if each.kind in _LADDER]
    if not ties:
        return ()
    before = [each for each in ties if not each.answers]
    after = [each for each in ties if each.answers]
    here = story.lines[0]
    steps = [Step("before", WORDS[each.kind, False], told(each.line, sides), each.thread) for each in _once(before)]
    steps.append(Step("here", "this thread", told(here, sides), None))
    steps += [Step("after", WORDS[each.kind, True], told(each.line, sides), each.thread) for each in _once(after)]
    return tuple(steps)


def _once(ties: Sequence[KeptRelation]) -> list[KeptRelation]:
    """Each other thread once, in the order of days."""
    found: dict[str, KeptRelation] = {}
    for each in sorted(ties, key=lambda it: it.line.claim.published or ""):
        found.setdefault(each.thread, each)
    return list(found.values())
