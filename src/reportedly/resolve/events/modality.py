"""Modality: whether the text tells an event as having happened, denied, possible, planned, or only asks about it."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Modality
from reportedly.resolve.events.clauses import group_start
from reportedly.resolve.events.frames import Frame
from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.words import Words

_REACH = 7
_FIRM = -1.0
_GOVERNORS = 4


def modality_of(words: Words, lexicon: Lexicon, frame: Frame, fact: float | None) -> Modality:
    """How the event of ``frame`` is told. ``fact`` is the model's word for it (-3 … 3): -1 or less makes it "negated"."""
    low, high = frame.sentence
    if words.lows[high - 1] == "?" or "?" in words.lows[max(low, high - 3) : high]:
        return "asked"
    rules = _by_rules(words, lexicon, frame)
    return "negated" if rules == "asserted" and fact is not None and fact <= _FIRM else rules


def _by_rules(words: Words, lexicon: Lexicon, frame: Frame) -> Modality:
    listed = lexicon.words
    low = frame.sentence[0]
    at = frame.begin
    begin = group_start(words, lexicon, at, low)
    group = words.lows[begin:at]
    if _denied(words, lexicon, begin, at, low):
        return "negated"
    clause = _clause(words, lexicon, begin, low)
    before = words.lows[clause:begin]
    if not listed["asked"].isdisjoint(words.lows[max(low, begin - 12) : begin]):
        return "asked"
    if not listed["conditional"].isdisjoint((*before[:1], *words.lows[max(low, clause - 1) : clause])):
        return "possible"
    if "to" in group and listed["perfect"].isdisjoint(group[group.index("to") :]):
        if not listed["achieved"].isdisjoint(words.lows[max(low, begin - 1) : at]):
            return "asserted"
        return "planned"
    if not listed["possible"].isdisjoint(group) or ("would" in group and "have" in group):
        return "possible"
    if not listed["planned"].isdisjoint(group):
        return "planned"
    if frame.verbal and not _nominal(words, lexicon, frame, before):
        return "asserted"
    near = words.lows[max(clause, at - _REACH) : at]
    if not listed["possible"].isdisjoint(near):
        return "possible"
    return "planned" if not listed["planned"].isdisjoint(near) else "asserted"


def _nominal(words: Words, lexicon: Lexicon, frame: Frame, before: Sequence[str]) -> bool:
    """Whether the trigger is governed by what stands before it, as a noun or a gerund is: "plans for capturing"."""
    return words.lows[frame.begin].endswith("ing") and bool(before) and before[-1] in lexicon.words["aims"]


def _denied(words: Words, lexicon: Lexicon, begin: int, at: int, low: int) -> bool:
    """Whether a negation governs the trigger: in its verb group, or as the verb that it hangs on ("denied entering")."""
    negators = lexicon.words["negators"]
    for back in range(begin, at):
        word = words.lows[back]
        if word in negators or word.endswith("n't"):
            return not (word == "not" and words.lows[back + 1 : back + 2] == ["only"])
    for back in range(begin - 1, max(low, begin - 12) - 1, -1):
        if not words.lows[back][0].isalnum():
            break
        if words.lows[back] in lexicon.words["denials"]:
            return begin - back <= 3 or not lexicon.words["denied_things"].isdisjoint(words.lows[back + 1 : back + 5])
    left = begin - 1
    steps = 0
    while left >= low and steps < _GOVERNORS:
        word = words.lows[left]
        if not word[0].isalnum():
            return False
        if word in negators or word.endswith("n't"):
            return True
        if word in lexicon.words["boundary"] and word not in lexicon.words["reaching"]:
            return False
        left -= 1
        steps += 1
    return False


def _clause(words: Words, lexicon: Lexicon, at: int, low: int) -> int:
    begin = at
    floor = max(low, at - 20)
    while begin > floor and words.lows[begin - 1] not in lexicon.words["clause"] and words.lows[begin - 1][0].isalnum():
        begin -= 1
    return begin
