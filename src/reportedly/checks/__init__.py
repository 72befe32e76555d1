"""What a careful standards editor would mark in a read article. Pure functions: no files, network, clock or model.

``check`` runs rules over an article; each rule is one file in ``rules/``, and ``rulebook`` lists them all.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.checks.selection import Selection
from reportedly.model import Article, Diagnostic, Pack, Page

__all__ = ["Selection", "check"]


def check(
    article: Article, page: Page, packs: Sequence[Pack] = (), selection: Selection | None = None
) -> tuple[Diagnostic, ...]:
    """The diagnostics of an article, in text order. See ``reportedly.checks.checking.check``."""
    from reportedly.checks.checking import check as run

    return run(article, page, packs, selection)
