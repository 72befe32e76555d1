"""The command line. Only here: printing, exit codes, environment variables."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the ``reportedly`` command on ``sys.argv`` and exit with its code."""
    try:
        from reportedly.cli.program import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
