"""In which words the one who acts is sought, the likeliest first."""

from __future__ import annotations

from reportedly.resolve.events.doers import Acting, accused_of, blamed_on, named_in
from reportedly.resolve.events.frames import Frame
from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.words import Words


def acting(words: Words, lexicon: Lexicon, frame: Frame) -> tuple[Acting, ...]:
    """Where the doer of ``frame`` may stand.

    Who is accused of it, or denies it, comes first and alone: the one who says so is then another, or the same.
    """
    low, high = frame.sentence
    accused = accused_of(words, lexicon, (frame.begin, frame.end), low)
    if accused is not None:
        phrase, reason = accused
        return (Acting(phrase, named_in(words, lexicon, phrase, nominal=False), reason),)
    found = [
        Acting(
            doer.words,
            named_in(words, lexicon, doer.words, nominal=doer.standing == "words before the noun"),
            doer.standing,
        )
        for doer in frame.who
    ]
    if not frame.verbal:
        blamed = blamed_on(words, lexicon, frame.object[1] if frame.object else frame.end, high)
        if blamed is not None:
            found.append(Acting(blamed, named_in(words, lexicon, blamed, nominal=False), "whom it is put down to"))
    return tuple(found)
