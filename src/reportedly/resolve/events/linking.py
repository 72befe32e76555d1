"""Links between events: what one leaves open another tells, where the words say that they belong together.

"Four people were killed in a Ruritanian air strike": the strike says who did it. "The attack injured thirty": the attack is the one
told before, by the same hands and in the same place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.model import Argument, Modality, Role, Span
from reportedly.resolve.events.frames import Frame
from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.tying import SCORES
from reportedly.resolve.events.words import Words

Tied = tuple[Frame, Span, Modality, tuple[Argument, ...]]

_WITHIN = 25
"""Words between a loss and the attack that caused it."""
_BREATH = 6
"""Words between two attacks that are told in one breath."""
_BACK = 3
"""Sentences before "the attack" in which it may have been told."""


def linked(words: Words, lexicon: Lexicon, tied: Sequence[Tied]) -> Iterator[tuple[Argument, ...]]:
    """The arguments of each event, with those that it takes from another; events are in text order."""
    done = [_attack(words, lexicon, tied, at) for at in range(len(tied))]
    for at in range(len(done)):
        done[at] = _attack(words, lexicon, done, at)
    for at, (frame, span, modality, own) in enumerate(done):
        found = list(own)
        if _family(frame) in lexicon.words["caused"]:
            cause = _cause(words, lexicon, done, at)
            if cause is not None:
                _take(found, cause, "the attack that did it", ("who", "place"))
        if _family(frame) in lexicon.words["placed"] and not any(each.role == "place" for each in found):
            before = _in_paragraph(words, lexicon, done[:at], frame)
            if before is not None:
                _take(found, before, "where what is told before it took place", ("place",))
        found.sort(key=lambda each: _ORDER.index(each.role))
        done[at] = (frame, span, modality, tuple(found))
    return (found for _, _, _, found in done)


def _attack(words: Words, lexicon: Lexicon, tied: Sequence[Tied], at: int) -> Tied:
    """The event at ``at``; an attack with what those harmed in it, or the same attack told before, say of it."""
    frame, span, modality, own = tied[at]
    if frame.verbal:
        return tied[at]
    found = list(own)
    if _family(frame) != "attack":
        before = _told_before(words, lexicon, tied[:at], frame) if _again(words, lexicon, frame) else None
        if before is not None and not _elsewhere(found, before):
            _take(found, before, "the same told before", ("who", "place"))
        return frame, span, modality, tuple(found)
    if at and _in_one_clause(words, lexicon, tied[at - 1][0], frame):
        _take(found, tied[at - 1], "the same told before", ("who", "place"))
    for other, (harmed, _, _, _) in enumerate(tied):
        same = harmed.sentence == frame.sentence and _family(harmed) in lexicon.words["caused"]
        if same and harmed.end <= frame.begin and _cause(words, lexicon, tied, other) is tied[at]:
            _take(found, tied[other], "who harmed people in it", ("who",))
    if _again(words, lexicon, frame):
        before = _told_before(words, lexicon, tied[:at], frame)
        if before is not None and not _elsewhere(found, before):
            _take(found, before, "the same told before", ("who", "place"))
    return frame, span, modality, tuple(found)


_ORDER: tuple[Role, ...] = ("who", "place", "time", "number")


def _family(frame: Frame) -> str:
    return frame.type.partition(".")[0]


def _take(found: list[Argument], other: Tied, reason: str, roles: tuple[Role, ...]) -> None:
    has = {each.role for each in found}
    for each in other[3]:
        if each.role in roles and each.role not in has:
            found.append(Argument(each.role, each.id, SCORES[reason], reason, (other[1],)))


def _cause(words: Words, lexicon: Lexicon, tied: Sequence[Tied], at: int) -> Tied | None:
    """The attack by which people were harmed or driven out, told in the same clause or as its subject."""
    frame = tied[at][0]
    for other in tied:
        attack = other[0]
        if attack.sentence != frame.sentence or not (_family(attack) == "attack" or _goes_on(words, attack, frame)):
            continue
        if any(doer.words[0] <= attack.begin < doer.words[1] for doer in frame.who):
            return other
        if attack.begin >= frame.end and attack.begin - frame.end <= _WITHIN:
            between = words.lows[frame.end : attack.begin]
            if not lexicon.words["links"].isdisjoint(between) and lexicon.words["breaks"].isdisjoint(between):
                return other
        if (
            attack.end <= frame.begin
            and words.lows[frame.begin].endswith("ing")
            and words.lows[frame.begin - 1] in (",", "and")
        ):
            return other
    return None


def _goes_on(words: Words, before: Frame, frame: Frame) -> bool:
    """Whether a participle after a comma says what whoever did the deed before it did by it: "entered the town, killing ten"."""
    first = frame.begin - 1
    near = before.verbal and before.end <= first and words.lows[first] == "," and words.lows[frame.begin].endswith("ing")
    return near and all(words.lows[at][0].isalnum() or words.lows[at] == "-" for at in range(before.end, first))


def _again(words: Words, lexicon: Lexicon, frame: Frame) -> bool:
    """Whether a noun points back to an attack told before: "the attack", "Monday's strike", without saying which."""
    if frame.verbal or frame.object is not None or frame.begin == frame.sentence[0]:
        return False
    before = words.lows[frame.begin - 1]
    return before in lexicon.words["pointing"] or (before.endswith(("'s", "’s")) and before[:-2] in lexicon.words["days"])


def _told_before(words: Words, lexicon: Lexicon, done: Sequence[Tied], frame: Frame) -> Tied | None:
    for other in reversed(done):
        if _sentences_between(words, other[0], frame) > _BACK:
            return None
        # "the attack" may be a strike told before, but "this strike" is no attack of another sort
        same = other[0].type == frame.type or (frame.type == "attack" and _family(other[0]) == "attack")
        if same and other[3]:
            return other
    return None


def _in_paragraph(words: Words, lexicon: Lexicon, done: Sequence[Tied], frame: Frame) -> Tied | None:
    for other in reversed(done):
        between = words.text[words.starts[other[0].begin] : words.starts[frame.begin]]
        if "\n" in between or _sentences_between(words, other[0], frame) > 1:
            return None
        if _family(other[0]) in lexicon.words["placed"] and any(each.role == "place" for each in other[3]):
            return other
    return None


def _in_one_clause(words: Words, lexicon: Lexicon, one: Frame, other: Frame) -> bool:
    """Whether two attacks are told in one breath: "an offensive with air strikes", "shelling followed by a raid"."""
    if (
        one.sentence != other.sentence
        or _family(one) != "attack"
        or other.begin - one.end > _BREATH
        or one.object is not None
    ):
        return False
    between = words.lows[one.end : other.begin]
    return all(low[0].isalnum() and low not in lexicon.words["breaks"] for low in between) and not (
        lexicon.words["boundary"] - lexicon.words["joining"]
    ).intersection(between)


def _elsewhere(found: Sequence[Argument], other: Tied) -> bool:
    """Whether the place that an event has of its own is another than that of the one told before."""
    own = next((each.id for each in found if each.role == "place"), None)
    theirs = next((each.id for each in other[3] if each.role == "place"), None)
    return own is not None and own != theirs


def _sentences_between(words: Words, one: Frame, other: Frame) -> int:
    if one.sentence == other.sentence:
        return 0
    return sum(one.sentence[0] < begin <= other.sentence[0] for begin, _ in words.sentences)
