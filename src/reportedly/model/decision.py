"""Decisions of people on what was read: confirmed, rejected, corrected, merged, split, commented on, undone. Kept apart from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, get_args

from reportedly.model.errors import UsageError
from reportedly.model.shown import noun, quoted

TargetKind = Literal["claim", "actor", "place", "link", "family", "thread"]
DecisionKind = Literal["confirm", "reject", "correct", "merge", "split", "comment", "undo"]
Field = Literal[
    "source", "source_kind", "actor", "pack_id", "side", "polarity", "source_certainty", "outlet_stance", "event", "place"
]

CLAIM_FIELDS: Final = get_args(Field)
"""What of a claim can be corrected."""
ACTOR_FIELDS: Final = ("name", "kind", "pack_id", "side")
PLACE_FIELDS: Final = ("name", "country", "lat", "lon", "geonames_id")
_KEY: Final = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision is about. ``key`` names it within its kind.

    Of a claim it is the claim's key, ``article`` the id of its article, and ``words`` are its source and content: by these it is found
    again where another reading gave it another key. Of an actor or a place it is a name or an id of a pack; of a family of copies its
    id; of a link the ids of what it ties, in order, with a tilde between; of a thread the article and key of a claim of it.
    """

    kind: TargetKind
    key: str
    article: str | None = None
    words: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        if not self.key.strip():
            raise UsageError(f"which {self.kind}? its key is empty")

    @classmethod
    def link(cls, one: str, other: str) -> Target:
        """A tie between two claims (or articles), whichever is named first."""
        return cls("link", "~".join(sorted((one, other))))

    @classmethod
    def parsed(cls, text: str) -> Target:
        """``actor:NAME``, ``place:NAME``, ``family:ID``, ``thread:ID``, ``link:A~B``, or a claim's key; raises ``UsageError``."""
        kind, colon, key = text.partition(":")
        if colon and kind == "link":
            one, tilde, other = key.partition("~")
            if not (tilde and one and other):
                raise UsageError(f"{text}: a link is written link:ONE~OTHER")
            return cls.link(one, other)
        for known in ("claim", "actor", "place", "family", "thread"):
            if colon and kind == known and key:
                return cls(known, key)
        if _KEY.fullmatch(text):
            return cls("claim", text)
        raise UsageError(
            f"{text}: name a claim as ask prints it (ARTICLE/c3) or by its key, else actor:NAME, place:NAME, family:ID, thread:ID or "
            "link:ONE~OTHER"
        )

    def __str__(self) -> str:
        return self.key if self.kind == "claim" else f"{self.kind}:{self.key}"


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log of decisions, which only grows: who decided what, when, and why.

    ``value`` is what was decided beside the kind: of ``correct`` the fields with their new values, of ``merge`` the key of the
    ``with`` which the target is one, of ``split`` what it is to stand apart ``from`` (nothing: from all), of ``comment`` the ``text``.
    Of threads and links it holds ``claims`` too, by which they are found again, as JSON: article, key, source and content of each.
    ``undoes`` is the id of the decision that ``undo`` takes back. ``stands`` is whether nobody has taken this one back since.
    ``held``: how a decision on a claim found it in the present reading, by its ``key`` or its ``words``; ``loose`` where it can't be
    found, or of a thread or link fewer than two claims can; ``None`` of what is found whenever it is asked (all but claims).
    """

    id: str
    at: datetime
    who: str
    kind: DecisionKind
    target: Target
    value: Mapping[str, str | float | int | None] = field(default_factory=dict)
    why: str = ""
    undoes: str | None = None
    stands: bool = True
    held: Literal["key", "words", "loose"] | None = None

    @property
    def text(self) -> str:
        """What was decided beside the kind, in words: fields with their values, whom it is with, or a comment."""
        shown = {name: each for name, each in self.value.items() if name != "claims"}
        return ", ".join(f"{name} = {each if each is not None else 'none'}" for name, each in shown.items())

    def __repr__(self) -> str:
        return noun("Decision", (self.id, self.kind, self.target, quoted(self.why) if self.why else ""))


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a standing decision makes of a line: a ``field`` that is corrected, with what was ``read``, or a comment (``field`` "")."""

    decision: str
    who: str
    at: datetime
    field: str
    read: str | None
    decided: str | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of decisions that were brought in from elsewhere: how many are ``new``, ``known`` before, and ``loose`` here."""

    new: int
    known: int
    loose: int


def standing(decisions: Iterable[tuple[str, str | None]]) -> set[str]:
    """The ids of those that stand, of all decisions in their order: (id, the id of what it undoes). An undo can be undone."""
    listed = list(decisions)
    gone: set[str] = set()
    for ident, undoes in reversed(listed):
        if ident not in gone and undoes is not None:
            gone.add(undoes)
    return {ident for ident, _ in listed} - gone


def grouped(decisions: Iterable[Decision]) -> dict[str, frozenset[str]]:
    """Which keys are one, by standing decisions to merge and split in their order; keys that are alone are left out."""
    group: dict[str, set[str]] = {}
    for each in decisions:
        if not each.stands or each.kind not in ("merge", "split"):
            continue
        key, other = each.target.key, each.value.get("with" if each.kind == "merge" else "from")
        own = group.setdefault(key, {key})
        if each.kind == "merge" and isinstance(other, str):
            theirs = group.setdefault(other, {other})
            if own is not theirs:
                own |= theirs
                for member in theirs:
                    group[member] = own
        elif each.kind == "split" and (other is None or other in own):
            own.discard(key)
            group[key] = {key}
    return {key: frozenset(members) for key, members in group.items() if len(members) > 1}
