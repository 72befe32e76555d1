"""A reader for tests: finds "…, NAME said." by a regular expression, and misbehaves where a text asks for it."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

from reportedly.model import Attribution, Page, Reading, Span
from reportedly.model.errors import ModelError

_SAID = re.compile(r"(?P<content>[^.\n]+), (?P<source>\w+(?: \w+)?) (?P<cue>said)\.")
_ONCE = re.compile(r"DIE-ONCE (\S+)")


class StandIn:
    model = "stand-in@0"

    def read(self, page: Page) -> Reading:
        text = page.text
        if "DIE-ALWAYS" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if (once := _ONCE.search(text)) and not Path(once[1]).exists():
            Path(once[1]).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "BUG" in text:
            raise RuntimeError("the stand-in was asked to fail")
        if "SLOWLY" in text:
            time.sleep(0.2)
        found = tuple(
            Attribution(
                cues=(Span.of(text, *match.span("cue")),),
                sources=(Span.of(text, *match.span("source")),),
                contents=(Span.of(text, *match.span("content")),),
                cue_score=0.9,
                link_score=0.9,
                score=0.9,
            )
            for match in _SAID.finditer(text)
        )
        return Reading(self.model, found, ())


def load(threads: int) -> StandIn:
    return StandIn()


def load_damaged(threads: int) -> StandIn:
    raise ModelError("the model is damaged; install reportedly again")


STORY = """Council votes on the harbour

The council will close the old harbour next year, the mayor said.
Nobody had been asked about the plan beforehand, Anna Holm said. The vote is on {day}, and fishermen will watch it closely.
SLOT
"""


def story(day: object = "Monday", extra: str = "") -> str:
    """A short article, different for each ``day``."""
    return STORY.format(day=day).replace("SLOT", extra)
