"""All that is asked of an article when it comes in: its sketch, whom it credits, whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.lineage.crediting import credit
from reportedly.lineage.sketching import Sketch, sketch
from reportedly.model import Credit, Outlet, PackSet, Page, Range, outlet_of


@dataclass(frozen=True, slots=True)
class Traced:
    """What a store keeps of an article to tell its copies; ``sentences`` and ``credit`` are stretches of the document's own text."""

    sketch: Sketch
    sentences: tuple[Range, ...]
    credit: Credit | None
    outlet: Outlet | None


def trace(page: Page, packs: PackSet) -> Traced:
    """What is asked of an article, of its page and what packs know of outlets."""
    document = page.prose.given
    found = credit(page, packs)
    return Traced(
        sketch(page.text, page.layout.sentences),
        page.prose.given_layout(page.layout).sentences,
        page.prose.verbatim(found) if found else None,
        outlet_of(packs.packs, document.outlet, document.url),
    )
