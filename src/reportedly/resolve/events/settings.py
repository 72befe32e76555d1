"""What a sentence is set in: fighting, or a peace in which "strike", "attack" and "battle" mean something else.

Words that mean an act of war only among others that do are counted where those others stand: in the sentence and its neighbours, and,
where these say nothing, in the whole text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.words import Words

Setting = Literal["war", "peace", "open"]
"""What the words around tell of: fighting; work, sport or money; or neither."""

_NEAR = 1
"""Sentences on either side that are near."""
_ENOUGH = 3
"""Words of war in a whole text from which a sentence without any is of war."""


def settings(words: Words, lexicon: Lexicon) -> list[Setting]:
    """The setting of each sentence of ``words``."""
    war, peace = lexicon.words["war"], lexicon.words["peace"]
    counted = [
        (len([low for low in lows if low in war]), len([low for low in lows if low in peace]))
        for lows in (words.lows[begin:end] for begin, end in words.sentences)
    ]
    fought, worked = (sum(side) for side in zip(*counted, strict=True)) if counted else (0, 0)
    whole: Setting = "war" if fought >= _ENOUGH and fought > worked else "open"
    return [_setting(counted, at) or whole for at in range(len(counted))]


def _setting(counted: Sequence[tuple[int, int]], at: int) -> Setting | None:
    """What a sentence and its neighbours tell of; ``None`` where they say nothing."""
    for around in (counted[at : at + 1], counted[max(0, at - _NEAR) : at + _NEAR + 1]):
        fought, worked = (sum(side) for side in zip(*around, strict=True))
        if fought > worked:
            return "war"
        if worked > fought:
            return "peace"
    return None
