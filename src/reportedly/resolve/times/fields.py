"""The parts of a time expression that a reading may ask for, each there or not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fields:
    """The words of each part in lower case with single spaces; ``None`` for a part that the expression doesn't have.

    A part is a named group of a pattern in ``times.toml``. Which of them a match holds depends on which pattern matched, so every
    reading has to say what it makes of a part that is missing: the types leave no other way.
    """

    iso: str | None = None
    slash: str | None = None
    clock: str | None = None
    d: str | None = None
    """Day of the month."""
    m: str | None = None
    """Month."""
    y: str | None = None
    """Year in full."""
    y2: str | None = None
    """A year that stands later and holds for this part too ("6 to 8 May 2024")."""
    yy: str | None = None
    """The last two digits of a year."""
    bc: str | None = None
    """Era."""
    w: str | None = None
    """Weekday, in a date also in its short form (``w2``)."""
    w2: str | None = None
    wk: str | None = None
    """"last", "next", … before the week that a weekday is of, and (``wu``) the unit that is named there."""
    wu: str | None = None
    wu2: str | None = None
    half: str | None = None
    """Half a unit more, or of a unit ("a year and a half ago")."""
    s: str | None = None
    """Season."""
    q: str | None = None
    """Quarter of a year as "Q3"."""
    h: str | None = None
    """Holiday."""
    t: str | None = None
    """"today" and its like."""
    v: str | None = None
    """What points to a time without dates."""
    dec: str | None = None
    """Decade in digits."""
    ties: str | None = None
    """Decade in words."""
    nth: str | None = None
    """Ordinal."""
    u: str | None = None
    """Unit of time."""
    one: str | None = None
    """A unit of time that stands for one of it ("a year-earlier profit")."""
    n: str | None = None
    """Amount."""
    dir: str | None = None
    """Which way an amount is counted ("ago", "later")."""
    of: str | None = None
    """What is said to be the same ("the same period a year earlier")."""
    ly: str | None = None
    two: str | None = None
    """The unit in "the day before yesterday", and (``ba``) which way."""
    ba: str | None = None
    wh: str | None = None
    """"last", "that", "next", … before a unit; before the unit that holds a weekday (``ww``), year, month, season."""
    ww: str | None = None
    wy: str | None = None
    wm: str | None = None
    ws: str | None = None
    edge: str | None = None
    """Which end of it: "early", "the end of"."""
    part: str | None = None
    """Part of the day."""
    today: str | None = None
    """The unit in "for the day", which is the one in hand."""
    event: str | None = None
    """"before" or "after", where something that happened follows it; no group: what stands behind the expression says so."""
