"""The word right before an offset."""

from __future__ import annotations

import re

from reportedly.checks.scene import Scene

_BEFORE = 80
"""Words before an offset are sought among so many characters."""


def word_before(scene: Scene, offset: int) -> str:
    """The word right before ``offset`` in lower case, with no mark between them; empty where there is none."""
    match = re.search(r"(?<![\w’'-])([\w’'-]++)[ \t]++$", scene.text[max(0, offset - _BEFORE) : offset])
    return match.group(1).lower() if match else ""
