"""Claims for the eye: who says what, how, in words and signs that do not rest on colour; and copies of one claim put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.model import KeptEvent, KeptSource, Line, Ruling, StandingKind
from reportedly.show import one_line

SIGNS: Final[Mapping[StandingKind, str]] = {
    "one source": "1",
    "one side": "◐",
    "independent sides": "◑◐",
    "party and third": "◐○",
    "disputed": "⇄",
    "figures differ": "≠",
    "grown": "↗",
    "corrected": "✎",
    "withdrawn": "⌫",
}
"""A sign for each way in which a thread stands, beside its words."""
HINTS: Final[Mapping[StandingKind, str]] = {
    "one source": "a single source tells it",
    "one side": "several sources, all of one side",
    "independent sides": "sources of several sides, or several that are of none",
    "party and third": "a party to the conflict, and somebody who is none",
    "disputed": "somebody says that it is not so, or something that can't be true beside it",
    "figures differ": "others give another figure",
    "grown": "later claims say more of the same",
    "corrected": "its own source put it otherwise later",
    "withdrawn": "its own source took it back",
}
_UNNAMED: Final = {"outlet": "the outlet itself", "missing": "nobody is named"}
_CERTAINTY: Final = {
    "certain": "as certain",
    "probable": "as probable",
    "possible": "as possible",
    "denied": "denies it",
    "unstated": "",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of an answer as it is shown. ``number`` names its side among those of the page, from 1; 0 for none."""

    line: Line
    handle: str
    who: str
    named: str
    """Who that is, where the source's own words do not say it."""
    side: str | None
    number: int
    says: str
    cue: str
    force: str
    certainty: str
    notes: tuple[str, ...]
    events: tuple[str, ...]
    rulings: tuple[str, ...]

    @property
    def denied(self) -> bool:
        """Whether the source says that it is not so."""
        return self.line.claim.source_certainty == "denied"


def told(line: Line, sides: Sequence[str] = ()) -> Told:
    """A claim as it is shown; ``sides`` are those of the page in their order."""
    claim = line.claim
    who = glimpse(claim.source, 200).rstrip(", ") or _UNNAMED.get(claim.source_kind, f"({claim.source_kind})")
    actor = glimpse(claim.actor or "", 200)
    notes = (
        "says that it is not so" if claim.polarity == "negative" else "",
        {"endorsed": "the outlet stands behind it", "distanced": "the outlet keeps its distance"}.get(
            claim.outlet_stance, ""
        ),
        {"confirmed": "confirmed by a person", "rejected": "rejected by a person"}.get(line.status or "", ""),
    )
    return Told(
        line,
        f"{claim.article}/{claim.claim}",
        who,
        actor if actor and actor.casefold() not in who.casefold() else "",
        claim.side,
        side_number(claim.side, sides),
        glimpse(claim.content),
        glimpse(claim.cue, 200),
        "" if claim.force in (None, "neutral") else str(claim.force),
        _CERTAINTY[claim.source_certainty],
        tuple(note for note in notes if note),
        tuple(event_words(each) for each in line.events),
        tuple(ruling_words(each) for each in line.rulings),
    )


def side_number(side: str | None, sides: Sequence[str]) -> int:
    """The number of a side on a page, from 1; 0 for none."""
    return sides.index(side) + 1 if side in sides and side is not None else 0


def glimpse(text: str, longest: int = 1000) -> str:
    """A text on one line, cut where it is very long: the article has all of it."""
    line = one_line(text[: 4 * longest])
    return line if len(line) <= longest and len(text) <= 4 * longest else f"{line[: longest - 1].rstrip()}…"


def lane(line: Line, sides: Sequence[str]) -> int:
    """The lane of a claim among those of a page's ``sides``, from 1; the one after them is that of who is of none."""
    return side_number(line.claim.side, sides) or len(sides) + 1


def sides_of(sides: Iterable[str | None]) -> tuple[str, ...]:
    """The different sides, in the order of their names: none is the first because it spoke first."""
    return tuple(sorted({each for each in sides if each is not None}))


def side_name(side: str | None) -> str:
    """What a side is called: its name without the pack that names it."""
    return "no side" if side is None else side.rpartition("/")[2].replace("-", " ")


def event_words(event: KeptEvent) -> str:
    """``taken · Elsby · 2026-03-01 · 12 killed``, in the order of what, where, when and how many."""
    kind = event.type.replace(".", ": ").replace("-", " ")
    modality = "" if event.modality == "asserted" else f" ({event.modality})"
    parts = (f"{kind}{modality}", event.place or "", event.begins or "", figure_words(event))
    return one_line(" · ".join(part for part in parts if part))


def figure_words(event: KeptEvent) -> str:
    """``at least 12 killed``."""
    if event.number is None:
        return ""
    bound = "" if event.bound in (None, "exact") else f"{event.bound} "
    high = "" if event.high is None else f"–{event.high:,g}"
    return f"{bound}{event.number:,g}{high} {event.unit}".strip()


def ruling_words(ruling: Ruling) -> str:
    """What was decided, by whom, when and why."""
    why = f": {ruling.why}" if ruling.why else ""
    by = f"{ruling.who}, {ruling.at:%Y-%m-%d}{why}"
    if not ruling.field:
        return one_line(f"Comment: {ruling.decided} ({by})")
    field = ruling.field.replace("_", " ")
    return one_line(f"Corrected: {field} is {ruling.decided or 'none'}, read as {ruling.read or 'none'} ({by})")


def source_words(each: KeptSource) -> str:
    """``the army (ukraine)``."""
    return glimpse(f"{each.name} ({side_name(each.side)})" if each.side else each.name, 200)


def days(first: str | None, last: str | None) -> str:
    """``1 March 2026``, or the first and the last day."""
    from reportedly.show import date

    if first is None or last is None:
        return "undated"
    return date(first) if first == last else f"{date(first)} – {date(last)}"
