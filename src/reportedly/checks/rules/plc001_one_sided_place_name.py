"""PLC001: a place name that one side uses."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene


def find(scene: Scene) -> Iterator[Finding]:
    """Names of places that a pack gives to a side and that reference works do not use, each once."""
    seen: set[str] = set()
    for use in scene.variants:
        name, place = use.span.text, use.place
        if name in seen or name == place.name or scene.quoted(use.span) or place.name in scene.sentence(use.span.start).text:
            continue
        if any(variant.name == name and variant.side != use.variant.side for variant in place.variants):
            continue
        at = [each for each in scene.article.places if each.span.start <= use.span.start and use.span.end <= each.span.end]
        if not at or any(each.geonames_id and place.geonames_id and each.geonames_id != place.geonames_id for each in at):
            continue
        if any(each.span.end - each.span.start > len(name) + 4 for each in at):
            continue
        seen.add(name)
        side = next((each.name for each in use.pack.sides if each.id == use.variant.side), use.variant.side)
        yield Finding(
            use.span,
            f"“{name}” is the name that {side} uses, according to the pack {use.pack.id}; reference works have “{place.name}”",
            f"Should the article say who uses this name, or mention “{place.name}” beside it?",
        )


RULE = Rule(
    "PLC001",
    "one-sided-place-name",
    "structural",
    marks="A place name that one side of a conflict uses, according to a pack, where reference works have another; each name once, "
    "outside quotations, and not where the other name stands beside it.",
    why="A name can take a side, and a reader who knows the other name may not know that it is the same place.",
    reference="AP (2019) on Kyiv; for other names: report who uses which, do not correct",
    severity="info",
    find=find,
    bad=(
        Example(
            "Rescuers left the town of Krasny Liman on Tuesday. Mayor Ada Brenn said that the road was open.",
            ("Krasny Liman",),
            packs=("ru-ua",),
            places=True,
        ),
    ),
    good=(
        Example(
            "Rescuers left the town of Lyman on Tuesday. Mayor Ada Brenn said that the road was open.",
            packs=("ru-ua",),
            places=True,
        ),
    ),
    confidence=0.9,
    limits="Knows the names of the packs that the article is read with, and no others.",
)
