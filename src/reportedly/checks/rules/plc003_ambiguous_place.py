"""PLC003: a name that fits several places with nothing to tell them apart."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.copy import Copy
from reportedly.checks.geography import distance
from reportedly.checks.rule import Example, Finding, Rule

_APART = 300.0
"""Kilometres."""
_CHANCE = 0.15


def find(copy: Copy) -> Iterator[Finding]:
    """Places of contested events between which the reader could not decide, where they lie far apart; each name once."""
    seen: set[str] = set()
    for told in copy.contested:
        place = copy.places.get(told.event.place or "")
        if place is None or place.lat is not None or place.span.text in seen or copy.quoted(place.span):
            continue
        if copy.text[place.span.end : place.span.end + 4].strip()[:3] in ("al-", "el-", "ad-") or (
            copy.text[place.span.end : place.span.end + 1] == " "
            and copy.text[place.span.end + 1 : place.span.end + 2].isupper()
        ):
            continue
        likely = [each for each in place.candidates if each.score >= _CHANCE][:2]
        if len(likely) < 2 or distance((likely[0].lat, likely[0].lon), (likely[1].lat, likely[1].lon)) < _APART:
            continue
        seen.add(place.span.text)
        where = " or ".join(f"{each.name} ({each.country})" if each.country else each.name for each in likely)
        yield Finding(
            place.span,
            f"“{' '.join(place.span.text.split())}” fits several places far apart, such as {where}",
            "Which one is it: in which region or country does it lie?",
            claim=told.claim.id,
        )


RULE = Rule(
    "PLC003",
    "ambiguous-place",
    "structural",
    marks="The place of a contested event, where its name fits several places far apart and the article has nothing that tells "
    "them apart.",
    why="A reader can't know where it happened.",
    reference="Armed-conflict event data practice: place precision is coded (ACLED Codebook)",
    severity="info",
    find=find,
    bad=(
        Example(
            "Gunmen attacked the town of Salamanca on Tuesday. The mayor, Ada Brenn, said five people were killed in the attack.",
            ("Salamanca",),
            places=True,
        ),
    ),
    good=(Example("Gunmen attacked the town of Lyman in Ukraine on Tuesday. Five people were killed.", places=True),),
    default=False,
    confidence=0.8,
    limits="Its precision was not measured; off by default.",
)
