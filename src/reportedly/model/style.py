"""What a house style says: which rules hold, how severe they are, and rules of its own that need no code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reportedly.model.claim import Force, SourceKind
from reportedly.model.diagnostic import Severity

Where = Literal["own voice", "headline", "everywhere"]


@dataclass(frozen=True, slots=True)
class LexicalRule:
    """A rule of a pack or a style that marks wordings.

    ``wordings`` are words or phrases, matched whole and without regard to case unless they hold a capital letter. ``where``:
    in the outlet's own voice (outside quotations and what is attributed), in the headline only, or everywhere. ``message`` and
    ``ask`` may hold ``{words}``, the words found. ``neutral`` is another wording, for quick fixes and the message.
    """

    id: str
    name: str
    marks: str
    why: str
    reference: str
    wordings: tuple[str, ...]
    message: str
    ask: str
    severity: Severity = "info"
    where: Where = "own voice"
    neutral: str = ""
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class SourcingRule:
    """A rule of a pack or a style that marks attributions: those that meet every condition that is given.

    ``kinds`` are kinds of source, ``forces`` those of the cue, ``cues`` dictionary forms of the cue, ``sources`` words of which
    the source holds one. What is marked is the cue where ``cues`` or ``forces`` are given, the source otherwise. ``message`` and
    ``ask`` may hold ``{source}`` and ``{cue}``.
    """

    id: str
    name: str
    marks: str
    why: str
    reference: str
    message: str
    ask: str
    severity: Severity = "info"
    kinds: tuple[SourceKind, ...] = ()
    forces: tuple[Force, ...] = ()
    cues: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """What a style changes in one rule; ``None`` leaves it as it is.

    ``message`` and ``ask`` replace the rule's wording; ``{words}`` in them stands for the words marked.
    """

    severity: Severity | None = None
    enabled: bool | None = None
    message: str | None = None
    ask: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A house style: settings by rule identifier, and added rules.

    Where ``only`` holds identifiers, or what they begin with, no other rules hold than these and the style's own.
    """

    id: str
    title: str
    settings: Mapping[str, Setting] = field(default_factory=dict)
    lexical: tuple[LexicalRule, ...] = ()
    sourcing: tuple[SourcingRule, ...] = ()
    only: tuple[str, ...] = ()
