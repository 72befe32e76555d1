"""The command line. Only here: printing, exit codes, environment variables."""

from __future__ import annotations

import gc
import sys

__all__ = ["main"]

_SELDOM = 30_000
"""Objects made between two looks for garbage: what a command makes at its start lives until its end."""


def main() -> None:
    """Run the ``reportedly`` command on ``sys.argv`` and exit with its code."""
    gc.set_threshold(_SELDOM)
    try:
        from reportedly.cli.program import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    gc.freeze()  # all of it goes with the process
    sys.exit(code)
