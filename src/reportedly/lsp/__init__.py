"""The language server: findings in an editor while one writes, over standard input and output.

``examining`` checks one text at the desk of ``run/``, ``queue`` decides which text is checked next, ``places`` counts as editors
count, ``actions`` are what an editor offers to do about a finding; ``server``, the one file that needs pygls, puts them behind the
protocol.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from reportedly.doors import door
from reportedly.model.errors import MissingExtra

if TYPE_CHECKING:
    from reportedly.lsp.examining import Examiner

__all__ = ["Examiner", "serve"]

__getattr__ = door(__name__, {"examining": ("Examiner",)})


def serve(examiner: Examiner, stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Speak the Language Server Protocol until the client leaves; raises ``MissingExtra`` where pygls is not installed."""
    try:
        from reportedly.lsp.server import run
    except ImportError as error:
        if not (error.name or "").startswith(("pygls", "lsprotocol", "cattrs", "attrs")):
            raise
        raise MissingExtra(
            f"the language server needs {error.name}, which is not installed: pip install 'reportedly[lsp]'"
        ) from None
    run(examiner, stdin, stdout)
