"""The attribution scorer, loaded from a file: it belongs to the gold data, not to this project."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

DEFAULT_SCORER = Path(__file__).resolve().parents[2] / "shared" / "eval" / "score_attribution.py"
"""Where the scorer lies when the evaluation data is checked out beside the repository."""


def load_scorer(path: Path = DEFAULT_SCORER) -> ModuleType:
    """Import the scorer at ``path``; raises ``SystemExit`` with one line where there is none."""
    spec = importlib.util.spec_from_file_location("attribution_scorer", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no scorer there; give its path with --scorer")
    module = importlib.util.module_from_spec(spec)
    writes = sys.dont_write_bytecode
    sys.dont_write_bytecode = True  # the scorer's folder may be read-only
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = writes
    return module
