"""Words in names of places, of whatever language: the tables of ``data/wordings.toml``, read when they are first asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.forms import toml


@cache
def spelt_out() -> Mapping[str, str]:
    """A word of a name in its short form, and what it stands for."""
    found: Mapping[str, str] = _tables()["spelt_out"]
    return found


@cache
def wordings(section: str, name: str) -> tuple[str, ...]:
    """The wordings of a list, in lower case and in their order."""
    return tuple(" ".join(each.split()) for each in _tables()[section][name].split(","))


def any_of(section: str, name: str) -> str:
    """A list as a regular expression, the longest wordings first."""
    return "|".join(map(re.escape, sorted(wordings(section, name), key=len, reverse=True)))


@cache
def _tables() -> Mapping[str, Any]:
    return toml(files(__package__).joinpath("data", "wordings.toml").read_text(encoding="utf-8"))
