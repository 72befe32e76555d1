"""How a room opens: what its ``__init__`` exports is imported when it is first asked for, not when the room is entered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module


def door(room: str, at: Mapping[str, Sequence[str]]) -> Callable[[str], object]:
    """The ``__getattr__`` of the package ``room``: ``at`` says which of its modules holds which names.

    No exported name may be that of a module of the room: once imported, the module would stand under it.
    """
    module_of = {name: module for module, names in at.items() for name in names}

    def opened(name: str) -> object:
        if name not in module_of:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{module_of[name]}"), name)

    return opened
