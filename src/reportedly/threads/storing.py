"""The tellings of an article as bytes that a store keeps, and back: exact, whatever the fields."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from reportedly.model import Deed, Figure, Spell, Spot, Telling, Voice

FORM: Final = 2
"""Changes when tellings are made otherwise: those of another form are made anew."""

_PARTS: Final = {"deeds": Deed, "spots": Spot, "spells": Spell, "figures": Figure}
_BYTES: Final = ("vector", "backdrop")
_SETS: Final = tuple(field.name for field in fields(Telling) if field.type == "frozenset[str]")


def to_bytes(told: Sequence[Telling]) -> bytes:
    """Tellings as JSON in UTF-8, sets in the order of their members, so that the same ones give the same bytes."""
    return json.dumps([_row(each) for each in told], separators=(",", ":")).encode("ascii")


def from_bytes(data: bytes) -> tuple[Telling, ...]:
    """What :func:`to_bytes` was given; raises ``ValueError`` for what it did not write."""
    try:
        return tuple(_telling(row) for row in json.loads(data))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"no tellings: {error}") from None


def _row(telling: Telling) -> dict[str, Any]:
    row = asdict(telling)
    for name in _SETS:
        row[name] = sorted(row[name])
    for name in _BYTES:
        row[name] = base64.b85encode(row[name]).decode("ascii")
    for figure in row["figures"]:
        figure["counted"] = sorted(figure["counted"])
    return row


def _telling(row: Mapping[str, Any]) -> Telling:
    values: dict[str, Any] = dict(row)
    values["voice"] = Voice(**values["voice"])
    for figure in values["figures"]:
        figure["counted"] = frozenset(figure["counted"])
    for name, made in _PARTS.items():
        values[name] = tuple(made(**each) for each in values[name])
    for name in _SETS:
        values[name] = frozenset(values[name])
    for name in _BYTES:
        values[name] = base64.b85decode(values[name])
    for name in ("lemmas", "slots"):
        values[name] = tuple(values[name])
    return Telling(**values)
