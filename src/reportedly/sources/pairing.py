"""Quotation marks that stand the wrong way round, apart from their words, or in the place of others, read as the usual pair.

What a mark does is told by its place: it opens before a word and after white space, it closes after a word. Where most marks of a text
do what their shape does not say (”so”, “so“, »so«, ,,so'', ’so’), are typed in the place of others (´´so´´, ""so"", `so'), or stand
apart from their words (“ so ”, « so », " so "), the text is one that is written so, and its marks are read by their place; else a mark
is what its shape says, and one that is wrong stays for the reader to see.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.model import StandIn

_MARK = re.compile(r",,|''|``|´´|\u2032\u2032|‘‘|’’|\"\"|<<|>>|[\"“”„‟«»‹›‘’‚`']")
_LINE = re.compile(r"[^\n]+")
_OPENING, _CLOSING = frozenset("“„‟‘"), frozenset("”’")
_TYPED = (",,", "``", "''", "<<", ">>")
_TWICE = ("´´", "\u2032\u2032", "‘‘", "’’", '""')
_GRAVE = "`'"
_SHAPE = dict.fromkeys("‘’", "single") | dict.fromkeys("“”„‟", "curly") | dict.fromkeys("«»", "guillemets")
_SHAPE |= {"‚": "low", '"': "straight"} | dict.fromkeys(_GRAVE, "grave") | dict.fromkeys("‹›", "angle")
_SHAPE |= dict.fromkeys(_TYPED, "typed") | dict.fromkeys(_TWICE, "twice")
_SINGLE = frozenset(("single", "low", "grave"))
_MIXED = frozenset((*_TYPED, *_GRAVE, *"‘’"))
"""These may stand within words: an apostrophe, or marks that are no quotation marks."""
_BEFORE = frozenset("([{—–-/:")
"""What may stand right before a mark that opens."""
_AFTER = frozenset(".,;:!?)]}—–-…")
"""What may stand right after a mark that closes."""
_ENDS = frozenset(".,!?…")
_TIGHT = 2
"""More than so many times as many marks as stand close to their words stand apart from them in a text that is written so."""

_Place = Literal["opens", "closes", "apart", "within"]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark with its place: ``apart`` with white space on both sides, ``within`` with none."""

    start: int
    end: int
    text: str
    place: _Place

    @property
    def shape(self) -> str:
        """Of which kind it is."""
        return _SHAPE[self.text]


def paired(text: str) -> Iterator[StandIn]:
    """What is read instead of such marks, and of the white space between them and their words; in text order.

    A paragraph whose marks do not come out in pairs, but for a last one that is left open, is left as it is. One alone that stands
    apart may open as well as close: its paragraph is left as well.
    """
    paragraphs = [
        _marks(text, *match.span()) for match in _LINE.finditer(text) if _MARK.search(text, *match.span()) is not None
    ]
    found = Counter((mark.text, mark.place) for marks in paragraphs for mark in marks)
    odd = _odd(found)
    if odd:
        places = ("opens", "closes", "apart") if _turned(found) or "low" in odd else ("apart",)
        for marks in paragraphs:
            mine = [mark for mark in marks if mark.shape in odd and (mark.shape != "single" or mark.place in places)]
            pairs = _pairs(text, mine)
            if pairs is not None:
                yield from pairs


def _odd(found: Counter[tuple[str, _Place]]) -> frozenset[str]:
    """The shapes of marks that a text uses in its own way."""
    places: Counter[tuple[str, _Place]] = Counter()
    for (mark, place), times in found.items():
        places[_SHAPE[mark], place] += times
    turned = found["”", "opens"] > found["“", "opens"] or (
        found["“", "closes"] > found["”", "closes"] and not found["„", "opens"] >= found["“", "closes"]
    )
    odd = {"curly"} if turned else set()
    typed = found[",,", "opens"]
    double = places["straight", "opens"] + places["curly", "opens"] + places["guillemets", "opens"]
    if found["''", "closes"] and found['"', "opens"] > found['"', "closes"]:
        odd |= {"typed", "straight"}
    if found["‘", "apart"] > found["‘", "opens"] and found["’", "apart"]:
        odd.add("single")
    if typed or found["<<", "opens"]:
        odd.add("typed")
    if 0 < typed <= found["“", "closes"] + found["”", "closes"] or found["„", "opens"]:
        odd.add("curly")
    if (typed or found["``", "opens"]) and found['"', "closes"] > found['"', "opens"]:
        odd |= {"typed", "straight"}
    if found["»", "opens"] > found["«", "opens"]:
        odd.add("guillemets")
    if _turned(found):
        odd.add("single")
    if found["‚", "opens"] and found["‘", "closes"]:
        odd |= {"low", "single"}
    if found["`", "opens"] and found["'", "closes"] and not found["`", "closes"] + found["'", "opens"]:
        odd.add("grave")
    if found["‹", "opens"] and not double:
        odd.add("angle")
    if places["twice", "opens"] and places["twice", "closes"] and not double:
        odd.add("twice")
    for shape in ("straight", "guillemets", "curly"):
        if places[shape, "apart"] > _TIGHT * (places[shape, "opens"] + places[shape, "closes"]):
            odd.add(shape)
    return frozenset(odd)


def _turned(found: Counter[tuple[str, _Place]]) -> bool:
    """Whether a text opens with the mark that closes (’so’) and uses no other one."""
    opens = found["’", "opens"]
    return 0 < opens <= found["’", "closes"] and not any(
        times and place == "opens" and mark != "’" for (mark, place), times in found.items()
    )


def _marks(text: str, start: int, end: int) -> Sequence[_Mark]:
    return [_placed(text, start, end, match) for match in _MARK.finditer(text, start, end)]


def _placed(text: str, start: int, end: int, match: re.Match[str]) -> _Mark:
    at, until = match.span()
    before = text[at - 1] if at > start else " "
    after = text[until] if until < end else " "
    free, ended = before.isspace() or before in _BEFORE, after.isspace() or after in _AFTER
    place: _Place
    if before.isspace() and ended:
        place = "apart"
    elif free:
        place = "opens"
    elif ended or after in "\"”’»'":
        place = "closes"
    else:
        place = "within"
    return _Mark(at, until, match[0], place)


def _pairs(text: str, marks: Sequence[_Mark]) -> list[StandIn] | None:
    """The marks of a paragraph as pairs; ``None`` where one opens or closes what it can't."""
    out: list[StandIn] = []
    opened: _Mark | None = None
    for mark in marks:
        if mark.place == "within":
            if mark.text in _MIXED:
                continue
            return None
        if mark.place == "apart":
            opens = opened is None
            shaped = mark.text in _OPENING if not opens else mark.text in _CLOSING
            if shaped and opened is not None and opened.text != mark.text:
                return None
        else:
            opens = mark.place == "opens"
            if opens != (opened is None):
                return None
        out += _instead(text, mark, opens=opens)
        opened = mark if opens else None
    return None if len(marks) == 1 and marks[0].place == "apart" else out


def _instead(text: str, mark: _Mark, *, opens: bool) -> Iterator[StandIn]:
    """A mark as one of the usual pair, without the white space that parts it from its words."""
    start, end = mark.start, mark.end
    if opens:
        while mark.place == "apart" and end < len(text) and text[end].isspace():
            end += 1
        yield StandIn(start, end, "‘" if mark.shape in _SINGLE else "“")
        return
    while mark.place == "apart" and start and text[start - 1].isspace():
        start -= 1
    comma = mark.text == ",," and text[start - 1] not in _ENDS
    closing = "’" if mark.shape in _SINGLE else "”"
    yield StandIn(start, end, f",{closing}" if comma else closing)
