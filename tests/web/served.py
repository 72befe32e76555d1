"""Where the web app of the tests is, and how a stand-in reads for it."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

from reportedly.model import Metadata
from reportedly.pipeline import open_references
from reportedly.run import Job, Read

sys.path.append(str(Path(__file__).parents[1] / "run"))

import standin

ROOT = Path(__file__).parents[2]
HOME = "http://127.0.0.1:8017"
PACK = str(ROOT / "examples" / "arvel" / "pack")


def standing_job() -> Job:
    """How the stand-in reads."""
    return Job(Read(), Metadata(), lru_cache(maxsize=1)(standin.load), open_references)
