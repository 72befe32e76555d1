"""The types of events that a language tells: what each means, where it stands on a ladder, and whether parties dispute it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.model.language import Language, compiled


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event: its name, what it means, and its PLOVER counterpart if any.

    ``rank`` is its step on the ladder of its family, where it has one: a higher step says more, two of one rank say as much.
    ``contested``: parties to a conflict dispute its telling. ``warfare``: it is what fighting does, suffers or ends. ``armed``: none
    but armed forces do it, as they do a strike; a killing may be a crime. ``peace``: it ends or eases fighting, and is no deed of it.
    """

    type: str
    gloss: str
    plover: str | None
    rank: int | None
    contested: bool
    warfare: bool
    armed: bool = False
    peace: bool = False

    @property
    def family(self) -> str:
        """What the type is one of: "control" of "control.taken"."""
        return self.type.partition(".")[0]


@compiled
def event_types(language: Language) -> Mapping[str, EventType]:
    """Every type by its name, in the order of the language's ``events.toml``."""
    return {
        kind["type"]: EventType(
            kind["type"],
            kind["gloss"],
            kind.get("plover") or None,
            kind.get("rank"),
            kind.get("contested", False),
            kind.get("warfare", False),
            kind.get("armed", False),
            kind.get("peace", False),
        )
        for kind in language.table("events").get("kind", ())
    }
