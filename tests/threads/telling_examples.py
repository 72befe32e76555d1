"""Tellings made by hand, with the fields that a test names and plain ones for the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportedly.model import Figure, Pairing, RelationKind, Spell, Spot, Telling, TellingId, Voice

PLAIN = Telling(
    article="a",
    key="k",
    claim="c1",
    start=0,
    words="The town was taken",
    outlet=None,
    published="2027-03-02T08:00:00Z",
    family=None,
    voice=Voice("a:war/north-army", "the army", "war/north", ""),
    negative=False,
    modality="asserted",
    force="neutral",
    quoted=False,
    deeds=(),
    spots=(),
    spells=(),
    figures=(),
    names=frozenset(),
    around=frozenset(),
    lemmas=("town", "take"),
    context=frozenset(),
    masked="The town was taken",
    setting="The town was taken",
    slotted="The town was taken",
    slots=(),
)


def telling(article: str = "a", key: str = "k", **fields: Any) -> Telling:
    """A telling of this article."""
    return replace(PLAIN, article=article, key=key, **fields)


def voice(key: str, side: str | None = None, words: str = "") -> Voice:
    """A source."""
    return Voice(key, words or key, side, "")


def spot(key: str, lat: float = 0.0, lon: float = 0.0) -> Spot:
    """A place that the claim names."""
    return Spot(key, key, "populated place", lat, lon, "told")


def spell(start: str, end: str) -> Spell:
    """A time that the claim names."""
    return Spell(start, end, "day", "told")


def figure(value: float, bound: Any = "exact", counted: str = "soldier") -> Figure:
    """A number of the claim."""
    return Figure(value, None, bound, frozenset(counted.split()), f"{value:g}")


def pairing(one: TellingId, other: TellingId, same: float, **kinds: float) -> Pairing:
    """What two tellings are to one another; ``other_figure=0.8`` is the chance of that relation."""
    named: list[tuple[RelationKind, float]] = [(kind.replace("_", " "), chance) for kind, chance in kinds.items()]  # type: ignore[misc]
    return Pairing(one, other, same, tuple(named))
