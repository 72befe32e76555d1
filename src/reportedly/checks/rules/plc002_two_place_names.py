"""PLC002: one place under two names."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.copy import Copy
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.model import Place
from reportedly.model.diagnostic import Related


def find(copy: Copy) -> Iterator[Finding]:
    """The first use of another name of a town that the article has named before."""
    first: dict[int, Place] = {}
    done: set[int] = set()
    known = {place.geonames_id for pack in copy.packs for place in pack.places if place.variants}
    for place in copy.article.places:
        key = place.geonames_id
        if (
            key is None
            or key not in known
            or place.kind != "populated place"
            or place.score < 0.9
            or copy.quoted(place.span)
        ):
            continue
        other = first.setdefault(key, place)
        if (
            key in done
            or _alike(other.span.text, place.span.text)
            or copy.sentence(place.span.start) == copy.sentence(other.span.start)
        ):
            continue
        done.add(key)
        yield Finding(
            place.span,
            f"“{place.span.text}” and “{other.span.text}” are one place, {place.name}",
            "Which name does the article use, and does a reader know that it is one place?",
            (Related(other.span, "the other name"),),
        )


def _alike(one: str, other: str) -> bool:
    """Whether one name is a part or an abbreviation of the other, or begins like it."""
    if "." in one + other or one.isupper() or other.isupper() or min(len(one), len(other)) < 4:
        return True
    words, others = set(one.lower().replace("-", " ").split()), set(other.lower().replace("-", " ").split())
    return bool(words & others) or one[:4].lower() == other[:4].lower()


RULE = Rule(
    "PLC002",
    "two-place-names",
    "structural",
    marks="A town that a pack knows under several names, under two of them in one article, outside quotations and not beside each "
    "other in one sentence.",
    why="A reader takes two names for two places.",
    reference="AP (2019): Kyiv, with Kiev mentioned",
    severity="warning",
    find=find,
    bad=(
        Example(
            "Rescuers left the town of Krasny Liman on Tuesday. The road to Lyman was open again, Mayor Ada Brenn said.",
            ("Lyman",),
            packs=("ru-ua",),
            places=True,
        ),
    ),
    good=(
        Example(
            "Rescuers left the town of Lyman on Tuesday. The road to Lyman was open again, Mayor Ada Brenn said.",
            packs=("ru-ua",),
            places=True,
        ),
    ),
    confidence=0.85,
    limits="Looks at towns only, and leaves alone spellings that begin alike.",
)
