"""Modality: whether the text tells an event as having happened, denied, possible, planned, or only asks about it."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Modality
from reportedly.resolve.events.clauses import group_start, shares_subject
from reportedly.resolve.events.frames import Frame
from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.words import Words

_FIRM = -1.0
_GOVERNORS = 4
_FARTHER = 7
"""Words back to one by which nobody of a group is meant: "none of the 14 crew died"."""
_NOUNS = 6
"""Words before a noun that describe it."""
_AFTER = 14
"""Words after an event in which it may be said that it is not so."""


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
    shared = shares_subject(words, lexicon, at, low)
    begin = group_start(words, lexicon, at if shared is None else shared, low)
    group = words.lows[begin:at]
    if _denied(words, lexicon, begin, at, low) or _unfounded(words, lexicon, frame):
        return "negated"
    if _unvouched(words, lexicon, frame):
        return "possible"
    clause = _clause(words, lexicon, begin, low)
    before = words.lows[clause:begin]
    if not listed["asked"].isdisjoint(words.lows[max(low, begin - 12) : begin]):
        return "asked"
    if not listed["conditional"].isdisjoint((*before[:1], *words.lows[max(low, clause - 1) : clause])):
        return "possible"
    if "to" in group and (words.lows[begin - 1] in listed["seeming"] or not listed["seeming"].isdisjoint(group)):
        return "possible"
    if _infinitive(words, lexicon, frame, group) and listed["perfect"].isdisjoint(group[group.index("to") :]):
        if not listed["achieved"].isdisjoint(words.lows[max(low, begin - 1) : at]):
            return "asserted"
        return "planned"
    if not listed["possible"].isdisjoint(group) or ("would" in group and "have" in group):
        return "possible"
    if not listed["planned"].isdisjoint(group) or _intended(words, lexicon, frame):
        return "planned"
    if frame.verbal and not _nominal(words, lexicon, frame, before):
        return "asserted"
    return _of_noun(words, lexicon, at, max(clause, low))


def _infinitive(words: Words, lexicon: Lexicon, frame: Frame, group: Sequence[str]) -> bool:
    """Whether "to" before the trigger leads a verb, and no noun: "in response to rebel attacks"."""
    first, last = words.lows[frame.begin], words.lows[frame.end - 1]
    noun = frame.end - frame.begin > 1 and last in lexicon.nouns and first not in lexicon.verbs
    return "to" in group and not (noun and first not in lexicon.words["launching"] and group[-1:] == ["to"])


def _intended(words: Words, lexicon: Lexicon, frame: Frame) -> bool:
    """Whether the words that tell an attack say that it is meant to be: "preparing an assault"."""
    inside = words.lows[frame.begin : frame.end]
    return frame.type.partition(".")[0] in lexicon.words["physical"] and not lexicon.words["intended"].isdisjoint(inside)


def _unvouched(words: Words, lexicon: Lexicon, frame: Frame) -> bool:
    """Whether it is what a report tells that nobody vouches for: "reports that … could not be verified"."""
    listed = lexicon.words
    low, high = frame.sentence
    for at in range(max(low, frame.begin - _AFTER), frame.begin - 1):
        if words.lows[at] in listed["denied_things"] and words.lows[at + 1] == "that":
            if at > low and words.lows[at - 1] in listed["unconfirmed"]:
                return True
            break
    else:
        return False
    after = words.lows[frame.end : min(high, frame.end + _AFTER)]
    for at, word in enumerate(after):
        if not word[0].isalnum() or word in listed["breaks"]:
            return False
        if word in listed["confirmed"]:
            return not listed["negators"].isdisjoint(after[:at])
    return False


def _of_noun(words: Words, lexicon: Lexicon, at: int, low: int) -> Modality:
    """How a noun or gerund is told: by the words that describe it, and by the word that governs it with its verb group."""
    listed = lexicon.words
    first = at
    while first > max(low, at - _NOUNS) and not _edge(words, lexicon, first - 1):
        first -= 1
        if words.lows[first] in listed["determiners"]:
            break
    if not listed["possible"].isdisjoint(words.lows[first:at]):
        return "possible"
    if not listed["planned"].isdisjoint(words.lows[first:at]):
        return "planned"
    governor = first - 1
    if governor >= low and words.lows[governor] in listed["prepositions"]:
        governor -= 1
    if governor < low:
        return "asserted"
    begin = group_start(words, lexicon, governor, low)
    group = words.lows[begin : governor + 1]
    if not listed["negators"].isdisjoint(group) or any(low.endswith("n't") for low in group):
        return "negated"
    if not listed["possible"].isdisjoint(group):
        return "possible"
    if governor > low and words.lows[governor] in listed["off"] and words.lows[governor - 1] in listed["off_forms"]:
        return "negated"
    if governor == first - 1 and words.lows[governor] in listed["cancelling_forms"]:
        return "negated"
    if governor == first - 1 and words.lows[governor] in listed["naming_forms"]:
        return "asserted"
    named = not listed["planned"].isdisjoint(group) or (
        "to" in group[:-1]
        and not words.lows[governor].endswith("ed")
        and listed["achieved"].isdisjoint(words.lows[max(low, begin - 1) : governor])
    )
    return "planned" if named else "asserted"


def _edge(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether the word before a noun is the one that governs it or a preposition, and none that describes it."""
    low = words.lows[at]
    listed = lexicon.words
    return (
        not low[0].isalnum()
        or low in listed["prepositions"]
        or low in listed["boundary"]
        or (low in lexicon.verbs and not words.lows[at].endswith(("ed", "ing")))
        or low in listed["launching"]
        or (low in listed["planned"] and not low.endswith(("ed", "ing", "ent")))
        or low in listed["negators"]
        or low in listed["off"]
        or low in listed["cancelling_forms"]
    )


def _nominal(words: Words, lexicon: Lexicon, frame: Frame, before: Sequence[str]) -> bool:
    """Whether the trigger is governed by what stands before it, as a noun or a gerund is: "plans for capturing"."""
    return words.lows[frame.begin].endswith("ing") and bool(before) and before[-1] in lexicon.words["aims"]


def _unfounded(words: Words, lexicon: Lexicon, frame: Frame) -> bool:
    """Whether it is said after the event that it is not so: "reports that … are false", "air strikes were never part of …"."""
    listed = lexicon.words
    low, high = frame.sentence
    end = frame.end
    while end < high and (words.lows[end] in listed["auxiliaries"] or words.lows[end] in listed["negators"]):
        end += 1
    if (
        end > frame.end
        and not frame.verbal
        and not listed["negators"].isdisjoint(words.lows[frame.end : end])
        and end < high
        and words.lows[end] in listed["unreal"]
    ):
        return True
    told = any(
        words.lows[at] in listed["denied_things"] and words.lows[at + 1] == "that"
        for at in range(max(low, frame.begin - _AFTER), frame.begin)
    )
    after = words.lows[frame.end : min(high, frame.end + _AFTER)]
    for at, word in enumerate(after):
        if not word[0].isalnum() or word in listed["breaks"]:
            return False
        if told and word in listed["unfounded"] and not listed["be"].isdisjoint(after[:at]):
            return True
    return False


def _denied(words: Words, lexicon: Lexicon, begin: int, at: int, low: int) -> bool:
    """Whether a negation governs the trigger: in its verb group, or as the verb that it hangs on ("denied entering").

    What "nearly" happened did not.
    """
    negators = lexicon.words["negators"]
    if not lexicon.words["nearly"].isdisjoint(words.lows[begin:at]):
        return True
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
        if word in lexicon.verbs and words.lows[left - 1] in lexicon.words["be"]:
            return False  # "nobody was injured in the attack"
        left -= 1
        steps += 1
    near = range(begin - 1, max(low, begin - 1 - _FARTHER) - 1, -1)
    for back in near:
        if words.lows[back] in lexicon.words["nones"]:
            return True
        if not words.lows[back][0].isalnum() or words.lows[back] in lexicon.words["boundary"]:
            return False
    return False


def _clause(words: Words, lexicon: Lexicon, at: int, low: int) -> int:
    begin = at
    floor = max(low, at - 20)
    while begin > floor and words.lows[begin - 1] not in lexicon.words["clause"] and words.lows[begin - 1][0].isalnum():
        begin -= 1
    return begin
