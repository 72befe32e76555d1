"""LEX003: a label such as "terrorist" or "regime" that is not attributed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportedly.checks.expressions import found
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene
from reportedly.model import Span
from reportedly.model.diagnostic import Related

_REGIME: Final = re.compile(
    r"(?<![\w-])(?!(?:The|This|That|A|As|Huge|New|Since|When|While|On|In|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|Schengen|Visa|Tax|Sanctions)\s)"
    r"(?:[A-Z][\w’'-]+\s+regime(?!\s+(?:change|of))|[Pp]ro-regime|[Aa]nti-regime|(?<=[Tt]he\s)regime(?=[’'s]{0,2}\s)(?!\s+(?:change|of|for|that|which|will|under))"
    r"|[Rr]egime\s+(?:forces|troops|warplanes|army|soldiers|aircraft|fighters|airstrikes|helicopters|air|shelling|strikes|raids|jets))(?![\w-])"
)
_MOST: Final = 12
"""Other uses of a label that a finding points at."""


def find(scene: Scene) -> Iterator[Finding]:
    """Labels in the outlet's own voice, each of them once, with its other uses beside it."""
    uses: dict[str, list[Span]] = {}
    for regime, spans in ((False, scene.uses("labels.labels.plain")), (True, found(scene, _REGIME))):
        for span in spans:
            if _is_label(scene, span, regime) and _is_own(scene, span):
                uses.setdefault(_family(span.text), []).append(span)
    for labels in uses.values():
        first, *more = sorted(labels)
        yield Finding(
            first,
            f"“{' '.join(first.text.split())}” is a label that judges, in the article's own voice",
            "Who calls them so, and what plain word says what they are or did?",
            tuple(Related(span, "the same label again") for span in more[:_MOST]),
        )


def _is_label(scene: Scene, span: Span, regime: bool) -> bool:
    """Whether the words label somebody here: not in a name, a compound or after words that keep a distance."""
    before = re.search(r"(?<![\w’'])([\w’']++)[\s-]++$", scene.text[max(0, span.start - 40) : span.start])
    after = re.match(r"[\s-]+(\w+)", scene.text[span.end : span.end + 40])
    begins = scene.sentence(span.start).start == span.start
    if scene.text[max(0, span.start - 1) : span.start] == "-" or scene.text[span.end : span.end + 1] == "-":
        return False
    if not regime and not span.text.islower() and not begins and not scene.in_title(span):
        return False
    if before and before.group(1).lower() in scene.listed("labels.labels.before"):
        return False
    if after is None:
        return True
    named = after.group(1)[0].isupper() and not scene.in_title(span) and not span.text[:1].isupper()
    return after.group(1).lower() not in scene.listed("labels.labels.after") and not (
        named and not regime and not span.text.endswith(("s", "group"))
    )


def _is_own(scene: Scene, span: Span) -> bool:
    """Whether the outlet itself uses the words: in no quotation and no content, in no sentence that tells somebody's words.

    What it calls a speaker is its own word: "terrorists said" labels them.
    """
    if not scene.voices.own(span):
        return False
    if scene.in_title(span):
        return not scene.voices.headed
    sentence = scene.sentence(span.start)
    if scene.title and " ".join(scene.title.text.split()) in " ".join(sentence.text.split()):
        return False  # the headline again
    return scene.voices.calls(span) or not scene.voices.over(span, "claim", "cue")


def _family(words: str) -> str:
    """What two forms of one label share: "terrorist" and "terrorist groups", "regime forces" and "regime troops"."""
    low = " ".join(words.lower().split())
    if "regime" in low:
        return "regime"
    return re.split(r"(?:s| groups?)$", low)[0]


RULE = Rule(
    "LEX003",
    "unattributed-label",
    "lexical",
    marks="A label that judges, such as “terrorists”, “extremist group”, “puppet government”, “the regime” or somebody's “regime”, in "
    "the outlet's own voice: in a sentence in which nobody's words are told, in what the article calls a speaker, or in a headline "
    "without a source. Each label once, with its other uses beside it.",
    why="Such a word takes a stand; attributed to the one who uses it, or replaced by what was done, it informs.",
    reference="BBC Editorial Guidelines 11.3.5–6 (section number differs by edition)",
    severity="warning",
    find=find,
    bad=(
        Example(
            "Soldiers reached the village of Orlen on Monday. The terrorists had left the valley the night before, and the road to "
            "the town was open again.",
            ("terrorists",),
        ),
        Example(
            "Regime warplanes bomb Orlen\n\nWarplanes bombed the town of Orlen on Monday, residents said. The regime has stepped "
            "up its raids since May, and the road to the coast is closed.",
            ("Regime warplanes",),
        ),
    ),
    good=(
        Example(
            "Soldiers reached the village of Orlen on Monday. The counter-terrorism police opened an inquiry. The minister, Ada "
            "Brenn, called the gunmen “terrorists”."
        ),
        Example(
            "Parliament changed the tax regime on Monday. The new regime for visas begins in June, the minister, Ada Brenn, said."
        ),
    ),
    confidence=0.9,
    limits="Where the reader misses an attribution, a label that somebody else uses is marked; in a sentence that tells somebody's "
    "words, one that the outlet adds is not.",
)
