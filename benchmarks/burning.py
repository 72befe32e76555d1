"""A reader that costs what it is told to: so many milliseconds of a core an article, and no model. For benchmarks of engines.

What it costs stands in the article (``BURN 20``), so that it is the same in every process.
"""

from __future__ import annotations

import re
import time

from reportedly.model import Attribution, Page, Reading, Span

_COST = re.compile(r"BURN (\d+)")
_SAID = re.compile(r"(?P<content>[^.\n]+), (?P<source>[a-z ]+) (?P<cue>said)\.")

_STORY = """Council votes on the harbour

The council will close the old harbour next year, the mayor said. The vote is on day {number}, and fishermen will watch it closely.
Nobody had been asked about the plan beforehand, the fishermen said. BURN {cost}
"""


class Burning:
    """Finds ``…, X said.`` in an article after it has kept a core busy for as long as the article says."""

    model = "burning@0"

    def read(self, page: Page) -> Reading:
        """As a reader does."""
        text = page.text
        cost = _COST.search(text)
        until = time.process_time() + (int(cost[1]) / 1000 if cost else 0)
        while time.process_time() < until:
            pass
        found = tuple(
            Attribution(
                (Span.of(text, *each.span("cue")),),
                (Span.of(text, *each.span("source")),),
                (Span.of(text, *each.span("content")),),
                0.9,
                0.9,
                0.9,
            )
            for each in _SAID.finditer(text)
        )
        return Reading(self.model, found, ())


def load(threads: int) -> Burning:
    """As a reader is opened."""
    return Burning()


def article(number: int, cost: int = 0) -> str:
    """A short article, different for each ``number``, that costs ``cost`` milliseconds."""
    return _STORY.format(number=number, cost=cost)
