"""HED002: a headline that drops the attribution its body has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportedly.checks.contested import Attributions, is_fighting, stems
from reportedly.checks.copy import Copy, Told
from reportedly.checks.drift import in_body, in_headline, own, says, where
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.model import Claim, Number
from reportedly.model.diagnostic import Related

_ATTRIBUTES = re.compile(
    r":|\s[-–—]\s*\w+(?:\s+\w+){0,2}\W*$|\b(?:monitor|monitors|ngo|state media|watchdog|observers)\b"
    r"|\b(?:say|says|said|saying|tells?|told|reports?|reported|reportedly|sources?|claims?|claimed|accus\w+|according|blam\w+"
    r"|den(?:y|ies|ied)|vows?|alleged\w*|admits?|admitted|announces?|confirms?|warns?|suspected|apparent)\b"
    r"|\b(?:monitor|monitors|monitoring group|activists?|army|military|ministry|ministers?|police|officials?|un|witnesses|observatory"
    r"|agency|tv|media|president|group|rebels)\W*$",
    re.IGNORECASE,
)
"""Words that attribute a headline; a source may stand at its end without a comma."""
_FAMILIES: Final = ("control", "attack", "casualties", "ceasefire")
_ALIKE: Final = 2
"""So many longer words must headline and sentence share to tell of one event, where no number or place does."""


def find(copy: Copy) -> Iterator[Finding]:
    """The first event that a headline without any attribution asserts, and that the body tells only as what somebody said."""
    title = copy.title
    if title is None or _ATTRIBUTES.search(title.text) or any(claim.spans[0].start < title.end for claim in copy.attributed):
        return
    attributions = Attributions(copy)
    for told in in_headline(copy):
        family = told.event.type.partition(".")[0]
        if family not in _FAMILIES or not own(copy, told) or told.event.modality != "asserted" or says(copy, told, "hedges"):
            continue
        same = [each for each in in_body(copy) if _meets(copy, told, each)]
        first = next((each for each in same if _attributed(each)), None)
        own_too = (each for each in same if each.event.type == told.event.type and not _attributed(each))
        if first is None or any(not attributions.near(each.event.trigger) for each in own_too):
            continue
        trigger, source = told.event.trigger, first.claim.source
        fought = family != "casualties" or any(is_fighting(copy, each.event.trigger) for each in (told, first))
        if not fought or _named_last(copy, first.claim):
            continue
        yield Finding(
            trigger,
            f"The headline asserts “{_one(trigger.text)}”; the body has it from “{_one(source.text)}”",
            "Can the headline say whose account this is?",
            (Related(first.event.trigger, "attributed in the body"), Related(source.spans[0], "to this source")),
            told.claim.id,
        )
        return


def _meets(copy: Copy, told: Told, other: Told) -> bool:
    """Whether an event of the body reads as the one of the headline: of its family, with its number, its place or its words."""
    if told.event.type.partition(".")[0] != other.event.type.partition(".")[0]:
        return False
    number, count = _number(copy, told), _number(copy, other)
    if number is not None:
        return count is not None and number.value == count.value
    if where(copy, told) is not None and where(copy, told) == where(copy, other):
        return told.event.type == other.event.type
    sentence = copy.sentence(other.event.trigger.start)
    return len(stems([copy.title.text if copy.title else ""]) & stems([sentence.text])) >= _ALIKE


def _named_last(copy: Copy, claim: Claim) -> bool:
    """Whether the headline ends in a name of the source, with the comma before it lost: "Raid kills ten Ardon"."""
    title, speaker = copy.title, copy.speaker(claim)
    names = {mention.span.text for mention in speaker.mentions if mention.how != "pronoun"} if speaker else set()
    return title is not None and any(title.text.rstrip(". ").endswith(f" {name}") for name in names)


def _number(copy: Copy, told: Told) -> Number | None:
    return copy.numbers.get(told.event.number or "")


def _attributed(told: Told) -> bool:
    return told.claim.source.kind not in ("outlet", "missing") and bool(told.claim.source.spans)


def _one(text: str) -> str:
    return " ".join(text.split())


RULE = Rule(
    "HED002",
    "dropped-attribution",
    "structural",
    marks="A headline that asserts a contested event in the outlet's own voice and names no source, where the body tells that event "
    "only as what somebody said: “Rebels seize Aleppo” above “fighters had seized Aleppo, their commander said”. Losses count where "
    "they are those of fighting, not of an accident or a quake.",
    why="Many readers see the headline alone, and take for established what one side or one witness said.",
    reference="IPSO Editors' Code of Practice, clause 1(i): headlines supported by the text",
    severity="warning",
    find=find,
    bad=(
        Example(
            "Rebels seize Aleppo\n\nRebel commander Anna Dahl said on Monday that her fighters had seized Aleppo. "
            "Shops in the city stayed "
            "closed.",
            ("seize",),
            places=True,
        ),
    ),
    good=(
        Example(
            "Rebels seize Aleppo, commander says\n\nRebel commander Anna Dahl said on Monday that her fighters had "
            "seized Aleppo. Shops in "
            "the city stayed closed.",
            places=True,
        ),
        Example(
            "Rebels seize Aleppo\n\nRebels seized Aleppo on Monday after a week of fighting. Their commander, Anna "
            "Dahl, said that the road "
            "to the north was open.",
            places=True,
        ),
    ),
    limits="Compares contested events only (attacks, losses, control of places, ceasefires), told with the same number, at the same "
    "place or in the same words; accusations of other kinds are not compared. A source at the end of a headline that has lost its "
    "comma may be overlooked.",
)
