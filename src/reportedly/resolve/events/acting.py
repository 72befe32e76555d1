"""In which words the one who acts is sought, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model import Range
from reportedly.resolve.events.clauses import asked_to, subject_of
from reportedly.resolve.events.doers import (
    Acting,
    Standing,
    accused_of,
    ascription,
    blamed_on,
    claimed_after,
    done_by,
    is_weapon,
    named_in,
)
from reportedly.resolve.events.frames import Doer, Frame
from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.phrases import is_of, noun_phrase
from reportedly.resolve.events.words import Words

_DATED = 3
"""Words of a day between a verb of saying and what is said."""
_BETWEEN = 5
"""Words between a deed and "between"."""


def acting(words: Words, lexicon: Lexicon, frame: Frame) -> tuple[Acting, ...]:
    """Where the doer of ``frame`` may stand.

    Who is accused of it, or denies it, comes first and alone: the one who says so is then another, or the same.
    """
    low, high = frame.sentence
    accused = accused_of(words, lexicon, (frame.begin, frame.end), low)
    if accused is not None:
        phrase, reason = accused
        if words.lows[phrase[0]] in lexicon.words["negators"]:
            return ()  # "no group claimed responsibility"
        return (Acting(phrase, named_in(words, lexicon, phrase, nominal=False), reason),)
    found = [acting for doer in frame.who for acting in _told(words, lexicon, frame, doer)]
    if not found and (leading := _leading(words, lexicon, frame)) is not None:
        found.append(Acting(leading, named_in(words, lexicon, leading, nominal=False), "subject of the verb"))
    deed = None if frame.verbal else _deed(words, lexicon, frame)
    if deed is not None and not any(acting.named for acting in found):
        found.append(deed)
    if not frame.verbal:
        put_down = _put_down(words, lexicon, frame)
        if put_down is not None:
            return (Acting(put_down, named_in(words, lexicon, put_down, nominal=False), "whom it is put down to"),)
        done = done_by(words, lexicon, frame.object[1] if frame.object else frame.end, high)
        if done is not None:
            phrase, reason = done
            return (Acting(phrase, named_in(words, lexicon, phrase, nominal=False), reason),)
        claimed = claimed_after(words, lexicon, frame.end, high)
        if claimed is not None:
            return (Acting(claimed, named_in(words, lexicon, claimed, nominal=False), "who claims or denies it"),)
        blamed = blamed_on(words, lexicon, frame.object[1] if frame.object else frame.end, high)
        if blamed is not None:
            found.append(Acting(blamed, named_in(words, lexicon, blamed, nominal=False), "whom it is put down to"))
    if (side := _side(words, lexicon, frame)) is not None:
        phrase, standing = side
        found.append(Acting(phrase, named_in(words, lexicon, phrase, nominal=False), standing))
    return tuple(found)


def _deed(words: Words, lexicon: Lexicon, frame: Frame) -> Acting | None:
    """Whose the deed is that took those harmed: "the death toll from the Ruritanian campaign"; of two joined the first."""
    listed = lexicon.words
    at, high = frame.end, frame.sentence[1]
    if frame.type.partition(".")[0] not in listed["harming"] or at + 2 >= high:
        return None
    if words.lows[at] not in listed["means"] | listed["leaving"] | listed["agents"]:
        return None
    phrase = noun_phrase(words, lexicon, at + 1, high)
    if phrase is None:
        return None
    begin, end = phrase
    if end + 1 < high and words.lows[end] in listed["joining"]:
        joined = noun_phrase(words, lexicon, end + 1, high)
        named = named_in(words, lexicon, joined, nominal=False) if joined else None
        if named is not None and named.sort == "owner" and named.words[0] == end + 1:
            owner = named_in(words, lexicon, phrase, nominal=True)
            return Acting(phrase, owner, "by-phrase") if owner and owner.words[1] == end else None
    named = named_in(words, lexicon, (begin, end), nominal=False)
    return Acting(named.words, named, "by-phrase") if named is not None and named.sort == "owner" else None


def _leading(words: Words, lexicon: Lexicon, frame: Frame) -> Range | None:
    """The forces or weapon as which a sentence begins, of which a participle tells what else they do: "… crashed, killing two"."""
    low, at = frame.sentence[0], frame.begin
    if not frame.verbal or not words.lows[at].endswith("ing") or at - 1 <= low:
        return None
    if words.lows[at - 1] not in lexicon.words["listing"] | lexicon.words["agents"]:
        return None
    phrase = noun_phrase(words, lexicon, low, at)
    if phrase is None:
        return None
    between = words.lows[phrase[1] : at - 1]
    apart = lexicon.words["boundary"] | lexicon.words["relatives"] | lexicon.words["telling"] | lexicon.words["breaks"]
    if not (apart - lexicon.words["joining"]).isdisjoint(between):
        return None
    arms = lexicon.classes["ordnance"] | lexicon.classes["armed"]
    last = phrase[0]
    while last < at and words.lows[last] not in arms:
        last += 1
    while last < at and words.lows[last] in arms:
        last += 1
    verb = words.lows[last]
    acts = verb in lexicon.words["auxiliaries"] or verb.endswith(("ed", "s")) or verb in lexicon.verbs
    return (phrase[0], last) if last <= phrase[1] and acts and not words.marks[last - 1] else None


def _told(words: Words, lexicon: Lexicon, frame: Frame, doer: Doer) -> Iterator[Acting]:
    """What the words of ``doer`` show: those that name him, or of whoever speaks of himself ("says its army has") that one."""
    nominal = doer.standing == "words before the noun"
    begin, end = doer.words
    low = words.lows[begin]
    speaker = None
    if not nominal and (low in lexicon.words["self_owned"] or (end - begin == 1 and low in lexicon.words["self_words"])):
        speaker = _speaker(words, lexicon, begin, frame.sentence[0])
        if speaker is not None and low in lexicon.words["self_of_many"] and not is_of(words, lexicon, speaker, "armed"):
            speaker = None  # "officials said their government had …"
    if speaker is not None:
        many = words.lows[speaker[1] - 1].endswith("s") and not words.marks[speaker[1] - 1]
        if not (many and low in lexicon.words["self_single"]):  # not "residents say it has bombed the village"
            yield Acting(speaker, named_in(words, lexicon, speaker, nominal=False), doer.standing)
    if nominal and (asked := _asked(words, lexicon, doer.words, frame.sentence[0])) is not None:
        yield Acting(asked, named_in(words, lexicon, asked, nominal=False), "subject of the verb")
    if nominal or low not in lexicon.words["self_owned"] or any(words.marks[begin + 1 : end]):
        named = named_in(words, lexicon, doer.words, nominal=nominal)
        if named is None and doer.standing == "named in the phrase":
            named = named_in(words, lexicon, doer.words, nominal=True)  # "fell under Ruritanian control"
        yield Acting(doer.words, named, doer.standing)
        if named is None and not nominal:
            fired = _fired_by(words, lexicon, doer.words, frame.begin if frame.begin >= end else frame.sentence[1])
            if fired is not None:
                yield Acting(fired, named_in(words, lexicon, fired, nominal=False), "by-phrase")


def _asked(words: Words, lexicon: Lexicon, phrase: Range, low: int) -> Range | None:
    """Whom somebody asks to do something with a deed of his own: "urged Norland to end its attacks"."""
    begin = phrase[0]
    if words.lows[begin] not in lexicon.words["possessive"]:
        return None
    to = next((at for at in range(begin - 1, max(low, begin - _DATED) - 1, -1) if words.lows[at] == "to"), None)
    return asked_to(words, lexicon, to, low) if to is not None else None


def _speaker(words: Words, lexicon: Lexicon, begin: int, low: int) -> Range | None:
    """Who says what begins at ``begin``, which is right after a verb of saying: "Norland says (that) it has …"."""
    verb = begin - 1
    if verb > low and words.lows[verb] in lexicon.words["relatives"]:
        verb -= 1
    dated = verb
    while dated > max(low, verb - _DATED) and (
        words.lows[dated] in lexicon.words["calendar"] or words.lows[dated] in lexicon.words["dating"]
    ):
        dated -= 1  # "said on Monday it had …"
    verb = dated if words.lows[dated] in lexicon.words["telling"] else verb
    return subject_of(words, lexicon, verb, low) if verb > low and words.lows[verb] in lexicon.words["telling"] else None


def _fired_by(words: Words, lexicon: Lexicon, phrase: Range, high: int) -> Range | None:
    """Who launched the weapon that ends ``phrase`` or stands before a participle: "drones fired by rebels"."""
    for by in range(phrase[0] + 1, min(high - 1, phrase[1] + 3)):
        if words.lows[by] in lexicon.words["agents"]:
            weapon = any(is_weapon(words, lexicon, at) for at in range(phrase[0], by))
            return noun_phrase(words, lexicon, by + 1, high) if weapon else None
        if not words.lows[by][0].isalnum():
            return None
    return None


def is_mutual(words: Words, lexicon: Lexicon, frame: Frame) -> bool:
    """Whether two sides do a deed to each other: "clashes"."""
    return not lexicon.words["mutual_words"].isdisjoint(words.lows[frame.begin : frame.end])


def _side(words: Words, lexicon: Lexicon, frame: Frame) -> tuple[Range, Standing] | None:
    """The first of the two that a deed of both is "between", or the one whom it is done "with"."""
    listed = lexicon.words
    mutual = frame.type in listed["mutual"] or frame.type.partition(".")[0] in listed["mutual"]
    if not mutual and not is_mutual(words, lexicon, frame):
        return None
    high = frame.sentence[1]
    for at in range(frame.end - 1, min(high - 1, frame.end + _BETWEEN)):
        here = words.lows[at]
        if here in listed["pairing"] or (here in listed["facing"] and at <= frame.end):
            phrase = noun_phrase(words, lexicon, at + 1, high)
            return (phrase, "one of the two sides" if here in listed["pairing"] else "the other side") if phrase else None
        if at >= frame.end and (not here[0].isalnum() or here in listed["boundary"]):
            return None
    return None


def _put_down(words: Words, lexicon: Lexicon, frame: Frame) -> Range | None:
    """Whom "blamed the attack on …" names, also where the attack is told with its place: "blamed the attack on the town on …"."""
    at = frame.begin - 1
    while at > frame.sentence[0] and words.lows[at] in lexicon.words["determiners"]:
        at -= 1
    if words.lows[at] not in lexicon.words["ascribing_forms"]:
        return None
    whom = ascription(words, lexicon, at, frame.sentence)
    return (whom[0] + 1, whom[1]) if whom else None
