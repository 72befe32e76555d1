"""Readers for tests of engines: one whose model differs between processes, one that tells which process asked for it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from standin import StandIn

from reportedly.model import Page, Reading

_PARENT = re.compile(r"PARENT-TO (\S+)")


class Elsewhere(StandIn):
    model = f"stand-in@{os.getpid()}"


class Telling(StandIn):
    def read(self, page: Page) -> Reading:
        if asked := _PARENT.search(page.text):
            Path(asked[1]).write_text(str(os.getppid()))
        return super().read(page)


def load(threads: int) -> StandIn:
    return Elsewhere()


def load_telling(threads: int) -> StandIn:
    return Telling()
