"""The languages that can be read: one folder each, TOML files whose heads say what they hold, read into a ``Language``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import rtoml

from reportedly.model.language import Language

__all__ = ["KNOWN", "language"]

KNOWN = ("en",)
"""The codes of the languages that the package carries."""


@cache
def language(code: str = "en") -> Language:
    """The language with this ISO 639 code, read once; raises ``ValueError``, which names the known ones, where there is none."""
    if code not in KNOWN:
        raise ValueError(f"the language {code!r} is not known; known: {', '.join(KNOWN)}")
    folder = files(__package__).joinpath(code)
    tables = {
        entry.name.removesuffix(".toml"): rtoml.loads(entry.read_text(encoding="utf-8"))
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }
    return Language(code, tables)
