"""What all kinds of rules share: what they are, and how their messages are filled in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene, one_line


class Kind(Protocol):
    """Settings of one rule. ``message`` and ``ask`` are templates: what may stand in braces is said by each kind."""

    def find(self, scene: Scene) -> Iterable[Finding]:
        """The findings of an article, in any order."""
        ...


def filled(template: str, **values: object) -> str:
    """``template`` with ``{name}`` replaced by each of ``values``, on one line; other braces stay as they are."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", one_line(str(value)))
    return template
