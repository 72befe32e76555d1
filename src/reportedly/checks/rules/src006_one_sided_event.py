"""SRC006: a contested event told by one side alone, no other voice, no note on verification."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.belligerents import Belligerents, contains, deeds
from reportedly.checks.copy import Copy
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import unread, voices
from reportedly.checks.voices import one_voice
from reportedly.model import Claim, Related, Span

_SPEAKERS = ("person", "organisation", "state", "collective", "anonymous", "named media")


def find(copy: Copy) -> Iterator[Finding]:
    """The first claim of a side about a contested event, in an article in which nobody but that side speaks."""
    if contains("notes").search(copy.text, copy.body) or contains("notes", "other_side").search(copy.text, copy.body):
        return
    told = _first(copy, [claim for claim in copy.attributed if claim.source.spans and claim.source.kind in _SPEAKERS])
    if told is None:
        return
    first, event = told
    span = first.source.spans[0]
    who = f"“{' '.join(span.text.split())}”{' and its side tell' if first.source.side else ' tells'}"
    yield Finding(
        span,
        f"only {who} of “{' '.join(event.text.split())}”, and the article does not say whether it could be verified",
        "What does the other side say, is there an independent voice, and could this be verified?",
        related=(Related(event, "what is told"),),
        claim=first.id,
    )


def _first(copy: Copy, claims: list[Claim]) -> tuple[Claim, Span] | None:
    """The first such claim with what it tells, where one side alone speaks."""
    body = [claim for claim in claims if not copy.in_title(claim.source.spans[0])]
    telling = [(claim, span) for claim in body for span in deeds(copy, claim)]
    if not telling or not (_of_one_side(copy, telling[0][0]) or _of_one_voice(copy, [claim for claim, _ in telling])):
        return None
    return min(telling, key=lambda each: (each[0].source.spans[0].start, each[1].start))


def _of_one_side(copy: Copy, claim: Claim) -> bool:
    """Whether all that speak are of one side that a pack knows."""
    sides = {claim.source.side for claim, _ in voices(copy)}
    missing = any(claim.source.kind == "missing" for claim in copy.attributed)
    return None not in sides and len(sides) == 1 and not missing and not unread(copy, claim.source.actor)


def _of_one_voice(copy: Copy, claims: list[Claim]) -> bool:
    """Whether one voice alone speaks, and it is a party to the fighting."""
    voice, parties = one_voice(copy), Belligerents(copy)
    return voice is not None and any(parties.is_party(claim) for claim in claims)


RULE = Rule(
    "SRC006",
    "one-sided-event",
    "sourcing",
    marks="The first claim about a contested event of fighting (an attack, losses, control of a place) in an article in which one"
    " side alone speaks: all sources are of one side that a pack knows, or one body under its names and those who speak for"
    " it is the only source, and it is a party to the fighting (an army, a ministry of defence, rebels, the state's news "
    "agency, whoever tells of the deeds of its own forces). Nobody of the other side speaks or is said to have been asked, "
    "nobody independent, and there is no word on whether it could be verified.",
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
    limits="Without a pack it knows a side only where one body alone speaks, and parties only by their own words.",
)
