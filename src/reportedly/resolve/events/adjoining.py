"""What the next sentence says of who did a deed: "Six people were killed in a bombing. Ruritania claimed responsibility."

Only sentences of one paragraph that stand side by side are asked, and only where the deed's own sentence leaves its doer open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from reportedly.model import Argument, Modality, Range, Span, ungenitive
from reportedly.resolve.events.clauses import group_start, subject_of
from reportedly.resolve.events.doers import Acting, Standing, named_in
from reportedly.resolve.events.frames import Frame
from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.phrases import is_of, noun_phrase
from reportedly.resolve.events.words import Words

Tied = tuple[Frame, Span, Modality, tuple[Argument, ...]]
"""What is told of an event, with its arguments so far."""


def answering(words: Words, lexicon: Lexicon, told: Sequence[tuple[Frame, tuple[Acting, ...]]]) -> list[tuple[Acting, ...]]:
    """Where the doers of ``told`` stand, with those whom the next sentence names for a deed that its own says nobody of.

    The next sentence tells no deed of its own: who "claimed responsibility" there, or is "blamed", did what was told before.
    """
    by_sentence: dict[Range, list[int]] = {}
    for at, (frame, _) in enumerate(told):
        by_sentence.setdefault(frame.sentence, []).append(at)
    found = [doers for _, doers in told]
    for sentence, after in zip(words.sentences, words.sentences[1:], strict=False):
        here = by_sentence.get(sentence, [])
        if not here or after in by_sentence or parted(words, sentence, after):
            continue
        if any(acting.named for at in here for acting in told[at][1]):
            continue
        answer = _answer(words, lexicon, after)
        for at in here:
            if answer and family(told[at][0]) in lexicon.words["placed"]:
                found[at] = (*found[at], answer)
    return found


def told_right_before(words: Words, lexicon: Lexicon, tied: Sequence[Tied], frame: Frame) -> list[int]:
    """Which of ``tied`` the sentence before that of ``frame`` tells of a deed or its harm, where it leaves all their doers open."""
    before = _sentence_before(words, frame)
    here = [at for at, one in enumerate(tied) if one[0].sentence == before]
    acts = [at for at in here if family(tied[at][0]) in lexicon.words["placed"]]
    known = any(_who(tied[at]) for at in here) or any(_mutual(words, lexicon, tied[at][0]) for at in here)
    subject = any(
        doer.standing in ("subject of the verb", "by-phrase") and not _deed_in(words, lexicon, doer.words)
        for at in acts
        for doer in tied[at][0].who
    )
    attacks = [tied[at][0] for at in acts if family(tied[at][0]) == "attack"]
    several = sum(not _within(one, attacks) for one in attacks) > 1
    return [] if known or subject or several else acts


def suffered_after(words: Words, lexicon: Lexicon, before: Sequence[Tied], frame: Frame) -> Tied | None:
    """The attack of the sentence before that of ``frame``, which tells only who was harmed: "… shelled the town. Ten were killed."

    ``None`` where the loss may have another cause: one that is told, another deed beside it, soldiers in an attack on foot, and
    people of whoever attacked.
    """
    if family(frame) not in lexicon.words["harming"] or frame.object is None or frame.who:
        return None
    if any(one[0].sentence == frame.sentence and family(one[0]) not in lexicon.words["harming"] for one in before):
        return None
    listed = lexicon.words
    low, high = frame.sentence
    if not (listed["elsewhere"] | listed["negators"]).isdisjoint(words.lows[low:high]):
        return None
    after = words.lows[frame.end : high]
    if not listed["causes"].isdisjoint(after) and not listed["pointing"].intersection(after):
        return None
    here = [one for one in before if one[0].sentence == _sentence_before(words, frame)]
    deeds = [one for one in here if family(one[0]) in listed["placed"]]
    doers = {who for one in here if (who := _who(one)) is not None}
    if not deeds or len(doers) != 1 or any(_mutual(words, lexicon, one[0]) for one in here):
        return None
    deed = next((one for one in deeds if _who(one) is not None and one[2] == "asserted"), None)
    if deed is None or any(_who(one) is None and family(one[0]) == "attack" for one in deeds):
        return None
    if is_of(words, lexicon, frame.object, "armed") and deed[0].type in listed["on_foot"]:
        return None
    return None if _own(words, lexicon, deed, frame) else deed


def _own(words: Words, lexicon: Lexicon, deed: Tied, frame: Frame) -> bool:
    """Whether those harmed may be people of whoever did ``deed``, or harmed in his land: the sentence names him or his."""
    doers = [at for doer in deed[0].who for at in range(*doer.words)]
    return bool(_owners(words, lexicon, doers) & _owners(words, lexicon, range(*frame.sentence)))


def _owners(words: Words, lexicon: Lexicon, which: Iterable[int]) -> set[str]:
    """The states and peoples that words name, and other names as they stand."""
    found: set[str] = set()
    for at in which:
        if words.capital(at):
            text = ungenitive(words.text[words.starts[at] : words.ends[at]])
            found |= lexicon.polities.owners(text) or ({text.lower()} if words.marks[at] else set())
    return found


def _within(frame: Frame, others: Sequence[Frame]) -> bool:
    """Whether a deed is named in the words that say who or what did another of ``others``: "a car bomb was rammed into"."""
    return any(doer.words[0] <= frame.begin < doer.words[1] for other in others for doer in other.who if other is not frame)


def _deed_in(words: Words, lexicon: Lexicon, phrase: Range) -> bool:
    acts = lexicon.words["acts_of_war"] | lexicon.classes["ordnance"]
    return any(words.lows[at] in acts or words.lows[at] in lexicon.nouns for at in range(*phrase))


def _who(one: Tied) -> str | None:
    return next((each.id for each in one[3] if each.role == "who"), None)


def _mutual(words: Words, lexicon: Lexicon, frame: Frame) -> bool:
    return not lexicon.words["mutual_words"].isdisjoint(words.lows[frame.begin : frame.end])


def _sentence_before(words: Words, frame: Frame) -> Range | None:
    """The sentence right before that of ``frame`` in the same paragraph."""
    at = bisect_left(words.sentences, frame.sentence)
    before = words.sentences[at - 1] if at else None
    return before if before and not parted(words, before, frame.sentence) else None


def family(frame: Frame) -> str:
    """The family of an event's type: "attack" of "attack.strike"."""
    return frame.type.partition(".")[0]


def parted(words: Words, one: Range, other: Range) -> bool:
    """Whether a new paragraph begins between two sentences."""
    return "\n" in words.text[words.ends[one[1] - 1] : words.starts[other[0]]]


def _answer(words: Words, lexicon: Lexicon, sentence: Range) -> Acting | None:
    """Who answers for what was told before, by a sentence that says of which deed by a pronoun or not at all."""
    low, high = sentence
    listed = lexicon.words
    if not (listed["negators"] | listed["denials"] | listed["elsewhere"]).isdisjoint(words.lows[low:high]):
        return None
    for at in range(low + 1, high):
        here = words.lows[at]
        if here in listed["responsibility"] and words.lows[at - 1] in listed["claiming"]:
            subject = subject_of(words, lexicon, at - 1, low)
            if not _meant(words, lexicon, at + 1, high):
                return None
            return _named(words, lexicon, subject, "who claims or denies it")
        if here in listed["accusing"] and here in listed["ascribing_forms"]:
            start = group_start(words, lexicon, at, low)
            if not listed["be"].isdisjoint(words.lows[start:at]):
                subject = subject_of(words, lexicon, at, low) if _meant(words, lexicon, at + 1, high) else None
                return _named(words, lexicon, subject, "who is accused of it")
            phrase = noun_phrase(words, lexicon, at + 1, high)
            if phrase is None or not _meant(words, lexicon, phrase[1], high):
                return None
            return _named(words, lexicon, phrase, "who is accused of it")
    return None


def _meant(words: Words, lexicon: Lexicon, at: int, high: int) -> bool:
    """Whether what follows says of no other deed than the one told before: "for it", "for the bombing", or nothing."""
    listed = lexicon.words
    if at >= high or words.lows[at] not in listed["accused_of"] | listed["ascribing"]:
        return True
    deed = words.lows[at + 1 : high]
    if not deed or deed[0] not in listed["pointing"] | listed["self_single"]:
        return False
    acts = listed["acts_of_war"] | lexicon.nouns.keys() | lexicon.classes["ordnance"]
    return len(deed) == 1 or not deed[1][0].isalnum() or any(low in acts for low in deed[1:3])


def _named(words: Words, lexicon: Lexicon, phrase: Range | None, standing: Standing) -> Acting | None:
    if phrase is None:
        return None
    named = named_in(words, lexicon, phrase, nominal=False)
    name = any(words.marks[at] and words.capital(at) for at in range(*phrase))
    return Acting(phrase, named, standing) if named or name else None
