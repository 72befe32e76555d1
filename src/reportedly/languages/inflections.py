"""``morphology.toml`` made a ``Morphology``."""

from __future__ import annotations

import re
from typing import Any, get_args

from reportedly.forms import File, Path
from reportedly.model import Ending, Inflection, InflectionRules, InflectionTemplate, Morphology
from reportedly.model.errors import LanguageError

_MADE = (*get_args(Inflection), "plural", "singular", "lemma")
_GROUP = re.compile(r"\\(\d)")


def morphology(file: File) -> Morphology:
    """What the file says of word forms. Raises ``LanguageError`` with file and line where it is not valid."""
    data = file.data
    rules = {name: _rules(file, name, listed) for name, listed in data.get("rules", {}).items()}
    irregular: dict[str, tuple[str, str]] = {}
    lemmas: dict[str, str] = dict(data.get("lemmas", {}))
    for verb, given in data.get("irregular", {}).items():
        match given.split():
            case [past, participle]:
                irregular[verb] = (past, participle)
                lemmas |= {past: verb, participle: verb}
            case _:
                raise _fault(file, ("irregular", verb), f"{verb}: a past tense and a participle are expected")
    return Morphology(rules, irregular, data.get("plurals", {}), lemmas, _endings(file, data.get("endings", {})))


def _endings(file: File, listed: dict[str, str]) -> dict[Ending, tuple[str, ...]]:
    found: dict[Ending, tuple[str, ...]] = {}
    for name, letters in listed.items():
        kind = next((one for one in get_args(Ending) if one == name), None)
        if kind is None:
            raise _fault(file, ("endings", name), f"unknown kind of word {name!r}; known: {', '.join(get_args(Ending))}")
        found[kind] = tuple(letters.split())
    return found


def _rules(file: File, name: str, listed: list[list[Any]]) -> InflectionRules:
    if name not in _MADE:
        raise _fault(file, ("rules", name), f"unknown kind of form {name!r}; known: {', '.join(_MADE)}")
    try:
        return tuple((re.compile(pattern, re.VERBOSE), tuple(map(_template, made))) for pattern, *made in listed)
    except re.error as error:
        raise _fault(file, ("rules", name), f"{name}: a pattern is not valid: {error}") from None


def _template(form: str) -> InflectionTemplate:
    pieces = _GROUP.split(form)
    return tuple(int(piece) if at % 2 else piece for at, piece in enumerate(pieces) if piece)


def _fault(file: File, path: Path, message: str) -> LanguageError:
    return LanguageError(str(file.mistake(path, message)))
