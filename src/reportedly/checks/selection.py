"""Which rules hold in one run, how severe they are, and what a house style says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.model import Severity, Style

ALL = "ALL"
"""In ``select`` and ``ignore``: every rule."""


@dataclass(frozen=True, slots=True)
class Selection:
    """``select``, ``extend`` and ``ignore`` hold identifiers (``SRC002``) or what they begin with (``SRC``), or ``ALL``.

    Where ``select`` is empty the rules that are on by default hold, as the style turns on and off; ``extend`` adds to them;
    ``ignore`` takes away. The longer of two that fit a rule wins; between equals ``ignore`` does. ``severities`` go before those
    of the style, and those before the rules' own. Of several ``styles`` the later goes before the earlier. No rule holds whose
    findings have less ``confidence``, whatever selects it.
    """

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    styles: tuple[Style, ...] = ()
    confidence: float = 0.0
