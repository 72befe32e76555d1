"""A terminal of a fixed width in which commands run as a person types them: what they print, errors included, as lines."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from dataclasses import dataclass
from pathlib import Path

import reportedly

ROOMS = Path(reportedly.__file__).parents[1]
COLUMNS = 92
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07")


@dataclass(frozen=True, slots=True)
class Printed:
    """What a command printed, line by line, and its exit code."""

    lines: list[str]
    code: int


class Terminal:
    """``folder`` is where commands run; ``home`` holds what they keep. ``reportedly`` is on the path."""

    def __init__(self, folder: Path, home: Path) -> None:
        self._folder = folder
        programs = home / "bin"
        programs.mkdir(parents=True)
        program = programs / "reportedly"
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -m reportedly "$@"\n')
        program.chmod(0o755)
        rooms = os.pathsep.join(filter(None, [str(ROOMS), os.environ.get("PYTHONPATH", "")]))
        path = os.pathsep.join((str(programs), str(Path(sys.executable).parent), os.environ["PATH"]))
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "REPORTEDLY_"))}
        self._surroundings = {**kept, "HOME": str(home), "PATH": path, "PYTHONPATH": rooms, "TERM": "dumb", "NO_COLOR": "1"}

    def run(self, command: str) -> Printed:
        """Run ``command`` in a shell to its end."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
        with subprocess.Popen(
            ["/bin/sh", "-c", command], cwd=self._folder, env=self._surroundings, stdin=theirs, stdout=theirs, stderr=theirs
        ) as process:
            os.close(theirs)
            pieces = []
            while piece := _read(ours):
                pieces.append(piece)
            code = process.wait()
        os.close(ours)
        text = _ESCAPE.sub("", b"".join(pieces).decode("utf-8", "replace").replace("\r\n", "\n"))
        lines = text.rstrip("\n").split("\n") if text else []
        return Printed(
            [line.rstrip().rpartition("\r")[2].rstrip() for line in lines], code
        )  # what a bar has left is overwritten


def _read(end: int) -> bytes:
    try:
        return os.read(end, 65536)
    except OSError as error:  # how Linux says that the other end was closed
        if error.errno == errno.EIO:
            return b""
        raise
