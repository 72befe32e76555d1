"""In which words the one who acts is sought, the likeliest first."""

from __future__ import annotations

from reportedly.model import Range
from reportedly.resolve.events.doers import Acting, accused_of, ascription, blamed_on, claimed_after, done_by, named_in
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
        if words.lows[phrase[0]] in lexicon.words["negators"]:
            return ()  # "no group claimed responsibility"
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
    return tuple(found)


def _put_down(words: Words, lexicon: Lexicon, frame: Frame) -> Range | None:
    """Whom "blamed the attack on …" names, also where the attack is told with its place: "blamed the attack on the town on …"."""
    at = frame.begin - 1
    while at > frame.sentence[0] and words.lows[at] in lexicon.words["determiners"]:
        at -= 1
    if words.lows[at] not in lexicon.words["ascribing_forms"]:
        return None
    whom = ascription(words, lexicon, at, frame.sentence)
    return (whom[0] + 1, whom[1]) if whom else None
