"""Types every console block of the documents named again, and writes what is printed below each command.

``python tests/first_day/refresh.py FILE…``. Where a block ends in ``…``, as many lines as it has are kept.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from terminal import Terminal

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def refreshed(text: str, terminal: Terminal) -> str:
    """``text`` with each command's output as it is now."""

    def typed(command: re.Match[str]) -> str:
        lines, shown = terminal.run(command[1]).lines, command[2].splitlines()
        if shown and shown[-1] == "…":
            lines = [*lines[: len(shown) - 1], "…"]
        return f"$ {command[1]}\n" + "".join(f"{line}\n" for line in lines)

    return _BLOCK.sub(lambda block: _COMMAND.sub(typed, block[1]), text)


def main() -> None:
    """Refresh the documents named on the command line."""
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder) / "here"
            here.mkdir()
            shutil.copytree(ROOT / "examples", here / "examples")
            path = Path(name)
            path.write_text(
                refreshed(path.read_text(encoding="utf-8"), Terminal(here, Path(folder) / "home")), encoding="utf-8"
            )


if __name__ == "__main__":
    main()
