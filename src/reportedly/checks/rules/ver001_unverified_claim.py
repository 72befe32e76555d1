"""VER001: a belligerent's claim about a contested event without any word on verification."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.checks.contested import News, is_fighting, speaker
from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.model import Claim, Event, Related

_FAMILIES = ("control", "attack", "casualties", "ceasefire")
_SPEAKERS = ("person", "organisation", "state", "collective", "anonymous")
_BESIDE = 90
"""Words that describe a source stand so near after it."""
_MOST = 12
"""Other claims that a finding points at."""


def find(copy: Copy) -> Iterator[Finding]:
    """The first such claim of the article, with the others beside it."""
    if _pattern("notes").search(copy.text, copy.body):
        return
    found: list[tuple[Claim, Event]] = []
    news = News(copy)
    for claim in copy.attributed:
        event = next((each for each in claim.events if _disputed(each) and not _past(copy, news, each)), None)
        if event is None or not claim.source.spans or claim.source.kind not in _SPEAKERS:
            continue
        if claim.cue is not None and claim.cue.force in ("asking", "promising"):
            continue  # a demand tells of no event
        if not copy.in_title(claim.source.spans[0]) and _party(copy, claim):
            found.append((claim, event))
    if not found or not any(_fighting(copy, each) for _, each in found):
        return
    claim, event = found[0]
    others = [event.trigger, *(other.trigger for _, other in found[1:])][1:]
    yield Finding(
        event.trigger,
        f"“{speaker(copy, claim)}”, a party to the fighting, tells of “{' '.join(event.trigger.text.split())}”, and the article "
        "does not say whether this could be verified",
        "Could this be verified, and does the article say so either way?",
        related=tuple(
            Related(span, "another such claim") for span in dict.fromkeys(others[:_MOST]) if span != event.trigger
        ),
        claim=claim.id,
    )


def _pattern(table: str) -> re.Pattern[str]:
    return wording(tuple(parsed("verification.toml")[table]["words"]))


def _disputed(event: Event) -> bool:
    return event.type.partition(".")[0] in _FAMILIES and event.modality in ("asserted", "negated")


def _past(copy: Copy, news: News, event: Event) -> bool:
    """Whether the sentence is of another year, which others have had time to look into."""
    return news.other_year(copy.sentence(event.trigger.start).text)


def _fighting(copy: Copy, event: Event) -> bool:
    """Whether the event is one of fighting: losses alone may be those of an accident."""
    return event.type.partition(".")[0] != "casualties" or is_fighting(copy, event.trigger)


def _party(copy: Copy, claim: Claim) -> bool:
    """Whether a pack gives the source a side, or its words or those beside it tell of an army, a ministry of defence or rebels."""
    if claim.source.side:
        return True
    fighting = _pattern("parties")
    source = claim.source.spans[0]
    beside = re.match(r"\s*[,(]\s*([^,;.()]{3,})[,)]", copy.text[source.end : source.end + _BESIDE])
    if any(fighting.search(text) for text in (claim.source.text, beside.group(1) if beside else "")):
        return True
    actor, offices = copy.speaker(claim), parsed("verification.toml")["parties"]["offices"]
    mentions = (each.span.text.lower() for each in (actor.mentions if actor else ()))
    return any(text.split()[-1] in offices and fighting.search(text) for text in mentions)


RULE = Rule(
    "VER001",
    "unverified-claim",
    "structural",
    marks="The first claim of a party to a conflict (a side that a pack knows, an army, a ministry of defence, rebels) about an "
    "attack, losses, control of a place or a ceasefire, in an article that nowhere says whether such claims could be verified or "
    "were confirmed. Other such claims are pointed at.",
    why="Parties tell of fighting what serves them; a reader should learn whether anybody could check it.",
    reference="BBC Editorial Guidelines 3.3.6: unverified material; New York Times editors' note on Al-Ahli hospital coverage "
    "(October 2023)",
    severity="warning",
    find=find,
    bad=(
        Example(
            "The army of Velnia said on Monday that it had captured the town of Sarn. Schools in the valley stayed closed.",
            ("captured",),
        ),
        Example(
            "Fighting went on in the valley on Friday. The defence ministry said that its troops had killed 40 rebels near Sarn.",
            ("killed",),
        ),
    ),
    good=(
        Example(
            "The army of Velnia said on Monday that it had captured the town of Sarn. The claim could not be independently "
            "verified."
        ),
        Example("The mayor of Sarn said on Monday that a fire had killed two firefighters. Schools stayed closed."),
    ),
    limits="Without a pack it knows parties only by their own words: a general named without his army is not seen.",
)
