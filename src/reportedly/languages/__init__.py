"""The languages that can be read: one folder each, TOML files whose heads say what they hold, read into a ``Language``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from reportedly.languages.events import event_mistakes
from reportedly.languages.inflections import morphology
from reportedly.languages.tables import Tables
from reportedly.languages.verbs import saying
from reportedly.model import Language
from reportedly.model.errors import LanguageError

__all__ = ["KNOWN", "language"]

KNOWN = ("en",)
"""The codes of the languages that the package carries."""


@cache
def language(code: str = "en") -> Language:
    """The language with this ISO 639 code, read once. Raises ``LanguageError``, which names the known ones where there is none."""
    if code not in KNOWN:
        raise LanguageError(f"the language {code!r} is not known; known: {', '.join(KNOWN)}")
    tables = Tables(files(__package__).joinpath(code), f"languages/{code}", {"events": event_mistakes})
    inflected = morphology(tables.file("morphology"))
    return Language(code, tables, inflected, saying(tables.file("verbs"), inflected))
