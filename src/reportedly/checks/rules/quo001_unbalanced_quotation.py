"""QUO001: unbalanced or wrongly nested quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene
from reportedly.model import Quoted, Related, Stray

_MANY = 3
_MOST = 8
"""Other mixed marks that a finding points at."""
_PARAGRAPHS = 4
"""A quotation goes over so many line ends or paragraphs at most where none but the first is opened."""
_TAG = 200
_MIXED = frozenset({("“", '"'), ('"', "”")})
"""Marks that open and close a quotation, one of them curly and the other straight."""
_OPENS = "“„"
_DOUBLE = '"“”„«»'
_ASK = "Where does the quotation begin and end?"


def find(scene: Scene) -> Iterator[Finding]:
    """Double marks without a partner, and a quotation inside another in the same marks; one finding where there are many strays."""
    strays = [stray for stray in _unpaired(scene) if _sure(scene, stray)]
    if len(strays) > _MANY:
        first = scene.span(strays[0].offset, strays[0].offset + 1)
        message = f"{len(strays)} quotation marks of the article have no partner; its typography may be damaged"
        yield Finding(first, message, "Were quotation marks lost or changed on the way into this text?")
        return
    for stray, other in _quotations(scene, strays):
        if other is not None and _is_turned(scene, other) and not _is_turned(scene, stray):
            stray, other = other, stray
        span = scene.span(stray.offset, stray.offset + 1)
        what = "is never closed" if stray.opening else "closes what was never opened"
        if _is_turned(scene, stray):
            what = "is turned the wrong way for where it stands"
        near = (Related(scene.span(other.offset, other.offset + 1), "this one has no partner either"),) if other else ()
        yield Finding(span, f"The quotation mark “{span.text}” {what}", _ASK, near)
    yield from _mixed(scene)
    outer: Quoted | None = None
    for quoted in scene.layout.quotations:
        if quoted.depth == 0:
            outer = quoted
        elif outer is not None and _same_marks(scene, outer, quoted):
            span = scene.span(quoted.start, quoted.end)
            yield Finding(
                span,
                "A quotation stands inside another one in the same marks",
                _ASK,
                (Related(scene.span(outer.start, outer.start + 1), "the outer quotation begins here"),),
            )


def _quotations(scene: Scene, strays: list[Stray]) -> Iterator[tuple[Stray, Stray | None]]:
    """One mark for each quotation that lacks one, and the other where two belong together.

    A mark turned the wrong way leaves two without a partner: in its paragraph, or an opening one before a closing one that stands
    where a quotation begins. An opening one and a closing one at the end of words a few paragraphs below are a pair.
    """
    at = 0
    while at < len(strays):
        stray, following = strays[at], strays[at + 1 : at + 3]
        other, last = following[0] if following else None, following[1] if len(following) > 1 else None
        if other is None or not _belong(scene, stray, other):
            yield stray, None
            at += 1
        elif _paragraph(scene, stray.offset) == _paragraph(scene, other.offset):
            yield stray, other
            at += 2
        elif scene.text[other.offset - 1].isspace():
            yield other, stray
            at += 3 if last is not None and not last.opening and _belong(scene, stray, last) else 2
        else:
            at += 2


def _is_turned(scene: Scene, stray: Stray) -> bool:
    """Whether an opening mark ends words, or a closing one begins them: "fascist?“ he asked"."""
    text, at = scene.text, stray.offset
    ends = bool(text[max(0, at - 1) : at].strip()) and not text[at + 1 : at + 2].isalnum()
    begins = not text[max(0, at - 1) : at].strip() and text[at + 1 : at + 2].isalnum()
    return (text[at] in _OPENS and ends) or (text[at] == "”" and begins)


def _belong(scene: Scene, stray: Stray, other: Stray) -> bool:
    """Whether two marks may be of one quotation: in one paragraph, or an opening and a closing one with no quotation between them."""
    apart = _paragraph(scene, other.offset) - _paragraph(scene, stray.offset)
    if apart == 0:
        return True
    between = any(stray.offset < each.start < other.offset for each in scene.quotations)
    return stray.opening and not other.opening and apart <= _PARAGRAPHS and not between


def _paragraph(scene: Scene, offset: int) -> int:
    """The number of the paragraph that holds ``offset``."""
    return bisect_right(scene.layout.paragraphs, offset, key=lambda each: each[0])


def _mixed(scene: Scene) -> Iterator[Finding]:
    """Quotations that a curly mark opens and a straight one closes, or the other way round; more than three as one finding."""
    mixed = [
        quoted
        for quoted in scene.layout.quotations
        if quoted.closed and (scene.text[quoted.start], scene.text[quoted.end - 1]) in _MIXED
    ]
    ends = [scene.span(quoted.end - 1, quoted.end) for quoted in mixed]
    if len(ends) > _MANY:
        others = tuple(Related(end, "another such mark") for end in ends[1 : _MOST + 1])
        yield Finding(
            ends[0],
            f"{len(ends)} quotations are opened by a curly mark and closed by a straight one, or the reverse",
            _ASK,
            others,
        )
        return
    for quoted, end in zip(mixed, ends, strict=True):
        first, last = ("straight", "curly") if scene.text[quoted.start] == '"' else ("curly", "straight")
        yield Finding(
            end,
            f"This quotation is opened by a {first} mark and closed by a {last} one",
            "Does the quotation end here?",
            (Related(scene.span(quoted.start, quoted.start + 1), "the quotation begins here"),),
        )


def _unpaired(scene: Scene) -> Iterator[Stray]:
    """The marks without a partner, but for a straight one with a space on either side and the next one of its paragraph."""
    strays = list(scene.layout.strays)
    at = 0
    while at < len(strays):
        here = strays[at].offset
        loose = (
            scene.text[here] == '"'
            and not scene.text[here - 1 : here].strip()
            and not scene.text[here + 1 : here + 2].strip()
        )
        following = strays[at + 1].offset if at + 1 < len(strays) else -1
        if loose and following >= 0 and scene.text[following] == '"' and following < scene.paragraph(here).end:
            at += 2
            continue
        yield strays[at]
        at += 1


def _same_marks(scene: Scene, outer: Quoted, inner: Quoted) -> bool:
    """Whether ``inner`` surely lies in ``outer`` and begins with the same mark."""
    mark = scene.text[inner.start]
    whole = outer.closed and inner.closed and inner.end <= outer.end
    return whole and inner.depth == 1 and mark in "“«„" and mark == scene.text[outer.start]


def _sure(scene: Scene, stray: Stray) -> bool:
    """Whether the mark is surely a quotation mark: a double one that stands for neither inches, seconds nor repeats."""
    text, at = scene.text, stray.offset
    if text[at] not in _DOUBLE:
        return False
    if text[at] in '"”' and at and text[at - 1].isdigit():
        return False
    return not _markup(text, at)


def _markup(text: str, at: int) -> bool:
    """Whether the mark stands inside a tag that was left in the text: ``<a href="…">``."""
    opened = text.rfind("<", max(0, at - _TAG), at)
    return text[at - 1 : at] == "=" or (opened >= 0 and ">" not in text[opened:at] and ">" in text[at : at + _TAG])


RULE = Rule(
    id="QUO001",
    name="unbalanced-quotation",
    kind="structural",
    marks="A double quotation mark that is never closed, or closes what was never opened, and a quotation inside another one in "
    "the same marks; one finding a quotation, as a mark turned the wrong way leaves two without a partner. A quotation that a "
    "curly mark opens and a straight one closes, or the other way round. Where an article has more "
    "than three of them, one finding says so. A quotation over several paragraphs that opens each of them and is closed in the "
    "last is balanced, and so is one that goes over a few line ends.",
    why="A reader can't tell where the speaker's words end and the outlet's begin.",
    reference="Reportedly's own rule; that words in quotation marks are what was said is from The New York Times, "
    "Guidelines on Integrity",
    severity="warning",
    find=find,
    bad=(
        Example(
            "The ferry will not sail on Sunday, the harbour master Ivo Dahl said. “The pumps are being "
            "replaced.\n\nThe next boat leaves on "
            "Monday at noon.",
            ("“",),
        ),
        Example(
            "The ferry will not sail on Sunday. The pumps are being replaced,” the harbour master Ivo Dahl said on Friday.",
            ("”",),
        ),
        Example(
            '“The pumps are being replaced," the harbour master Ivo Dahl said on Friday. “The next boat leaves on Monday.”',
            ('"',),
        ),
    ),
    good=(
        Example(
            "“The pumps are being replaced,” the harbour master Ivo Dahl said on Friday. “The next boat leaves on Monday.”"
        ),
        Example(
            "“The pumps are being replaced,” the harbour master Ivo Dahl said on Friday.\n\n“The next boat leaves on "
            "Monday.\n\n“After "
            "that we will see.”"
        ),
        Example('The harbour master bought a 17" screen on Friday, the Sarn Courier reported.'),
    ),
    confidence=0.9,
    limits="Does not look at single quotation marks, which can't be told from apostrophes.",
)
