"""The command line in a process of its own, with the stand-in reader of ``tests/run``."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import reportedly

ROOMS = Path(reportedly.__file__).parents[1]
STAND_IN = Path(__file__).parents[1] / "run"
sys.path.append(str(STAND_IN))

PROGRAM = (
    # whoever runs the tests in the background may have had Ctrl-C ignored, which children inherit
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "import sys, standin; from reportedly.cli.opening import Opening; from reportedly.cli.program import run;"
    "sys.exit(run(sys.argv[1:], Opening(standin.load, places=False)))"
)

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(**more: str) -> dict[str, str]:
    path = os.pathsep.join(filter(None, [str(ROOMS), str(STAND_IN), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "error", **more}


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Start ``reportedly`` with some arguments in ``tmp_path``."""

    def start(*arguments: object, env: dict[str, str] | None = None, **options: Any) -> subprocess.Popen[str]:
        given = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
        return subprocess.Popen(command, cwd=tmp_path, env=environment(**(env or {})), encoding="utf-8", **given)

    return start


@pytest.fixture
def reportedly_command(start: Callable[..., subprocess.Popen[str]]) -> Command:
    """Run ``reportedly`` with some arguments, and ``input`` as its standard input, to its end."""

    def command(*arguments: object, input: str | None = None, **options: Any) -> subprocess.CompletedProcess[str]:  # noqa: A002
        if input is not None:
            options["stdin"] = subprocess.PIPE
        with start(*arguments, **options) as process:
            out, err = process.communicate(input, timeout=60)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    return command
