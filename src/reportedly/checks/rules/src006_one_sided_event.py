"""SRC006: a contested event told by one side alone, no other voice, no note on verification."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.copy import CONTESTED, Copy, wording
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import listed, unread, voices
from reportedly.model import Claim, Related

_FAMILIES = tuple(each for each in CONTESTED if each not in ("plan", "threat", "exchange"))


def find(copy: Copy) -> Iterator[Finding]:
    """The first claim of a side about a contested event, in an article in which nobody but that side speaks."""
    telling = [claim for claim in copy.attributed if _contested(claim)]
    if not telling or not _fighting(copy) or wording(listed("party", "notes")).search(copy.text, copy.body):
        return
    speakers = list(voices(copy))
    sides = {claim.source.side for claim, _ in speakers}
    if None not in sides:
        one_side = len(sides) == 1
    else:
        one_side = len({who for _, who in speakers}) == 1 and all(_party(copy, claim) for claim in telling)
    body = [claim for claim in telling if claim.source.spans and not copy.in_title(claim.source.spans[0])]
    if (
        not one_side
        or not body
        or unread(copy, body[0].source.actor)
        or any(claim.source.kind == "missing" for claim in copy.attributed)
    ):
        return
    first = body[0]
    span = first.source.spans[0]
    event = next(event for event in first.events if _disputed(event.type, event.modality))
    who = f"“{' '.join(span.text.split())}”{' and its side tell' if first.source.side else ' tells'}"
    yield Finding(
        span,
        f"only {who} of “{' '.join(event.trigger.text.split())}”, and the article does not say whether it could be verified",
        "What does the other side say, is there an independent voice, and could this be verified?",
        related=(Related(event.trigger, "what is told"),),
        claim=first.id,
    )


def _fighting(copy: Copy) -> bool:
    """Whether the article tells of fighting at all: losses alone may be those of an accident."""
    return any(
        told.event.type.partition(".")[0] in ("attack", "control", "ceasefire") and told.event.modality == "asserted"
        for told in copy.contested
    )


def _disputed(kind: str, modality: str) -> bool:
    return kind.partition(".")[0] in _FAMILIES and modality == "asserted"


def _contested(claim: Claim) -> bool:
    return any(_disputed(event.type, event.modality) for event in claim.events) and claim.source.kind in (
        "person",
        "organisation",
        "state",
        "collective",
        "anonymous",
    )


def _party(copy: Copy, claim: Claim) -> bool:
    """Whether the source fights in what it tells: it does the deed itself, or it is an army, a ministry of defence or rebels."""
    if claim.source.actor and any(event.who == claim.source.actor for event in claim.events):
        return True
    speaker = copy.speaker(claim)
    texts = [claim.source.text, *(mention.span.text for mention in (speaker.mentions if speaker else ()))]
    fighting = wording(listed("party", "words"))
    return any(fighting.search(text) for text in texts)


RULE = Rule(
    "SRC006",
    "one-sided-event",
    "sourcing",
    marks="The first claim about a contested event (an attack, losses, control of a place) in an article in which one side alone "
    "speaks: nobody of the other side, no independent voice, and no word on whether it could be verified.",
    why="What one party to a conflict says of its own fighting is often all there is; a reader should be told so.",
    reference="BBC Editorial Guidelines 11.3.2: reporting from one side's vantage",
    severity="warning",
    find=find,
    bad=(
        Example(
            "The army of Velnia said on Monday that it had captured the town of Sarn. The army said that its troops had killed 40 "
            "fighters there.",
            ("The army of Velnia",),
        ),
    ),
    good=(
        Example(
            "The army of Velnia said on Monday that it had captured the town of Sarn. The claim could not be independently "
            "verified."
        ),
        Example(
            "The army of Velnia said on Monday that it had captured the town of Sarn. Mara Tolen, who runs the hospital there, "
            "said that fighting was going on."
        ),
    ),
    limits="Without a pack it knows a side only where one party alone speaks, an army, a ministry of defence or rebels.",
)
