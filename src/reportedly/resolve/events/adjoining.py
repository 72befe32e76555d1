"""What the next sentence says of who did a deed: "Six people were killed in a bombing. Ruritania claimed responsibility."

Only sentences of one paragraph that stand side by side are asked, and only where the deed's own sentence leaves its doer open.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Range
from reportedly.resolve.events.clauses import group_start, subject_of
from reportedly.resolve.events.doers import Acting, Standing, named_in
from reportedly.resolve.events.frames import Frame
from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.phrases import noun_phrase
from reportedly.resolve.events.words import Words


def answering(
    words: Words, lexicon: Lexicon, told: Sequence[tuple[Frame, tuple[Acting, ...]]]
) -> list[tuple[Acting, ...]]:
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
        for at in here if answer else ():
            if answer and family(told[at][0]) in lexicon.words["placed"]:
                found[at] = (*found[at], answer)
    return found


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
    if not listed["negators"].isdisjoint(words.lows[low:high]):
        return None
    for at in range(low + 1, high):
        here = words.lows[at]
        if here in listed["responsibility"] and words.lows[at - 1] in listed["claiming"]:
            subject = subject_of(words, lexicon, at - 1, low)
            return _named(words, lexicon, subject, "who claims or denies it")
        if here in listed["accusing"] and here in listed["ascribing_forms"]:
            start = group_start(words, lexicon, at, low)
            if not listed["be"].isdisjoint(words.lows[start:at]):
                return _named(words, lexicon, subject_of(words, lexicon, at, low), "who is accused of it")
            phrase = noun_phrase(words, lexicon, at + 1, high)
            if phrase is None or (phrase[1] < high and words.lows[phrase[1]] in listed["ascribing"]):
                return None
            return _named(words, lexicon, phrase, "who is accused of it")
    return None


def _named(words: Words, lexicon: Lexicon, phrase: Range | None, standing: Standing) -> Acting | None:
    if phrase is None:
        return None
    named = named_in(words, lexicon, phrase, nominal=False)
    name = any(words.marks[at] and words.capital(at) for at in range(*phrase))
    return Acting(phrase, named, standing) if named or name else None
