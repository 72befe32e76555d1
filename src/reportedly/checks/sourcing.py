"""What several rules ask about sources: how sure it is that a sentence names one, and who speaks in an article."""

from __future__ import annotations

import re

from reportedly.checks.scene import Scene
from reportedly.model import Claim

_BEFORE = 80
"""Words before an offset are sought among so many characters."""


def word_before(scene: Scene, offset: int) -> str:
    """The word right before ``offset`` in lower case, with no mark between them; empty where there is none."""
    match = re.search(r"(?<![\w’'-])([\w’'-]++)[ \t]++$", scene.text[max(0, offset - _BEFORE) : offset])
    return match.group(1).lower() if match else ""


def after(scene: Scene, offset: int, end: int) -> str:
    """What stands between ``offset`` and ``end``, without white space at its beginning."""
    return scene.text[offset:end].lstrip()


def by_source(scene: Scene) -> list[tuple[int, Claim]]:
    """The attributed claims that have a source, each with where its source begins, in that order."""
    return sorted(
        ((claim.source.spans[0].start, claim) for claim in scene.attributed if claim.source.spans), key=lambda each: each[0]
    )
